package audit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var ordinalGap = Rule{
	ID: "ST409", Name: Text{"标题序号不连续", "gap in the heading numbers"},
	What:  Text{"一、二、……，（一）（二）……，1.2.……或（1）（2）……跳号、重号。", "Heading numbers 一、, （一）, 1. or （1） that skip or repeat."},
	Why:   Text{"增删段落后序号没有跟着改。", "Paragraphs were added or removed and the numbers were not."},
	Wrong: []string{"一、工作情况\n三、下步打算", "一、工作情况\n（一）抓学习\n（一）抓制度", "1.抓学习\n2.抓制度\n4.抓队伍"},
	Right: []string{"一、工作情况\n（一）抓学习\n（二）抓制度\n二、下步打算\n（一）补短板", "1.抓学习\n2.抓制度\n附件：1.清单\n2.样表"},
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
	write func(int) string // how the level writes its numbers
	alike bool             // the next number stands there in another form
}

// checkOrdinals follows both levels of Chinese numbers and both of digits below
// them. A number one starts a new list at any time: an attachment or a quoted
// document numbers afresh.
func checkOrdinals(p *Pass) {
	top, sub, third, fourth := sequence{write: chineseNumeral}, sequence{write: chineseNumeral}, sequence{write: strconv.Itoa}, sequence{write: strconv.Itoa}
	for _, par := range p.Paragraphs() {
		if par.Cell != nil || par.TextBox || par.Computed() {
			continue
		}
		o, bracketed, ok := ordinalOf(par)
		switch {
		case !ok && (omission(par.Text) || attachment().MatchString(par.Text)):
			top.last, sub.last, third.last, fourth.last = ordinal{}, ordinal{}, ordinal{}, ordinal{}
		case !ok:
			if third.followDigits(par) {
				fourth.last = ordinal{}
			}
			fourth.followBracketed(par)
		case bracketed:
			sub.follow(o)
			third.last, fourth.last = ordinal{}, ordinal{}
		default:
			top.follow(o)
			sub.last, third.last, fourth.last = ordinal{}, ordinal{}, ordinal{}
		}
	}
	for _, s := range []sequence{top, sub, third, fourth} {
		if s.mixed {
			continue
		}
		for i, o := range s.at {
			p.Report(o.par, o.start, o.end, s.wrong[i])
		}
	}
}

// attachment is the line that an attachment begins with.
var attachment = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[ 　]*附[件表录] ?[\d一二三四五六七八九十]{0,2}[：:]?[ 　]*$`)
})

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
	want := s.write(last.value + 1)
	s.at = append(s.at, o)
	s.wrong = append(s.wrong, Note{Suggestion: want, Message: Text{
		ZH: fmt.Sprintf("上一个序号是“%s”，这里应为“%s”", s.write(last.value), want),
		EN: fmt.Sprintf("the number before is %d, here it should be %d", last.value, last.value+1),
	}})
}

var (
	// digitOrdinal is 1. before text; 1.1 and 1.5亿元 are no items.
	digitOrdinal = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[ 　\t]*(\d{1,2})[.．、]\s*[\p{Han}“《（]`)
	})
	// otherList opens a list of another kind: 附件：1.清单.
	otherList = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[ 　\t]*(?:附|注|说明|备注)|[：:]\s*[1１][.．、]`)
	})
)

// followDigits follows par if it is an item 1., 2. and so on of a list that
// began with 1.
func (s *sequence) followDigits(par *docx.Paragraph) (item bool) {
	if par.Number != "" || otherList().MatchString(par.Text) {
		s.last = ordinal{}
		return false
	}
	m := digitOrdinal().FindStringSubmatchIndex(par.Text)
	if m == nil {
		s.seeAlike(par.Text)
		return false
	}
	o := ordinal{par: par, start: m[2], end: m[3], value: number(par.Text[m[2]:m[3]])}
	if s.alike && o.value == s.last.value+2 {
		s.last.value++
	}
	s.alike = false
	if s.last.value > 0 || o.value == 1 {
		s.follow(o)
	}
	return true
}

// bracketedDigit is the number of an item （1）.
var bracketedDigit = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[ 　\t]*[（(](\d{1,2})[）)]`) })

// followBracketed follows par if it is an item （1）, （2） and so on of a list that
// began with （1）. A paragraph may hold several items.
func (s *sequence) followBracketed(par *docx.Paragraph) {
	m := bracketedDigit().FindStringSubmatchIndex(par.Text)
	if m == nil || par.Number != "" {
		return
	}
	o := ordinal{par: par, start: m[2], end: m[3], value: number(par.Text[m[2]:m[3]])}
	switch {
	case o.value == 1:
		s.last = ordinal{} // a list may have one item only
	case s.last.value == 0:
		return
	}
	s.follow(o)
	for strings.Contains(par.Text, fmt.Sprintf("（%d）", s.last.value+1)) {
		s.last.value++
	}
}

// alikeOrdinal is the number of an item in another form: （2）, or 10.1 below a
// heading 10 whose number is missing.
var alikeOrdinal = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[ 　\t]*(?:[（(](\d{1,2})[）)]|(\d{1,2})[.．]\d)`)
})

// seeAlike notes that text carries the number that comes next.
func (s *sequence) seeAlike(text string) {
	m := alikeOrdinal().FindStringSubmatch(text)
	if m != nil && s.last.value > 0 && number(m[1]+m[2]) == s.last.value+1 {
		s.alike = true
	}
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
