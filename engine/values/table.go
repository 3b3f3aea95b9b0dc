package values

import (
	"strings"
)

// Table is a sheet with a record in each row: what a batch fills from.
type Table struct {
	Name    string
	Columns []Column
	Records []Record
}

// Column is one column of a Table.
type Column struct {
	Key  string
	Note bool // a remark for people: its header begins with 备注, 说明, note or #
	Pos  Pos
}

// Record is one row of a Table.
type Record struct {
	Row    int // line or row of the file, 1-based, the header included
	Values *File
	Err    error // what is wrong with its cells: Errors, or nil
}

// DecodeTable reads CSV or XLSX: the first row that is not empty names the
// keys, each further row is a record; what is wrong with one record does not
// stop the others. In a workbook it is the first sheet that is not empty. A form
// (see Form) is a table with one record.
func DecodeTable(name string, data []byte) (*Table, error) {
	var sheets []grid
	var err error
	switch extension(name) {
	case ".csv", ".tsv":
		sheets = make([]grid, 1)
		sheets[0], err = parseCSV(name, data)
	case ".xlsx", ".xlsm":
		sheets, err = parseWorkbook(name, data)
	default:
		err = badExtension(name)
	}
	if err != nil {
		return nil, err
	}
	for _, g := range sheets {
		if _, _, isForm := g.findHeader(); isForm {
			return formTable(name, sheets)
		}
		if header := g.firstRow(); header < len(g.rows) {
			return readTable(name, g, header)
		}
	}
	return nil, &Error{Kind: KindEmpty, Pos: Pos{File: name}}
}

// formTable is the table of one record that a form is.
func formTable(name string, sheets []grid) (*Table, error) {
	file, err := readSheets(name, sheets)
	if err != nil {
		return nil, err
	}
	t := &Table{Name: name, Records: []Record{{Row: 1, Values: file}}}
	for _, list := range [][]Entry{file.Values, file.Missing} {
		for _, e := range list {
			t.Columns = append(t.Columns, Column{Key: e.Key, Pos: e.Pos})
		}
	}
	return t, nil
}

// firstRow is the first row that is not empty.
func (g grid) firstRow() int {
	row := 0
	for row < len(g.rows) && g.emptyRow(row) {
		row++
	}
	return row
}

func readTable(name string, g grid, header int) (*Table, error) {
	t := &Table{Name: name}
	for col := range g.rows[header] {
		key := g.cell(header, col)
		t.Columns = append(t.Columns, Column{Key: key, Note: isNote(key), Pos: g.pos(header, col)})
	}
	if errs := t.duplicateColumns(); errs != nil {
		return nil, errs
	}
	for row := header + 1; row < len(g.rows); row++ {
		if g.emptyRow(row) {
			continue
		}
		file, errs := t.record(g, row)
		t.Records = append(t.Records, Record{Row: rowNumber(g, row), Values: file, Err: errs.err()})
	}
	return t, nil
}

// rowNumber is the row of a sheet or the line of a CSV file.
func rowNumber(g grid, row int) int {
	if line := g.pos(row, 0).Line; line > 0 {
		return line
	}
	return row + 1
}

func (t *Table) record(g grid, row int) (*File, Errors) {
	file := &File{Name: t.Name, Values: make([]Entry, 0, len(t.Columns))}
	var errs Errors
	for col := range max(len(g.rows[row]), len(t.Columns)) {
		if col >= len(t.Columns) || t.Columns[col].Key == "" {
			if text := g.cell(row, col); text != "" {
				errs = append(errs, &Error{Kind: KindNoKey, Pos: g.pos(row, col), Text: text})
			}
			continue
		}
		e, err := g.value(t.Columns[col].Key, row, col)
		switch {
		case t.Columns[col].Note:
			file.Notes = append(file.Notes, e)
		case err != nil:
			errs = append(errs, err)
		case e.isEmpty():
			file.Missing = append(file.Missing, e)
		default:
			file.Values = append(file.Values, e)
		}
	}
	return file, errs
}

func (t *Table) duplicateColumns() Errors {
	var named []Entry
	for _, c := range t.Columns {
		if c.Key != "" {
			named = append(named, Entry{Key: c.Key, Pos: c.Pos})
		}
	}
	return duplicates(named)
}

func isNote(header string) bool {
	for _, word := range []string{"备注", "说明", "note", "#"} {
		if strings.HasPrefix(fold(header), word) {
			return true
		}
	}
	return false
}
