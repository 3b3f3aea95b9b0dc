package audit_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
)

func mustRun(t *testing.T, text string, opts audit.Options) audit.Result {
	t.Helper()
	result, err := audit.Run(t.Context(), audittest.Subject(t, text), opts)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestBrokenOptions(t *testing.T) {
	for _, test := range []struct {
		opts audit.Options
		want string
	}{
		{audit.Options{Profile: "finished"}, `unknown profile "finished"`},
		{audit.Options{Levels: map[string]audit.Level{"XX001": audit.Error}}, `unknown rule "XX001"`},
		{audit.Options{Levels: map[string]audit.Level{"B1": audit.Off, "A1": audit.Off}}, `unknown rule "A1", "B1"`},
		{audit.Options{Accept: []audit.Accept{{Text: "党建+X", Rule: "PH999"}}}, `"PH999" (accept "党建+X")`},
		{audit.Options{Waivers: []audit.Waiver{{Text: "X", Where: "a.yml #1"}}}, `"" (a.yml #1)`},
		{audit.Options{Levels: map[string]audit.Level{"PH01": audit.Off}}, `"PH01": did you mean PH001?`},
	} {
		_, err := audit.Run(t.Context(), audittest.Subject(t, "一"), test.opts)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: error %v, want %s", test.opts, err, test.want)
		}
	}
}

func TestFindingsComeInDocumentOrderWithTheirPlaces(t *testing.T) {
	result := mustRun(t, "截止目前,共走访X次。\n截止3月,共走访X次。", audit.Options{Profile: audit.Draft})
	var got []string
	for _, f := range result.Findings {
		if f.Text != f.Sentence[f.Mark.Start:f.Mark.End] {
			t.Errorf("%s: the mark shows %q, the place is %q", f.Rule, f.Sentence[f.Mark.Start:f.Mark.End], f.Text)
		}
		if runes := []rune(f.Sentence); string(runes[f.RuneStart:f.RuneEnd]) != f.Text {
			t.Errorf("%s: code points %d–%d are not %q", f.Rule, f.RuneStart, f.RuneEnd, f.Text)
		}
		got = append(got, f.Rule+" "+f.Text)
	}
	want := []string{"WD101 截止", "PT201 ,", "PH001 X", "WD101 截止", "PT201 ,", "PH001 X"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestProfilesAndLevels(t *testing.T) {
	level := func(opts audit.Options) audit.Level {
		for _, f := range mustRun(t, "共走访X次。", opts).Findings {
			if f.Rule == "PH001" {
				return f.Level
			}
		}
		return audit.Off
	}
	for _, test := range []struct {
		opts audit.Options
		want audit.Level
	}{
		{audit.Options{}, audit.Error},
		{audit.Options{Profile: audit.Draft}, audit.Warning},
		{audit.Options{Levels: map[string]audit.Level{"PH001": audit.Info}}, audit.Info},
		{audit.Options{Levels: map[string]audit.Level{"PH001": audit.Off}}, audit.Off},
	} {
		if got := level(test.opts); got != test.want {
			t.Errorf("%+v: level %v, want %v", test.opts, got, test.want)
		}
	}
}

func fingerprints(t *testing.T, rule, text string) []string {
	t.Helper()
	var list []string
	for _, f := range audittest.Findings(t, rule, text) {
		list = append(list, f.Fingerprint)
	}
	return list
}

func TestFingerprints(t *testing.T) {
	base := fingerprints(t, "WD101", "截止6月底，共走访X次。")
	for what, text := range map[string]string{
		"a paragraph before": "新增一段。\n截止6月底，共走访X次。",
		"a blank filled":     "截止6月底，共走访1,250次。",
		"another figure":     "截止7月底，共走访3次。",
		"a sentence before":  "先说一句。截止6月底，共走访X次。",
	} {
		if diff := cmp.Diff(base, fingerprints(t, "WD101", text)); diff != "" {
			t.Errorf("%s changes the fingerprint:\n%s", what, diff)
		}
	}
	if cmp.Equal(base, fingerprints(t, "WD101", "截止6月底，共慰问X次。")) {
		t.Error("another sentence has the same fingerprint")
	}
	twice := fingerprints(t, "WD101", "截止6月底，共走访X次。\n截止6月底，共走访X次。")
	if len(twice) != 2 || twice[0] != base[0] || twice[0] == twice[1] {
		t.Errorf("two equal sentences: %v, one: %v", twice, base)
	}
}

func TestAccept(t *testing.T) {
	text := "推行党建+X次元模式，共走访X次。"
	for _, test := range []struct {
		accept []audit.Accept
		want   int // findings that count
	}{
		{nil, 1},
		{[]audit.Accept{{Text: "走访X次"}}, 0},
		{[]audit.Accept{{Text: "走访X次", Rule: "PH001"}}, 0},
		{[]audit.Accept{{Text: "走访X次", Rule: "PH002"}}, 1},
		{[]audit.Accept{{Text: "慰问X次"}}, 1},
		{[]audit.Accept{{Text: "走访X次", Until: "2024-05-01"}}, 0},
		{[]audit.Accept{{Text: "走访X次", Until: "2024-04-30"}}, 2}, // and SP003
		{[]audit.Accept{{Text: "慰问X次", Until: "2024-04-30"}}, 1},
	} {
		today := time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)
		result := mustRun(t, text, audit.Options{Accept: test.accept, Today: today})
		if got := result.Count(audit.Error); got != test.want {
			t.Errorf("%v: %d errors, want %d", test.accept, got, test.want)
		}
	}
}

func TestWaivers(t *testing.T) {
	const text = "截止6月底，共走访X次。"
	today := time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)
	wd := func(w audit.Waiver) audit.Waiver {
		w.Rule, w.Text, w.Kind, w.Where = "WD101", "截止", audit.BySidecar, "a.audit.yml #1"
		return w
	}
	for name, test := range map[string]struct {
		waiver audit.Waiver
		opts   audit.Options
		want   []string // rules of findings that count
	}{
		"none":        {wd(audit.Waiver{Context: "慰问", Reason: "x"}), audit.Options{}, []string{"WD101", "SP001", "PH001"}},
		"in force":    {wd(audit.Waiver{Reason: "引文如此"}), audit.Options{}, []string{"PH001"}},
		"by context":  {wd(audit.Waiver{Reason: "引文如此", Context: "走访"}), audit.Options{}, []string{"PH001"}},
		"last day":    {wd(audit.Waiver{Reason: "引文如此", Until: "2024-05-01"}), audit.Options{}, []string{"PH001"}},
		"out of date": {wd(audit.Waiver{Reason: "引文如此", Until: "2024-04-30"}), audit.Options{}, []string{"WD101", "SP003", "PH001"}},
		"no reason":   {wd(audit.Waiver{}), audit.Options{}, []string{"WD101", "SP002", "PH001"}},
	} {
		test.opts.Waivers, test.opts.Today = []audit.Waiver{test.waiver}, today
		var got []string
		for _, f := range mustRun(t, text, test.opts).Findings {
			if f.Suppressed == nil {
				got = append(got, f.Rule)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestReadWaivers(t *testing.T) {
	list, err := audit.ReadWaivers("a.audit.yml", []byte("- rule: PH014\n  text: 王某\n  reason: 按规定匿名\n  until: 2030-12-31\n"))
	want := []audit.Waiver{{
		Rule: "PH014", Text: "王某", Reason: "按规定匿名", Until: "2030-12-31",
		Kind: audit.BySidecar, Where: "a.audit.yml:1",
	}}
	if diff := cmp.Diff(want, list); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	for data, want := range map[string]string{
		"- rule: PH014\n  txt: 王某\n":                 "a.audit.yml:2: unknown field \"txt\"; known are rule text context fingerprint reason by until",
		"waivers: 5\n":                               "a.audit.yml:1: a waiver file is a list of entries",
		"- PH014\n":                                  "a.audit.yml:1: a waiver file is a list of entries",
		"- rule: [PH014]\n  text: a\n":               "a.audit.yml:1: rule needs a text",
		"- text: 王某\n":                               "a.audit.yml:1: rule is missing",
		"- rule: PH014\n":                            "a.audit.yml:1: text is missing",
		"- rule: PH014\n  text: a\n  until: 30.2.\n": "a.audit.yml:1: until \"30.2.\" is no date",
		"rule: [":                                    "a.audit.yml",
	} {
		if _, err := audit.ReadWaivers("a.audit.yml", []byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", data, err, want)
		}
	}
}

func TestBaseline(t *testing.T) {
	first := mustRun(t, "截止6月底，共走访X次。\n截止目前，无事故。", audit.Options{Profile: audit.Draft})
	var file strings.Builder
	if _, err := audit.NewBaseline([]audit.Result{first}).WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	baseline, err := audit.ReadBaseline("b.json", []byte(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		profile audit.Profile
		fresh   string // rules and sentences of findings that count
	}{
		{audit.Draft, "WD101 截止3月，另有一起。"},
		{audit.Final, "PH001 截止6月底，共走访X次。|WD101 截止3月，另有一起。"},
	} {
		next := []audit.Result{mustRun(t, "截止6月底，共走访X次。\n截止3月，另有一起。", audit.Options{Profile: test.profile})}
		baseline.Apply(next, test.profile)
		var fresh []string
		for _, f := range next[0].Findings {
			if f.Suppressed == nil {
				fresh = append(fresh, f.Rule+" "+f.Sentence)
			}
			if isNew := f.Sentence == "截止3月，另有一起。"; isNew != (f.Baseline == audit.NewFinding) {
				t.Errorf("%s %s is %s", f.Rule, f.Sentence, f.Baseline)
			}
		}
		if got := strings.Join(fresh, "|"); got != test.fresh {
			t.Errorf("%s: %s count, want %s", test.profile, got, test.fresh)
		}
		if gone := next[0].Gone; len(gone) != 1 || gone[0].Rule != "WD101" {
			t.Errorf("gone: %v", gone)
		}
	}
}

// TestBaselineOfSeveral keeps what a baseline says of reports that are not
// audited.
func TestBaselineOfSeveral(t *testing.T) {
	a, b := mustRun(t, "截止6月底，已完成。", audit.Options{}), mustRun(t, "截止7月底，已完工。", audit.Options{})
	a.File, b.File = "a.docx", "b.docx"
	both := audit.NewBaseline([]audit.Result{a, b})
	clean := mustRun(t, "一切正常。", audit.Options{})
	clean.File = "a.docx"
	left := both.Update([]audit.Result{clean}).Entries
	if len(left) != 1 || left[0].File != "b.docx" {
		t.Errorf("after an update of a.docx: %v", left)
	}
	results := []audit.Result{clean}
	both.Apply(results, audit.Final)
	if gone := results[0].Gone; len(gone) != 1 || gone[0].File != "a.docx" {
		t.Errorf("gone: %v", gone)
	}
}

func TestNoDocument(t *testing.T) {
	if _, err := audit.Run(t.Context(), &audit.Subject{File: "none"}, audit.Options{}); err == nil {
		t.Error("no error")
	}
}

func TestPriors(t *testing.T) {
	prior := audittest.Subject(t, "2022年上半年工作总结\n2022年上半年，共走访群众118户，慰问困难党员37名。")
	for name, test := range map[string]struct {
		text string
		want []string // rule and text of findings of PD001 and CP
	}{
		"the prior itself": {
			"2022年上半年工作总结\n2022年上半年，共走访群众118户，慰问困难党员37名。",
			[]string{"PD001 2022年上半年"},
		},
		"rolled forward": {
			"2023年上半年工作总结\n2023年上半年，共走访群众126户，慰问困难党员41名。", nil,
		},
		"half rolled forward": {
			"2023年上半年工作总结\n2023年上半年，共走访群众126户，慰问困难党员37名。",
			[]string{"CP 37名"},
		},
		"last year's figure told otherwise": {
			"2023年上半年工作总结\n2023年上半年，共走访群众126户，上年同期为108户，慰问困难党员41名。",
			[]string{"CP005 108户"},
		},
	} {
		subject := audittest.Subject(t, test.text)
		subject.Priors = []audit.Prior{{File: "prior.txt", Doc: prior.Doc, Slots: prior.Slots}}
		result, err := audit.Run(t.Context(), subject, audit.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range test.want {
			rule, text, _ := strings.Cut(want, " ")
			if !hasFinding(result, rule, text) {
				t.Errorf("%s: no finding %s", name, want)
			}
		}
		if len(test.want) == 0 && (hasFinding(result, "PD001", "") || hasFinding(result, "CP", "")) {
			t.Errorf("%s: %+v", name, result.Findings)
		}
	}
}

func hasFinding(result audit.Result, rule, text string) bool {
	for _, f := range result.Findings {
		if strings.HasPrefix(f.Rule, rule) && strings.Contains(f.Text, text) {
			return true
		}
	}
	return false
}
