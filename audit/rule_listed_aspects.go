package audit

import (
	"strings"
	"unicode/utf8"
)

// aspectNouns are what a list of common nouns or of clauses is called.
var aspectNouns = []string{
	"方面", "渠道", "环节", "领域", "层面", "维度", "角度", "重点", "关键", "阶段", "步骤", "类型", "类别", "板块", "途径", "方向", "层次", "问题", "短板", "难题", "特点",
}

// listOpeners are words after which such a list begins.
var listOpeners = []string{"通过", "从", "围绕", "聚焦", "包括", "分为", "涵盖", "存在", "紧扣", "紧盯", "抓住", "针对", "反映", "集中在", "体现在", "表现为"}

// statedAspects checks 从思想、组织、作风三个方面. Where the list begins must be said, and
// an item may hold 和 itself, so both counts are right.
func (p *Pass) statedAspects(h hit) {
	if !strings.HasSuffix(h.text(), "个") || !startsWithAny(h.par.Text[h.end:], aspectNouns...) {
		return
	}
	before, open := listBefore(h)
	clause := afterLast(before, "，。；：！？\n")
	r, _ := utf8.DecodeRuneInString(h.text())
	stated := number(strings.Replace(string(r), "两", "二", 1))
	if list, ok := quotedList(before); ok {
		if least, most := itemsOf(list); least > 1 && (stated < least || most < stated) {
			p.compareCount(h, least, open)
		}
		return
	}
	count := 0
	for _, opener := range listOpeners {
		for _, at := range []int{strings.Index(clause, opener), strings.LastIndex(clause, opener)} {
			if at < 0 {
				continue
			}
			least, most := itemsOf(clause[at+len(opener):])
			if least < 2 || least <= stated && stated <= most || open && most < stated {
				return
			}
			count = max(count, least)
		}
	}
	p.compareCount(h, count, open)
}

// quotedList is what stands in quotes at the end of s: “选、训、用、管”.
func quotedList(s string) (list string, ok bool) {
	s, closed := strings.CutSuffix(s, "”")
	at := strings.LastIndex(s, "“")
	if !closed || at < 0 {
		return "", false
	}
	return s[at+len("“"):], true
}

// itemsOf counts the items of a list, with and without those that 和 and its
// likes may join; 0 where quotes, titles or other counts make that unsure.
func itemsOf(list string) (least, most int) {
	if strings.ContainsAny(list, "“”《》（）0123456789一二两三四五六七八九十等") || !strings.Contains(list, "、") {
		return 0, 0
	}
	least = strings.Count(list, "、") + 1
	most = least
	for _, joint := range []string{"和", "与", "及"} {
		most += strings.Count(list, joint)
	}
	return least, most
}
