// Package runes decodes UTF-8 as unicode/utf8 does, quick for the three bytes that
// the runes of Chinese texts take: finding periods and slots decodes every rune of
// a report several times.
package runes

import "unicode/utf8"

// Decode is utf8.DecodeRuneInString.
func Decode(s string) (r rune, size int) {
	if len(s) >= 3 && IsThree(s[0], s[1], s[2]) {
		return Three(s[0], s[1], s[2]), 3
	}
	return utf8.DecodeRuneInString(s)
}

// DecodeLast is utf8.DecodeLastRuneInString.
func DecodeLast(s string) (r rune, size int) {
	if n := len(s); n >= 3 && IsThree(s[n-3], s[n-2], s[n-1]) {
		return Three(s[n-3], s[n-2], s[n-1]), 3
	}
	return utf8.DecodeLastRuneInString(s)
}

// IsThree reports whether three bytes are a rune from U+2000 to U+CFFF or from
// U+F000 on: Chinese characters, the marks between them, full-width forms.
func IsThree(a, b, c byte) bool {
	return (a >= 0xE2 && a <= 0xEC || a == 0xEF) && b&0xC0 == 0x80 && c&0xC0 == 0x80
}

// Three is the rune of three bytes.
func Three(a, b, c byte) rune { return rune(a&0x0F)<<12 | rune(b&0x3F)<<6 | rune(c&0x3F) }
