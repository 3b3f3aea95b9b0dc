package slot

import "unicode/utf8"

// nearest finds the marks of one sort that stand nearest to a place of a text.
// The places that are asked about follow one another, and often have the same
// neighbours, so it remembers what it has seen: a text is gone over once, however
// many places it has.
type nearest struct {
	text   string
	isMark func(rune) bool

	// The last mark of text[base:seen] stands at last, -1 for none.
	base, seen, last int

	from, clear int // no mark stands in text[from:clear]
}

func nearestOf(text string, isMark func(rune) bool) nearest {
	return nearest{text: text, isMark: isMark, last: -1}
}

// before is where the last mark of text[from:to] stands, -1 without one.
func (n *nearest) before(from, to int) int {
	if n.last >= to || n.last < 0 && from < n.base || n.seen < from {
		n.base, n.seen, n.last = from, from, -1
	}
	for n.seen < to {
		r, size := utf8.DecodeRuneInString(n.text[n.seen:])
		if n.isMark(r) {
			n.last = n.seen
		}
		n.seen += size
	}
	if n.last < from {
		return -1
	}
	return n.last
}

// after is where the first mark of text[from:to] stands, to without one.
func (n *nearest) after(from, to int) int {
	if from < n.from || from > n.clear {
		n.from, n.clear = from, from
	}
	for n.clear < to {
		r, size := utf8.DecodeRuneInString(n.text[n.clear:])
		if n.isMark(r) {
			break
		}
		n.clear += size
	}
	return min(n.clear, to)
}
