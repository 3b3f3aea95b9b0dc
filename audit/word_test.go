package audit_test

import (
	"bytes"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// TestWordMarkup is for what plain text can't say: fields and the like. Where a
// rule finds nothing with the field, it finds something in the same text without.
func TestWordMarkup(t *testing.T) {
	const contents = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		`<w:r><w:t>三、工作情况</w:t></w:r><w:r><w:tab/><w:t>1</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	for _, tt := range []struct {
		name, body, rule string
		want             int
	}{
		{"a table of contents numbers nothing", contents + para("三、工作情况") + para("四、下步打算"), "ST409", 0},
		{"nor does it stand in for a number", contents + para("四、工作情况") + para("六、下步打算"), "ST409", 1},
		{"the same as text", para("三、工作情况") + para("三、工作情况") + para("四、下步打算"), "ST409", 1},
	} {
		result, err := audit.Run(t.Context(), inWord(t, tt.body), audit.Options{Levels: audittest.Only(tt.rule)})
		if err != nil || len(result.Findings) != tt.want {
			t.Errorf("%s: %s found %d times, want %d (%v)", tt.name, tt.rule, len(result.Findings), tt.want, err)
		}
	}
}

func para(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

// inWord is a Word file with this in its body.
func inWord(t *testing.T, body string) *audit.Subject {
	t.Helper()
	data := docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `<w:p/></w:body></w:document>`}))
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "test.docx"})
	if err != nil {
		t.Fatal(err)
	}
	return &audit.Subject{File: "test.docx", Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}
}
