package audit

import (
	"strings"
	"unicode/utf8"
)

var approximateNumber = Rule{
	ID: "NU313", Name: Text{"相邻数字表示概数用了顿号", "顿号 within an approximate number"},
	What:   Text{"“三、四个月”一类相邻两数表示概数时中间加了顿号。", "Two neighbouring numbers that mean “about”, with 、 between them."},
	Why:    Text{"加顿号表示两个并列的数，概数不加。", "With 、 they are two numbers, without it one estimate."},
	Wrong:  []string{"试运行了三、四个月。"},
	Right:  []string{"试运行了三四个月。", "三、四季度", "三、四年级", "第一、二次会议", "二、三个方面的成效"},
	Source: "GB/T 15835—2011 5.2.1",
	Draft:  Warning, Final: Warning, Unproven: true,
	words: []string{"两、三", "一、二", "二、三", "三、四", "四、五", "五、六", "六、七", "七、八", "八、九"},
	Check: checkApproximate,
}

// approximated are the words that an approximate number counts.
var approximated = []string{"个", "天", "次", "人", "名", "里", "十", "百", "千", "万", "遍", "年", "户", "家", "件", "分钟", "小时"}

// notCounted are words that begin like a measure word: these pairs are two
// things, not one estimate.
var notCounted = []string{"年级", "年期", "年制", "次会议", "次全", "个百分", "万元以", "里程"}

func checkApproximate(p *Pass) {
	p.eachHit(func(h hit) {
		text := h.par.Text
		rest := text[h.end:]
		if !startsWithAny(rest, approximated...) || startsWithAny(rest, notCounted...) ||
			listed(text[:h.start]) && !(h.start == 0 && startsWithAny(rest, durations...)) {
			return
		}
		p.Report(h.par, h.start, h.end, Note{Suggestion: strings.ReplaceAll(h.text(), "、", "")})
	})
}

// durations are what a paragraph may begin with an estimate of; before other
// words the first number is that of a heading.
var durations = []string{"个月", "天", "小时", "分钟", "个小时"}

// weekBefore is what makes the numbers days of the week: 星期五、六.
var weekBefore = []string{"星期", "周", "礼拜"}

// listed reports whether the number after before is an ordinal, a day of
// the week or the number of a heading.
func listed(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune("第。；\n（ 　、一二三四五六七八九十百廿", r) || hasSuffixOf(before, weekBefore)
}
