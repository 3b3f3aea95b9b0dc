package batch

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

const officialReports = 10_000

// BenchmarkOfficial makes 10,000 official reports, and writes 10,000 files of the
// same bytes to compare with. Both leave what they wrote to the system, but for
// the syncs of the batch.
func BenchmarkOfficial(b *testing.B) {
	doc, err := docx.OpenFile(docxtest.Shared(b, "official-report", "report.docx"), docx.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer doc.Close()
	tmpl := engine.Load(doc, slot.Options{})
	list := officialRows(tmpl, officialReports)

	b.Run("batch", func(b *testing.B) {
		for b.Loop() {
			results, err := run1(b, b.Context(), b.TempDir(), list, false, Options{Template: tmpl})
			if err != nil || results[0].State != Written {
				b.Fatal(err, results[0].Err)
			}
		}
	})
	b.Run("write", func(b *testing.B) {
		var report bytes.Buffer
		if _, err := tmpl.Compile(engine.FillOptions{}).Write(&report, list[0].Values); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			dir := b.TempDir()
			for i := range officialReports {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.docx", i)), report.Bytes(), 0o600); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("fill", func(b *testing.B) {
		compiled := tmpl.Compile(engine.FillOptions{})
		for b.Loop() {
			for i := range list {
				if _, err := compiled.Write(io.Discard, list[i].Values); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// officialRows are n rows with a value for each blank of a template.
func officialRows(tmpl *engine.Template, n int) []Row {
	list := make([]Row, n)
	for i := range list {
		vals := &values.File{Name: "made"}
		for _, s := range tmpl.Slots {
			if text := suitable(s, i); s.Kind == slot.Placeholder && s.Link == "" && text != "" {
				vals.Values = append(vals.Values, values.Entry{Key: s.Key, Text: text})
			}
		}
		list[i] = Row{Number: i + 1, File: fmt.Sprintf("%d.docx", i), Values: vals}
	}
	return list
}

func suitable(s slot.Slot, i int) string {
	for _, text := range []string{strconv.Itoa(i%90 + 1), "2020年6月8日", "甲" + strconv.Itoa(i) + "乙"} {
		if values.Suits(s.Class, s.Unit, s.Before, s.After, text) == nil {
			return text
		}
	}
	return ""
}
