package report

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// placeOf finds the item and the paragraph at a place.
type placeOf struct {
	item *redlineItem
	para *docx.Paragraph
}

type placeKey struct {
	part string
	para int
}

func indexPlaces(stories []*redlineStory) map[placeKey]placeOf {
	index := map[placeKey]placeOf{}
	for _, s := range stories {
		for _, it := range s.items {
			for _, p := range it.paras {
				index[placeKey{p.Part, p.Index}] = placeOf{it, p}
			}
		}
	}
	return index
}

// link notes which items were which, by the changes between two reports.
func (r *redline) link(changes []compare.Change) {
	l := linker{indexPlaces(r.prior), indexPlaces(r.current)}
	for i := range changes {
		l.tell(&changes[i])
		switch c := &changes[i]; {
		case r.untoldChart(c):
		case len(c.Prior) > 0 && len(c.Current) > 0:
			l.link(c)
		}
	}
}

// untoldChart lists a text of a chart that changed. It reports whether the change
// is one of a chart.
func (r *redline) untoldChart(c *compare.Change) bool {
	p := slices.Concat(c.Current, c.Prior)[0]
	if p.Story != docx.Chart && p.Story != docx.Diagram {
		return false
	}
	if c.Kind != align.Unchanged {
		r.untold = append(r.untold, Untold{p.Part, p.Story, p.Paragraph, textsOf(c.Prior), NotText})
	}
	return true
}

func textsOf(places []compare.Place) string {
	var b strings.Builder
	for _, p := range places {
		b.WriteString(p.Text)
	}
	return b.String()
}

// tell notes the items that a change is about.
func (l linker) tell(c *compare.Change) {
	for _, places := range [...]struct {
		list  []compare.Place
		index map[placeKey]placeOf
	}{{c.Prior, l.prior}, {c.Current, l.current}} {
		for _, p := range places.list {
			if at := places.index[placeKey{p.Part, p.Paragraph}]; at.item != nil {
				at.item.told = true
			}
		}
	}
}

// linker links the items of two reports.
type linker struct{ prior, current map[placeKey]placeOf }

// link links the two items of a change that have most text in common.
func (l linker) link(c *compare.Change) {
	var pairs []*pairing
	find := func(p, q compare.Place) (placeOf, placeOf, *pairing) {
		a, b := l.prior[placeKey{p.Part, p.Paragraph}], l.current[placeKey{q.Part, q.Paragraph}]
		i := slices.IndexFunc(pairs, func(x *pairing) bool { return x.prior == a.item && x.current == b.item })
		if i < 0 {
			pairs = append(pairs, &pairing{prior: a.item, current: b.item})
			i = len(pairs) - 1
		}
		return a, b, pairs[i]
	}
	find(c.Prior[0], c.Current[0])
	for _, k := range c.Kept() {
		a, b, pair := find(c.Prior[k.Prior.Text], c.Current[k.Current.Text])
		pair.kept = append(pair.kept, keptText{a.para, b.para, k})
		pair.weight += k.Current.End - k.Current.Start
	}
	best := slices.MaxFunc(pairs, func(a, b *pairing) int { return cmp.Compare(a.weight, b.weight) })
	if p, q := best.prior, best.current; p != nil && q != nil && p.sameShape(q) {
		q.prior, q.kept, q.moved = p, best.kept, c.Kind == align.Moved
	}
}

// pairing is what two items have in common.
type pairing struct {
	prior, current *redlineItem
	kept           []keptText
	weight         int // bytes
}

// matchStories finds which story was which: the two of a kind with most text in
// common first, then by their order.
func (r *redline) matchStories() {
	type match struct {
		prior, current *redlineStory
		weight         int
	}
	var list []match
	for _, s := range r.current {
		common := map[*redlineStory]int{}
		for _, it := range s.items {
			if it.prior != nil {
				common[it.prior.story] += len(it.text())
			}
		}
		for _, p := range r.prior {
			if p.Kind == s.Kind {
				list = append(list, match{p, s, common[p]})
			}
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].weight > list[j].weight })
	for _, m := range list {
		if m.prior.partner == nil && m.current.partner == nil {
			m.prior.partner, m.current.partner = m.current, m.prior
		}
	}
}

// lost lists the text of stories that the current report does not have.
func (r *redline) lost() {
	for _, s := range r.prior {
		if s.partner != nil {
			continue
		}
		for _, it := range s.items {
			if !it.isEmpty() {
				r.untold = append(r.untold, Untold{s.Part, s.Kind, it.paras[0].Index, it.text(), LostStory})
			}
		}
	}
}

func (r *redline) kindOf(part string) docx.StoryKind {
	for _, s := range r.current {
		if s.Part == part {
			return s.Kind
		}
	}
	return ""
}

// settleLinks keeps the links of a story that stand in the same order in both
// reports, and tells the others as moved where they can be.
func (s *redlineStory) settleLinks() {
	for _, it := range s.items {
		if it.prior != nil && it.prior.story != s.partner {
			it.prior = nil
		}
	}
	inOrder := s.rising(func(it *redlineItem) bool { return !it.moved })
	for _, it := range s.items {
		it.moved = it.prior != nil && !inOrder[it]
	}
	s.linkUntold()
	s.linkAnchors()
}

// rising is the longest run of links that stand in the same order in both
// reports.
func (s *redlineStory) rising(counts func(*redlineItem) bool) map[*redlineItem]bool {
	var list []*redlineItem
	for _, it := range s.items {
		if it.prior != nil && counts(it) {
			list = append(list, it)
		}
	}
	ends := []int{}                  // of the runs found so far by their length, in list
	before := make([]int, len(list)) // what each follows in its run
	for i, it := range list {
		n := sort.Search(len(ends), func(k int) bool { return list[ends[k]].prior.at >= it.prior.at })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		ends = append(ends[:n], append([]int{i}, ends[min(n+1, len(ends)):]...)...)
	}
	run := map[*redlineItem]bool{}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			run[list[i]] = true
		}
	}
	return run
}

// gaps calls visit with the items of both reports between linked ones, and with
// the linked item behind them, nil at the end.
func (s *redlineStory) gaps(visit func(prior, current []*redlineItem, next *redlineItem)) {
	at, from := 0, 0
	for i, it := range s.items {
		if it.prior != nil && !it.moved {
			visit(s.partner.items[at:it.prior.at], s.items[from:i], it)
			at, from = it.prior.at+1, i+1
		}
	}
	visit(s.partner.items[at:], s.items[from:], nil)
}

// linkUntold links items that the comparison says nothing about: results that
// Word computes, and items without text. Before a text box they are taken from
// the end, for one of them holds it.
func (s *redlineStory) linkUntold() {
	s.gaps(func(prior, current []*redlineItem, _ *redlineItem) {
		linkComputed(untold(prior), untold(current))
	})
	for _, alike := range []func(p, q *redlineItem) bool{
		func(p, q *redlineItem) bool { return p.text() == q.text() },
		func(p, q *redlineItem) bool { return true },
	} {
		s.gaps(func(prior, current []*redlineItem, next *redlineItem) {
			prior, current = untold(prior), untold(current)
			if next != nil && next.isBox() {
				slices.Reverse(prior)
				slices.Reverse(current)
			}
			linkAlike(prior, current, alike)
		})
	}
}

// untold lists the items that the comparison says nothing about.
func untold(list []*redlineItem) []*redlineItem {
	return slices.DeleteFunc(slices.Clone(list), func(it *redlineItem) bool { return it.told })
}

// linkComputed links results that Word computes by their texts.
func linkComputed(prior, current []*redlineItem) {
	blocks := func(list []*redlineItem) []align.Block {
		var out []align.Block
		for _, it := range list {
			out = append(out, align.Block{Row: it.isRow(), Texts: it.texts()})
		}
		return out
	}
	if len(prior) == 0 || len(current) == 0 {
		return
	}
	for _, pair := range align.Blocks(blocks(prior), blocks(current)).Pairs {
		if len(pair.Prior) != 1 || len(pair.Current) != 1 || pair.Kind == align.Moved {
			continue
		}
		if p, q := prior[pair.Prior[0]], current[pair.Current[0]]; p.sameShape(q) && p.isBox() == q.isBox() {
			q.linkTo(p)
		}
	}
}

// linkTo links an item to what it was, and finds the text kept.
func (it *redlineItem) linkTo(prior *redlineItem) {
	it.prior, it.moved, it.kept = prior, false, nil
	it.told, prior.told = true, true
	c := compare.Change{
		Prior: make([]compare.Place, len(prior.paras)), Current: make([]compare.Place, len(it.paras)),
		Segments: align.Texts(prior.texts(), it.texts()).Segments,
	}
	for _, k := range c.Kept() {
		it.kept = append(it.kept, keptText{prior.paras[k.Prior.Text], it.paras[k.Current.Text], k})
	}
}

func (it *redlineItem) texts() []align.Text {
	var list []align.Text
	for _, p := range it.paras {
		list = append(list, align.Text{String: p.Text})
	}
	return list
}

// linkAlike links items in their order.
func linkAlike(prior, current []*redlineItem, alike func(p, q *redlineItem) bool) {
	at := 0
	for _, q := range current {
		n := slices.IndexFunc(prior[at:], func(p *redlineItem) bool {
			return p.sameShape(q) && p.isBox() == q.isBox() && alike(p, q)
		})
		if n >= 0 {
			q.linkTo(prior[at+n])
			at += n + 1
		}
	}
}

// linkAnchors looks after the paragraphs that hold text boxes: a text box that
// was there was there with its paragraph.
func (s *redlineStory) linkAnchors() {
	s.gaps(func(prior, current []*redlineItem, next *redlineItem) {
		if next == nil || !next.isBox() || len(current) == 0 {
			return
		}
		q := current[len(current)-1]
		if len(prior) > 0 && q.prior == nil && !q.isBox() {
			if p := prior[len(prior)-1]; !p.isBox() && p.sameShape(q) {
				q.linkTo(p)
			}
		}
	})
	added := false
	for _, it := range s.items {
		if !it.isBox() {
			added = it.prior == nil || it.moved
		} else if added {
			it.prior, it.moved = nil, false
		}
	}
}
