package slot

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// A lexicon is a set of words that a text can be asked to begin or end with.
// The lists are small and closed: each says in its comment where it ends.
type lexicon struct {
	first wordTable // by first rune
	last  wordTable // by last rune
}

// words makes a lexicon of words separated by white space.
func words(lists ...string) *lexicon {
	all := strings.Fields(strings.Join(lists, " "))
	return &lexicon{first: tableOf(all, firstRune), last: tableOf(all, lastRune)}
}

// head is the longest word that s begins with, "" for none.
func (l *lexicon) head(s string) string {
	for _, w := range l.first.of(firstRune(s)) {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// tail is the longest word that s ends with, "" for none.
func (l *lexicon) tail(s string) string {
	for _, w := range l.last.of(lastRune(s)) {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// within reports whether s contains a word, and which comes first.
func (l *lexicon) within(s string) (string, bool) {
	for i, r := range s {
		for _, w := range l.first.of(r) {
			if strings.HasPrefix(s[i:], w) {
				return w, true
			}
		}
	}
	return "", false
}

// has reports whether word is one of the lexicon.
func (l *lexicon) has(word string) bool { return word != "" && l.head(word) == word }

// hasWord reports whether s contains a word of l.
func hasWord(s string, l *lexicon) bool {
	_, ok := l.within(s)
	return ok
}

// wordTable finds the words that share a rune, the longest first. Texts are asked
// at nearly every rune and seldom have a word there, so it is hashed by hand: a
// rune without words costs one look at a table that is at most half full.
type wordTable struct {
	cells []wordCell
	words []string
	shift int // of a hash, so that as many bits are left as a place in cells has
}

// wordCell is a rune and where its words stand; a cell without any is empty.
type wordCell struct {
	rune     rune
	from, to uint16
}

// tableOf makes a table of words by the rune that key picks of each.
func tableOf(all []string, key func(string) rune) wordTable {
	byRune := map[rune][]string{}
	for _, w := range all {
		byRune[key(w)] = append(byRune[key(w)], w)
	}
	size := bits.Len(uint(2 * len(byRune)))
	t := wordTable{cells: make([]wordCell, 1<<size), words: make([]string, 0, len(all)), shift: 32 - size}
	for r, list := range byRune {
		slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
		from := len(t.words)
		t.words = append(t.words, list...)
		t.cells[t.placeOf(r)] = wordCell{r, uint16(from), uint16(len(t.words))}
	}
	return t
}

// of lists the words of a rune.
func (t *wordTable) of(r rune) []string {
	c := t.cells[t.placeOf(r)]
	return t.words[c.from:c.to]
}

// placeOf is where r is in the table, or would be put.
func (t *wordTable) placeOf(r rune) int {
	const spread = 2654435769 // 2³² divided by the golden ratio
	i := int(uint32(r) * spread >> t.shift)
	for t.cells[i].rune != r && t.cells[i].to != 0 {
		i = (i + 1) & (len(t.cells) - 1)
	}
	return i
}
