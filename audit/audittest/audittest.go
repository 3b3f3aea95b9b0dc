// Package audittest runs rules on small reports given as lines of text.
//
// A report is a string: one line is one paragraph. In tables the places that a
// rule must object to are marked as ⟦so⟧; the marks are taken out before the
// rule sees the text, and the places it reports must be exactly the marked
// ones.
package audittest

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Document is a report whose paragraphs are the lines of text.
func Document(tb testing.TB, text string) *docx.Document {
	tb.Helper()
	doc, err := docx.Text("test.txt", []byte(text), docx.Options{Name: "test.txt"})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// Subject is a report of lines together with its slots.
func Subject(tb testing.TB, text string) *audit.Subject {
	tb.Helper()
	doc := Document(tb, text)
	return &audit.Subject{File: "test.txt", Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}
}

// Findings runs one rule alone on a report of lines, as a warning whatever its
// default.
func Findings(tb testing.TB, rule, text string) []audit.Finding {
	tb.Helper()
	return run(tb, rule, Subject(tb, text))
}

// Only are levels that switch off every rule but one.
func Only(rule string) map[string]audit.Level {
	levels := map[string]audit.Level{}
	for _, r := range audit.Rules() {
		levels[r.ID] = audit.Off
	}
	levels[rule] = audit.Warning
	return levels
}

func run(tb testing.TB, rule string, subject *audit.Subject) []audit.Finding {
	tb.Helper()
	result, err := audit.Run(tb.Context(), subject, audit.Options{Levels: Only(rule)})
	if err != nil {
		tb.Fatal(err)
	}
	return result.Findings
}

func check(t *testing.T, rule, marked string, asked period.Period) {
	t.Helper()
	text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
	subject := Subject(t, text)
	subject.Period = asked
	got := mark(text, run(t, rule, subject))
	if diff := cmp.Diff(marked, got); diff != "" {
		t.Errorf("%s objects to other places (-want +got):\n%s", rule, diff)
	}
}

// mark is text with the places of findings marked.
func mark(text string, findings []audit.Finding) string {
	lines := strings.Split(text, "\n")
	for i := len(findings) - 1; i >= 0; i-- {
		loc := findings[i].Loc
		line := lines[loc.Para]
		lines[loc.Para] = line[:loc.Start] + "⟦" + line[loc.Start:loc.End] + "⟧" + line[loc.End:]
	}
	return strings.Join(lines, "\n")
}

// Files runs the tables that match pattern; the name of each file is the rule,
// ST401.txt. A line is a marked report; \n in it starts a paragraph. Lines
// that start with # are comments, a line "@period 2021-H1" asks for a period
// in the reports that follow.
func Files(t *testing.T, pattern string) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no files match %s: %v", pattern, err)
	}
	for _, name := range names {
		rule := strings.TrimSuffix(filepath.Base(name), ".txt")
		t.Run(rule, func(t *testing.T) { table(t, rule, name) })
	}
}

func table(t *testing.T, rule, name string) {
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var asked period.Period
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@period"):
			if asked, err = period.Parse(strings.TrimSpace(strings.TrimPrefix(line, "@period"))); err != nil {
				t.Fatalf("%s:%d: %v", name, n, err)
			}
		default:
			check(t, rule, strings.ReplaceAll(line, `\n`, "\n"), asked)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
