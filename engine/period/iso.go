package period

// iso reads the forms that machines and tables use: 2020-06-30, 2020/6/30,
// 2020.6.30, 2020-06, 2020-H1, 2020Q3, and ranges of them. A month with a dot is
// one only in a range: 2020.01—2020.06.
func (c *cursor) iso(p *phrase) bool {
	mark := c.i
	first, dotted, ok := c.isoPoint()
	if !ok {
		c.i = mark
		return false
	}
	p.first = first
	end := c.i
	c.spaces()
	if c.to() {
		c.spaces()
		if last, _, ok := c.isoPoint(); ok && last.unit() == first.unit() {
			p.last, p.join = last, ranged
			return true
		}
	}
	c.i = end
	if dotted {
		c.i, p.first = mark, point{}
	}
	return !dotted
}

// isoPoint reads one date; dotted is true for a month with a dot.
func (c *cursor) isoPoint() (p point, dotted, ok bool) {
	year, ok := c.number()
	if !ok || !year.isYear() || year.style == han {
		return point{}, false, false
	}
	dot := c.at(".")
	if !c.isoRest(&p) || c.atWord() {
		return point{}, false, false
	}
	p.year = year
	return p, dot && !p.day.present(), true
}

// isoRest reads what follows the year.
func (c *cursor) isoRest(p *point) bool {
	mark := c.i
	if c.isoDate(p) {
		return true
	}
	c.i, *p = mark, point{}
	if !c.eat("-") {
		c.spaces()
	}
	return c.letterUnit(p)
}

// isoDate reads -06-30, /6/30, .6.30 and -06.
func (c *cursor) isoDate(p *point) bool {
	sep := ""
	for _, s := range []string{"-", "/", "."} {
		if c.eat(s) {
			sep = s
		}
	}
	if sep == "" {
		return false
	}
	month, ok := c.number()
	if !ok || !month.between(1, 12) || month.style == han {
		return false
	}
	p.month = month
	if c.eat(sep) {
		day, ok := c.number()
		if !ok || !day.between(1, 31) || day.style == han {
			return false
		}
		p.day = day
	} else if sep == "/" || sep == "-" && month.digits != 2 || c.at("号") {
		return false
	}
	p.month.style = paddedIf(p.month, sep, c.s)
	p.day.style = paddedIf(p.day, sep, c.s)
	return !c.at(".") && !c.at("/") && !c.at(sep) || c.atEnd() || c.rangeFollows()
}

// rangeFollows reports whether a dash and a year follow.
func (c *cursor) rangeFollows() bool {
	d := *c
	n, ok := number{}, d.to()
	if ok {
		n, ok = d.number()
	}
	return ok && n.isYear()
}

// atEnd reports whether a full stop that ends the text or a sentence follows.
func (c *cursor) atEnd() bool {
	return c.at(".") && (c.i+1 == len(c.s) || c.s[c.i+1] == ' ')
}

// paddedIf keeps two digits two digits where the form asks for them.
func paddedIf(n number, sep, s string) style {
	if n.style == ascii && n.digits == 2 && (sep == "-" || s[n.start] == '0') {
		return padded
	}
	return n.style
}

// letterUnit reads H1, Q3 after a year.
func (c *cursor) letterUnit(p *point) bool {
	mark := c.i
	var target *number
	most := 4
	switch {
	case c.eat("H"), c.eat("h"):
		target, most = &p.half, 2
	case c.eat("Q"), c.eat("q"):
		target = &p.quarter
	default:
		return false
	}
	n, ok := c.number()
	if !ok || n.digits != 1 || !n.between(1, most) || c.atWord() {
		c.i = mark
		return false
	}
	*target = n
	return true
}

// atWord reports whether an ASCII letter or digit follows.
func (c *cursor) atWord() bool {
	return c.i < len(c.s) && isWord(c.s[c.i])
}

func isWord(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_'
}
