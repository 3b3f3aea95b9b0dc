package audit

import (
	"sort"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Pass is one rule's look at one report.
type Pass struct {
	Subject *Subject
	Profile Profile

	rule  *Rule
	view  *view
	found []objection

	waivers []waiverUse // for the rules about waivers
	terms   []Term      // Options.Terms
}

// Note is what a rule says about a place.
type Note struct {
	Class      string // "" means the rule has one class only
	Message    Text   // zero means the rule's name
	Suggestion string
	Key        string
}

// objection is a finding in the making.
type objection struct {
	par        *docx.Paragraph
	start, end int
	rule       int // index into the rules of the Run
	note       Note
}

// Paragraphs lists the paragraphs that hold the report's own text, without
// empty ones, comments and document properties.
func (p *Pass) Paragraphs() []*docx.Paragraph { return p.view.prose }

// Slots lists the slots of a paragraph, a container before what it contains.
func (p *Pass) Slots(par *docx.Paragraph) []slot.Slot { return p.view.slots[placeOf(par)] }

// slotsFrom lists the slots of a paragraph that start at offset at or later.
func (p *Pass) slotsFrom(par *docx.Paragraph, at int) []slot.Slot {
	slots := p.Slots(par)
	return slots[sort.Search(len(slots), func(i int) bool { return slots[i].Loc.Start >= at }):]
}

// Paragraph is the paragraph at loc, nil where the report has none.
func (p *Pass) Paragraph(loc docx.Loc) *docx.Paragraph {
	i, ok := p.view.order[place{loc.Part, loc.Para}]
	if !ok {
		return nil
	}
	return &p.view.paragraphs[i]
}

// ownPeriod is the period that the report should be about, zero when unknown.
func (p *Pass) ownPeriod() period.Period {
	if p.Subject.Period != (period.Period{}) {
		return p.Subject.Period
	}
	return p.Subject.Slots.Period
}

// Report objects to the bytes [start, end) of a paragraph. Text that Word
// computes itself (page numbers, tables of contents) is nobody's fault, and
// most rules have nothing to say about placeholders and text that is not
// Chinese.
func (p *Pass) Report(par *docx.Paragraph, start, end int, note Note) {
	if !computed(par, start) && (p.rule.anywhere || !p.view.foreign[par] && !p.inPlaceholder(par, start, end)) {
		p.report(par, start, end, note)
	}
}

// inPlaceholder reports whether [start, end) lies within a placeholder.
func (p *Pass) inPlaceholder(par *docx.Paragraph, start, end int) bool {
	slots := p.Slots(par)
	after := sort.Search(len(slots), func(i int) bool { return slots[i].Loc.Start > start })
	for _, s := range slots[max(0, after-maxNesting):after] {
		if s.Kind == slot.Placeholder && s.Loc.End > start && end <= s.Loc.End {
			return true
		}
	}
	return false
}

// maxNesting is how many slots before a place are looked at for one around it.
const maxNesting = 4

// report is Report for computed text too.
func (p *Pass) report(par *docx.Paragraph, start, end int, note Note) {
	if note.Message == (Text{}) {
		note.Message = p.rule.Name
	}
	if 0 <= start && start <= end && end <= len(par.Text) {
		p.found = append(p.found, objection{par: par, start: start, end: end, note: note})
	}
}

// computed reports whether the text at offset at is the result of a field that
// Word computes.
func computed(par *docx.Paragraph, at int) bool {
	runs := par.Runs
	i := sort.Search(len(runs), func(i int) bool { return runs[i].End > at })
	return i < len(runs) && runs[i].Start <= at && runs[i].Field.Kind == docx.ComputedField
}

// eachHit gives every occurrence of the rule's words, in document order.
func (p *Pass) eachHit(visit func(hit)) {
	for _, h := range p.view.hits[p.rule.ID] {
		visit(h)
	}
}
