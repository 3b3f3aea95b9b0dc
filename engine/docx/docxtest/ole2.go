package docxtest

import (
	"encoding/binary"
	"unicode/utf16"
)

// OLE2 is a compound file, as legacy and encrypted documents are, with up to
// three streams of these names and nothing in them.
func OLE2(streams ...string) []byte {
	const sector = 512
	le := binary.LittleEndian
	file := make([]byte, 3*sector) // header, allocation table, directory
	copy(file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	le.PutUint16(file[30:], 9) // sectors of 1<<9 bytes
	le.PutUint32(file[48:], 1) // the directory's sector
	for i := range sector / 4 {
		le.PutUint32(file[sector+4*i:], 0xfffffffe) // end of chain
	}
	for i, name := range append([]string{"Root Entry"}, streams...) {
		entry := file[2*sector+128*i:]
		units := append(utf16.Encode([]rune(name)), 0)
		for j, unit := range units {
			le.PutUint16(entry[2*j:], unit)
		}
		le.PutUint16(entry[64:], uint16(2*len(units)))
		entry[66] = 2 // a stream
	}
	return file
}
