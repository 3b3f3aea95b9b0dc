package engine

import (
	"slices"
	"unicode/utf8"
)

// Costs of an alignment, chosen so that a character that a slot's class does
// not allow is rather taken for inserted text (the 余 of 5余次), and a changed
// character next to a slot for changed rather than for part of the value.
const (
	costChanged  = 3
	costDropped  = 2
	costInserted = 2
	costValue    = 1 // a character of a value
	costOdd      = 3 // one that the class of the slot does not allow
	costEmpty    = 5 // a slot without any value
	costEndless  = 1 << 28
)

// alignCells bounds the work for the text between two anchors. Longer stretches
// without six equal characters in a row are not the template's any more.
const alignCells = 1 << 20

// anchorRunes is how many equal characters in a row, found once in either text,
// hold an alignment in place.
const anchorRunes = 6

// allows reports whether a value of a slot may hold r.
type allows func(slot int, r rune) bool

// guess is a gap's place in a text whose words are no longer the template's.
type guess struct {
	span
	found   bool
	context float64 // share of the up to six characters on either side that are the template's
	alone   bool    // no inserted character stands next to the value
}

// alignment holds a pattern, as runes and gaps, against a text.
type alignment struct {
	tokens []token
	text   []rune
	at     []int  // byte offset of each rune of the text, and its length
	same   []bool // tokens that stand in the text as they are
	found  map[int]span
	allows allows
}

// token is one character of a template, or a gap of its text.
type token struct {
	r   rune
	gap int // index into pattern.gaps, -1 for a character
}

// matchTolerant finds the gaps of p in a text that was edited around them, and
// the share of the template's characters that it still has.
func (p pattern) matchTolerant(text string, allows allows) (guesses []guess, kept float64) {
	a := &alignment{tokens: p.tokens(), found: map[int]span{}, allows: func(gap int, r rune) bool { return allows(p.gaps[gap].slot, r) }}
	a.text, a.at = runesOf(text)
	a.same = make([]bool, len(a.tokens))
	last := point{-1, -1}
	for _, next := range append(a.anchors(), point{len(a.tokens), len(a.text)}) {
		a.align(last, next)
		last = next
	}
	return a.guesses(len(p.gaps)), a.kept()
}

func (p pattern) tokens() []token {
	var list []token
	at := 0
	for i, g := range p.gaps {
		list = appendRunes(list, p.text[at:g.start])
		list = append(list, token{gap: i})
		at = g.end
	}
	return appendRunes(list, p.text[at:])
}

func appendRunes(list []token, s string) []token {
	for _, r := range s {
		list = append(list, token{r, -1})
	}
	return list
}

func runesOf(text string) ([]rune, []int) {
	runes := []rune(text)
	at := make([]int, 0, len(runes)+1)
	n := 0
	for _, r := range runes {
		at = append(at, n)
		n += utf8.RuneLen(r)
	}
	return runes, append(at, n)
}

// align fills in what lies between two points that are known to correspond.
func (a *alignment) align(from, to point) {
	if to.token-from.token <= 1 {
		return
	}
	tokens := a.tokens[from.token+1 : to.token]
	text := a.text[from.rune+1 : to.rune]
	hasGap := false
	for _, t := range tokens {
		hasGap = hasGap || t.gap >= 0
	}
	if !hasGap || len(text) > alignCells/len(tokens) {
		return
	}
	newGrid(tokens, text, a.allows).trace(func(i, start, end int) {
		if t := tokens[i]; t.gap >= 0 {
			a.found[t.gap] = span{from.rune + 1 + start, from.rune + 1 + end}
		} else {
			a.same[from.token+1+i] = true
		}
	})
}

// guesses turns what was found into byte offsets and judges what is around it.
func (a *alignment) guesses(gaps int) []guess {
	list := make([]guess, gaps)
	for i, t := range a.tokens {
		runes, ok := a.found[t.gap]
		if t.gap < 0 || !ok || !a.likely(t.gap, runes) {
			continue
		}
		list[t.gap] = guess{
			span:    span{a.at[runes.start], a.at[runes.end]},
			found:   true,
			context: a.context(i),
			alone:   a.adjoins(i, runes),
		}
	}
	return list
}

// likely reports whether a value holds any character that its class allows.
func (a *alignment) likely(gap int, value span) bool {
	return slices.ContainsFunc(a.text[value.start:value.end], func(r rune) bool { return a.allows(gap, r) })
}

// context is the share of the characters next to a gap that are unchanged.
func (a *alignment) context(i int) float64 {
	same, all := 0, 0
	count := func(from, step int) {
		for n := 0; n < anchorRunes; n++ {
			j := from + n*step
			if j < 0 || j >= len(a.tokens) || a.tokens[j].gap >= 0 {
				return
			}
			all++
			if a.same[j] {
				same++
			}
		}
	}
	count(i-1, -1)
	count(i+1, 1)
	if all == 0 {
		return 1
	}
	return float64(same) / float64(all)
}

// adjoins reports whether the text right before and after a value is the
// template's character there.
func (a *alignment) adjoins(i int, value span) bool {
	before := i == 0 && value.start == 0 ||
		i > 0 && value.start > 0 && a.tokens[i-1].r == a.text[value.start-1]
	after := i == len(a.tokens)-1 && value.end == len(a.text) ||
		i < len(a.tokens)-1 && value.end < len(a.text) && a.tokens[i+1].r == a.text[value.end]
	return before && after
}

func (a *alignment) kept() float64 {
	same, all := 0, 0
	for i, t := range a.tokens {
		if t.gap < 0 {
			all++
			if a.same[i] {
				same++
			}
		}
	}
	if all == 0 {
		return 1
	}
	return float64(same) / float64(all)
}
