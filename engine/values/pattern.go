package values

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// pattern is a format, read: how a value is written into the document. The zero
// pattern leaves it as it is.
type pattern struct {
	source string

	scale    int // tens powers the number is divided by: 4 for 万, 8 for 亿
	full     bool
	percent  bool
	decimals int  // -1: as many as the value has
	trim     bool // decimals is a maximum
	step     *big.Rat
	mode     rounding

	thousands grouping
	glyphs    glyphs
	ordinal   bool
	approx    string // 约, 近, 余, 左右
	span      bool   // a range is written 3—5

	date dateStyle
}

type grouping int

const (
	groupingAsSpelled grouping = iota
	grouped
	ungrouped
)

// glyphs are the numerals a number is written in.
type glyphs int

const (
	arabicGlyphs glyphs = iota
	lowerHan            // 一百二十
	upperHan            // 壹佰贰拾
	amountHan           // 壹佰贰拾元整
	digitHan            // 一二〇
)

// formatWord is one word of the format vocabulary.
type formatWord struct {
	zh, en string
	set    func(*pattern)
}

// formatWords is the vocabulary; doc.go explains it in the same order. Words
// with a number in them are read by parameterWord.
var formatWords = []formatWord{
	{"原样", "text", func(*pattern) {}},
	{"千分位", "thousands", func(p *pattern) { p.thousands = grouped }},
	{"不分节", "plain", func(p *pattern) { p.thousands = ungrouped }},
	{"整数", "whole", func(p *pattern) { p.decimals = 0 }},
	{"万元", "wan", func(p *pattern) { p.scale = 4 }},
	{"亿元", "yi", func(p *pattern) { p.scale = 8 }},
	{"万", "wan", func(p *pattern) { p.scale = 4 }},
	{"亿", "yi", func(p *pattern) { p.scale = 8 }},
	{"元", "full", func(p *pattern) { p.full = true }},
	{"百分数", "percent", func(p *pattern) { p.percent = true }},
	{"百分点", "percent", func(p *pattern) { p.percent = true }},
	{"四舍五入", "half-up", func(p *pattern) { p.mode = halfUp }},
	{"四舍六入", "half-even", func(p *pattern) { p.mode = halfEven }},
	{"舍去", "down", func(p *pattern) { p.mode = down }},
	{"进一", "up", func(p *pattern) { p.mode = up }},
	{"整十", "tens", func(p *pattern) { p.step = powerOfTen(1) }},
	{"整百", "hundreds", func(p *pattern) { p.step = powerOfTen(2) }},
	{"整千", "kilos", func(p *pattern) { p.step = powerOfTen(3) }},
	{"整万", "myriads", func(p *pattern) { p.step = powerOfTen(4) }},
	{"约", "about", func(p *pattern) { p.approx = "约" }},
	{"近", "nearly", func(p *pattern) { p.approx, p.mode = "近", up }},
	{"余", "over", func(p *pattern) { p.approx, p.mode = "余", down }},
	{"左右", "around", func(p *pattern) { p.approx = "左右" }},
	{"中文小写", "chinese", func(p *pattern) { p.glyphs = lowerHan }},
	{"中文大写", "chinese-upper", func(p *pattern) { p.glyphs = upperHan }},
	{"大写金额", "amount", func(p *pattern) { p.glyphs, p.decimals = amountHan, 2 }},
	{"逐字", "digits", func(p *pattern) { p.glyphs = digitHan }},
	{"序数", "ordinal", func(p *pattern) { p.ordinal = true }},
	{"范围", "range", func(p *pattern) { p.span = true }},
	{"年月日", "date", func(p *pattern) { p.date = dateFull }},
	{"中文日期", "chinese-date", func(p *pattern) { p.date = dateChinese }},
	{"年月", "year-month", func(p *pattern) { p.date = dateMonth }},
	{"月日", "month-day", func(p *pattern) { p.date = dateDay }},
	{"月底", "month-end", func(p *pattern) { p.date = dateEnd }},
	{"旬", "ten-days", func(p *pattern) { p.date = dateThird }},
	{"短横日期", "iso-date", func(p *pattern) { p.date = dateISO }},
}

var (
	decimalsWord = regexp.MustCompile(`^(?:保留)?(\d)位(?:小数)?$|^decimals:(\d)$`)
	atMostWord   = regexp.MustCompile(`^(?:至多|最多)(\d)位(?:小数)?$|^max-decimals:(\d)$`)
	excelWord    = regexp.MustCompile(`^(#,##)?0(?:\.(0+))?(%)?$`)
)

// parsePattern reads a format: words of the vocabulary between spaces, commas
// or 、.
func parsePattern(source string) (pattern, *Error) {
	p := pattern{source: source, decimals: -1}
	words := formatFields(source)
	for _, word := range words {
		if !p.apply(word) {
			return p, &Error{Kind: KindPattern, Text: source, Context: word, Want: Nearest(word, formatNames())}
		}
	}
	if p.date != noDate && len(words) > 1 {
		return p, &Error{Kind: KindFormat, Context: source, Detail: Text{"日期格式不能和别的格式同用", "a date format stands alone"}}
	}
	return p, nil
}

// formatFields splits a format; the comma of #,##0 is part of its word.
func formatFields(source string) []string {
	source = strings.ReplaceAll(source, "#,##0", "#0")
	words := strings.FieldsFunc(source, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",，、;；+", r) })
	for i, w := range words {
		words[i] = strings.Replace(w, "#0", "#,##0", 1)
	}
	return words
}

func (p *pattern) apply(word string) bool {
	folded := fold(word)
	for _, w := range formatWords {
		if folded == w.zh || folded == w.en {
			w.set(p)
			return true
		}
	}
	return p.applyParameter(folded)
}

// applyParameter reads the words that hold a number of decimals, Excel's codes
// for numbers among them.
func (p *pattern) applyParameter(word string) bool {
	if m := decimalsWord.FindStringSubmatch(word); m != nil {
		p.decimals, _ = strconv.Atoi(m[1] + m[2])
		return true
	}
	if m := atMostWord.FindStringSubmatch(word); m != nil {
		p.decimals, _ = strconv.Atoi(m[1] + m[2])
		p.trim = true
		return true
	}
	m := excelWord.FindStringSubmatch(word)
	if m == nil {
		return false
	}
	p.decimals, p.percent, p.thousands = len(m[2]), m[3] != "", ungrouped
	if m[1] != "" {
		p.thousands = grouped
	}
	return true
}

func formatNames() []string {
	var names []string
	for _, w := range formatWords {
		names = append(names, w.zh, w.en)
	}
	return append(names, "2位小数", "至多2位小数", "decimals:2", "max-decimals:2")
}

// asSpelled reports whether the pattern leaves numbers as they are.
func (p pattern) asSpelled() bool {
	q := p
	q.source = ""
	return q == pattern{decimals: -1}
}
