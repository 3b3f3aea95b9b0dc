package docxtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Validation gathers files and what was made of them, for the Open XML SDK to
// find errors that were not there before. Starting it takes a second, so it is
// asked once.
type Validation struct {
	tool, dir string
	pairs     strings.Builder
	n         int // files asked about
	seen      int // files added
	share     int // one in so many of them is asked about
}

// NewValidation skips the test without the tool, testdata/validator.
func NewValidation(t *testing.T) *Validation {
	t.Helper()
	tool := os.Getenv("TIANBAO_VALIDATOR")
	if tool == "" {
		t.Skip("TIANBAO_VALIDATOR does not name the validator (see testdata/validator)")
	}
	return &Validation{tool: tool, dir: t.TempDir(), share: 1}
}

// corpusShare: a file takes most of a second, and the corpus has over a thousand.
const corpusShare = 8

// NewCorpusValidation is NewValidation for files of the corpus: one in eight that
// are added is asked about, each with TIANBAO_CORPUS=all.
func NewCorpusValidation(t *testing.T) *Validation {
	t.Helper()
	v := NewValidation(t)
	if os.Getenv("TIANBAO_CORPUS") != "all" {
		v.share = corpusShare
	}
	return v
}

// Add notes a file and what was made of it, by a name that errors give.
func (v *Validation) Add(t *testing.T, name string, before, after []byte) {
	t.Helper()
	if v.seen++; v.seen%v.share != 0 {
		return
	}
	v.n++
	name = strings.NewReplacer("/", "_", "\t", "_").Replace(name)
	for i, data := range [][]byte{before, after} {
		path := filepath.Join(v.dir, fmt.Sprintf("%d-%d-%s.docx", v.n, i, name))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		v.pairs.WriteString(path + []string{"\t", "\n"}[i])
	}
}

// Run asks the validator about all files.
func (v *Validation) Run(t *testing.T) {
	t.Helper()
	list := filepath.Join(v.dir, "pairs")
	if err := os.WriteFile(list, []byte(v.pairs.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	printed, err := exec.Command(v.tool, "--pairs", list).Output()
	lines := bytes.Split(bytes.TrimSpace(printed), []byte("\n"))
	if len(lines) != v.n {
		t.Fatalf("the validator answered for %d of %d files: %v", len(lines), v.n, err)
	}
	for _, line := range lines {
		var result struct {
			File   string
			Errors []string
		}
		if err := json.Unmarshal(line, &result); err != nil || len(result.Errors) > 0 {
			t.Errorf("%s: new errors: %s %v", filepath.Base(result.File), strings.Join(result.Errors, "\n"), err)
		}
	}
	t.Logf("%d files validated", v.n)
}
