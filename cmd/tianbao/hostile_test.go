package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// hostile is an input made to do harm, what the command does with it, and a
// part of what a person reads.
type hostile struct {
	name   string
	files  map[string][]byte
	args   []string
	status status
	says   string // matches in stdout and stderr together
	never  string // matches in no output
}

// TestHostile runs the command on every hostile input: it answers with a
// message and the right status, and writes nothing beside the output asked for.
func TestHostile(t *testing.T) {
	skipSize(t)
	inputs := hostileInputs(t)
	t.Run("table", func(t *testing.T) { checkTable(t, inputs) })
	for _, h := range inputs {
		t.Run(h.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for name, data := range h.files {
				if err := os.WriteFile(name, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			var out bytes.Buffer
			got := run(t.Context(), append(h.args, "--lang", "en", "--no-color"), strings.NewReader(""), &out, &out)
			if status(got) != h.status {
				t.Errorf("exit status %d, want %d", got, h.status)
			}
			checkLeft(t, h, &out)
			if !regexp.MustCompile(h.says).Match(out.Bytes()) {
				t.Errorf("it doesn't say %q:\n%.2000s", h.says, out.String())
			}
			if h.never != "" && regexp.MustCompile(h.never).Match(out.Bytes()) {
				t.Errorf("it says %q:\n%.2000s", h.never, out.String())
			}
		})
	}
}

// skipSize skips a test of sizes with -short: under the race detector they take
// minutes, and run one after the other anyway.
func skipSize(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("sizes are not tried with -short")
	}
}

// checkLeft adds the output file to what was said, and fails for any other
// file that was not there before.
func checkLeft(t *testing.T, h hostile, out *bytes.Buffer) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, given := h.files[e.Name()]; given {
			continue
		}
		if !strings.HasPrefix(e.Name(), "out.") {
			t.Errorf("it left %q", e.Name())
			continue
		}
		if e.IsDir() {
			tellFolder(t, e.Name(), out)
			continue
		}
		data, err := os.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		out.Write(data)
	}
	if above, err := filepath.Glob("../evil*"); err != nil || len(above) > 0 {
		t.Errorf("it wrote outside its folder: %v %v", above, err)
	}
}

// tellFolder adds the names in an output folder to what was said.
func tellFolder(t *testing.T, name string, out *bytes.Buffer) {
	t.Helper()
	entries, err := os.ReadDir(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out.WriteString("\n" + name + "/" + e.Name())
	}
}

// checkTable holds the tables for people against the tests: each hostile
// input has a row, and what a row names as its test is there.
func checkTable(t *testing.T, inputs []hostile) {
	t.Helper()
	page, err := os.ReadFile("../../.github/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range inputs {
		if !strings.Contains(string(page), "\n| "+h.name+" |") {
			t.Errorf(".github/SECURITY.md has no row for %q", h.name)
		}
	}
	tests := testNames(t)
	rows := regexp.MustCompile(`(?m)^\| (.*) \| (.+) \|$`).FindAllStringSubmatch(string(page), -1)
	if len(rows) < 70 {
		t.Errorf("only %d rows", len(rows))
	}
	for _, row := range rows {
		named := regexp.MustCompile("`[^`]+`").FindAllString(row[2], -1)
		switch {
		case strings.Count(row[0], " | ") != 2: // another table, of what things cost
			continue
		case len(named) == 0 && row[2] != "held by":
			t.Errorf("nothing holds %q", row[1])
		}
		for _, name := range named {
			if name = strings.Trim(name, "`"); !tests[name] {
				t.Errorf("no test %s for %q", name, row[1])
			}
		}
	}
}

// testNames are the test functions and scripts of all packages.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	function := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := filepath.WalkDir("../..", func(path string, _ fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasSuffix(path, ".txtar"):
			names[filepath.Base(path)] = true
		case strings.HasSuffix(path, "_test.go"):
			data, err := os.ReadFile(path)
			for _, found := range function.FindAllSubmatch(data, -1) {
				names[string(found[1])] = true
			}
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

const wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// body is a Word file with this in its body, and more parts.
func body(t *testing.T, content string, more ...docxtest.Part) []byte {
	return wordFile(t, `<w:document `+wordNamespace+`><w:body>`+content+`</w:body></w:document>`, more...)
}

func wordFile(t *testing.T, document string, more ...docxtest.Part) []byte {
	parts := append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: document})
	return docxtest.Package(t, append(parts, more...))
}

func para(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }
