package docx_test

import (
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

func TestWithExtension(t *testing.T) {
	const document, template = "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"
	macros := docxtest.Part{Name: "word/_rels/document.xml.rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`}
	for _, tt := range []struct {
		name, from, ext string
		macros          bool
		want            string // in the content types; "" for an error
	}{
		{"a template becomes a document", template, ".docx", false, document},
		{"a document becomes a template", document, ".DOTX", false, template},
		{"a document stays one", document, ".docx", false, document},
		{"macros may stay", "ms-word.document.macroEnabled.main+xml", ".docm", true, "macroEnabled.main+xml"},
		{"macros may not go", "ms-word.document.macroEnabled.main+xml", ".docx", true, ""},
		{"without macros", "ms-word.template.macroEnabledTemplate.main+xml", ".docx", false, document},
		{"another extension", template, ".bin", false, template},
	} {
		t.Run(tt.name, func(t *testing.T) {
			parts := docxtest.Frame()
			parts[0].Content = strings.Replace(parts[0].Content, "openxmlformats-officedocument."+document,
				map[bool]string{true: "openxmlformats-officedocument.", false: ""}[strings.HasPrefix(tt.from, "word")]+tt.from, 1)
			parts = append(parts, docxtest.Part{Name: mainPart, Content: docxtest.Document([]string{"走访X次"})})
			if tt.macros {
				parts = append(parts, macros, docxtest.Part{Name: "word/vbaProject.bin", Content: "x"})
			}
			d := open(t, docxtest.Package(t, parts))
			if d.Macros() != tt.macros {
				t.Errorf("macros %t", d.Macros())
			}
			q, err := d.WithExtension(tt.ext)
			if tt.want == "" {
				if err == nil || !strings.Contains(err.Error(), "holds macros") {
					t.Errorf("error %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			data := write(t, q)
			if types := readEntry(t, data, "[Content_Types].xml"); !strings.Contains(types, tt.want) || strings.Count(types, "/word/document.xml") != 1 {
				t.Errorf("content types %s", types)
			}
			if got := open(t, data).Paragraphs()[0].Text; got != "走访X次" {
				t.Errorf("text %q", got)
			}
		})
	}
}
