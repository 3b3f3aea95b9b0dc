package similar

import (
	"cmp"
	"slices"
)

const (
	// widestGap is how many runes of a passage may differ in a row.
	widestGap = 24
	// leastDense is the share of a passage that must be equal.
	leastDense = 0.7
	// leastVaried is how many different characters a passage needs: a list of
	// 是 and 否 is none.
	leastVaried = 12
	// leastRun is the length from which equal runes are a part of a passage.
	leastRun = 4
	// mostCovered is the share of a passage, in either report, that other
	// passages of the pair may have told already.
	mostCovered = 0.5
)

// match is a stretch of runes that both streams have.
type match struct{ a, b, n int }

// chain is a passage in the making: matches in the order of both streams.
type chain []match

func (c chain) first() match { return c[0] }
func (c chain) last() match  { return c[len(c)-1] }

// spans are the lengths of the chain in both streams.
func (c chain) spans() (a, b int) {
	return c.last().a + c.last().n - c.first().a, c.last().b + c.last().n - c.first().b
}

// matcher finds the passages that two streams share.
type matcher struct {
	a, b    *stream
	least   int
	covered *coverage
}

// passages lists the chains that are passages, and how many characters they
// share.
func (m *matcher) passages(seeds []seed) (kept []chain, characters int) {
	var found []chain
	for _, c := range m.chains(m.unplain(m.lengthen(m.matches(seeds)))) {
		if c = trim(c, m.own); m.isPassage(c) {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(x, y chain) int { return cmp.Compare(m.ownIn(y), m.ownIn(x)) })
	m.covered.start(len(m.a.runes), len(m.b.runes))
	for _, c := range found {
		if c = trim(c, m.untold); m.isPassage(c) && m.covered.share(c) <= mostCovered {
			characters += m.cover(c)
			kept = append(kept, c)
		}
	}
	return kept, characters
}

// matches extends seeds to both sides as far as the streams are equal.
func (m *matcher) matches(seeds []seed) []match {
	slices.SortFunc(seeds, func(x, y seed) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	done := map[int]int{} // by b-a: where in a the last match of this diagonal ends
	var list []match
	for _, s := range seeds {
		a, b := int(s.a), int(s.b)
		if done[b-a] > a {
			continue
		}
		if x := m.extend(a, b); x.n >= gramLen {
			done[b-a] = x.a + x.n
			list = append(list, x)
		}
	}
	slices.SortFunc(list, compareMatches)
	return list
}

func compareMatches(x, y match) int { return cmp.Or(x.a-y.a, x.b-y.b) }

// extend is the longest match around a place of both streams, which is empty
// where only the hashes were equal.
func (m *matcher) extend(a, b int) match {
	n, before := m.runFrom(a, b), m.runUpTo(a, b)
	return match{a - before, b - before, before + n}
}

// runFrom is how many runes are the same from two places on.
func (m *matcher) runFrom(a, b int) int {
	n := 0
	for a+n < len(m.a.runes) && b+n < len(m.b.runes) && m.same(a+n, b+n) {
		n++
	}
	return n
}

// runUpTo is how many runes are the same before two places.
func (m *matcher) runUpTo(a, b int) int {
	n := 0
	for a-n > 0 && b-n > 0 && m.same(a-n-1, b-n-1) {
		n++
	}
	return n
}

func (m *matcher) same(a, b int) bool { return m.a.runes[a] == m.b.runes[b] && m.a.runes[a] != border }

// chains joins matches that follow one another in both streams with small gaps.
func (m *matcher) chains(matches []match) []chain {
	var open, done []chain
	for _, x := range matches {
		open = slices.DeleteFunc(open, func(c chain) bool {
			over := c.last().a+c.last().n+widestGap < x.a
			if over {
				done = append(done, c)
			}
			return over
		})
		best, gap := -1, 2*widestGap+1
		for i, c := range open {
			if y, g, ok := m.after(c, x); ok && y.n >= leastRun && g < gap {
				best, gap = i, g
			}
		}
		if best < 0 {
			open = append(open, chain{x})
			continue
		}
		y, _, _ := m.after(open[best], x)
		open[best] = append(open[best], y)
	}
	return append(done, open...)
}

// after is x without what the chain has already, and how far behind the chain
// it stands; ok is false where it is too far or not behind it.
func (m *matcher) after(c chain, x match) (y match, gap int, ok bool) {
	last := c.last()
	a, b := last.a+last.n, last.b+last.n
	if d := max(a-x.a, b-x.b); d > 0 {
		x.a, x.b, x.n = x.a+d, x.b+d, x.n-d
	}
	if x.n <= 0 || x.a-a > widestGap || x.b-b > widestGap {
		return match{}, 0, false
	}
	return x, x.a - a + x.b - b, m.inStory(a, x.a, b, x.b)
}

// unplain cuts matches where boilerplate is wider than the gap of a passage.
func (m *matcher) unplain(matches []match) []match {
	var list []match
	for _, x := range matches {
		from, plain := 0, 0 // of the piece at hand, of the boilerplate before i
		for i := range x.n {
			switch {
			case m.a.plain[x.a+i] || m.b.plain[x.b+i]:
				plain++
			case plain > widestGap:
				list = append(list, match{x.a + from, x.b + from, i - plain - from})
				from, plain = i, 0
			default:
				plain = 0
			}
		}
		list = append(list, match{x.a + from, x.b + from, x.n - from})
	}
	return slices.DeleteFunc(list, func(x match) bool { return x.n == 0 })
}

// lengthen adds to the matches what follows their chains, and what stands before
// them, beyond small edits and too short to have a print of its own: up to the
// next match, so that chains with only such text between them become one.
func (m *matcher) lengthen(matches []match) []match {
	added := map[match]bool{}
	longer := slices.Clone(matches)
	walk := func(x match, next func(match) (match, bool)) {
		for x, ok := next(x); ok; x, ok = next(x) {
			x = m.extend(x.a, x.b)
			if _, known := slices.BinarySearchFunc(matches, x, compareMatches); known || added[x] {
				return
			}
			added[x] = true
			longer = append(longer, x)
		}
	}
	for _, c := range m.chains(m.unplain(matches)) {
		walk(c.last(), m.beyond)
		walk(c.first(), m.ahead)
	}
	slices.SortFunc(longer, compareMatches)
	return longer
}

// smallEdit is how many runes of both texts together an edit may take that
// lengthen looks beyond. The run behind it must be as long.
const smallEdit = 8

// beyond is the match that follows x.
func (m *matcher) beyond(x match) (next match, ok bool) {
	a, b := x.a+x.n, x.b+x.n
	for edit := 1; edit <= smallEdit; edit++ {
		for skip := 0; skip <= edit; skip++ {
			n := m.runFrom(a+skip, b+edit-skip)
			if n >= max(leastRun, edit) && m.inStory(a, a+skip, b, b+edit-skip) {
				return match{a + skip, b + edit - skip, n}, true
			}
		}
	}
	return match{}, false
}

// ahead is the match that x follows.
func (m *matcher) ahead(x match) (before match, ok bool) {
	for edit := 1; edit <= smallEdit; edit++ {
		for skip := 0; skip <= edit; skip++ {
			a, b := x.a-skip, x.b-edit+skip
			n := m.runUpTo(a, b)
			if n >= max(leastRun, edit) && m.inStory(a, x.a, b, x.b) {
				return match{a - n, b - n, n}, true
			}
		}
	}
	return match{}, false
}

// inStory reports whether no story ends between the places.
func (m *matcher) inStory(a, aEnd, b, bEnd int) bool {
	return !slices.Contains(m.a.runes[a:aEnd], border) && !slices.Contains(m.b.runes[b:bEnd], border)
}

// trim drops from both ends of a chain the runes that are not wanted.
func trim(c chain, wanted func(x match, at int) bool) chain {
	for len(c) > 0 {
		x := &c[0]
		for x.n > 0 && !wanted(*x, 0) {
			x.a, x.b, x.n = x.a+1, x.b+1, x.n-1
		}
		if x.n > 0 {
			break
		}
		c = c[1:]
	}
	for len(c) > 0 {
		x := &c[len(c)-1]
		for x.n > 0 && !wanted(*x, x.n-1) {
			x.n--
		}
		if x.n > 0 {
			break
		}
		c = c[:len(c)-1]
	}
	return c
}

// untold reports whether a rune of a match counts and no passage has told it, in
// either report.
func (m *matcher) untold(x match, at int) bool {
	return m.own(x, at) && !m.covered.a.has(x.a+at) && !m.covered.b.has(x.b+at)
}

// own reports whether a rune of a match counts: it is no boilerplate and no number.
func (m *matcher) own(x match, at int) bool { return m.a.own(x.a+at) && !m.b.plain[x.b+at] }

// ownIn is how many runes of a chain count.
func (m *matcher) ownIn(c chain) int {
	count := 0
	for _, x := range c {
		for i := range x.n {
			if m.own(x, i) {
				count++
			}
		}
	}
	return count
}

// hanWeight is how many letters of an alphabet say as much as a Han character.
const hanWeight = 3

// weight is what a chain says: hanWeight for each Han character that counts, 1
// for each letter.
func (m *matcher) weight(c chain) int {
	weight := 0
	for _, x := range c {
		for i := range x.n {
			if !m.own(x, i) {
				continue
			}
			weight++
			if isHan(m.a.runes[x.a+i]) {
				weight += hanWeight - 1
			}
		}
	}
	return weight
}

func (m *matcher) isPassage(c chain) bool {
	if len(c) == 0 || m.weight(c) < hanWeight*m.least {
		return false
	}
	a, b := c.spans()
	return float64(c.equal()) >= leastDense*float64(max(a, b)) && m.varied(c)
}

func (m *matcher) varied(c chain) bool {
	different := map[rune]bool{}
	for _, x := range c {
		for i := range x.n {
			if m.own(x, i) {
				different[m.a.runes[x.a+i]] = true
			}
			if len(different) >= leastVaried {
				return true
			}
		}
	}
	return false
}

// equal is how many runes both sides of a chain have in common.
func (c chain) equal() int {
	n := 0
	for _, x := range c {
		n += x.n
	}
	return n
}

// cover notes what a chain tells and returns how many of its runes count and
// were in no chain before, in both streams.
func (m *matcher) cover(c chain) int {
	count := 0
	for _, x := range c {
		for i := range x.n {
			if m.untold(x, i) {
				count++
			}
		}
	}
	m.covered.add(c)
	return count
}
