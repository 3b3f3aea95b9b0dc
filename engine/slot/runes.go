package slot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/internal/runes"
)

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x323AF
}

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' && r < utf8.RuneSelf }

func isASCIIDigit(r rune) bool { return r >= '0' && r <= '9' }

func isASCIIAlnum(r rune) bool { return isASCIILetter(r) || isASCIIDigit(r) }

// isDigit reports an ASCII or full-width digit.
func isDigit(r rune) bool { return isASCIIDigit(r) || r >= '０' && r <= '９' }

// isWideAlnum reports letters and digits beyond ASCII that make up words with
// Latin ones: full-width forms, Latin, Greek and Cyrillic letters.
func isWideAlnum(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' ||
		r >= 0xC0 && r <= 0x52F && r != '×' && r != '÷'
}

// isLatin reports a letter of an alphabet, no Han character.
func isLatin(r rune) bool {
	return isASCIILetter(r) || isWideAlnum(r) && !isDigit(r)
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u3000' || r == '\u00A0' || r >= '\u2000' && r <= '\u200A' || r == '\u202F'
}

// isNumeral reports a Chinese numeral that 〇 may stand beside.
func isNumeral(r rune) bool {
	return strings.ContainsRune("零一二三四五六七八九十百", r) && r != 0
}

// width is the width of white space in half-width columns.
func width(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case '\u3000', '\u2003', '\u2001':
			n += 2
		case '\t':
			n += 4
		default:
			n++
		}
	}
	return n
}

// isEnd reports whether a value ends where s begins: at the end of the text, a
// punctuation mark, a closing bracket or white space.
func isEnd(s string) bool {
	r := firstRune(s)
	return r == 0 || isSpace(r) || r == '\n' || strings.ContainsRune("，。；：！？、,.;:!?）)】]》〉」』”’\"'/|~～—", r)
}

// isStart reports whether a value may begin where s ends.
func isStart(s string) bool {
	r := lastRune(s)
	return r == 0 || isSpace(r) || r == '\n' || strings.ContainsRune("，。；：！？、,.;:!?（(【[《〈「『“‘\"'/|~～—", r)
}

// trimSpaceLeft and trimSpaceRight cut white space of every width.
func trimSpaceLeft(s string) string {
	if !unicode.IsSpace(firstRune(s)) {
		return s
	}
	return strings.TrimLeftFunc(s, unicode.IsSpace)
}

func trimSpaceRight(s string) string {
	if !unicode.IsSpace(lastRune(s)) {
		return s
	}
	return strings.TrimRightFunc(s, unicode.IsSpace)
}

// endOf is the end of the run of runes that ok holds for, from i on.
func endOf(s string, i int, ok func(rune) bool) int {
	for i < len(s) {
		r, size := runes.Decode(s[i:])
		if !ok(r) {
			break
		}
		i += size
	}
	return i
}

// firstRune is the rune that s begins with, 0 when s is empty.
func firstRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := runes.Decode(s)
	return r
}

// lastRune is the rune that s ends with, 0 when s is empty.
func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := runes.DecodeLast(s)
	return r
}

// firstLen is the length of the first rune of s in bytes, 0 when s is empty.
func firstLen(s string) int {
	_, size := runes.Decode(s)
	return size
}

// lastOf is the last rune of s as a string.
func lastOf(s string) string {
	_, size := runes.DecodeLast(s)
	return s[len(s)-size:]
}
