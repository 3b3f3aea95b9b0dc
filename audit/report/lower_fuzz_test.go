package report_test

import (
	"errors"
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// wrappings are what a run may stand in, %s.
var wrappings = []string{
	`%s`, `<w:hyperlink w:anchor="a">%s</w:hyperlink>`, `<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>`,
	`<w:bookmarkStart w:id="7" w:name="a"/>%s<w:bookmarkEnd w:id="7"/>`, `<w:smartTag>%s</w:smartTag>`, `%s<w:proofErr w:type="spellStart"/>`,
	`<w:fldSimple w:instr="REF a">%s</w:fldSimple>`,
}

// shaped is a Word file that holds the lines of a text, each a paragraph in one
// run or many: a byte of cuts says how long a run is and what it stands in. Each
// third paragraph stands in a table.
func shaped(t *testing.T, text string, cuts []byte) []byte {
	var b strings.Builder
	next := 0
	for n, line := range strings.Split(text, "\n") {
		var runs strings.Builder
		for line != "" {
			size, wrapping := len(line), wrappings[0]
			if len(cuts) > 0 {
				cut := int(cuts[next%len(cuts)])
				next++
				size, wrapping = min(cut/len(wrappings)+1, len(line)), wrappings[cut%len(wrappings)]
			}
			for size < len(line) && !utf8.RuneStart(line[size]) {
				size++
			}
			run := `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + html.EscapeString(line[:size]) + `</w:t></w:r>`
			runs.WriteString(strings.Replace(wrapping, "%s", run, 1))
			line = line[size:]
		}
		p := `<w:p>` + runs.String() + `</w:p>`
		if n%3 == 2 {
			p = `<w:tbl><w:tr><w:tc>` + p + `</w:tc></w:tr></w:tbl>`
		}
		b.WriteString(p)
	}
	document := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + b.String() + `</w:body></w:document>`
	return docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: document}))
}

// FuzzLower puts comments and a tracked change on any stretches of text in any
// runs. The comments leave the text alone and are found again where they were
// put; the change accepted is the new text, rejected the old one, as code reads
// it that is not ours to test.
func FuzzLower(f *testing.F) {
	f.Add("一、工作情况\n走访12户，发放慰问金3.6万元。\n合计", []byte{3, 8, 15, 22}, uint16(1), uint16(2), uint16(9), "15\n户")
	f.Add("a<b&c\n\n丙", []byte{0, 9, 250}, uint16(0), uint16(0), uint16(5), "")
	f.Add("走访X次", []byte{13, 2, 16}, uint16(0), uint16(6), uint16(7), "五")
	f.Fuzz(func(t *testing.T, text string, cuts []byte, para, start, end uint16, insert string) {
		if !plainText(text) || !plainText(insert) {
			t.Skip()
		}
		doc := openBytes(t, shaped(t, text, cuts))
		paras := doc.Paragraphs()
		p := paras[int(para)%len(paras)]
		loc := docx.Loc{Part: p.Part, Para: p.Index, Start: boundary(p.Text, int(start)), End: boundary(p.Text, int(end))}
		if loc.Start > loc.End {
			loc.Start, loc.End = loc.End, loc.Start
		}
		checkComments(t, doc, []docx.Loc{loc, {Part: p.Part, Para: p.Index, Start: 0, End: len(p.Text)}, {Part: p.Part, Para: p.Index, Start: loc.End, End: loc.End}})

		edits := []docx.Edit{{Loc: loc, New: insert}}
		plain, err := doc.Apply(edits)
		if err != nil {
			checkTyped(t, err)
			return
		}
		tracked, err := doc.ApplyTracked(edits, docx.Revision{Author: "王"})
		if err != nil {
			checkTyped(t, err)
			return
		}
		checkTexts(t, "accepted", bytesOf(t, tracked), plain, plain, true)
		checkTexts(t, "rejected", bytesOf(t, tracked), doc, doc, false)
	})
}

// boundary is an offset in text that is no middle of a character.
func boundary(text string, at int) int {
	at %= len(text) + 1
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

func checkTyped(t *testing.T, err error) {
	t.Helper()
	if _, ok := errors.AsType[*docx.Error](err); !ok {
		t.Errorf("an error without a type: %v", err)
	}
}

// checkComments annotates places, and then none.
func checkComments(t *testing.T, doc *docx.Document, places []docx.Loc) {
	t.Helper()
	var comments []docx.Comment
	for _, at := range places {
		comments = append(comments, docx.Comment{Loc: at, Text: "请核对\n此处"})
	}
	annotated, err := doc.Annotate(comments, docx.Revision{})
	if err != nil {
		checkTyped(t, err)
		return
	}
	read := openBytes(t, bytesOf(t, annotated))
	checkTexts(t, "annotated", bytesOf(t, annotated), doc, doc, true)
	remarks := read.Remarks()
	if len(remarks) != len(places) {
		t.Fatalf("%d comments, want %d", len(remarks), len(places))
	}
	for i, r := range remarks {
		at := places[i]
		if at.Start == at.End {
			at.Start, at.End = 0, len(text(doc, at)) // a point may hang at the run around it
		}
		if r.Author != docx.CommentAuthor || !r.Range.Touches(at) {
			t.Errorf("comment %d by %s is on %+v, want %+v", i, r.Author, r.Range, places[i])
		}
	}
	again, err := read.Annotate(nil, docx.Revision{})
	if err != nil {
		t.Fatal(err)
	}
	if left := again.Remarks(); len(left) > 0 {
		t.Errorf("%d comments stay", len(left))
	}
	checkTexts(t, "cleared", bytesOf(t, again), doc, doc, true)
}

// text is the paragraph at loc.
func text(doc *docx.Document, loc docx.Loc) string {
	for _, p := range doc.Paragraphs() {
		if p.Part == loc.Part && p.Index == loc.Para {
			return p.Text
		}
	}
	return ""
}
