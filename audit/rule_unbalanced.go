package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var unbalanced = Rule{
	ID: "PT216", Name: Text{"括号、引号、书名号不成对", "bracket or quote without its partner"},
	What:   Text{"段内的括号、引号、书名号只有一半。", "A bracket, quote or title mark whose other half is missing."},
	Why:    Text{"多半是删改时漏删或漏写了另一半。", "The other half was deleted or forgotten."},
	Wrong:  []string{"传达《安全生产法的要求。", "组织“大走访活动。", "（含试点单位均已完成。"},
	Right:  []string{"传达《安全生产法》的要求。", "1）摸清底数；2）建立台账。", "“第一段。\n“第二段。”"},
	Source: "GB/T 15834—2011",
	Draft:  Warning, Final: Warning, Unproven: true,
	Check: checkBalance,
}

const (
	opening = "“《〈（【〔「『(["
	closing = "”》〉）】〕」』)]"
	kinds   = 8 // widths folded
)

// half is a mark that waits for its partner.
type half struct {
	at   int
	kind int // index of the rune in opening or closing, widths folded
}

func checkBalance(p *Pass) {
	streams := map[stream]*pending{}
	var order []*pending
	for _, par := range p.Paragraphs() {
		at := streamOf(par)
		if streams[at] == nil {
			streams[at] = &pending{}
			order = append(order, streams[at])
		}
		p.balanceNext(streams[at], par)
	}
	for _, last := range order {
		p.reportHalves(last.par, last.open, opening)
	}
}

// stream is where text runs on from paragraph to paragraph: the story, or a
// column of a table, in which the words of a cell may be cut over several.
type stream struct {
	part       string
	table, col int
}

func streamOf(par *docx.Paragraph) stream {
	if par.Cell == nil {
		return stream{par.Part, -1, -1}
	}
	return stream{par.Part, par.Cell.Table, par.Cell.Col}
}

// pending are the openers that the last paragraph of a stream left open.
type pending struct {
	par  *docx.Paragraph
	open []half
}

// balanceNext pairs the marks of the next paragraph of a stream, the first of
// them with what the one before left open.
func (p *Pass) balanceNext(last *pending, par *docx.Paragraph) {
	open, orphans := balance(par.Text)
	closes := len(last.open) > 0 && len(orphans) > 0 && orphans[0].kind == last.open[0].kind
	if closes {
		orphans = orphans[1:]
	} else if !strings.HasPrefix(strings.TrimLeft(par.Text, " 　"), "“") {
		p.reportHalves(last.par, last.open, opening)
	}
	p.reportHalves(par, firstOfPairs(orphans), closing)
	last.par, last.open = par, open
}

func (p *Pass) reportHalves(par *docx.Paragraph, halves []half, marks string) {
	for _, h := range halves {
		mark, _ := utf8.DecodeRuneInString(par.Text[h.at:])
		if mark == '(' || mark == ')' || mark == '[' || mark == ']' {
			continue // formulas, intervals, smileys
		}
		if inInterval(par.Text, h.at) {
			continue
		}
		other := []rune(closing)[h.kind]
		if marks == closing {
			other = []rune(opening)[h.kind]
		}
		p.Report(par, h.at, h.at+len(string(mark)), Note{Message: halfMessage(mark, other)})
	}
}

// halfMessage says which half of a pair is there and which is not. Quotes are
// named, for between quotes of its own they cannot be read.
func halfMessage(mark, other rune) Text {
	m := Text{ZH: fmt.Sprintf("“%c”没有与之成对的“%c”", mark, other), EN: fmt.Sprintf("%c without its %c", mark, other)}
	switch mark {
	case '“':
		m.ZH = "只有前引号，没有后引号"
	case '”':
		m.ZH = "只有后引号，没有前引号"
	}
	return m
}

// interval is one of numbers that holds one of its ends: （0，1］, (2.5，3.5].
var interval = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[（(［\[][-－+]?[\d.∞]+[%％]?[，,、][-－+]?[\d.∞]+[%％]?[）)］\]]`)
})

// inInterval reports whether the bracket at offset at belongs to an interval.
func inInterval(text string, at int) bool {
	from := runeStart(text, at-intervalReach)
	for _, loc := range interval().FindAllStringIndex(text[from:runeStart(text, at+intervalReach)], -1) {
		if from+loc[0] <= at && at < from+loc[1] {
			return true
		}
	}
	return false
}

// intervalReach is the length of the longest interval, in bytes.
const intervalReach = 40

// firstOfPairs leaves out every second closing quote: of two without an opening
// one, as in ”so”, the first is the wrong one.
func firstOfPairs(orphans []half) []half {
	var list []half
	quotes := 0
	for _, h := range orphans {
		if h.kind == 0 {
			quotes++
		}
		if h.kind != 0 || quotes%2 == 1 {
			list = append(list, h)
		}
	}
	return list
}

// balance pairs the marks of a text. A closer pairs with the nearest opener of
// its kind; other openers in between stay open.
func balance(text string) (open, orphans []half) {
	var stacks [kinds][]half
	for i, r := range text {
		if kind := markKind(opening, r); kind >= 0 {
			stacks[kind] = append(stacks[kind], half{i, kind})
			continue
		}
		kind := markKind(closing, r)
		switch {
		case kind < 0:
		case len(stacks[kind]) > 0:
			stacks[kind] = stacks[kind][:len(stacks[kind])-1]
		case !enumerates(text[:i], r):
			orphans = append(orphans, half{i, kind})
		}
	}
	open = slices.Concat(stacks[:]...)
	slices.SortFunc(open, func(a, b half) int { return a.at - b.at })
	return open, orphans
}

// markKind is the index of r in marks with half-width brackets counted as
// full-width ones, -1 when r is none.
func markKind(marks string, r rune) int {
	if r < 0x80 && !strings.ContainsRune("()[]", r) || unicode.Is(unicode.Han, r) {
		return -1
	}
	kind := -1
	n := 0
	for _, m := range marks {
		if m == r {
			kind = n
		}
		n++
	}
	switch kind {
	case 8: // ( as （
		return 3
	case 9: // [ as 〔
		return 5
	}
	return kind
}

// enumerates reports whether a closing bracket ends the number of an item, as
// in 1） or a).
func enumerates(before string, r rune) bool {
	if r != '）' && r != ')' {
		return false
	}
	number := before[strings.LastIndexFunc(before, func(r rune) bool {
		return !unicode.IsDigit(r) && !(r < 0x80 && unicode.IsLetter(r)) && !strings.ContainsRune("一二三四五六七八九十①②③④⑤⑥⑦⑧⑨", r)
	})+1:]
	for len(number) > 0 && number[0]&0xC0 == 0x80 {
		number = number[1:]
	}
	return number != "" && len(number) <= 9
}
