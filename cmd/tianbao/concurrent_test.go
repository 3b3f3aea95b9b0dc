package main

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/audit/similar"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
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
	priors, current := []compare.Report{compare.Of("a.docx", doc)}, compare.Of("b.docx", filled.Doc)
	reports := []similar.Report{similar.Of("a.docx", doc), similar.Of("b.docx", filled.Doc)}
	subject := &audit.Subject{File: "a.docx", Doc: doc, Slots: slot.Result{Slots: template.Slots}, Priors: []audit.Prior{{File: "b.docx", Doc: filled.Doc}}}
	audited, err := audit.Run(t.Context(), subject, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	held, err := compare.Compare(t.Context(), priors, current, compare.Options{})
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
			result, err := audit.Run(t.Context(), subject, audit.Options{})
			if err == nil {
				err = report.JSON(w, []audit.Result{result}, audit.Chinese)
			}
			return err
		},
		"diff": func(w io.Writer) error {
			c, err := compare.Compare(t.Context(), priors, current, compare.Options{})
			if err != nil {
				return err
			}
			return errors.Join(compare.WriteJSON(w, c), compare.WriteXLSX(io.Discard, c, compare.XLSXOptions{}))
		},
		"redline": func(w io.Writer) error {
			out, _, err := report.Redline(held, doc, filled.Doc, report.RedlineOptions{})
			if err == nil {
				_, err = out.WriteTo(w)
			}
			return err
		},
		"similar": func(w io.Writer) error {
			r, err := similar.Compare(t.Context(), reports, similar.Options{})
			if err != nil {
				return err
			}
			return similar.WriteJSON(w, r)
		},
		"annotate": func(w io.Writer) error {
			out, err := report.Annotate(doc, audited, report.AnnotateOptions{})
			if err == nil {
				_, err = out.WriteTo(w)
			}
			return err
		},
		"fix": func(w io.Writer) error {
			out, err := report.Fix(doc, audited, report.FixOptions{})
			if err == nil {
				_, err = out.Doc.WriteTo(w)
			}
			return err
		},
		"findings": func(w io.Writer) error {
			return errors.Join(report.HTML(w, []audit.Result{audited}, audit.Chinese), report.XLSX(io.Discard, []audit.Result{audited}, audit.Chinese),
				report.SARIF(w, []audit.Result{audited}, report.SARIFOptions{}))
		},
		"tags": func(w io.Writer) error {
			tagged, err := template.Tags()
			if err == nil {
				_, err = tagged.WriteTo(w)
			}
			return err
		},
		"form": func(w io.Writer) error { return values.WriteYAML(w, template.Form()) },
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
