package figure

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// maxDigits bounds the numerals that are read as numbers; longer runs of
// digits are codes.
const maxDigits = 30

// arabic is a numeral in digits at the start of a text.
type arabic struct {
	length  int  // bytes
	digits  int  // digits before the point
	plain   bool // digits only: no group mark, no point
	leading byte // first digit
}

// arabicAt reads 1,234.56 in ASCII or full-width digits; length 0 is none.
func arabicAt(text string) arabic {
	var a arabic
	n, digits, first := digitRun(text)
	if digits == 0 {
		return a
	}
	a = arabic{length: n, digits: digits, plain: true, leading: first}
	for digits <= 3 && strings.HasPrefix(text[a.length:], ",") {
		n, group, _ := digitRun(text[a.length+1:])
		if group != 3 {
			break
		}
		a.length, a.digits, a.plain = a.length+1+n, a.digits+3, false
	}
	if point := pointLen(text[a.length:]); point > 0 {
		if n, frac, _ := digitRun(text[a.length+point:]); frac > 0 {
			a.length, a.plain = a.length+point+n, false
		}
	}
	return a
}

// digitRun measures the digits that text starts with.
func digitRun(text string) (length, digits int, first byte) {
	for length < len(text) {
		d, n := digitAt(text[length:])
		if n == 0 {
			break
		}
		if digits == 0 {
			first = d
		}
		length, digits = length+n, digits+1
	}
	return length, digits, first
}

// digitAt decodes one ASCII or full-width digit; n is 0 when there is none.
func digitAt(text string) (digit byte, n int) {
	if c := text[0]; c < utf8.RuneSelf {
		if c >= '0' && c <= '9' {
			return c, 1
		}
		return 0, 0
	}
	if r, n := utf8.DecodeRuneInString(text); r >= '０' && r <= '９' {
		return byte('0' + r - '０'), n
	}
	return 0, 0
}

func pointLen(text string) int {
	for _, point := range []string{".", "．"} {
		if strings.HasPrefix(text, point) {
			return len(point)
		}
	}
	return 0
}

// arabicValue is the number that arabicAt measured, sign included.
func arabicValue(numeral string) (decimal.Decimal, bool) {
	var b strings.Builder
	for i := 0; i < len(numeral); {
		if d, n := digitAt(numeral[i:]); n > 0 {
			b.WriteByte(d)
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(numeral[i:])
		switch r {
		case '.', '．':
			b.WriteByte('.')
		case '-', '−', '－':
			b.WriteByte('-')
		}
		i += n
	}
	value, err := decimal.NewFromString(b.String())
	return value, err == nil
}

// hanDigit is the value of a Chinese digit, -1 for other runes.
func hanDigit(r rune) int64 {
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
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
	}
	return -1
}

// hanPower is the value of a Chinese power of ten, 0 for other runes.
func hanPower(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 1_0000
	case '亿':
		return 1_0000_0000
	}
	return 0
}

// hanRun measures the Chinese numeral runes that text starts with. It starts
// with a digit or 十: 百, 千, 万 and 亿 at the start of a word are no numerals
// (百姓, 万名党员).
func hanRun(text string) (length, count int) {
	for i, r := range text {
		power := hanPower(r)
		if hanDigit(r) < 0 && (power == 0 || i == 0 && power != 10) {
			break
		}
		length, count = i+utf8.RuneLen(r), count+1
		if count > maxDigits {
			break
		}
	}
	return length, count
}

// hanValue reads 三百二十, 一万两千, 十二. Digits in a row (二〇二〇, 三四) and
// the clipped 三百二 are no such number.
func hanValue(numeral string) (value int64, ok bool) {
	n := hanNumber{digit: -1}
	for _, r := range numeral {
		if d := hanDigit(r); d >= 0 {
			ok = n.addDigit(d)
		} else {
			ok = n.addPower(hanPower(r))
		}
		if !ok {
			return 0, false
		}
	}
	if n.digit > 0 && n.last > 10 && !n.zero {
		return 0, false
	}
	return n.total + n.section + max(n.digit, 0), true
}

// hanNumber is a Chinese numeral being read from left to right.
type hanNumber struct {
	total   int64 // what 万 and 亿 have closed
	section int64 // the four places being read
	digit   int64 // a digit that waits for its power, -1 for none
	last    int64 // the power read last, 0 at the start
	zero    bool  // 零 was read since
}

func (n *hanNumber) addDigit(d int64) bool {
	if n.digit > 0 || d == 0 && n.digit == 0 {
		return false
	}
	n.digit, n.zero = d, n.zero || d == 0
	return true
}

func (n *hanNumber) addPower(power int64) bool {
	count := n.section + max(n.digit, 0)
	switch {
	case power == 1_0000_0000 && n.total+count > 0 && n.total < power:
		n.total, n.section = (n.total+count)*power, 0
	case power == 1_0000 && count > 0 && n.total%1_0000_0000 == 0:
		n.total, n.section = n.total+count*power, 0
	case power < 1_0000 && n.digit > 0 && (n.section == 0 || power < n.last):
		n.section += n.digit * power
	case power == 10 && n.section == 0 && n.digit < 0: // 十二
		n.section = 10
	default:
		return false
	}
	n.digit, n.last, n.zero = -1, power, false
	return true
}
