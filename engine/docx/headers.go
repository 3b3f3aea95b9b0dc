package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// finish gives the cells of a table that has been read their headers.
//
// Header rows are those marked so (w:tblHeader), or else the first one, if it
// holds words in all columns but the first. Where a header cell spans columns,
// the row below is a header row too. A row that is one cell is a caption and
// heads nothing.
//
// The row header is the first column; where cells of it span rows, the next
// column too. A table without header rows is a form: there the nearest cell to
// the left that holds words is the row header.
func (tb *table) finish() {
	headRows := tb.headerRows()
	columns := map[int][]string{}
	for i := range tb.rows {
		for _, c := range tb.rows[i].cells {
			c.Rows, c.Cols = len(tb.rows), tb.columns
			if i < headRows {
				continue
			}
			if headRows > 0 {
				c.ColHeaders = tb.columnHeaders(columns, c.Col, headRows)
				c.RowHeaders = tb.rowHeaders(c)
			} else {
				c.RowHeaders = tb.formLabel(c)
			}
		}
	}
}

// headerRows is the number of rows at the top that hold headers, captions
// above them included.
func (tb *table) headerRows() int {
	if tb.headings > 0 {
		return tb.headings
	}
	if tb.columns < 2 {
		return 0
	}
	n := 0
	for n < len(tb.rows) && tb.isCaption(n) {
		n++
	}
	if n == len(tb.rows) || !tb.rows[n].isHeader() {
		return 0
	}
	for n++; n < len(tb.rows) && tb.rows[n-1].spans(tb.columns) && tb.rows[n].isHeader(); n++ {
	}
	return n
}

// isCaption reports whether a row is one cell as wide as the table.
func (tb *table) isCaption(i int) bool {
	cells := tb.rows[i].cells
	return len(cells) == 1 && cells[0].ColSpan >= tb.columns
}

// isHeader reports whether all cells but the first hold words.
func (row *tableRow) isHeader() bool {
	for i, c := range row.cells {
		if i > 0 && !isWords(c.origin().label) {
			return false
		}
	}
	return len(row.cells) > 1
}

func (row *tableRow) spans(columns int) bool {
	for _, c := range row.cells {
		if c.ColSpan > 1 && c.ColSpan < columns {
			return true
		}
	}
	return false
}

// isWords reports whether a cell names something: whether it has a letter that
// is no X, which stands for what is still missing.
func isWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) && !strings.ContainsRune("XxＸｘ", r)
	})
}

// columnHeaders are the texts over a column, which cells of the column share.
func (tb *table) columnHeaders(known map[int][]string, col, rows int) []string {
	if headers, ok := known[col]; ok {
		return headers
	}
	var headers []string
	var last *cell
	for i := range rows {
		c := tb.rows[i].at(col)
		if c == nil || tb.isCaption(i) || c.origin() == last {
			continue
		}
		if last = c.origin(); last.label != "" {
			headers = append(headers, last.label)
		}
	}
	known[col] = headers
	return headers
}

// rowHeaders are the texts of the first columns of the row that c stands in.
func (tb *table) rowHeaders(c *cell) []string {
	var headers []string
	for _, left := range tb.rows[c.Row].cells {
		left = left.origin()
		if left.Col >= c.Col {
			break
		}
		if left.label != "" {
			headers = append(headers, left.label)
		}
		if left.RowSpan == 1 {
			break
		}
	}
	return headers
}

// formLabel is the nearest text to the left of a cell that holds none itself.
func (tb *table) formLabel(c *cell) []string {
	label := ""
	for _, left := range tb.rows[c.Row].cells {
		if left.Col >= c.Col {
			break
		}
		if left = left.origin(); isWords(left.label) {
			label = left.label
		}
	}
	if label == "" {
		return nil
	}
	return []string{label}
}

// joinLabel joins the paragraphs and lines of a cell to one line. Chinese words
// broken over lines belong together; others are kept apart by a space.
func joinLabel(a, b string) string {
	for line := range strings.FieldsFuncSeq(b, func(r rune) bool { return r == '\n' }) {
		line = strings.TrimFunc(line, unicode.IsSpace)
		if a != "" && line != "" {
			end, _ := utf8.DecodeLastRuneInString(a)
			begin, _ := utf8.DecodeRuneInString(line)
			if end < 0x2E80 && begin < 0x2E80 {
				a += " "
			}
		}
		a += line
	}
	return a
}
