package docx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestValidator edits every paragraph of many files and has the Open XML SDK
// look for errors that the files did not have before.
func TestValidator(t *testing.T) {
	v := docxtest.NewCorpusValidation(t)
	files, err := filepath.Glob(filepath.Join(docxtest.Shared(t, "corpus"), "*", "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	for i, path := range files {
		folder := filepath.Base(filepath.Dir(path))
		if folder == "synthetic" || folder != "zh" && i%24 > 0 {
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
		q, err := d.Apply(sampleEdits(d))
		if err != nil {
			t.Error(err)
			continue
		}
		v.Add(t, filepath.Base(path), data, write(t, q))
	}
	v.Run(t)
}
