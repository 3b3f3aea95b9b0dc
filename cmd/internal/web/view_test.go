package web_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/cmd/internal/web"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// shown is the reading view of a report.
func shown(t *testing.T, report []byte) string {
	t.Helper()
	_, _, body := serve(t, web.Options{}).visitor(t).send("fill", "report", "a.docx", report)
	_, view, _ := strings.Cut(body, `<div class="sheet">`)
	view, _, _ = strings.Cut(view, "</section>")
	return view
}

func TestHeadingsAndTitleInView(t *testing.T) {
	view := shown(t, docxtest.Lines(t, blankReport))
	for _, want := range []string{
		`class="doc-title" role="heading" aria-level="2"><a class="slot period"`,
		`class="doc-h1 in" role="heading" aria-level="3">一、走访慰问</p>`,
		`class=" in"><a class="slot period"`,
	} {
		if !strings.Contains(view, want) {
			t.Errorf("the view lacks %s:\n%s", want, view)
		}
	}
}

// TestSlotsWithinTitles looks at a blank that stands in a title: both are slots,
// and links may not stand within links.
func TestSlotsWithinTitles(t *testing.T) {
	view := shown(t, docxtest.Lines(t, "印发《2026年X街道工作要点》。"))
	want := regexp.MustCompile(`<span class="slot title"[^>]*><span class="was">《<a class="slot period"[^>]*><span class="was">2026年</span><span class="now"></span></a><a class="slot placeholder"[^>]*><span class="was">X</span>.*街道工作要点》</span><span class="now"></span></span>`)
	if !want.MatchString(view) {
		t.Errorf("the title does not hold its slots:\n%s", view)
	}
}

func TestTableInView(t *testing.T) {
	cell := func(properties, text string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>"
	}
	document := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>` +
		"<w:tr>" + cell("", "街道") + cell(`<w:gridSpan w:val="2"/>`, "走访") + "</w:tr>" +
		"<w:tr>" + cell(`<w:vMerge w:val="restart"/>`, "东街") + cell("", "户数") + cell("", "X户") + "</w:tr>" +
		"<w:tr>" + cell("<w:vMerge/>", "") + cell("", "人数") + cell("", "X人") + "</w:tr>" +
		`</w:tbl><w:p/></w:body></w:document>`
	view := shown(t, docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: document})))
	for _, want := range []string{`<td colspan="2" class="head">`, `<td rowspan="2">`, `>户数</p>`} {
		if !strings.Contains(view, want) {
			t.Errorf("the view lacks %s:\n%s", want, view)
		}
	}
	if rows := strings.Count(view, "<tr>"); rows != 3 {
		t.Errorf("%d rows, want 3", rows)
	}
	if cells := strings.Count(view, "<td"); cells != 7 {
		t.Errorf("%d cells, want 7: the merged ones are one", cells)
	}
}
