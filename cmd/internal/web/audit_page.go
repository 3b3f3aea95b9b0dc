package web

import (
	"fmt"
	"slices"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// auditsPage lists the files of an audit.
type auditsPage struct {
	Desk        *desk
	Done, Total int
	Running     bool
	Files       []auditedRow
	Counts      []levelCount // of all files
	Priors      []string
}

type auditedRow struct {
	Name   string
	Path   string // "" where there is nothing to show
	Ready  bool
	Error  string
	Counts []levelCount
}

// levelCount is how many findings of a level count.
type levelCount struct {
	Level, Name string
	Count       int
}

func (s *Server) newAuditsPage(v *visit, d *desk, files []auditedFile, done int) *auditsPage {
	p := &auditsPage{Desk: d, Done: done, Total: len(files), Running: done < len(files), Priors: d.auditing.priorNames()}
	var results []audit.Result
	for i, f := range files {
		row := auditedRow{Name: f.sent.name, Ready: f.ready}
		switch {
		case f.err != nil:
			row.Error = s.explain(f.err, v.lang)
		case f.ready:
			row.Path = fmt.Sprintf("%s/%d", d.Path(), i)
			row.Counts = counts(v.lang, f.result)
			results = append(results, f.result)
		}
		p.Files = append(p.Files, row)
	}
	p.Counts = counts(v.lang, results...)
	return p
}

func counts(lang audit.Lang, results ...audit.Result) []levelCount {
	var list []levelCount
	for _, level := range audit.Levels() {
		n := 0
		for i := range results {
			n += results[i].Count(level)
		}
		list = append(list, levelCount{level.String(), level.Name().In(lang), n})
	}
	return list
}

func (a *auditing) priorNames() []string {
	var names []string
	for _, p := range a.priors {
		names = append(names, p.File)
	}
	return names
}

// auditPage is a draft with its findings beside it.
type auditPage struct {
	Desk       *desk
	File       int
	Name       string
	Siblings   bool // there are other files
	View       view
	Sections   []findingSection
	Counts     []levelCount
	Rules      []shownRule
	Suppressed int
	Priors     []string
	Final      bool
	Skipped    []string
	Word       bool // a Word file, which can be annotated
}

type findingSection struct {
	Headings []string
	Findings []shownFinding
}

type shownFinding struct {
	ID, Place           string // of the finding and of its mark in the text
	Rule, RuleName      string
	Level, LevelName    string
	Message             string
	Before, Text, After string // the sentence, in three
	Suggestion          string
	What, Why           string
	Wrong, Right        []string
	Source              string
	Fingerprint         string
	Suppressed          bool
	Reason              string
}

// shownRule is a rule that objects to something in the draft.
type shownRule struct {
	ID, Name, What, Why string
	Wrong, Right        []string
	Source              string
	Count               int // findings that count
}

func newAuditPage(v *visit, d *desk, number int, f auditedFile) *auditPage {
	p := &auditPage{
		Desk: d, File: number, Name: f.sent.name, Siblings: len(d.auditing.files) > 1,
		Counts: counts(v.lang, f.result), Priors: d.auditing.priorNames(),
		Word: !f.sent.isText(), Final: d.auditing.profile == audit.Final, Skipped: v.skippedTexts(f.result.Skipped),
	}
	rules := map[string]audit.Rule{}
	for _, rule := range audit.Rules() {
		rules[rule.ID] = rule
	}
	count, seen := map[string]int{}, map[string]bool{}
	for i, finding := range f.result.Findings {
		p.add(showFinding(v, i, finding, rules[finding.Rule]))
		seen[finding.Rule] = true
		if finding.Suppressed != nil {
			p.Suppressed++
		} else {
			count[finding.Rule]++
		}
	}
	for _, rule := range audit.Rules() {
		if seen[rule.ID] {
			p.Rules = append(p.Rules, showRule(v, rule, count[rule.ID]))
		}
	}
	p.View = newView(f.subject.Doc, v.lang, newFindingCutter(f.result.Findings).cut)
	return p
}

func (p *auditPage) add(f shownFinding, section []string) {
	last := len(p.Sections) - 1
	if last < 0 || !slices.Equal(p.Sections[last].Headings, section) {
		p.Sections = append(p.Sections, findingSection{Headings: section})
		last++
	}
	p.Sections[last].Findings = append(p.Sections[last].Findings, f)
}

func showFinding(v *visit, number int, f audit.Finding, rule audit.Rule) (shownFinding, []string) {
	out := shownFinding{
		ID: noteID(number), Place: markID(number),
		Rule: f.Rule, RuleName: rule.Name.In(v.lang),
		Level: f.Level.String(), LevelName: f.Level.Name().In(v.lang),
		Message: f.Message.In(v.lang), Suggestion: f.Suggestion,
		Before: f.Sentence[:f.Mark.Start], Text: f.Sentence[f.Mark.Start:f.Mark.End], After: f.Sentence[f.Mark.End:],
		Fingerprint: f.Fingerprint,
	}
	if f.Suppressed != nil {
		out.Suppressed, out.Reason = true, f.Suppressed.Reason
	}
	section := f.Section
	if f.Story != docx.Body {
		section = []string{storyNames[f.Story].In(v.lang)}
	}
	return out, section
}

func showRule(v *visit, rule audit.Rule, count int) shownRule {
	return shownRule{
		ID: rule.ID, Name: rule.Name.In(v.lang), What: rule.What.In(v.lang), Why: rule.Why.In(v.lang),
		Wrong: firstOf(rule.Wrong), Right: firstOf(rule.Right), Source: rule.Source, Count: count,
	}
}

func firstOf(list []string) []string { return list[:min(1, len(list))] }
