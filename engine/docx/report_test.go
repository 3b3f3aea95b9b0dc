package docx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestOfficialReport compares the body of the official report with its text,
// which has some more empty lines at its end.
func TestOfficialReport(t *testing.T) {
	dir := docxtest.Shared(t, "official-report")
	d, err := docx.OpenFile(filepath.Join(dir, "report.docx"), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	text, err := docx.OpenFile(filepath.Join(dir, "report.txt"), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := texts(text.Paragraphs())
	for want[len(want)-1] == "" {
		want = want[:len(want)-1]
	}
	if diff := cmp.Diff(want, texts(d.Stories()[0].Paragraphs)); diff != "" {
		t.Error(diff)
	}
}

func texts(paras []docx.Paragraph) []string {
	var out []string
	for i := range paras {
		out = append(out, paras[i].Text)
	}
	return out
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(docxtest.Shared(b, "official-report"), "report.docx")
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkApply(b *testing.B) {
	path := filepath.Join(docxtest.Shared(b, "official-report"), "report.docx")
	d, err := docx.OpenFile(path, docx.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	var edits []docx.Edit
	for _, p := range d.Paragraphs() {
		for pos := 0; ; pos++ {
			i := strings.Index(p.Text[pos:], "X")
			if i < 0 {
				break
			}
			pos += i
			edits = append(edits, docx.Edit{Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: pos, End: pos + 1}, New: "12"})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Apply(edits); err != nil {
			b.Fatal(err)
		}
	}
}
