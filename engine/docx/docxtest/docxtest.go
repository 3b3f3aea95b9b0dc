// Package docxtest makes small Word files for tests.
package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
)

// TB is what a test is to this package: a *testing.T or a
// *testscript.TestScript.
type TB interface {
	Fatalf(format string, args ...any)
}

// Part is one file of a package.
type Part struct {
	Name    string
	Content string
}

// Lines is a Word file whose paragraphs are the lines of text; a final line
// end adds none.
func Lines(tb TB, text string) []byte {
	return Package(tb, append(Frame(), Part{"word/document.xml", Document(strings.Split(strings.TrimSuffix(text, "\n"), "\n"))}))
}

// Frame lists the parts that make a package with word/document.xml a Word file.
func Frame() []Part {
	return []Part{
		{"[Content_Types].xml", xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
			`</Types>`},
		{"_rels/.rels", xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
			`</Relationships>`},
	}
}

// Document is the main part with these paragraphs.
func Document(paragraphs []string) string {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, text := range paragraphs {
		b.WriteString(`<w:p>`)
		if text != "" {
			b.WriteString(`<w:r><w:t xml:space="preserve">`)
			_ = xml.EscapeText(&b, []byte(text)) // a Buffer takes everything
			b.WriteString(`</w:t></w:r>`)
		}
		b.WriteString(`</w:p>`)
	}
	b.WriteString(`<w:sectPr/></w:body></w:document>`)
	return b.String()
}

// Package is a ZIP file with these parts in this order.
func Package(tb TB, parts []Part) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.Create(p.Name)
		if err == nil {
			_, err = f.Write([]byte(p.Content))
		}
		if err != nil {
			tb.Fatalf("docxtest: %v", err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatalf("docxtest: %v", err)
	}
	return b.Bytes()
}

// Without is parts without those of these names.
func Without(parts []Part, names ...string) []Part {
	return slices.DeleteFunc(slices.Clone(parts), func(p Part) bool { return slices.Contains(names, p.Name) })
}
