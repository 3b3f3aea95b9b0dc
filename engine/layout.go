package engine

import (
	"cmp"
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// placedText is a text for a copy of a row or paragraph, or for a cell that is
// no slot.
type placedText struct {
	Change       // Slot.Loc is the place in the template
	copied  int  // which copy, 0 for the original
	counted bool // as a placeholder
}

// layout says which rows and paragraphs of a template are copied.
type layout []copied

type copied struct {
	docx.Multiple
	first, last int // its paragraphs
	from        values.Entry
}

// removed is a row or paragraph that is left out for a key under drop.
type removed struct {
	docx.Multiple
	from values.Entry
}

// place is where a place of the template, or of a copy of it, comes to stand.
func (l layout) place(loc docx.Loc, number int) docx.Loc {
	para := loc.Para
	for _, c := range l {
		if c.Part != loc.Part {
			continue
		}
		switch size := c.last - c.first + 1; {
		case c.last < loc.Para:
			para += (c.Times - 1) * size
		case c.first <= loc.Para:
			para += number * size
		}
	}
	loc.Para = para
	return loc
}

func (l layout) multiples() []docx.Multiple {
	list := make([]docx.Multiple, len(l))
	for i := range l {
		list[i] = l[i].Multiple
	}
	return list
}

// replacement is a text of the filled report and its place once rows and
// paragraphs are copied.
type replacement struct {
	*Change
	at docx.Loc
}

// replaces reports whether slot i gets another text.
func (p *plan) replaces(i int) bool { return p.texts[i] != nil && p.texts[i].text != p.Slots[i].Text }

// replacements lists the texts of the plan, and the changes that they are, in the
// order of the document.
func (p *plan) replacements() ([]Change, []replacement) {
	count := 0
	for i := range p.texts {
		if p.replaces(i) {
			count++
		}
	}
	changes := make([]Change, 0, count) // not to grow, lest pointers into it go astray
	list := make([]replacement, 0, count+len(p.extra))
	for i, mine := range p.texts {
		if p.replaces(i) {
			changes = append(changes, Change{Slot: p.Slots[i], New: mine.text, Rolled: mine.rolled})
			list = append(list, replacement{&changes[len(changes)-1], p.layout.place(p.Slots[i].Loc, 0)})
		}
	}
	if len(p.extra) == 0 {
		return changes, list
	}
	for i := range p.extra {
		x := &p.extra[i]
		list = append(list, replacement{&x.Change, p.layout.place(x.Slot.Loc, x.copied)})
	}
	p.sort(list)
	ordered := make([]Change, len(list))
	for i, r := range list {
		ordered[i] = *r.Change
	}
	return ordered, list
}

// sort puts texts into the order of the document.
func (p *plan) sort(list []replacement) {
	parts := map[string]int{}
	for _, par := range p.Doc.Paragraphs() {
		if _, known := parts[par.Part]; !known {
			parts[par.Part] = len(parts)
		}
	}
	slices.SortStableFunc(list, func(a, b replacement) int {
		return cmp.Or(cmp.Compare(parts[a.at.Part], parts[b.at.Part]), cmp.Compare(a.at.Para, b.at.Para), cmp.Compare(a.at.Start, b.at.Start))
	})
}
