package audit

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// hit is an occurrence of one of a rule's words.
type hit struct {
	par        *docx.Paragraph
	start, end int
}

func (h hit) text() string { return h.par.Text[h.start:h.end] }

// lexicon finds the words of all rules in one pass over a text.
type lexicon struct {
	first [1 << 10]uint64 // bit set of the first code points, folded to 16 bits
	words map[rune][]word // by first code point, longest first
}

type word struct {
	text string
	rule string
}

// ruleWords is the lexicon of Rules, made once.
var ruleWords = sync.OnceValue(func() *lexicon { return newLexicon(Rules()) })

func newLexicon(rules []Rule) *lexicon {
	l := &lexicon{words: map[rune][]word{}}
	for _, rule := range rules {
		for _, text := range rule.words {
			r, _ := utf8.DecodeRuneInString(text)
			l.words[r] = append(l.words[r], word{text, rule.ID})
			l.first[uint16(r)>>6] |= 1 << (r & 63)
		}
	}
	for _, list := range l.words {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].text) > len(list[j].text) })
	}
	return l
}

// find lists the occurrences of each rule's words, in order. Of words of one
// rule that start at the same place only the longest counts.
func (l *lexicon) find(paragraphs []*docx.Paragraph) map[string][]hit {
	hits := map[string][]hit{}
	for _, par := range paragraphs {
		for i, r := range par.Text {
			if l.first[uint16(r)>>6]&(1<<(r&63)) != 0 {
				l.at(par, i, r, hits)
			}
		}
	}
	return hits
}

func (l *lexicon) at(par *docx.Paragraph, i int, first rune, hits map[string][]hit) {
	for _, w := range l.words[first] {
		if !strings.HasPrefix(par.Text[i:], w.text) {
			continue
		}
		list := hits[w.rule]
		if n := len(list); n > 0 && list[n-1].par == par && list[n-1].start == i {
			continue
		}
		hits[w.rule] = append(list, hit{par, i, i + len(w.text)})
	}
}
