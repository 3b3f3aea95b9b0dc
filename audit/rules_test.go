package audit_test

import (
	"fmt"
	"os"
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
var withoutExamples = []string{"PH016", "PH020", "FG007", "SP001", "SP002", "SP003", "CP001", "CP002", "CP003", "CP004", "CP005", "CP006", "CP007", "CP008", "LK001",
	"LY001", "LY002", "LY003", "LY004", "LY005", "LY006", "LY007", "LY008", "LY009", "LY010"}

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

// TestPrecision holds the levels against what was counted: a rule that is not
// unproven was read on 50 findings, an error was right in 98 of 100, a warning
// in 90.
func TestPrecision(t *testing.T) {
	counted := readPrecision(t)
	for _, r := range audit.Rules() {
		if exact.MatchString(r.ID) {
			continue
		}
		c := counted[r.ID]
		if proven := c.read >= 50; proven == r.Unproven {
			t.Errorf("%s was counted on %d findings; Unproven is %v", r.ID, c.read, r.Unproven)
		}
		need := map[audit.Level]int{audit.Error: 98, audit.Warning: 90}[max(r.Draft, r.Final)]
		if c.right*100 < c.read*need {
			t.Errorf("%s was right in %d of %d, too few for %v", r.ID, c.right, c.read, max(r.Draft, r.Final))
		}
	}
}

// precision is what a line of precision.tsv says.
type precision struct{ findings, files, read, right int }

func readPrecision(t *testing.T) map[string]precision {
	t.Helper()
	data, err := os.ReadFile("testdata/precision.tsv")
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]precision{}
	for line := range strings.Lines(string(data)) {
		var id string
		var c precision
		if strings.HasPrefix(line, "#") {
			continue
		}
		if _, err := fmt.Sscan(line, &id, &c.findings, &c.files, &c.read, &c.right); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		counted[id] = c
	}
	return counted
}
