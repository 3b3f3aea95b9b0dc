package period

import (
	"fmt"
	"strings"
	"time"
)

// readDecade reads 90年代, 20世纪90年代, 上世纪九十年代, 2020年代.
func readDecade(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	century := 0
	if c.eat("上个世纪") || c.eat("上世纪") {
		century = 20
	} else if n, ok := c.number(); ok && n.between(15, 22) && c.eat("世纪") {
		century = n.value
	} else {
		c.i = i
	}
	n, ok := c.number()
	if !ok || n.value < 0 || n.value%10 != 0 || n.value >= 100 && !n.isYear() || !decadeFollows(s.text, c.i) {
		return Expr{}, false
	}
	c.eat("年代")
	decade := n.value
	switch {
	case century > 0:
		decade += (century - 1) * 100
	case decade < 20:
		decade += 2000
	case decade < 100:
		decade += 1900
	}
	return Expr{Start: i, End: c.i, Kind: KindDecade, Normalized: fmt.Sprintf("%ds", decade)}, true
}

// decadeFollows reports whether 年代 stands at byte i, and not 年 before another
// word (2020年代表大会).
func decadeFollows(s string, i int) bool {
	c := cursor{s: s, i: i}
	return c.eat("年代") && !c.atAny([]string{"表", "理", "办", "码", "价", "管", "课", "缴", "收", "销", "言"})
}

// readFiveYear reads “十四五”期间, 十四五时期: a five-year plan of the state.
func readFiveYear(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	quoted := c.eat("“")
	nth, ok := c.planNumber()
	if !ok || quoted && !c.eat("”") {
		return Expr{}, false
	}
	if c.at("普法") || c.at("电") {
		return Expr{}, false
	}
	if !c.eat("期间") && !c.eat("时期") && !(c.endWord() || c.startWord()) && (!quoted || nth < 10) && !c.at("规划") {
		return Expr{}, false
	}
	first := fiveYearStart(nth)
	return Expr{Start: i, End: c.i, Kind: KindFiveYear, Normalized: fmt.Sprintf("%d/%d", first, first+4)}, true
}

// planNumber reads 十四五: the number of the plan and 五.
func (c *cursor) planNumber() (int, bool) {
	run, ok := c.number()
	if !ok || run.style != han || run.digits < 2 || !strings.HasSuffix(c.s[:run.end], "五") {
		return 0, false
	}
	nth, ok := readHan(c.s[:run.end-len("五")], run.start)
	return nth.value, ok && nth.between(1, 40)
}

// fiveYearStart is the first year of the nth five-year plan; the first two ran
// 1953–1957 and 1958–1962, the third began in 1966.
func fiveYearStart(nth int) int {
	if nth < 3 {
		return 1953 + 5*(nth-1)
	}
	return 1966 + 5*(nth-3)
}

// A meeting is a session of the Party's Central Committee: the congress that
// elected it and the number of the plenum, 0 for the congress itself.
type meeting struct{ congress, plenum int }

// meetingMonths are the months in which the congresses and plenums since the
// 16th congress were held, by the date of their communiqués; later ones have no
// month.
var meetingMonths = map[meeting]string{
	{16, 0}: "2002-11", {17, 0}: "2007-10",
	{18, 0}: "2012-11", {18, 1}: "2012-11", {18, 2}: "2013-02", {18, 3}: "2013-11", {18, 4}: "2014-10",
	{18, 5}: "2015-10", {18, 6}: "2016-10", {18, 7}: "2017-10",
	{19, 0}: "2017-10", {19, 1}: "2017-10", {19, 2}: "2018-01", {19, 3}: "2018-02", {19, 4}: "2019-10",
	{19, 5}: "2020-10", {19, 6}: "2021-11", {19, 7}: "2022-10",
	{20, 0}: "2022-10", {20, 1}: "2022-10", {20, 2}: "2023-02", {20, 3}: "2024-07", {20, 4}: "2025-10",
}

// String prints 十九届四中全会(2019-10), 党的二十大(2022-10).
func (m meeting) String() string {
	name := "党的" + writeHan(m.congress) + "大"
	if m.plenum > 0 {
		name = writeHan(m.congress) + "届" + writeHan(m.plenum) + "中全会"
	}
	if month := meetingMonths[m]; month != "" {
		name += "(" + month + ")"
	}
	return name
}

// readMeeting reads a row of congresses and plenums as one expression, with the
// 精神 that is studied: 党的十九大和十九届二中、三中、四中全会精神. Its value is
// the last of them.
func readMeeting(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	party := c.eat("党的")
	m, ok := c.meeting(party)
	if !ok {
		return Expr{}, false
	}
	for {
		mark := c.i
		if !(c.eat("、") || c.eat("和") || c.eat("及") || c.eat("以及")) {
			break
		}
		c.eat("党的")
		next, ok := c.meeting(true)
		if !ok {
			c.i = mark
			break
		}
		m = next
	}
	c.eat("精神")
	return Expr{Start: i, End: c.i, Kind: KindMeeting, Normalized: m.String()}, true
}

// meeting reads 十九大, 十九届四中全会, 十九届二中、三中、四中全会.
func (c *cursor) meeting(party bool) (meeting, bool) {
	mark := c.i
	n, ok := c.number()
	if !ok || n.style != han || !n.between(1, 40) {
		c.i = mark
		return meeting{}, false
	}
	m := meeting{congress: n.value}
	switch {
	case c.eat("大") && n.value > 10 && (party || c.atAny([]string{"精神", "报告", "以来", "代表", "召开", "闭幕", "胜利", "关于", "提出", "作出"})):
		return m, true
	case c.eat("届") && c.plenums(&m):
		return m, true
	}
	c.i = mark
	return meeting{}, false
}

// plenums reads 二中、三中、四中全会.
func (c *cursor) plenums(m *meeting) bool {
	for {
		n, ok := c.number()
		if !ok || !n.between(1, 9) || !c.eat("中") {
			return false
		}
		m.plenum = n.value
		if c.eat("全会") {
			return true
		}
		if !c.eat("、") && !c.eat("和") {
			return false
		}
	}
}

// eventVerbs end the name of an event before 以来.
var eventVerbs = []string{"发生", "暴发", "爆发", "启动", "开展", "实施", "施行", "成立", "组建", "建成", "运行", "开工", "挂牌", "上任", "任职", "到任"}

// readEvent reads back from 以来 to the 自 or the beginning of the clause:
// 自疫情发生以来. A clause that names a date says when, and is no event.
func readEvent(s *scanner, i int) (Expr, bool) {
	if n := len(s.found); n > 0 && s.found[n-1].End > s.clause && !strings.HasPrefix(s.text[s.found[n-1].End:], "、") {
		return Expr{}, false
	}
	if !strings.HasPrefix(s.text[i:], "以来") || !hasAnySuffix(s.text[s.clause:i], eventVerbs) {
		return Expr{}, false
	}
	const longest = 30 * 3 // bytes
	from := max(s.clause, i-longest)
	clause := s.text[from:i]
	at := strings.LastIndex(clause, "自")
	switch {
	case at >= 0 && !strings.HasPrefix(clause[at:], "自我") && !strings.HasPrefix(clause[at:], "自主"):
		clause = clause[at:]
	case from > s.clause:
		return Expr{}, false
	}
	if k := strings.LastIndex(clause, "以来、"); k >= 0 {
		clause = clause[k+len("以来、"):]
	}
	start := i - len(clause)
	e := Expr{Start: start, End: i + len("以来"), Kind: KindEvent}
	if strings.Contains(clause, "新冠") || strings.Contains(clause, "新型冠状病毒") {
		e.Normalized = "2020-01"
	}
	return e, true
}

func hasAnySuffix(s string, suffixes []string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// newYears are the first days of the lunar years from 2000 on, as month and day:
// the day, at 120° E, of the new moon that begins the month of 雨水 (GB/T
// 33661-2017). Checked against computed new moons (J. Meeus, Astronomical
// Algorithms, chapter 49); 2034 is a month later because of the leap 冬月 of 2033.
var newYears = [...]int{
	205, 124, 212, 201, 122, 209, 129, 218, 207, 126, // 2000–2009
	214, 203, 123, 210, 131, 219, 208, 128, 216, 205, // 2010–2019
	125, 212, 201, 122, 210, 129, 217, 206, 126, 213, // 2020–2029
	203, 123, 211, 131, 219, 208, 128, 215, 204, 124, // 2030–2039
}

// readLunar reads 正月初三, 大年初一, 年初三, 腊月二十三, 农历八月十五.
func readLunar(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	month := "正月"
	sure := true
	switch {
	case c.eat("大年"):
	case c.eat("年"):
		sure = false
	case c.eat("正月"):
	case c.eat("腊月"):
		month = "腊月"
	case c.eat("农历"):
		n, ok := c.number()
		if c.eat("正月") {
			break
		}
		if !ok || !n.between(1, 12) || !c.eat("月") {
			return Expr{}, false
		}
		month = writeHan(n.value) + "月"
	default:
		return Expr{}, false
	}
	if strings.HasPrefix(s.text[i:], "大年三十") {
		return Expr{Start: i, End: i + len("大年三十"), Kind: KindLunarDay, Normalized: s.lunar("除夕", 0)}, true
	}
	first := c.eat("初")
	n, ok := c.number()
	if !ok || n.style != han || !n.between(1, 30) || !sure && (!first || n.value > 10 || !c.afterLunar()) {
		return Expr{}, false
	}
	return Expr{Start: i, End: c.i, Kind: KindLunarDay, Normalized: s.lunar(month, n.value)}, true
}

// afterLunar reports whether 年初三 is a day here and not 年初 before 三项.
func (c *cursor) afterLunar() bool {
	return c.i == len(c.s) || c.atAny([]string{"开", "至", "到", "起", "、", "，", "。", "上班", "下", "晚", "早", "就", "前", "后", "以", "回", "返", "复", "当", "正", "即"})
}

// lunar prints 2020-01-27（正月初三）, the eve of the new year for day 0, or only the name where the day is not known.
func (s *scanner) lunar(month string, day int) string {
	name := month
	if day > 10 {
		name += writeHan(day)
	} else if day > 0 {
		name += "初" + writeHan(day)
	}
	at := s.ctx.Report.Year - 2000
	if month != "正月" && day > 0 || at < 0 || at >= len(newYears) {
		return "农历" + name
	}
	first := time.Date(s.ctx.Report.Year, time.Month(newYears[at]/100), newYears[at]%100, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, day-1).Format("2006-01-02") + "（" + name + "）"
}

// readDocNumber reads the 〔2020〕15号 of a document number; where the number is
// still to be filled only the 〔2020〕.
func readDocNumber(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	round := c.at("(") || c.at("（")
	if !c.eat("〔") && !c.eat("［") && !c.eat("[") && !c.eat("（") && !c.eat("(") {
		return Expr{}, false
	}
	year, ok := c.number()
	if !ok || !year.isYear() || !(c.eat("〕") || c.eat("］") || c.eat("]") || c.eat("）") || c.eat(")")) {
		return Expr{}, false
	}
	e := Expr{Start: i, End: c.i, Kind: KindDocNumber, Normalized: fmt.Sprint(year.value)}
	c.eat("第")
	_, numbered := c.number()
	switch {
	case numbered && c.eat("号"):
		e.End = c.i
		return e, true
	case !round && !numbered && docGlyph(runeAfter(s.text, c.i)):
		return e, true
	}
	return Expr{}, false
}

func docGlyph(r rune) bool { return strings.ContainsRune("XxＸ×○＿_*", r) }
