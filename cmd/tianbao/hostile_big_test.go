package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// bigInputs are reports of a size that no office writes; TIANBAO_BIG asks for
// the sizes in their names, the usual run takes a part of them.
var bigInputs = []struct {
	name string
	n    int
	body func(n int) string
}{
	{"200,000 paragraphs", 200_000, func(n int) string {
		return blank + repeated(n, para(`第%d项工作走访困难群众X户。`))
	}},
	{"a paragraph of 20 MB", 420_000, func(n int) string {
		return `<w:p><w:r><w:t>` + repeated(n, `第%d项工作已经完成，群众满意。`) + `</w:t></w:r></w:p>` + blank
	}},
	{"a million runs in a paragraph", 1_000_000, func(n int) string {
		return `<w:p>` + repeated(n, `<w:r><w:t>第%d次走访，</w:t></w:r>`) + `</w:p>` + blank
	}},
	{"1,300,000 blanks in a paragraph of 20 MB", 1_300_000, func(n int) string {
		return `<w:p><w:r><w:t>` + repeated(n, `走访X次，%d`) + `</w:t></w:r></w:p>`
	}},
}

type bigCommand struct {
	command string
	worst   status
	says    string
}

// bigCommands work on in.docx. Each answers in time; init may answer that no
// person would fill in such a form.
var bigCommands = []bigCommand{
	{"scan in.docx", statusDone, `走访【X】次`},
	{"init in.docx -o out.yaml", statusUsage, `the form has \d+ blanks|the form would (have \d+ fields|be larger than 16 MB)`},
	{"init in.docx -o out.xlsx", statusUsage, `the form has \d+ blanks|the form would have \d+ fields`},
	{"fill in.docx --set 走访次数=5 -o out.docx", statusFindings, `out.docx`},
	{"audit in.docx --format json", statusFindings, `"PH001"`},
	{"diff in.docx in.docx", statusFindings, `走访【?X】?次`},
}

// TestBig: every command gets through reports that are far too long, in time
// that grows with the text and in the memory of an ordinary computer.
func TestBig(t *testing.T) {
	skipSize(t)
	part := 20
	if os.Getenv("TIANBAO_BIG") != "" {
		part = 1
	}
	for _, input := range bigInputs {
		t.Run(input.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			writeTo(t, "in.docx", body(t, input.body(input.n/part)))
			for _, c := range bigCommands {
				answers(t, c)
			}
		})
	}
}

// answers runs a command, for ten minutes at most.
func answers(t *testing.T, c bigCommand) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	var out bytes.Buffer
	since := time.Now()
	got := run(ctx, append(strings.Fields(c.command), "--lang", "en", "--force"), strings.NewReader(""), &out, &out)
	t.Logf("%s: %.1f s, exit status %d", c.command, time.Since(since).Seconds(), got)
	if status(got) > c.worst || ctx.Err() != nil {
		t.Fatalf("%s: exit status %d after %v", c.command, got, time.Since(since))
	}
	if !regexp.MustCompile(c.says).Match(out.Bytes()) {
		t.Errorf("%s doesn't say %q: %.500s", c.command, c.says, out.String())
	}
}

// TestBigStdin: what never ends on stdin is refused before it fills the memory.
func TestBigStdin(t *testing.T) {
	if os.Getenv("TIANBAO_BIG") == "" {
		t.Skip("reads 256 MB: set TIANBAO_BIG")
	}
	var said bytes.Buffer
	got := run(t.Context(), []string{"audit", "-", "--lang", "en"}, endless{}, &said, &said)
	if status(got) != statusInput || !strings.Contains(said.String(), "standard input is larger than 256 MB") {
		t.Errorf("exit status %d: %.300s", got, said.String())
	}
}

// endless is a pipe that never closes.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
