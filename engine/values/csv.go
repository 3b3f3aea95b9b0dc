package values

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
)

// parseCSV reads UTF-8 or GB18030, with commas, semicolons or tabs between the
// columns. An apostrophe before what looks like a formula only marks it as text.
func parseCSV(name string, data []byte) (grid, error) {
	text, err := decodeText(name, data)
	if err != nil {
		return grid{}, err
	}
	reader := csv.NewReader(bytes.NewReader(text))
	reader.Comma = separator(text)
	reader.FieldsPerRecord = -1
	var rows [][]string
	var lines []int
	cells := 0
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return grid{}, csvError(name, err)
		}
		if cells += len(row); cells > maxCells {
			return grid{}, tooManyCells(name)
		}
		for i, cell := range row {
			row[i] = unguarded(cell)
		}
		line, _ := reader.FieldPos(0)
		rows, lines = append(rows, row), append(lines, line)
	}
	pos := func(row, _ int) Pos { return Pos{File: name, Line: lines[row]} }
	return grid{rows: rows, pos: pos}, nil
}

// separator is what the first line has most of.
func separator(text []byte) rune {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	best, most := ',', bytes.Count(first, []byte(","))
	for _, r := range []rune{'\t', ';'} {
		if n := bytes.Count(first, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

func csvError(name string, err error) error {
	e := &Error{Kind: KindSyntax, Pos: Pos{File: name}, Detail: libraryText(err.Error()), Err: err}
	if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		e.Pos.Line, e.Detail = parse.Line, csvText(parse.Err)
	}
	return e
}

func csvText(err error) Text {
	switch {
	case errors.Is(err, csv.ErrQuote):
		return Text{"引号没有成对，或引号外还有文字", "a quote is not closed, or a text goes on behind it"}
	case errors.Is(err, csv.ErrBareQuote):
		return Text{"文字中有引号；请把整格放进引号，其中的引号写两个", "a quote inside a text; put the cell into quotes and write its quotes twice"}
	}
	return libraryText(err.Error())
}

func tooManyCells(name string) error {
	return &Error{Kind: KindLimit, Pos: Pos{File: name}, Detail: Text{"表格超过 500 万个单元格", "the table has more than 5,000,000 cells"}}
}
