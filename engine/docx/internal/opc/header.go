package opc

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Flag bits of an entry (APPNOTE.TXT 4.4.4).
const (
	flagEncrypted  = 1 << 0
	flagDescriptor = 1 << 3
	flagUTF8       = 1 << 11
)

const extraZip64 = 0x0001

// readEntries reads the headers of the directory.
func readEntries(f file, d *directory) ([]Entry, error) {
	if length := d.limit - d.start; length > maxDirectory {
		return nil, limitError("", "the container's directory is too large", length, maxDirectory)
	}
	if d.count > (d.limit-d.start)/centralLength {
		return nil, headerError(d.start, "the directory has no room for %d entries", d.count)
	}
	raw, err := f.bytes(d.start, d.limit-d.start)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, 0, d.count)
	for at := d.start; int64(len(entries)) < d.count; {
		e, err := readEntry(raw[at-d.start:], at, d)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
		at += int64(len(e.central))
	}
	return entries, nil
}

func headerError(offset int64, format string, args ...any) *Error {
	return &Error{Kind: Truncated, Offset: offset, Detail: fmt.Sprintf(format, args...)}
}

// readEntry reads the header at the start of raw, which stands at offset at.
func readEntry(raw []byte, at int64, d *directory) (Entry, error) {
	if len(raw) < centralLength || string(raw[:4]) != centralSignature {
		return Entry{}, headerError(at, "a header of the directory is missing")
	}
	nameEnd := centralLength + int(le.Uint16(raw[28:]))
	extraEnd := nameEnd + int(le.Uint16(raw[30:]))
	length := extraEnd + int(le.Uint16(raw[32:]))
	if length > len(raw) {
		return Entry{}, headerError(at, "a header of the directory is cut off")
	}
	e := Entry{
		Name:    string(raw[centralLength:nameEnd]),
		Method:  le.Uint16(raw[10:]),
		flags:   le.Uint16(raw[8:]),
		crc:     le.Uint32(raw[16:]),
		central: slices.Clip(raw[:length]),
	}
	e.Part = partName(e.Name)
	sizes, ok := readSizes(raw, raw[nameEnd:extraEnd])
	beyond := uint64(d.start)
	if !ok || sizes.compressed > beyond || sizes.inflated > 1<<62 || sizes.offset > beyond {
		return Entry{}, headerError(at, "the header of %q lies about its size or place", e.Name)
	}
	e.Compressed, e.Inflated = int64(sizes.compressed), int64(sizes.inflated)
	e.start = d.base + int64(sizes.offset)
	return e, nil
}

// sizes are the fields of a header that ZIP64 moves to an extra field.
type sizes struct{ inflated, compressed, offset uint64 }

// readSizes reads the sizes; ok is false when ZIP64 values are missing.
func readSizes(header, extra []byte) (s sizes, ok bool) {
	s = sizes{uint64(le.Uint32(header[24:])), uint64(le.Uint32(header[20:])), uint64(le.Uint32(header[42:]))}
	wide := findExtra(extra, extraZip64)
	for _, field := range []*uint64{&s.inflated, &s.compressed, &s.offset} {
		if *field != max32 {
			continue
		}
		if len(wide) < 8 {
			return s, false
		}
		*field, wide = le.Uint64(wide), wide[8:]
	}
	return s, true
}

// findExtra is the data of the first extra field with the id, nil without.
func findExtra(extra []byte, id uint16) []byte {
	for len(extra) >= 4 {
		length := 4 + int(le.Uint16(extra[2:]))
		if length > len(extra) {
			return nil
		}
		if le.Uint16(extra) == id {
			return extra[4:length]
		}
		extra = extra[length:]
	}
	return nil
}

// replaceExtra puts data where the extra fields with the id are, before the
// others when there is none. No data takes the field out.
func replaceExtra(extra []byte, id uint16, data []byte) []byte {
	var field, kept []byte
	if len(data) > 0 {
		field = le.AppendUint16(le.AppendUint16(nil, id), uint16(len(data)))
		field = append(field, data...)
	}
	at := 0
	for len(extra) >= 4 && 4+int(le.Uint16(extra[2:])) <= len(extra) {
		length := 4 + int(le.Uint16(extra[2:]))
		if le.Uint16(extra) == id {
			at = len(kept)
		} else {
			kept = append(kept, extra[:length]...)
		}
		extra = extra[length:]
	}
	return slices.Insert(append(kept, extra...), at, field...)
}

// newEntry is an entry that has no record yet.
func newEntry(part string) Entry {
	e := Entry{Name: part, Part: part, Method: methodDeflated, start: math.MaxInt64}
	if strings.ContainsFunc(part, func(r rune) bool { return r >= utf8.RuneSelf }) {
		e.flags = flagUTF8
	}
	return e
}

// New entries bear the first date of DOS, as those of Word do, so that equal
// changes give equal bytes.
const (
	version20 = 20          // version 2.0, for deflate
	version45 = 45          // version 4.5, for ZIP64
	dosEpoch  = 1<<5 | 1<<0 // 1 January 1980
)

func newLocalHeader() []byte {
	h := make([]byte, localLength)
	copy(h, localSignature)
	le.PutUint16(h[4:], version20)
	le.PutUint16(h[12:], dosEpoch)
	return h
}

// localHeader is the local header of an entry with content, made from the
// present one. Its sizes fit 32 bits (see check).
func (e *Entry) localHeader(present []byte) []byte {
	extraAt := localLength + int(le.Uint16(present[26:]))
	extra := replaceExtra(present[extraAt:], extraZip64, nil)
	h := slices.Clone(present[:localLength])
	le.PutUint16(h[6:], e.flags)
	le.PutUint16(h[8:], e.Method)
	e.putSizes(h[14:])
	le.PutUint16(h[26:], uint16(len(e.Name)))
	le.PutUint16(h[28:], uint16(len(extra)))
	return slices.Concat(h, []byte(e.Name), extra)
}

// putSizes writes checksum and sizes, which stand alike in both headers.
func (e *Entry) putSizes(b []byte) {
	le.PutUint32(b, e.crc)
	le.PutUint32(b[4:], uint32(e.Compressed))
	le.PutUint32(b[8:], uint32(e.Inflated))
}

// centralHeader is the entry's header in the directory for a record at offset
// now. What ZIP64 keeps wide stays wide.
func (e *Entry) centralHeader(offset int64) []byte {
	present := e.central
	if present == nil {
		present = newCentralHeader(e.Name)
	}
	extraAt := centralLength + len(e.Name)
	commentAt := extraAt + int(le.Uint16(present[30:]))
	fixed, extra := slices.Clone(present[:centralLength]), present[extraAt:commentAt]
	if e.content != nil {
		le.PutUint16(fixed[8:], e.flags)
		le.PutUint16(fixed[10:], e.Method)
		e.putSizes(fixed[16:])
	}
	wide := putWide(fixed, e.Inflated, e.Compressed, offset)
	if len(wide) > 0 || e.content != nil {
		extra = replaceExtra(extra, extraZip64, wide)
	}
	le.PutUint16(fixed[30:], uint16(len(extra)))
	return slices.Concat(fixed, []byte(e.Name), extra, present[commentAt:])
}

// putWide writes sizes and offset into the fixed part of a header and returns
// the data of a ZIP64 field for those that do not fit, or did not.
func putWide(fixed []byte, inflated, compressed, offset int64) (wide []byte) {
	for _, field := range []struct {
		at    int
		value int64
	}{{24, inflated}, {20, compressed}, {42, offset}} {
		if field.value < max32 && le.Uint32(fixed[field.at:]) != max32 {
			le.PutUint32(fixed[field.at:], uint32(field.value))
			continue
		}
		le.PutUint32(fixed[field.at:], max32)
		wide = le.AppendUint64(wide, uint64(field.value))
	}
	if len(wide) > 0 {
		le.PutUint16(fixed[6:], max(version45, le.Uint16(fixed[6:])))
		le.PutUint16(fixed[34:], 0) // disk, which ZIP64 can move too
	}
	return wide
}

func newCentralHeader(name string) []byte {
	h := make([]byte, centralLength, centralLength+len(name))
	copy(h, centralSignature)
	le.PutUint16(h[4:], version20)
	le.PutUint16(h[6:], version20)
	le.PutUint16(h[14:], dosEpoch)
	le.PutUint16(h[28:], uint16(len(name)))
	return append(h, name...)
}
