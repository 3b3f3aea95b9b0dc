package period

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/internal/runes"
)

// cursor reads a text from left to right; what can't be read leaves it where it
// was.
type cursor struct {
	s string
	i int
}

func (c *cursor) at(word string) bool { return strings.HasPrefix(c.s[c.i:], word) }

func (c *cursor) atAny(words []string) bool {
	for _, w := range words {
		if c.at(w) {
			return true
		}
	}
	return false
}

func (c *cursor) eat(word string) bool {
	if !c.at(word) {
		return false
	}
	c.i += len(word)
	return true
}

// spaces skips up to two spaces: writers put them between digits and units.
func (c *cursor) spaces() {
	for n := 0; n < 2; n++ {
		switch {
		case c.eat(" "), c.eat("\u00a0"), c.eat("\u3000"):
		default:
			return
		}
	}
}

func (c *cursor) number() (number, bool) {
	n, ok := readNumber(c.s, c.i)
	if ok {
		c.i = n.end
	}
	return n, ok
}

// to reads a word or dash that means “to”.
func (c *cursor) to() bool {
	r, size := runes.Decode(c.s[c.i:])
	switch r {
	case '至', '到', '-', '－', '~', '～', '‐', '‑', '–', '─', '―', '—':
		c.i += size
		if r == '—' {
			c.eat("—") // two make one dash
		}
		return true
	}
	return false
}

// sharedUnit reads two or more numbers that share one unit: 1—6月, 三、四季度,
// 2021—2025年.
func (c *cursor) sharedUnit(p *phrase) bool {
	mark := c.i
	nth := c.eat("第") // 第一、二季度
	first, ok := c.number()
	if !ok {
		c.i = mark
		return false
	}
	last, count := first, 1
	for ; count <= 12; count++ {
		before := c.i
		c.spaces()
		j := ranged
		if c.eat("、") {
			j = listed
		} else if !c.to() {
			c.i = before
			break
		}
		c.spaces()
		next, ok := c.number()
		if !ok || next.style != last.style || p.join == ranged {
			c.i = before
			break
		}
		last, p.join = next, j
	}
	if p.join == single || first.value >= last.value || !c.unitOf(first, last, p) || nth && p.finest() != Quarter {
		c.i, p.join = mark, single
		p.first, p.last = point{}, point{}
		return false
	}
	p.long = count > 2
	return true
}

// yearShared reads a year before numbers that share a unit: 2020年三、四季度.
func (c *cursor) yearShared(p *phrase) bool {
	mark := c.i
	q := *p
	var of point
	if c.year(&of) {
		c.spaces()
		if c.sharedUnit(&q) && !q.first.year.present() {
			q.first.year = of.year
			*p = q
			return true
		}
	}
	c.i = mark
	return false
}

// unitOf reads the unit that first and last share.
func (c *cursor) unitOf(first, last number, p *phrase) bool {
	c.spaces()
	switch {
	case first.isYear() && last.isYear():
		p.first.year, p.last.year = first, last
		if c.eat("学年") {
			c.schoolTerm()
			return true
		}
		return c.eat("年") && (c.eat("度") || !c.at("级"))
	case !last.between(1, 12) || !first.between(1, 12):
		return false
	case c.eat("月"):
		p.first.month, p.last.month = first, last
		c.eat("份")
		return !c.atAny(noMonth)
	case last.value <= 4:
		p.first.quarter, p.last.quarter = first, last
		return c.quarterUnit()
	}
	return false
}
