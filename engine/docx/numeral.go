package docx

import (
	"strconv"
	"strings"
)

// atoi reads a decimal number, def when s is none.
func atoi(s string, def int) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return def
	}
	return n
}

// formatNumber writes a list number in a format of ST_NumberFormat (ECMA-376
// part 1, section 17.18.59). Formats that official documents don't use are
// written as decimals.
func formatNumber(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "ordinal":
		return strconv.Itoa(n) + ordinalSuffix(n)
	case "decimalZero":
		return zeroPadded(n)
	case "decimalFullWidth", "decimalFullWidth2":
		return fullWidth(n)
	}
	if s := enclosed(n, format); s != "" {
		return s
	}
	return chineseNumber(n, format)
}

func chineseNumber(n int, format string) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return counting(n, "零一二三四五六七八九", "十百千")
	case "chineseLegalSimplified":
		return counting(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographLegalTraditional":
		return counting(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return digits(n, "〇一二三四五六七八九")
	case "ideographTraditional":
		return cycle(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return cycle(n, "子丑寅卯辰巳午未申酉戌亥")
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	values := [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := [...]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var b strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(signs[i])
		}
	}
	return b.String()
}

// letters counts A to Z, AA, BB to ZZ, AAA and so on.
func letters(n int, a rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(a+rune((n-1)%26)), (n-1)/26+1)
}

func ordinalSuffix(n int) string {
	if n%100/10 != 1 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

func zeroPadded(n int) string {
	if 0 <= n && n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func fullWidth(n int) string {
	return strings.Map(func(r rune) rune { return r - '!' + '！' }, strconv.Itoa(n))
}

// enclosed is a number in a circle, brackets or with a full stop, as far as
// there are such characters.
func enclosed(n int, format string) string {
	base, count := rune(0), 20
	switch format {
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		base = '①'
	case "decimalEnclosedParen":
		base = '⑴'
	case "decimalEnclosedFullstop":
		base = '⒈'
	case "ideographEnclosedCircle":
		base, count = '㊀', 10
	}
	if base == 0 || n < 1 || n > count {
		return ""
	}
	return string(base + rune(n-1))
}

// counting writes 十一, 二十, 一百零三 in the given signs.
func counting(n int, signs, units string) string {
	if n < 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	digit, unit := []rune(signs), []rune(units)
	if n < 10 {
		return string(digit[n])
	}
	var out []rune
	gap := false
	for i, div := 3, 1000; i >= 0; i, div = i-1, div/10 {
		d := n / div % 10
		if d == 0 {
			gap = len(out) > 0
			continue
		}
		if gap {
			out, gap = append(out, digit[0]), false
		}
		if !(len(out) == 0 && i == 1 && d == 1) {
			out = append(out, digit[d])
		}
		if i > 0 {
			out = append(out, unit[i-1])
		}
	}
	return string(out)
}

// digits writes a number digit by digit: 一〇.
func digits(n int, signs string) string {
	digit := []rune(signs)
	return strings.Map(func(r rune) rune {
		if r < '0' {
			return r
		}
		return digit[r-'0']
	}, strconv.Itoa(n))
}

// cycle counts through signs and writes decimals beyond.
func cycle(n int, signs string) string {
	sign := []rune(signs)
	if n < 1 || n > len(sign) {
		return strconv.Itoa(n)
	}
	return string(sign[n-1])
}
