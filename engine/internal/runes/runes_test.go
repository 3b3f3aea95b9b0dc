package runes

import (
	"testing"
	"unicode/utf8"
)

// TestDecode holds both against unicode/utf8: every rune, with others beside it,
// and every pair of bytes before a third that may end a rune or not.
func TestDecode(t *testing.T) {
	for r := range rune(utf8.MaxRune + 1) {
		check(t, string(r))
		check(t, "年"+string(r)+"x")
		check(t, "x"+string(r)+"年")
	}
	for a := range 256 {
		for b := range 256 {
			for _, c := range []byte{0x00, 'x', 0x7F, 0x80, 0xBF, 0xC0, 0xFF} {
				check(t, string([]byte{byte(a), byte(b), c}))
			}
			check(t, string([]byte{byte(a), byte(b)}))
		}
	}
	check(t, "")
}

func check(t *testing.T, s string) {
	t.Helper()
	r, size := Decode(s)
	if want, n := utf8.DecodeRuneInString(s); r != want || size != n {
		t.Errorf("%q begins with %U of %d bytes, want %U of %d", s, r, size, want, n)
	}
	r, size = DecodeLast(s)
	if want, n := utf8.DecodeLastRuneInString(s); r != want || size != n {
		t.Errorf("%q ends with %U of %d bytes, want %U of %d", s, r, size, want, n)
	}
}
