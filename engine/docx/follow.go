package docx

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// follow adds to sorted edits those of the other places that hold the same
// text. Properties that are not there yet are returned as insertions, by the
// part's number.
func (d *Document) follow(groups [][]Edit) (grown [][]splice.Edit, err error) {
	f := follower{d, make([][]Edit, len(d.parts)), make([][]splice.Edit, len(d.parts))}
	for i := range d.links {
		if err := f.follow(&d.links[i], groups); err != nil {
			return nil, err
		}
	}
	for i, copies := range f.copies {
		if len(copies) > 0 {
			groups[i] = append(groups[i], copies...)
			slices.SortStableFunc(groups[i], compareEdits)
		}
	}
	return f.grown, nil
}

// follower gathers what is edited along, by the part's number.
type follower struct {
	*Document
	copies [][]Edit
	grown  [][]splice.Edit
}

// follow looks at one text. Edits of several of its places count for all of
// them, if they agree.
func (f *follower) follow(ln *link, groups [][]Edit) error {
	own := make([][]change, len(ln.places))
	first := -1 // the first place that is edited
	var all []change
	for i := range ln.places {
		pl := &ln.places[i]
		own[i] = f.changesIn(pl, groups)
		switch {
		case len(own[i]) == 0:
		case first < 0:
			first, all = i, own[i]
		case f.textAt(pl) == f.textAt(&ln.places[first]):
			var agree bool
			if all, agree = union(all, own[i]); !agree {
				return pl.refuse(f.Document, twoTexts)
			}
		}
	}
	if first < 0 {
		return nil
	}
	from := &ln.places[first]
	old := f.textAt(from)
	stored, err := from.control.encode(splicedText(old, all))
	if err != nil {
		return from.refuse(f.Document, err.Error())
	}
	for i := range ln.places {
		pl := &ln.places[i]
		switch {
		case pl.para < 0:
			f.grown[pl.part] = append(f.grown[pl.part], f.grow(pl, stored))
		case f.textAt(pl) == old && pl.control.decode(stored) == splicedText(old, all):
			f.copy(pl, minus(all, own[i]))
		case len(own[i]) == 0:
			f.replace(pl, pl.control.decode(stored))
		case splicedText(f.textAt(pl), own[i]) != pl.control.decode(stored):
			return pl.refuse(f.Document, twoTexts)
		}
	}
	return nil
}

const twoTexts = "the same text stands elsewhere too, and is given another one there"

// union merges sorted changes of one text; they agree if none overlaps another
// one but is the same.
func union(a, b []change) (all []change, agree bool) {
	all = append(slices.Clone(a), minus(b, a)...)
	slices.SortStableFunc(all, func(x, y change) int { return cmp.Or(x.start-y.start, x.end-y.end) })
	for i := 1; i < len(all); i++ {
		if x, y := all[i-1], all[i]; y.start < x.end || y.start == x.start && y.end == x.end {
			return nil, false
		}
	}
	return all, true
}

// minus is the changes in a that are not in b.
func minus(a, b []change) []change {
	return slices.DeleteFunc(slices.Clone(a), func(c change) bool { return slices.Contains(b, c) })
}

func (pl *place) refuse(d *Document, detail string) error {
	return editError(Loc{Part: d.parts[pl.part].name, Para: pl.para, Start: pl.start, End: pl.end}, detail)
}

func (d *Document) textAt(pl *place) string {
	return d.parts[pl.part].paras[pl.para].Text[pl.start:pl.end]
}

// copy makes changes in a place that says what the edited place says. Like this
// its formatting stays.
func (f *follower) copy(pl *place, changes []change) {
	for _, c := range changes {
		loc := Loc{Part: f.parts[pl.part].name, Para: pl.para, Start: pl.start + c.start, End: pl.start + c.end}
		f.copies[pl.part] = append(f.copies[pl.part], Edit{loc, c.text})
	}
}

// replace gives a place another text. An empty control Word fills itself.
func (f *follower) replace(pl *place, text string) {
	old := f.textAt(pl)
	if old != text && (old != "" || pl.control == nil) {
		f.copy(pl, []change{{0, len(old), text}})
	}
}

// grow inserts a property that the part does not hold yet.
func (d *Document) grow(pl *place, text string) splice.Edit {
	p := d.parts[pl.part]
	space, local, _ := strings.Cut(strings.TrimPrefix(pl.property, "{"), "}")
	element := "<" + local + ` xmlns="` + space + `">` + escape.Replace(text) + "</" + local + ">"
	if p.end.empty {
		name := xmlscan.TagName(p.src, p.end.start)
		return splice.Edit{Start: p.end.end - len("/>"), End: p.end.end, New: ">" + element + "</" + name + ">"}
	}
	return splice.Edit{Start: p.end.start, End: p.end.start, New: element}
}
