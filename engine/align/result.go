package align

import (
	"slices"
	"strings"
)

// result turns the matches into pairs.
func (a *aligner) result() Result {
	inOrder := a.inOrder()
	removed := a.removed(inOrder)
	r := Result{Pairs: removed[-1], Unsearched: a.stillFree(a.unsearched)}
	for j := 0; j < len(a.current.list); {
		pair, next := a.pairAt(j, inOrder)
		r.Pairs = append(r.Pairs, pair)
		for ; j < next; j++ {
			r.Pairs = append(r.Pairs, removed[j]...)
		}
	}
	return r
}

// stillFree are the current blocks of list that found no match after all.
func (a *aligner) stillFree(list []int) []int {
	var blocks []int
	for _, j := range list {
		if a.current.isFree(j) {
			blocks = append(blocks, a.current.list[j])
		}
	}
	return blocks
}

// inOrder marks the prior blocks whose matches stand in the same order.
func (a *aligner) inOrder() []bool {
	marks := make([]bool, len(a.prior.list))
	for _, l := range a.spine() {
		marks[l.a] = true
	}
	return marks
}

// removed holds the pairs of what was removed, by the current block they
// follow; -1 for the beginning.
func (a *aligner) removed(inOrder []bool) map[int][]Pair {
	pairs := map[int][]Pair{}
	after := -1
	for i, at := range a.prior.list {
		switch {
		case inOrder[i]:
			after = a.prior.match[i]
		case a.prior.isFree(i):
			pairs[after] = append(pairs[after], Pair{Kind: Removed, Prior: []int{at}})
		}
	}
	return pairs
}

// pairAt is the relation that starts at current block j, and the block that
// the next one starts at.
func (a *aligner) pairAt(j int, inOrder []bool) (p Pair, next int) {
	i := a.current.wholeOf(j)
	if i < 0 {
		return Pair{Kind: Added, Current: a.current.at(j)}, j + 1
	}
	if a.prior.hasParts[i] {
		run := a.current.run(j)
		return Pair{Kind: Split, Prior: a.prior.at(i), Current: a.current.at(run...)}, j + len(run)
	}
	p = Pair{Prior: a.prior.at(i), Current: a.current.at(j)}
	switch {
	case a.current.hasParts[j]:
		p.Kind, p.Prior = Merged, a.prior.at(a.prior.run(i)...)
	case !inOrder[i]:
		p.Kind = Moved
	default:
		p.Kind = a.relate(i, j)
	}
	return p, j + 1
}

// at gives the indices among all blocks.
func (s *side) at(list ...int) []int {
	blocks := make([]int, len(list))
	for n, i := range list {
		blocks[n] = s.list[i]
	}
	return blocks
}

// relate tells how two matched blocks differ. White space and width count as
// an edit, what Word computes does not.
func (a *aligner) relate(i, j int) Kind {
	p, q := a.prior.blocks[a.prior.list[i]], a.current.blocks[a.current.list[j]]
	switch {
	case sameTexts(p, q):
		return Unchanged
	case a.prior.normal[i] != a.current.normal[j] && a.prior.masked[i] == a.current.masked[j]:
		return FiguresOnly
	}
	return Edited
}

func sameTexts(prior, current Block) bool {
	return slices.EqualFunc(prior.Texts, current.Texts, func(p, q Text) bool {
		return p.String == q.String || len(p.Ignore)+len(q.Ignore) > 0 && p.rest() == q.rest()
	})
}

// rest is the text without the ignored stretches.
func (t Text) rest() string {
	var rest strings.Builder
	at := 0
	for _, s := range t.Ignore {
		rest.WriteString(t.String[at:s.Start])
		at = s.End
	}
	rest.WriteString(t.String[at:])
	return rest.String()
}
