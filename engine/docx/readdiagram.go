package docx

import (
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
	case !isProperties(t.Local):
		r.content(t)
	}
}

func (r *reader) diagramPoint(t *xmlscan.Token) {
	id, _ := r.s.Attr(t, 0, "modelId")
	first := len(r.paras)
	r.content(t)
	p := point{id: id}
	for i := first; i < len(r.paras); i++ {
		p.paras = append(p.paras, i)
	}
	if len(p.paras) > 0 {
		r.part.points = append(r.part.points, p)
	}
}

func (r *reader) diagramConnection(t *xmlscan.Token) {
	kind, _ := r.s.Attr(t, 0, "type")
	from, _ := r.s.Attr(t, 0, "srcId")
	to, _ := r.s.Attr(t, 0, "destId")
	if kind == "presOf" {
		r.part.shown = append(r.part.shown, showing{from, to})
	}
}
