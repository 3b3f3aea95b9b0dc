package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// drawing reads an element of DrawingML (ECMA-376 part 1, section 21.1.2),
// whose text stands in charts, in SmartArt and in shapes of other programs.
func (r *reader) drawing(t *xmlscan.Token) {
	switch {
	case t.Local == "p":
		r.drawingParagraph(t)
	case t.Local == "r":
		r.drawingRun(t)
	case t.Local == "fld":
		r.drawingField(t)
	case t.Local == "t":
		r.text(t)
	case t.Local == "br":
		r.symbolElement(t, '\n')
	case !isProperties(t.Local):
		r.content(t)
	}
}

func (r *reader) drawingParagraph(t *xmlscan.Token) {
	outer, run := r.para, r.run
	b := r.beginMarkup(t, drawingMarkup)
	r.para, r.run = b, Run{}
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		switch {
		case c.Is(nsDrawing, "pPr"):
			r.s.Pass(&c)
			_, b.at.inside.start = r.s.Span()
		case c.Is(nsDrawing, "endParaRPr"):
			b.at.format.start = c.Start
			r.s.Pass(&c)
			_, b.at.format.end = r.s.Span()
		default:
			r.element(&c)
		}
	}
	r.end(b)
	r.para, r.run = outer, run
}

func (r *reader) drawingRun(t *xmlscan.Token) {
	r.run = Run{}
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsDrawing, "rPr") {
			r.drawingFormat(&c)
		} else {
			r.element(&c)
		}
	}
}

// drawingField reads an a:fld: a slide number, a date.
func (r *reader) drawingField(t *xmlscan.Token) {
	kind, _ := r.s.Attr(t, 0, "type")
	outer := r.field
	r.field = Field{ComputedField, kind}
	r.drawingRun(t)
	r.field = outer
}

// drawingFormat reads an a:rPr.
func (r *reader) drawingFormat(rPr *xmlscan.Token) {
	u, _ := r.s.Attr(rPr, 0, "u")
	r.run.Underline = u != "" && u != "none"
	var t xmlscan.Token
	for r.s.Child(rPr, &t) {
		switch {
		case t.Is(nsDrawing, "highlight"):
			r.run.Highlight = shown(r.drawingColor(&t))
		case t.Is(nsDrawing, "solidFill"):
			r.run.Color = r.drawingColor(&t)
		}
	}
}

// drawingColor is the colour in an element if it is given as RRGGBB.
func (r *reader) drawingColor(fill *xmlscan.Token) (color string) {
	var t xmlscan.Token
	for r.s.Child(fill, &t) {
		if t.Is(nsDrawing, "srgbClr") {
			color, _ = r.s.Attr(&t, 0, "val")
		}
	}
	return strings.ToUpper(color)
}
