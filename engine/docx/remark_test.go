package docx_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// commented is a document with this body and comments 1 to 3.
func commented(t *testing.T, body string) *docx.Document {
	t.Helper()
	const ns = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	comment := func(id, author, text string) string {
		return `<w:comment w:id="` + id + `" w:author="` + author + `"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>` + text + `</w:t></w:r></w:p><w:p/></w:comment>`
	}
	parts := append(docxtest.Without(docxtest.Frame(), "[Content_Types].xml"),
		docxtest.Part{Name: "[Content_Types].xml", Content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
			`<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`},
		docxtest.Part{Name: "word/_rels/document.xml.rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`},
		docxtest.Part{Name: "word/comments.xml", Content: `<w:comments` + ns + `>` +
			comment("1", "王", "核实") + comment("2", docx.CommentAuthor, "自己的") + comment("3", "李", "待定") + `</w:comments>`},
		docxtest.Part{Name: mainPart, Content: `<w:document` + ns + `><w:body>` + body + `</w:body></w:document>`})
	return open(t, docxtest.Package(t, parts))
}

func TestRemarks(t *testing.T) {
	const text = `<w:r><w:t>走访X次</w:t></w:r>`
	reference := func(id string) string { return `<w:r><w:commentReference w:id="` + id + `"/></w:r>` }
	start := func(id string) string { return `<w:commentRangeStart w:id="` + id + `"/>` }
	end := func(id string) string { return `<w:commentRangeEnd w:id="` + id + `"/>` + reference(id) }
	for _, tt := range []struct {
		name, body string
		want       docx.Range
	}{
		{"within a paragraph", `<w:p><w:r><w:t>走访</w:t></w:r>` + start("1") + `<w:r><w:t>X</w:t></w:r>` + end("1") + `<w:r><w:t>次</w:t></w:r></w:p>`,
			docx.Range{Part: mainPart, Start: 6, End: 7}},
		{"over paragraphs", `<w:p>` + text + start("1") + `</w:p><w:p/><w:p>` + end("1") + text + `</w:p>`,
			docx.Range{Part: mainPart, Last: 2, Start: 10}},
		{"between paragraphs", `<w:p>` + text + `</w:p>` + start("1") + `<w:p>` + text + `</w:p>` + `<w:commentRangeEnd w:id="1"/><w:p>` + reference("1") + text + `</w:p>`,
			docx.Range{Part: mainPart, First: 1, Last: 1, End: 10}},
		{"before the first paragraph", start("1") + `<w:p>` + text + end("1") + `</w:p>`,
			docx.Range{Part: mainPart, End: 10}},
		{"behind a text box", `<w:p><w:r><w:pict><w:txbxContent><w:p>` + text + `</w:p></w:txbxContent></w:pict></w:r>` + start("1") + text + end("1") + `</w:p>`,
			docx.Range{Part: mainPart, End: 10}},
		{"only a reference", `<w:p>` + text + reference("1") + text + `</w:p>`,
			docx.Range{Part: mainPart, End: 20}},
		{"nowhere", `<w:p>` + text + `</w:p>`, docx.Range{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			remarks := commented(t, tt.body).Remarks()
			want := docx.Remark{Author: "王", Text: "核实", Range: tt.want, Own: []docx.Loc{{Part: "word/comments.xml", End: 6}}}
			if len(remarks) != 3 {
				t.Fatalf("%d remarks", len(remarks))
			}
			if diff := cmp.Diff(want, remarks[0]); diff != "" {
				t.Error(diff)
			}
		})
	}
	if own := commented(t, `<w:p/>`).Remarks()[1]; own.Author != docx.CommentAuthor || own.Text != "" {
		t.Errorf("our own comment: %+v", own)
	}
	if none := open(t, body(t, `<w:p/>`)).Remarks(); none != nil {
		t.Errorf("remarks without comments: %v", none)
	}
}

func TestRangeTouches(t *testing.T) {
	over := docx.Range{Part: mainPart, First: 1, Last: 3, Start: 6, End: 3}
	empty := docx.Range{Part: mainPart, First: 1, Last: 1, Start: 6, End: 6}
	for _, tt := range []struct {
		r    docx.Range
		at   docx.Loc
		want bool
	}{
		{over, docx.Loc{Part: mainPart, Para: 1, Start: 0, End: 6}, false},
		{over, docx.Loc{Part: mainPart, Para: 1, Start: 3, End: 9}, true},
		{over, docx.Loc{Part: mainPart, Para: 2, Start: 0, End: 3}, true},
		{over, docx.Loc{Part: mainPart, Para: 3, Start: 0, End: 3}, true},
		{over, docx.Loc{Part: mainPart, Para: 3, Start: 3, End: 6}, false},
		{over, docx.Loc{Part: mainPart, Para: 3, Start: 3, End: 3}, true},
		{over, docx.Loc{Part: mainPart, Para: 4, Start: 0, End: 3}, false},
		{over, docx.Loc{Part: "word/header1.xml", Para: 2, Start: 0, End: 3}, false},
		{empty, docx.Loc{Part: mainPart, Para: 1, Start: 6, End: 7}, true},
		{empty, docx.Loc{Part: mainPart, Para: 1, Start: 7, End: 8}, false},
		{docx.Range{}, docx.Loc{}, false},
	} {
		if got := tt.r.Touches(tt.at); got != tt.want {
			t.Errorf("%+v touches %+v: %t", tt.r, tt.at, got)
		}
	}
}
