package period

import (
	"strings"
	"time"
)

// namedYear reads the 财年, 学年 or 届 that makes a year of the number in front: 2023财年,
// 2023届毕业生. A row number is no year: 第2023届.
func (c *cursor) namedYear(n number) bool {
	switch {
	case c.eat("财年"), c.eat("财政年"), c.eat("学年"):
		c.schoolTerm()
		return true
	case c.at("届") && runeBefore(c.s, n.start) != '第':
		return c.eat("届")
	}
	return false
}

// schoolTerms are the halves of a school year.
var schoolTerms = []string{"第一学期", "第二学期", "第1学期", "第2学期", "上学期", "下学期", "秋季学期", "春季学期"}

// schoolTerm reads the rest of a school year: 度, 第一学期.
func (c *cursor) schoolTerm() {
	c.eat("度")
	for _, w := range schoolTerms {
		if c.eat(w) {
			return
		}
	}
}

// namesSchoolYear reports whether the expression is a school year, which begins in
// September.
func (m move) namesSchoolYear() bool {
	return strings.Contains(m.text[m.e.Start:m.e.End], "学年")
}

// moveSchoolYear asks for a look at a school year that the old report lies in, unless
// the new one lies in it too. The term of one never stays.
func (m move) moveSchoolYear() Roll {
	last := m.last.period.Year
	if m.phrase.join == single {
		last = m.first.period.Year + 1
	}
	from := time.Date(m.first.period.Year, time.September, 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(last, time.August, 31, 0, 0, 0, 0, time.UTC)
	within := func(p Period) bool {
		middle := p.Start().Add(p.End().Sub(p.Start()) / 2)
		return !middle.Before(from) && !middle.After(to)
	}
	term := strings.Contains(m.text[m.e.Start:m.e.End], "学期")
	touches := !m.from.End().Before(from) && !m.from.Start().After(to)
	switch {
	case !touches && m.history():
		return Keep
	case term || m.from.Unit == Year:
		return Review
	case touches && within(m.to), !touches && m.from.Year == m.to.Year:
		return Keep
	}
	return Review
}
