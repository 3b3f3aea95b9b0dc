package audit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var itemGap = Rule{
	ID: "ST410", Name: Text{"“一是、二是”不连续", "gap in 一是, 二是"},
	What:  Text{"“一是、二是、三是”跳号、重号或没有“一是”。", "Items 一是, 二是, 三是 that skip, repeat or lack the first."},
	Why:   Text{"增删内容后没有重新编号。", "Items were added or removed and not renumbered."},
	Wrong: []string{"一是抓学习。三是抓制度。", "一是抓学习。一是抓制度。"},
	Right: []string{"一是抓学习。二是抓制度。", "一是一，二是二。", "一是抓学习；二是抓制度。\n一是补短板；二是强弱项。"},
	Draft: Warning, Final: Warning, Unproven: true,
	words: withSuffixes("一二三四五六七八九十", "是"),
	Check: checkItems,
}

// checkItems follows items through the paragraphs of a section: they may stand
// in one paragraph or each in its own. A 一是 starts anew, except right after
// another one in the same paragraph.
func checkItems(p *Pass) {
	var last ordinal
	p.eachHit(func(h hit) {
		o := ordinal{par: h.par, start: h.start, end: h.end - len("是")}
		o.value = number(h.par.Text[o.start:o.end])
		if !startsItem(h) {
			return
		}
		if last.par != nil && newSection(last.par, o.par) {
			last = ordinal{}
		}
		repeated := o.value == 1 && last.value == 1 && o.par == last.par
		skipped := o.value != 1 && o.value != last.value+1 && !firstWithin(h, o.value, last)
		if repeated || skipped {
			p.Report(o.par, o.start, h.end, itemNote(last.value))
		}
		last = o
	})
}

func itemNote(last int) Note {
	if last == 0 {
		return Note{Message: Text{"前面没有“一是”", "there is no 一是 before it"}}
	}
	want := chineseNumeral(last+1) + "是"
	return Note{Suggestion: want, Message: Text{
		ZH: fmt.Sprintf("前一项是“%s是”，这里应为“%s”", chineseNumeral(last), want),
		EN: fmt.Sprintf("the item before is number %d, this should be number %d", last, last+1),
	}}
}

// startsItem reports whether the words at h begin a clause, and are not said
// of a number (一是一，二是二).
func startsItem(h hit) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(h.par.Text[:h.start], " 　"))
	if h.start > 0 && !strings.ContainsRune("。；：，！？:;,\n", before) {
		return false
	}
	rest := h.par.Text[h.end:]
	return rest != "" && !strings.HasPrefix(rest, strings.TrimSuffix(h.text(), "是"))
}

// firstWithin reports whether the item before a second one stands within a
// clause of the same paragraph, after the last item that begins one: 检查方式
// 一是查阅资料，二是走访.
func firstWithin(h hit, value int, last ordinal) bool {
	from := 0
	if last.par == h.par {
		from = last.end
	}
	return value == 2 && strings.Contains(h.par.Text[from:h.start], "一是")
}

// newSection reports whether the heading above changed between two paragraphs.
func newSection(a, b *docx.Paragraph) bool {
	if a == b {
		return false
	}
	return strings.Join(a.Section, "\n") != strings.Join(b.Section, "\n") || a.Part != b.Part
}
