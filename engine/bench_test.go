package engine_test

import (
	"bytes"
	"io"
	"log"
	"os"
	"testing"

	godocx "github.com/lukasjarosch/go-docx"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// The benchmarks run on the official report, 35 blanks in 9 KB of text, or on the
// file that TIANBAO_REPORT names.

func officialReport(b *testing.B) []byte {
	path := os.Getenv("TIANBAO_REPORT")
	if path == "" {
		path = docxtest.Shared(b, "official-report", "report.docx")
	}
	data, err := os.ReadFile(path)
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

// BenchmarkFillGoDocx is go-docx on the same report with tags: open, fill, write.
func BenchmarkFillGoDocx(b *testing.B) {
	template := engine.Load(openBytes(b, officialReport(b)), slot.Options{})
	tags, err := template.Tags()
	if err != nil {
		b.Fatal(err)
	}
	var tagged bytes.Buffer
	if _, err := tags.WriteTo(&tagged); err != nil {
		b.Fatal(err)
	}
	texts := godocx.PlaceholderMap{}
	for _, v := range made(template).Values {
		texts[v.Key] = v.Text
	}
	log.SetOutput(io.Discard) // go-docx logs what it does
	defer log.SetOutput(os.Stderr)
	for b.Loop() {
		doc, err := godocx.OpenBytes(tagged.Bytes())
		if err == nil {
			err = doc.ReplaceAll(texts)
		}
		if err == nil {
			err = doc.Write(io.Discard)
		}
		if err != nil {
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
