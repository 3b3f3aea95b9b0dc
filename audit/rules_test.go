package audit_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
)

func TestRulesAreComplete(t *testing.T) {
	id := regexp.MustCompile(`^[A-Z]{2}\d{3}$`)
	seen := map[string]bool{}
	for _, r := range audit.Rules() {
		if !id.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("%q is no id, or not the only one", r.ID)
		}
		seen[r.ID] = true
		for what, text := range map[string]audit.Text{"Name": r.Name, "What": r.What, "Why": r.Why} {
			if text.ZH == "" || text.EN == "" {
				t.Errorf("%s: %s lacks a language", r.ID, what)
			}
			if what != "Name" && !strings.HasSuffix(text.ZH, "。") {
				t.Errorf("%s: %s is no sentence: %s", r.ID, what, text.ZH)
			}
		}
		if r.Check == nil {
			t.Errorf("%s: no Check", r.ID)
		}
	}
}

// exact are the families whose findings are facts rather than judgements, so
// that they may be errors before they are proven: placeholders, periods,
// impossible dates, arithmetic, and the hygiene of waivers.
var exact = regexp.MustCompile(`^(PH|PD00[12]|DT42[68]|FG|SP)`)

func TestLevelsAreAdmissible(t *testing.T) {
	for _, r := range audit.Rules() {
		if r.Unproven && !exact.MatchString(r.ID) && (r.Draft == audit.Error || r.Final == audit.Error) {
			t.Errorf("%s is unproven and an error", r.ID)
		}
		if r.Final < r.Draft && r.Final != audit.Off {
			t.Errorf("%s weighs less in a final text (%v) than in a draft (%v)", r.ID, r.Final, r.Draft)
		}
	}
}

// withoutExamples are rules about what a line of text cannot show.
var withoutExamples = []string{"PH016", "PH020", "SP001", "SP002", "SP003", "CP001", "CP002", "CP003", "CP004", "LK001"}

func TestExamples(t *testing.T) {
	for _, r := range audit.Rules() {
		if slices.Contains(withoutExamples, r.ID) {
			continue
		}
		if len(r.Wrong) == 0 || len(r.Right) == 0 {
			t.Errorf("%s: no examples", r.ID)
		}
		for _, text := range r.Wrong {
			if len(audittest.Findings(t, r.ID, text)) == 0 {
				t.Errorf("%s lets pass: %s", r.ID, text)
			}
		}
		for _, text := range r.Right {
			for _, f := range audittest.Findings(t, r.ID, text) {
				t.Errorf("%s objects to %q in: %s", r.ID, f.Text, text)
			}
		}
	}
}

func TestTables(t *testing.T) { audittest.Files(t, "testdata/rules/*.txt") }
