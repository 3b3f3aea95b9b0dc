package audit

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

var staleTitle = Rule{
	ID: "PD002", Name: Text{"文件题名年份过期", "stale year in a title"},
	What:  Text{"书名号内逐年制发的文件，年份早于报告期。", "A document issued every year whose title names a year before the report's."},
	Why:   Text{"沿用旧稿时题名里的年份最容易漏改。", "In a copied report the years inside titles are the first to be forgotten."},
	Wrong: []string{"2022年工作总结\n2022年，印发《2021年普法工作要点》，明确年度任务。"},
	Right: []string{
		"2022年工作总结\n2022年，印发《2022年普法工作要点》，明确年度任务。",
		"2022年工作总结\n2022年，落实《2018—2022年干部教育培训规划》，报送《2021年度法治建设情况报告》。",
	},
	Draft: Warning, Final: Error, Check: checkStaleTitle, figures: true,
}

// backward are the kinds of documents that are about the year before.
var backward = []string{
	"总结", "报告", "情况", "述职", "考核", "决算", "审计", "通报", "统计", "公报",
	"年鉴", "白皮书", "蓝皮书", "汇编", "评估", "评价", "名单", "结果", "奖",
}

// bygone are words that say that the clause looks back.
var bygone = []string{"去年", "上年", "历年", "往年", "曾", "修订", "废止", "此前", "以往"}

// issuers are the starts of titles that a local report cites as they are.
var issuers = []string{"中共中央", "中央", "国务院", "全国", "国家", "中国", "习近平", "中华人民共和国", "政府工作报告"}

func checkStaleTitle(p *Pass) {
	own := p.ownPeriod()
	if !known(own) {
		return
	}
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		if s.Kind != slot.Title || !strings.HasPrefix(s.Class, "period") {
			continue
		}
		par := p.Paragraph(s.Loc)
		start, year := titleYear(s.Text)
		if par == nil || year == 0 || !stale(s.Text, year, own) || looksBack(par.Text, s, year) {
			continue
		}
		at := s.Loc.Start + start
		p.Report(par, at, at+4, Note{Class: s.Class, Key: s.Key, Suggestion: fmt.Sprint(own.Year), Message: Text{
			ZH: fmt.Sprintf("%s是%d年的文件，报告期是%s", s.Text, year, own.Chinese()),
			EN: fmt.Sprintf("%s is of %d, the report's period is %s", s.Text, year, own),
		}})
	}
}

// titleYear finds the one year of a title; a title with a range of years or a
// year of edition (2019年版, 2018年修订) has none.
func titleYear(title string) (start, year int) {
	at := strings.Index(title, "年")
	for ; at >= 0; at = nextIndex(title, "年", at+1) {
		if at < 4 {
			continue
		}
		y, ok := fourDigits(title[at-4 : at])
		if !ok || at > 4 && isDigit(title[at-5]) {
			continue
		}
		rest := title[at+len("年"):]
		if year != 0 || startsWithAny(rest, "版", "本", "修", "至", "—", "-", "～") || endsInRange(title[:at-4]) {
			return 0, 0
		}
		start, year = at-4, y
	}
	return start, year
}

func nextIndex(s, sub string, from int) int {
	if i := strings.Index(s[from:], sub); i >= 0 {
		return from + i
	}
	return -1
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func fourDigits(s string) (n int, ok bool) {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, 1949 <= n && n <= 2100
}

func endsInRange(s string) bool {
	for _, dash := range []string{"—", "-", "－", "～", "~", "至", "到"} {
		if strings.HasSuffix(s, dash) {
			return true
		}
	}
	return false
}

// stale reports whether a report about own should not cite title, which is of
// year, as current.
func stale(title string, year int, own period.Period) bool {
	inner := strings.Trim(title, "《》〈〉【】")
	if startsWithAny(inner, issuers...) || strings.HasSuffix(inner, "纪要") {
		return false // minutes are taken of one meeting, not every year
	}
	if containsAny(inner, backward) {
		return year < own.Year-1
	}
	return year < own.Year
}

// looksBack reports whether the clause before the title, or right after it,
// says that the document is an old one.
func looksBack(text string, s *slot.Slot, year int) bool {
	from := sentenceStart(text, s.Loc.Start)
	before := text[from:s.Loc.Start]
	if i := strings.LastIndexAny(before, "，；"); i >= 0 {
		before = before[i:]
	}
	after := text[s.Loc.End:runeStart(text, s.Loc.End+30)]
	return strings.Contains(before, fmt.Sprintf("%d年", year)) || containsAny(before, bygone) || containsAny(after, bygone)
}
