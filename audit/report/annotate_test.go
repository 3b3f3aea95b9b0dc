package report_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// audited opens a Word file and audits it.
func audited(t *testing.T, data []byte, opts audit.Options) (*docx.Document, audit.Result) {
	t.Helper()
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "draft.docx"})
	if err != nil {
		t.Fatal(err)
	}
	result, err := audit.Run(t.Context(), &audit.Subject{File: "draft.docx", Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}, opts)
	if err != nil {
		t.Fatal(err)
	}
	return doc, result
}

func written(t *testing.T, doc *docx.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := doc.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func annotated(t *testing.T, data []byte) []byte {
	t.Helper()
	doc, result := audited(t, data, audit.Options{})
	copied, err := report.Annotate(doc, result, report.AnnotateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return written(t, copied)
}

func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// TestAnnotate holds the comments against the findings: as many, in their
// order, on their places; the text is what it was.
func TestAnnotate(t *testing.T) {
	data := docxtest.Lines(t, "2023年上半年工作总结\n截止6月底,走访X次，慰问<35>户。\n走访X户，X人。")
	before, result := audited(t, data, audit.Options{})
	after, again := audited(t, annotated(t, data), audit.Options{})
	var want, got []docx.Loc
	for _, f := range result.Findings {
		want = append(want, f.Loc)
	}
	for _, r := range after.Remarks() {
		if r.Author != docx.CommentAuthor || r.Range.First != r.Range.Last {
			t.Errorf("remark %+v", r)
		}
		got = append(got, docx.Loc{Part: r.Range.Part, Para: r.Range.First, Start: r.Range.Start, End: r.Range.End})
	}
	if diff := cmp.Diff(want, got); len(want) < 4 || diff != "" {
		t.Errorf("%d findings: %s", len(want), diff)
	}
	for i, p := range before.Paragraphs() {
		if after.Paragraphs()[i].Text != p.Text {
			t.Errorf("%q became %q", p.Text, after.Paragraphs()[i].Text)
		}
	}
	if diff := cmp.Diff(len(result.Findings), len(again.Findings)); diff != "" {
		t.Error("the comments changed the findings")
	}
}

func TestAnnotateText(t *testing.T) {
	comments := part(t, annotated(t, docxtest.Lines(t, "2023年上半年工作总结\n截止6月底，慰问35户。")), "word/comments.xml")
	for _, want := range []string{"警告 WD101　“截止”误作“截至”", "建议：截至", "@审计 忽略 WD101：理由"} {
		if !strings.Contains(comments, want) {
			t.Errorf("no %q in %s", want, comments)
		}
	}
	if strings.Contains(comments, "w:date=") {
		t.Error("a date that nobody gave")
	}
}

// TestAnnotateAgain annotates what was annotated: nothing changes.
func TestAnnotateAgain(t *testing.T) {
	once := annotated(t, docxtest.Lines(t, "2023年上半年工作总结\n截止6月底,走访X次。"))
	twice := annotated(t, once)
	for _, name := range []string{"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"} {
		if diff := cmp.Diff(part(t, once, name), part(t, twice, name)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestAnnotateHeader puts what belongs to a header at the nearest paragraph.
func TestAnnotateHeader(t *testing.T) {
	const ns = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	parts := append(docxtest.Without(docxtest.Frame(), "[Content_Types].xml"),
		docxtest.Part{Name: "[Content_Types].xml", Content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
			`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`},
		docxtest.Part{Name: "word/_rels/document.xml.rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>`},
		docxtest.Part{Name: "word/header1.xml", Content: `<w:hdr` + ns + `><w:p><w:r><w:t>走访X次</w:t></w:r></w:p></w:hdr>`},
		docxtest.Part{Name: "word/document.xml", Content: docxtest.Document([]string{"", "走访情况良好。"})})
	data := annotated(t, docxtest.Package(t, parts))
	comments := part(t, data, "word/comments.xml")
	if !strings.Contains(comments, "【页眉第1段】“X”") {
		t.Errorf("the comment does not say where it belongs: %s", comments)
	}
	doc, _ := audited(t, data, audit.Options{})
	if r := doc.Remarks()[0].Range; r.Part != "word/document.xml" || r.First != 1 {
		t.Errorf("the comment hangs at %+v", r)
	}
}

func TestAnnotatePlainText(t *testing.T) {
	list := results(t, "走访X次。")
	if _, err := report.Annotate(list[0].Subject.Doc, list[0], report.AnnotateOptions{}); err == nil {
		t.Error("plain text has comments")
	}
}
