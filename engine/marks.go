package engine

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// A blank is marked, for the person who is to fill it, by a highlight or a
// shading of its characters, or by red ones. The marking of a blank that got a
// value goes, from all text that is marked along with it without a gap; where
// that holds another blank, which stays, only from the value.
//
// Red characters are no marking in the head of a document: a name or a document
// number in a paragraph, in no table, that is red throughout and no sentence. A
// marking that comes from a style stays.

// withoutMarks is filled without the marking of the blanks that got a value.
func (t *Template) withoutMarks(filled *Filled) (*docx.Document, error) {
	f := markFinder{before: paragraphsByPlace(t.Doc), after: paragraphsByPlace(filled.Doc), filled: filled}
	f.places()
	f.openBlanks(t.Slots)
	for i, c := range filled.Changed {
		if !c.Rolled {
			f.find(i)
		}
	}
	doc, err := filled.Doc, error(nil)
	if len(f.highlighted) > 0 {
		doc, err = doc.ClearHighlight(f.highlighted)
	}
	if err == nil && len(f.red) > 0 {
		doc, err = doc.ClearColor(f.red)
	}
	return doc, err
}

// markFinder finds the markings of blanks that got a value.
type markFinder struct {
	before, after map[place]*docx.Paragraph
	filled        *Filled
	changes       map[place][]int // of filled.Changed, by paragraph, in order
	open          map[place][]docx.Loc

	highlighted, red []docx.Loc // in the filled document
}

// places sorts the changes by their paragraphs.
func (f *markFinder) places() {
	f.changes = map[place][]int{}
	for i, c := range f.filled.Changed {
		at := placeOf(c.Slot.Loc)
		f.changes[at] = append(f.changes[at], i)
	}
}

// openBlanks notes the placeholders, in paragraphs with changes, that keep their
// text.
func (f *markFinder) openBlanks(slots []slot.Slot) {
	f.open = map[place][]docx.Loc{}
	for i := range slots {
		at := placeOf(slots[i].Loc)
		if slots[i].Kind == slot.Placeholder && f.changes[at] != nil && !f.isFilled(slots[i].Loc) {
			f.open[at] = append(f.open[at], slots[i].Loc)
		}
	}
}

// isFilled reports whether a change touches a place.
func (f *markFinder) isFilled(loc docx.Loc) bool {
	for _, i := range f.changes[placeOf(loc)] {
		if c := f.filled.Changed[i].Slot.Loc; c.Start < loc.End && loc.Start < c.End || c == loc {
			return true
		}
	}
	return false
}

// find notes the marking around the text of a change.
func (f *markFinder) find(change int) {
	loc := f.filled.Changed[change].Slot.Loc
	before, after := f.before[placeOf(loc)], f.after[placeOf(loc)]
	value := docx.Loc{Part: loc.Part, Para: loc.Para, Start: f.offset(loc, loc.Start, false), End: f.offset(loc, loc.End, true)}
	for _, run := range after.Runs {
		if run.Start >= value.End || value.Start >= run.End {
			continue
		}
		if run.Highlight != "" {
			f.highlighted = append(f.highlighted, f.stretch(before, loc, value, isHighlighted))
		}
		if isRed(run) && !isLetterhead(before, f.filled.Changed[change].Slot) {
			f.red = append(f.red, f.stretch(before, loc, value, isRed))
		}
	}
}

func isHighlighted(run docx.Run) bool { return run.Highlight != "" }

// stretch is what is marked along with the text at loc of a paragraph of the
// template, in the filled one, where the text is value.
func (f *markFinder) stretch(p *docx.Paragraph, loc, value docx.Loc, marked func(docx.Run) bool) docx.Loc {
	all := loc
	for _, run := range p.Runs { // from left to right, so that all grows to the right
		if marked(run) && run.Start <= all.End && run.End > all.Start {
			all.End = max(all.End, run.End)
		}
	}
	for i := len(p.Runs) - 1; i >= 0; i-- {
		if run := p.Runs[i]; marked(run) && run.End >= all.Start && run.Start < all.End {
			all.Start = min(all.Start, run.Start)
		}
	}
	for _, blank := range f.open[placeOf(loc)] {
		if blank.Start < all.End && all.Start < blank.End {
			return value
		}
	}
	value.Start, value.End = f.offset(loc, all.Start, false), f.offset(loc, all.End, true)
	return value
}

// offset is an offset in the text of a paragraph after the changes. One at, or
// in, a text that is replaced is where the new one begins or, for the end of a
// stretch, where it ends.
func (f *markFinder) offset(loc docx.Loc, offset int, end bool) int {
	shift := 0
	for _, i := range f.changes[placeOf(loc)] {
		c := f.filled.Changed[i]
		at := c.Slot.Loc
		switch {
		case at.End < offset, at.End == offset && (end || at.Start < offset):
			shift += len(c.New) - (at.End - at.Start)
		case at.Start < offset && end:
			return at.Start + shift + len(c.New)
		case at.Start < offset:
			return at.Start + shift
		}
	}
	return offset + shift
}

// isRed reports whether the characters of a run are of a red that no other
// colour is mixed into: FF0000, C00000.
func isRed(run docx.Run) bool {
	rgb, err := strconv.ParseUint(run.Color, 16, 24)
	return err == nil && len(run.Color) == 6 && rgb>>16 >= 0xC0 && rgb>>8&0xFF <= 0x40 && rgb&0xFF <= 0x40
}

// isLetterhead reports whether a slot stands in the red head of a document.
func isLetterhead(p *docx.Paragraph, s slot.Slot) bool {
	switch kind, _, _ := strings.Cut(s.Class, "."); kind {
	case "count", "money", "percent", "date", "phone":
		return false
	}
	if p.Cell != nil || strings.TrimSpace(p.Text) == s.Text || strings.ContainsAny(p.Text, "，。；：、！？") {
		return false
	}
	return !slices.ContainsFunc(p.Runs, func(run docx.Run) bool {
		return !isRed(run) && strings.TrimSpace(p.Text[run.Start:run.End]) != ""
	})
}
