package audit

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
)

// introduces are words of a paragraph that leads over to the table below it.
var introduces = []string{"见下表", "如下表", "下表所示"}

// grandTotals are words before the figure that such a paragraph gives for the
// whole table.
var grandTotals = []string{"总投资", "总额", "总数", "总计", "共", "合计", "累计"}

// beforeTables reports a total in the paragraph that leads over to a table when
// the table's total row has another: 共安排9个项目……见下表。 The table must have one
// column of the figure's unit, and its total must stand nowhere in the
// paragraph.
func (p *Pass) beforeTables() {
	tables := p.tables()
	for _, pf := range p.Figures() {
		if pf.par.Cell != nil || !containsAny(pf.par.Text, introduces) {
			continue
		}
		t := tableBelow(tables, pf.par)
		if t == nil || !t.summable() {
			continue
		}
		for base, total := range t.totalsByUnit() {
			if f, ok := pf.saidOfTable(base, total); ok {
				p.Report(pf.par, f.Start, f.End, Note{Class: "table", Message: Text{
					ZH: fmt.Sprintf("下表合计是%s%s，这里是%s", total.Numeral, total.Unit, f.Text),
					EN: fmt.Sprintf("the total of the table below is %s%s, %s here", total.Numeral, total.Unit, f.Text),
				}})
			}
		}
	}
}

// tableBelow is the first table behind par, which a caption may separate from it.
func tableBelow(tables []*table, par *docx.Paragraph) *table {
	for _, t := range tables {
		if len(t.cells) == 0 || t.cells[0].par.Part != par.Part {
			continue
		}
		if at := t.cells[0].par.Index; at > par.Index {
			return t
		}
	}
	return nil
}

// totalsByUnit are the figures of the total row whose unit no other column has.
func (t *table) totalsByUnit() map[string]figure.Figure {
	found := map[string]figure.Figure{}
	columns := map[string]int{}
	for _, cells := range t.columns() {
		total, ok := inRow(cells, t.last)
		if !ok || total.Base == "" || total.Base == "%" || containsAny(headerOf(cells), otherFigures) {
			continue
		}
		found[total.Base] = total
		columns[total.Base]++
	}
	for base, n := range columns {
		if n > 1 {
			delete(found, base)
		}
	}
	return found
}

// saidOfTable is the figure that the paragraph gives for the total of the table:
// the one that a word calls a total, or the only one of the unit.
func (pf paragraphFigures) saidOfTable(base string, total figure.Figure) (said figure.Figure, ok bool) {
	if !exact(total) {
		return figure.Figure{}, false
	}
	count := 0
	for _, f := range pf.figures {
		if f.Base != base || !exact(f) {
			continue
		}
		if f.Same(total) {
			return figure.Figure{}, false
		}
		count++
		if !ok && containsAny(pf.lead(f), grandTotals) {
			said, ok = f, true
		}
		if count == 1 && !ok {
			said = f
		}
	}
	return said, ok || count == 1 && strings.HasPrefix(pf.par.Text[said.End:], "，")
}
