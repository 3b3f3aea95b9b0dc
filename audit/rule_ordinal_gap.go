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
	start, end int // of the numeral in the text; 0 and 0 where Word writes it
	value      int
	above      string // the headings above
}

func (o ordinal) written() bool { return o.end > 0 }

// sequence is one level of headings as far as it was read.
type sequence struct {
	last  ordinal
	mixed bool // some numbers are Word's own, so the written ones may be nested
	wrong []Note
	at    []ordinal
}

// checkOrdinals follows both levels of Chinese numbers. A number one starts a
// new list at any time: an attachment or a quoted document numbers afresh.
func checkOrdinals(p *Pass) {
	var top, sub sequence
	for _, par := range p.Paragraphs() {
		if par.Cell != nil || par.TextBox {
			continue
		}
		o, bracketed, ok := ordinalOf(par)
		switch {
		case !ok && omission(par.Text):
			top.last, sub.last = ordinal{}, ordinal{}
		case !ok:
		case bracketed:
			sub.follow(o)
		default:
			top.follow(o)
			sub.last = ordinal{}
		}
	}
	for _, s := range []sequence{top, sub} {
		if s.mixed {
			continue
		}
		for i, o := range s.at {
			p.Report(o.par, o.start, o.end, s.wrong[i])
		}
	}
}

// omission reports whether a paragraph says that something was left out.
func omission(text string) bool { return strings.Trim(text, " 　…⋯.·") == "" }

// follow notes o as wrong unless it is the number after the last one, or
// starts a list.
func (s *sequence) follow(o ordinal) {
	s.mixed = s.mixed || !o.written()
	last := s.last
	s.last = o
	if last.value == 0 || o.value == last.value+1 || o.value == 1 && last.value > 1 ||
		o.par.Part != last.par.Part || o.above != last.above {
		return
	}
	want := chineseNumeral(last.value + 1)
	s.at = append(s.at, o)
	s.wrong = append(s.wrong, Note{Suggestion: want, Message: Text{
		ZH: fmt.Sprintf("上一个序号是“%s”，这里应为“%s”", chineseNumeral(last.value), want),
		EN: fmt.Sprintf("the number before is %d, here it should be %d", last.value, last.value+1),
	}})
}

// ordinalOf reads 一、 or （一） at the start of a paragraph, or in the number
// that Word shows before it.
func ordinalOf(par *docx.Paragraph) (o ordinal, bracketed, ok bool) {
	text := par.Number
	if text == "" {
		text = par.Text
	}
	start, end, bracketed, ok := chineseOrdinal(text)
	if !ok {
		return ordinal{}, false, false
	}
	o = ordinal{par: par, start: start, end: end, value: number(text[start:end]), above: headingsAbove(par)}
	if par.Number != "" {
		o.start, o.end = 0, 0
	}
	return o, bracketed, true
}

// headingsAbove joins the headings above a heading, its own left out.
func headingsAbove(par *docx.Paragraph) string {
	above := par.Section
	if n := len(above); n > 0 && strings.HasPrefix(strings.TrimSpace(par.Number+par.Text), above[n-1]) {
		above = above[:n-1]
	}
	return strings.Join(above, "\n")
}

// chineseOrdinal finds the numeral of 一、 or （一） at the start of text.
func chineseOrdinal(text string) (start, end int, bracketed, ok bool) {
	start = len(text) - len(strings.TrimLeft(text, " 　\t"))
	if r, size := utf8.DecodeRuneInString(text[start:]); r == '（' || r == '(' {
		bracketed = true
		start += size
	}
	for end = start; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !strings.ContainsRune("一二三四五六七八九十", r) {
			break
		}
		end += size
	}
	closer, _ := utf8.DecodeRuneInString(text[end:])
	if bracketed {
		ok = closer == '）' || closer == ')'
	} else {
		ok = closer == '、'
	}
	return start, end, bracketed, ok && end > start && end-start <= 3*len("一")
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
