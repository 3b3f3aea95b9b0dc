package docx

import (
	"slices"
	"sort"
	"strings"
)

// link is a text that stands in several places, which are edited together.
type link struct{ places []place }

// place is one of them: a stretch of a paragraph's text.
type place struct {
	part, para int // para is -1 for a property that the part does not hold yet
	start, end int
	control    *controlSource // what shows the text there, nil for the text itself
	property   string         // with its namespace, for para -1
}

// links finds the texts that stand in several places.
func (l *loader) links(parts []*part) []link {
	links := l.boundLinks(parts)
	for i, p := range parts {
		if p.kind == Diagram {
			links = append(links, diagramLinks(parts, i)...)
		}
	}
	return links
}

// boundLinks gathers the controls that are bound to the same node.
func (l *loader) boundLinks(parts []*part) []link {
	var order []binding
	places := map[binding][]place{}
	for i, p := range parts {
		if len(p.controls) == 0 {
			continue
		}
		for para, id := range p.order {
			for _, at := range p.marks[id].controls {
				c := &p.controls[at.source]
				if l.stateOf(c) != linked {
					continue
				}
				if places[c.binding] == nil {
					order = append(order, c.binding)
				}
				places[c.binding] = append(places[c.binding], place{part: i, para: para, start: at.start, end: at.end, control: c})
			}
		}
	}
	var links []link
	for _, b := range order {
		links = append(links, link{append(places[b], nodePlace(parts, b))})
	}
	return links
}

// nodePlace is the place of the node that a linked binding names.
func nodePlace(parts []*part, b binding) place {
	i := propertiesPart(parts, b.store)
	if b.store != coreStore && b.store != extendedStore {
		i = dataPart(parts, b.store)
		return whole(parts, i, parts[i].data.nodes[b.path].para)
	}
	name := propertyOf(b)
	local := name[strings.IndexByte(name, '}')+1:]
	para := slices.IndexFunc(parts[i].paras, func(p Paragraph) bool { return p.Property == local })
	if para < 0 {
		return place{part: i, para: -1, property: name}
	}
	return whole(parts, i, para)
}

func whole(parts []*part, part, para int) place {
	return place{part: part, para: para, end: len(parts[part].paras[para].Text)}
}

// diagramLinks pairs the text of a SmartArt with what Word has drawn of it: by
// the shapes that the data say a point is shown in, and within a shape by the
// text. Where the data do not say, by the text alone.
func diagramLinks(parts []*part, data int) []link {
	drawn := drawingOf(parts, data)
	if drawn < 0 {
		return nil
	}
	shown := map[string][]int{} // paragraphs of the data, by shape
	byPoint := map[string][]int{}
	for _, pt := range parts[data].points {
		byPoint[pt.id] = pt.paras
	}
	for _, s := range parts[data].shown {
		shown[s.shape] = append(shown[s.shape], byPoint[s.point]...)
	}
	twins := make([]link, len(parts[data].paras))
	for _, shape := range parts[drawn].points {
		pairTexts(parts, twins, data, shown[shape.id], drawn, shape.paras)
	}
	return slices.DeleteFunc(twins, func(ln link) bool { return len(ln.places) == 0 })
}

func drawingOf(parts []*part, data int) int {
	return slices.IndexFunc(parts, func(p *part) bool {
		return p.kind == drawnStory && p.origin == origin{parts[data].origin.part, parts[data].drawing}
	})
}

// pairTexts adds the drawn paragraphs to the links of those of the data that
// say the same.
func pairTexts(parts []*part, links []link, data int, paras []int, drawn int, copies []int) {
	for _, i := range paras {
		text := parts[data].paras[i].Text
		for n, j := range copies {
			if text == "" || parts[drawn].paras[j].Text != text {
				continue
			}
			if links[i].places == nil {
				links[i].places = []place{whole(parts, data, i)}
			}
			links[i].places = append(links[i].places, whole(parts, drawn, j))
			copies = slices.Delete(slices.Clone(copies), n, n+1)
			break
		}
	}
}

// changesIn lists the edits that change the text of a place, in its offsets.
func (f *follower) changesIn(pl *place, groups [][]Edit) []change {
	if pl.para < 0 || pl.start == pl.end && f.parts[pl.part].paras[pl.para].Text != "" {
		return nil // an edit goes into the text beside an empty control
	}
	group := groups[pl.part]
	i := sort.Search(len(group), func(i int) bool {
		at := group[i].Loc
		return at.Para > pl.para || at.Para == pl.para && at.End >= pl.start
	})
	var changes []change
	for ; i < len(group) && group[i].Loc.Para == pl.para && group[i].Loc.Start <= pl.end; i++ {
		changes = append(changes, change{group[i].Loc.Start, group[i].Loc.End, group[i].New})
	}
	t := twin{start: pl.start, end: pl.end}
	return t.clip(changes)
}
