package audit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Options of Run. The zero value audits a final text with every rule at its
// default level.
type Options struct {
	Profile Profile          // "" means Final
	Levels  map[string]Level // by rule id, over the profile's defaults
	Accept  []Accept
	Waivers []Waiver       // besides those in comments of the report
	Terms   []Term         // names and phrases of a time, besides those that are built in
	Layout  *LayoutProfile // of the office; nil means GBLayout
	Today   time.Time      // waivers that ended before are out of date; zero: none is
}

// Run holds a report against the rules. The error means that the options are
// broken, and names every unknown rule; or it is the cause of a context that
// ended before all rules had their turn.
func Run(ctx context.Context, s *Subject, opts Options) (Result, error) {
	if s.Doc == nil {
		return Result{File: s.File}, errors.New("audit: the subject has no document")
	}
	rules, err := activeRules(opts)
	if err != nil {
		return Result{File: s.File}, err
	}
	v := newView(ctx, s, ruleWords(), opts)
	run := &runner{subject: s, view: v, rules: rules, opts: opts}
	findings := v.findings(ctx, run.check(ctx, false), rules)
	run.waivers = v.suppress(findings, append(uses(opts.Waivers), waiversIn(s.Doc)...), opts)
	findings = append(findings, v.findings(ctx, run.check(ctx, true), rules)...)
	if err := context.Cause(ctx); err != nil {
		return Result{File: s.File}, err
	}
	sort.SliceStable(findings, func(i, j int) bool { return v.beforeLoc(findings[i].Loc, findings[j].Loc) })
	return Result{File: s.File, Findings: findings, Skipped: s.Doc.Skipped(), Subject: s}, nil
}

func uses(waivers []Waiver) []waiverUse {
	list := make([]waiverUse, len(waivers))
	for i, w := range waivers {
		list[i].Waiver = w
	}
	return list
}

// levelled is a rule with the level its findings get.
type levelled struct {
	Rule
	level Level
}

func activeRules(opts Options) ([]levelled, error) {
	profile := opts.Profile
	if profile == "" {
		profile = Final
	}
	if profile != Final && profile != Draft {
		return nil, fmt.Errorf("audit: unknown profile %q: use %s or %s", profile, Draft, Final)
	}
	if err := checkIDs(opts); err != nil {
		return nil, err
	}
	var active []levelled
	for _, rule := range Rules() {
		level, set := opts.Levels[rule.ID]
		if !set {
			level = rule.Level(profile)
		}
		if level != Off {
			active = append(active, levelled{rule, level})
		}
	}
	return active, nil
}

// runner holds one report against the active rules.
type runner struct {
	subject *Subject
	view    *view
	rules   []levelled
	opts    Options
	waivers []waiverUse
}

// check runs the rules that do or do not run last, and returns what they
// object to in document order.
func (r *runner) check(ctx context.Context, last bool) []objection {
	var found []objection
	for i := range r.rules {
		if ctx.Err() != nil {
			return nil
		}
		rule := &r.rules[i].Rule
		if rule.last != last {
			continue
		}
		pass := &Pass{Subject: r.subject, Profile: r.opts.Profile, rule: rule, view: r.view, waivers: r.waivers, terms: r.opts.Terms}
		rule.Check(pass)
		for _, o := range pass.found {
			o.rule = i
			found = append(found, o)
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return r.view.before(&found[i], &found[j]) })
	return found
}

func (v *view) beforeLoc(a, b docx.Loc) bool {
	if a.Part != b.Part || a.Para != b.Para {
		return v.order[place{a.Part, a.Para}] < v.order[place{b.Part, b.Para}]
	}
	return a.Start < b.Start
}

func (v *view) before(a, b *objection) bool {
	if a.par != b.par {
		return v.order[placeOf(a.par)] < v.order[placeOf(b.par)]
	}
	if a.start != b.start {
		return a.start < b.start
	}
	if a.rule != b.rule {
		return a.rule < b.rule
	}
	return a.end < b.end
}

// findings completes objections that are in document order.
func (v *view) findings(ctx context.Context, found []objection, rules []levelled) []Finding {
	var prints fingerprinter
	var runes runeCounter
	list := make([]Finding, 0, len(found))
	for i := range found {
		if ctx.Err() != nil {
			return nil
		}
		o := &found[i]
		rule := &rules[o.rule]
		text := o.par.Text
		sentence := sentenceAround(text, o.start, o.end)
		f := Finding{
			Rule: rule.ID, Level: rule.level, Class: o.note.Class, Message: o.note.Message,
			Loc:      docx.Loc{Part: o.par.Part, Para: o.par.Index, Start: o.start, End: o.end},
			Text:     text[o.start:o.end],
			Sentence: text[sentence.Start:sentence.End],
			Mark:     Span{o.start - sentence.Start, o.end - sentence.Start},
			Section:  o.par.Section,
			Story:    v.story[o.par.Part],

			Suggestion: o.note.Suggestion, Key: o.note.Key,
		}
		f.RuneStart = runes.at(o.par, o.start)
		f.RuneEnd = f.RuneStart + utf8.RuneCountInString(f.Text)
		f.Fingerprint = prints.of(&rule.Rule, f.Class, namedBy(o.par, f.Sentence), v.placeholders(o.par, sentence))
		list = append(list, f)
	}
	return list
}

// namedBy is what names a place in a fingerprint: its sentence, or the headers
// of an empty cell.
func namedBy(par *docx.Paragraph, sentence string) string {
	if sentence == "" && par.Cell != nil {
		return strings.Join(slices.Concat(par.Cell.RowHeaders, par.Cell.ColHeaders), " ")
	}
	return sentence
}

// placeholders lists the placeholders within a sentence of par, as offsets in
// the sentence.
func (v *view) placeholders(par *docx.Paragraph, sentence Span) []Span {
	slots := v.slots[placeOf(par)]
	first := sort.Search(len(slots), func(i int) bool { return slots[i].Loc.Start >= sentence.Start })
	var list []Span
	for _, s := range slots[first:] {
		if s.Loc.Start >= sentence.End {
			break
		}
		if s.Kind == slot.Placeholder {
			list = append(list, Span{s.Loc.Start - sentence.Start, s.Loc.End - sentence.Start})
		}
	}
	return list
}

// runeCounter turns byte offsets that come in document order into code points.
type runeCounter struct {
	par         *docx.Paragraph
	byte, runes int
}

func (c *runeCounter) at(par *docx.Paragraph, offset int) int {
	if c.par != par {
		*c = runeCounter{par: par}
	}
	c.runes += utf8.RuneCountInString(par.Text[c.byte:offset])
	c.byte = offset
	return c.runes
}
