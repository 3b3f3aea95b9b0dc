package docx

import (
	"bytes"
	"encoding/binary"
	"sync"
)

// leanStyles reads a styles part without what makeLean takes out of it. It reports
// whether it could; otherwise the part must be read as a whole.
func (l *loader) leanStyles(name string) (sheet styleSheet, ok bool) {
	buf, reused := styleBuffers.Get().(*bytes.Buffer)
	if !reused {
		buf = &bytes.Buffer{}
	}
	buf.Reset()
	if l.pkg.ReadInto(buf, name) != nil {
		return sheet, false
	}
	lean, ok := makeLean(buf.Bytes())
	src := string(lean)
	if buf.Cap() <= maxStyleBuffer {
		styleBuffers.Put(buf)
	}
	if !ok {
		return sheet, false
	}
	src, _, bad := decodePart(src)
	if bad != nil {
		return sheet, false
	}
	sheet, err := readStyles(l.scanner(src))
	return sheet, err == nil
}

// styleBuffers are of *bytes.Buffer. A styles part as Word writes it is several
// times as large as the text of a report; to inflate each into memory of its own
// took a seventh of the time of Open.
var styleBuffers sync.Pool

const maxStyleBuffer = 1 << 20

// passedOver are elements of a styles part whose insides say nothing of text: 326
// of the 349 KB of the official report. The tags are such as all programs write
// them; styles in other words are read like the rest.
var passedOver = [...]struct{ start, end string }{
	{`w:style w:type="table"`, "/w:style"},
	{"w:latentStyles", "/w:latentStyles"},
}

// makeLean takes the insides of the elements that are passed over out of a styles
// part, in its place. It gives up where something else than tags could hide one.
// An element of the same name inside, or > in an attribute, leaves a source that
// is not well-formed. Of what is taken out nothing is checked.
func makeLean(data []byte) (lean []byte, ok bool) {
	lean = data[:0]
	kept := 0 // what comes before is in lean
	for i := declarationEnd(data); ; {
		n := bytes.IndexByte(data[i:], '<')
		if n < 0 || i+n+1 == len(data) {
			return append(lean, data[kept:]...), true
		}
		i += n + 1
		if data[i] == '!' || data[i] == '?' {
			return nil, false
		}
		if end := endOfPassedOver(data[i:]); end != "" {
			inside := i + bytes.IndexByte(data[i:], '>') + 1
			lean = append(lean, data[kept:inside]...)
			if kept = findEnd(data, inside, end); kept < 0 {
				return nil, false
			}
			i = kept + 1
		}
	}
}

// findEnd finds an end tag from offset i on, -1 if there is none or something
// else than tags comes before.
func findEnd(data []byte, i int, end string) int {
	for ; ; i++ {
		i = noStartTag(data, i)
		if i < 0 || data[i+1] != '/' {
			return -1
		}
		if hasPrefix(data[i+1:], end) {
			return i
		}
	}
}

// noStartTag finds the first < from offset i on that begins something else than a
// start tag, as no letter follows: -1 without one. It looks at 16 bytes at a time,
// which takes half the time of going from one < to the next.
func noStartTag(data []byte, i int) int {
	for ; i+17 <= len(data); i += 16 {
		b := data[i : i+17]
		low := noStartTags(le.Uint64(b), le.Uint64(b[1:]))
		high := noStartTags(le.Uint64(b[8:]), le.Uint64(b[9:]))
		if low|high == 0 {
			continue
		}
		for j := range b[:16] {
			if b[j] == '<' && b[j+1] < '@' {
				return i + j
			}
		}
	}
	for ; i+1 < len(data); i++ {
		if data[i] == '<' && data[i+1] < '@' {
			return i
		}
	}
	return -1
}

// noStartTags is not 0 where one of eight bytes is < and the one behind it, in
// next, less than @, as no letter is. It may be not 0 elsewhere too.
func noStartTags(w, next uint64) uint64 {
	const lts, ones, tops = 0x3C3C3C3C3C3C3C3C, 0x0101010101010101, 0x8080808080808080
	lt := w ^ lts
	return (lt - ones) &^ lt &^ (next | next<<1) & tops
}

var le = binary.LittleEndian

// declarationEnd is where an XML declaration ends, 0 without one.
func declarationEnd(data []byte) int {
	if hasPrefix(bytes.TrimPrefix(data, []byte(byteOrderMark)), "<?xml") {
		return max(bytes.Index(data, []byte("?>")), 0)
	}
	return 0
}

// endOfPassedOver is the end tag of the element whose tag begins here, "" where
// it is read.
func endOfPassedOver(tag []byte) string {
	for _, p := range passedOver {
		if !hasPrefix(tag, p.start) {
			continue
		}
		if close := bytes.IndexByte(tag, '>'); close > 0 && tag[close-1] != '/' {
			return p.end
		}
	}
	return ""
}

func hasPrefix(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && string(b[:len(prefix)]) == prefix
}
