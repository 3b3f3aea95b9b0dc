package engine

import (
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// Dropped is a slot whose clause, sentence, paragraph or table row is left out
// of a report.
type Dropped struct {
	Slot slot.Slot
	Text string // what went, of a row the texts of its cells with tabs between
}

// dropPlan decides what to leave out for the keys under drop.
type dropPlan struct {
	*plan
	slots   []int // to be dropped, in order
	entries map[int]values.Entry
	rows    map[table]int // how many rows go
	errs    []error
}

// table names a table by its number in a part.
type table struct {
	part   string
	number int
}

// drop plans what goes.
func (p *plan) drop(entries []values.Entry) []error {
	d := &dropPlan{plan: p, entries: map[int]values.Entry{}, rows: map[table]int{}}
	for _, e := range entries {
		if i, ok := p.byKey[e.Key]; ok {
			d.slots = append(d.slots, i)
			d.entries[i] = e
		}
	}
	slices.Sort(d.slots)
	d.slots = slices.Compact(d.slots)
	for len(d.slots) > 0 {
		d.place(d.slots[0])
	}
	return d.errs
}

// place drops a slot along with all others that go from its row or paragraph.
func (d *dropPlan) place(i int) {
	par := d.paragraph(d.Slots[i].Loc)
	if par.Cell != nil && d.wholeRow(par) {
		return
	}
	here := d.take(func(s *slot.Slot) bool { return placeOf(s.Loc) == placeOf(d.Slots[i].Loc) })
	c := clauseCutter{text: par.Text}
	for _, j := range here {
		c.drop = append(c.drop, spanOf(d.Slots[j].Loc))
	}
	from, to := d.slotsIn(placeOf(d.Slots[i].Loc))
	for j := from; j < to; j++ {
		s := &d.Slots[j]
		if s.Kind == slot.Placeholder && !d.overlapsAny(j, here) {
			c.keep = append(c.keep, spanOf(s.Loc))
		}
	}
	c.sentences()
	d.cut(par, here, c.cuts)
}

func spanOf(loc docx.Loc) span { return span{loc.Start, loc.End} }

func (d *dropPlan) overlapsAny(i int, list []int) bool {
	return slices.ContainsFunc(list, func(j int) bool {
		return contains(d.Slots[i].Loc, d.Slots[j].Loc) || contains(d.Slots[j].Loc, d.Slots[i].Loc)
	})
}

// count is how many of the slots to be dropped, from the first on, is holds for:
// those of a paragraph or a row stand together.
func (d *dropPlan) count(is func(*slot.Slot) bool) int {
	n := 0
	for n < len(d.slots) && is(&d.Slots[d.slots[n]]) {
		n++
	}
	return n
}

// take takes the first slots, for which is holds, out of those to be dropped.
func (d *dropPlan) take(is func(*slot.Slot) bool) []int {
	n := d.count(is)
	taken := d.slots[:n]
	d.slots = d.slots[n:]
	return taken
}

// wholeRow drops a table row if all its placeholders go. It reports whether it
// does.
func (d *dropPlan) wholeRow(par *docx.Paragraph) bool {
	unit := docx.Multiple{Part: par.Part, Para: par.Index, Row: true}
	first, last, err := d.Doc.Extent(unit)
	in := table{par.Part, par.Cell.Table}
	if err != nil || par.Cell.Rows-d.rows[in] < 2 {
		return false // a table without rows is none
	}
	inRow := func(s *slot.Slot) bool {
		return s.Loc.Part == par.Part && first <= s.Loc.Para && s.Loc.Para <= last
	}
	from, to := d.slotsAround(d.slots[0], inRow)
	goes := d.slots[:d.count(inRow)]
	for i := from; i < to; i++ {
		if d.Slots[i].Kind == slot.Placeholder && !d.overlapsAny(i, goes) {
			return false
		}
	}
	var cells []string
	for i := first; i <= last; i++ {
		cells = append(cells, d.paragraph(docx.Loc{Part: par.Part, Para: i}).Text)
	}
	here := d.take(inRow)
	d.rows[in]++
	d.gone = append(d.gone, removed{unit, d.entries[here[0]]})
	for _, i := range here {
		d.drops(i, strings.Join(cells, "\t"))
	}
	d.checkGone(from, to, inRow)
	return true
}

// slotsAround is the range of the slots around slot i that is holds for.
func (d *dropPlan) slotsAround(i int, is func(*slot.Slot) bool) (from, to int) {
	from, to = i, i+1
	for from > 0 && is(&d.Slots[from-1]) {
		from--
	}
	for to < len(d.Slots) && is(&d.Slots[to]) {
		to++
	}
	return from, to
}

func (d *dropPlan) drops(i int, text string) {
	d.dropped = append(d.dropped, Dropped{d.Slots[i], text})
	d.without[i] = true
}

// checkGone refuses values for what goes of a range of slots.
func (d *dropPlan) checkGone(from, to int, goes func(*slot.Slot) bool) {
	for i := from; i < to; i++ {
		if !goes(&d.Slots[i]) {
			continue
		}
		d.without[i] = true
		if d.texts[i] != nil {
			d.errs = append(d.errs, d.fault(KindDropped, i, d.texts[i].from, ""))
		}
	}
}

// cut notes the stretches of a paragraph that go. One of which nothing is left
// goes as a whole.
func (d *dropPlan) cut(par *docx.Paragraph, here []int, cuts []span) {
	slices.SortFunc(cuts, func(a, b span) int { return a.start - b.start })
	var rest strings.Builder
	pos := 0
	for _, c := range cuts {
		rest.WriteString(par.Text[pos:c.start])
		pos = c.end
	}
	rest.WriteString(par.Text[pos:])
	if left := rest.String(); len(paragraphNumber.FindString(left)) == len(left) {
		cuts = []span{{0, len(par.Text)}}
		d.gone = append(d.gone, removed{docx.Multiple{Part: par.Part, Para: par.Index}, d.entries[here[0]]})
	}
	from, to := d.slotsIn(place{par.Part, par.Index})
	goes := func(s *slot.Slot) bool {
		return slices.ContainsFunc(cuts, func(c span) bool { return c.holds(spanOf(s.Loc)) })
	}
	for i := from; i < to; i++ {
		s := &d.Slots[i]
		if goes(s) && s.Kind == slot.Placeholder && !d.overlapsAny(i, here) {
			d.errs = append(d.errs, d.fault(KindKept, here[0], d.entries[here[0]], s.Key))
			return
		}
	}
	for _, i := range here {
		at := slices.IndexFunc(cuts, func(c span) bool { return c.holds(spanOf(d.Slots[i].Loc)) })
		d.drops(i, par.Text[cuts[at].start:cuts[at].end])
	}
	d.checkGone(from, to, goes)
	for _, c := range cuts {
		d.cuts = append(d.cuts, docx.Edit{Loc: docx.Loc{Part: par.Part, Para: par.Index, Start: c.start, End: c.end}})
	}
}
