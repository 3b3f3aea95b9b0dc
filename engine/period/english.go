package period

import (
	"strings"
	"unicode/utf8"
)

var (
	monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"}
	ordinals = [...]string{"first", "second", "third", "fourth"}
)

// readEnglish reads June 30, 2020; H1 2020; first half of 2020; FY2020; in 2020.
func readEnglish(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	p := phrase{start: i}
	if !c.monthRange(&p) && !c.monthDate(&p.first) && !c.letterYear(&p.first) && !c.ordinalPart(&p.first) && !c.fiscalYear(&p.first) {
		return readEnglishYear(s, i)
	}
	p.end = c.i
	return s.expr(p), true
}

// readEnglishDay reads 30 June 2020, at its number.
func readEnglishDay(s *scanner, i int) (Expr, bool) {
	c := cursor{s: s.text, i: i}
	p := phrase{start: i}
	if !c.dayMonth(&p.first) {
		return Expr{}, false
	}
	p.end = c.i
	return s.expr(p), true
}

// monthRange reads January to June 2020, Jan-Jun 2020.
func (c *cursor) monthRange(p *phrase) bool {
	mark := c.i
	ok := c.monthWord(&p.first) && (c.eat(" to ") || c.to()) && c.monthWord(&p.last) && c.eat(" ") && c.yearNumber(&p.last)
	if !ok {
		c.i, p.first, p.last = mark, point{}, point{}
		return false
	}
	p.join = ranged
	return true
}

// monthDate reads June 2020 and June 30, 2020.
func (c *cursor) monthDate(p *point) bool {
	mark := c.i
	if !c.monthWord(p) || !c.eat(" ") {
		c.i, *p = mark, point{}
		return false
	}
	if c.yearNumber(p) {
		return true
	}
	day, ok := c.number()
	if ok && day.between(1, 31) && c.eat(", ") && c.yearNumber(p) {
		p.day = day
		return true
	}
	c.i, *p = mark, point{}
	return false
}

// monthWord reads June, Jun or Jun.
func (c *cursor) monthWord(p *point) bool {
	for k, name := range monthNames {
		n := number{start: c.i, value: k + 1, digits: 1, style: monthName}
		if c.at(name) {
			n.end = c.i + len(name)
		} else if c.at(name[:3]) {
			n.end, n.style = c.i+3, monthShort
		} else {
			continue
		}
		if n.end < len(c.s) && isWord(c.s[n.end]) {
			return false
		}
		c.i = n.end
		if n.style == monthShort {
			c.eat(".")
		}
		p.month = n
		return true
	}
	return false
}

// yearNumber reads a year of four digits that ends a word.
func (c *cursor) yearNumber(p *point) bool {
	mark := c.i
	n, ok := c.number()
	if !ok || n.style != ascii || !n.isYear() || c.atWord() {
		c.i = mark
		return false
	}
	p.year = n
	return true
}

// letterYear reads H1 2020, Q3 2020.
func (c *cursor) letterYear(p *point) bool {
	mark := c.i
	if c.letterUnit(p) && c.eat(" ") && c.yearNumber(p) {
		return true
	}
	c.i, *p = mark, point{}
	return false
}

// ordinalPart reads first half of 2020, third quarter of 2020.
func (c *cursor) ordinalPart(p *point) bool {
	mark := c.i
	for k, word := range ordinals {
		n := number{start: c.i, end: c.i + len(word), value: k + 1, digits: 1, style: ordinal}
		if !c.eat(word) {
			continue
		}
		c.eat(" ")
		if k < 2 && c.eat("half of ") {
			p.half = n
		} else if c.eat("quarter of ") {
			p.quarter = n
		} else {
			break
		}
		c.eat("the year ")
		if c.yearNumber(p) {
			return true
		}
	}
	c.i, *p = mark, point{}
	return false
}

// yearPrepositions come before a year rather than a quantity, and yearFollowers
// after one.
var (
	yearPrepositions = []string{"in ", "since ", "during ", "In ", "Since ", "During ", "year "}
	yearFollowers    = []string{"we", "the", "and", "it", "they", "to", "with", "was", "were", "is", "has", "had", "as", "by", "for", "at", "on", "our", "when", "after"}
)

// readEnglishYear reads the 2020 of “in 2020”, “since 2020”.
func readEnglishYear(s *scanner, i int) (Expr, bool) {
	for _, w := range yearPrepositions {
		c := cursor{s: s.text, i: i}
		if !c.eat(w) {
			continue
		}
		p := phrase{start: c.i}
		if !c.yearNumber(&p.first) || !c.yearEnds() {
			continue
		}
		p.end = c.i
		return s.expr(p), true
	}
	return Expr{}, false
}

// yearEnds reports whether what follows a bare year is no thing counted.
func (c *cursor) yearEnds() bool {
	rest := strings.TrimLeft(c.s[c.i:], " ")
	if rest == "" || strings.IndexByte(",.;:)!?", rest[0]) >= 0 {
		return true
	}
	word := rest
	if end := strings.IndexFunc(rest, func(r rune) bool { return r >= utf8.RuneSelf || !isWord(byte(r)) }); end >= 0 {
		word = rest[:end]
	}
	for _, w := range yearFollowers {
		if w == word {
			return true
		}
	}
	return false
}

// fiscalYear reads FY2020.
func (c *cursor) fiscalYear(p *point) bool {
	mark := c.i
	if c.eat("FY") {
		c.eat(" ")
		if c.yearNumber(p) {
			return true
		}
	}
	c.i = mark
	return false
}

// dayMonth reads 30 June 2020.
func (c *cursor) dayMonth(p *point) bool {
	day, ok := c.number()
	if !ok || day.style != ascii || !day.between(1, 31) || !c.eat(" ") || !c.monthWord(p) || !c.eat(" ") {
		return false
	}
	p.day = day
	return c.yearNumber(p)
}
