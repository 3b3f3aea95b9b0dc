package engine

import (
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// offer is a control around a slot that offers choices or writes dates its own
// way.
type offer struct {
	*docx.Control
	text string // what it shows in the template
}

// offerAt is the innermost control around a place if it makes an offer, nil
// otherwise.
func offerAt(p *docx.Paragraph, at docx.Loc) *offer {
	runs := runsAt(p, at)
	if len(runs) == 0 || runs[0].Control < 0 {
		return nil
	}
	c := &p.Controls[runs[0].Control]
	if len(c.Choices) == 0 && c.Dates == "" || at.Start < c.Start || c.End < at.End {
		return nil
	}
	return &offer{c, p.Text[c.Start:c.End]}
}

// written is what goes into a slot so that its control shows a value: a choice
// that was named by its text or by what stands for it in data, or a date. ok is
// false for other values.
func (o *offer) written(at docx.Loc, value string) (text string, ok bool) {
	value = strings.TrimSpace(value)
	if value == "" {
		return "", false
	}
	if text, ok = o.TextOf(value); !ok {
		text, ok = o.date(value)
	}
	if !ok {
		return "", false
	}
	text, head := strings.CutPrefix(text, o.text[:at.Start-o.Start])
	text, tail := strings.CutSuffix(text, o.text[at.End-o.Start:])
	return text, head && tail
}

// date is a date in any spelling as the control writes it.
func (o *offer) date(value string) (text string, ok bool) {
	iso, err := values.Format("短横日期", value)
	if err != nil {
		return "", false
	}
	date, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return "", false
	}
	return o.WriteDate(date)
}

// takes reports whether a value is written as the control does it, not as a
// format says: a control that holds any text leaves dates to their format.
func (o *offer) takes(format string) bool { return o.Strict || o.Dates == "" || format == "" }

// refusal says that the control can't show a text, nil where it can. A list
// that offers nothing but its prompt leaves what is filled in to the person.
func (o *offer) refusal(text string) *Error {
	if o.Shows(text) || o.Dates == "" && len(o.names()) == 0 {
		return nil
	}
	if runes := []rune(text); len(runes) > maxQuoted {
		text = string(runes[:maxQuoted]) + "…"
	}
	if o.Dates != "" {
		example, _ := o.WriteDate(time.Date(2020, 6, 30, 0, 0, 0, 0, time.UTC))
		return &Error{Kind: KindOnlyDate, Text: text, Other: example}
	}
	return &Error{Kind: KindChoice, Text: text, Other: someOf(o.names())}
}

// What a message names and quotes at most, of choices and of code points.
const (
	maxNamed  = 12
	maxQuoted = 120
)

func someOf(names []string) string {
	if len(names) > maxNamed {
		names = append(names[:maxNamed], "…")
	}
	return strings.Join(names, "、")
}

// names lists the choices of the control, but for what it shows unfilled.
func (o *offer) names() []string {
	var names []string
	for _, c := range o.Choices {
		if c.Text != "" && c.Text != o.text {
			names = append(names, c.Text)
		}
	}
	return names
}

// offered refuses texts that the controls around their slots can't show.
func (p *plan) offered() []error {
	var errs []error
	seen := map[*planned]bool{}
	for i, mine := range p.texts {
		if mine == nil || p.offers[i] == nil || seen[mine] {
			continue
		}
		seen[mine] = true
		if err := p.refusal(i); err != nil {
			err.Key, err.Pos, err.Loc = mine.from.Key, mine.from.Pos, p.Slots[i].Loc
			errs = append(errs, err)
		}
	}
	return errs
}

// refusal says that the control around slot i can't show what the plan makes of
// it, nil where it can or where another slot of it has been looked at.
func (p *plan) refusal(i int) *Error {
	o := p.offers[i]
	if !o.Strict {
		return nil
	}
	first := i
	for first > 0 && p.offers[first-1] != nil && p.offers[first-1].Control == o.Control {
		first--
	}
	var b strings.Builder
	pos := 0
	for j := first; j < len(p.Slots) && p.offers[j] != nil && p.offers[j].Control == o.Control; j++ {
		if p.texts[j] == nil {
			continue
		}
		if j < i {
			return nil
		}
		at := p.Slots[j].Loc
		b.WriteString(o.text[pos:max(pos, at.Start-o.Start)] + p.texts[j].text)
		pos = at.End - o.Start
	}
	return o.refusal(b.String() + o.text[pos:])
}
