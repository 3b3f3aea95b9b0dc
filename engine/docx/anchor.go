package docx

import (
	"slices"
	"sort"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// anchors finds where in the body comments can hang that belong elsewhere.
type anchors struct {
	*Document
	references map[reference]int // where in the body's source
	notes      map[int][]noteAt  // by the part's number
	drawings   map[string]int    // by the relationship to what they show
	first      int               // the first paragraph with text
}

// reference is that of the body to a note or comment.
type reference struct{ element, id string }

// noteAt is where a note or comment begins in its part.
type noteAt struct {
	start int
	reference
}

func (d *Document) newAnchors() *anchors {
	a := &anchors{Document: d, references: map[reference]int{}, notes: map[int][]noteAt{}, drawings: map[string]int{}}
	a.first = max(0, slices.IndexFunc(d.parts[0].paras, func(p Paragraph) bool { return p.Text != "" && !p.TextBox }))
	a.elements(0, a.referenceAt)
	for i, p := range d.parts {
		if p.kind == Footnotes || p.kind == Endnotes || p.kind == Comments {
			a.elements(i, func(s *xmlscan.Scanner, t *xmlscan.Token) { a.noteAt(i, s, t) })
		}
	}
	return a
}

// elements visits the start tags of a part.
func (a *anchors) elements(part int, visit func(*xmlscan.Scanner, *xmlscan.Token)) {
	s := a.loader.scanner(a.parts[part].src)
	var t xmlscan.Token
	for s.Next(&t) {
		if t.Kind == xmlscan.Start || t.Kind == xmlscan.Empty {
			visit(s, &t)
		}
	}
}

// referenceAt notes what an element of the body refers to.
func (a *anchors) referenceAt(s *xmlscan.Scanner, t *xmlscan.Token) {
	switch {
	case t.Space == nsWord && (t.Local == "footnoteReference" || t.Local == "endnoteReference" || t.Local == "commentReference"):
		id, _ := s.Attr(t, nsWord, "id")
		a.references[reference{t.Local[:len(t.Local)-len("Reference")], id}] = t.Start
	case t.Is(nsChart, "chart"):
		id, _ := s.Attr(t, nsRel, "id")
		a.drawings[id] = t.Start
	case t.Is(nsDiagram, "relIds"):
		id, _ := s.Attr(t, nsRel, "dm")
		a.drawings[id] = t.Start
	}
}

func (a *anchors) noteAt(part int, s *xmlscan.Scanner, t *xmlscan.Token) {
	if t.Space == nsWord && (t.Local == "footnote" || t.Local == "endnote" || t.Local == "comment") {
		id, _ := s.Attr(t, nsWord, "id")
		a.notes[part] = append(a.notes[part], noteAt{t.Start, reference{t.Local, id}})
	}
}

// find is where a comment on a place hangs: there, if it is in the body outside
// text boxes, and otherwise at the nearest paragraph of the body.
func (a *anchors) find(part int, loc Loc) (para, start, end int, exact bool) {
	body := a.parts[0]
	if part == 0 && !body.paras[loc.Para].TextBox && body.marks[body.order[loc.Para]].markup == wordMarkup {
		return loc.Para, loc.Start, loc.End, true
	}
	para = a.first
	if offset, ok := a.offset(part, loc.Para); ok {
		para = body.paragraphAt(offset)
	}
	return para, 0, len(body.paras[para].Text), false
}

// offset is where in the source of the body what a paragraph belongs to stands.
func (a *anchors) offset(part, para int) (offset int, ok bool) {
	p := a.parts[part]
	tag := p.marks[p.order[para]].tag.start
	switch p.kind {
	case Body:
		return tag, true
	case Footnotes, Endnotes, Comments:
		notes := a.notes[part]
		i := sort.Search(len(notes), func(i int) bool { return notes[i].start > tag })
		if i > 0 {
			offset, ok = a.references[notes[i-1].reference]
		}
	case Chart, Diagram:
		from := p.origin
		if chart := a.chart(from.part); chart != nil {
			from = chart.origin // shapes on a chart
		}
		if from.part == a.parts[0].name {
			offset, ok = a.drawings[from.id]
		}
	}
	return offset, ok
}

func (a *anchors) chart(name string) *part {
	for _, p := range a.parts {
		if p.kind == Chart && p.name == name {
			return p
		}
	}
	return nil
}

// paragraphAt is the last paragraph outside text boxes that begins before an
// offset.
func (p *part) paragraphAt(offset int) int {
	found := 0
	for para, id := range p.order {
		m := &p.marks[id]
		if m.tag.start > offset {
			break
		}
		if !p.paras[para].TextBox && m.markup == wordMarkup {
			found = para
		}
	}
	return found
}
