package docx

import "slices"

// settleEnds looks after the ends of bodies, cells, notes and text boxes. The
// mark of the last paragraph there can be neither inserted nor deleted. So a
// paragraph added at the end brings the mark of the one before it, and one that
// is there no more took that mark along.
func (r *redlining) settleEnds() {
	seen := map[*node]bool{}
	for para := range r.places {
		for b := r.own(para); b != nil && !seen[b]; b = b.parent {
			seen[b] = true
			if b.holdsParagraphs() && r.vanishing(b) == nil {
				r.settleEnd(b)
			}
		}
	}
}

// settleEnd looks after the end of one container.
func (r *redlining) settleEnd(b *node) {
	tail := len(b.children)
	for tail > 0 && r.passes(b.children[tail-1]) {
		tail--
	}
	var added []int
	for _, c := range b.children[tail:] {
		if para, ok := r.paraOf[c]; ok && r.paras[para].added {
			added = append(added, para)
		}
	}
	kept := -1
	if tail > 0 {
		if para, ok := r.paraOf[b.children[tail-1]]; ok {
			kept = para
		}
	}
	former := r.formersAt(b, tail)
	switch {
	case len(added) > 0 && len(former) > 0:
		r.replace(b, added[len(added)-1], former[len(former)-1])
	case len(added) > 0 && kept < 0 && b.kind == controlNode:
	case len(added) > 0:
		r.paras[added[len(added)-1]].mark = markStays
		if kept >= 0 {
			r.paras[kept].mark = markInserted
		}
	case len(former) > 0 && kept >= 0:
		r.paras[kept].mark = markDeleted
		last := former[len(former)-1]
		last.stays, last.whole = true, r.own(kept)
	}
}

// passes reports whether nothing of a node was there before.
func (r *redlining) passes(b *node) bool {
	if para, ok := r.paraOf[b]; ok {
		return r.paras[para].added || r.paras[para].void
	}
	return (b.kind == tableNode || b.kind == controlNode) && r.allAdded(b)
}

// formersAt lists the former paragraphs that go into a container, from a child
// on.
func (r *redlining) formersAt(b *node, index int) []*former {
	var list []*former
	for _, f := range r.formers {
		if s := f.at[0]; f.cells == nil && s.parent == b && s.index >= index {
			list = append(list, f)
		}
	}
	return list
}

// replace tells a former paragraph and one that was added, both the last ones of
// a container, as one whose text was replaced. What was there before goes before
// it.
func (r *redlining) replace(b *node, para int, last *former) {
	s := &r.paras[para]
	s.added, s.move = false, 0
	s.changes = []change{{0, len(r.part.paras[para].Text), last.Text}}
	last.gone = true
	clear(r.vanishes)
	end := before(r.own(para))
	for _, f := range r.formers {
		if f.at[0].parent == b && f.at[0].index > end.index {
			f.at = append([]spot{end}, r.copies(end)...)
		}
	}
	r.formers = slices.DeleteFunc(r.formers, func(f *former) bool { return f.gone })
}
