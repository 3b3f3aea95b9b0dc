package docx

import "slices"

// settleEnds looks after the ends of bodies, cells, notes and text boxes, and
// after paragraphs before tables. The mark of the last paragraph there can be
// neither inserted nor deleted. So a paragraph added at the end brings the mark
// of the one before it, and one that is there no more took that mark along.
func (r *redlining) settleEnds() {
	seen := map[*node]bool{}
	for para := range r.places {
		for b := r.own(para); b != nil && !seen[b]; b = b.parent {
			seen[b] = true
			if b.holdsParagraphs() && r.vanishing(b) == nil {
				r.settleEnd(b)
				r.settleTails(b)
			}
		}
	}
}

// settleEnd looks after the end of one container, and after what stands before
// tables and controls in it.
func (r *redlining) settleEnd(b *node) {
	from := 0
	for to, c := range b.children {
		if c.kind != paragraphNode && !r.passes(c) {
			r.settleStretch(b, from, to)
			from = to + 1
		}
	}
	r.settleStretch(b, from, len(b.children))
}

// settleStretch looks after the end of neighbouring paragraphs, which are the
// children of a container from one to another.
func (r *redlining) settleStretch(b *node, from, to int) {
	tail := to
	for tail > from && r.passes(b.children[tail-1]) {
		tail--
	}
	var added []int
	for _, c := range b.children[tail:to] {
		if para, ok := r.paraOf[c]; ok && r.paras[para].added {
			added = append(added, para)
		}
	}
	kept := -1
	if tail > from {
		if para, ok := r.paraOf[b.children[tail-1]]; ok && !b.children[tail-1].props.section {
			kept = para
		}
	}
	former := r.formersAt(b, tail, to)
	final := to == len(b.children) && b.kind == containerNode
	switch {
	case len(added) > 0 && len(former) > 0:
		r.replace(b, added[len(added)-1], to, former[len(former)-1])
	case kept < 0 && !final:
	case len(added) > 0:
		r.paras[added[len(added)-1]].mark = markStays
		if kept >= 0 {
			r.paras[kept].mark = markInserted
			r.tablesTo(b, tail, to)
		}
	case len(former) > 0 && kept >= 0:
		r.paras[kept].mark = markDeleted
		last := former[len(former)-1]
		last.stays, last.whole = true, r.own(kept)
	}
}

// tablesTo puts the former tables between a paragraph and those that were added
// behind it to the end of these: nothing may stand between them once they are
// rejected.
func (r *redlining) tablesTo(b *node, tail, to int) {
	end := behind(b.children[to-1])
	for _, f := range r.formers {
		if s := f.at[0]; f.cells != nil && s.parent == b && tail <= s.index && s.index <= to {
			f.at = append([]spot{end}, r.copies(end)...)
		}
	}
}

// settleTails looks after paragraphs whose last text is new, or was longer, and
// what was added or is there no more behind them. LibreOffice takes such changes
// for one, the mark between them included, so this mark must be tracked.
func (r *redlining) settleTails(b *node) {
	for i, c := range b.children {
		para, ok := r.paraOf[c]
		if !ok || !r.stays(para) || r.paras[para].mark != markByState || c.props.section {
			continue
		}
		s := &r.paras[para]
		if len(s.changes) == 0 || s.changes[len(s.changes)-1].end < len(r.part.paras[para].Text) {
			continue
		}
		former := r.formersAt(b, i+1, i+1)
		last := r.lastAdded(b, i)
		switch tail := s.changes[len(s.changes)-1]; {
		case r.tableAt(b, i+1):
		case tail.start < tail.end && len(former) == 0 && last >= 0:
			s.mark, r.paras[last].mark = markInserted, markStays
		case tail.start == tail.end && len(former) > 0 && !former[len(former)-1].stays:
			s.mark = markDeleted
			f := former[len(former)-1]
			f.stays, f.whole = true, c
		}
	}
}

// lastAdded is the last of the added paragraphs that follow a child of a
// container, -1 without any, or if something else was there between them.
func (r *redlining) lastAdded(b *node, i int) int {
	last := -1
	for i++; i < len(b.children); i++ {
		para, ok := r.paraOf[b.children[i]]
		if !ok || !r.paras[para].added || r.paras[para].mark != markByState || b.children[i].props.section {
			break
		}
		if len(r.formersAt(b, i, i)) > 0 || r.tableAt(b, i) {
			break
		}
		last = para
	}
	return last
}

// tableAt reports whether a former table goes before a child of a container.
func (r *redlining) tableAt(b *node, index int) bool {
	return slices.ContainsFunc(r.formers, func(f *former) bool {
		return f.cells != nil && f.at[0].parent == b && f.at[0].index == index
	})
}

// passes reports whether nothing of a node was there before.
func (r *redlining) passes(b *node) bool {
	if para, ok := r.paraOf[b]; ok {
		return r.paras[para].added || r.paras[para].void
	}
	return (b.kind == tableNode || b.kind == controlNode) && r.allAdded(b)
}

// formersAt lists the former paragraphs that go into a container, from one child
// to another.
func (r *redlining) formersAt(b *node, from, to int) []*former {
	var list []*former
	for _, f := range r.formers {
		if s := f.at[0]; f.cells == nil && s.parent == b && from <= s.index && s.index <= to {
			list = append(list, f)
		}
	}
	return list
}

// replace tells a former paragraph and one that was added, both the last ones of
// a stretch of a container, as one whose text was replaced. What was there before
// goes before it.
func (r *redlining) replace(b *node, para, to int, last *former) {
	s := &r.paras[para]
	s.added, s.move = false, 0
	s.changes = []change{{0, len(r.part.paras[para].Text), last.Text}}
	last.gone = true
	clear(r.vanishes)
	end := before(r.own(para))
	for _, f := range r.formers {
		if f.at[0].parent == b && end.index < f.at[0].index && f.at[0].index <= to {
			f.at = append([]spot{end}, r.copies(end)...)
		}
	}
	r.formers = slices.DeleteFunc(r.formers, func(f *former) bool { return f.gone })
}
