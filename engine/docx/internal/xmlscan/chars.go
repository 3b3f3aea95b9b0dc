package xmlscan

import (
	"strings"
	"unicode/utf8"
)

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// nameByte holds 1 for bytes that may begin a name and 2 for those that may
// only follow.
var nameByte = func() (t [256]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_', c == ':', c >= utf8.RuneSelf:
			t[c] = 1
		case '0' <= c && c <= '9', c == '-', c == '.':
			t[c] = 2
		}
	}
	return t
}()

// nameEnd is the length of the name that s begins with.
func nameEnd(s string) int {
	if s == "" || nameByte[s[0]] != 1 {
		return 0
	}
	for i := 1; i < len(s); i++ {
		if nameByte[s[i]] == 0 {
			return i
		}
	}
	return len(s)
}

// colon is the length of a name's prefix with its colon, 0 without one.
func colon(name string) int {
	for i := 1; i < len(name)-1; i++ {
		if name[i] == ':' {
			return i + 1
		}
	}
	return 0
}

// IsChar reports whether XML 1.0 allows the character.
func IsChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		0x20 <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= 0x10FFFF
}

// checkChars finds the first character that XML forbids.
func checkChars(src string) *Error {
	if i := controlByte(src); i >= 0 {
		return &Error{Offset: i, Detail: "a control character"}
	}
	if !utf8.ValidString(src) {
		return &Error{Reason: Encoding, Offset: invalidByte(src), Detail: "not UTF-8"}
	}
	if i := noncharacter(src); i >= 0 {
		return &Error{Offset: i, Detail: "a character that XML forbids"}
	}
	return nil
}

// noncharacter finds the first U+FFFE or U+FFFF of valid UTF-8, -1 without one.
func noncharacter(s string) int {
	const lead = "\xEF\xBF" // of U+FFC0 to U+FFFF
	for i := 0; ; i += len(lead) {
		n := strings.Index(s[i:], lead)
		if n < 0 {
			return -1
		}
		if i += n; s[i+len(lead)] >= 0xBE {
			return i
		}
	}
}

// controlByte finds the first control character other than tab, newline and
// carriage return, -1 without one. It looks at 32 bytes at a time.
func controlByte(s string) int {
	i := 0
	for ; i+32 <= len(s); i += 32 {
		if s := s[i : i+32]; belowSpace(word(s))|belowSpace(word(s[8:]))|belowSpace(word(s[16:]))|belowSpace(word(s[24:])) != 0 {
			if j := controlIn(s); j >= 0 {
				return i + j
			}
		}
	}
	if j := controlIn(s[i:]); j >= 0 {
		return i + j
	}
	return -1
}

// belowSpace is not 0 if one of eight bytes is less than a space.
func belowSpace(w uint64) uint64 {
	const spaces, tops = 0x2020202020202020, 0x8080808080808080
	return (w - spaces) &^ w & tops
}

func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func controlIn(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' && !isSpace(s[i]) {
			return i
		}
	}
	return -1
}

func invalidByte(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}
