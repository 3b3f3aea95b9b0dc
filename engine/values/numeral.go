package values

import (
	"math/big"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// maxNumeral bounds the digits of a number: a sextillion yuan with cents.
const maxNumeral = 36

// The Chinese numerals, lower and upper case, in the order of their values.
const (
	lowerDigits = "〇一二三四五六七八九"
	upperDigits = "零壹贰叁肆伍陆柒捌玖"
	lowerPlaces = "个十百千"
	upperPlaces = "个拾佰仟"
)

// hanDigit is the value of a Chinese digit, -1 for other runes.
func hanDigit(r rune) int64 {
	switch r {
	case '零', '○':
		return 0
	case '两', '貳':
		return 2
	}
	for _, digits := range []string{lowerDigits, upperDigits} {
		if i := strings.IndexRune(digits, r); i >= 0 {
			return int64(len([]rune(digits[:i])))
		}
	}
	return -1
}

// hanPower is the value of a Chinese power of ten, 0 for other runes.
func hanPower(r rune) int64 {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万', '萬':
		return 1_0000
	case '亿', '億':
		return 1_0000_0000
	}
	return 0
}

// readHan reads a whole text as a Chinese numeral: 十二, 一万两千, 二〇二〇,
// 壹佰零伍, 三点五, 半, 三分之一. 百分之十二 is 0.12.
func readHan(text string) (*big.Rat, bool) {
	if text == "半" {
		return big.NewRat(1, 2), true
	}
	if below, above, found := strings.Cut(text, "分之"); found {
		denominator, ok := readHan(below)
		if below == "百" || below == "千" || below == "万" {
			denominator, ok = readHan("一" + below)
		}
		numerator, ok2 := readHan(above)
		if !ok || !ok2 || denominator.Sign() == 0 {
			return nil, false
		}
		return numerator.Quo(numerator, denominator), true
	}
	whole, fraction, point := strings.Cut(text, "点")
	value, ok := readHanWhole(whole)
	if !ok || !point {
		return value, ok
	}
	digits, ok := hanDigitRun(fraction)
	if !ok {
		return nil, false
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(digits))), nil)
	part, _ := new(big.Int).SetString(digits, 10)
	return value.Add(value, new(big.Rat).SetFrac(part, scale)), true
}

// hanDigitRun spells 二〇二〇 as 2020.
func hanDigitRun(text string) (string, bool) {
	var b strings.Builder
	for _, r := range text {
		d := hanDigit(r)
		if d < 0 || b.Len() == maxNumeral {
			return "", false
		}
		b.WriteByte(byte('0' + d))
	}
	return b.String(), b.Len() > 0
}

// readHanWhole reads a numeral by place value, or digit by digit where it has
// no places.
func readHanWhole(text string) (*big.Rat, bool) {
	if digits, ok := hanDigitRun(text); ok {
		value, _ := new(big.Int).SetString(digits, 10)
		return new(big.Rat).SetInt(value), true
	}
	for _, r := range text {
		if hanDigit(r) < 0 && hanPower(r) == 0 {
			return nil, false
		}
	}
	if text == "" {
		return nil, false
	}
	value, ok := figure.Number{Numeral: lowerCase.Replace(text)}.Value()
	return value.Rat(), ok
}

// lowerCase turns the capital numerals of cheques into everyday ones.
var lowerCase = strings.NewReplacer("○", "〇", "壹", "一", "贰", "二", "貳", "二", "叁", "三", "肆", "四", "伍", "五",
	"陆", "六", "柒", "七", "捌", "八", "玖", "九", "拾", "十", "佰", "百", "仟", "千", "萬", "万", "億", "亿")

// writeHan spells a decimal number in Chinese by place value. It is false for
// numbers of ten thousand 亿 and above, which nobody reads in characters.
func writeHan(number string, upper bool) (string, bool) {
	sign, number := cutSign(number)
	whole, fraction, point := strings.Cut(number, ".")
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > 12 {
		return "", false
	}
	text := writeHanWhole(whole, upper)
	if point {
		text += "点" + spellDigits(fraction, upper)
	}
	if sign {
		text = "负" + text
	}
	return text, true
}

func cutSign(number string) (negative bool, rest string) {
	rest, negative = strings.CutPrefix(number, "-")
	return negative, rest
}

// writeHanWhole spells up to twelve digits without leading zeros.
func writeHanWhole(whole string, upper bool) string {
	if whole == "" {
		return "零"
	}
	var b strings.Builder
	gap := false // zeros since the last digit that was written
	for i, section := range []string{"亿", "万", ""} {
		end := len(whole) - 4*(2-i)
		if end <= 0 {
			continue
		}
		part := whole[max(0, end-4):end]
		gap = gap || part[0] == '0'
		if strings.Trim(part, "0") == "" {
			continue
		}
		if b.Len() > 0 && gap {
			b.WriteString("零")
		}
		gap = false
		b.WriteString(writeSection(part, upper) + section)
	}
	text := b.String()
	if !upper && strings.HasPrefix(text, "一十") {
		text = text[len("一"):]
	}
	return text
}

// writeSection spells up to four digits, 零 standing once for zeros inside.
func writeSection(part string, upper bool) string {
	digits, places := []rune(lowerDigits), []rune(lowerPlaces)
	if upper {
		digits, places = []rune(upperDigits), []rune(upperPlaces)
	}
	var b strings.Builder
	zero := false
	for i, d := range part {
		if d == '0' {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteString("零")
		}
		zero = false
		b.WriteRune(digits[d-'0'])
		if place := len(part) - 1 - i; place > 0 {
			b.WriteRune(places[place])
		}
	}
	return b.String()
}

// spellDigits spells digit by digit: 二〇二〇.
func spellDigits(digits string, upper bool) string {
	glyphs := []rune(lowerDigits)
	if upper {
		glyphs = []rune(upperDigits)
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return glyphs[r-'0']
		}
		return r
	}, digits)
}

// writeAmount spells yuan as cheques have them: 壹仟贰佰叁拾肆元伍角陆分,
// 壹佰元整. The number has two decimals.
func writeAmount(number string) (string, bool) {
	sign, number := cutSign(number)
	whole, fraction, _ := strings.Cut(number, ".")
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > 12 || len(fraction) != 2 {
		return "", false
	}
	text := ""
	if whole != "" || fraction == "00" {
		text = writeHanWhole(whole, true) + "元"
	}
	text += writeCents(fraction, whole != "")
	if sign {
		text = "负" + text
	}
	return text, true
}

func writeCents(fraction string, afterYuan bool) string {
	jiao, fen := spellDigits(fraction[:1], true)+"角", spellDigits(fraction[1:], true)+"分"
	switch {
	case fraction == "00":
		return "整"
	case fraction[1] == '0':
		return jiao + "整"
	case fraction[0] != '0':
		return jiao + fen
	case afterYuan:
		return "零" + fen
	}
	return fen
}
