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

// withoutMarks is a filled document without the marking of the blanks that got
// a value. It was made of before by the replacements.
func (p *plan) withoutMarks(before, after *docx.Document, list []replacement) (*docx.Document, error) {
	f := markFinder{before: paragraphsByPlace(before), after: paragraphsByPlace(after), texts: map[place][]docx.Edit{}, open: map[place][]docx.Loc{}}
	for _, cut := range p.cuts {
		f.note(docx.Edit{Loc: p.layout.place(cut.Loc, 0)})
	}
	for _, r := range list {
		f.note(docx.Edit{Loc: r.at, New: r.New})
	}
	f.sort()
	f.openBlanks(p)
	for _, r := range list {
		if !r.Rolled {
			f.find(r)
		}
	}
	var err error
	if len(f.highlighted) > 0 {
		after, err = after.ClearHighlight(f.highlighted)
	}
	if err == nil && len(f.red) > 0 {
		after, err = after.ClearColor(f.red)
	}
	return after, err
}

// markFinder finds the markings of blanks that got a value.
type markFinder struct {
	before, after map[place]*docx.Paragraph
	texts         map[place][]docx.Edit // what made after of before, in order
	open          map[place][]docx.Loc  // placeholders that keep their text

	highlighted, red []docx.Loc // in after
}

func (f *markFinder) note(e docx.Edit) {
	at := placeOf(e.Loc)
	f.texts[at] = append(f.texts[at], e)
}

func (f *markFinder) sort() {
	for _, edits := range f.texts {
		slices.SortStableFunc(edits, func(a, b docx.Edit) int { return a.Loc.Start - b.Loc.Start })
	}
}

// openBlanks notes the placeholders, in paragraphs with new texts, that keep
// theirs.
func (f *markFinder) openBlanks(p *plan) {
	for i := range p.Slots {
		if p.Slots[i].Kind != slot.Placeholder {
			continue
		}
		loc := p.layout.place(p.Slots[i].Loc, 0)
		if edits := f.texts[placeOf(loc)]; edits != nil && !touched(edits, loc) {
			f.open[placeOf(loc)] = append(f.open[placeOf(loc)], loc)
		}
	}
}

// touched reports whether an edit changes a place.
func touched(edits []docx.Edit, loc docx.Loc) bool {
	return slices.ContainsFunc(edits, func(e docx.Edit) bool {
		return e.Loc.Start < loc.End && loc.Start < e.Loc.End || e.Loc == loc
	})
}

// find notes the marking around a new text.
func (f *markFinder) find(r replacement) {
	before, after := f.before[placeOf(r.at)], f.after[placeOf(r.at)]
	value := f.placed(r.at)
	for _, run := range after.Runs {
		if run.Start >= value.End || value.Start >= run.End {
			continue
		}
		if isHighlighted(run) {
			f.highlighted = append(f.highlighted, f.stretch(before, r.at, isHighlighted))
		}
		if isRed(run) && !isLetterhead(before, r.Slot) {
			f.red = append(f.red, f.stretch(before, r.at, isRed))
		}
	}
}

func isHighlighted(run docx.Run) bool { return run.Highlight != "" }

// stretch is what is marked along with the text at loc of a paragraph of before,
// as a place in after.
func (f *markFinder) stretch(p *docx.Paragraph, loc docx.Loc, marked func(docx.Run) bool) docx.Loc {
	all := loc
	for _, run := range p.Runs { // from left to right, so that all grows to the right
		if marked(run) && run.Start <= all.End && run.End > all.Start {
			all.End = max(all.End, run.End)
		}
	}
	for _, run := range slices.Backward(p.Runs) {
		if marked(run) && run.End >= all.Start && run.Start < all.End {
			all.Start = min(all.Start, run.Start)
		}
	}
	for _, blank := range f.open[placeOf(loc)] {
		if blank.Start < all.End && all.Start < blank.End {
			return f.placed(loc)
		}
	}
	return f.placed(all)
}

// placed is where a stretch of before stands in after.
func (f *markFinder) placed(loc docx.Loc) docx.Loc {
	edits := f.texts[placeOf(loc)]
	start, end := offset(edits, loc.Start, false), offset(edits, loc.End, true)
	loc.Start, loc.End = start, end
	return loc
}

// offset is an offset in a text after edits. One at, or in, a text that is
// replaced is where the new one begins or, for the end of a stretch, where it
// ends.
func offset(edits []docx.Edit, at int, end bool) int {
	shift := 0
	for _, e := range edits {
		switch {
		case e.Loc.End < at, e.Loc.End == at && (end || e.Loc.Start < at):
			shift += len(e.New) - (e.Loc.End - e.Loc.Start)
		case e.Loc.Start < at && end:
			return e.Loc.Start + shift + len(e.New)
		case e.Loc.Start < at:
			return e.Loc.Start + shift
		}
	}
	return at + shift
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
