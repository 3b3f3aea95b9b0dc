package opc

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
)

// element is one element of a container's own XML part. Offsets are bytes: the
// start tag is [start, inner), the end tag [close, end). An empty-element tag
// has inner == close == end.
type element struct {
	xml.StartElement
	start, inner, close, end int
}

// attribute is the value of an attribute without namespace, "" without.
func (e *element) attribute(name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// maxOwnXML bounds the container's own XML parts, which list parts and links;
// 16 MiB is room for some 100,000.
const maxOwnXML = 16 << 20

// readXML calls visit for every element when it ends, so for the root last.
func readXML(part string, data []byte, visit func(element)) error {
	if len(data) > maxOwnXML {
		return limitError(part, "the part is too large for a list of parts", int64(len(data)), maxOwnXML)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = refuseCharset
	var open []element
	for {
		start := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return xmlError(part, d.InputOffset(), err)
		}
		switch t := token.(type) {
		case xml.Directive:
			return &Error{Kind: DTD, Part: part, Offset: int64(start), Detail: "a document type is not allowed in an Office file"}
		case xml.StartElement:
			open = append(open, element{StartElement: t, start: start, inner: int(d.InputOffset())})
		case xml.EndElement:
			e := open[len(open)-1]
			open = open[:len(open)-1]
			e.close, e.end = start, int(d.InputOffset())
			visit(e)
		}
	}
}

var errCharset = errors.New("only UTF-8 and UTF-16 are allowed here")

func refuseCharset(string, io.Reader) (io.Reader, error) { return nil, errCharset }

func xmlError(part string, offset int64, err error) *Error {
	if errors.Is(err, errCharset) {
		return &Error{Kind: Encoding, Part: part, Offset: offset, Err: err}
	}
	return &Error{Kind: XML, Part: part, Offset: offset, Detail: "not well-formed", Err: err}
}

// toUTF8 turns UTF-16 with a byte order mark into UTF-8 without an XML
// declaration; other data stay. (OPC allows just these two encodings in the
// container's own parts.)
func toUTF8(data []byte) []byte {
	big := bytes.HasPrefix(data, []byte("\xfe\xff"))
	if !big && !bytes.HasPrefix(data, []byte("\xff\xfe")) {
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		unit := le.Uint16(data[i:])
		if big {
			unit = unit<<8 | unit>>8
		}
		units = append(units, unit)
	}
	text := string(utf16.Decode(units))
	if strings.HasPrefix(text, "<?xml") {
		_, text, _ = strings.Cut(text, "?>")
	}
	return []byte(text)
}
