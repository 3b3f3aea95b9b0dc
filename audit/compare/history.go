package compare

import (
	"context"
	"slices"

	"github.com/tianbao-dev/tianbao/engine/align"
)

// seen counts how often something changed from one report to the next.
type seen struct{ changed, total int }

// history is what the priors did with their own blocks and figures. Those that
// correspond from report to report have one entry.
type history struct {
	blocks, figures map[trace]*seen
}

// trace is a block or figure of a prior.
type trace struct {
	report *report
	index  int
}

func (h history) block(r *report, block int) seen   { return at(h.blocks, r, block) }
func (h history) figure(r *report, figure int) seen { return at(h.figures, r, figure) }

func at(traces map[trace]*seen, r *report, index int) seen {
	if s := traces[trace{r, index}]; s != nil {
		return *s
	}
	return seen{}
}

// learn holds each prior against the one before it, by period where all are
// known. Two versions of one report (of one period, or with the same text) say
// nothing about what changes from one to the next.
func (c *comparer) learn(ctx context.Context) error {
	c.history = history{map[trace]*seen{}, map[trace]*seen{}}
	order := slices.Clone(c.priors)
	slices.SortStableFunc(order, func(a, b *report) int { return a.period.Compare(b.period) })
	for i := 1; i < len(order); i++ {
		if p := order[i].period; p == order[i-1].period && !p.IsZero() {
			continue
		}
		a, err := newAlignment(ctx, c, order[i-1], order[i])
		if err != nil {
			return err
		}
		if !a.isCopy() {
			a.record(&c.history)
		}
	}
	return nil
}

// isCopy reports whether the two reports have the same text.
func (a *alignment) isCopy() bool {
	return !slices.ContainsFunc(a.relations, func(r *relation) bool { return r.Kind != align.Unchanged })
}

// record enters what changed between two priors.
func (a *alignment) record(h *history) {
	for _, r := range a.relations {
		if len(r.Prior) == 1 && len(r.Current) == 1 {
			follow(h.blocks, trace{a.prior, r.Prior[0]}, trace{a.current, r.Current[0]}, len(r.delta.Segments) != 1)
		}
		for _, pair := range r.figures {
			follow(h.figures, trace{a.prior, pair.old}, trace{a.current, pair.new}, a.changed(pair))
		}
	}
}

// follow gives the later trace the entry of the earlier one, with one more
// transition.
func follow(traces map[trace]*seen, earlier, later trace, changed bool) {
	s := traces[earlier]
	if s == nil {
		s = &seen{}
		traces[earlier] = s
	}
	s.total++
	if changed {
		s.changed++
	}
	traces[later] = s
}
