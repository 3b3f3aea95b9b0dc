package engine

import (
	"cmp"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

func (s span) holds(t span) bool { return s.start <= t.start && t.end <= s.end }

// clauseCutter finds what to delete of a paragraph so that the clauses with some
// blanks are gone and the rest reads well.
//
// A clause is what stands between ，；： and the ends of the sentence; of a clause
// that lists several blanks with 、 it is the blank's item, unless that is the
// first, which the words before the list belong to. Within （） clauses are
// counted anew; empty brackets go. A sentence without clauses goes with its
// mark. Between clauses that stay, the stronger of the marks stays; 一是 stays
// where the clause behind it is followed by others up to ；, and words that lead
// to a list (：) go with the last item.
type clauseCutter struct {
	text string
	drop []span // the blanks to be dropped
	keep []span // the other blanks
	cuts []span

	blanks []span // all of them, in order and apart
}

// clause is a stretch of a sentence up to a mark, which stands behind it.
type clause struct {
	span
	mark    span // empty at the end of a bracket
	dropped bool
}

// sentences cuts every sentence that holds something to be dropped.
func (c *clauseCutter) sentences() {
	c.blanks = apart(c.drop, c.keep)
	start := c.enumerator()
	for start < len(c.text) {
		end := c.boundary(span{start, len(c.text)}, "。！？!?\n")
		_, mark := utf8.DecodeRuneInString(c.text[end:])
		sentence := span{start, min(end+mark, len(c.text))}
		for sentence.end < len(c.text) && strings.HasPrefix(c.text[sentence.end:], "”") {
			sentence.end += len("”")
		}
		if c.inside(c.drop, sentence) && c.region(span{start, end}) {
			c.cuts = append(c.cuts, sentence)
		}
		start = sentence.end
	}
}

// paragraphNumber is what stands before the first sentence and stays as long as
// there is one: the number of an item, an indent.
var paragraphNumber = regexp.MustCompile(`^[\s　]*(?:[（(][\d一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.．、][\s　]*)?[\s　]*`)

func (c *clauseCutter) enumerator() int {
	end := len(paragraphNumber.FindString(c.text))
	if len(c.blanks) > 0 {
		end = min(end, c.blanks[0].start) // one of white space is no indent
	}
	return end
}

// apart sorts spans and joins those that overlap.
func apart(lists ...[]span) []span {
	all := slices.Concat(lists...)
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	var joined []span
	for _, s := range all {
		if n := len(joined); n > 0 && s.start < joined[n-1].end {
			joined[n-1].end = max(joined[n-1].end, s.end)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}

// inBlank reports whether a blank stands at a place: the marks that are part of
// one, as in 选择一项。, end nothing.
func (c *clauseCutter) inBlank(at int) bool {
	n := sort.Search(len(c.blanks), func(i int) bool { return c.blanks[i].end > at })
	return n < len(c.blanks) && c.blanks[n].start <= at
}

// boundary is the first place in a region, outside blanks, brackets and quotes,
// at which one of the marks stands, or its end.
func (c *clauseCutter) boundary(in span, marks string) int {
	const opening, closing = "（(《〈“‘「『【〔[", "）)》〉”’」』】〕]"
	depth := 0
	for i, r := range c.text[in.start:in.end] {
		at := in.start + i
		switch {
		case c.inBlank(at):
		case strings.ContainsRune(opening, r):
			depth++
		case strings.ContainsRune(closing, r):
			depth = max(depth-1, 0)
		case depth == 0 && strings.ContainsRune(marks, r) && !c.betweenDigits(at, r):
			return at
		}
	}
	return in.end
}

// betweenDigits reports whether a mark is part of a number or a time: 1,200,
// 9：30.
func (c *clauseCutter) betweenDigits(at int, mark rune) bool {
	isDigit := func(i int) bool { return i >= 0 && i < len(c.text) && '0' <= c.text[i] && c.text[i] <= '9' }
	return isDigit(at-1) && isDigit(at+utf8.RuneLen(mark))
}

func (c *clauseCutter) inside(blanks []span, in span) bool {
	for _, b := range blanks {
		if in.holds(b) {
			return true
		}
	}
	return false
}

// region cuts clauses of a sentence or of the text within brackets. It reports
// whether nothing is left of it; then it cuts nothing itself.
func (c *clauseCutter) region(in span) (all bool) {
	clauses := c.clauses(in)
	left := 0
	for i := range clauses {
		clauses[i].dropped = c.inside(c.drop, clauses[i].span) && !c.within(clauses[i].span)
		if !clauses[i].dropped {
			left++
		}
	}
	left -= c.dropLeads(clauses)
	if left == 0 {
		return true
	}
	c.cutBetween(in, clauses)
	return false
}

func (c *clauseCutter) clauses(in span) []clause {
	var list []clause
	for start := in.start; start < in.end; {
		end := c.boundary(span{start, in.end}, "，；：,;:")
		_, mark := utf8.DecodeRuneInString(c.text[end:in.end])
		list = append(list, clause{span: span{start, end}, mark: span{end, end + mark}})
		start = end + mark
	}
	return list
}

// within cuts what is to be dropped from a clause that stays: an item of a list,
// or clauses in brackets. It reports whether that is all there is to drop.
func (c *clauseCutter) within(in span) bool {
	return c.brackets(in) || c.items(in)
}

// brackets cuts within the brackets of a clause, if all that is to be dropped
// stands there.
func (c *clauseCutter) brackets(in span) bool {
	var inner []span
	for start := in.start; ; {
		open := c.firstOf(span{start, in.end}, "（(")
		if open == in.end {
			break
		}
		end, closed := c.closing(span{open, in.end})
		if closed {
			inner = append(inner, span{open, end})
		}
		start = end
	}
	for _, b := range c.drop {
		held := false
		for _, bracket := range inner {
			held = held || bracket.holds(b)
		}
		if in.holds(b) && !held {
			return false
		}
	}
	for _, bracket := range inner {
		if !c.inside(c.drop, bracket) {
			continue
		}
		_, open := utf8.DecodeRuneInString(c.text[bracket.start:])
		_, closing := utf8.DecodeLastRuneInString(c.text[:bracket.end])
		if c.region(span{bracket.start + open, bracket.end - closing}) {
			c.cuts = append(c.cuts, bracket)
		}
	}
	return true
}

// firstOf is the first of the marks in a region, outside blanks: brackets that are
// part of one go with it.
func (c *clauseCutter) firstOf(in span, marks string) int {
	for i, r := range c.text[in.start:in.end] {
		if strings.ContainsRune(marks, r) && !c.inBlank(in.start+i) {
			return in.start + i
		}
	}
	return in.end
}

// closing is the end of the bracket that a region begins with, if it is closed;
// otherwise that of its opening.
func (c *clauseCutter) closing(in span) (end int, closed bool) {
	depth := 0
	for i, r := range c.text[in.start:in.end] {
		if c.inBlank(in.start + i) {
			continue
		}
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			if depth--; depth == 0 {
				return in.start + i + utf8.RuneLen(r), true
			}
		}
	}
	_, open := utf8.DecodeRuneInString(c.text[in.start:])
	return in.start + open, false
}

// items cuts items of a list with 、 if other blanks stand in the clause, too.
func (c *clauseCutter) items(in span) bool {
	if !c.inside(c.keep, in) {
		return false
	}
	var items []clause
	for start := in.start; start < in.end; {
		end := c.boundary(span{start, in.end}, "、")
		item := clause{span: span{start, end}, mark: span{end, min(end+len("、"), in.end)}}
		item.dropped = c.inside(c.drop, item.span)
		items = append(items, item)
		start = item.mark.end
	}
	if items[0].dropped {
		return false
	}
	for i, item := range items {
		if item.dropped {
			c.cuts = append(c.cuts, span{items[i-1].end, item.end})
		}
	}
	return true
}

// dropLeads drops the words before ： when all that they lead to is dropped, and
// returns how many clauses those are.
func (c *clauseCutter) dropLeads(clauses []clause) int {
	n := 0
	for i := range clauses {
		if clauses[i].dropped || c.markOf(clauses[i]) != "：" || c.inside(c.keep, clauses[i].span) {
			continue
		}
		last := i + 1
		for last < len(clauses) && clauses[last].dropped {
			last++
		}
		if last == len(clauses) && last > i+1 {
			clauses[i].dropped = true
			n++
		}
	}
	return n
}

func (c *clauseCutter) markOf(cl clause) string {
	switch mark := c.text[cl.mark.start:cl.mark.end]; mark {
	case ":":
		return "："
	case ";":
		return "；"
	default:
		return mark
	}
}

// cutBetween cuts the clauses to be dropped, with all but one of the marks
// between those that stay.
func (c *clauseCutter) cutBetween(in span, clauses []clause) {
	last := -1 // the clause before that stays
	for i, cl := range clauses {
		if cl.dropped {
			continue
		}
		if i > last+1 {
			c.cutRun(in, clauses, last, i)
		}
		last = i
	}
	if last+1 < len(clauses) { // the mark of the sentence stays
		c.cuts = append(c.cuts, span{clauses[last].end, in.end})
	}
}

// cutRun cuts the clauses between two that stay, -1 for the start of the region.
func (c *clauseCutter) cutRun(in span, clauses []clause, before, after int) {
	at := in.start
	if before >= 0 {
		at = clauses[before].end
		strongest := before
		for i := before; i < after; i++ {
			if c.markOf(clauses[i]) == "；" && c.markOf(clauses[strongest]) == "，" {
				strongest = i
			}
		}
		at = c.cutTo(at, clauses[strongest].mark)
	}
	first := after // of the clauses that 一是 stands before
	for first > before+1 && c.markOf(clauses[first-1]) != "；" {
		first--
	}
	if number := c.number(clauses[first].span); first < after && number.start < number.end && !strings.HasPrefix(c.text[clauses[after].start:], c.text[number.start:number.end]) {
		at = c.cutTo(at, number)
	}
	c.cutTo(at, span{clauses[after].start, clauses[after].start})
}

// cutTo cuts up to what stays, and returns its end.
func (c *clauseCutter) cutTo(at int, stays span) int {
	if at < stays.start {
		c.cuts = append(c.cuts, span{at, stays.start})
	}
	return stays.end
}

var clauseNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]+是|其[一二三四五六七八九十])`)

// number is what numbers the clauses from one on: 一是.
func (c *clauseCutter) number(cl span) span {
	return span{cl.start, cl.start + len(clauseNumber.FindString(c.text[cl.start:cl.end]))}
}
