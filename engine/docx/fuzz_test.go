package docx_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// FuzzOpen opens any bytes: a typed error, or a model that is consistent and a
// file that is written as it was read.
func FuzzOpen(f *testing.F) {
	f.Add(docxtest.Lines(f, "一、走访\n走访X次"))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "f"})
		if err != nil {
			checkError(t, err)
			return
		}
		checkConsistent(t, d)
		if !bytes.Equal(write(t, d), data) {
			t.Error("not written as it was read")
		}
	})
}

// FuzzApply edits any two stretches of any body. The paragraphs then read as
// splicing their texts says, all others as before, and so does what is read
// back from the file.
func FuzzApply(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if body := section(a, "body"); body != nil {
			f.Add(string(body.Data), uint16(0), uint16(1), uint16(2), "5\n", " ")
		}
	}
	f.Fuzz(func(t *testing.T, body string, para, start, end uint16, first, second string) {
		source := roots["body"][0] + body + roots["body"][1]
		data := docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: source}))
		d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "f"})
		if err != nil {
			checkError(t, err)
			return
		}
		checkConsistent(t, d)
		edits := fuzzEdits(d, int(para), int(start), int(end), first, second)
		want := spliced(edits)
		if len(want) > 0 && want[0].Loc.Start < want[0].Loc.End {
			slices.Reverse(edits) // only insertions at one place depend on the order
		}
		q, err := d.Apply(edits)
		if err != nil {
			checkEditError(t, err, adjoinsFixed(d, edits))
			return
		}
		edits = want
		checkText(t, d, q, edits)
		checkConsistent(t, q)
		checkText(t, d, open(t, write(t, q)), edits)
	})
}

// fuzzEdits makes two edits of one paragraph that do not overlap.
func fuzzEdits(d *docx.Document, para, start, end int, first, second string) []docx.Edit {
	paras := d.Paragraphs()
	if len(paras) == 0 {
		return nil
	}
	p := &paras[para%len(paras)]
	a := boundary(p.Text, start%(len(p.Text)+1))
	b := boundary(p.Text, a+end%(len(p.Text)-a+1))
	c := boundary(p.Text, b+(len(p.Text)-b)/2)
	return []docx.Edit{
		{Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: a, End: b}, New: first},
		{Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: b, End: c}, New: second},
	}
}

// spliced is the one edit that two adjacent edits amount to.
func spliced(edits []docx.Edit) []docx.Edit {
	if len(edits) == 0 {
		return nil
	}
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	e := edits[0]
	e.New = ends.Replace(e.New) + ends.Replace(edits[1].New)
	e.Loc.End = edits[1].Loc.End
	return []docx.Edit{e}
}

func checkError(t *testing.T, err error) {
	t.Helper()
	var e *docx.Error
	if !errors.As(err, &e) || e.Kind == "" || e.Name != "f" {
		t.Errorf("not a typed error: %v", err)
	}
}

// adjoinsFixed reports whether an edit touches text that Word would put back.
func adjoinsFixed(d *docx.Document, edits []docx.Edit) bool {
	return slices.ContainsFunc(edits, func(e docx.Edit) bool {
		p := d.Paragraphs()[e.Loc.Para] // the document is a body alone
		return slices.ContainsFunc(p.Runs, func(r docx.Run) bool {
			return r.Fixed != docx.NotFixed && r.Start <= e.Loc.End && e.Loc.Start <= r.End
		})
	})
}

// checkEditError allows for new text that can't be, paragraphs that have no place
// for any, and, if fixed, for text that Word would put back.
func checkEditError(t *testing.T, err error, fixed bool) {
	t.Helper()
	checkError(t, err)
	for _, known := range []string{"not UTF-8", "XML forbids", "the code of a field"} {
		if strings.Contains(err.Error(), known) {
			return
		}
	}
	if !fixed || !strings.Contains(err.Error(), "would overwrite it") {
		t.Error(err)
	}
}

// checkConsistent checks what holds for every model.
func checkConsistent(t *testing.T, d *docx.Document) {
	t.Helper()
	all := d.Paragraphs()
	for _, s := range d.Stories() {
		for i := range s.Paragraphs {
			p := &s.Paragraphs[i]
			if p != &all[0] || p.Part != s.Part || p.Index != i {
				t.Fatalf("paragraph %d of %s is out of place", i, s.Part)
			}
			all = all[1:]
			checkParagraph(t, p)
		}
	}
	if len(all) > 0 {
		t.Fatalf("%d paragraphs are in no story", len(all))
	}
}

func checkParagraph(t *testing.T, p *docx.Paragraph) {
	t.Helper()
	if !utf8.ValidString(p.Text) || p.Outline < 0 || p.Outline > 9 {
		t.Errorf("paragraph %d: %q, outline %d", p.Index, p.Text, p.Outline)
	}
	pos := 0
	for _, r := range p.Runs {
		if r.Start != pos || r.End <= r.Start || r.Control < -1 || r.Control >= len(p.Controls) {
			t.Errorf("paragraph %d: run %+v at %d", p.Index, r, pos)
		}
		pos = r.End
	}
	if pos != len(p.Text) {
		t.Errorf("paragraph %d: runs end at %d of %d", p.Index, pos, len(p.Text))
	}
	for _, c := range p.Controls {
		if c.Start < 0 || c.End < c.Start || c.End > len(p.Text) {
			t.Errorf("paragraph %d: control %+v", p.Index, c)
		}
	}
	if c := p.Cell; c != nil && (c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > c.Rows || c.Col+c.ColSpan > c.Cols) {
		t.Errorf("paragraph %d: cell %+v", p.Index, *c)
	}
}
