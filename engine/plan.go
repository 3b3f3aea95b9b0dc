package engine

import (
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// plan decides which slot gets which text.
type plan struct {
	*Template
	texts []*planned // by slot; nil keeps the text of the template

	layout  layout       // what is copied
	extra   []placedText // texts that are not those of slots
	lacking []int        // slots for which a record has no text
	dropped []Dropped
	without []bool // by slot: whether it goes with what is dropped
	cuts    []docx.Edit
	gone    []removed

	paragraphs map[place]*docx.Paragraph // made when needed
	firsts     map[place]int             // the first slot of each paragraph; made when needed
	cells      map[place]*planned        // the texts of empty cells; made when needed
}

// planned is the new text of a slot and the value that it comes from.
type planned struct {
	text   string
	from   values.Entry // zero for a proposal of the roll-forward
	rolled bool
}

func newPlan(t *Template) *plan {
	return &plan{Template: t, texts: make([]*planned, len(t.Slots)), without: make([]bool, len(t.Slots))}
}

// take puts the values into the plan and returns everything that is wrong with
// them.
func (p *plan) take(vals *values.File) error {
	errs := []error{p.unknown(vals)}
	errs = append(errs, p.assign(vals)...)
	errs = append(errs, p.drop(vals.Drop)...)
	errs = append(errs, p.link()...)
	errs = append(errs, p.offered()...)
	errs = append(errs, p.checkNesting()...)
	return errors.Join(errs...)
}

// unknown is an error for each key that is not in the template. Most files have
// values for slots and nothing else, which needs no search for what was meant.
func (p *plan) unknown(vals *values.File) error {
	stranger := func(e values.Entry) bool { _, found := p.byKey[e.Key]; return !found }
	if len(vals.Computed)+len(vals.Drop)+len(vals.Formats) == 0 &&
		!slices.ContainsFunc(vals.Values, stranger) && !slices.ContainsFunc(vals.Missing, stranger) {
		return nil
	}
	return values.Unknown(p.keys, withoutTables(vals))
}

// assign gives each value to the slot with its key. Unknown keys are reported
// elsewhere.
func (p *plan) assign(vals *values.File) []error {
	anchors := make(map[string]string, len(vals.Anchors))
	for _, a := range vals.Anchors {
		anchors[a.Key] = a.Text
	}
	var errs []error
	for _, v := range vals.Values {
		i, ok := p.byKey[v.Key]
		if !ok && v.Rows == nil {
			continue
		}
		if anchor := anchors[v.Key]; ok && anchor != "" && anchor != p.Slots[i].Anchor {
			errs = append(errs, p.fault(KindMoved, i, v, p.keyAt(anchor)))
			continue
		}
		if ok && p.fixed[i] != docx.NotFixed {
			errs = append(errs, p.fault(KindFixed, i, v, ""))
			continue
		}
		if p.takesRecords(v) {
			errs = append(errs, p.takeRecords(v, vals)...)
			continue
		}
		text, err := p.fit(i, v, vals)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if err := p.give(i, &planned{text: text, from: v}); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// give plans a text for slot i. Records may have one for it already, and one
// that reads otherwise is refused.
func (p *plan) give(i int, text *planned) error {
	if err := text.against(p.texts[i]); err != nil {
		return err
	}
	p.texts[i] = text
	return nil
}

// against says that a place has been given another text before.
func (t *planned) against(before *planned) error {
	if before == nil || before.text == t.text {
		return nil
	}
	return &values.Error{Kind: values.KindConflict, Key: t.from.Key, Pos: t.from.Pos, Text: t.text,
		Other: before.from.Pos, OtherKey: before.from.Key, OtherText: before.text}
}

// withoutTables leaves the records out, whose key may be the name of a table.
func withoutTables(vals *values.File) *values.File {
	if !slices.ContainsFunc(vals.Values, func(v values.Entry) bool { return v.Rows != nil }) {
		return vals
	}
	rest := *vals
	rest.Values = slices.DeleteFunc(slices.Clone(vals.Values), func(v values.Entry) bool { return v.Rows != nil })
	return &rest
}

// fit is the text that a value makes in slot i.
func (t *Template) fit(i int, v values.Entry, vals *values.File) (string, error) {
	s, format := &t.Slots[i], vals.FormatOf(t.Slots[i].Key, t.Slots[i].Class)
	if o := t.offers[i]; o != nil && o.takes(format) {
		if text, ok := o.written(s.Loc, v.Text); ok {
			return text, nil
		}
	}
	if s.Kind == slot.Title {
		v.Text = bracketed(v.Text, s.Text)
	}
	place := values.Place{Class: s.Class, Unit: s.Unit, Before: s.Before, After: s.After}
	return place.Fit(format, v)
}

// bracketed gives a title the brackets of the one it replaces, if it has none.
func bracketed(title, old string) string {
	open, opening := utf8.DecodeRuneInString(old)
	_, closing := utf8.DecodeLastRuneInString(old)
	if first, _ := utf8.DecodeRuneInString(title); first == open {
		return title
	}
	return old[:opening] + title + old[len(old)-closing:]
}

func (p *plan) fault(kind ErrorKind, i int, v values.Entry, other string) *Error {
	return &Error{Kind: kind, Key: v.Key, Pos: v.Pos, Other: other, Loc: p.Slots[i].Loc}
}

// keyAt is the key of the slot with this anchor, "" where there is none.
func (t *Template) keyAt(anchor string) string {
	for i := range t.Slots {
		if t.Slots[i].Anchor == anchor {
			return t.Slots[i].Key
		}
	}
	return ""
}

// link gives slots that must stay the same the text that one of them got.
func (p *plan) link() []error {
	var errs []error
	for i := range p.Slots {
		if p.linked[p.Slots[i].Key] == nil {
			continue // the only one, or not the first
		}
		if err := p.linkGroup(p.group(i)); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

func (p *plan) linkGroup(group []int) error {
	var first *planned
	for _, i := range group {
		switch mine := p.texts[i]; {
		case mine == nil:
		case first == nil:
			first = mine
		case mine.text != first.text:
			e := p.fault(KindLinked, i, mine.from, first.from.Key)
			e.OtherPos = first.from.Pos
			return e
		}
	}
	for _, i := range group {
		if p.texts[i] == nil && !p.without[i] {
			p.texts[i] = first
		}
	}
	return nil
}

// checkNesting refuses values for two slots of which one contains the other.
func (p *plan) checkNesting() []error {
	var errs []error
	for i, mine := range p.texts {
		if mine == nil {
			continue
		}
		if outer := p.above(i); outer >= 0 {
			e := p.fault(KindNested, i, mine.from, p.texts[outer].from.Key)
			e.OtherPos = p.texts[outer].from.Pos
			errs = append(errs, e)
		}
	}
	return errs
}

// above is the slot around slot i that gets a text, -1 where none does.
func (p *plan) above(i int) int {
	for i = p.parent[i]; i >= 0; i = p.parent[i] {
		if p.texts[i] != nil {
			return i
		}
	}
	return -1
}

// roll adds the proposals for titles and periods, innermost first, so that a
// year in a title rolls without touching a placeholder beside it. It returns
// those that a person must decide about.
func (p *plan) roll() (review []slot.Slot) {
	busy := make([]bool, len(p.Slots)) // contains a slot that gets a text
	for i := len(p.Slots) - 1; i >= 0; i-- {
		s := p.Slots[i]
		if p.texts[i] == nil && !p.without[i] && p.fixed[i] == docx.NotFixed && !busy[i] && p.above(i) < 0 && s.Kind != slot.Placeholder {
			switch s.Roll {
			case period.Shift:
				p.texts[i] = &planned{text: s.Suggestion, rolled: true}
				if p.offers[i] != nil && p.refusal(i) != nil {
					p.texts[i] = nil
					review = append(review, s)
				}
			case period.Review:
				review = append(review, s)
			}
		}
		if outer := p.parent[i]; outer >= 0 && (busy[i] || p.texts[i] != nil) {
			busy[outer] = true
		}
	}
	slices.Reverse(review)
	return review
}

// placeholders counts those that are filled and lists the others; of linked
// ones the first, and none that Word fills itself or that may stay.
func (p *plan) placeholders() (filled int, missing []slot.Slot) {
	for i := range p.Slots {
		s := &p.Slots[i]
		switch {
		case s.Kind != slot.Placeholder || p.without[i]:
		case p.texts[i] != nil || p.above(i) >= 0:
			filled++
		case !s.IsOptional() && s.Link == "" && p.fixed[i] == docx.NotFixed && !p.filledInside(i):
			missing = append(missing, *s)
		}
	}
	for _, x := range p.extra {
		if x.counted {
			filled++
		}
	}
	return filled, append(missing, p.lackingInCopies()...)
}

// lackingInCopies lists the blanks for which some record has no text though
// another has.
func (p *plan) lackingInCopies() (missing []slot.Slot) {
	slices.Sort(p.lacking)
	for _, i := range slices.Compact(p.lacking) {
		if p.texts[i] != nil {
			missing = append(missing, p.Slots[i])
		}
	}
	return missing
}

// filledInside reports whether a slot within slot i gets a text: a date whose
// month alone was given is not missing as a whole.
func (p *plan) filledInside(i int) bool {
	for j := i + 1; j < len(p.Slots) && contains(p.Slots[i].Loc, p.Slots[j].Loc); j++ {
		if p.texts[j] != nil {
			return true
		}
	}
	return false
}
