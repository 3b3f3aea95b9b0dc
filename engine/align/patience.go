package align

import "sort"

// link says that item a of one sequence is item b of the other.
type link struct{ a, b int }

// window is a stretch of both sequences that no link crosses.
type window struct{ aLo, aHi, bLo, bHi int }

func (w window) empty() bool { return w.aLo == w.aHi || w.bLo == w.bHi }

// maxDepth bounds how often a window is searched again between the anchors
// found in it. Each search costs no more than its windows are long.
const maxDepth = 8

// patience links equal keys of two sequences in rising order: what is equal at
// both ends of a window, then the keys that each side has once, then the same
// between those.
func patience(a, b []int32, w window) []link {
	p := patienceSearch{a: a, b: b}
	p.search(w, maxDepth)
	sort.Slice(p.links, func(i, j int) bool { return p.links[i].a < p.links[j].a })
	return p.links
}

type patienceSearch struct {
	a, b  []int32
	links []link
}

func (p *patienceSearch) search(w window, depth int) {
	w = p.trim(w)
	if w.empty() || depth == 0 {
		return
	}
	anchors := rising(p.unique(w))
	if len(anchors) == 0 {
		return
	}
	p.links = append(p.links, anchors...)
	for _, gap := range gaps(anchors, w) {
		p.search(gap, depth-1)
	}
}

// trim links what is equal at both ends of w and returns the rest.
func (p *patienceSearch) trim(w window) window {
	for !w.empty() && p.a[w.aLo] == p.b[w.bLo] {
		p.links = append(p.links, link{w.aLo, w.bLo})
		w.aLo, w.bLo = w.aLo+1, w.bLo+1
	}
	for !w.empty() && p.a[w.aHi-1] == p.b[w.bHi-1] {
		w.aHi, w.bHi = w.aHi-1, w.bHi-1
		p.links = append(p.links, link{w.aHi, w.bHi})
	}
	return w
}

// unique links the keys that both sides of w have exactly once, in order of a.
func (p *patienceSearch) unique(w window) []link {
	places := make(map[int32]link, w.aHi-w.aLo)
	for i := w.aLo; i < w.aHi; i++ {
		key := p.a[i]
		if _, again := places[key]; again {
			places[key] = link{-1, -1}
		} else {
			places[key] = link{i, -1}
		}
	}
	for j := w.bLo; j < w.bHi; j++ {
		l, ok := places[p.b[j]]
		switch {
		case !ok || l.a < 0:
		case l.b >= 0:
			places[p.b[j]] = link{-1, -1}
		default:
			places[p.b[j]] = link{l.a, j}
		}
	}
	var links []link
	for i := w.aLo; i < w.aHi; i++ {
		if l := places[p.a[i]]; l.a == i && l.b >= 0 {
			links = append(links, l)
		}
	}
	return links
}

// gaps lists the non-empty windows of w between links in rising order.
func gaps(links []link, w window) []window {
	var list []window
	add := func(gap window) {
		if !gap.empty() {
			list = append(list, gap)
		}
	}
	for _, l := range links {
		add(window{w.aLo, l.a, w.bLo, l.b})
		w.aLo, w.bLo = l.a+1, l.b+1
	}
	add(w)
	return list
}

// rising is the longest subsequence of links, sorted by a, that rises in b
// too. Of several the one with the smallest b is taken.
func rising(links []link) []link {
	tails := make([]int, 0, len(links)) // tails[n] ends the best run of length n+1
	before := make([]int, len(links))
	for i, l := range links {
		n := sort.Search(len(tails), func(k int) bool { return links[tails[k]].b >= l.b })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	run := make([]link, len(tails))
	for i, at := len(tails)-1, last(tails); i >= 0; i, at = i-1, before[at] {
		run[i] = links[at]
	}
	return run
}

func last(list []int) int {
	if len(list) == 0 {
		return -1
	}
	return list[len(list)-1]
}
