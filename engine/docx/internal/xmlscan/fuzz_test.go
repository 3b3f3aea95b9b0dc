package xmlscan_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// FuzzXMLScan checks that tokens tile the source, and that encoding/xml finds
// the same text in what both accept. What one of them alone accepts must be of
// a kind that is known.
func FuzzXMLScan(f *testing.F) {
	for _, seed := range []string{
		`<a>x</a>`, `<?>`,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:a xmlns:w=\"urn:word\" w:b='&lt;'>甲&amp;&#x4E00;\r\n<![CDATA[<]]>]]<!-- c --><w:c/></w:a>",
		`<a b="c" d='e'/>`, `<a><b></a>`, `<a>&#xD;</a>`, `<a b = "1"/>`, `<!DOCTYPE a><a/>`, `<a:b:c/>`, "<a>\x00</a>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		text, err := tiled(t, src)
		want, wantErr := oracle(src)
		switch {
		case err == nil && wantErr == nil:
			if text != want {
				t.Errorf("%q: text is %q, encoding/xml has %q", src, text, want)
			}
		case err == nil:
			if !strictOracle(wantErr) {
				t.Errorf("%q: accepted, encoding/xml says %v", src, wantErr)
			}
		case wantErr == nil:
			if !laxOracle(src, err) {
				t.Errorf("%q: refused (%v), encoding/xml has %q", src, err, want)
			}
		}
	})
}

// tiled scans a source and returns its text.
func tiled(t *testing.T, src string) (string, error) {
	var text []byte
	pos := 0
	s := scanner(src)
	var tok xmlscan.Token
	for s.Next(&tok) {
		if tok.Start != pos || tok.End <= tok.Start {
			t.Fatalf("%q: a token from %d to %d follows offset %d", src, tok.Start, tok.End, pos)
		}
		pos = tok.End
		if tok.Kind == xmlscan.Text || tok.Kind == xmlscan.CDATA {
			start, end := tok.Inner()
			text = xmlscan.AppendText(text, src[start:end], tok.Kind)
		}
	}
	if s.Err() == nil && pos != len(src) {
		t.Fatalf("%q: the tokens end at %d", src, pos)
	}
	return string(text), s.Err()
}

// oracle is the text that encoding/xml finds.
func oracle(src string) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(src))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		if data, ok := tok.(xml.CharData); ok {
			b.Write(data)
		}
	}
}

// strictOracle reports whether encoding/xml refuses what need not be refused
// here: encodings and versions it does not know, and names whose characters or
// colons it objects to.
func strictOracle(err error) bool {
	message := err.Error()
	return strings.Contains(message, "xml: encoding") || strings.Contains(message, "xml: unsupported version") ||
		strings.Contains(message, "invalid XML name") || strings.Contains(message, "expected element name") ||
		strings.Contains(message, "expected attribute name") || strings.Contains(message, "expected target name")
}

// laxOracle reports whether encoding/xml accepts what is refused here: document
// types, text or elements beside the root, nothing at all, and what it takes for
// the target of an instruction or for attributes with no space between.
func laxOracle(src string, err error) bool {
	message := err.Error()
	for _, known := range []string{
		"document type", "outside the root", "second root", "no element", "<! begins no markup", "nested too deep", "without a target", "not the end of a tag",
	} {
		if strings.Contains(message, known) {
			return true
		}
	}
	// It looks at no characters in directives, comments and instructions.
	return strings.Contains(src, "<!") || strings.Contains(src, "<?")
}
