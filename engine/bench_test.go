package engine_test

import (
	"io"
	"os"
	"testing"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// The benchmarks run on the official report: 35 blanks in 9 KB of text.

func officialReport(b *testing.B) []byte {
	data, err := os.ReadFile(docxtest.Shared(b, "official-report", "report.docx"))
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// BenchmarkFillCold opens, scans, fills and writes.
func BenchmarkFillCold(b *testing.B) {
	data := officialReport(b)
	vals := made(engine.Load(openBytes(b, data), slot.Options{}))
	for b.Loop() {
		write(b, fillAll(b, engine.Load(openBytes(b, data), slot.Options{}), vals))
	}
}

// BenchmarkFillAgain fills and writes a template that is loaded already.
func BenchmarkFillAgain(b *testing.B) {
	template := engine.Load(openBytes(b, officialReport(b)), slot.Options{})
	vals := made(template)
	for b.Loop() {
		write(b, fillAll(b, template, vals))
	}
}

// BenchmarkFillCompiled fills and writes a template that is compiled.
func BenchmarkFillCompiled(b *testing.B) {
	template := engine.Load(openBytes(b, officialReport(b)), slot.Options{})
	vals := made(template)
	compiled := template.Compile(engine.FillOptions{})
	for b.Loop() {
		if _, err := compiled.Write(io.Discard, vals); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExtract(b *testing.B) {
	template := engine.Load(openBytes(b, officialReport(b)), slot.Options{})
	filled := fillAll(b, template, made(template))
	for b.Loop() {
		template.Extract(filled)
	}
}

func fillAll(b *testing.B, template *engine.Template, vals *values.File) *docx.Document {
	filled, err := template.Fill(vals, engine.FillOptions{})
	if err != nil || len(filled.Missing) > 0 {
		b.Fatal(err, filled)
	}
	return filled.Doc
}

func write(b *testing.B, doc *docx.Document) {
	if _, err := doc.WriteTo(io.Discard); err != nil {
		b.Fatal(err)
	}
}
