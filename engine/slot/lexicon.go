package slot

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A lexicon is a set of words that a text can be asked to begin or end with.
// The lists are small and closed: each says in its comment where it ends.
type lexicon struct {
	first map[rune][]string // by first rune, longest word first
	last  map[rune][]string // by last rune, longest word first
}

// words makes a lexicon of words separated by white space.
func words(lists ...string) lexicon {
	l := lexicon{first: map[rune][]string{}, last: map[rune][]string{}}
	for _, w := range strings.Fields(strings.Join(lists, " ")) {
		head, tail := firstRune(w), lastRune(w)
		l.first[head] = append(l.first[head], w)
		l.last[tail] = append(l.last[tail], w)
	}
	longestFirst(l.first)
	longestFirst(l.last)
	return l
}

func longestFirst(m map[rune][]string) {
	for _, list := range m {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i]) > len(list[j]) })
	}
}

// head is the longest word that s begins with, "" for none.
func (l lexicon) head(s string) string {
	for _, w := range l.first[firstRune(s)] {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// tail is the longest word that s ends with, "" for none.
func (l lexicon) tail(s string) string {
	for _, w := range l.last[lastRune(s)] {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// within reports whether s contains a word, and which comes first.
func (l lexicon) within(s string) (string, bool) {
	for i := range s {
		if w := l.head(s[i:]); w != "" {
			return w, true
		}
	}
	return "", false
}

// firstRune is the rune that s begins with, 0 when s is empty.
func firstRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lastRune is the rune that s ends with, 0 when s is empty.
func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
