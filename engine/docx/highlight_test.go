package docx_test

import (
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// body is a Word file whose body is this markup.
func body(tb testing.TB, markup string) []byte {
	tb.Helper()
	return docxtest.Package(tb, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: roots["body"][0] + markup + roots["body"][1]}))
}

// bodyOf is the markup of the body of a written Document.
func bodyOf(t *testing.T, d *docx.Document) string {
	t.Helper()
	markup := strings.TrimPrefix(readEntry(t, write(t, d), "word/document.xml"), roots["body"][0])
	return strings.TrimSuffix(markup, roots["body"][1])
}

const mainPart = "word/document.xml"

func TestClearHighlight(t *testing.T) {
	const yellow = `<w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr>`
	const bold = `<w:rPr><w:b/></w:rPr>`
	for _, tt := range []struct {
		name, in   string
		start, end int
		want       string
	}{
		{"a whole run", `<w:p><w:r w:rsidR="1">` + yellow + `<w:t>走访5次</w:t></w:r></w:p>`, 0, 10,
			`<w:p><w:r w:rsidR="1">` + bold + `<w:t>走访5次</w:t></w:r></w:p>`},
		{"the middle", `<w:p><w:r>` + yellow + `<w:t>走访5次</w:t></w:r></w:p>`, 6, 7,
			`<w:p><w:r>` + yellow + `<w:t xml:space="preserve">走访</w:t></w:r><w:r>` + bold + `<w:t xml:space="preserve">5</w:t></w:r><w:r>` + yellow + `<w:t xml:space="preserve">次</w:t></w:r></w:p>`},
		{"the beginning", `<w:p><w:r>` + yellow + `<w:t>走<![CDATA[访<>次]]></w:t></w:r></w:p>`, 0, 7,
			`<w:p><w:r>` + bold + `<w:t xml:space="preserve">走<![CDATA[访<]]></w:t></w:r><w:r>` + yellow + `<w:t xml:space="preserve"><![CDATA[>次]]></w:t></w:r></w:p>`},
		{"across elements", `<w:p><w:r>` + yellow + `<w:t>走</w:t><w:tab/><w:t>访</w:t></w:r></w:p>`, 3, 4,
			`<w:p><w:r>` + yellow + `<w:t>走</w:t></w:r><w:r>` + bold + `<w:tab/></w:r><w:r>` + yellow + `<w:t>访</w:t></w:r></w:p>`},
		{"shading", `<w:p><w:r><w:rPr><w:shd w:val="clear" w:fill="FFFF00"></w:shd><w:b/></w:rPr><w:t>走</w:t></w:r></w:p>`, 0, 3,
			`<w:p><w:r>` + bold + `<w:t>走</w:t></w:r></w:p>`},
		{"no highlight", `<w:p><w:r>` + bold + `<w:t>走访</w:t></w:r></w:p>`, 0, 3,
			`<w:p><w:r>` + bold + `<w:t>走访</w:t></w:r></w:p>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := open(t, body(t, tt.in))
			q, err := d.ClearHighlight([]docx.Loc{{Part: mainPart, Start: tt.start, End: tt.end}})
			if err != nil {
				t.Fatal(err)
			}
			if got := bodyOf(t, q); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}
