package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxHeaders = 8   // header rows, and header columns
	maxLabel   = 512 // bytes
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
		row := &tb.rows[i]
		for _, c := range row.cells {
			c.Rows, c.Cols = len(tb.rows), tb.columns
			if headRows > 0 && i >= headRows {
				c.ColHeaders = tb.columnHeaders(columns, c.Col, headRows)
			}
		}
		switch {
		case headRows == 0:
			row.setFormLabels()
		case i >= headRows:
			row.setHeaders()
		}
	}
}

// headerRows is the number of rows at the top that hold headers, captions
// above them included.
func (tb *table) headerRows() int {
	if tb.headings > 0 {
		return min(tb.headings, maxHeaders)
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
	for n++; n < min(len(tb.rows), maxHeaders) && tb.rows[n-1].spans(tb.columns) && tb.rows[n].isHeader(); n++ {
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

// setHeaders gives the cells of a row the texts of its first columns.
func (row *tableRow) setHeaders() {
	var headers []string
	more := true
	for i, c := range row.cells {
		c.RowHeaders = headers
		if left := c.origin(); more {
			more = left.RowSpan > 1 && i+1 < maxHeaders
			if left.label != "" {
				headers = append(slices.Clip(headers), left.label)
			}
		}
	}
}

// setFormLabels gives the cells of a row the nearest words to their left.
func (row *tableRow) setFormLabels() {
	var label []string
	for _, c := range row.cells {
		c.RowHeaders = label
		if left := c.origin(); isWords(left.label) {
			label = []string{left.label}
		}
	}
}

// joinLabel joins the paragraphs and lines of a cell to one line. Chinese words
// broken over lines belong together; others are kept apart by a space. What is
// too long to be a header is not joined on.
func joinLabel(a, b string) string {
	if len(a) > maxLabel {
		return a
	}
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
