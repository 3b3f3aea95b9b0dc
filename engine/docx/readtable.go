package docx

import (
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// maxSpan bounds the columns that one cell spans; Word has 63.
const maxSpan = 1024

// table is one that is being read.
type table struct {
	number   int
	rows     []tableRow
	next     int // column of the next cell of the last row
	columns  int
	headings int // leading rows marked as headings
}

type tableRow struct{ cells []*cell }

// cell is a w:tc.
type cell struct {
	*Cell
	label  string // its text, as a header
	merged *cell  // the cell above that it continues
}

// tableElement reads a w:tbl.
func (r *reader) tableElement(t *xmlscan.Token) {
	outer, outerCell := r.table, r.cell
	r.table, r.cell = &table{number: r.tables}, nil
	r.tables++
	r.content(t)
	r.table.finish()
	r.table, r.cell = outer, outerCell
}

// row reads a w:tr.
func (r *reader) row(t *xmlscan.Token) {
	if r.table == nil {
		r.content(t)
		return
	}
	tb := r.table
	tb.rows = append(tb.rows, tableRow{})
	tb.next = 0
	deleted := r.deleted
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsWord, "trPr") {
			r.rowProperties(&c)
		} else {
			r.element(&c)
		}
	}
	r.deleted = deleted
	tb.columns = max(tb.columns, tb.next)
}

func (r *reader) rowProperties(trPr *xmlscan.Token) {
	tb := r.table
	var t xmlscan.Token
	for r.s.Child(trPr, &t) {
		if t.Space != nsWord {
			continue
		}
		switch t.Local {
		case "gridBefore":
			tb.next += min(max(number(r.s, &t, 0), 0), maxSpan)
		case "tblHeader":
			if tb.headings == len(tb.rows)-1 && isOn(r.s, &t) {
				tb.headings++
			}
		case "del":
			r.deleted++
		}
	}
}

// cellElement reads a w:tc.
func (r *reader) cellElement(t *xmlscan.Token) {
	if r.table == nil || len(r.table.rows) == 0 {
		r.content(t)
		return
	}
	outer := r.cell
	tb := r.table
	r.cell = r.newCell()
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsWord, "tcPr") {
			r.cellProperties(&c)
		} else {
			r.element(&c)
		}
	}
	tb.next += r.cell.ColSpan
	r.cell = outer
}

func (r *reader) newCell() *cell {
	tb := r.table
	row := len(tb.rows) - 1
	c := &cell{Cell: r.cells.one()}
	*c.Cell = Cell{Table: tb.number, Row: row, Col: tb.next, RowSpan: 1, ColSpan: 1}
	tb.rows[row].cells = append(tb.rows[row].cells, c)
	return c
}

func (r *reader) cellProperties(tcPr *xmlscan.Token) {
	c := r.cell
	continues := false
	var t xmlscan.Token
	for r.s.Child(tcPr, &t) {
		switch {
		case t.Is(nsWord, "gridSpan"):
			c.ColSpan = min(max(number(r.s, &t, 1), 1), maxSpan)
		case t.Is(nsWord, "vMerge"):
			continues = value(r.s, &t) != "restart"
		}
	}
	if continues {
		r.table.merge(c)
	}
}

// merge makes c continue the cell above.
func (tb *table) merge(c *cell) {
	if c.Row == 0 {
		return
	}
	if above := tb.rows[c.Row-1].at(c.Col); above != nil && above.Col == c.Col {
		c.merged = above.origin()
		c.merged.RowSpan++
	}
}

// origin is the cell whose text stands in c.
func (c *cell) origin() *cell {
	if c.merged != nil {
		return c.merged
	}
	return c
}

// at is the cell that covers a column, nil without one.
func (row *tableRow) at(col int) *cell {
	lo, hi := 0, len(row.cells)
	for lo < hi {
		mid := (lo + hi) / 2
		switch c := row.cells[mid]; {
		case col < c.Col:
			hi = mid
		case col >= c.Col+c.ColSpan:
			lo = mid + 1
		default:
			return c
		}
	}
	return nil
}
