package engine_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

const bodyHead = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

// loadBody is the template whose body is this markup.
func loadBody(t testing.TB, markup string) *engine.Template {
	t.Helper()
	main := docxtest.Part{Name: "word/document.xml", Content: bodyHead + markup + `</w:body></w:document>`}
	return engine.Load(openBytes(t, docxtest.Package(t, append(docxtest.Frame(), main))), slot.Options{})
}

// bodyOf is the markup of the body of a document.
func bodyOf(t testing.TB, doc *docx.Document) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := doc.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(strings.TrimPrefix(string(data), bodyHead), `</w:body></w:document>`)
}

// marked writes runs as [format:text], plain text without brackets: r is red,
// h highlighted, s shaded, b bold, g green.
var marked = strings.NewReplacer(
	"[r:", `</w:t></w:r><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">`,
	"[R:", `</w:t></w:r><w:r><w:rPr><w:color w:val="C00000"/></w:rPr><w:t xml:space="preserve">`,
	"[g:", `</w:t></w:r><w:r><w:rPr><w:color w:val="00B050"/></w:rPr><w:t xml:space="preserve">`,
	"[h:", `</w:t></w:r><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">`,
	"[s:", `</w:t></w:r><w:r><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/></w:rPr><w:t xml:space="preserve">`,
	"[a:", `</w:t></w:r><w:r><w:rPr><w:color w:val="FF0000"/><w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">`,
	"]", `</w:t></w:r><w:r><w:t xml:space="preserve">`,
)

func markedParagraph(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + marked.Replace(text) + `</w:t></w:r></w:p>`
}

// look shows the formats of the paragraphs of a document as marked reads them.
func look(doc *docx.Document) string {
	var b strings.Builder
	for _, p := range doc.Paragraphs() {
		last, text := "", ""
		flush := func() {
			if last != "" && text != "" {
				text = "[" + last + ":" + text + "]"
			}
			b.WriteString(text)
			text = ""
		}
		for _, r := range p.Runs {
			name := map[string]string{"": "", "FF0000": "r", "C00000": "R", "00B050": "g"}[r.Color]
			switch {
			case r.Highlight == "yellow" && name != "":
				name = "a"
			case r.Highlight == "yellow":
				name = "h"
			case r.Highlight != "":
				name = "s"
			}
			if name != last {
				flush()
				last = name
			}
			text += p.Text[r.Start:r.End]
		}
		flush()
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestClearMarks(t *testing.T) {
	for _, tt := range []struct{ name, template, values, want string }{
		{"highlight", "培训党员[h:X]名，发放教材X册。", "培训党员人数: 36", "培训党员36名，发放教材X册。"},
		{"red", "培训党员[r:X]名。", "培训党员人数: 36", "培训党员36名。"},
		{"dark red", "培训党员[R:X]名。", "培训党员人数: 36", "培训党员36名。"},
		{"another colour", "培训党员[g:X]名。", "培训党员人数: 36", "培训党员[g:36]名。"},
		{"shading", "培训党员[s:X]名。", "培训党员人数: 36", "培训党员36名。"},
		{"both", "培训党员[a:X]名。", "培训党员人数: 36", "培训党员36名。"},
		{"with its measure word", "培训党员[r:X名]。", "培训党员人数: 36", "培训党员36名。"},
		{"two blanks in one marking", "[h:培训党员X名，接待群众X人次]。", "培训党员人数: 36\n接待群众人次: 1200", "培训党员36名，接待群众1200人次。"},
		{"an open blank in the marking", "[h:培训党员X名，接待群众X人次]。", "培训党员人数: 36", "[h:培训党员]36[h:名，接待群众X人次]。"},
		{"an open blank stays marked", "培训党员[h:X]名，接待群众[h:X]人次。", "接待群众人次: 12", "培训党员[h:X]名，接待群众12人次。"},
		{"other marks stay", "[h:请核实]：培训党员[h:X]名[r:！]", "培训党员人数: 36", "[h:请核实]：培训党员36名[r:！]"},
		{"a red sentence", "[r:培训党员X名。]", "培训党员人数: 36", "培训党员36名。"},
		{"a red head", "[r:云岭市X社区文件]", "云岭市社区名称: 朝阳", "[r:云岭市朝阳社区文件]"},
		{"a long value before", "参观X博物馆，培训党员[h:X]名。", "参观博物馆名称: 省革命历史\n培训党员人数: 36", "参观省革命历史博物馆，培训党员36名。"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			template := loadBody(t, markedParagraph(tt.template))
			for _, track := range []bool{false, true} {
				filled, err := template.Fill(decode(t, tt.values), engine.FillOptions{ClearMarks: true, Track: track})
				if err != nil {
					t.Fatalf("%v (keys %v)", err, template.Keys())
				}
				if got := look(filled.Doc); got != tt.want {
					t.Errorf("tracked %t: got %s, want %s", track, got, tt.want)
				}
			}
			plain, err := template.Fill(decode(t, tt.values), engine.FillOptions{})
			if err != nil || look(plain.Doc) == tt.want && strings.Contains(tt.template, "[") && !strings.Contains(tt.want, "[") {
				t.Errorf("without ClearMarks the marks are gone too: %v", err)
			}
		})
	}
}

func TestFillTracked(t *testing.T) {
	template := loadBody(t, markedParagraph("培训党员X名。"))
	date := time.Date(2020, 7, 1, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		date time.Time
		who  string
	}{
		{date, ` w:author="填报" w:date="2020-07-01T00:00:00Z">`},
		{time.Time{}, ` w:author="填报">`},
	} {
		filled, err := template.Fill(decode(t, "培训党员人数: 36"), engine.FillOptions{Track: true, Date: tt.date})
		if err != nil {
			t.Fatal(err)
		}
		if got := lines(filled.Doc); got != "培训党员36名。\n" {
			t.Errorf("accepted: %s", got)
		}
		got := bodyOf(t, filled.Doc)
		for _, want := range []string{
			`<w:del w:id="2"` + tt.who + `<w:r><w:delText xml:space="preserve">X</w:delText></w:r></w:del>`,
			`<w:ins w:id="1"` + tt.who + `<w:r><w:t>36</w:t></w:r></w:ins>`,
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s\nlacks %s", got, want)
			}
		}
	}
}
