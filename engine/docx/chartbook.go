package docx

import (
	"maps"
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/workbook"
)

// chartBook is the workbook that a chart draws from. Word puts its texts back
// into the chart when the chart's data are next looked at, so both are edited
// or neither.
type chartBook struct {
	part  string
	fixed []bool // which of part.cached can't be edited along
}

// openChartBook finds out which texts of a chart can be edited along with its
// workbook.
func (l *loader) openChartBook(p *part) {
	if p.external == "" || len(p.cached) == 0 {
		return
	}
	p.book = &chartBook{fixed: slices.Repeat([]bool{true}, len(p.cached))}
	rels, err := l.relationships(p.name)
	i := slices.IndexFunc(rels, func(r opc.Relationship) bool { return r.ID == p.external && !r.External })
	if err != nil || i < 0 {
		return
	}
	p.book.part = rels[i].Target
	book, err := l.workbook(p.book.part)
	if err != nil {
		return
	}
	for i, c := range p.cached {
		cell, ok := c.workbookCell(p.paras[c.para].Text)
		p.book.fixed[i] = !ok || book.Check(cell) != nil
	}
}

func (l *loader) workbook(part string) (*workbook.Book, error) {
	data, err := l.pkg.Read(part)
	if err != nil {
		return nil, err
	}
	return workbook.Open(data, l.opts.Limits.container(), l.opts.Limits.Depth)
}

// workbookCell is where the text of a chart comes from.
func (c *cached) workbookCell(text string) (cell workbook.Cell, ok bool) {
	r, ok := workbook.ParseRange(c.formula)
	rows, cols := r.ToRow-r.Row+1, r.ToCol-r.Col+1
	cell = workbook.Cell{Sheet: r.Sheet, Row: r.Row, Col: r.Col, Text: text}
	switch {
	case !ok || c.point < 0:
		return cell, false
	case cols == c.levels && c.point < rows: // categories below one another
		cell.Row += c.point
		cell.Col = r.ToCol - c.level
	case rows == c.levels && c.point < cols: // side by side
		cell.Col += c.point
		cell.Row = r.ToRow - c.level
	default:
		return cell, false
	}
	return cell, rows != cols || rows == 1
}

// changeBooks returns the workbooks of the charts that differ from those in
// parts.
func (d *Document) changeBooks(parts []*part) ([]opc.Change, error) {
	cells := map[string][]workbook.Cell{}
	for i, before := range d.parts {
		if after := parts[i]; after != before && before.book != nil {
			if changed := changedCells(before, after); len(changed) > 0 {
				name := before.book.part
				cells[name] = append(cells[name], changed...)
			}
		}
	}
	var changes []opc.Change
	for _, name := range slices.Sorted(maps.Keys(cells)) {
		book, err := d.loader.workbook(name)
		var data []byte
		if err == nil {
			data, err = book.Set(cells[name])
		}
		if err != nil {
			return nil, &Error{Kind: KindEdit, Part: name, Offset: -1, Detail: "the workbook of a chart can't be edited along", Err: err}
		}
		changes = append(changes, opc.Change{Part: name, Data: data})
	}
	return changes, nil
}

// changedCells lists the cells whose texts differ in a chart.
func changedCells(before, after *part) []workbook.Cell {
	var cells []workbook.Cell
	for _, c := range after.cached {
		if text := after.paras[c.para].Text; text != before.paras[c.para].Text {
			if cell, ok := c.workbookCell(text); ok {
				cells = append(cells, cell)
			}
		}
	}
	return cells
}
