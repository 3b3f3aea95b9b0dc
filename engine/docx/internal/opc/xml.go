package opc

import (
	"strings"
	"unicode/utf16"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// element is one element of a container's own XML part. Offsets are bytes: the
// start tag is [start, inner), the end tag [close, end). An empty-element tag
// has inner == close == end.
type element struct {
	src, local               string
	start, inner, close, end int
}

// attribute is the value of an attribute without namespace, "" without.
func (e *element) attribute(name string) string {
	return strings.TrimSpace(xmlscan.TagValue(e.src, e.start, name))
}

// maxOwnXML bounds the container's own XML parts, which list parts and links;
// 16 MiB is room for some 100,000.
const maxOwnXML = 16 << 20

// readXML calls visit for every element when it ends, so for the root last.
func readXML(part, src string, visit func(element)) error {
	if len(src) > maxOwnXML {
		return limitError(part, "the part is too large for a list of parts", int64(len(src)), maxOwnXML)
	}
	start, end := xmlscan.DeclaredEncoding(src)
	if name := src[start:end]; name != "" && !strings.EqualFold(name, "UTF-8") {
		return &Error{Kind: Encoding, Part: part, Offset: int64(start), Detail: "the encoding is " + name + ", and only UTF-8 and UTF-16 are allowed here"}
	}
	s := xmlscan.New(src, xmlscan.Options{})
	var open []element
	var t xmlscan.Token
	for s.Next(&t) {
		switch t.Kind {
		case xmlscan.Start:
			open = append(open, element{src: src, local: t.Local, start: t.Start, inner: t.End})
		case xmlscan.Empty:
			visit(element{src, t.Local, t.Start, t.End, t.End, t.End})
		case xmlscan.End:
			e := open[len(open)-1]
			open = open[:len(open)-1]
			e.close, e.end = t.Start, t.End
			visit(e)
		}
	}
	if err, bad := s.Err().(*xmlscan.Error); bad {
		return xmlError(part, err)
	}
	return nil
}

func xmlError(part string, err *xmlscan.Error) *Error {
	e := &Error{Kind: xmlKinds[err.Reason], Part: part, Offset: int64(err.Offset), Detail: err.Detail}
	if e.Kind == DTD {
		e.Detail = "a document type is not allowed in an Office file"
	}
	return e
}

var xmlKinds = map[xmlscan.Reason]Kind{
	xmlscan.Syntax:   XML,
	xmlscan.Encoding: Encoding,
	xmlscan.DTD:      DTD,
	xmlscan.Depth:    Limit,
}

// toUTF8 turns UTF-16 with a byte order mark into UTF-8 without an XML
// declaration; other data stay. (OPC allows just these two encodings in the
// container's own parts.)
func toUTF8(data string) string {
	big := strings.HasPrefix(data, "\xfe\xff")
	if !big && !strings.HasPrefix(data, "\xff\xfe") {
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		low, high := data[i], data[i+1]
		if big {
			low, high = high, low
		}
		units = append(units, uint16(high)<<8|uint16(low))
	}
	text := string(utf16.Decode(units))
	if strings.HasPrefix(text, "<?xml") {
		_, text, _ = strings.Cut(text, "?>")
	}
	return text
}
