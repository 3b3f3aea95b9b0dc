package slot

import (
	"testing"
	"unicode"
	"unicode/utf8"

	textcases "golang.org/x/text/cases"
	textwidth "golang.org/x/text/width"
)

// TestPlainFold: the short cut folds as golang.org/x/text does.
func TestPlainFold(t *testing.T) {
	for r := range rune(unicode.MaxRune) {
		folded, ok := plainFold(r)
		if !ok || !utf8.ValidRune(r) {
			continue
		}
		if want := textcases.Fold().String(textwidth.Fold.String(string(r))); string(folded) != want {
			t.Errorf("%q folds to %q, want %q", r, folded, want)
		}
	}
}
