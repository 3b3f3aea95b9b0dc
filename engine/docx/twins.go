package docx

import "slices"

// Twins lists the texts that stand in several places which are edited together:
// controls that are bound to the same data, and the property that they show.
// Each text has its places, in the order of the document. Edits of two of them
// must agree.
func (d *Document) Twins() [][]Loc {
	var twins [][]Loc
	for i := range d.links {
		twins = append(twins, d.twins(&d.links[i])...)
	}
	return twins
}

// twins groups the places of a link that a reader sees by what they say. Most
// say the same; one that does not will once any of them is edited.
func (d *Document) twins(ln *link) [][]Loc {
	var groups [][]Loc
	byText := map[string]int{}
	for i := range ln.places {
		pl := &ln.places[i]
		if pl.para < 0 || d.parts[pl.part].hidden() {
			continue
		}
		text := d.textAt(pl)
		n, known := byText[text]
		if !known {
			n = len(groups)
			byText[text] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], Loc{d.parts[pl.part].name, pl.para, pl.start, pl.end})
	}
	return slices.DeleteFunc(groups, func(places []Loc) bool { return len(places) < 2 })
}
