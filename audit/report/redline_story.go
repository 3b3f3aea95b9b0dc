package report

import (
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// story tells what a story was before.
func (r *redline) story(s *redlineStory) {
	if s.partner == nil {
		for _, it := range s.items {
			r.add(it.paras)
		}
		return
	}
	s.settleLinks()
	moves := r.numberMoves(s)
	tables := s.tables()
	s.gaps(func(prior, current []*redlineItem, next *redlineItem) {
		at := s.end()
		if len(current) > 0 {
			at = current[0].paras[0].Index
		} else if next != nil {
			at = next.paras[0].Index
		}
		for _, p := range prior {
			r.remove(s, p, at, moves[p], tables)
		}
		for _, q := range current {
			if move, ok := moves[q.prior]; ok && q.moved {
				r.past.Added = append(r.past.Added, docx.Added{Part: q.story.Part, Para: q.paras[0].Index, Move: move.number, Kept: move.current})
			} else {
				r.add(q.paras)
			}
		}
		if next != nil {
			r.keep(next)
		}
	})
}

// end is the number of paragraphs of the part.
func (s *redlineStory) end() int { return len(s.Paragraphs) }

// redlineMove is a move, and the text that it took along; nil for all.
type redlineMove struct {
	number         int
	prior, current []docx.Kept
}

// numberMoves numbers the paragraphs that were moved, by what they were.
func (r *redline) numberMoves(s *redlineStory) map[*redlineItem]redlineMove {
	moves := map[*redlineItem]redlineMove{}
	for _, it := range s.items {
		if !it.moved || it.isRow() || it.isEmpty() {
			continue
		}
		move := redlineMove{number: r.moves + 1}
		if it.text() != it.prior.text() {
			for _, k := range keptBetween(it.prior.paras[0], it.paras[0], it.kept) {
				move.prior = append(move.prior, docx.Kept{Start: k.Prior.Start, End: k.Prior.End})
				move.current = append(move.current, docx.Kept{Start: k.Current.Start, End: k.Current.End})
			}
			if move.prior == nil {
				continue
			}
		}
		r.moves++
		moves[it.prior] = move
	}
	return moves
}

// tables finds a paragraph of the current table that a prior one has become, by
// the prior's number.
func (s *redlineStory) tables() map[int]*docx.Paragraph {
	tables := map[int]*docx.Paragraph{}
	for _, it := range s.items {
		if it.isRow() && it.prior != nil && !it.moved {
			if n := it.prior.paras[0].Cell.Table; tables[n] == nil {
				tables[n] = it.paras[0]
			}
		}
	}
	return tables
}

func (r *redline) add(paras []*docx.Paragraph) {
	for _, p := range paras {
		r.past.Added = append(r.past.Added, docx.Added{Part: p.Part, Para: p.Index})
	}
}

// remove tells of an item that stood before a current paragraph.
func (r *redline) remove(s *redlineStory, it *redlineItem, before int, move redlineMove, tables map[int]*docx.Paragraph) {
	table := -1
	var like *redlineItem
	if it.isRow() {
		r.rows++
		if p := tables[it.paras[0].Cell.Table]; p != nil {
			table = p.Index
			like = s.rowLike(it, p, before)
		}
	}
	for _, p := range it.paras {
		f := docx.Former{Part: s.Part, Before: before, Text: p.Text, Move: move.number, Kept: move.prior, Beside: -1, Table: table, Like: s.like(p, before), Numbered: p.Listed}
		if it.isRow() {
			f.Row, f.Column, f.Span = r.rows, p.Cell.Col, p.Cell.ColSpan
			if like != nil {
				f.Like = like.cellLike(p)
			}
		}
		r.past.Former = append(r.past.Former, f)
	}
}

// reach is how far a paragraph is looked for whose format a former one gets.
const reach = 40

// like is the paragraph nearest to one that looks as p did, -1 without any.
func (s *redlineStory) like(p *docx.Paragraph, before int) int {
	best, score := -1, 0
	for d := 0; d <= reach; d++ {
		for _, i := range [...]int{before - 1 - d, before + d} {
			if i < 0 || i >= len(s.Paragraphs) {
				continue
			}
			if n := alike(p, &s.Paragraphs[i]); n > score {
				best, score = i, n
			}
		}
	}
	return best
}

// alike is how much a paragraph looks as another one did.
func alike(former, p *docx.Paragraph) int {
	if p.Deleted {
		return 0
	}
	n := 1
	for i, same := range [...]bool{
		(p.Text == "") == (former.Text == ""),
		p.TextBox == former.TextBox,
		p.Outline == former.Outline,
		(p.Cell == nil) == (former.Cell == nil),
		p.Listed == former.Listed && (p.Number == "") == (former.Number == ""),
		p.Style == former.Style,
	} {
		if same {
			n += 1 << (i + 1)
		}
	}
	return n
}

// rowLike is the row nearest to a place, of the table that a paragraph stands in,
// with as many cells as a former one.
func (s *redlineStory) rowLike(row *redlineItem, table *docx.Paragraph, before int) *redlineItem {
	var best *redlineItem
	distance := 0
	for _, it := range s.items {
		if !it.isRow() || it.paras[0].Cell.Table != table.Cell.Table || len(it.cells()) != len(row.cells()) {
			continue
		}
		d := it.paras[0].Index - before
		if d = max(d, -d); best == nil || d < distance {
			best, distance = it, d
		}
	}
	return best
}

// cellLike is the first paragraph of the cell of a row that has the place of a
// former paragraph.
func (it *redlineItem) cellLike(p *docx.Paragraph) int {
	for _, q := range it.paras {
		if q.Cell.Col == p.Cell.Col {
			return q.Index
		}
	}
	return it.paras[0].Index
}

// keep tells what an item was that is still there.
func (r *redline) keep(it *redlineItem) {
	if !it.isRow() {
		r.edit(it.prior.paras[0], it.paras[0], it.kept)
		return
	}
	prior := it.prior.cells()
	for n, cell := range it.cells() {
		r.cell(prior[n], cell, it.kept)
	}
}

// cell tells what a cell was.
func (r *redline) cell(prior, current []*docx.Paragraph, kept []keptText) {
	pairs := pairParagraphs(prior, current, kept)
	at := 0
	for i, q := range current {
		n := pairs[i]
		if n < 0 {
			r.add(current[i : i+1])
			continue
		}
		r.removeFrom(prior[at:n], q, q.Index)
		r.edit(prior[n], q, kept)
		at = n + 1
	}
	last := current[len(current)-1]
	r.removeFrom(prior[at:], last, last.Index+1)
}

// removeFrom tells of paragraphs that stood in the cell of another one.
func (r *redline) removeFrom(paras []*docx.Paragraph, beside *docx.Paragraph, before int) {
	for _, p := range paras {
		r.past.Former = append(r.past.Former, docx.Former{
			Part: beside.Part, Before: before, Text: p.Text, Like: beside.Index, Beside: beside.Index, Table: -1,
		})
	}
}

// pairParagraphs finds what the paragraphs of a cell were, -1 for those that were
// not there: by the text they keep, then by being empty. Those at the end are one.
func pairParagraphs(prior, current []*docx.Paragraph, kept []keptText) []int {
	pairs := make([]int, len(current))
	least := 0
	for i, q := range current {
		pairs[i] = -1
		n := slices.IndexFunc(prior[least:], func(p *docx.Paragraph) bool {
			return p.Text == "" && q.Text == "" || slices.ContainsFunc(kept, func(k keptText) bool { return k.prior == p && k.current == q })
		})
		if n >= 0 {
			pairs[i] = least + n
			least = pairs[i] + 1
		}
	}
	if last := len(current) - 1; pairs[last] < 0 && least < len(prior) {
		pairs[last] = len(prior) - 1
	}
	return pairs
}

// edit tells what the text of a paragraph was.
func (r *redline) edit(prior, current *docx.Paragraph, kept []keptText) {
	from, to := 0, 0
	change := func(p, q int) {
		if from < p || to < q {
			r.past.Edits = append(r.past.Edits, docx.Edit{
				Loc: docx.Loc{Part: current.Part, Para: current.Index, Start: to, End: q},
				New: prior.Text[from:p],
			})
			r.noteBound(current, to, q)
		}
	}
	for _, k := range keptBetween(prior, current, kept) {
		change(k.Prior.Start, k.Current.Start)
		from, to = k.Prior.End, k.Current.End
	}
	change(len(prior.Text), len(current.Text))
}

// keptBetween is the text that two paragraphs have in common, in the order of
// both.
func keptBetween(prior, current *docx.Paragraph, kept []keptText) []keptText {
	var list []keptText
	from, to := 0, 0
	for _, k := range kept {
		if k.prior == prior && k.current == current && k.Prior.Start >= from && k.Current.Start >= to {
			list = append(list, k)
			from, to = k.Prior.End, k.Current.End
		}
	}
	return list
}

// noteBound lists a changed text that Word takes from bound data.
func (r *redline) noteBound(p *docx.Paragraph, start, end int) {
	for _, c := range p.Controls {
		if c.Bound && start <= c.End && c.Start <= end {
			r.untold = append(r.untold, Untold{p.Part, p.Story, p.Index, p.Text[c.Start:c.End], Bound})
			return
		}
	}
}
