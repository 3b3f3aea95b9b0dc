package docx_test

import (
	"bytes"
	"os"
	"path/filepath"
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
		d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: filepath.Base(path)})
		if err == nil {
			visit(d, data)
		}
	}
}

// TestCorpusTracked makes the sample edits tracked changes: accepting them
// gives the new text, rejecting them the old one.
func TestCorpusTracked(t *testing.T) {
	n := 0
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
		n++
	})
	t.Logf("%d files", n)
}
