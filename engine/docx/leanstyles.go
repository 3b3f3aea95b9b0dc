package docx

import (
	"bytes"
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
// part, in its place. It gives up where something else than tags could hide an
// element. An element of the same name inside, or > in an attribute, leaves a
// source that is not well-formed. Of what is taken out nothing is checked.
func makeLean(data []byte) (lean []byte, ok bool) {
	lean = data[:0]
	kept := 0 // what comes before is in lean
	end := "" // of the element that is passed over
	for i := declarationEnd(data); ; {
		n := bytes.IndexByte(data[i:], '<')
		if n < 0 || i+n+1 == len(data) {
			return append(lean, data[kept:]...), true
		}
		i += n + 1
		switch tag := data[i:]; {
		case tag[0] == '!' || tag[0] == '?':
			return nil, false
		case end == "":
			if end = endOfPassedOver(tag); end != "" {
				inside := i + bytes.IndexByte(tag, '>') + 1
				lean = append(lean, data[kept:inside]...)
				kept = inside
			}
		case hasPrefix(tag, end):
			kept, end = i-1, ""
		}
	}
}

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
