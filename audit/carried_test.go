package audit_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// emptiedPrior and emptied are two reports of which the second has lost figures
// of a table and the text under a heading.
const (
	emptiedPrior = `2024年下半年工会工作总结
一、劳动争议
类别|受理|办结|备注
工资争议|56|51|含集体争议
工伤争议|23||无
二、帮扶救助
走访困难职工家庭312户，发放救助金46.8万元。
三、下一步打算
新建劳动争议调解室5个。`
	emptied = `2025年上半年工会工作总结
一、劳动争议
类别|受理|办结|备注
工资争议|48||
工伤争议|||
二、帮扶救助
三、下一步打算
新建劳动争议调解室X个。`
)

// TestCarriedRules: what diff flags, an audit with a prior finds, too, and at the
// same paragraph.
func TestCarriedRules(t *testing.T) {
	halfYear := func(name string) *audit.Subject {
		data, err := os.ReadFile("compare/testdata/half-year/" + name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := docx.Text(name, data, docx.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return &audit.Subject{File: name, Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}
	}
	tests := []struct {
		name           string
		prior, current *audit.Subject
		want           []string // rules and paragraphs
		all            string   // the rule of which there are no others
	}{
		{"a report that was rolled forward", halfYear("2024H1.txt"), halfYear("2025H1.txt"),
			[]string{"CP001 3", "CP001 4", "CP002 7", "CP003 10", "CP004 9", "CP006 6", "CP007 17"}, ""},
		{"a report that lost text", tabled(t, emptiedPrior), tabled(t, emptied), []string{"CP008 8", "CP008 11", "CP008 14"}, "CP008"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.current.Priors = []audit.Prior{{File: "prior", Doc: test.prior.Doc, Slots: test.prior.Slots}}
			result, err := audit.Run(t.Context(), test.current, audit.Options{})
			if err != nil {
				t.Fatal(err)
			}
			prints := map[string]bool{}
			var got []string
			for _, f := range result.Findings {
				at := fmt.Sprint(f.Rule, " ", f.Loc.Para)
				got = append(got, at)
				if prints[f.Fingerprint] {
					t.Errorf("%s has the fingerprint of another finding", at)
				}
				prints[f.Fingerprint] = true
				if f.Rule == test.all && !slices.Contains(test.want, at) {
					t.Errorf("finds %s: %s", at, f.Message.EN)
				}
			}
			for _, want := range test.want {
				if !slices.Contains(got, want) {
					t.Errorf("no %s", want)
				}
			}
		})
	}
}
