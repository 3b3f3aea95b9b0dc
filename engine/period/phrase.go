package period

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/internal/runes"
)

// A phrase is a date as it is written: one point in time (2020年6月底) or two
// (1—6月), the parts of which know where they stand in the text.
type phrase struct {
	start, end  int
	first, last point // last is zero when there is one point
	join        join
	long        bool // 一、二、三季度: more than two, so not rewritten
	before      bool // 年底前
}

// join says how the points of a phrase belong together.
type join int

const (
	single join = iota
	listed      // 三、四季度
	ranged      // 1—6月
)

// point is a year, half-year, quarter, month or day. Absent parts are zero.
type point struct {
	year, half, quarter, month, day number
	part                            part
	toDate                          bool // 前三季度: from the first to this one
	quarterly                       bool // 2020年季度
}

// part is the part of a month or year that a point names.
type part int

const (
	whole    part = iota
	early         // 初
	end           // 底, 末
	first10       // 上旬
	second10      // 中旬
	third10       // 下旬
)

// unit is the finest unit of the point; days count as None.
func (p point) unit() Unit {
	switch {
	case p.day.present():
		return None
	case p.month.present():
		return Month
	case p.quarter.present():
		return Quarter
	case p.half.present():
		return Half
	}
	return Year
}

// finest is the finest unit of the phrase's points.
func (p phrase) finest() Unit { return p.first.unit() }

// final is the last point: the only one of a single phrase.
func (p phrase) final() point {
	if p.join == single {
		return p.first
	}
	return p.last
}

// dated reports whether the phrase names its year itself.
func (p phrase) dated() bool { return p.first.year.present() || p.last.year.present() }

// readPhrase reads the Chinese or ISO phrase that begins at byte i.
func readPhrase(s string, i int) (phrase, bool) {
	if !namesUnit(s, i) {
		return phrase{}, false
	}
	c := cursor{s: s, i: i}
	p := phrase{start: i}
	if !c.sharedUnit(&p) && !c.yearShared(&p) && !c.iso(&p) && !c.plain(&p) {
		return phrase{}, false
	}
	p.before = c.before(p)
	p.end = c.i
	return p, true
}

// namesUnit is the quick way out for the many words that begin like a date, 一是,
// 上级, 本次: a phrase in Han characters names a year, quarter or month soon.
func namesUnit(s string, i int) bool {
	const reach = 14 * 3 // bytes: 二〇二一年——二〇二五年
	r, _ := runes.Decode(s[i:])
	if r < '一' || r > '龥' {
		return true
	}
	near := s[i:min(len(s), i+reach)]
	return strings.Contains(near, "年") || strings.Contains(near, "月") || strings.Contains(near, "季")
}

// plain reads one point, or two with a word for “to” between them.
func (c *cursor) plain(p *phrase) bool {
	var ok bool
	if p.first, ok = c.point(); !ok {
		return false
	}
	mark := c.i
	c.spaces()
	if !c.to() {
		c.i = mark
		return true
	}
	c.spaces()
	last, ok := c.point()
	if !ok {
		last, ok = c.dayPoint()
	}
	if !ok || !follows(p.first, last) {
		c.i = mark
		return true
	}
	p.last, p.join = last, ranged
	return true
}

// follows reports whether last can end a range that begins with first.
func follows(first, last point) bool {
	if first.year.style == relative && !last.year.present() && last.unit() == Year {
		return false
	}
	return first.unit() == last.unit() && first.year.present() == (first.year.present() || last.year.present())
}

// point reads 2020年6月30日, 今年上半年, 三季度, 6月初.
func (c *cursor) point() (point, bool) {
	var p point
	mark := c.i
	if c.year(&p) {
		c.withinYear(&p)
		return p, true
	}
	if c.half(&p) || c.quarter(&p) || c.month(&p) || c.toDate(&p) {
		return p, true
	}
	c.i = mark
	return point{}, false
}

// dayPoint reads the 30日 of 6月1日至30日.
func (c *cursor) dayPoint() (point, bool) {
	var p point
	ok := c.day(&p)
	return p, ok
}

// year reads 2020年, 二〇二〇年, 今年.
func (c *cursor) year(p *point) bool {
	if n, ok := readYearWord(c.s, c.i); ok {
		p.year, c.i = n, n.end
		return true
	}
	mark := c.i
	n, ok := c.number()
	c.spaces()
	switch {
	case ok && n.isYear() && (c.at("上半年") || c.at("下半年")): // 2020上半年
	case ok && n.isYear() && c.eat("年") && !c.at("级"):
	case ok && n.isYear() && c.namedYear(n):
	case ok && n.isShortYear() && (c.at("年上半年") || c.at("年下半年")):
		c.eat("年")
		n.value += 2000
	default:
		c.i = mark
		return false
	}
	p.year = n
	return true
}

// withinYear reads what a year is narrowed by: a half, a quarter, a month, its
// beginning or end, or nothing.
func (c *cursor) withinYear(p *point) {
	mark := c.i
	c.spaces()
	if p.year.style == relative {
		c.eat("的")
	}
	if c.half(p) || c.midYear(p) || c.toDate(p) || c.quarter(p) || c.month(p) || c.letterUnit(p) {
		return
	}
	c.i = mark
	switch {
	case c.yearPart(p):
	case c.eat("季度"):
		p.quarterly = true
	case c.at("度假"), c.at("年度"):
	default:
		c.eat("度")
	}
}

// yearPart reads the 底 of 2020年底 and 2020年年底.
func (c *cursor) yearPart(p *point) bool {
	mark := c.i
	c.eat("年")
	switch {
	case c.endWord():
		p.part = end
	case c.startWord():
		p.part = early
	default:
		c.i = mark
		return false
	}
	return true
}

// half reads 上半年, 下半年度.
func (c *cursor) half(p *point) bool {
	n := number{start: c.i, end: c.i + 3, digits: 1, style: upDown}
	switch {
	case c.eat("上半年"):
		n.value = 1
	case c.eat("下半年"):
		n.value = 2
	default:
		return false
	}
	p.half = n
	c.eat("度")
	return true
}

// midYear reads the 半年 of 2020年半年度, which is the first half.
func (c *cursor) midYear(p *point) bool {
	mark := c.i
	if !c.eat("半年") || p.year.style == relative || c.atAny([]string{"来", "时间", "内", "以", "多", "间", "后", "前", "的"}) {
		c.i = mark
		return false
	}
	p.half = number{start: mark, end: c.i, value: 1, digits: 1, style: midYear}
	c.eat("度")
	return true
}

// quarter reads 三季度, 第三季度.
func (c *cursor) quarter(p *point) bool {
	mark := c.i
	c.eat("第")
	if n, ok := c.number(); ok && n.between(1, 4) && c.quarterUnit() {
		p.quarter = n
		return true
	}
	c.i = mark
	return false
}

func (c *cursor) quarterUnit() bool { return c.eat("季度") && !c.at("过") }

// toDate reads 前三季度, 前5个月.
func (c *cursor) toDate(p *point) bool {
	mark := c.i
	if c.eat("前") {
		n, ok := c.number()
		switch {
		case ok && n.between(2, 3) && c.quarterUnit():
			p.quarter, p.toDate = n, true
			return true
		case ok && n.between(2, 11) && c.eat("个月"):
			p.month, p.toDate = n, true
			return true
		}
	}
	c.i = mark
	return false
}

// month reads 6月, 6月份, 6月底, 6月30日.
func (c *cursor) month(p *point) bool {
	mark := c.i
	n, ok := c.monthNumber()
	if !ok {
		c.i = mark
		return false
	}
	p.month = n
	c.monthRest(p)
	return true
}

// monthNumber reads 6月, 元月, without what may follow.
func (c *cursor) monthNumber() (number, bool) {
	if c.at("元月") && !c.at("元月租") {
		n := number{start: c.i, end: c.i + 3, value: 1, digits: 1, style: han}
		c.i += len("元月")
		return n, true
	}
	n, ok := c.number()
	if !ok || !n.between(1, 12) {
		return number{}, false
	}
	c.spaces()
	if !c.eat("月") || c.atAny(noMonth) || n.style == han && c.at("内") {
		return number{}, false
	}
	return n, true
}

// noMonth follows 月 where N月 is an age, a term or a rate.
var noMonth = []string{"龄", "薪", "租", "均", "供", "息", "度", "嫂", "饼", "期贷", "期的", "期存", "以上", "以内", "以下", "有余", "革命"}

// monthRest reads what narrows a month: 份, 底, 上旬, a day.
func (c *cursor) monthRest(p *point) {
	c.eat("份")
	mark := c.i
	c.spaces()
	if c.day(p) {
		return
	}
	c.i = mark
	switch {
	case c.eat("上旬"):
		p.part = first10
	case c.eat("中旬"):
		p.part = second10
	case c.eat("下旬"):
		p.part = third10
	case c.endWord():
		p.part = end
	case c.startWord():
		p.part = early
	}
}

// day reads 30日, 30号.
func (c *cursor) day(p *point) bool {
	mark := c.i
	n, ok := c.number()
	if ok && n.between(1, 31) {
		c.spaces()
		if c.eat("日") || c.eat("号") && !c.atAny(numbered) {
			p.day = n
			return true
		}
	}
	c.i = mark
	return false
}

// numbered follows 号 where it counts something else than days.
var numbered = []string{"文", "令", "楼", "线", "院", "公告", "通知", "车", "机"}

// endWord reads 底 or 末, unless a longer word begins there.
func (c *cursor) endWord() bool {
	if c.atAny([]string{"底数", "底账", "底线", "底座", "底部", "底子", "底气", "底薪", "底稿", "底册", "底层", "末位", "末端", "末梢"}) {
		return false
	}
	return c.eat("底") || c.eat("末")
}

// startWord reads 初, unless a longer word begins there.
func (c *cursor) startWord() bool {
	if c.atAny([]string{"初中", "初级", "初步", "初审", "初稿", "初赛", "初始", "初次", "初心", "初见", "初任", "初核"}) {
		return false
	}
	return c.eat("初")
}

// before reads the 前 of a deadline: 6月底前, 30日之前.
func (c *cursor) before(p phrase) bool {
	last := p.final()
	if last.unit() == Year && last.part != end || last.unit() == Half || last.unit() == Quarter || last.toDate {
		return false
	}
	return c.beforeWord()
}

func (c *cursor) beforeWord() bool {
	if c.eat("之前") || c.eat("以前") {
		return true
	}
	mark := c.i
	if !c.eat("前") {
		return false
	}
	r, _ := runes.Decode(c.s[c.i:])
	if strings.ContainsRune("后期往夕列身景沿端置辈年任", r) || hanDigit(r) >= 0 || r >= '0' && r <= '9' {
		c.i = mark
		return false
	}
	return true
}
