package docx

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
)

// Multiple says how often a paragraph is to stand, or the innermost table row
// that it is in.
type Multiple struct {
	Part  string
	Para  int
	Row   bool
	Times int // 0 removes it; the copies of others stand behind them
}

// Multiply returns a Document in which paragraphs and rows stand as often as
// the multiples say; none may lie within another. The copies are like the
// original but for what is unique in a document: they have ids of their own
// and no bookmarks, comments, notes or bound data.
//
// What Word needs stays where it is to be removed: a paragraph that ends a
// section, holds a picture or a field, is the last one left where one must be, or
// keeps two tables apart; the last row left of a table; and the ends of bookmarks
// and comments that begin or end elsewhere. A row with which a merged cell begins is
// neither removed nor copied: that is an error, as are a paragraph that belongs
// to a field it does not hold whole, and one in a text box that is stored twice.
func (d *Document) Multiply(list []Multiple) (*Document, error) {
	byPart := map[string][]Multiple{}
	for _, m := range list {
		if _, err := d.check(Edit{Loc: m.loc()}); err != nil {
			return nil, d.loader.fail(err, "")
		}
		byPart[m.Part] = append(byPart[m.Part], m)
	}
	var changes []opc.Change
	grown := 0
	for _, p := range d.parts {
		if len(byPart[p.name]) == 0 {
			continue
		}
		edits, more, err := d.multiply(p, byPart[p.name])
		if err != nil {
			return nil, d.loader.fail(err, p.name)
		}
		data, err := p.splice(edits)
		if err != nil {
			return nil, d.loader.fail(err, p.name)
		}
		changes = append(changes, opc.Change{Part: p.name, Data: data})
		grown += more
	}
	q, err := d.with(changes)
	if err == nil && len(q.paragraphs) != len(d.paragraphs)+grown {
		err = d.loader.fail(&Error{Kind: KindEdit, Offset: -1, Detail: "the copies would not have the paragraphs of the original"}, "")
	}
	return q, err
}

// Extent is the range of the paragraphs, the last one included, that Multiply
// copies or removes as a whole.
func (d *Document) Extent(m Multiple) (first, last int, err error) {
	i, err := d.check(Edit{Loc: m.loc()})
	if err == nil {
		var units []unit
		if units, err = d.loader.units(d.parts[i], []Multiple{m}); err == nil {
			return units[0].first, units[0].last, nil
		}
	}
	return 0, 0, d.loader.fail(err, m.Part)
}

// Stuck tells why a paragraph or row can be neither copied nor removed.
type Stuck int

const (
	NotStuck    Stuck = iota
	StuckMerged       // a merged cell begins in the row
	StuckField        // a field begins or ends in it that it does not hold whole
	StuckTwin         // it stands in a text box that is stored twice
	StuckStory        // it is no paragraph of Word: a property, the text of a chart
)

// refusal says in English why Multiply refuses.
func (s Stuck) refusal() string {
	switch s {
	case StuckMerged:
		return "a merged cell begins in it"
	case StuckField:
		return "a field begins or ends in it that it does not hold whole"
	case StuckTwin:
		return "the paragraph stands in a text box that is stored twice"
	case StuckStory:
		return "only paragraphs of Word can be copied or removed"
	}
	return ""
}

// Stuck is why Multiply refuses to copy or remove what a multiple names.
func (d *Document) Stuck(m Multiple) Stuck {
	i, err := d.check(Edit{Loc: m.loc()})
	if err != nil {
		return NotStuck
	}
	p := d.parts[i]
	if p.root != nsWord {
		return StuckStory
	}
	if len(p.marks[p.order[m.Para]].twins) > 0 {
		return StuckTwin
	}
	units, err := d.loader.units(p, []Multiple{m})
	if err != nil {
		return NotStuck
	}
	return units[0].stuck
}

func (m Multiple) loc() Loc { return Loc{Part: m.Part, Para: m.Para} }

// unit is a paragraph or a row that is multiplied.
type unit struct {
	Multiple
	*block
	first, last int // its paragraphs
}

// multiply returns the edits of a part and how many paragraphs they add.
func (d *Document) multiply(p *part, list []Multiple) (edits []splice.Edit, grown int, err error) {
	units, err := d.loader.units(p, list)
	if err != nil {
		return nil, 0, err
	}
	c := &copier{loader: &d.loader, part: p, parts: d.parts}
	gone := removals{before: map[*block]*block{}, left: map[siblings]int{}}
	for i, u := range units {
		if i > 0 && u.start < units[i-1].end {
			return nil, 0, editError(u.loc(), "it lies within another one that is copied or removed")
		}
		if u.Times != 1 && u.stuck != NotStuck {
			return nil, 0, editError(u.loc(), u.stuck.refusal())
		}
		switch {
		case u.Times > 1:
			c.units = append(c.units, u)
			grown += (u.Times - 1) * (u.last - u.first + 1)
		case u.Times == 0 && gone.take(&u):
			edits = append(edits, splice.Edit{Start: u.start, End: u.end, New: u.markers(p.src)})
			grown -= u.last - u.first + 1
		}
	}
	return append(edits, c.copies()...), grown, nil
}

// units finds what is to be multiplied, in the order of the source.
func (l *loader) units(p *part, list []Multiple) ([]unit, error) {
	if p.root != nsWord {
		return nil, editError(list[0].loc(), StuckStory.refusal())
	}
	index, err := p.blocks(l)
	if err != nil {
		return nil, err
	}
	units := make([]unit, 0, len(list))
	for _, m := range list {
		mark := &p.marks[p.order[m.Para]]
		u := unit{Multiple: m, block: index.at(mark.tag.start)}
		if m.Row && u.block != nil {
			u.block = u.block.around("tr")
		}
		switch {
		case u.block == nil:
			return nil, editError(m.loc(), "the paragraph stands in no table row")
		case len(mark.twins) > 0:
			return nil, editError(m.loc(), StuckTwin.refusal())
		}
		u.first, u.last = p.within(u.span)
		units = append(units, u)
	}
	slices.SortFunc(units, func(a, b unit) int { return cmp.Compare(a.start, b.start) })
	return units, nil
}

// within is the range of the paragraphs that begin in a stretch of the source.
func (p *part) within(s span) (first, last int) {
	byStart := func(id, offset int) int { return cmp.Compare(p.marks[id].tag.start, offset) }
	first, _ = slices.BinarySearchFunc(p.order, s.start, byStart)
	last, _ = slices.BinarySearchFunc(p.order, s.end, byStart)
	return first, last - 1
}

// removals decides, in the order of the source, which paragraphs and rows go:
// what Word can do without once those before are gone.
type removals struct {
	before map[*block]*block // of what goes: the block that stays before it, nil for none
	left   map[siblings]int  // how many of them stay or are still to be decided about
}

// siblings are the paragraphs, or the rows, in a block.
type siblings struct {
	parent *block
	local  string
}

// take reports whether a paragraph or row goes, and counts it as gone if so.
func (r *removals) take(u *unit) bool {
	here := siblings{u.parent, u.local}
	left, counted := r.left[here]
	if !counted {
		for _, b := range u.parent.children {
			if b.local == u.local {
				left++
			}
		}
	}
	before, behind := r.around(u)
	goes := left > 1 && (u.Row || u.spare(before, behind))
	if goes {
		r.before[u.block] = before
		left--
	}
	r.left[here] = left
	return goes
}

// around are the blocks beside u, nil for none.
func (r *removals) around(u *unit) (before, behind *block) {
	all := u.parent.children
	i := sort.Search(len(all), func(i int) bool { return all[i].start >= u.start })
	if i > 0 {
		before = all[i-1]
		if stays, isGone := r.before[before]; isGone {
			before = stays
		}
	}
	if i+1 < len(all) {
		behind = all[i+1]
	}
	return before, behind
}

// spare reports whether Word can do without a paragraph between these blocks: it
// holds nothing but text, and keeps no tables apart and no cell from ending with
// one.
func (u *unit) spare(before, behind *block) bool {
	behindTable := before != nil && before.local == "tbl"
	beforeTable := behind != nil && behind.local == "tbl"
	return !u.needed && !(behindTable && (beforeTable || behind == nil && u.parent.local != "body"))
}

// markers are the ends of ranges that lie in a removed unit while their other
// ends lie elsewhere.
func (u *unit) markers(src string) string {
	var b strings.Builder
	for _, r := range u.ranges {
		if r.other < u.start || r.other >= u.end {
			b.WriteString(strings.TrimSuffix(strings.TrimSuffix(src[r.start:r.end], ">"), "/") + "/>")
		}
	}
	return b.String()
}
