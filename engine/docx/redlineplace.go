package docx

// former is a Former, or a row of them, with the place it gets.
type former struct {
	Former
	cells []Former // of a row; nil for a paragraph
	at    []spot   // one, and one in each copy of a text box
	stays bool     // its mark is that of a paragraph that stays
	whole *node    // the paragraph whose properties it must have, since its mark stays
	gone  bool     // told in another way
}

// spot is a place between nodes.
type spot struct {
	offset int
	parent *node // container or table
	index  int   // of the child of parent it is before
}

// moves reports whether a former paragraph may be told as moved.
func (f *former) moves() bool { return f.Move > 0 && f.cells == nil && !f.stays && !f.gone }

// place finds the places of former paragraphs and rows.
func (r *redlining) place(list []Former) {
	for i := 0; i < len(list); {
		f := &former{Former: list[i]}
		next := i + 1
		if f.Row > 0 {
			for next < len(list) && list[next].Row == f.Row {
				next++
			}
			f.cells = list[i:next]
		}
		i = next
		if s, ok := r.spot(f); ok {
			r.least = s.offset
			f.at = append([]spot{s}, r.copies(s)...)
			r.formers = append(r.formers, f)
		} else {
			r.fail(min(f.Before, len(r.paras)-1), f.Text)
		}
	}
}

// spot is where a former paragraph or row goes: where it stood, or behind what
// was added there if that is no place for it.
func (r *redlining) spot(f *former) (s spot, ok bool) {
	if s, ok = r.rowSpotBehind(f); ok {
		return s, true
	}
	for b := max(f.Before, r.next); ; b++ {
		last, next := r.around(b)
		here, clean := r.spotBetween(f, last, next)
		if here.parent != nil && (clean || !ok) {
			s, ok, r.next = here, true, b
		}
		if clean || b >= len(r.paras) || r.stays(b) {
			return s, ok
		}
	}
}

// stays reports whether a paragraph was there before.
func (r *redlining) stays(para int) bool {
	return len(r.places[para]) > 0 && !r.paras[para].added && !r.paras[para].void
}

// spotBetween is a place for f between two paragraphs. It is clean if it means
// to a reader what the former one meant.
func (r *redlining) spotBetween(f *former, last, next *node) (s spot, clean bool) {
	beside := r.likeOf(f.Beside)
	for _, c := range between(last, next) {
		switch {
		case !r.usable(c):
		case beside != nil && c.parent.container() == beside.container():
			return c, true
		case s.parent == nil || c.parent.depth() < s.parent.depth():
			s = c
		}
	}
	return s, s.parent != nil && beside == nil && !s.parent.isIn(paragraphNode) && !s.parent.container().isCell()
}

// between lists the places between two paragraphs.
func between(last, next *node) []spot {
	var list []spot
	for b := last; b != nil && !contains(b, next); b = b.parent {
		list = append(list, behind(b))
	}
	for b := next; b != nil && !contains(b, last); b = b.parent {
		list = append(list, before(b))
	}
	return list
}

// around is the last node before a paragraph, and its own; nil for none.
func (r *redlining) around(para int) (last, next *node) {
	for i := min(para, len(r.paras)) - 1; i >= 0 && last == nil; i-- {
		last = r.own(i)
	}
	for i := para; i < len(r.paras) && next == nil; i++ {
		next = r.own(i)
	}
	return last, next
}

func (r *redlining) own(para int) *node {
	if len(r.places[para]) == 0 {
		return nil
	}
	return r.places[para][0]
}

// usable reports whether a place is one for paragraphs, behind those that have
// got theirs, and there whatever becomes of the changes.
func (r *redlining) usable(s spot) bool {
	return s.parent.holdsParagraphs() && !s.parent.separator &&
		s.offset >= r.least && r.vanishing(s.parent) == nil
}

// before and behind are the places beside a node.
func before(b *node) spot {
	if b == nil || b.parent == nil {
		return spot{}
	}
	return spot{b.start, b.parent, b.index}
}

func behind(b *node) spot {
	if b == nil || b.parent == nil {
		return spot{}
	}
	return spot{b.span.end, b.parent, b.index + 1}
}

// contains reports whether b is, or is in, the node around.
func contains(around, b *node) bool {
	for ; b != nil; b = b.parent {
		if b == around {
			return true
		}
	}
	return false
}

// depth is how many nodes are around b.
func (b *node) depth() int {
	n := 0
	for p := b.parent; p != nil; p = p.parent {
		n++
	}
	return n
}

func (b *node) isIn(kind nodeKind) bool {
	for p := b.parent; p != nil; p = p.parent {
		if p.kind == kind {
			return true
		}
	}
	return false
}

func (b *node) isCell() bool { return b != nil && b.parent != nil && b.parent.kind == rowNode }

// container is the innermost container around b, or b itself.
func (b *node) container() *node { return b.ancestor(containerNode) }

// ancestor is the innermost node of a kind around b.
func (b *node) ancestor(kind nodeKind) *node {
	for b != nil && b.kind != kind {
		b = b.parent
	}
	return b
}

// rowSpotBehind is a place for a row where it stood, or behind what was added
// there, among those of the table that it was part of.
func (r *redlining) rowSpotBehind(f *former) (s spot, ok bool) {
	for b := max(f.Before, r.next); f.cells != nil && !ok; b++ {
		last, next := r.around(b)
		if s, ok = r.rowSpot(f, last, next); ok {
			r.next = b
		}
		if b >= len(r.paras) || r.stays(b) {
			break
		}
	}
	return s, ok
}

// rowSpot is a place for a row among those of the table that it was part of.
func (r *redlining) rowSpot(f *former, last, next *node) (spot, bool) {
	if f.Table < 0 || f.Table >= len(r.paras) {
		return spot{}, false
	}
	table := r.own(f.Table).ancestor(tableNode)
	if table == nil || r.allAdded(table) || r.vanishing(table) != nil {
		return spot{}, false
	}
	if row := rowIn(table, last); row != nil && row != rowIn(table, next) && row.span.end >= r.least {
		return behind(row), true
	}
	if row := rowIn(table, next); row != nil && row != rowIn(table, last) && row.start >= r.least {
		return before(row), true
	}
	return spot{}, false
}

// rowIn is the row of a table that a node stands in, nil for none.
func rowIn(table, b *node) *node {
	for ; b != nil; b = b.parent {
		if b.parent == table && b.kind == rowNode {
			return b
		}
	}
	return nil
}

// copies are the places in copies of a text box that correspond to one in it.
func (r *redlining) copies(s spot) []spot {
	var list []spot
	at := s.index
	beside := before
	if at == len(s.parent.children) {
		at, beside = at-1, behind
	}
	if at < 0 {
		return nil
	}
	b := s.parent.children[at]
	para, ok := r.paraOf[firstParagraph(b)]
	if !ok {
		return nil
	}
	for _, c := range r.places[para][1:] {
		for ; c != nil && c.kind != b.kind; c = c.parent {
		}
		if c != nil && c.parent != nil && c.parent.kind == s.parent.kind {
			list = append(list, beside(c))
		}
	}
	return list
}

// firstParagraph is the first paragraph in a node.
func firstParagraph(b *node) *node {
	for b.kind != paragraphNode && len(b.children) > 0 {
		b = b.children[0]
	}
	return b
}
