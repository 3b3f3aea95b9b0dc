package docx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestCorpus holds the promises of the package on every file there is: it
// opens or says why not, is written as it was read, and an edit of every
// paragraph changes what it asks for and nothing else.
func TestCorpus(t *testing.T) {
	root := docxtest.Shared(t, "corpus")
	opened, refused := 0, map[docx.ErrorKind]int{}
	for _, path := range docxtest.CorpusFiles(t) {
		name, _ := filepath.Rel(root, path)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: name})
		var e *docx.Error
		switch {
		case err == nil:
			opened++
			checkFile(t, d, data)
		case errors.As(err, &e) && e.Kind != "" && e.Name == name:
			refused[e.Kind]++
		default:
			t.Errorf("%s: not a typed error: %v", name, err)
		}
	}
	t.Logf("%d opened, refused: %v", opened, refused)
}

func checkFile(t *testing.T, d *docx.Document, data []byte) {
	t.Helper()
	same, err := d.Apply(nil)
	if err != nil {
		t.Errorf("%s: %v", d.Name(), err)
		return
	}
	if !bytes.Equal(write(t, same), data) {
		t.Errorf("%s: not written as it was read", d.Name())
	}
	edits := sampleEdits(d)
	q, err := d.Apply(edits)
	if err != nil {
		t.Errorf("%s: %v", d.Name(), err)
		return
	}
	out := write(t, q)
	again, err := docx.Open(bytes.NewReader(out), int64(len(out)), docx.Options{})
	if err != nil {
		t.Errorf("%s: edited: %v", d.Name(), err)
		return
	}
	checkText(t, d, q, edits)
	checkText(t, d, again, edits)
	checkOthers(t, d.Name(), data, out, edits)
}

// sampleEdits puts a marker over a stretch of every paragraph that has text of
// its own.
func sampleEdits(d *docx.Document) []docx.Edit {
	var edits []docx.Edit
	bound := slices.ContainsFunc(d.Paragraphs(), isBound)
	for i := range d.Paragraphs() {
		p := &d.Paragraphs()[i]
		if bound && (p.Story == docx.Properties || isBound(*p)) {
			continue // the same text stands elsewhere
		}
		h := fnv.New64a()
		io.WriteString(h, p.Text)
		n := int(h.Sum64()>>1) & math.MaxInt // also where an int has 32 bits
		from, to := ownText(p, n)
		if from == to {
			continue
		}
		start := boundary(p.Text, from+n%(to-from))
		end := boundary(p.Text, start+n/7%(to-start+1))
		edits = append(edits, docx.Edit{
			Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: start, End: end},
			New: fmt.Sprintf("<填报&%d> ", i),
		})
	}
	return edits
}

func isBound(p docx.Paragraph) bool {
	return slices.ContainsFunc(p.Controls, func(c docx.Control) bool { return c.Bound })
}

// ownText is one of the longest stretches of a paragraph that Word does not
// put back.
func ownText(p *docx.Paragraph, n int) (start, end int) {
	var stretches [][2]int
	for i, r := range p.Runs {
		if r.Fixed != docx.NotFixed {
			continue
		}
		if last := len(stretches) - 1; i > 0 && p.Runs[i-1].Fixed == docx.NotFixed && last >= 0 {
			stretches[last][1] = r.End
		} else {
			stretches = append(stretches, [2]int{r.Start, r.End})
		}
	}
	if len(stretches) == 0 {
		return 0, 0
	}
	s := stretches[n%len(stretches)]
	return s[0], s[1]
}

// boundary is the first boundary of code points in text at or behind i.
func boundary(text string, i int) int {
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return i
}

func write(t *testing.T, d *docx.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := d.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Errorf("%s: WriteTo returned %d, %v for %d bytes", d.Name(), n, err, b.Len())
	}
	return b.Bytes()
}

// checkText checks that q is d with edits done, by plain splicing.
func checkText(t *testing.T, d, q *docx.Document, edits []docx.Edit) {
	t.Helper()
	if len(d.Paragraphs()) != len(q.Paragraphs()) {
		t.Errorf("%s: %d paragraphs became %d", d.Name(), len(d.Paragraphs()), len(q.Paragraphs()))
		return
	}
	for i := range d.Paragraphs() {
		p, got := &d.Paragraphs()[i], q.Paragraphs()[i].Text
		want := p.Text
		if len(edits) > 0 && edits[0].Loc.Part == p.Part && edits[0].Loc.Para == p.Index {
			e := edits[0]
			edits = edits[1:]
			want = p.Text[:e.Loc.Start] + e.New + p.Text[e.Loc.End:]
		}
		if got != want {
			t.Errorf("%s: %s: paragraph %d:\ngot  %q\nwant %q", d.Name(), p.Part, p.Index, got, want)
			return
		}
	}
}

// checkOthers checks that only edited entries differ, and those that hold the
// same text or a picture of it.
func checkOthers(t *testing.T, name string, before, after []byte, edits []docx.Edit) {
	t.Helper()
	edited := map[string]bool{}
	for _, e := range edits {
		edited[strings.ToLower(e.Loc.Part)] = true
	}
	a, errA := zip.NewReader(bytes.NewReader(before), int64(len(before)))
	b, errB := zip.NewReader(bytes.NewReader(after), int64(len(after)))
	if errA != nil || errB != nil {
		t.Logf("%s: not compared: %v, %v", name, errA, errB)
		return
	}
	written := map[string]*zip.File{}
	for _, f := range b.File {
		written[f.Name] = f
	}
	pictured := len(a.File) != len(b.File)
	for _, f := range a.File {
		if edited[strings.ToLower(strings.Trim(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] || editedAlong(f.Name, pictured) {
			continue
		}
		if g := written[f.Name]; g == nil || !bytes.Equal(stored(f), stored(g)) {
			t.Errorf("%s: %s differs", name, f.Name)
		}
	}
}

// editedAlong reports whether an entry may differ though none of its text is
// asked to.
func editedAlong(name string, pictured bool) bool {
	if pictured && (strings.ReplaceAll(name, `\`, "/") == "_rels/.rels" || strings.Contains(name, "thumbnail")) {
		return true
	}
	return strings.HasPrefix(name, "word/embeddings/") && strings.HasSuffix(name, ".xlsx") ||
		strings.HasPrefix(name, "word/diagrams/drawing") ||
		strings.HasPrefix(name, "customXml/item")
}

func stored(f *zip.File) []byte {
	r, err := f.OpenRaw()
	if err != nil {
		return nil
	}
	b, _ := io.ReadAll(r)
	return b
}

func readEntry(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := fs.ReadFile(z, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
