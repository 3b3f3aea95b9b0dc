package engine_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// TestCorpusPlaceholders puts a marker into every placeholder of every file
// that opens, and reads it back from the bytes written.
func TestCorpusPlaceholders(t *testing.T) {
	files, filled := 0, 0
	for _, path := range docxtest.CorpusFiles(t) {
		template := loadFile(path)
		if template == nil {
			continue
		}
		files++
		edits := markers(template)
		if len(edits) == 0 {
			continue
		}
		filled++
		marked, err := template.Doc.Apply(edits)
		if unbound(err) {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		checkMarked(t, path, template.Doc, reopen(t, marked), edits)
	}
	t.Logf("%d files opened, %d with placeholders", files, filled)
}

// TestCorpusValidates holds filled files against the Open XML SDK's validator:
// filling adds no error. It fills the Chinese files that hold placeholders and some
// others.
func TestCorpusValidates(t *testing.T) {
	v := docxtest.NewCorpusValidation(t)
	others := 0
	for _, path := range docxtest.CorpusFiles(t) {
		template := loadFile(path)
		if template == nil || strings.Contains(path, "synthetic") {
			continue
		}
		edits := markers(template)
		if len(edits) == 0 || filepath.Base(filepath.Dir(path)) != "zh" {
			if others++; others%otherShare != 0 {
				continue
			}
		}
		if len(edits) == 0 {
			edits = markParagraphs(template.Doc)
		}
		marked, err := template.Doc.Apply(edits)
		if unbound(err) {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		v.Add(t, filepath.Base(path), readFile(t, path), written(t, marked))
	}
	v.Run(t)
}

// otherShare: one in so many of the other files is filled for the validator.
const otherShare = 20

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func written(t *testing.T, doc *docx.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if _, err := doc.WriteTo(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// loadFile is the template of a file, nil where it can't be opened.
func loadFile(path string) *engine.Template {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: filepath.Base(path)})
	if err != nil {
		return nil
	}
	return engine.Load(doc, slot.Options{})
}

// markers puts a text of its own into each placeholder; of placeholders that
// contain one another the outermost.
func markers(t *engine.Template) []docx.Edit {
	var edits []docx.Edit
	fixed := fixed(t)
	for i, s := range t.Slots {
		if s.Kind != slot.Placeholder || fixed[i] {
			continue
		}
		if n := len(edits); n > 0 && overlap(edits[n-1].Loc, s.Loc) {
			continue
		}
		edits = append(edits, docx.Edit{Loc: s.Loc, New: fmt.Sprintf("〔填%d〕", len(edits)+1)})
	}
	return edits
}

// unbound reports whether a text can't be bound data, which is right to refuse:
// places that Word keeps the same were given different texts, or one that holds
// a date another text.
func unbound(err error) bool {
	var e *docx.Error
	var onlyDate *engine.Error
	return errors.As(err, &onlyDate) && onlyDate.Kind == engine.KindOnlyDate || errors.As(err, &e) && e.Kind == docx.KindEdit &&
		(strings.Contains(e.Detail, "stands elsewhere too") || strings.Contains(e.Detail, "takes a date"))
}

// fixed reports for each slot whether Word would put back its text: the message
// of a broken field, text from data that can't be edited along.
func fixed(t *engine.Template) []bool {
	type place struct {
		part string
		para int
	}
	runs := map[place][]docx.Run{}
	for _, p := range t.Doc.Paragraphs() {
		runs[place{p.Part, p.Index}] = p.Runs
	}
	list := make([]bool, len(t.Slots))
	for i, s := range t.Slots {
		for _, r := range runs[place{s.Loc.Part, s.Loc.Para}] {
			touches := r.Start < max(s.Loc.End, s.Loc.Start+1) && s.Loc.Start < r.End
			list[i] = list[i] || touches && r.Fixed != docx.NotFixed
		}
	}
	return list
}

func overlap(a, b docx.Loc) bool {
	return a.Part == b.Part && a.Para == b.Para && a.Start < b.End && b.Start < a.End
}

// markParagraphs puts a marker in front of up to ten paragraphs.
func markParagraphs(doc *docx.Document) []docx.Edit {
	var edits []docx.Edit
	for _, p := range doc.Stories()[0].Paragraphs {
		if p.Text != "" && p.Runs[0].Fixed == docx.NotFixed && len(edits) < 10 {
			edits = append(edits, docx.Edit{Loc: docx.Loc{Part: p.Part, Para: p.Index}, New: "〔填〕"})
		}
	}
	return edits
}

func reopen(t *testing.T, doc *docx.Document) *docx.Document {
	t.Helper()
	var buf bytes.Buffer
	if _, err := doc.WriteTo(&buf); err != nil {
		t.Fatal(err)
	}
	again, err := docx.Open(bytes.NewReader(buf.Bytes()), int64(buf.Len()), docx.Options{Name: doc.Name()})
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// checkMarked checks the text of every paragraph against plain splicing.
func checkMarked(t *testing.T, path string, before, after *docx.Document, edits []docx.Edit) {
	t.Helper()
	type place struct {
		part string
		para int
	}
	want := map[place]string{}
	for _, p := range before.Paragraphs() {
		want[place{p.Part, p.Index}] = p.Text
	}
	for i := len(edits) - 1; i >= 0; i-- { // from the back, so that offsets hold
		loc := edits[i].Loc
		at := place{loc.Part, loc.Para}
		want[at] = want[at][:loc.Start] + edits[i].New + want[at][loc.End:]
	}
	for _, p := range after.Paragraphs() {
		if text := want[place{p.Part, p.Index}]; text != p.Text {
			t.Errorf("%s: %s paragraph %d: got %q, want %q", path, p.Part, p.Index, p.Text, text)
		}
	}
}
