package compare

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// benchChars is the length of each of two compared reports: 5,000 paragraphs.
const benchChars = 670_000

// BenchmarkCompare compares two reports, and two of four times the length.
func BenchmarkCompare(b *testing.B) {
	for _, size := range []struct {
		name  string
		chars int
	}{{"670k", benchChars}, {"2680k", 4 * benchChars}} {
		prior, current := generate(1, size.chars).reports(b)
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compared(b, []Report{prior}, current, Options{})
			}
		})
	}
}

// BenchmarkFiles opens and compares two Word files of 500 paragraphs, and two of
// 5,000. They are written to the folder TIANBAO_PAIR, if set, for other programs
// to be held against.
func BenchmarkFiles(b *testing.B) {
	for _, size := range []struct {
		name  string
		chars int
	}{{"500", benchChars / 10}, {"5000", benchChars}} {
		r := generate(1, size.chars)
		prior, current := docxtest.Lines(b, strings.Join(r.prior, "\n")), docxtest.Lines(b, strings.Join(r.current, "\n"))
		keepPair(b, size.name, prior, current)
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				p, q := openReport(b, "prior.docx", prior), openReport(b, "current.docx", current)
				compared(b, []Report{p}, q, Options{})
			}
		})
	}
}

func keepPair(b *testing.B, size string, prior, current []byte) {
	dir := os.Getenv("TIANBAO_PAIR")
	if dir == "" {
		return
	}
	for name, data := range map[string][]byte{"prior": prior, "current": current} {
		if err := os.WriteFile(filepath.Join(dir, name+"-"+size+".docx"), data, 0o666); err != nil {
			b.Fatal(err)
		}
	}
}

func openReport(b *testing.B, name string, data []byte) Report {
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: name})
	if err != nil {
		b.Fatal(err)
	}
	return Of(name, doc)
}
