package docx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// stencilBody is a document whose body is this XML.
func stencilBody(t *testing.T, body string) *docx.Document {
	t.Helper()
	main := `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>` +
		body + `<w:sectPr/></w:body></w:document>`
	data := docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: main}))
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestStencil puts 57 where X stands, by a stencil and by Apply.
func TestStencil(t *testing.T) {
	const run = `<w:r><w:t>走访X次</w:t></w:r>`
	for _, tt := range []struct {
		name, body string
		spliced    bool
	}{
		{"text", `<w:p>` + run + `</w:p>`, true},
		{"several runs", `<w:p><w:r><w:t>走访</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>X</w:t></w:r><w:r><w:t>次</w:t></w:r></w:p>`, true},
		{"CDATA", `<w:p><w:r><w:t><![CDATA[走访X次]]></w:t></w:r></w:p>`, true},
		{"beside space", `<w:p><w:r><w:t xml:space="preserve"> X </w:t></w:r></w:p>`, true},
		{"a copy for other readers", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p>` + run +
			`</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent><w:p>` + run +
			`</w:p></w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>`, true},
		{"a content control", `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + run + `</w:sdtContent></w:sdt></w:p>`, false},
		{"a marker of our own", `<w:p>` + run + "<w:r><w:t>\uF5A0</w:t></w:r></w:p>", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := stencilBody(t, tt.body)
			var loc docx.Loc
			for _, p := range doc.Paragraphs() {
				if at := strings.Index(p.Text, "X"); at >= 0 {
					loc = docx.Loc{Part: p.Part, Para: p.Index, Start: at, End: at + 1}
				}
			}
			stencil, err := doc.Stencil([]docx.Loc{loc})
			if err != nil || (stencil != nil) != tt.spliced {
				t.Fatalf("spliced %v, %v; want %v", stencil != nil, err, tt.spliced)
			}
			if stencil == nil {
				return
			}
			for _, text := range []string{"57", "<&>", "甲"} {
				sameXML(t, doc, stencil, loc, text)
			}
		})
	}
}

func sameXML(t *testing.T, doc *docx.Document, stencil *docx.Stencil, loc docx.Loc, text string) {
	t.Helper()
	applied, err := doc.Apply([]docx.Edit{{Loc: loc, New: text}})
	if err != nil {
		t.Fatal(err)
	}
	var want, got bytes.Buffer
	if _, err := applied.WriteTo(&want); err != nil {
		t.Fatal(err)
	}
	n, err := stencil.WriteTo(&got, []string{text})
	if err != nil || n != int64(got.Len()) {
		t.Fatalf("%d bytes of %d, %v", n, got.Len(), err)
	}
	a, b := readEntry(t, got.Bytes(), "word/document.xml"), readEntry(t, want.Bytes(), "word/document.xml")
	if a != b {
		t.Errorf("got %s\nwant %s", a, b)
	}
}

func TestStencilTakes(t *testing.T) {
	doc := stencilBody(t, `<w:p><w:r><w:t>走访X次</w:t></w:r></w:p>`)
	stencil, err := doc.Stencil([]docx.Loc{{Part: "word/document.xml", Para: 0, Start: 6, End: 7}})
	if err != nil || stencil == nil {
		t.Fatal(stencil, err)
	}
	for text, want := range map[string]bool{
		"5": true, "朝阳 幸福": true, "<b>": true,
		"": false, " 5": false, "5\n6": false, "5\t6": false, "a\x00": false, "\xff": false, "\uFFFF": false,
		strings.Repeat("长", 100): false,
	} {
		if got := stencil.Takes(text); got != want {
			t.Errorf("Takes(%q) is %v", text, got)
		}
	}
}
