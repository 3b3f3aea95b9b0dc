package engine

import (
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// Form is a form for the values of the template: every placeholder, and every
// title and period with what a roll-forward proposes for it. Of slots that must
// stay the same only the first is asked for, and those that Word fills itself
// are not.
func (t *Template) Form() values.Form {
	form := values.Form{Template: t.Doc.Name(), Period: t.Period.Chinese()}
	form.Fields = make([]values.Field, 0, len(t.Slots))
	paragraphs := paragraphsByPlace(t.Doc)
	for i := range t.Slots {
		if s := &t.Slots[i]; s.Link == "" && t.fixed[i] == docx.NotFixed {
			form.Fields = append(form.Fields, field(s, paragraphs[placeOf(s.Loc)].Text))
		}
	}
	return form
}

func field(s *slot.Slot, text string) values.Field {
	from, to := slot.Sentence(text, s.Loc.Start, s.Loc.End)
	f := values.Field{
		Key: s.Key, Label: s.Label, Class: s.Class, Unit: s.Unit, Section: s.Section,
		Before: text[from:s.Loc.Start], Blank: s.Text, After: text[s.Loc.End:to],
		Anchor: s.Anchor, Optional: s.IsOptional(),
	}
	switch s.Roll {
	case period.Shift:
		f.Proposed = s.Suggestion
	case period.Review:
		f.Why = s.Suggestion
	}
	return f
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
