package period

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/internal/runes"
)

// style is how a writer spells a number; what replaces it is spelled the same.
type style int

const (
	noStyle    style = iota
	ascii            // 2020, 06
	fullWidth        // ２０２０
	han              // 六, 十二, 二〇二〇
	upDown           // 上, 下 of a half-year
	relative         // 今年, 上年: the value is the distance to the report's year
	monthName        // June
	monthShort       // Jun
	ordinal          // first, second
	padded           // 06 in 2020-06: always two digits
	midYear          // 半年 in 2020年半年度: the first half, and no other
)

// number is a number in a text, with the bytes it takes up there.
type number struct {
	start, end int
	value      int // -1 when it has no value that a date could use
	digits     int // how many glyphs
	style      style
}

func (n number) present() bool { return n.style != noStyle }

// between reports whether the value lies in lo…hi and no more than two digits
// (four Chinese glyphs) spell it.
func (n number) between(lo, hi int) bool {
	return n.present() && n.value >= lo && n.value <= hi && (n.style == han || n.digits <= 2)
}

// isYear reports whether the number is spelled as a year: four digits, from the
// first century that reports speak about to the next.
func (n number) isYear() bool {
	return n.digits == 4 && n.value >= 1600 && n.value <= 2199
}

// isShortYear reports whether the number could be the last two digits of a year.
func (n number) isShortYear() bool {
	return n.digits == 2 && n.style != han && n.value >= 0
}

// readNumber reads the number that begins at byte i of s, as long as it goes.
func readNumber(s string, i int) (number, bool) {
	if i >= len(s) {
		return number{}, false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return readDigits(s, i, ascii, 1)
	}
	r, _ := runes.Decode(s[i:])
	if r >= '０' && r <= '９' {
		return readDigits(s, i, fullWidth, 3)
	}
	return readHan(s, i)
}

func readDigits(s string, i int, st style, size int) (number, bool) {
	n := number{start: i, end: i, style: st}
	for n.end < len(s) {
		d, ok := digitAt(s, n.end, st)
		if !ok {
			break
		}
		n.value = n.value*10 + d
		n.digits++
		n.end += size
		if n.digits > 9 {
			n.value = 0 // too long for a date; go on to its end
		}
	}
	if n.digits > 9 {
		n.value = -1
	}
	return n, n.digits > 0
}

func digitAt(s string, i int, st style) (int, bool) {
	if st == ascii {
		return int(s[i]) - '0', s[i] >= '0' && s[i] <= '9'
	}
	r, _ := runes.Decode(s[i:])
	return int(r - '０'), r >= '０' && r <= '９'
}

// hanDigit is the value of a Chinese digit, 10 for 十 and 20 for 廿; -1 for
// other runes.
func hanDigit(r rune) int {
	switch r {
	case '〇', '○', '零':
		return 0
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	case '廿':
		return 20
	}
	return -1
}

// readHan reads 六, 十二, 二十三 by place value and 二〇二〇 digit by digit.
func readHan(s string, i int) (number, bool) {
	n := number{start: i, end: i, style: han}
	var glyphs [4]int
	for n.end < len(s) {
		r, size := runes.Decode(s[n.end:])
		d := hanDigit(r)
		if d < 0 {
			break
		}
		if n.digits < len(glyphs) {
			glyphs[n.digits] = d
		}
		n.digits++
		n.end += size
	}
	if n.digits == 0 {
		return number{}, false
	}
	n.value = -1
	if n.digits <= len(glyphs) {
		n.value = hanValue(glyphs[:n.digits])
	}
	return n, true
}

func hanValue(glyphs []int) int {
	value, tens := 0, false
	for i, d := range glyphs {
		switch {
		case d >= 10 && tens:
			return -1
		case d == 10 && i > 0:
			value, tens = value*10, true
		case d >= 10:
			value, tens = d, true
		case tens && i+1 < len(glyphs):
			return -1
		case tens:
			value += d
		default:
			value = value*10 + d
		}
	}
	if !tens && len(glyphs) != 1 && len(glyphs) != 4 {
		return -1 // 二三 is no number of a date
	}
	return value
}

const hanDigits = "〇一二三四五六七八九"

// writeHan spells 1…99 by place value: 六, 十二, 三十.
func writeHan(v int) string {
	digit := func(d int) string { return hanDigits[d*3 : d*3+3] }
	switch {
	case v < 0 || v > 99:
		return strconv.Itoa(v)
	case v < 10:
		return digit(v)
	}
	s := "十"
	if v >= 20 {
		s = digit(v/10) + s
	}
	if v%10 > 0 {
		s += digit(v % 10)
	}
	return s
}

// writeHanYear spells 2020 as 二〇二〇, with the zero glyph of the old spelling.
func writeHanYear(v int, old string) string {
	zero := "〇"
	for _, z := range []string{"○", "零"} {
		if strings.Contains(old, z) {
			zero = z
		}
	}
	var b strings.Builder
	for _, c := range strconv.Itoa(v) {
		if c == '0' {
			b.WriteString(zero)
		} else {
			b.WriteString(writeHan(int(c - '0')))
		}
	}
	return b.String()
}

func writeHalf(v int) string {
	if v == 1 {
		return "上"
	}
	return "下"
}

// writeDigits spells v in ASCII or full-width digits.
func writeDigits(v int, st style) string {
	s := strconv.Itoa(v)
	if st == ascii {
		return s
	}
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, s)
}

// spell writes v in the way that n is written in s.
func (n number) spell(s string, v int) string {
	old := s[n.start:n.end]
	switch n.style {
	case han:
		if n.digits == 4 && v >= 1000 {
			return writeHanYear(v, old)
		}
		return writeHan(v)
	case upDown:
		return writeHalf(v)
	case monthName:
		return monthNames[v-1]
	case monthShort:
		return monthNames[v-1][:3]
	case ordinal:
		return ordinals[v-1]
	case padded:
		return fmt.Sprintf("%02d", v)
	case ascii, fullWidth:
		if n.digits == 2 && v > 99 {
			v %= 100 // 20年上半年
		}
		return writeDigits(v, n.style)
	}
	return old
}
