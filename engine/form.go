package engine

import (
	"strconv"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// Form is a form for the values of the template: every placeholder, and every
// title and period with what a roll-forward proposes for it. Of slots that must
// stay the same only the first is asked for, and those that Word fills itself
// are not.
func (t *Template) Form() values.Form { return t.FormIn(false) }

// FormIn is Form for people who read English, or Chinese.
func (t *Template) FormIn(english bool) values.Form {
	form := values.Form{Template: t.Doc.Name(), Period: t.Period.Chinese(), English: english}
	form.Fields = make([]values.Field, 0, len(t.Slots))
	paragraphs := paragraphsByPlace(t.Doc)
	for i := range t.Slots {
		if s := &t.Slots[i]; s.Link == "" && t.fixed[i] == docx.NotFixed {
			f := field(s, paragraphs[placeOf(s.Loc)].Text)
			why := t.RollReason(s)
			if f.Proposed != "" && t.movesAround(i) {
				f.Proposed, why = "", values.Text{ZH: "随所在题名一起改", EN: "changes with the title around it"}
			}
			if f.Why = why.ZH; english {
				f.Why = why.EN
			}
			if o := t.offers[i]; o != nil && len(o.Choices) <= maxOffered {
				f.Choices = o.names()
			}
			form.Fields = append(form.Fields, f)
		}
	}
	return form
}

// maxOffered is how many choices a form offers.
const maxOffered = 50

func field(s *slot.Slot, text string) values.Field {
	from, to := slot.Sentence(text, s.Loc.Start, s.Loc.End)
	f := values.Field{
		Key: s.Key, Label: s.Label, Class: s.Class, Unit: s.Unit, Section: s.Section,
		Before: text[from:s.Loc.Start], Blank: s.Text, After: text[s.Loc.End:to],
		Anchor: s.Anchor, Optional: s.IsOptional(),
	}
	if s.Roll == period.Shift {
		f.Proposed = s.Suggestion
	}
	return f
}

// movesAround reports whether a slot around slot i has a proposal, which covers
// that of i: a form that offers both would lead to two values where one can be.
func (t *Template) movesAround(i int) bool {
	for i = t.parent[i]; i >= 0; i = t.parent[i] {
		if t.Slots[i].Roll == period.Shift {
			return true
		}
	}
	return false
}

// RollReason says why a roll-forward changes a title or period, or leaves it to
// a person; it is empty for one that stays.
func (t *Template) RollReason(s *slot.Slot) values.Text {
	switch {
	case s.Kind == slot.Placeholder || s.Roll == period.Keep || s.Roll == "":
		return values.Text{}
	case s.Roll == period.Review:
		return values.Text{ZH: "请人工判断", EN: "for a person to decide"}
	case s.Normalized != "" && s.Normalized == t.Period.String():
		return values.Text{ZH: "本报告期", EN: "the reporting period"}
	case s.Normalized != "" && s.Normalized == strconv.Itoa(t.Period.Year):
		return values.Text{ZH: "报告年度", EN: "the reporting year"}
	}
	return values.Text{ZH: "随报告期推移", EN: "moves with the reporting period"}
}

// place names a paragraph.
type place struct {
	part string
	para int
}

func placeOf(loc docx.Loc) place { return place{loc.Part, loc.Para} }

// paragraphsByPlace finds the paragraph of a Loc.
func paragraphsByPlace(doc *docx.Document) map[place]*docx.Paragraph {
	list := doc.Paragraphs()
	byPlace := make(map[place]*docx.Paragraph, len(list))
	for i := range list {
		byPlace[place{list[i].Part, list[i].Index}] = &list[i]
	}
	return byPlace
}
