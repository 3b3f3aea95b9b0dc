package audit_test

import (
	"os"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// TestCarriedRules: what diff flags in the reports of compare/testdata, an audit
// with a prior finds, too, and at the same paragraph.
func TestCarriedRules(t *testing.T) {
	read := func(name string) *docx.Document {
		data, err := os.ReadFile("compare/testdata/half-year/" + name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := docx.Text(name, data, docx.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	subject := audit.Subject{File: "2025H1.txt", Doc: read("2025H1.txt"), Priors: []audit.Prior{{File: "2024H1.txt", Doc: read("2024H1.txt")}}}
	result, err := audit.Run(t.Context(), &subject, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		rule      string
		paragraph int
	}{
		{"CP001", 3}, {"CP001", 4}, {"CP002", 7}, {"CP003", 10}, {"CP004", 9}, {"CP006", 6}, {"CP007", 17},
	} {
		found := false
		for _, f := range result.Findings {
			found = found || f.Rule == want.rule && f.Loc.Para == want.paragraph
		}
		if !found {
			t.Errorf("no %s in paragraph %d", want.rule, want.paragraph)
		}
	}
}
