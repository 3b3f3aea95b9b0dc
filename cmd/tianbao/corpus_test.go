package main

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/audit/similar"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// product is a file made from one of the corpus.
type product struct {
	name string // what was done: "filled"
	data []byte
}

// TestCorpusEndToEnd takes files of the corpus the way of all commands, one
// after the other, each on what the one before it wrote.
func TestCorpusEndToEnd(t *testing.T) {
	opened := 0
	for _, path := range docxtest.CorpusFiles(t) {
		if data, err := os.ReadFile(path); err != nil {
			t.Error(err)
		} else if products(t, data) != nil {
			opened++
		}
		if t.Failed() {
			t.Fatal(path)
		}
	}
	t.Logf("%d files", opened)
}

// products are the files that the commands make from one, nil for a file that
// can't be opened. The first is the file itself.
func products(t *testing.T, data []byte) []product {
	t.Helper()
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: t.Name()})
	if err != nil {
		checkTyped(t, err)
		return nil
	}
	template := engine.Load(doc, slot.Options{})
	list := []product{{"original", data}}
	filled, list := fillBlanks(t, template, list)
	audited, err := audit.Run(t.Context(), &audit.Subject{File: "filled.docx", Doc: filled.Doc, Slots: slot.Result{Slots: filled.Slots}}, audit.Options{})
	if err != nil {
		t.Error(err)
	}
	if annotated, err := report.Annotate(filled.Doc, audited, report.AnnotateOptions{}); checkTyped(t, err) {
		list = append(list, product{"annotated", written(t, annotated)})
	}
	if fixed, err := report.Fix(filled.Doc, audited, report.FixOptions{}); checkTyped(t, err) {
		list = append(list, product{"fixed", written(t, fixed.Doc)})
	}
	if redlined := redlineOf(t, doc, filled.Doc); redlined != nil {
		list = append(list, product{"redlined", redlined})
	}
	checkSimilar(t, doc, filled.Doc)
	return list
}

// fillBlanks fills every blank, plainly, compiled and tracked, and reads the
// plain file again.
func fillBlanks(t *testing.T, template *engine.Template, list []product) (*engine.Template, []product) {
	vals := blankValues(template)
	filled, err := template.Fill(vals, engine.FillOptions{})
	if !checkTyped(t, err) {
		return template, list
	}
	data := written(t, filled.Doc)
	checkCompiled(t, template, vals, data)
	list = append(list, product{"filled", data})
	if tracked, err := template.Fill(vals, engine.FillOptions{Track: true}); checkTyped(t, err) {
		list = append(list, product{"tracked", written(t, tracked.Doc)})
	}
	again, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "filled.docx"})
	if err != nil {
		t.Fatalf("what was written can't be read: %v", err)
	}
	for i, p := range filled.Doc.Paragraphs() {
		if got := again.Paragraphs()[i]; got.Text != p.Text {
			t.Errorf("%s paragraph %d: written %q, read %q", p.Part, p.Index, p.Text, got.Text)
		}
	}
	return engine.Load(again, slot.Options{}), list
}

// blankValues has a value for every blank that one of a few suits.
func blankValues(template *engine.Template) *values.File {
	file := &values.File{Name: "values.yaml"}
	for i, s := range template.Slots {
		if s.Kind != slot.Placeholder || s.Link != "" {
			continue
		}
		for _, text := range []string{strconv.Itoa(i%90 + 1), "2020年6月8日", "云岭"} {
			if values.Suits(s.Class, s.Unit, s.Before, s.After, text) == nil {
				file.Values = append(file.Values, values.Entry{Key: s.Key, Text: text})
				break
			}
		}
	}
	return file
}

// checkCompiled holds a compiled template against plain filling.
func checkCompiled(t *testing.T, template *engine.Template, vals *values.File, want []byte) {
	var b bytes.Buffer
	if _, err := template.Compile(engine.FillOptions{}).Write(&b, vals); err != nil {
		t.Errorf("filled plainly, but not compiled: %v", err)
		return
	}
	got, err := docx.Open(bytes.NewReader(b.Bytes()), int64(b.Len()), docx.Options{})
	if err != nil {
		t.Errorf("compiled: %v", err)
		return
	}
	plain, err := docx.Open(bytes.NewReader(want), int64(len(want)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	same := func(a, b docx.Paragraph) bool { return a.Part == b.Part && a.Index == b.Index && a.Text == b.Text }
	if !slices.EqualFunc(got.Paragraphs(), plain.Paragraphs(), same) {
		t.Error("a compiled template fills in other text")
	}
}

// redlineOf compares a file with itself, and tells it as a redline of what it
// was filled to.
func redlineOf(t *testing.T, prior, current *docx.Document) []byte {
	p, q := compare.Of("prior.docx", prior), compare.Of("current.docx", current)
	for _, change := range compared(t, q, q).Against[0].Changes {
		if change.Kind != align.Unchanged {
			t.Errorf("against itself: %s %+v", change.Kind, change.Current)
			break
		}
	}
	out, _, err := report.Redline(compared(t, p, q), prior, current, report.RedlineOptions{})
	if !checkTyped(t, err) {
		return nil
	}
	return written(t, out)
}

func compared(t *testing.T, prior, current compare.Report) compare.Comparison {
	c, err := compare.Compare(t.Context(), []compare.Report{prior}, current, compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// checkSimilar compares two reports and writes the result.
func checkSimilar(t *testing.T, a, b *docx.Document) {
	result, err := similar.Compare(t.Context(), []similar.Report{similar.Of("a.docx", a), similar.Of("b.docx", b)}, similar.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := similar.WriteJSON(&page, result); err != nil {
		t.Error(err)
	}
	if v := result.Matrix()[0][1]; v < 0 || v > 1 {
		t.Errorf("a similarity of %v", v)
	}
}

// checkTyped reports whether there was no error, and fails for one that has no
// type of ours.
func checkTyped(t *testing.T, err error) bool {
	t.Helper()
	for _, e := range flattened(err) {
		var ofFile *docx.Error
		var ofFill *engine.Error
		var ofValue *values.Error
		if !errors.As(e, &ofFile) && !errors.As(e, &ofFill) && !errors.As(e, &ofValue) {
			t.Errorf("an error of type %T: %v", e, e)
		}
	}
	return err == nil
}

// flattened are the errors that were joined into one.
func flattened(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

func written(t *testing.T, doc *docx.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := doc.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
