package slot

import "github.com/tianbao-dev/tianbao/engine/internal/runes"

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
		r, size := runes.Decode(n.text[n.seen:])
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
		r, size := runes.Decode(n.text[n.clear:])
		if n.isMark(r) {
			break
		}
		n.clear += size
	}
	return min(n.clear, to)
}

// seeker tells whether stretches of a text hold a word. Like nearest it remembers
// what it has seen.
type seeker struct {
	text  string
	words *lexicon

	from, clear int // no word begins in text[from:clear]
}

func seekerOf(text string, words *lexicon) seeker { return seeker{text: text, words: words} }

// within reports whether text[from:to] holds a word.
func (s *seeker) within(from, to int) bool {
	if from < s.from || from > s.clear {
		s.from, s.clear = from, from
	}
	for s.clear < to && s.words.head(s.text[s.clear:]) == "" {
		s.clear += firstLen(s.text[s.clear:])
	}
	return s.clear < to && hasWord(s.text[s.clear:to], s.words) // the word at clear may end behind to
}
