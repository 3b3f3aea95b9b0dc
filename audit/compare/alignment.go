package compare

import (
	"context"
	"sort"

	"github.com/tianbao-dev/tianbao/audit/internal/parallel"
	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/figure"
)

// alignment is a report held against an earlier one.
type alignment struct {
	*comparer
	prior, current *report
	result         align.Result
	relations      []*relation
	paired         map[int]int        // figures of the current report and those of the prior
	dropped        map[*relation]bool // sections of the prior that are gone
	bare           map[*relation]bool // headings under which nothing is left
}

// relation is one pair of blocks with the places that correspond in it.
type relation struct {
	align.Pair
	old, new []int // paragraphs of the prior and the current report
	delta    align.Delta
	kept     []kept
	figures  []figurePair
}

// figurePair are two figures that count the same: indices into the figures of
// the two reports.
type figurePair struct{ old, new int }

func newAlignment(ctx context.Context, c *comparer, prior, current *report) (*alignment, error) {
	a := &alignment{comparer: c, prior: prior, current: current, result: align.Blocks(prior.blocks, current.blocks)}
	a.relations = make([]*relation, len(a.result.Pairs))
	err := parallel.Each(ctx, len(a.relations), func(i int) { a.relations[i] = a.relate(a.result.Pairs[i]) })
	if err != nil {
		return nil, err
	}
	a.paired = a.predecessors()
	return a, nil
}

func (a *alignment) relate(pair align.Pair) *relation {
	r := &relation{
		Pair:  pair,
		old:   a.prior.membersOf(pair.Prior),
		new:   a.current.membersOf(pair.Current),
		delta: align.Texts(a.prior.texts(pair.Prior), a.current.texts(pair.Current)),
	}
	if len(r.old) > 0 && len(r.new) > 0 {
		r.kept = keptStretches(r.delta.Segments, len(r.old), len(r.new))
		r.figures = a.pairFigures(r)
	}
	return r
}

// pairFigures pairs the figures that stand at the same place, then those that
// are called the same.
func (a *alignment) pairFigures(r *relation) []figurePair {
	var pairs []figurePair
	oldAt, newAt := a.prior.figuresByPlace(r.old), a.current.figuresByPlace(r.new)
	for _, n := range r.delta.Numbers {
		i, ok := oldAt[align.Place{Text: n.Prior.Text, Start: n.Prior.Start}]
		j, also := newAt[align.Place{Text: n.Current.Text, Start: n.Current.Start}]
		if ok && also && a.alike(i, j) {
			pairs = append(pairs, figurePair{i, j})
			delete(oldAt, align.Place{Text: n.Prior.Text, Start: n.Prior.Start})
			delete(newAt, align.Place{Text: n.Current.Text, Start: n.Current.Start})
		}
	}
	return append(pairs, a.pairByLabel(r, oldAt, newAt)...)
}

// alike reports whether two figures can be one indicator: in one unit, both of
// the report's own period or both of an earlier one, and no rate of 同比 the other
// of 环比.
func (a *alignment) alike(old, now int) bool {
	p, q := &a.prior.figures[old], &a.current.figures[now]
	return p.Base == q.Base && a.prior.isEarlier(p) == a.current.isEarlier(q) &&
		(p.Base != "%" || a.prior.isSequential(p) == a.current.isSequential(q))
}

// isSequential reports whether a rate tells the change from the period before.
func (r *report) isSequential(f *figure.Figure) bool {
	return containsAny(r.contextOf(f), sequentialWords)
}

// sequentialWords tell a change from the period before.
var sequentialWords = []string{"环比", "上期", "上季度", "上月"}

// figuresByPlace finds the figures of paragraphs by where they start.
func (r *report) figuresByPlace(members []int) map[align.Place]int {
	places := map[align.Place]int{}
	for n, at := range members {
		for _, i := range r.figuresIn[at] {
			places[r.placeIn(n, i)] = i
		}
	}
	return places
}

// name is what a figure counts, in which unit.
type name struct{ label, base string }

// pairByLabel pairs the figures at the places left over whose name the prior
// has there once.
func (a *alignment) pairByLabel(r *relation, oldAt, newAt map[align.Place]int) []figurePair {
	if len(oldAt) == 0 || len(newAt) == 0 {
		return nil
	}
	var pairs []figurePair
	names := a.prior.names(r.old, oldAt)
	for n, at := range r.new {
		labels := a.current.labels(at)
		for k, j := range a.current.figuresIn[at] {
			if _, free := newAt[a.current.placeIn(n, j)]; !free {
				continue
			}
			key := name{labels[k], a.current.figures[j].Base}
			if i, ok := names[key]; ok && i >= 0 && a.alike(i, j) {
				pairs = append(pairs, figurePair{i, j})
				names[key] = -1
			}
		}
	}
	return pairs
}

// names finds the figures at free places by name; -1 marks names that several
// have.
func (r *report) names(members []int, free map[align.Place]int) map[name]int {
	names := map[name]int{}
	for n, at := range members {
		labels := r.labels(at)
		for k, i := range r.figuresIn[at] {
			if _, ok := free[r.placeIn(n, i)]; !ok {
				continue
			}
			key := name{labels[k], r.figures[i].Base}
			if _, again := names[key]; again {
				names[key] = -1
			} else {
				names[key] = i
			}
		}
	}
	return names
}

// labels names the figures of a paragraph. Those of priors are seldom asked
// for, so they are not kept.
func (r *report) labels(paragraph int) []string {
	labels := make([]string, len(r.figuresIn[paragraph]))
	if r.named {
		for k, i := range r.figuresIn[paragraph] {
			labels[k] = r.figures[i].Label
		}
		return labels
	}
	only := figure.Options{Numbers: r.numbers[paragraph : paragraph+1]}
	for k, f := range figure.FindWith(r.paragraphs[paragraph:paragraph+1], only) {
		labels[k] = f.Label
	}
	return labels
}

// placeIn is the place of figure i in the paragraph n of a relation.
func (r *report) placeIn(n, i int) align.Place {
	return align.Place{Text: n, Start: r.figures[i].Loc.Start}
}

// changed reports whether the figures of a pair say different things.
func (a *alignment) changed(p figurePair) bool {
	return !a.oldFigure(p).Same(*a.newFigure(p))
}

func (a *alignment) oldFigure(p figurePair) *figure.Figure { return &a.prior.figures[p.old] }
func (a *alignment) newFigure(p figurePair) *figure.Figure { return &a.current.figures[p.new] }

// kept is a stretch of text that is the same in both reports.
type kept struct {
	oldText, oldStart int // number of the paragraph in the relation, byte offset
	newText, newStart int
	length            int
}

// keptStretches finds the places of equal segments in so many old and new
// paragraphs.
func keptStretches(segments []align.Segment, old, now int) []kept {
	list := make([]kept, 0, len(segments)/2+1)
	oldAt, newAt := make([]int, old), make([]int, now)
	for _, s := range segments {
		n := len(s.Text)
		if s.Op == align.Equal {
			list = append(list, kept{s.Prior, oldAt[s.Prior], s.Current, newAt[s.Current], n})
		}
		if s.Op != align.Insert {
			oldAt[s.Prior] += n
		}
		if s.Op != align.Delete {
			newAt[s.Current] += n
		}
	}
	return list
}

// newPlace is where the stretch [start, end) of the prior paragraph text stands
// unchanged in the current report; ok is false when it was changed.
func (r *relation) newPlace(text, start, end int) (place align.Place, ok bool) {
	n := sort.Search(len(r.kept), func(i int) bool {
		k := r.kept[i]
		return k.oldText > text || k.oldText == text && k.oldStart+k.length >= end
	})
	if n == len(r.kept) || r.kept[n].oldText != text || r.kept[n].oldStart > start {
		return align.Place{}, false
	}
	from := r.kept[n].newStart + start - r.kept[n].oldStart
	return align.Place{Text: r.kept[n].newText, Start: from, End: from + end - start}, true
}
