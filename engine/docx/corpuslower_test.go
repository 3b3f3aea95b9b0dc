package docx_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// eachCorpusFile opens every file that can be.
func eachCorpusFile(t *testing.T, visit func(d *docx.Document, data []byte)) {
	t.Helper()
	for _, path := range docxtest.CorpusFiles(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		folder, name := filepath.Split(path)
		d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: filepath.Base(folder) + "/" + name})
		if err == nil {
			visit(d, data)
		}
	}
}

// TestCorpusTracked makes the sample edits tracked changes: accepting them
// gives the new text, rejecting them the old one.
func TestCorpusTracked(t *testing.T) {
	eachCorpusFile(t, func(d *docx.Document, data []byte) {
		edits := sampleEdits(d)
		q, err := d.ApplyTracked(edits, byClerk)
		if err != nil {
			t.Errorf("%s: %v", d.Name(), err)
			return
		}
		out := write(t, q)
		checkText(t, d, open(t, out), edits)
		checkReject(t, d, out)
	})
}

// TestCorpusAnnotate comments on a stretch of every paragraph, and takes the
// comments away again.
func TestCorpusAnnotate(t *testing.T) {
	eachCorpusFile(t, func(d *docx.Document, data []byte) {
		comments := sampleComments(d)
		if len(d.Stories()[0].Paragraphs) == 0 {
			return // nothing for a comment to hang at
		}
		q, err := d.Annotate(comments, byClerk)
		if err != nil {
			t.Errorf("%s: %v", d.Name(), err)
			return
		}
		out := write(t, q)
		checkText(t, d, open(t, out), nil)
		main := d.Stories()[0].Part
		before, after := readEntry(t, data, main), readEntry(t, out, main)
		for _, mark := range []string{"commentRangeStart", "commentRangeEnd", "commentReference"} {
			if got := strings.Count(after, mark+" ") - strings.Count(before, mark+" "); got != len(comments) {
				t.Errorf("%s: %d %s for %d comments", d.Name(), got, mark, len(comments))
			}
		}
		again, err := open(t, out).Annotate(nil, byClerk)
		if err != nil {
			t.Errorf("%s: %v", d.Name(), err)
			return
		}
		if got := readEntry(t, write(t, again), main); strings.Count(got, "commentRange") != strings.Count(before, "commentRange") {
			t.Errorf("%s: marks stay", d.Name())
		}
	})
}

// sampleComments comments where sampleEdits edits.
func sampleComments(d *docx.Document) []docx.Comment {
	var comments []docx.Comment
	for i, e := range sampleEdits(d) {
		if i == maxComments {
			break
		}
		comments = append(comments, docx.Comment{Loc: e.Loc, Text: fmt.Sprintf("第%d处", i), Displaced: "另处："})
	}
	return comments
}

// maxComments are enough for one file; Word itself is slow with more.
const maxComments = 500

// TestCorpusClearHighlight clears the marker pen everywhere.
func TestCorpusClearHighlight(t *testing.T) {
	eachCorpusFile(t, func(d *docx.Document, data []byte) {
		q, err := d.ClearHighlight(sampleLocs(d))
		if err != nil {
			t.Errorf("%s: %v", d.Name(), err)
			return
		}
		checkText(t, d, open(t, write(t, q)), nil)
	})
}

func sampleLocs(d *docx.Document) []docx.Loc {
	var locs []docx.Loc
	for _, e := range sampleEdits(d) {
		locs = append(locs, e.Loc)
	}
	return locs
}

// TestCorpusLowerValidates has the Open XML SDK look at tracked changes and
// comments.
func TestCorpusLowerValidates(t *testing.T) {
	v := docxtest.NewCorpusValidation(t)
	i := 0
	eachCorpusFile(t, func(d *docx.Document, data []byte) {
		step := 64
		if strings.HasPrefix(d.Name(), "zh/") {
			step = 8
		}
		if i++; i%step > 0 || strings.HasPrefix(d.Name(), "synthetic/") {
			return
		}
		tracked, err := d.ApplyTracked(sampleEdits(d), byClerk)
		if err != nil {
			t.Error(err)
			return
		}
		v.Add(t, d.Name()+"-tracked", data, write(t, tracked))
		annotated, err := d.Annotate(sampleComments(d), byClerk)
		if err != nil {
			t.Error(err)
			return
		}
		v.Add(t, d.Name()+"-annotated", data, write(t, annotated))
		cleared, err := d.ClearHighlight(sampleLocs(d))
		if err != nil {
			t.Error(err)
			return
		}
		v.Add(t, d.Name()+"-cleared", data, write(t, cleared))
	})
	v.Run(t)
}
