package slot

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// around is how many code points of text a slot keeps from each side.
const around = 16

// textBefore is the end of text[:i], at most n code points of it.
func textBefore(text string, i, n int) string {
	from := i
	for ; n > 0 && from > 0; n-- {
		from--
		for from > 0 && !utf8.RuneStart(text[from]) {
			from--
		}
	}
	return text[from:i]
}

// textAfter is the beginning of text[i:], at most n code points of it.
func textAfter(text string, i, n int) string {
	if len(text)-i <= n {
		return text[i:]
	}
	to := i
	for ; n > 0 && to < len(text); n-- {
		to++
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
	}
	return text[i:to]
}

// place fills in what the paragraph around tells about a slot.
func place(p *docx.Paragraph, s *Slot) {
	s.Section = p.Section
	s.Before = textBefore(p.Text, s.Loc.Start, around)
	s.After = textAfter(p.Text, s.Loc.End, around)
}

var (
	// planHeads, wherever they stand in a heading, put its section after the
	// report's period; planTails do at its end.
	planHeads = words(`下一步 下步 下阶段 下一阶段 明年 来年 今后 下季度 下一季度 下月 下个月 下一年度`)
	planTails = words(`工作计划 工作安排 工作打算 工作思路 工作重点 工作展望 工作设想 努力方向 打算 计划 安排 设想 展望 思路 改进措施 整改措施 工作建议`)

	// reviewWords make a heading one about what was done, whatever else it says.
	reviewWords = words(`完成 落实情况 执行情况 回顾 进展 开展情况 总结 成效 推进情况`)
)

// isPlanHeading reports whether a heading opens a section about the time after
// the report's period.
func isPlanHeading(heading string, report period.Period) bool {
	heading = strings.TrimRight(heading, "。：: ")
	if hasWord(heading, reviewWords) {
		return false
	}
	if hasWord(heading, planHeads) || planTails.tail(heading) != "" {
		return true
	}
	for _, e := range period.Find(heading, period.Context{Report: report}) {
		if e.Kind == period.KindRelHalfNext {
			return true
		}
	}
	return false
}

// longestHeading bounds a heading in code points.
const longestHeading = 40

// inPlan reports whether p stands in, or is, a section about the time to come.
func (f *finder) inPlan(p *docx.Paragraph) bool {
	for _, heading := range p.Section {
		if f.isPlan(heading) {
			return true
		}
	}
	return isHeading(p) && f.isPlan(p.Text)
}

// isPlan is isPlanHeading, asked once for each heading.
func (f *finder) isPlan(heading string) bool {
	plan, ok := f.plans[heading]
	if !ok {
		plan = isPlanHeading(heading, f.report)
		f.plans[heading] = plan
	}
	return plan
}

// isHeading reports whether p is a heading of its own: by its outline level, or
// short, numbered and without a sentence.
func isHeading(p *docx.Paragraph) bool {
	if p.Outline > 0 {
		return true
	}
	text := strings.TrimSpace(p.Text)
	return p.Cell == nil && len(text) <= longestHeading*utf8.UTFMax && utf8.RuneCountInString(text) <= longestHeading &&
		!strings.ContainsAny(text, "。，；") && stripNumber(text) != text
}

// stripNumber cuts the number that a heading or list item begins with: 一、 （一）
// 1. （1） ① 一是 第一，.
func stripNumber(s string) string {
	s = strings.TrimSpace(s)
	const numerals = "〇零一二三四五六七八九十0123456789０１２３４５６７８９"
	if r := firstRune(s); r >= '①' && r <= '⑳' {
		return strings.TrimSpace(s[firstLen(s):])
	}
	body := strings.TrimPrefix(strings.TrimPrefix(s, "（"), "(")
	ordinal := strings.TrimPrefix(body, "第")
	rest := strings.TrimLeft(ordinal, numerals)
	if rest == ordinal {
		return s
	}
	switch {
	case ordinal != body:
		if t, ok := cutAny(rest, "章节条，、"); ok {
			return strings.TrimSpace(t)
		}
	case body != s:
		if t, ok := cutAny(rest, "）)"); ok {
			return strings.TrimSpace(strings.TrimPrefix(t, "、"))
		}
	default:
		if t := stripLevels(s); t != s {
			return t
		}
		if t, ok := cutAny(rest, "、.．是"); ok && !isASCIIDigit(firstRune(t)) {
			return strings.TrimSpace(t)
		}
	}
	return s
}

// stripLevels cuts the number of a heading that names all its levels: 1.2.3.
func stripLevels(s string) string {
	rest := strings.TrimLeft(s, "0123456789")
	levels := 1
	for {
		t := strings.TrimPrefix(rest, ".")
		digits := strings.TrimLeft(t, "0123456789")
		const longest = 2 // digits of a level
		if t == rest || digits == t || len(t)-len(digits) > longest {
			break
		}
		rest = digits
		levels++
	}
	rest = strings.TrimPrefix(rest, ".")
	if levels < 2 || quantityAt(rest).class != "" || rest == "" {
		return s
	}
	return strings.TrimSpace(rest)
}

// cutAny cuts the first rune of s when it is one of set.
func cutAny(s, set string) (rest string, ok bool) {
	if !startsAny(s, set) {
		return s, false
	}
	return s[firstLen(s):], true
}
