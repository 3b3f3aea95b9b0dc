package docx_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestMultiplyCorpus copies and removes a row and a paragraph of many files:
// all other text stays.
func TestMultiplyCorpus(t *testing.T) {
	copied := 0
	for i, path := range docxtest.CorpusFiles(t) {
		if i%5 > 0 && filepath.Base(filepath.Dir(path)) != "zh" {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: path})
		if err != nil {
			continue
		}
		for _, m := range someMultiples(d) {
			q, err := d.Multiply([]docx.Multiple{m})
			if refused := (*docx.Error)(nil); errors.As(err, &refused) && refused.Kind == docx.KindEdit {
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			copied++
			checkMultiplied(t, d, q, m)
		}
	}
	t.Logf("%d copied or removed", copied)
}

// someMultiples are the second row of the first table and the paragraph in the
// middle, twice and never.
func someMultiples(d *docx.Document) []docx.Multiple {
	var list []docx.Multiple
	body := d.Stories()[0].Paragraphs
	if i := slices.IndexFunc(body, func(p docx.Paragraph) bool { return p.Cell != nil && p.Cell.Row == 1 }); i >= 0 {
		list = append(list, docx.Multiple{Part: body[i].Part, Para: i, Row: true, Times: 3}, docx.Multiple{Part: body[i].Part, Para: i, Row: true})
	}
	if i := len(body) / 2; i < len(body) {
		list = append(list, docx.Multiple{Part: body[i].Part, Para: i, Times: 2}, docx.Multiple{Part: body[i].Part, Para: i})
	}
	return list
}

// checkMultiplied holds the texts before and after against one another.
func checkMultiplied(t *testing.T, before, after *docx.Document, m docx.Multiple) {
	t.Helper()
	first, last, err := before.Extent(m)
	if err != nil {
		t.Fatal(err)
	}
	a, b := textsOf(before.Stories()[0].Paragraphs), textsOf(after.Stories()[0].Paragraphs)
	unit := a[first : last+1]
	want := slices.Concat(a[:first], slices.Repeat(unit, m.Times), a[last+1:])
	if m.Times == 0 && len(a) == len(b) {
		want = a // Word needs it
	}
	if !slices.Equal(want, b) {
		t.Errorf("%s: paragraph %d (row %t) %d times: other text has changed", before.Name(), m.Para, m.Row, m.Times)
	}
}

func textsOf(paragraphs []docx.Paragraph) []string {
	list := make([]string, len(paragraphs))
	for i := range paragraphs {
		list[i] = paragraphs[i].Text
	}
	return list
}
