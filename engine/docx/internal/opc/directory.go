package opc

import (
	"bytes"
	"encoding/binary"
)

// Fixed lengths and signatures of the structures of ZIP (APPNOTE.TXT 4.3).
const (
	localLength     = 30
	centralLength   = 46
	endLength       = 22
	end64Length     = 56
	locator64Length = 20
	maxComment      = 1<<16 - 1

	max16 = 1<<16 - 1 // the value stands in a ZIP64 structure
	max32 = 1<<32 - 1
)

const (
	localSignature     = "PK\x03\x04"
	centralSignature   = "PK\x01\x02"
	endSignature       = "PK\x05\x06"
	end64Signature     = "PK\x06\x06"
	locator64Signature = "PK\x06\x07"
)

var le = binary.LittleEndian

// endBlock is the end record: where it stands and its fixed part.
type endBlock struct {
	offset int64
	raw    []byte // endLength bytes; the comment follows in the file
}

// directory is where the headers of the entries are.
type directory struct {
	start int64 // first header
	limit int64 // no header reaches beyond
	count int64
	base  int64 // what stored offsets count from
	end   endBlock
}

// findDirectory looks for the last end record that points to a directory. It
// returns nil when the file has no end record at all.
func findDirectory(f file) (*directory, error) {
	if dir, _, err := searchEnd(f, usualEnd); dir != nil || err != nil {
		return dir, err
	}
	dir, seen, err := searchEnd(f, endLength+maxComment)
	if dir == nil && err == nil && seen >= 0 {
		err = &Error{Kind: Truncated, Offset: seen, Detail: "the container's end record points to no directory: the file is damaged"}
	}
	return dir, err
}

// usualEnd is how much of a file is searched first: comments are rare and short.
const usualEnd = 1 << 10

// searchEnd searches the last bytes of a file. An end record that points to no
// directory is seen, -1 without one.
func searchEnd(f file, length int64) (dir *directory, seen int64, err error) {
	start := max(0, f.size-length)
	tail, err := f.bytes(start, f.size-start)
	if err != nil {
		return nil, -1, err
	}
	seen = -1
	for i := len(tail); ; {
		i = bytes.LastIndex(tail[:i], []byte(endSignature))
		if i < 0 {
			return nil, seen, nil
		}
		if i+endLength > len(tail) || i+endLength+int(le.Uint16(tail[i+20:])) > len(tail) {
			continue
		}
		seen = start + int64(i)
		dir, err := locate(f, endBlock{offset: seen, raw: tail[i : i+endLength : i+endLength]})
		if dir != nil || err != nil {
			return dir, seen, err
		}
	}
}

// locate follows an end record to its directory, nil when there is none.
func locate(f file, end endBlock) (*directory, error) {
	d := &directory{limit: end.offset, count: int64(le.Uint16(end.raw[10:])), end: end}
	size, offset := uint64(le.Uint32(end.raw[12:])), uint64(le.Uint32(end.raw[16:]))
	if d.count == max16 || size == max32 || offset == max32 {
		end64, at, err := findEnd64(f, end.offset)
		if err != nil {
			return nil, err
		}
		if end64 != nil {
			count := le.Uint64(end64[32:])
			if count > uint64(f.size) {
				return nil, nil
			}
			d.limit, d.count, size, offset = at, int64(count), le.Uint64(end64[40:]), le.Uint64(end64[48:])
		}
	}
	if size > uint64(d.limit) || offset > uint64(d.limit) {
		return nil, nil
	}
	if ok, err := d.anchor(f, int64(size), int64(offset)); !ok {
		return nil, err
	}
	return d, nil
}

// anchor finds the first header. Bytes put before the archive shift it against
// its stored offset; when a header stands at the stored offset after all, the
// size is wrong instead. (archive/zip judges alike.)
func (d *directory) anchor(f file, size, offset int64) (bool, error) {
	shift := d.limit - size - offset
	if d.count == 0 {
		d.base, d.start = shift, shift+offset
		return shift >= 0, nil
	}
	for _, base := range []int64{0, shift} {
		if start := base + offset; base >= 0 && start <= d.limit-centralLength {
			signature, err := f.bytes(start, 4)
			if err != nil {
				return false, err
			}
			if string(signature) == centralSignature {
				d.base, d.start = base, start
				return true, nil
			}
		}
	}
	return false, nil
}

// findEnd64 reads the ZIP64 end record that the locator before the end record
// points to, nil when there is none. Bytes put before the archive make the
// pointer wrong; then the record is right before its locator.
func findEnd64(f file, end int64) ([]byte, int64, error) {
	at := end - locator64Length
	if at < end64Length {
		return nil, 0, nil
	}
	locator, err := f.bytes(at, locator64Length)
	if err != nil || string(locator[:4]) != locator64Signature {
		return nil, 0, err
	}
	for _, offset := range []uint64{le.Uint64(locator[8:]), uint64(at - end64Length)} {
		if offset > uint64(at-end64Length) {
			continue
		}
		record, err := f.bytes(int64(offset), end64Length)
		if err != nil || string(record[:4]) == end64Signature {
			return record, int64(offset), err
		}
	}
	return nil, 0, nil
}
