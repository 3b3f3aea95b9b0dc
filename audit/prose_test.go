package audit_test

import (
	"os"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
)

// proseLines are the lines of a file of testdata/prose that are no comments.
func proseLines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/prose/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, strings.ReplaceAll(line, `\n`, "\n"))
		}
	}
	return list
}

// TestSoundProse wants silence about sound texts of many genres.
func TestSoundProse(t *testing.T) {
	for _, text := range proseLines(t, "right.txt") {
		for _, f := range mustRun(t, text, audit.Options{}).Findings {
			if f.Level > audit.Info {
				t.Errorf("%s objects to %q in %s", f.Rule, f.Text, f.Sentence)
			}
		}
	}
}

// TestFaultyProse wants the one fault of a text found where it is, and nothing
// else made of it.
func TestFaultyProse(t *testing.T) {
	for _, line := range proseLines(t, "wrong.txt") {
		rule, marked, ok := strings.Cut(line, "\t")
		before, rest, opened := strings.Cut(marked, "⟦")
		fault, after, closed := strings.Cut(rest, "⟧")
		if !ok || !opened || !closed {
			t.Fatalf("no rule, tab and marked text: %q", line)
		}
		want := planted{name: rule, text: before + fault + after, start: len(before), end: len(before) + len(fault)}
		result := mustRun(t, want.text, audit.Options{})
		if !want.found(result, rule) {
			t.Errorf("%s lets pass %s", rule, marked)
		}
		for _, f := range result.Findings {
			if f.Rule != rule && f.Level > audit.Info {
				t.Errorf("%s objects to %q in %s", f.Rule, f.Text, marked)
			}
		}
	}
}
