package compare

import (
	"strings"
	"unicode/utf8"
)

// firstRunes is the beginning of s, with … where it was cut.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}

// lastRunes is the end of s, with … where it was cut.
func lastRunes(s string, n int) string {
	at := len(s)
	for ; at > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	if at == 0 {
		return s
	}
	return "…" + s[at:]
}

// visible replaces control characters, which a document must not send to the
// terminal.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '⏎'
		case r == '\t':
			return ' '
		case r < 0x20, 0x7f <= r && r < 0xa0, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
			return '�'
		}
		return r
	}, s)
}
