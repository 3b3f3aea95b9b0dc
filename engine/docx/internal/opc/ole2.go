package opc

import (
	"bytes"
	"slices"
	"unicode/utf16"
)

// An OLE2 compound file ([MS-CFB]) is a file system in sectors; its directory
// is a chain of sectors that holds the names of its streams.
const (
	ole2Magic       = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	ole2Header      = 512
	ole2EntryLength = 128
	ole2HeaderFATs  = 109 // numbers of FAT sectors that stand in the header
	ole2MaxSectors  = 256 // of the directory, 1,024 streams at least
)

// ole2Types tell a compound file's type by one of its streams, the first that
// matches.
var ole2Types = []struct {
	stream string
	kind   Kind
	detail string
}{
	{"EncryptionInfo", Encrypted, "protected by a password: open it in Word, remove the password (File, Info, Protect Document) and save it"},
	{"EncryptedPackage", DRM, "encrypted by rights management (IRM): " + askForPlain},
	{"\tDRMContent", DRM, "encrypted by rights management (IRM): " + askForPlain},
	{"WordDocument", LegacyDoc, "an old Word document (.doc or .wps): " + saveAsDocx},
	{"Workbook", NotZip, "an old Excel workbook (.xls), no Word document"},
	{"Book", NotZip, "an old Excel workbook (.xls), no Word document"},
	{"PowerPoint Document", NotZip, "an old PowerPoint presentation (.ppt), no Word document"},
	{"__properties_version1.0", NotZip, "an Outlook message (.msg), no Word document: save its attachment"},
}

// judgeOLE2 tells an encrypted DOCX from a legacy document.
func judgeOLE2(f file) error {
	names, err := ole2Names(f)
	if err != nil {
		return err
	}
	for _, t := range ole2Types {
		if slices.Contains(names, t.stream) {
			return &Error{Kind: t.kind, Offset: -1, Detail: "the file is " + t.detail}
		}
	}
	return &Error{Kind: LegacyDoc, Offset: -1, Detail: "the file is an old binary document (OLE2): " + saveAsDocx}
}

// ole2Names lists the streams as far as they can be read: a damaged file is
// judged by what is left.
func ole2Names(f file) ([]string, error) {
	if f.size < ole2Header {
		return nil, nil
	}
	header, err := f.bytes(0, ole2Header)
	if err != nil {
		return nil, err
	}
	length := int64(512)
	if le.Uint16(header[30:]) == 12 {
		length = 4096
	}
	var names []string
	sector := le.Uint32(header[48:])
	for range ole2MaxSectors {
		start := (int64(sector) + 1) * length
		if start > f.size-length {
			break
		}
		entries, err := f.bytes(start, length)
		if err != nil {
			return nil, err
		}
		for entry := range slices.Chunk(entries, ole2EntryLength) {
			names = append(names, ole2Name(entry))
		}
		next, ok, err := ole2Next(f, header, sector, length)
		if !ok || err != nil {
			return names, err
		}
		sector = next
	}
	return names, nil
}

// ole2Next looks up the sector that follows in the FAT, of which only what the
// header lists is read.
func ole2Next(f file, header []byte, sector uint32, length int64) (next uint32, ok bool, err error) {
	perSector := uint32(length / 4)
	fat := sector / perSector
	if fat >= ole2HeaderFATs {
		return 0, false, nil
	}
	at := (int64(le.Uint32(header[76+4*fat:]))+1)*length + 4*int64(sector%perSector)
	if at > f.size-4 {
		return 0, false, nil
	}
	b, err := f.bytes(at, 4)
	if err != nil {
		return 0, false, err
	}
	return le.Uint32(b), true, nil
}

// ole2Name is the name in a directory entry, "" for an unused one.
func ole2Name(entry []byte) string {
	length := int(le.Uint16(entry[64:])) // in bytes, with the closing zero
	if length < 4 || length > 64 || entry[66] == 0 {
		return ""
	}
	units := make([]uint16, 0, 32)
	for unit := range slices.Chunk(entry[:length-2], 2) {
		if len(unit) == 2 {
			units = append(units, le.Uint16(unit))
		}
	}
	return string(bytes.ToValidUTF8([]byte(string(utf16.Decode(units))), nil))
}
