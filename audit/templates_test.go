package audit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// filledTemplates are the official templates of the project, filled with the
// values they come with, by name.
func filledTemplates(t *testing.T) map[string]*docx.Document {
	t.Helper()
	names, err := filepath.Glob("../templates/*.docx")
	if err != nil || len(names) == 0 {
		t.Fatal("no templates", err)
	}
	reports := map[string]*docx.Document{}
	for _, name := range names {
		doc, err := docx.OpenFile(name, docx.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { doc.Close() })
		form := strings.TrimSuffix(name, ".docx") + ".values.yaml"
		data, err := os.ReadFile(form)
		if err != nil {
			t.Fatal(err)
		}
		vals, err := values.Decode(form, data)
		if err != nil {
			t.Fatal(err)
		}
		filled, err := engine.Load(doc, slot.Options{}).Fill(vals, engine.FillOptions{})
		if err != nil {
			t.Fatal(err)
		}
		reports[filepath.Base(name)] = filled.Doc
	}
	return reports
}

// bodyLines are the paragraphs of a body outside its tables as lines.
func bodyLines(doc *docx.Document) string {
	var lines []string
	for _, par := range doc.Paragraphs() {
		if par.Story == docx.Body && par.Cell == nil && strings.TrimSpace(par.Text) != "" {
			lines = append(lines, strings.ReplaceAll(par.Text, "\n", ""))
		}
	}
	return strings.Join(lines, "\n")
}

// TestFilledTemplates audits the templates as Word files, with their layout.
func TestFilledTemplates(t *testing.T) {
	for name, doc := range filledTemplates(t) {
		result, err := audit.Run(t.Context(), &audit.Subject{Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}, audit.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range result.Findings {
			if f.Level > audit.Info || f.Rule[:2] == "LY" {
				t.Errorf("%s: %s objects to %q in %s: %s", name, f.Rule, f.Text, f.Sentence, f.Message.ZH)
			}
		}
	}
}
