package compare

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// corpus lists the files of ../shared/corpus; the test is skipped without it.
func corpus(t *testing.T) []string {
	t.Helper()
	for dir := "."; ; dir = filepath.Join(dir, "..") {
		root := filepath.Join(dir, "shared", "corpus")
		if _, err := os.Stat(root); err == nil {
			return docxFiles(t, root)
		}
		if abs, err := filepath.Abs(dir); err != nil || abs == filepath.Dir(abs) {
			t.Skip("../shared/corpus is not here")
		}
	}
}

func docxFiles(t *testing.T, root string) []string {
	var list []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && slices.Contains([]string{".docx", ".docm", ".dotx", ".dotm"}, strings.ToLower(filepath.Ext(path))) {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		list = every(list, 10)
	}
	return list
}

// every takes one of n.
func every(list []string, n int) []string {
	var some []string
	for i := 0; i < len(list); i += n {
		some = append(some, list[i])
	}
	return some
}

// TestCorpusAgainstItself compares every file of the corpus with itself, and
// with a copy in which one paragraph was edited.
func TestCorpusAgainstItself(t *testing.T) {
	held, edited := 0, 0
	for _, path := range corpus(t) {
		doc, err := docx.OpenFile(path, docx.Options{})
		if err != nil {
			if e := (*docx.Error)(nil); !errors.As(err, &e) {
				t.Errorf("%s: %v", path, err)
			}
			continue // what can't be read is tested in engine/docx
		}
		held++
		report := Of(path, doc)
		checkUnchanged(t, path, compared(t, []Report{report}, report, Options{}))
		if checkOneEdit(t, path, doc) {
			edited++
		}
		doc.Close()
	}
	t.Logf("%d files compared with themselves, %d with an edited copy", held, edited)
}

func checkUnchanged(t *testing.T, path string, c Comparison) {
	for _, change := range c.Against[0].Changes {
		if change.Kind != align.Unchanged {
			t.Errorf("%s with itself: %s %+v", path, change.Kind, change.Current)
			return
		}
	}
}

// checkOneEdit edits the longest paragraph of doc and compares; ok is false
// where there is nothing to edit.
func checkOneEdit(t *testing.T, path string, doc *docx.Document) (ok bool) {
	var longest *docx.Paragraph
	paragraphs := doc.Paragraphs()
	for i := range paragraphs {
		if p := &paragraphs[i]; len(computedStretches(p)) == 0 && !notedByProgram(p.Property) && (longest == nil || len(p.Text) > len(longest.Text)) {
			longest = p
		}
	}
	if longest == nil || len(longest.Text) < 20 {
		return false
	}
	end := docx.Loc{Part: longest.Part, Para: longest.Index, Start: len(longest.Text), End: len(longest.Text)}
	copied, err := doc.Apply([]docx.Edit{{Loc: end, New: "（另行补充说明）"}})
	if err != nil {
		return false // engine/docx tests what can be edited
	}
	var kinds []align.Kind
	for _, change := range compared(t, []Report{Of(path, doc)}, Of(path, copied), Options{}).Against[0].Changes {
		if change.Kind != align.Unchanged {
			kinds = append(kinds, change.Kind)
		}
	}
	if len(kinds) != 1 || kinds[0] != align.Edited {
		t.Errorf("%s: one edited paragraph gives %v", path, kinds)
	}
	return true
}

// TestCorpusNeighbours compares files of the corpus that stand next to each
// other: texts that differ give at least one change.
func TestCorpusNeighbours(t *testing.T) {
	var before Report
	different := 0
	for _, path := range corpus(t) {
		doc, err := docx.OpenFile(path, docx.Options{})
		if err != nil || len(doc.Paragraphs()) > 20_000 {
			continue
		}
		report := Of(path, doc)
		doc.Close()
		if filepath.Dir(before.Name) == filepath.Dir(path) && visibleText(before) != visibleText(report) {
			different++
			changes := compared(t, []Report{before}, report, Options{}).Against[0].Changes
			if !slices.ContainsFunc(changes, func(c Change) bool { return c.Kind != align.Unchanged }) {
				t.Errorf("%s and %s differ, and no change is told", before.Name, path)
			}
		}
		before = report
	}
	t.Logf("%d pairs of files with different texts", different)
}

// visibleText is what Word does not compute of all paragraphs that have text.
func visibleText(r Report) string {
	var b strings.Builder
	report := newReport(r, false)
	for i := range report.paragraphs {
		p := &report.paragraphs[i]
		at := 0
		for _, s := range computedStretches(p) {
			b.WriteString(p.Text[at:s.Start])
			at = s.End
		}
		if strings.TrimSpace(p.Text[at:]) != "" {
			b.WriteString(p.Text[at:] + "\n")
		}
	}
	return b.String()
}
