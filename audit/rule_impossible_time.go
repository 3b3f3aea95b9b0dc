package audit

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

var (
	// mornings and laterParts are the words before a time of day.
	mornings   = []string{"上午", "早上", "清晨", "凌晨"}
	laterParts = []string{"中午", "下午", "晚上"}
	dayparts   = slices.Concat(mornings, laterParts)
)

var (
	clockTime = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\d{1,2})(?:[:：时](\d{2})(?:$|\D)|时|点(?:整|半|[，。；至到\d]))`)
	})
	monthNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[^\d.第每满])(\d{2})$`) })
)

// impossibleTime reports a time of day that there is not: 上午25:30, 下午3:75, 上午14:30.
func (p *Pass) impossibleTime(h hit) bool {
	if !slices.Contains(dayparts, h.text()) {
		return false
	}
	m := clockTime().FindStringSubmatch(h.par.Text[h.end:runeStart(h.par.Text, h.end+dateReach)])
	if m == nil {
		return true
	}
	hour, minute := number(m[1]), number("0"+m[2])
	if hour > 24 || minute > 59 || slices.Contains(mornings, h.text()) && hour > 12 {
		end := h.end + len(strings.TrimRightFunc(m[0], func(r rune) bool { return r < '0' || r > '9' }))
		said := h.par.Text[h.start:end]
		p.Report(h.par, h.end, end, Note{Class: "time", Message: Text{ZH: "没有“" + said + "”这个时刻", EN: "there is no such time as " + said}})
	}
	return true
}

// afterMonth are words by which a number before 月 is that of a month.
var afterMonth = []string{"份", "底", "上旬", "中旬", "下旬"}

// impossibleMonth reports 13月份.
func (p *Pass) impossibleMonth(h hit) bool {
	rest := h.par.Text[h.end:]
	i := slices.IndexFunc(afterMonth, func(word string) bool { return strings.HasPrefix(rest, word) })
	if h.text() != "月" || i < 0 || startsWithAny(rest, "份额", "底薪") {
		return false
	}
	from := runeStart(h.par.Text, h.start-dateReach)
	m := monthNumber().FindStringSubmatchIndex(h.par.Text[from:h.start])
	if m == nil || number(h.par.Text[from+m[2]:h.start]) <= 12 {
		return false
	}
	p.Report(h.par, from+m[2], h.end+len(afterMonth[i]), Note{Class: "date", Message: Text{ZH: "没有这个月份", EN: "there is no such month"}})
	return true
}
