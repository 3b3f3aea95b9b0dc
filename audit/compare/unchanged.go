package compare

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// unchangedFigures marks the figures of this period's work that equal the
// prior's.
func (a *alignment) unchangedFigures(r *relation) []Mark {
	var marks []Mark
	updated := a.updated(r)
	for _, pair := range r.figures {
		f := a.newFigure(pair)
		if a.changed(pair) || !a.expectsChange(pair, updated) {
			continue
		}
		marks = append(marks, Mark{Flag: UnchangedFigure, Loc: f.Loc, Text: f.Text, Label: f.Label, Weight: a.weight(pair)})
	}
	return marks
}

// expectsChange reports whether a figure should differ from the prior's. What
// earlier reports did with it decides, where there are any; else the words
// around it, or that the paragraph was updated elsewhere.
func (a *alignment) expectsChange(pair figurePair, updated bool) bool {
	f := a.newFigure(pair)
	p := &a.current.paragraphs[a.current.paragraphAt(f.Loc)]
	if seen := a.history.figure(a.prior, pair.old); seen.total > 0 {
		return seen.changed == seen.total && !isDemand(p, f)
	}
	return !isTrivial(f) && !a.looksAhead(p) && mayChange(p, f) && (updated || p.Cell != nil || tellsDeed(p, f) || isExactRate(f))
}

// isExactRate reports whether a figure is a rate that hardly comes out the same
// twice.
func isExactRate(f *figure.Figure) bool { return f.Base == "%" && f.Value.Exponent() < 0 }

var hundred = decimal.NewFromInt(100)

// isTrivial reports whether a figure comes out the same often enough to say
// nothing: 0, 1, 100 %, and the small counts that are written out (两个社区).
func isTrivial(f *figure.Figure) bool {
	writtenOut := !strings.ContainsAny(f.Numeral, "0123456789０１２３４５６７８９")
	return writtenOut && f.Value.LessThan(ten) || f.Value.IsZero() || f.Value.Equal(decimal.NewFromInt(1)) || f.Base == "%" && f.Value.Equal(hundred)
}

// weight is how unlikely it is that the figure comes out the same twice: its
// significant digits, more for money and for what always changed before.
func (a *alignment) weight(pair figurePair) int {
	f := a.newFigure(pair)
	weight := len(strings.Trim(f.Value.Coefficient().String(), "-0"))
	if f.Base == "元" {
		weight += 2
	}
	if seen := a.history.figure(a.prior, pair.old); seen.total > 0 && seen.changed == seen.total {
		weight += 2 * seen.total
	}
	return weight
}

// updated reports whether a paragraph has a new figure or a period that was
// moved on.
func (a *alignment) updated(r *relation) bool {
	for _, pair := range r.figures {
		if a.changed(pair) {
			return true
		}
	}
	return a.later() && a.rolled(r)
}

// rolled reports whether a period of the paragraph was moved on.
func (a *alignment) rolled(r *relation) bool {
	for text, at := range r.old {
		for _, s := range a.prior.slotsIn[at] {
			if s.Kind != slot.Period || s.Roll != period.Shift {
				continue
			}
			if _, kept := r.newPlace(text, s.Loc.Start, s.Loc.End); !kept {
				return true
			}
		}
	}
	return false
}

// longText is the length, in code points, from which a paragraph about work
// done is expected to differ although it names no figure.
const longText = 80

// unchangedText reports whether a paragraph was carried over although it
// should say something new: because it names figures or periods that should
// have changed, because it changed in earlier reports, or because it tells at
// length what was done.
func (a *alignment) unchangedText(r *relation, stale bool) bool {
	if !a.carriedOver(r) {
		return false
	}
	seen := a.history.block(a.prior, r.Pair.Prior[0])
	switch {
	case stale:
		return strings.ContainsAny(a.current.paragraphs[r.new[0]].Text, "，。")
	case seen.total > 0 && seen.changed == 0:
		return false
	case seen.total > 1 && 3*seen.changed >= 2*seen.total:
		return true
	}
	return a.tellsWork(r)
}

// carriedOver reports whether a block reads as before, in another place or
// under another number perhaps.
func (a *alignment) carriedOver(r *relation) bool {
	if r.delta.Similarity == 1 {
		return len(r.Pair.Prior) == 1 && len(r.Pair.Current) == 1
	}
	if len(r.old) != 1 || len(r.new) != 1 {
		return false
	}
	old, now := a.prior.paragraphs[r.old[0]].Text, a.current.paragraphs[r.new[0]].Text
	return slot.StripNumber(old) == slot.StripNumber(now)
}

// tellsWork reports whether a paragraph of the body tells at length, in a
// section about work done, what was done.
func (a *alignment) tellsWork(r *relation) bool {
	at := r.new[0]
	p := &a.current.paragraphs[at]
	return a.current.kinds[at] == docx.Body && p.Cell == nil &&
		utf8.RuneCountInString(p.Text) >= longText && !a.looksAhead(p) && headsWork(p.Section) && tellsDeeds(p.Text)
}

// looksAhead reports whether a paragraph of the current report stands in a
// section about plans or problems.
func (a *alignment) looksAhead(p *docx.Paragraph) bool {
	return slot.IsPlan(p.Section, a.current.period) || headsProblems(p.Section)
}
