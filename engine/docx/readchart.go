package docx

import (
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// cached is a paragraph of a chart whose text comes from a cell of the chart's
// workbook.
type cached struct {
	para    int
	formula string // the range that the cell is of: Sheet1!$A$2:$A$5
	point   int    // number in that range, from 0
	level   int    // of labels in several columns: how far from the innermost
	levels  int    // how many columns there are
}

// chart reads an element of a chart (ECMA-376 part 1, section 21.2). A reader
// sees its titles, its text labels, and the names of series and categories,
// each of which is a paragraph. Values are drawn, not written: they are none.
// Nor is a category or a series that the chart names again, for a second
// series or as a label: its text is edited along.
func (r *reader) chart(t *xmlscan.Token) {
	switch t.Local {
	case "val", "yVal", "bubbleSize", "errBars", "pivotSource", "pivotFmts", "printSettings", "extLst":
	case "cat":
		r.chartReference(t, true)
	case "xVal":
		r.chartReference(t, false)
	case "strRef", "multiLvlStrRef":
		r.stringReference(t)
	case "v":
		r.plain(t)
	case "trendline":
		r.trendline(t)
	case "externalData":
		r.part.external, _ = r.s.Attr(t, nsRel, "id")
	default:
		if !isProperties(t.Local) {
			r.content(t)
		}
	}
}

// chartReference reads a c:cat or c:xVal. Numbers in it are years and the like
// when they stand for categories, places on an axis otherwise.
func (r *reader) chartReference(t *xmlscan.Token, categories bool) {
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		switch {
		case c.Is(nsChart, "numRef"):
			if categories {
				r.numberReference(&c)
			}
		case !c.Is(nsChart, "numLit"):
			r.element(&c)
		}
	}
}

// stringReference reads a c:strRef or c:multiLvlStrRef: a formula and what it
// gave.
func (r *reader) stringReference(t *xmlscan.Token) {
	formula := ""
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		switch {
		case c.Is(nsChart, "f"):
			formula = r.characterData(&c)
		case c.Is(nsChart, "strCache"):
			r.points(&c, formula, 0)
		case c.Is(nsChart, "multiLvlStrCache"):
			r.levels(&c, formula)
		}
	}
}

// levels reads a c:multiLvlStrCache.
func (r *reader) levels(cache *xmlscan.Token, formula string) {
	first, level := len(r.part.cached), 0
	var c xmlscan.Token
	for r.s.Child(cache, &c) {
		if c.Is(nsChart, "lvl") {
			r.points(&c, formula, level)
			level++
		}
	}
	for i := first; i < len(r.part.cached); i++ {
		r.part.cached[i].levels = level
	}
}

// numberReference reads a c:numRef, if its numbers are shown as they are.
func (r *reader) numberReference(t *xmlscan.Token) {
	formula := ""
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		switch {
		case c.Is(nsChart, "f"):
			formula = r.characterData(&c)
		case c.Is(nsChart, "numCache"):
			r.points(&c, formula, 0)
		}
	}
}

// points reads the c:pt of a cache. Numbers that a format makes something else
// of, such as dates, are passed over.
func (r *reader) points(cache *xmlscan.Token, formula string, level int) {
	var c xmlscan.Token
	for r.s.Child(cache, &c) {
		switch {
		case c.Is(nsChart, "formatCode"):
			if code := r.characterData(&c); code != "General" && code != "0" {
				return
			}
		case c.Is(nsChart, "pt"):
			idx, _ := r.s.Attr(&c, 0, "idx")
			r.point(&c, cached{formula: formula, point: atoi(idx, -1), level: level, levels: 1})
		}
	}
}

// point reads a c:pt.
func (r *reader) point(t *xmlscan.Token, from cached) {
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsChart, "v") {
			r.cachedText(&c, from)
		}
	}
}

// cachedText reads a c:v, which is a paragraph when its cell is new.
func (r *reader) cachedText(t *xmlscan.Token, from cached) {
	cell := from.cell()
	first, known := r.chartCells[cell]
	if !known {
		if r.chartCells == nil {
			r.chartCells = map[string]int{}
		}
		from.para = len(r.paras)
		r.chartCells[cell] = r.plain(t)
		r.part.cached = append(r.part.cached, from)
		return
	}
	order := r.order
	r.shadow++
	copied := r.plain(t)
	r.shadow--
	r.order = order
	if m := &r.part.marks[first]; m.text == r.part.marks[copied].text {
		m.twins = append(m.twins, twin{0, len(m.text), copied})
	}
}

// cell names a cell by the range that it is of.
func (c *cached) cell() string {
	return c.formula + "#" + strconv.Itoa(c.level) + "#" + strconv.Itoa(c.point)
}

// trendline reads a c:trendline, whose name stands in the legend.
func (r *reader) trendline(t *xmlscan.Token) {
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsChart, "name") {
			r.plain(&c)
		} else {
			r.element(&c)
		}
	}
}

// characterData is the text of an element without those around it.
func (r *reader) characterData(t *xmlscan.Token) string {
	var b []byte
	if t.Kind == xmlscan.Empty {
		return ""
	}
	var c xmlscan.Token
	for r.s.Next(&c) {
		switch {
		case c.Kind == xmlscan.End && c.Depth == t.Depth:
			return strings.TrimSpace(string(b))
		case c.Kind == xmlscan.Text || c.Kind == xmlscan.CDATA:
			start, end := c.Inner()
			b = xmlscan.AppendText(b, r.part.src[start:end], c.Kind)
		}
	}
	return ""
}
