package docx_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestValidator edits every paragraph of many files and has the Open XML SDK
// look for errors that the files did not have before. TIANBAO_VALIDATOR names
// the tool (../shared/tools/ooxml-validate, installed), which takes a second a
// file.
func TestValidator(t *testing.T) {
	tool := os.Getenv("TIANBAO_VALIDATOR")
	if tool == "" {
		t.Skip("TIANBAO_VALIDATOR names no tool")
	}
	root := docxtest.Shared(t, "corpus")
	files, err := filepath.Glob(filepath.Join(root, "*", "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for i, path := range files {
		folder := filepath.Base(filepath.Dir(path))
		if folder == "synthetic" || folder != "zh" && i%8 > 0 {
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
		out := filepath.Join(t.TempDir(), "edited.docx")
		if err := os.WriteFile(out, write(t, q), 0o644); err != nil {
			t.Fatal(err)
		}
		if report, err := exec.Command(tool, "--base", path, out).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", path, err, report)
		}
		checked++
	}
	t.Logf("%d files", checked)
}
