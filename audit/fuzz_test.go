package audit_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
)

// FuzzRun wants every finding to lie within its paragraph and to say so in the
// same words twice, and the order to be that of the report.
func FuzzRun(f *testing.F) {
	for _, rule := range audit.Rules() {
		for _, text := range append(rule.Wrong, rule.Right...) {
			f.Add(text)
		}
	}
	f.Add("《“（《》”】〕①)一是2023年2月30日（星期八），由3增至2，占5的600%。、，；")
	f.Add("一、\n（十\n二、三、四是是\x01\u200b\U00020BB7")
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" || !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			t.Skip() // no plain text
		}
		levels := map[string]audit.Level{}
		for _, rule := range audit.Rules() {
			levels[rule.ID] = audit.Warning // the rules that are off too
		}
		subject := audittest.Subject(t, text)
		first, err := audit.Run(t.Context(), subject, audit.Options{Levels: levels})
		if err != nil {
			t.Fatal(err)
		}
		paragraphs := subject.Doc.Paragraphs()
		last := audit.Finding{}
		for _, found := range first.Findings {
			checkPlace(t, paragraphs[found.Loc.Para].Text, found)
			if found.Loc.Para < last.Loc.Para || found.Loc.Para == last.Loc.Para && found.Loc.Start < last.Loc.Start {
				t.Errorf("%s at %v comes after %s at %v", found.Rule, found.Loc, last.Rule, last.Loc)
			}
			last = found
		}
		again, err := audit.Run(t.Context(), subject, audit.Options{Levels: levels})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, again, cmpopts.IgnoreFields(audit.Result{}, "Subject")); diff != "" {
			t.Errorf("the second run differs:\n%s", diff)
		}
	})
}

func checkPlace(t *testing.T, text string, f audit.Finding) {
	t.Helper()
	if f.Loc.Start > f.Loc.End || f.Loc.End > len(text) || text[f.Loc.Start:f.Loc.End] != f.Text || !utf8.ValidString(f.Text) {
		t.Fatalf("%s: %v is not %q in %q", f.Rule, f.Loc, f.Text, text)
	}
	if utf8.RuneCountInString(text[:f.Loc.Start]) != f.RuneStart || f.RuneEnd-f.RuneStart != utf8.RuneCountInString(f.Text) {
		t.Errorf("%s: code points %d–%d are not those of %v", f.Rule, f.RuneStart, f.RuneEnd, f.Loc)
	}
	if f.Sentence[f.Mark.Start:f.Mark.End] != f.Text || !strings.Contains(text, f.Sentence) {
		t.Errorf("%s: the sentence %q does not hold the place", f.Rule, f.Sentence)
	}
	if f.Fingerprint == "" || f.Message.ZH == "" || f.Message.EN == "" {
		t.Errorf("%s: %+v", f.Rule, f)
	}
}
