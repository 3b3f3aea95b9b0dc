package engine

import "sort"

// point says that a token of a template and a character of a text correspond.
type point struct{ token, rune int }

// anchors finds stretches of anchorRunes characters that both sides have once,
// in an order that both sides agree on, and marks them as the same. Each gives
// the point where it starts.
func (a *alignment) anchors() []point {
	inTemplate := onceOnly(len(a.tokens), func(i int) (key [anchorRunes]rune, ok bool) {
		for n := range key {
			t := a.tokens[i+n]
			if t.gap >= 0 {
				return key, false
			}
			key[n] = t.r
		}
		return key, true
	})
	inText := onceOnly(len(a.text), func(i int) (key [anchorRunes]rune, ok bool) {
		copy(key[:], a.text[i:])
		return key, true
	})
	var points []point
	for key, i := range inTemplate {
		if j, ok := inText[key]; ok && i >= 0 && j >= 0 {
			points = append(points, point{i, j})
		}
	}
	sort.Slice(points, func(x, y int) bool { return points[x].token < points[y].token })
	points = rising(points)
	for _, p := range points {
		for n := range anchorRunes {
			a.same[p.token+n] = true
		}
	}
	return points
}

// onceOnly maps the stretches of a sequence to where they start; -1 marks those
// that it has more than once.
func onceOnly(n int, stretch func(int) ([anchorRunes]rune, bool)) map[[anchorRunes]rune]int {
	places := make(map[[anchorRunes]rune]int, n)
	for i := 0; i+anchorRunes <= n; i++ {
		key, ok := stretch(i)
		if !ok {
			continue
		}
		if _, again := places[key]; again {
			places[key] = -1
		} else {
			places[key] = i
		}
	}
	return places
}

// rising is the longest subsequence of points, sorted by token, whose runes
// rise as well (patience sorting).
func rising(points []point) []point {
	var tails []int // of rising sequences by length: index of the last point
	before := make([]int, len(points))
	for i, p := range points {
		k := sort.Search(len(tails), func(k int) bool { return points[tails[k]].rune >= p.rune })
		before[i] = -1
		if k > 0 {
			before[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	list := make([]point, len(tails))
	if len(tails) == 0 {
		return nil
	}
	for i, k := tails[len(tails)-1], len(tails)-1; k >= 0; i, k = before[i], k-1 {
		list[k] = points[i]
	}
	return list
}
