package compare

import (
	"context"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/parallel"
	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// changes tells what became of every block.
func (a *alignment) changes(ctx context.Context) (Against, error) {
	out := Against{Prior: a.prior.Name, Period: a.prior.period, Changes: make([]Change, len(a.relations))}
	err := parallel.Each(ctx, len(a.relations), func(i int) { out.Changes[i] = a.change(a.relations[i]) })
	return out, err
}

func (a *alignment) change(r *relation) Change {
	c := Change{
		Kind:     r.Kind,
		Prior:    a.prior.places(r.old),
		Current:  a.current.places(r.new),
		Segments: r.delta.Segments,
	}
	c.Marks, c.Waived = a.marks(r)
	if len(r.old) > 0 && len(r.new) > 0 {
		c.Similarity = r.delta.Similarity
	}
	c.Figures = a.figureChanges(r, c.Marks)
	return c
}

// marks lists the places of a change that a person should look at, and those
// that waivers cover.
func (a *alignment) marks(r *relation) (marks []Mark, waived []Waived) {
	marks = append(a.unfilled(r), a.emptied(r)...)
	if a.bare[r] {
		m := a.whole(r, Unfilled)
		m.Emptied = true
		marks = append(marks, m)
	}
	if a.dropped[r] {
		marks = append(marks, a.droppedMark(r))
	}
	if len(r.new) > 0 && a.judged(r) {
		marks = append(append(marks, a.untied(r)...), a.wrongDirections(r)...)
	}
	marks, waived = a.waive(marks, waived)
	if len(r.old) > 0 && len(r.new) > 0 && a.judged(r) {
		carried := append(a.stalePeriods(r), a.unchangedFigures(r)...)
		carried, waived = a.waive(carried, waived)
		whole := a.wholeMarks(r, len(carried) > 0)
		whole, waived = a.waive(whole, waived)
		marks = append(append(marks, carried...), whole...)
	}
	slices.SortStableFunc(marks, func(x, y Mark) int { return a.order(x) - a.order(y) })
	return marks, waived
}

// wholeMarks are those of the paragraph as a whole, in which something is
// carried over or not.
func (a *alignment) wholeMarks(r *relation, carried bool) []Mark {
	var marks []Mark
	if carried && a.updated(r) {
		marks = append(marks, a.whole(r, HalfUpdated))
	}
	if a.unchangedText(r, carried) {
		marks = append(marks, a.whole(r, UnchangedText))
	}
	return marks
}

// order sorts marks by paragraph; within one they are in order already.
func (a *alignment) order(m Mark) int {
	if m.Flag == DroppedSection {
		return 0 // the only one
	}
	return a.current.paragraphAt(m.Loc)
}

// judged reports whether a paragraph is the report's own text: comments talk
// about it, and document properties are the program's.
func (a *alignment) judged(r *relation) bool {
	switch a.current.kinds[r.new[0]] {
	case docx.Comments, docx.Properties:
		return false
	}
	return true
}

// unfilled marks the placeholders that the current report still has.
func (a *alignment) unfilled(r *relation) []Mark {
	var marks []Mark
	for _, at := range r.new {
		end := 0 // of the last one: a placeholder may hold another
		for _, s := range a.current.slotsIn[at] {
			if s.Kind == slot.Placeholder && s.Loc.End > end {
				marks = append(marks, Mark{Flag: Unfilled, Loc: s.Loc, Text: s.Text})
				end = s.Loc.End
			}
		}
	}
	return marks
}

// emptied marks the cells of a table row that held a figure in the prior report
// and hold nothing now.
func (a *alignment) emptied(r *relation) []Mark {
	if len(r.Prior) != 1 || len(r.Current) != 1 || !a.current.blocks[r.Current[0]].Row || !a.prior.blocks[r.Prior[0]].Row {
		return nil
	}
	var marks []Mark
	figures := a.prior.figuresByColumn(r.old)
	for _, cell := range a.current.emptyCells(r.new) {
		c := cell.Cell
		if f, ok := figures[c.Col]; ok && c.Col > 0 && c.Cols == a.prior.paragraphs[r.old[0]].Cell.Cols {
			marks = append(marks, Mark{Flag: Unfilled, Emptied: true, Loc: docx.Loc{Part: cell.Part, Para: cell.Index}, Label: f.Label})
		}
	}
	return marks
}

// figuresByColumn finds the first figure of each cell of a row.
func (r *report) figuresByColumn(row []int) map[int]*figure.Figure {
	figures := map[int]*figure.Figure{}
	for _, at := range row {
		col := r.paragraphs[at].Cell.Col
		if list := r.figuresIn[at]; len(list) > 0 && figures[col] == nil {
			figures[col] = &r.figures[list[0]]
		}
	}
	return figures
}

// emptyCells lists the first paragraphs of the cells of a row without text.
func (r *report) emptyCells(row []int) []*docx.Paragraph {
	var list []*docx.Paragraph
	for n := 0; n < len(row); {
		first, text := &r.paragraphs[row[n]], ""
		for ; n < len(row) && r.paragraphs[row[n]].Cell.Col == first.Cell.Col; n++ {
			text += r.paragraphs[row[n]].Text
		}
		if strings.TrimSpace(text) == "" {
			list = append(list, first)
		}
	}
	return list
}

// whole marks the first paragraph with text as a whole.
func (a *alignment) whole(r *relation, flag Flag) Mark {
	p := &a.current.paragraphs[r.new[0]]
	for _, at := range r.new {
		if a.current.paragraphs[at].Text != "" {
			p = &a.current.paragraphs[at]
			break
		}
	}
	return Mark{Flag: flag, Text: p.Text, Loc: docx.Loc{Part: p.Part, Para: p.Index, End: len(p.Text)}}
}

// mark marks a place of a relation's current text.
func (a *alignment) mark(r *relation, flag Flag, at align.Place) Mark {
	p := &a.current.paragraphs[r.new[at.Text]]
	return Mark{
		Flag: flag,
		Loc:  docx.Loc{Part: p.Part, Para: p.Index, Start: at.Start, End: at.End},
		Text: p.Text[at.Start:at.End],
	}
}

// Stretch is text that is the same in a prior and a current place of a change.
type Stretch struct {
	Prior, Current align.Place // Text counts the change's places
}

// Kept lists the text that stands in both reports, in order, from the change's
// segments.
func (c *Change) Kept() []Stretch {
	list := make([]Stretch, 0, len(c.Segments))
	for _, k := range keptStretches(c.Segments, len(c.Prior), len(c.Current)) {
		list = append(list, Stretch{
			Prior:   align.Place{Text: k.oldText, Start: k.oldStart, End: k.oldStart + k.length},
			Current: align.Place{Text: k.newText, Start: k.newStart, End: k.newStart + k.length},
		})
	}
	return list
}
