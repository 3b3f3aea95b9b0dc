package workbook

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// table is the definition of an Excel table.
type table struct {
	part     string
	span     Range
	headed   bool
	formulas bool // columns that the table computes may use the names of others
	columns  []column
}

// column is the name of a table's column and where it stands in the source.
type column struct {
	name       string
	start, end int
}

// tables lists the tables of a sheet.
func (b *Book) tables(part string) ([]*table, error) {
	s := b.sheets[part]
	if s.tabled {
		return s.tables, nil
	}
	rels, err := b.pkg.Relationships(part)
	if err != nil {
		return nil, err
	}
	for i := range rels {
		if rels[i].External || !strings.HasSuffix(rels[i].Type, "/relationships/table") {
			continue
		}
		tb, err := b.readTable(rels[i].Target)
		if err != nil {
			return nil, err
		}
		s.tables = append(s.tables, tb)
	}
	s.tabled = true
	return s.tables, nil
}

func (b *Book) readTable(part string) (*table, error) {
	s, err := b.scan(part)
	if err != nil {
		return nil, err
	}
	tb := &table{part: part}
	var t xmlscan.Token
	for s.Next(&t) {
		switch {
		case t.Kind == xmlscan.End:
		case t.Is(nsMain, "table"):
			ref, _ := s.Attr(&t, 0, "ref")
			tb.span, _ = ParseRange("!" + ref)
			rows, _ := s.Attr(&t, 0, "headerRowCount")
			tb.headed = rows != "0"
		case t.Is(nsMain, "tableColumn"):
			c := column{}
			c.name, _ = s.Attr(&t, 0, "name")
			c.start, c.end, _ = xmlscan.TagAttr(s.Source(), t.Start, "name")
			tb.columns = append(tb.columns, c)
		case t.Is(nsMain, "calculatedColumnFormula"):
			tb.formulas = true
		}
	}
	return tb, s.Err()
}

// heads reports whether a cell is the heading of a column, and of which.
func (tb *table) heads(row, col int) (i int, ok bool) {
	i = col - tb.span.Col
	return i, tb.headed && row == tb.span.Row && 0 <= i && i < len(tb.columns)
}

// rename gives a column another name.
func (tb *table) rename(i int, name string) (splice.Edit, error) {
	switch {
	case tb.formulas:
		return splice.Edit{}, fmt.Errorf("the workbook's table computes columns")
	case name == "":
		return splice.Edit{}, fmt.Errorf("a column of the workbook's table needs a heading")
	}
	for j := range tb.columns {
		if j != i && strings.EqualFold(tb.columns[j].name, name) {
			return splice.Edit{}, fmt.Errorf("the workbook's table has a column %q already", name)
		}
	}
	tb.columns[i].name = name
	c := tb.columns[i]
	return splice.Edit{Start: c.start, End: c.end, New: escapeHeading.Replace(name)}, nil
}

// escapeHeading writes line breaks as ST_Xstring does.
var escapeHeading = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;", "\n", "_x000a_", "\t", "_x0009_")
