package opc

import (
	"bytes"
	"testing"
	"unicode/utf16"
)

// compoundFile is an OLE2 file with the streams named, four to a directory
// sector; sector 0 is the FAT, and the directory goes 2, 1, 3, 4 …
func compoundFile(streams ...string) []byte {
	chain := []uint32{2, 1, 3, 4, 5}
	sectors := (len(streams) + 3) / 4
	b := make([]byte, 512*(2+max(sectors, 2)))
	copy(b, ole2Magic)
	le.PutUint16(b[30:], 9)
	le.PutUint32(b[48:], chain[0])
	fat := b[512:1024]
	for i := range 128 {
		le.PutUint32(fat[4*i:], 0xfffffffe) // end of chain
	}
	for i := range sectors - 1 {
		le.PutUint32(fat[4*chain[i]:], chain[i+1])
	}
	for i, name := range streams {
		entry := b[512*(int(chain[i/4])+1)+128*(i%4):]
		units := append(utf16.Encode([]rune(name)), 0)
		for j, u := range units {
			le.PutUint16(entry[2*j:], u)
		}
		le.PutUint16(entry[64:], uint16(2*len(units)))
		entry[66] = 2
	}
	return b
}

func TestOLE2(t *testing.T) {
	many := []string{"Root Entry", "a", "b", "c", "d", "e", "f", "g", "1Table"}
	tests := []struct {
		name string
		in   []byte
		kind Kind
	}{
		{"password", compoundFile("Root Entry", "EncryptedPackage", "\x06DataSpaces", "EncryptionInfo"), Encrypted},
		{"rights management", compoundFile("Root Entry", "\x06DataSpaces", "EncryptedPackage"), DRM},
		{"old Word", compoundFile("Root Entry", "1Table", "WordDocument"), LegacyDoc},
		{"old Word, far into the directory", compoundFile(append(many, "WordDocument")...), LegacyDoc},
		{"old Excel, far into the directory", compoundFile(append(many, "Workbook")...), NotZip},
		{"PowerPoint", compoundFile("Root Entry", "PowerPoint Document"), NotZip},
		{"unknown", compoundFile("Root Entry", "CONTENTS"), LegacyDoc},
		{"header only", []byte(ole2Magic), LegacyDoc},
		{"cut", compoundFile("Root Entry", "WordDocument")[:700], LegacyDoc},
		{"a container inside", append(compoundFile("Root Entry", "WordDocument"), document().bytes()...), LegacyDoc},
	}
	for _, test := range tests {
		_, err := Open(bytes.NewReader(test.in), int64(len(test.in)), Limits{})
		e, ok := err.(*Error)
		if !ok || e.Kind != test.kind || e.Detail == "" {
			t.Errorf("%s: %v, want kind %s", test.name, err, test.kind)
		}
	}
}

// TestOLE2Cycle has a directory whose chain comes back to itself.
func TestOLE2Cycle(t *testing.T) {
	b := compoundFile("Root Entry", "a", "b", "c")
	le.PutUint32(b[512+4*2:], 2)
	if _, err := Open(bytes.NewReader(b), int64(len(b)), Limits{}); err == nil {
		t.Error("opened")
	}
}
