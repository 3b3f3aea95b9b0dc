package main

import (
	"bytes"
	"io"
	"sync"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/templates"
)

// TestConcurrent shares a document, a template, a compiled template and the
// rules among many at once: all get what one alone gets. The race detector is
// its other half.
func TestConcurrent(t *testing.T) {
	shipped, _ := templates.Lookup("half-year")
	data, err := shipped.DOCX()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	template := engine.Load(doc, slot.Options{})
	compiled := template.Compile(engine.FillOptions{})
	vals := blankValues(template)
	filled, err := template.Fill(vals, engine.FillOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for name, work := range map[string]func(w io.Writer) error{
		"scan": func(w io.Writer) error {
			_, err := io.WriteString(w, engine.Load(doc, slot.Options{}).Slots[0].Key)
			return err
		},
		"fill": func(w io.Writer) error {
			f, err := template.Fill(vals, engine.FillOptions{})
			if err == nil {
				_, err = f.Doc.WriteTo(w)
			}
			return err
		},
		"compiled": func(w io.Writer) error {
			_, err := compiled.Write(w, vals)
			return err
		},
		"extract": func(w io.Writer) error {
			_, err := io.WriteString(w, template.Extract(filled.Doc).Values[0].Text)
			return err
		},
		"audit": func(w io.Writer) error {
			result, err := audit.Run(&audit.Subject{File: "a.docx", Doc: doc}, audit.Options{})
			if err == nil {
				err = report.JSON(w, []audit.Result{result}, audit.Chinese)
			}
			return err
		},
		"diff": func(w io.Writer) error {
			c := compare.Compare([]compare.Report{compare.Of("a.docx", doc)}, compare.Of("b.docx", filled.Doc), compare.Options{})
			return compare.WriteJSON(w, c)
		},
	} {
		t.Run(name, func(t *testing.T) { inParallel(t, work) })
	}
}

// inParallel lets several do the same work and compares what they write.
func inParallel(t *testing.T, work func(w io.Writer) error) {
	var alone bytes.Buffer
	if err := work(&alone); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			var b bytes.Buffer
			if err := work(&b); err != nil {
				t.Error(err)
			}
			if !bytes.Equal(b.Bytes(), alone.Bytes()) {
				t.Error("another result than alone")
			}
		})
	}
	all.Wait()
}
