package values

import (
	"strings"

	"golang.org/x/text/width"
)

// half is text in half width: （１２％） is (12%). Most texts are already, which is
// quickly seen.
func half(text string) string {
	if !strings.ContainsFunc(text, hasOtherWidth) {
		return text
	}
	return width.Fold.String(text)
}

// hasOtherWidth reports whether folding may change r: the ideographic space, the
// won sign, and the block of half- and full-width forms.
func hasOtherWidth(r rune) bool {
	return r >= 0x3000 && (r == 0x3000 || r >= 0xFF00) || r == 0x20A9
}
