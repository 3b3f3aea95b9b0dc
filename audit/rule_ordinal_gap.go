package audit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var ordinalGap = Rule{
	ID: "ST409", Name: Text{"标题序号不连续", "gap in the heading numbers"},
	What:  Text{"一、二、……或（一）（二）……跳号、重号。", "Heading numbers 一、 or （一） that skip or repeat."},
	Why:   Text{"增删段落后序号没有跟着改。", "Paragraphs were added or removed and the numbers were not."},
	Wrong: []string{"一、工作情况\n三、下步打算", "一、工作情况\n（一）抓学习\n（一）抓制度"},
	Right: []string{"一、工作情况\n（一）抓学习\n（二）抓制度\n二、下步打算\n（一）补短板"},
	Draft: Warning, Final: Warning, Unproven: true,
	Check: checkOrdinals,
}

// ordinal is the number that a paragraph starts with.
type ordinal struct {
	par        *docx.Paragraph
	start, end int // of the numeral itself
	value      int
}

// checkOrdinals follows both levels of Chinese numbers. A number one starts a
// new list at any time: an attachment or a quoted document numbers afresh.
func checkOrdinals(p *Pass) {
	var top, sub ordinal
	for _, par := range p.Paragraphs() {
		if par.Cell != nil || par.TextBox {
			continue
		}
		o, bracketed, ok := ordinalOf(par)
		switch {
		case !ok:
		case bracketed:
			p.follow(&sub, o)
		default:
			p.follow(&top, o)
			sub = ordinal{}
		}
	}
}

// follow reports o unless it is the number after last, or starts a list.
func (p *Pass) follow(last *ordinal, o ordinal) {
	if last.value > 0 && o.value != last.value+1 && (o.value != 1 || last.value == 1) && o.par.Part == last.par.Part {
		p.Report(o.par, o.start, o.end, Note{Suggestion: chineseNumeral(last.value + 1), Message: Text{
			ZH: fmt.Sprintf("上一个序号是“%s”，这里应为“%s”", chineseNumeral(last.value), chineseNumeral(last.value+1)),
			EN: fmt.Sprintf("the number before is %d, here it should be %d", last.value, last.value+1),
		}})
	}
	*last = o
}

// ordinalOf reads 一、 or （一） at the start of a paragraph.
func ordinalOf(par *docx.Paragraph) (o ordinal, bracketed, ok bool) {
	text := par.Text
	at := len(text) - len(strings.TrimLeft(text, " 　\t"))
	if r, size := utf8.DecodeRuneInString(text[at:]); r == '（' || r == '(' {
		bracketed = true
		at += size
	}
	end := at
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !strings.ContainsRune("一二三四五六七八九十", r) {
			break
		}
		end += size
	}
	closer, _ := utf8.DecodeRuneInString(text[end:])
	if end == at || end-at > 3*len("一") || bracketed != (closer == '）' || closer == ')') || !bracketed && closer != '、' {
		return ordinal{}, false, false
	}
	return ordinal{par, at, end, number(text[at:end])}, bracketed, true
}

// chineseNumeral writes 1 to 99 in characters.
func chineseNumeral(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n%10]
	}
	return digits[n/10%10] + "十" + digits[n%10]
}
