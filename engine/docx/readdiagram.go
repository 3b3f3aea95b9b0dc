package docx

import (
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// point is a dgm:pt, which holds text of a SmartArt, or a dsp:sp, a shape in
// which Word has drawn such text.
type point struct {
	id    string
	paras []int
}

// showing is a connection of a SmartArt that says in which shape a point is
// shown.
type showing struct{ point, shape string }

// diagram reads an element of a SmartArt's data (ECMA-376 part 1, section
// 21.4.3) or of its drawing (MS-ODRAWXML, section 2.4).
func (r *reader) diagram(t *xmlscan.Token) {
	switch {
	case t.Local == "pt", t.Local == "sp":
		r.diagramPoint(t)
	case t.Local == "cxn":
		r.diagramConnection(t)
	case t.Local == "dataModelExt":
		r.part.drawing, _ = r.s.Attr(t, 0, "relId")
	case !isProperties(t.Local):
		r.content(t)
	}
}

func (r *reader) diagramPoint(t *xmlscan.Token) {
	id, _ := r.s.Attr(t, 0, "modelId")
	first, outer := len(r.paras), r.control
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsDiagram, "prSet") {
			r.diagramPrompt(&c)
		} else {
			r.element(&c)
		}
	}
	r.control = outer
	p := point{id: id}
	for i := first; i < len(r.paras); i++ {
		p.paras = append(p.paras, i)
	}
	if len(p.paras) > 0 {
		r.part.points = append(r.part.points, p)
	}
}

// diagramPrompt reads a dgm:prSet, which may say that the text of its point is
// a prompt that Word does not print. It is taken for a content control.
func (r *reader) diagramPrompt(t *xmlscan.Token) {
	if v, _ := r.s.Attr(t, 0, "phldr"); v != "1" && v != "true" {
		return
	}
	c := control{Control: Control{Kind: "text", Prompt: true}}
	c.from.showing = attributeSpan(r.part.src, t.Start, "phldr")
	c.source = r.keepSource(&c)
	r.control = append(slices.Clone(r.control), c)
}

func (r *reader) diagramConnection(t *xmlscan.Token) {
	kind, _ := r.s.Attr(t, 0, "type")
	from, _ := r.s.Attr(t, 0, "srcId")
	to, _ := r.s.Attr(t, 0, "destId")
	if kind == "presOf" {
		r.part.shown = append(r.part.shown, showing{from, to})
	}
}
