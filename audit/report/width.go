package report

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// columnsOf is how many columns of half-width characters a text takes up. A
// Chinese font shows what is of ambiguous width (“ ” ×) wide.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n += columnsOfRune(r)
	}
	return n
}

func columnsOfRune(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 2
	}
	return 1
}

// firstColumns is the beginning of s that fits into n columns, with … where it
// was cut.
func firstColumns(s string, n int) string {
	for i, r := range s {
		if n -= columnsOfRune(r); n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// lastColumns is the end of s that fits into n columns, with … where it was cut.
func lastColumns(s string, n int) string {
	for at := len(s); at > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if n -= columnsOfRune(r); n < 0 {
			return "…" + s[at:]
		}
		at -= size
	}
	return s
}

// wrap breaks a text that begins behind used columns into lines of at most
// wide columns, those behind the first with an indent. Words of letters and
// digits stay whole where they fit, and no line begins with a closing mark.
func wrap(s string, used, wide, indent int) string {
	var lines []string
	line := ""
	for _, word := range words(s) {
		if used+columnsOf(line+word) > wide && used+columnsOf(line) > indent {
			lines = append(lines, strings.TrimRight(line, " "))
			line, used = "", indent
			word = strings.TrimLeft(word, " ")
		}
		line += word
	}
	return strings.Join(append(lines, line), "\n"+strings.Repeat(" ", indent))
}

// longestWord is how many bytes a word may have and stay whole.
const longestWord = 60

// words cuts a text where a line may end: before and behind characters of a
// script without spaces, but not before closing or behind opening marks.
func words(s string) []string {
	var list []string
	start, last := 0, rune(0)
	for i, r := range s {
		if i > start && (mayBreak(last, r) || i-start >= longestWord) {
			list = append(list, s[start:i])
			start = i
		}
		last = r
	}
	return append(list, s[start:])
}

func mayBreak(before, after rune) bool {
	const opening, closing = "“‘（《〈【〔「", "”’）》〉】〕」，。、；：？！…%％"
	switch {
	case strings.ContainsRune(closing, after), strings.ContainsRune(opening, before):
		return false
	case after == ' ':
		return true
	}
	return columnsOfRune(before) == 2 || columnsOfRune(after) == 2
}
