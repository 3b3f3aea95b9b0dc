package slot

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// namedSentence is a sentence of testdata with what is expected of it, one item a
// line.
type namedSentence struct {
	where string
	text  string
	want  []string
}

// readNamed reads sentences, each followed by lines that begin with "= ".
func readNamed(t testing.TB, name string) []namedSentence {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []namedSentence
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "", strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "= "):
			last := &all[len(all)-1]
			last.want = append(last.want, strings.TrimSpace(line[2:]))
		default:
			all = append(all, namedSentence{where: fmt.Sprintf("%s:%d", name, n+1), text: line})
		}
	}
	return all
}

// labelsOf finds and names the placeholders of a text.
func labelsOf(p *docx.Paragraph) []string {
	found, _ := new(line).placeholders(p, candidate{}, Options{})
	return Labels(p, found)
}

// countLabels counts the labels that are one of those wanted.
func countLabels(t *testing.T, name string, report func(format string, args ...any)) (right, all int) {
	for _, l := range readNamed(t, name) {
		got := labelsOf(&docx.Paragraph{Part: "text", Text: l.text})
		all += len(l.want)
		if len(got) != len(l.want) {
			report("%s: %s\n\tgot %d labels %q, want %d", l.where, l.text, len(got), got, len(l.want))
			continue
		}
		for i, want := range l.want {
			if hasString(strings.Split(want, " | "), got[i]) {
				right++
			} else {
				report("%s: %s\n\tgot %q, want %q", l.where, l.text, got[i], want)
			}
		}
	}
	return right, all
}

func hasString(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// TestLabels holds the labels that a person would write.
func TestLabels(t *testing.T) {
	right, all := countLabels(t, "testdata/label/dev.txt", t.Errorf)
	t.Logf("%d of %d labels are as a person would write them", right, all)
}

// TestLabelsValidation reports on sentences that no rule was written for.
func TestLabelsValidation(t *testing.T) {
	right, all := countLabels(t, "testdata/label/validation.txt", t.Logf)
	t.Logf("%d of %d labels are as a person would write them", right, all)
	if right*100 < all*70 {
		t.Errorf("only %d of %d labels are right", right, all)
	}
}
