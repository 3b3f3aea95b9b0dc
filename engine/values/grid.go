package values

import (
	"strings"
)

// grid is a sheet of a workbook or a CSV file: texts in rows and columns, with
// their places.
type grid struct {
	rows [][]string
	pos  func(row, col int) Pos
	// inspect objects to a cell whose text is not what a person typed, such as
	// #DIV/0!; nil for CSV.
	inspect func(row, col int, text string) *Error
	// isNumber reports whether a cell holds a number; nil for CSV.
	isNumber func(row, col int) bool
}

// cell is the text at row and col, both from 0, without the space around it
// that nobody sees in a cell.
func (g grid) cell(row, col int) string {
	if col < 0 || row >= len(g.rows) || col >= len(g.rows[row]) {
		return ""
	}
	return strings.TrimSpace(strings.ReplaceAll(g.rows[row][col], "\r\n", "\n"))
}

// value is the cell as an entry, and what is wrong with it.
func (g grid) value(key string, row, col int) (Entry, *Error) {
	e := Entry{Key: key, Text: g.cell(row, col), Pos: g.pos(row, col)}
	if g.inspect == nil {
		return e, nil
	}
	e.Percent = strings.HasSuffix(e.Text, "%") && g.isNumber(row, col)
	err := g.inspect(row, col, e.Text)
	if err != nil {
		err.Key, err.Pos = key, e.Pos
	}
	return e, err
}

// overflow objects to a row of a CSV file with more cells than the header: a comma
// in a value, as in 1,234, has cut it in two.
func (g grid) overflow(header, row int) *Error {
	if g.inspect != nil {
		return nil // nothing is cut in a workbook
	}
	for col := len(g.rows[header]); col < len(g.rows[row]); col++ {
		if text := g.cell(row, col); text != "" {
			return &Error{Kind: KindShape, Pos: g.pos(row, col), Detail: Text{
				"这一行比表头多一格（“%s”）；含逗号的值要加双引号",
				"the row has a cell more than the header (%q); a value that holds a comma must be in double quotes",
			}.with(text)}
		}
	}
	return nil
}

func (g grid) emptyRow(row int) bool {
	for col := range g.rows[row] {
		if g.cell(row, col) != "" {
			return false
		}
	}
	return true
}

// role is what a column of a form holds.
type role int

const (
	roleKey role = iota + 1
	roleValue
	roleProposed // the new text of a title or period
	roleAccept   // whether the proposed text is taken
	roleFormat
	roleOffice
	roleNote
	roleState
	roleAnchor
)

// roleOf tells the role of a column by its header, in Chinese or English.
func roleOf(header string) role {
	switch fold(header) {
	case "键", "key":
		return roleKey
	case "填写值", "值", "数值", "value":
		return roleValue
	case "建议改为", "proposed":
		return roleProposed
	case "采用", "accept":
		return roleAccept
	case "格式", "format":
		return roleFormat
	case "责任处室", "office":
		return roleOffice
	case "备注", "note":
		return roleNote
	case "状态", "state":
		return roleState
	case "锚", "anchor":
		return roleAnchor
	}
	return 0
}

// headerRows is how far down a header is looked for: forms have a title above.
const headerRows = 20

// findHeader finds the row that names a key column and a value column, and the
// columns by role.
func (g grid) findHeader() (row int, columns map[role]int, found bool) {
	for row := range min(len(g.rows), headerRows) {
		columns := map[role]int{}
		for col := range g.rows[row] {
			if r := roleOf(g.cell(row, col)); r != 0 {
				if _, twice := columns[r]; !twice {
					columns[r] = col
				}
			}
		}
		_, key := columns[roleKey]
		_, value := columns[roleValue]
		_, proposed := columns[roleProposed]
		if key && (value || proposed) {
			return row, columns, true
		}
	}
	return 0, nil, false
}

// sheetReader collects the sheets of a form into a File.
type sheetReader struct {
	file *File
	errs Errors
}

// readSheets makes a File of the sheets that have a header, or of the first two
// columns when none has.
func readSheets(name string, sheets []grid) (*File, error) {
	r := &sheetReader{file: &File{Name: name}}
	forms := 0
	for i, g := range sheets {
		if header, columns, found := g.findRules(); found {
			r.rules(g, header, columns)
			g.rows = g.rows[:header]
			sheets[i] = g
			forms++
		}
		if header, columns, found := g.findHeader(); found {
			r.form(g, header, columns)
			forms++
		}
	}
	if forms == 0 {
		r.pairs(name, sheets)
	}
	r.errs = append(r.errs, r.file.badKeys()...)
	return r.file, r.errs.err()
}

// form reads the rows below a header. Rows without a key are headings.
func (r *sheetReader) form(g grid, header int, columns map[role]int) {
	at := func(want role) int {
		if col, found := columns[want]; found {
			return col
		}
		return -1
	}
	for row := header + 1; row < len(g.rows); row++ {
		key := g.cell(row, at(roleKey))
		if isGone(g.cell(row, at(roleState))) {
			continue
		}
		if key == "" {
			r.noKey(g, row, at(roleValue))
			continue
		}
		if err := g.overflow(header, row); err != nil {
			err.Key = key
			r.errs = append(r.errs, err)
			continue
		}
		r.aside(&r.file.Formats, g, key, row, at(roleFormat))
		r.aside(&r.file.Offices, g, key, row, at(roleOffice))
		r.aside(&r.file.Notes, g, key, row, at(roleNote))
		r.aside(&r.file.Anchors, g, key, row, at(roleAnchor))
		if at(roleProposed) < 0 {
			r.value(g, key, row, at(roleValue))
		} else if isYes(g.cell(row, at(roleAccept))) {
			r.value(g, key, row, at(roleProposed))
		}
	}
}

// aside reads a cell that says something about a key.
func (r *sheetReader) aside(list *[]Entry, g grid, key string, row, col int) {
	if text := g.cell(row, col); text != "" {
		*list = append(*list, Entry{Key: key, Text: text, Pos: g.pos(row, col)})
	}
}

func (r *sheetReader) value(g grid, key string, row, col int) {
	e, err := g.value(key, row, col)
	switch {
	case err != nil:
		r.errs = append(r.errs, err)
	case e.isEmpty():
		r.file.Missing = append(r.file.Missing, e)
	default:
		r.file.Values = append(r.file.Values, e)
	}
}

func (r *sheetReader) noKey(g grid, row, col int) {
	if text := g.cell(row, col); text != "" && col >= 0 {
		r.errs = append(r.errs, &Error{Kind: KindNoKey, Pos: g.pos(row, col), Text: text})
	}
}

// pairs reads a sheet without a header: keys in the first column, values in
// the second.
func (r *sheetReader) pairs(name string, sheets []grid) {
	for _, g := range sheets {
		for row := range g.rows {
			if g.cell(row, 2) != "" {
				r.errs = append(r.errs, &Error{Kind: KindShape, Pos: g.pos(row, 2),
					Detail: Text{
						"超过两列而没有表头；填报表要有“键”和“填写值”两列，每行一份的汇总表请用 batch",
						"more than two columns and no header; a form has the columns Key and Value, a table with a record in each row is for batch",
					}})
				return
			}
			if key := g.cell(row, 0); key != "" {
				r.value(g, key, row, 1)
			} else {
				r.noKey(g, row, 1)
			}
		}
		if len(g.rows) > 0 {
			return
		}
	}
	r.errs = append(r.errs, &Error{Kind: KindEmpty, Pos: Pos{File: name}})
}

func isYes(s string) bool {
	switch fold(s) {
	case "是", "采用", "y", "yes", "true", "1", "√", "✓", "✔":
		return true
	}
	return false
}
