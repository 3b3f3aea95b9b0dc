package report

import "golang.org/x/text/width"

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
