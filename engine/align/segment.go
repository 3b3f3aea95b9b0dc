package align

// emit turns a script into segments and number pairs. Tokens that correspond
// and still read differently (5次, 7次) are a deletion and an insertion.
func (c *comparison) emit(s script, a, b []token) {
	for _, step := range s.steps {
		for n := range step.n {
			c.corresponding(a[n], b[n])
		}
		for _, t := range a[step.n : step.n+step.del] {
			c.delete(t)
		}
		for _, t := range b[step.n : step.n+step.ins] {
			c.insert(t)
		}
		a, b = a[step.n+step.del:], b[step.n+step.ins:]
	}
	c.flushEqual()
	c.flush()
}

func (c *comparison) corresponding(p, q token) {
	if p.number && q.number {
		c.delta.Numbers = append(c.delta.Numbers, NumberPair{p.place(), q.place()})
	}
	if c.prior[p.text].String[p.start:p.end] != c.current[q.text].String[q.start:q.end] {
		c.delete(p)
		c.insert(q)
		return
	}
	c.flush()
	c.equal = extend(c.equal, q, p.text)
}

func (t token) place() Place { return Place{t.text, t.start, t.end} }

// piece is a stretch of one text that becomes a segment.
type piece struct {
	Place
	other int // number of the paragraph of the other block
}

func (c *comparison) delete(t token) {
	c.flushEqual()
	c.deleted = extend(c.deleted, t, c.at.current)
	c.at.prior = t.text
}

func (c *comparison) insert(t token) {
	c.flushEqual()
	c.inserted = extend(c.inserted, t, c.at.prior)
	c.at.current = t.text
}

// extend appends a token to pieces, or to the last piece if it goes on with it.
func extend(pieces []piece, t token, other int) []piece {
	if last := len(pieces) - 1; last >= 0 && pieces[last].Text == t.text && pieces[last].other == other {
		pieces[last].End = t.end
		return pieces
	}
	return append(pieces, piece{t.place(), other})
}

// flush writes the edits at hand, deletions before insertions.
func (c *comparison) flush() {
	for _, p := range c.deleted {
		c.segment(Segment{Delete, c.prior[p.Text].String[p.Start:p.End], p.Text, p.other})
	}
	for _, p := range c.inserted {
		c.segment(Segment{Insert, c.current[p.Text].String[p.Start:p.End], p.other, p.Text})
	}
	c.deleted, c.inserted = nil, nil
}

func (c *comparison) flushEqual() {
	for _, p := range c.equal {
		c.segment(Segment{Equal, c.current[p.Text].String[p.Start:p.End], p.other, p.Text})
		c.at = position{p.other, p.Text}
	}
	c.equal = nil
}

func (c *comparison) segment(s Segment) { c.delta.Segments = append(c.delta.Segments, s) }
