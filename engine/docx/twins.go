package docx

// Twins lists the other places where the words of loc stand a second time, and
// where an edit of loc is done too: controls that are bound to the same data,
// and the property that they show. Edits of two twins must agree.
func (d *Document) Twins(loc Loc) []Loc {
	var twins []Loc
	for i := range d.links {
		ln := &d.links[i]
		for j := range ln.places {
			if from := &ln.places[j]; d.holds(from, loc) {
				twins = append(twins, d.others(ln, j, loc)...)
			}
		}
	}
	return twins
}

// holds reports whether a place holds all of loc.
func (d *Document) holds(pl *place, loc Loc) bool {
	return pl.para == loc.Para && d.parts[pl.part].name == loc.Part && pl.start <= loc.Start && loc.End <= pl.end
}

// others lists loc, which stands in the place numbered from, in the visible
// places that say the same.
func (d *Document) others(ln *link, from int, loc Loc) []Loc {
	var locs []Loc
	origin := &ln.places[from]
	for i := range ln.places {
		pl := &ln.places[i]
		if i == from || pl.para < 0 || d.parts[pl.part].hidden() || d.textAt(pl) != d.textAt(origin) {
			continue
		}
		shift := pl.start - origin.start
		locs = append(locs, Loc{d.parts[pl.part].name, pl.para, loc.Start + shift, loc.End + shift})
	}
	return locs
}
