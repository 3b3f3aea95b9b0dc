package docx

import (
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// ClearHighlight returns a Document in which the characters of locs have
// neither highlight nor shading of their own; what a style gives them stays.
// Locs may come in any order and overlap. Text of charts, SmartArt and
// properties stays as it is.
func (d *Document) ClearHighlight(locs []Loc) (*Document, error) {
	return d.clear(locs, withoutHighlight)
}

// ClearColor is ClearHighlight for the colour of the characters.
func (d *Document) ClearColor(locs []Loc) (*Document, error) {
	return d.clear(locs, withoutColor)
}

// clear gives the characters of locs another format.
func (d *Document) clear(locs []Loc, cleared func(rPr string) string) (*Document, error) {
	stretches, err := d.stretches(locs)
	if err != nil {
		return nil, d.loader.fail(err, "")
	}
	var changes []opc.Change
	for i, p := range d.parts {
		if len(stretches[i]) == 0 {
			continue
		}
		data, err := d.loader.clear(p, stretches[i], cleared)
		if err != nil {
			return nil, d.loader.fail(err, p.name)
		}
		changes = append(changes, opc.Change{Part: p.name, Data: data})
	}
	return d.revised(changes)
}

// stretches checks locs and sorts them by their part's number and their
// paragraph.
func (d *Document) stretches(locs []Loc) ([]map[int][]change, error) {
	byPart := make([]map[int][]change, len(d.parts))
	for _, loc := range locs {
		i, err := d.check(Edit{Loc: loc})
		if err != nil {
			return nil, err
		}
		if byPart[i] == nil {
			byPart[i] = map[int][]change{}
		}
		byPart[i][loc.Para] = append(byPart[i][loc.Para], change{start: loc.Start, end: loc.End})
	}
	return byPart, nil
}

func (l *loader) clear(p *part, stretches map[int][]change, cleared func(rPr string) string) ([]byte, error) {
	runs, err := l.indexRuns(p)
	if err != nil {
		return nil, err
	}
	rc := &recut{src: p.src, runs: runs, cleared: cleared}
	for para, id := range p.order {
		if changes := stretches[para]; len(changes) > 0 {
			rc.clear(p, id, merged(changes))
		}
	}
	return p.splice(rc.out)
}

// clear clears stretches of a paragraph and of its twins.
func (rc *recut) clear(p *part, id int, stretches []change) {
	m := &p.marks[id]
	if m.markup == wordMarkup {
		rc.paragraph(m, newOperation(operation{clearings: stretches}))
	}
	for _, t := range m.twins {
		rc.clear(p, t.mark, t.clip(stretches))
	}
}

// withoutHighlight is a w:rPr without what ClearHighlight clears.
func withoutHighlight(rPr string) string { return without(rPr, "highlight", "shd") }

// withoutColor is a w:rPr without what ClearColor clears.
func withoutColor(rPr string) string { return without(rPr, "color") }

// without is the source of an element without the children of these names.
func without(src string, names ...string) string {
	s := xmlscan.New(src, xmlscan.Options{})
	var b strings.Builder
	pos := 0
	var root, t xmlscan.Token
	if !s.Root(&root) {
		return src
	}
	for s.Child(&root, &t) {
		if slices.Contains(names, t.Local) {
			b.WriteString(src[pos:t.Start])
			s.Pass(&t)
			_, pos = s.Span()
		}
	}
	return b.String() + src[pos:]
}
