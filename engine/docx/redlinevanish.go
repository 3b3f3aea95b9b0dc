package docx

import "slices"

// inVanishing reports whether a paragraph goes with its row or text box.
func (r *redlining) inVanishing(para int) bool {
	for _, b := range r.places[para] {
		return r.vanishing(b) != nil
	}
	return false
}

// vanishing is the innermost row or text box around a node, or itself, that was
// added as a whole; nil without one.
func (r *redlining) vanishing(b *node) *node {
	for ; b != nil; b = b.parent {
		if (b.kind == rowNode || b.kind == containerNode && r.isBox(b)) && r.allAdded(b) {
			return b
		}
	}
	return nil
}

// isBox reports whether a container is a text box that goes with the run it
// stands in.
func (r *redlining) isBox(b *node) bool {
	p := b.parent
	if p == nil || p.kind != paragraphNode {
		return false
	}
	i := slices.IndexFunc(p.inlines, func(u inline) bool { return u.holds(b.span) })
	return i >= 0 && r.wraps(p, &p.inlines[i])
}

// allAdded reports whether everything that stands in a node was added.
func (r *redlining) allAdded(b *node) bool {
	if all, ok := r.vanishes[b]; ok {
		return all
	}
	some, kept := r.count(b)
	r.vanishes[b] = some && !kept
	return r.vanishes[b]
}

// count reports whether paragraphs in a node were added, and whether others
// stay.
func (r *redlining) count(b *node) (added, kept bool) {
	for _, c := range b.children {
		if para, ok := r.paraOf[c]; ok && !r.paras[para].void {
			added, kept = added || r.paras[para].added, kept || !r.paras[para].added
		}
		a, k := r.count(c)
		added, kept = added || a, kept || k
	}
	return added, kept
}

// wraps reports whether an inline of a paragraph is inserted as a whole.
func (r *redlining) wraps(b *node, u *inline) bool {
	added, kept := false, false
	for _, box := range u.boxes {
		a, k := r.count(box)
		added, kept = added || a, kept || k
	}
	para, ok := r.paraOf[b]
	switch {
	case kept || !ok:
		return false
	case r.paras[para].added:
		return true
	}
	return added && !r.hasText(b, u)
}

// hasText reports whether text of the paragraph itself stands in an inline.
func (r *redlining) hasText(b *node, u *inline) bool {
	m := r.markOf[b]
	return m != nil && slices.ContainsFunc(m.pieces, func(p piece) bool { return u.holds(p.src) })
}
