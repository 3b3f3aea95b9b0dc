package values

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// parseWorkbook reads the sheets of a workbook as a person sees them: a percent
// cell as 12.50%, a date in its format.
func parseWorkbook(name string, data []byte) (sheets []grid, err error) {
	// The library panics on some malformed workbooks.
	defer func() {
		if p := recover(); p != nil {
			sheets, err = nil, damaged(name, fmt.Errorf("%v", p))
		}
	}()
	w, err := openWorkbook(name, data)
	if err != nil {
		return nil, err
	}
	cells := 0
	for _, sheet := range w.file.GetSheetList() {
		g, err := w.grid(sheet, &cells)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, g)
	}
	return sheets, nil
}

type workbook struct {
	name string
	file *excelize.File
}

func openWorkbook(name string, data []byte) (*workbook, error) {
	switch {
	case len(data) == 0:
		return nil, &Error{Kind: KindEmpty, Pos: Pos{File: name}}
	case len(data) > maxWorkbook:
		return nil, &Error{Kind: KindLimit, Pos: Pos{File: name}, Detail: Text{"工作簿超过 64 MB", "the workbook is larger than 64 MB"}}
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")): // OLE2
		return nil, &Error{Kind: KindProtected, Pos: Pos{File: name}}
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit:    maxInflated,
		UnzipXMLSizeLimit: maxInflated, // no temporary files
		CultureInfo:       excelize.CultureNameZhCN,
		ShortDatePattern:  "yyyy/m/d",
		LongDatePattern:   `yyyy"年"m"月"d"日"`,
	})
	if err == nil {
		err = checkSheets(file)
	}
	if err != nil {
		return nil, damaged(name, err)
	}
	return &workbook{name: name, file: file}, nil
}

// checkSheets reads the sheets to their ends: where one can't be read further,
// the library takes its rows to end.
func checkSheets(file *excelize.File) error {
	parts := map[string][]byte{}
	file.Pkg.Range(func(name, content any) bool {
		if path, ok := name.(string); ok && strings.HasSuffix(path, ".xml") {
			parts[path], _ = content.([]byte)
		}
		return true
	})
	for _, path := range slices.Sorted(maps.Keys(parts)) {
		if err := checkSheet(file, parts[path]); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

// checkSheet reads a part to its end if it is a sheet. Raw tokens, of which only
// the nesting is looked at, take half the time of others.
func checkSheet(file *excelize.File, content []byte) error {
	d := xml.NewDecoder(bytes.NewReader(content))
	d.CharsetReader = file.CharsetReader
	depth, isSheet := 0, false
	for {
		token, err := d.RawToken()
		switch t := token.(type) {
		case xml.StartElement:
			isSheet = isSheet || t.Name.Local == "worksheet"
			depth++
		case xml.EndElement:
			depth--
		}
		switch {
		case !isSheet && (depth > 0 || err != nil):
			return nil
		case errors.Is(err, io.EOF) && depth == 0:
			return nil
		case errors.Is(err, io.EOF):
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		}
	}
}

func damaged(name string, err error) error {
	return &Error{Kind: KindSyntax, Pos: Pos{File: name}, Detail: Text{
		"这不是 Excel 工作簿，或已损坏（" + err.Error() + "）；请用 Excel 或 WPS 打开后另存为 .xlsx",
		"this is no Excel workbook, or it is damaged (" + err.Error() + "); open it in Excel or WPS and save it as .xlsx",
	}, Err: err}
}

// grid reads one sheet row by row, so that a lone cell far to the right or far
// below costs no more than its share.
func (w *workbook) grid(sheet string, cells *int) (grid, error) {
	g := grid{
		pos:     func(row, col int) Pos { return Pos{File: w.name, Cell: sheet + "!" + cellName(row, col)} },
		inspect: func(row, col int, text string) *Error { return w.inspect(sheet, cellName(row, col), text) },

		isNumber: func(row, col int) bool { return w.isNumber(sheet, cellName(row, col)) },
	}
	rows, err := w.file.Rows(sheet)
	if errors.As(err, new(excelize.ErrSheetNotExist)) { // a chart sheet
		return g, nil
	}
	if err != nil {
		return g, damaged(w.name, err)
	}
	for rows.Next() {
		row, err := rows.Columns()
		if err != nil {
			return g, damaged(w.name, err)
		}
		if *cells += 1 + len(row); *cells > maxCells {
			return g, tooManyCells(w.name)
		}
		g.rows = append(g.rows, row)
	}
	if err := rows.Error(); err != nil {
		return g, damaged(w.name, err)
	}
	return g, nil
}

func cellName(row, col int) string {
	name, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		return fmt.Sprintf("R%dC%d", row+1, col+1)
	}
	return name
}

var (
	scientific = regexp.MustCompile(`^[+-]?\d(\.\d+)?E[+-]?\d+$`)
	usDate     = regexp.MustCompile(`^\d{1,2}/\d{1,2}/\d{2,4}$`)
)

// inspect objects to cells whose text is not what was meant: results that are
// errors, formulas never computed, numbers that lost digits, and dates in the
// order of another country.
func (w *workbook) inspect(sheet, cell, text string) *Error {
	var detail Text
	switch {
	case text == "":
		if formula, _ := w.file.GetCellFormula(sheet, cell); formula != "" {
			detail = Text{"公式没有结果；请用 Excel 或 WPS 打开后保存", "a formula without a result; open the workbook in Excel or WPS and save it"}
		}
	case strings.HasPrefix(text, "#"):
		if kind, _ := w.file.GetCellType(sheet, cell); kind == excelize.CellTypeError {
			detail = Text{"公式出错", "the formula has no result"}
		}
	case scientific.MatchString(text) || digits(text) > 15:
		if w.isNumber(sheet, cell) {
			detail = Text{"Excel 只保留 15 位数字；请把单元格设为文本后重新输入", "Excel keeps 15 digits of a number; format the cell as text and type it again"}
		}
	case usDate.MatchString(text):
		if w.isNumber(sheet, cell) {
			detail = Text{"日期是月/日/年的顺序；请改用中文日期格式", "a date in the order month/day/year; give the cell a Chinese date format"}
		}
	}
	if detail == (Text{}) {
		return nil
	}
	return &Error{Kind: KindCell, Text: text, Detail: detail}
}

// isNumber reports whether a cell holds a number and not a text that looks
// like one.
func (w *workbook) isNumber(sheet, cell string) bool {
	kind, err := w.file.GetCellType(sheet, cell)
	if err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber && kind != excelize.CellTypeFormula {
		return false
	}
	raw, err := w.file.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		return false
	}
	_, err = strconv.ParseFloat(raw, 64)
	return err == nil
}

func digits(text string) int {
	n := 0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}
