package similar

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/tianbao-dev/tianbao/audit/internal/parallel"
)

// mostRepeats is how many of the places of a print in one report are looked at:
// what stands more often is a form of words.
const mostRepeats = 4

// seed is a gram that two streams share.
type seed struct{ a, b int32 }

// together is two reports with the seeds they share.
type together struct {
	a, b  int32
	seeds []seed
}

// pairsOf finds the passages of every two reports.
func pairsOf(ctx context.Context, x *index, streams []*stream, opts Options) ([]Pair, error) {
	list := x.together(ranks(streams))
	pairs := make([]Pair, len(list))
	scratch := sync.Pool{New: func() any { return &coverage{} }}
	err := parallel.Each(ctx, len(list), func(i int) {
		covered := scratch.Get().(*coverage)
		defer scratch.Put(covered)
		t := &list[i]
		m := matcher{a: streams[t.a], b: streams[t.b], least: opts.Least, covered: covered}
		pairs[i] = m.pair(t)
	})
	if err != nil {
		return nil, err
	}
	pairs = slices.DeleteFunc(pairs, func(p Pair) bool { return len(p.Passages) == 0 })
	slices.SortFunc(pairs, func(p, q Pair) int { return cmp.Or(p.First-q.First, p.Second-q.Second) })
	return pairs, nil
}

// ranks orders the streams by their text, so that which of two is held against
// the other does not depend on the order of the reports.
func ranks(streams []*stream) []int {
	order := make([]int, len(streams))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return slices.Compare(streams[i].runes, streams[j].runes) })
	rank := make([]int, len(streams))
	for n, i := range order {
		rank[i] = n
	}
	return rank
}

// together collects the seeds of every two reports that share a print; the one
// of the lower rank is a.
func (x *index) together(rank []int) []together {
	found := map[[2]int32]int{}
	var list []together
	x.groups(func(group []fingerprint) {
		group = thin(group)
		for i, p := range group {
			for _, q := range group[i+1:] {
				if p.report == q.report {
					continue
				}
				a, b := p, q
				if rank[a.report] > rank[b.report] {
					a, b = b, a
				}
				key := [2]int32{a.report, b.report}
				n, ok := found[key]
				if !ok {
					n = len(list)
					found[key] = n
					list = append(list, together{a: a.report, b: b.report})
				}
				list[n].seeds = append(list[n].seeds, seed{a.at, b.at})
			}
		}
	})
	return list
}

// thin keeps the first places of each report.
func thin(group []fingerprint) []fingerprint {
	var kept []fingerprint
	n := 0
	for i, p := range group {
		if i > 0 && group[i-1].report != p.report {
			n = 0
		}
		if n++; n <= mostRepeats {
			kept = append(kept, p)
		}
	}
	return kept
}

// pair finds the passages that two reports share and puts the reports in their
// own order.
func (m *matcher) pair(t *together) Pair {
	p := Pair{First: int(min(t.a, t.b)), Second: int(max(t.a, t.b))}
	kept, characters := m.passages(t.seeds)
	p.Characters = characters
	for _, c := range kept {
		first, second := m.places(c)
		if t.a > t.b {
			first, second = second, first
		}
		p.Passages = append(p.Passages, m.newPassage(c, first, second))
	}
	slices.SortStableFunc(p.Passages, func(x, y Passage) int {
		return cmp.Or(cmp.Compare(x.First[0].Part, y.First[0].Part), x.First[0].Para-y.First[0].Para,
			x.First[0].Start-y.First[0].Start)
	})
	return p
}
