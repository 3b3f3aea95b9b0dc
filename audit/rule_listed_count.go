package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var listedCount = Rule{
	ID: "FG004", Name: Text{"列举项数不符", "count of listed items does not fit"},
	What: Text{"“三个方面”后面的一是、二是，或“《》《》等两部”“甲村、乙村两个村”列出的项数与写明的数不同。", "The items listed, 一是 二是, titles, or names of one kind, are not as many as the text says."},
	Why:  Text{"增删了列举的内容，没有改前面或后面的数。", "Items were added or removed and the number stayed."},
	Wrong: []string{
		"主要有三个方面的不足：一是人手紧；二是经费少。",
		"学习《宪法》《民法典》三部法律。",
		"走访东风村、红旗村、胜利村两个村。",
		"从思想、组织、作风三个方面查摆问题，聚焦治理、服务、安全四个重点发力。",
	},
	Right: []string{
		"主要有三个方面的不足：一是人手紧；二是经费少；三是底数不清。",
		"学习《宪法》《民法典》等五部法律。",
		"走访东风村、红旗村、胜利村三个村。",
		"党员和群众三个小组",
		"从思想和组织、作风三个方面查摆问题。",
	},
	Draft: Error, Final: Error, Unproven: true, figures: true,
	words: append(withSuffixes("一", "是"), countWords()...),
	Check: checkListedCount,
}

// listedKinds are what titles and names that are listed may be called.
var listedKinds = []string{"个", "部", "项", "本", "份", "家", "所", "座", "种", "篇", "场"}

// countWords are small numbers with a measure word: 三个, 3个.
func countWords() []string {
	var list []string
	for _, kind := range listedKinds {
		list = append(list, withSuffixes("两二三四五六七八九十23456789", kind)...)
	}
	return list
}

func checkListedCount(p *Pass) {
	lists := itemLists(p)
	p.eachHit(func(h hit) {
		if h.text() == "一是" {
			p.statedItems(h, lists)
			return
		}
		if numeralBefore(h.par.Text[:h.start]) || endsInDigit(h.par.Text[:h.start]) {
			return
		}
		p.statedTitles(h)
		p.statedNames(h)
		p.statedAspects(h)
		p.statedPlaces(h)
	})
}

func endsInDigit(s string) bool { return s != "" && (isDigit(s[len(s)-1]) || s[len(s)-1] == '.') }

// itemLists counts the items of every list 一是, 二是 … that has no gap, by the
// place of its 一是.
func itemLists(p *Pass) map[place]map[int]int {
	lists := map[place]map[int]int{}
	var first *hit
	last := 0
	var above *docx.Paragraph
	for _, h := range p.view.hits[itemGap.ID] {
		if !startsItem(h) {
			continue
		}
		n := number(strings.TrimSuffix(h.text(), "是"))
		switch {
		case n == 1:
			at := placeOf(h.par)
			if lists[at] == nil {
				lists[at] = map[int]int{}
			}
			lists[at][h.start], first = 1, &h
		case first != nil && n == last+1 && !newSection(above, h.par):
			lists[placeOf(first.par)][first.start] = n
		case first != nil:
			delete(lists[placeOf(first.par)], first.start)
			first = nil
		}
		last, above = n, h.par
	}
	return lists
}

// statedBefore is a number of items right before the first of them: the number,
// its measure word, what the items are called, and the mark.
var statedBefore = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`([两二三四五六七八九十]|[2-9]|1[0-2])(个方面|大方面|方面|个|项|点|条|大|件)的?(?:主要|突出|具体|重点)?的?(工作|问题|不足|短板|举措|措施|任务|要求|特点|建议|环节|做法|经验|亮点|原因|体会|打算|成效|内容|机制|困难|差距|薄弱环节|事|实事|大事|要事)?([：。:]|\p{Han}{1,6}[：:])$`)
})

// statedItems compares the number before 一是 with the items that follow.
func (p *Pass) statedItems(h hit, lists map[place]map[int]int) {
	count := lists[placeOf(h.par)][h.start]
	par, end := p.introduction(h)
	before := par.Text[runeStart(par.Text, end-90):end]
	m := statedBefore().FindStringSubmatchIndex(before)
	if m == nil || count < 2 || doneBefore(group(before, m, 2), group(before, m, 3), group(before, m, 4)) {
		return
	}
	stated := strings.Replace(before[m[2]:m[3]], "两", "二", 1)
	if r, _ := utf8.DecodeLastRuneInString(before[:m[2]]); strings.ContainsRune("第十百0123456789", r) || number(stated) == count {
		return
	}
	from := end - len(before)
	p.Report(par, from+m[2], from+m[3], countNote(before[m[2]:m[3]], count))
}

// doneBefore reports whether a number of items tells what was done, not what
// follows: before a colon the items may be called anything, before a full stop
// only what is a point of an argument. 解决问题5个。 and 修订制度5项。 are none.
func doneBefore(measure, noun, mark string) bool {
	return mark == "。" && noun == "" && measure != "点" && !strings.HasSuffix(measure, "方面")
}

// introduction is the paragraph that leads over to the list that begins at h, and
// where in it the list begins or its text ends: the paragraph of the list, or
// where the list begins one, the paragraph before it if that ends in a colon.
func (p *Pass) introduction(h hit) (par *docx.Paragraph, end int) {
	if strings.TrimSpace(h.par.Text[:h.start]) != "" {
		return h.par, h.start
	}
	for at := p.view.order[placeOf(h.par)] - 1; at >= 0; at-- {
		before := &p.view.paragraphs[at]
		text := strings.TrimRight(before.Text, " 　\t")
		switch {
		case before.Part != h.par.Part || before.Cell != nil:
			return h.par, h.start
		case text == "":
		case strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":"):
			return before, len(text)
		default:
			return h.par, h.start
		}
	}
	return h.par, h.start
}

func countNote(stated string, count int) Note {
	right := fmt.Sprint(count)
	if !isDigit(stated[0]) {
		right = chineseCount(count)
	}
	return Note{Class: "count", Suggestion: right, Message: Text{
		ZH: fmt.Sprintf("写的是%s，列出的是%d项", stated, count),
		EN: fmt.Sprintf("the text says %s, listed are %d", stated, count),
	}}
}

// chineseCount is a count before a measure word: 两, not 二.
func chineseCount(n int) string {
	if n == 2 {
		return "两"
	}
	return chineseNumeral(n)
}

// statedTitles checks 《甲》《乙》两部.
func (p *Pass) statedTitles(h hit) {
	rest, open := listBefore(h)
	count := 0
	for strings.HasSuffix(rest, "》") && count <= 12 {
		at := strings.LastIndex(rest, "《")
		if at < 0 {
			return
		}
		count++
		rest = trimSeparator(rest[:at])
	}
	p.compareCount(h, count, open)
}

// statedNames checks 东风村、红旗村两个村: names that end like what is counted.
func (p *Pass) statedNames(h hit) {
	nouns := countedNouns(h.par.Text[h.end:])
	if len(nouns) == 0 {
		return
	}
	rest, open := listBefore(h)
	rest = afterLast(rest, "，；。：！？\n")
	count := 0
	for hasSuffixOf(rest, nouns) && count <= 12 {
		count++
		cut := trimSeparator(rest[:nameStart(rest)])
		if cut == rest[:nameStart(rest)] {
			break
		}
		rest = cut
	}
	if count > 1 {
		p.compareCount(h, count, open)
	}
}

// nameStart is where the last name of s starts: after the last separator.
func nameStart(s string) int {
	at := 0
	for _, sep := range separators {
		if i := strings.LastIndex(s, sep); i >= 0 {
			at = max(at, i+len(sep))
		}
	}
	return at
}

var separators = []string{"、", "和", "与", "及"}

func trimSeparator(s string) string {
	for _, sep := range separators {
		if cut, ok := strings.CutSuffix(s, sep); ok {
			return cut
		}
	}
	return s
}

// countedNouns are the nouns at the start of s that names can end in. A count
// may be of two or three kinds: 3个县（区）, 5个乡镇.
func countedNouns(s string) []string {
	for _, noun := range []string{"社区", "街道", "乡镇", "村", "镇", "乡", "县", "区", "市", "公司", "企业", "支部", "学校", "医院", "部门", "处室"} {
		rest, ok := strings.CutPrefix(s, noun)
		if !ok {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune("民级干域块场庄委内里", r) && rest != "" {
			return nil
		}
		if noun == "乡镇" {
			return []string{"乡镇", "乡", "镇"}
		}
		return append(otherKinds(rest), noun)
	}
	return nil
}

// otherKinds are what s adds in brackets to the kind counted: （区）, （市、区）.
func otherKinds(s string) []string {
	inside, ok := strings.CutPrefix(s, "（")
	inside, _, closed := strings.Cut(inside, "）")
	if !ok || !closed || strings.ContainsAny(inside, "，。：0123456789") {
		return nil
	}
	return strings.Split(inside, "、")
}

// listBefore is the text before a number, of which the end may be a list. With
// 等 at its end the list may be shorter than the number says, but not longer.
func listBefore(h hit) (text string, open bool) {
	text = h.par.Text[runeStart(h.par.Text, h.start-sentenceReach):h.start]
	return strings.CutSuffix(text, "等")
}

func (p *Pass) compareCount(h hit, count int, open bool) {
	r, size := utf8.DecodeRuneInString(h.text())
	stated := number(strings.Replace(string(r), "两", "二", 1))
	if count < 2 || count == stated || open && count < stated {
		return
	}
	p.Report(h.par, h.start, h.start+size, countNote(string(r), count))
}
