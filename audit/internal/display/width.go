package display

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Width is how many columns of a terminal s takes at most: characters that some
// show narrow and some wide (“ ” → 〇) count as wide.
func Width(s string) int {
	columns := 0
	for _, r := range s {
		columns += runeWidth(r)
	}
	return columns
}

func runeWidth(r rune) int {
	if r < 0x80 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 2
	}
	return 1
}

// Fit cuts s to so many columns, with … where it was cut.
func Fit(s string, columns int) string {
	if Width(s) <= columns {
		return s
	}
	left := columns - Width("…")
	for i, r := range s {
		if left -= runeWidth(r); left < 0 {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}
