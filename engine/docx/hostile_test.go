package docx_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestHostile reads documents that take minutes where work is not linear.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("sizes alone are tried here, which take minutes under the race detector")
	}
	const n = 50_000
	many := func(s string) string { return strings.Repeat(s, n) }
	p := func(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }
	cell := func(pr, text string) string { return `<w:tc><w:tcPr>` + pr + `</w:tcPr>` + p(text) + `</w:tc>` }
	row := func(cells string) string { return `<w:tr>` + cells + `</w:tr>` }
	const (
		begin    = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
		separate = `<w:r><w:instrText>X</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>`
		end      = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	)
	for name, body := range map[string]string{
		"wide row":      `<w:tbl>` + row(many(cell("", "词"))) + row(many(cell("", "1"))) + `</w:tbl>`,
		"wide form":     `<w:tbl>` + row(many(cell("", "1"))) + row(many(cell("", "1"))) + `</w:tbl>`,
		"merged rows":   `<w:tbl>` + row(cell("", "词")+cell("", "词")) + many(row(cell("<w:vMerge/>", "")+cell("<w:vMerge/>", ""))) + `</w:tbl>`,
		"merged cells":  `<w:tbl>` + strings.Repeat(row(strings.Repeat(cell(`<w:vMerge w:val="restart"/>`, "词"), 500)), 100) + `</w:tbl>`,
		"spans":         `<w:tbl>` + many(row(cell(`<w:gridSpan w:val="2147483647"/>`, "1"))) + `</w:tbl>`,
		"long cell":     `<w:tbl>` + row(`<w:tc>`+many(p("词"))+`</w:tc>`) + `</w:tbl>`,
		"fields":        `<w:p>` + many(begin) + many(separate+end) + `</w:p>`,
		"open fields":   `<w:p>` + many(begin) + `</w:p>` + p("正文"),
		"controls":      strings.Repeat(`<w:sdt><w:sdtContent>`, 200) + many(p("词")) + strings.Repeat(`</w:sdtContent></w:sdt>`, 200),
		"text boxes":    many(`<w:p><w:r><w:pict><w:txbxContent>` + p("框") + `</w:txbxContent></w:pict></w:r></w:p>`),
		"nested copies": strings.Repeat(`<mc:AlternateContent><mc:Choice Requires="wps">`, 150) + many(p("词")) + strings.Repeat(`</mc:Choice><mc:Fallback/></mc:AlternateContent>`, 150),
		"unlike copies": `<mc:AlternateContent><mc:Choice Requires="wps">` + many(p("甲")) + `</mc:Choice><mc:Fallback>` + many(p("乙")) + `</mc:Fallback></mc:AlternateContent>`,
		"headings":      many(p("一、甲") + p("（一）乙。丙")),
		"references":    p(many("&amp;走&#x8BBF;")),
	} {
		t.Run(name, func(t *testing.T) {
			source := roots["body"][0] + body + roots["body"][1]
			data := docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: source}))
			d := open(t, data)
			checkConsistent(t, d)
			editEverywhere(t, d)
		})
	}
}

// editEverywhere puts a digit over every third character of a document.
func editEverywhere(t *testing.T, d *docx.Document) {
	t.Helper()
	var edits []docx.Edit
	for i := range d.Paragraphs() {
		p := &d.Paragraphs()[i]
		n := 0
		for at, r := range p.Text {
			if n++; n%3 == 1 {
				edits = append(edits, docx.Edit{
					Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: at, End: at + len(string(r))},
					New: "5",
				})
			}
		}
	}
	q, err := d.Apply(edits)
	if err != nil {
		t.Fatal(err)
	}
	if len(edits) > 0 && q.Paragraphs()[edits[0].Loc.Para].Text[edits[0].Loc.Start] != '5' {
		t.Error("the first edit is not done")
	}
}

func TestHostileStyles(t *testing.T) {
	var chain strings.Builder
	chain.WriteString(roots["styles"][0])
	for i := range 50_000 {
		chain.WriteString(`<w:style w:type="paragraph" w:styleId="s` + strconv.Itoa(i) + `"><w:basedOn w:val="s` + strconv.Itoa(i+1) + `"/></w:style>`)
	}
	chain.WriteString(roots["styles"][1])
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="s" Type="` + relationships + `styles" Target="styles.xml"/></Relationships>`
	d := open(t, docxtest.Package(t, append(docxtest.Frame(),
		docxtest.Part{Name: "word/document.xml", Content: docxtest.Document([]string{"正文"})},
		docxtest.Part{Name: "word/styles.xml", Content: chain.String()},
		docxtest.Part{Name: "word/_rels/document.xml.rels", Content: rels})))
	if len(d.Skipped()) > 0 || d.Paragraphs()[0].Text != "正文" {
		t.Error(d.Skipped(), d.Paragraphs())
	}
}
