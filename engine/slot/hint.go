package slot

import "strings"

// A hint is a question about the whole text that is asked once: whether it has
// anything that a costlier question about a sentence looks for.
type hint uint8

const (
	romanHint  hint = iota // Roman numerals
	socialHint             // the network X
	orderHint              // an order to fill in
	tickHint               // ticking off
	hintCount
)

// hintWords are those of which a text has one when the answer is yes.
var hintWords = [hintCount]*lexicon{
	romanHint:  words(`I V 罗马`),
	socialHint: socials,
	orderHint:  fillOrders,
	tickHint:   tickings,
}

// answer to a hint's question.
type answer uint8

const (
	unknown answer = iota
	no
	yes
)

// has answers h.
func (l *line) has(h hint) bool {
	if l.hints[h] == unknown {
		l.hints[h] = no
		for _, w := range hintWords[h].first.words {
			if strings.Contains(l.text, w) {
				l.hints[h] = yes
			}
		}
	}
	return l.hints[h] == yes
}
