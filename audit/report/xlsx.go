package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// The sheets of the workbook, in their order.
var (
	sheetSummary  = audit.Text{ZH: "汇总", EN: "Summary"}
	sheetBlanks   = audit.Text{ZH: "空白", EN: "Blanks"}
	sheetPeriods  = audit.Text{ZH: "期间", EN: "Periods"}
	sheetFigures  = audit.Text{ZH: "数字", EN: "Figures"}
	sheetFindings = audit.Text{ZH: "问题", EN: "Findings"}
)

// XLSX writes a workbook: a summary, the blanks, the periods and the figures of
// the reports, and the findings. The blanks of a single report are a form:
// filled in, the workbook is a values file.
func XLSX(w io.Writer, results []audit.Result, lang audit.Lang) error {
	file, isForm, err := formOf(results, lang)
	if err != nil {
		return err
	}
	defer file.Close()
	x := &workbook{file: file, lang: lang}
	x.styles()
	x.summary(results)
	if isForm {
		x.do(file.MoveSheet(sheetSummary.In(lang), sheetBlanks.In(lang)))
	} else {
		x.blanks(results)
	}
	x.periods(results)
	x.figures(results)
	x.findings(results)
	x.open(sheetSummary)
	if x.err != nil {
		return fmt.Errorf("report: writing the workbook: %w", x.err)
	}
	return file.Write(w)
}

// formOf is a workbook that holds the form of a single report, or nothing yet:
// for several reports, and one that is too long for a form.
func formOf(results []audit.Result, lang audit.Lang) (file *excelize.File, isForm bool, err error) {
	if len(results) != 1 || results[0].Subject == nil {
		return excelize.NewFile(), false, nil
	}
	form := engine.Load(results[0].Subject.Doc, slot.Options{}).Form()
	form.English = lang == audit.English
	var b bytes.Buffer
	err = values.WriteXLSX(&b, form)
	if e, ok := errors.AsType[*values.Error](err); ok && e.Kind == values.KindLimit {
		return excelize.NewFile(), false, nil
	}
	if err != nil {
		return nil, false, err
	}
	if file, err = excelize.OpenReader(&b); err != nil {
		return nil, false, err
	}
	sheets := file.GetSheetList()
	for _, other := range sheets[1:] {
		err = errors.Join(err, file.DeleteSheet(other))
	}
	return file, true, errors.Join(err, file.SetSheetName(sheets[0], sheetBlanks.In(lang)))
}

// workbook keeps the first error, so that the layout reads as a list.
type workbook struct {
	file *excelize.File
	lang audit.Lang
	err  error

	style struct{ header, text, error, warning, info int }
}

func (x *workbook) do(err error) {
	if x.err == nil {
		x.err = err
	}
}

func (x *workbook) styles() {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	for _, s := range []struct {
		to    *int
		style excelize.Style
	}{
		{&x.style.header, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("DDE4EE"), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&x.style.text, excelize.Style{Alignment: top}},
		{&x.style.error, excelize.Style{Alignment: top, Fill: fill("FFD6D9")}},
		{&x.style.warning, excelize.Style{Alignment: top, Fill: fill("FFE9B8")}},
		{&x.style.info, excelize.Style{Alignment: top, Fill: fill("D7E8FB")}},
	} {
		id, err := x.file.NewStyle(&s.style)
		x.do(err)
		*s.to = id
	}
}

// open makes the sheet the one that is seen first.
func (x *workbook) open(name audit.Text) {
	i, err := x.file.GetSheetIndex(name.In(x.lang))
	x.do(err)
	x.file.SetActiveSheet(i)
}

// sheet is a table that grows by rows.
type sheet struct {
	book    *workbook
	name    string
	columns []xlsxColumn
	row     int
}

type xlsxColumn struct {
	name  audit.Text
	width float64 // in half-width characters
}

func (x *workbook) sheet(title audit.Text, columns ...xlsxColumn) *sheet {
	s := &sheet{book: x, name: title.In(x.lang), columns: columns}
	if first := x.file.GetSheetName(0); first == "Sheet1" {
		x.do(x.file.SetSheetName(first, s.name))
	} else {
		_, err := x.file.NewSheet(s.name)
		x.do(err)
	}
	var titles []any
	for i, c := range columns {
		letter := s.letter(i + 1)
		x.do(x.file.SetColWidth(s.name, letter, letter, c.width))
		titles = append(titles, c.name.In(x.lang))
	}
	s.add(titles...)
	x.do(x.file.SetCellStyle(s.name, "A1", s.letter(len(columns))+"1", x.style.header))
	x.do(x.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	return s
}

func (s *sheet) letter(column int) string {
	letter, err := excelize.ColumnNumberToName(column)
	s.book.do(err)
	return letter
}

// add writes a row; text stays text whatever it looks like. Where there are too
// many, one says so in the place of the others.
func (s *sheet) add(cells ...any) {
	switch {
	case s.row > display.MaxRows:
		return
	case s.row == display.MaxRows:
		cells = []any{display.MoreRows(s.book.lang == audit.English)}
	}
	s.row++
	for i, cell := range cells {
		name := fmt.Sprint(s.letter(i+1), s.row)
		if text, ok := cell.(string); ok {
			s.book.do(s.book.file.SetCellStr(s.name, name, cellText(text)))
		} else {
			s.book.do(s.book.file.SetCellValue(s.name, name, cell))
		}
		s.book.do(s.book.file.SetCellStyle(s.name, name, name, s.book.style.text))
	}
	s.book.do(s.book.file.SetRowHeight(s.name, s.row, s.height(cells)))
}

// height is that of a row in points, with room for its longest text: programs
// do not make room for rows that they did not write.
func (s *sheet) height(cells []any) float64 {
	const linePoints, mostLines = 16, 20
	lines := 1
	for i, cell := range cells {
		usable := s.columns[i].width * 0.9 // words do not break everywhere
		lines = max(lines, int(math.Ceil(float64(columnsOf(fmt.Sprint(cell)))/usable)))
	}
	return float64(min(lines, mostLines)*linePoints + 2)
}

// paint gives a cell of the last row the colour of a level.
func (s *sheet) paint(column int, level audit.Level) {
	if s.row > display.MaxRows {
		return
	}
	style := map[audit.Level]int{audit.Error: s.book.style.error, audit.Warning: s.book.style.warning, audit.Info: s.book.style.info}[level]
	cell := fmt.Sprint(s.letter(column), s.row)
	s.book.do(s.book.file.SetCellStyle(s.name, cell, cell, style))
}

// finish lets people filter the rows, and fits the columns to A4.
func (s *sheet) finish() {
	const a4 = 9
	landscape, one, any, yes := "landscape", 1, 0, true
	size := a4
	s.book.do(s.book.file.AutoFilter(s.name, fmt.Sprintf("A1:%s%d", s.letter(len(s.columns)), s.row), nil))
	s.book.do(s.book.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &landscape, FitToWidth: &one, FitToHeight: &any}))
	s.book.do(s.book.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}))
}

// longestCell is how many code points of a text a cell shows.
const longestCell = 2000

// cellText is s without what a workbook cannot hold.
func cellText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, display.First(s, longestCell))
}
