package period

import "strings"

// A holiday is a time off that reports name instead of its days, and the quarter
// it falls in.
type holiday struct {
	name    string
	quarter int
}

// holidays are those of the whole country whose time is sure enough. The list ends
// where a day rather names an activity or a park: 七一, 八一, 十一, 三八.
func holidays() []holiday {
	return []holiday{
		{"元旦", 1}, {"春节", 1}, {"元宵", 1},
		{"清明", 2}, {"“五一”", 2}, {"五一", 2}, {"端午", 2},
		{"中秋", 3}, {"国庆", 4}, {"重阳", 4},
	}
}

// readHoliday reads 春节期间, 中秋、国庆假期, “五一”劳动节前夕. A holiday alone names
// an activity or a place: 春节慰问, 五一路.
func readHoliday(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	if !c.holiday() {
		return Expr{}, false
	}
	for c.nextHoliday() {
	}
	for _, w := range []string{"小长假", "长假", "假期", "假日", "黄金周"} {
		if c.eat(w) {
			c.eat("期间")
			return Expr{Start: i, End: c.i, Kind: KindHoliday}, true
		}
	}
	for _, w := range []string{"期间", "前夕", "前后", "来临之际", "到来之际"} {
		if c.eat(w) {
			return Expr{Start: i, End: c.i, Kind: KindHoliday}, true
		}
	}
	return Expr{}, false
}

// holiday reads the name of one holiday.
func (c *cursor) holiday() bool {
	for _, h := range holidays() {
		if c.eat(h.name) {
			if !c.eat("佳节") && !c.eat("劳动节") && !c.eat("国际劳动节") {
				c.eat("节")
			}
			return true
		}
	}
	return false
}

// nextHoliday reads a further name: 元旦、春节, 中秋国庆.
func (c *cursor) nextHoliday() bool {
	mark := c.i
	if !c.eat("、") {
		c.eat("和")
	}
	if !c.holiday() {
		c.i = mark
		return false
	}
	return true
}

// holiday keeps a holiday that both periods have; another one is told of a time
// that the new report does not cover, or did not then.
func (m move) holiday() Roll {
	text := m.text[m.e.Start:m.e.End]
	for _, h := range holidays() {
		if strings.Contains(text, h.name) && (!m.from.hasQuarter(h.quarter) || !m.to.hasQuarter(h.quarter)) {
			return Review
		}
	}
	return Keep
}

// hasQuarter reports whether p covers a quarter of its year.
func (p Period) hasQuarter(q int) bool {
	switch p.Unit {
	case Year:
		return true
	case Half:
		return p.Index == (q+1)/2
	case Quarter:
		return p.Index == q
	}
	return false
}
