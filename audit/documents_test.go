package audit_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// TestDocuments wants no objection to whole documents with tables, and every
// fault of the list beside each found in the paragraph where it was made.
func TestDocuments(t *testing.T) {
	names, err := filepath.Glob("testdata/documents/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no documents", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			clean := readText(t, name)
			for _, f := range auditTabled(t, clean, audit.Options{}) {
				// No layout is given to the lines.
				if !strings.HasPrefix(f.Rule, "LY") {
					t.Errorf("%s objects to %q in %s", f.Rule, f.Text, f.Sentence)
				}
			}
			for line := range strings.Lines(readText(t, strings.TrimSuffix(name, ".txt")+".faults")) {
				if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
					wantFault(t, clean, line)
				}
			}
		})
	}
}

func readText(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func auditTabled(t *testing.T, text string, opts audit.Options) []audit.Finding {
	t.Helper()
	result, err := audit.Run(t.Context(), tabled(t, text), opts)
	if err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

var rewritten = regexp.MustCompile(`⟦([^→⟧]*)→([^⟧]*)⟧`)

// wantFault makes one fault in a clean document and looks for it.
func wantFault(t *testing.T, clean, line string) {
	rule, words, _ := strings.Cut(line, "\t")
	before, after := rewritten.ReplaceAllString(words, "$1"), rewritten.ReplaceAllString(words, "$2")
	if strings.Count(clean, before) != 1 {
		t.Errorf("%q is not once in the document", before)
		return
	}
	text := strings.Replace(clean, before, after, 1)
	made := strings.Index(clean, before) + rewritten.FindStringSubmatchIndex(words)[0]
	para := strings.Count(strings.ReplaceAll(text[:made], "|", "\n"), "\n")
	var places []docx.Loc
	for _, f := range auditTabled(t, text, audit.Options{Levels: audittest.Only(rule)}) {
		if f.Loc.Para == para {
			return
		}
		places = append(places, f.Loc)
	}
	t.Errorf("%s lets pass %s; it objects to %v", rule, words, places)
}
