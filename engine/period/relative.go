package period

import (
	"strings"
	"unicode/utf8"
)

// farYear is the distance of 次年 and 翌年: relative, but not to the report.
const farYear = 99

// yearWords are the words for a year relative to the report's, each with the
// runes that make another word of it before (说明年度) or after (上年纪).
var yearWords = []struct {
	word          string
	offset        int
	before, after string
}{
	{"今年", 0, "如", "龄轮"},
	{"本年", 0, "根基成资样版文书", "级龄"},
	{"当年", 0, "相适", "龄轮"},
	{"去年", -1, "过失", "龄级"},
	{"上一年", -1, "以", "级"},
	{"上年", -1, "以加网线路早晚史世身马跟配戴", "纪终货龄味夜会级轮岁"},
	{"前年", -2, "以之此提目年几多年一二两三四五六七八九十百数", "龄"},
	{"明年", 1, "说证表文透声阐标注写查探分清鲜照发", "龄月"},
	{"来年", 1, "年以后往近将", "龄"},
	{"下一年", 1, "", "级"},
	{"后年", 2, "以此之今往最", "龄"},
	{"次年", farYear, "每一两三多首初历再届此本该二四五六七八九十几数", "会龄"},
	{"翌年", farYear, "", ""},
}

// readYearWord reads 今年, 上年 at byte i.
func readYearWord(s string, i int) (number, bool) {
	if i < len(s) && s[i] < utf8.RuneSelf { // a digit
		return number{}, false
	}
	for _, w := range yearWords {
		if !strings.HasPrefix(s[i:], w.word) {
			continue
		}
		end := i + len(w.word)
		if strings.ContainsRune(w.before, runeBefore(s, i)) || strings.ContainsRune(w.after, runeAfter(s, end)) {
			return number{}, false
		}
		return number{start: i, end: end, value: w.offset, digits: 1, style: relative}, true
	}
	if strings.HasPrefix(s[i:], "下年度") && runeBefore(s, i) != '以' {
		return number{start: i, end: i + len("下年"), value: 1, digits: 1, style: relative}, true
	}
	return number{}, false
}

// readRelative reads words that are no phrase: 全年, 年度, 同期, 本月, 近三年.
func readRelative(s *scanner, i int) (Expr, bool) {
	for _, read := range []reader{readWholeYear, readYearly, readSame, readRelativeUnit, readSpan} {
		if e, ok := read(s, i); ok {
			return e, true
		}
	}
	return Expr{}, false
}

// readWholeYear reads 全年 (but not 全年龄, 安全年度).
func readWholeYear(s *scanner, i int) (Expr, bool) {
	end := i + len("全年")
	if !strings.HasPrefix(s.text[i:], "全年") ||
		strings.ContainsRune("安健完周保", s.before(i)) || strings.ContainsRune("龄级", runeAfter(s.text, end)) {
		return Expr{}, false
	}
	return s.relativeYear(i, end, s.inTitle(KindRelYear)), true
}

func (s *scanner) relativeYear(i, end int, kind string) Expr {
	e := Expr{Start: i, End: end, Kind: kind}
	if !s.ctx.Report.IsZero() {
		e.Normalized = Period{Year: s.ctx.Report.Year, Unit: Year}.String()
	}
	return e
}

// readYearly reads 年度, unless it is the end of another word (会计年度, 跨年度,
// 三年度). Where it begins the name of an institution it is fixed.
func readYearly(s *scanner, i int) (Expr, bool) {
	end := i + len("年度")
	if !strings.HasPrefix(s.text[i:], "年度") || !s.wordBegins(i) {
		return Expr{}, false
	}
	after := s.text[end:]
	if s.titles == 0 {
		for _, w := range []string{"考核", "报告", "述职", "总结", "考评", "检验", "年检", "评议", "体检"} {
			if strings.HasPrefix(after, w) {
				return Expr{Start: i, End: end, Kind: KindTermFixed}, true
			}
		}
	}
	return s.relativeYear(i, end, s.inTitle(KindRelYear)), true
}

// wordBegins reports whether 年 at byte i begins a word rather than ending one
// (每年, 三年, 学年).
func (s *scanner) wordBegins(i int) bool {
	if s.endsAt(i) {
		return true
	}
	r := s.before(i)
	if hanDigit(r) >= 0 || r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune("每半几数多两学跨各历逐分年百千万整个近往元余周明去今本当前后来次翌X×Ｘ", r) {
		return false
	}
	for _, w := range []string{"会计", "财政", "财务", "预算", "统计", "纳税", "以前", "以后", "今后", "非"} {
		if strings.HasSuffix(s.text[:i], w) {
			return false
		}
	}
	return true
}

// readYearEdge reads 年初, 年底, 年末, 年内 and 年底前.
func readYearEdge(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	c.eat("年")
	if !s.wordBegins(i) {
		return Expr{}, false
	}
	report := s.ctx.Report
	e := Expr{Start: i}
	switch {
	case c.startWord():
		e.Kind, e.Normalized = KindYearStart, value{period: Period{Year: report.Year, Unit: Year}, part: early}.String()
	case c.endWord():
		e.Kind, e.Normalized = KindYearEnd, value{period: Period{Year: report.Year, Unit: Year}, part: end}.String()
		if c.beforeWord() {
			e.Kind = KindDeadline
		}
	case c.eat("内"):
		return s.relativeYear(i, c.i, KindRelYear), true
	default:
		return Expr{}, false
	}
	e.End = c.i
	return e, true
}

// readSame reads 同期 where figures are compared with it.
func readSame(s *scanner, i int) (Expr, bool) {
	end := i + len("同期")
	if !strings.HasPrefix(s.text[i:], "同期") {
		return Expr{}, false
	}
	compared := strings.ContainsRune("比较于与和同年史", s.before(i)) && !strings.HasPrefix(s.text[end:], "声")
	for _, w := range []string{"相比", "增", "下降", "减", "水平", "数据", "均值", "提高", "上升", "翻"} {
		compared = compared || strings.HasPrefix(s.text[end:], w)
	}
	if !compared {
		return Expr{}, false
	}
	return Expr{Start: i, End: end, Kind: KindRelSame, Normalized: s.samePeriod(-1).String()}, true
}

// relativeUnits are months and quarters told by their distance.
var relativeUnits = []struct {
	word   string
	unit   Unit
	offset int
	before string
}{
	{"本季度", Quarter, 0, ""},
	{"上季度", Quarter, -1, "以"},
	{"上一季度", Quarter, -1, "以"},
	{"下季度", Quarter, 1, "以"},
	{"下一季度", Quarter, 1, "以"},
	{"本月", Month, 0, "根成"},
	{"当月", Month, 0, ""},
	{"上月", Month, -1, "以加网线路早晚"},
	{"上个月", Month, -1, "以加"},
	{"下月", Month, 1, "以"},
	{"下个月", Month, 1, "以"},
}

// readRelativeUnit reads 本月, 上月底, 上季度.
func readRelativeUnit(s *scanner, i int) (Expr, bool) {
	for _, w := range relativeUnits {
		if !strings.HasPrefix(s.text[i:], w.word) || strings.ContainsRune(w.before, s.before(i)) {
			continue
		}
		c := cursor{s: s.text, i: i + len(w.word)}
		if w.unit == Quarter {
			return Expr{Start: i, End: c.i, Kind: KindRelQuarter, Normalized: s.reportUnit(w.unit, w.offset).String()}, true
		}
		var p point
		if c.atAny(noMonth) {
			return Expr{}, false
		}
		c.monthRest(&p)
		v := valueOf(p, p, 0)
		v.period = s.reportUnit(Month, w.offset)
		return Expr{Start: i, End: c.i, Kind: KindRelMonth, Normalized: v.String()}, true
	}
	return Expr{}, false
}

// reportUnit is the month or quarter in which the report's period ends, moved.
func (s *scanner) reportUnit(u Unit, offset int) Period {
	if s.ctx.Report.IsZero() {
		return Period{}
	}
	return at(u, s.ctx.Report.End()).Next(offset)
}

// readSpan reads 近三年, 过去五年, 未来3年.
func readSpan(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	switch {
	case c.eat("过去"), c.eat("未来"):
	case !c.at("近年") && strings.ContainsRune("附邻临靠", s.before(i)):
		return Expr{}, false
	case c.eat("近"):
	default:
		return Expr{}, false
	}
	if !c.eat("两") {
		n, ok := c.number()
		if !ok || !n.between(1, 99) && n.value != 100 {
			return Expr{}, false
		}
	}
	if !c.eat("年") || c.atAny([]string{"级", "龄", "制", "期"}) {
		return Expr{}, false
	}
	return Expr{Start: i, End: c.i, Kind: KindSpan}, true
}

// readElliptic reads what leaves out its month: 中旬, 下旬, 月底 and 12日, after a
// month was named.
func readElliptic(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	p := point{}
	kind := KindPartElliptic
	switch before := s.before(i); {
	case strings.ContainsRune("月每各", before) || hanDigit(before) >= 0:
		return Expr{}, false
	case c.eat("月"):
		if c.endWord() {
			p.part = end
		} else if c.startWord() {
			p.part = early
		}
		if p.part == whole || before != utf8.RuneError && isDigit(before) {
			return Expr{}, false
		}
	case s.month.IsZero():
		return Expr{}, false
	case c.eat("上旬"):
		p.part = first10
	case c.eat("中旬"):
		p.part = second10
	case c.eat("下旬"):
		p.part = third10
	case strings.ContainsRune("，。、；：和及与于至到在从自日（(", before) && c.day(&p) && c.s[c.i-3:c.i] == "日":
		if c.atAny([]string{"内", "龄", "均", "薪", "游", "以内", "后", "常"}) {
			return Expr{}, false
		}
		kind = KindDayElliptic
	default:
		return Expr{}, false
	}
	c.beforeWord()
	v := value{period: s.month, part: p.part, day: p.day.value}
	return Expr{Start: i, End: c.i, Kind: kind, Normalized: v.String()}, true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
