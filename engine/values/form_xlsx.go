package values

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"
)

// WriteXLSX writes the form as a workbook of four sheets: the values, the
// titles and periods with their proposed new text, computed values and checks,
// and how to use it.
func WriteXLSX(w io.Writer, form Form) error {
	if err := form.tooLong(); err != nil {
		return err
	}
	x := &xlsxWriter{file: excelize.NewFile(), form: form}
	defer x.file.Close()
	x.styles()
	x.valueSheet()
	x.titleSheet()
	x.ruleSheet()
	x.helpSheet()
	x.do(x.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: ptr(true)}))
	if x.err != nil {
		return fmt.Errorf("values: writing the workbook: %w", x.err)
	}
	return x.file.Write(w)
}

// xlsxWriter keeps the first error, so that the layout reads as a list.
type xlsxWriter struct {
	file *excelize.File
	form Form
	err  error
	bold int // sentences whose blank is in bold

	style struct{ title, hint, header, section, text, sentence, number, date, fixed, last, change int }
}

func (x *xlsxWriter) do(err error) {
	if x.err == nil {
		x.err = err
	}
}

func ptr[T any](v T) *T { return &v }

// column is one column of a sheet of a form.
type column struct {
	label  Text
	width  float64 // in half-width characters
	hidden bool
}

var valueColumns = []column{
	{labelNumber, 6, false}, {labelWhat, 24, false}, {labelText, 56, false}, {labelValue, 18, false},
	{labelUnit, 8, false}, {labelClass, 10, false}, {labelOffice, 14, false}, {labelLast, 12, false},
	{labelChange, 10, false}, {labelFormat, 14, false}, {labelNote, 20, false}, {labelState, 12, false},
	{labelKey, 26, false}, {labelAnchor, 12, true},
}

var titleColumns = []column{
	{labelNumber, 6, false}, {labelOld, 32, false}, {labelNew, 32, false}, {labelAccept, 8, false},
	{labelWhy, 24, false}, {labelText, 56, false}, {labelSection, 30, false}, {labelNote, 20, false},
	{labelState, 12, false}, {labelKey, 26, false}, {labelAnchor, 12, true},
}

// valuesPrinted and titlesPrinted are how many columns go on paper; the others
// serve the program.
const (
	valuesPrinted = 9
	titlesPrinted = 6
)

// headerRow is the row of the column headers; a title and a hint stand above.
const headerRow = 3

func (x *xlsxWriter) valueSheet() {
	s := x.newSheet(sheetForm, valueColumns, true)
	section := ""
	for _, f := range x.form.Fields {
		if f.Optional {
			continue
		}
		if name := x.heading(f); name != section && name != "" {
			section = name
			s.section(name)
		}
		s.value(f)
	}
	s.finish(4, valuesPrinted)
}

// heading is the group a field stands under.
func (x *xlsxWriter) heading(f Field) string {
	if f.State == Gone {
		return stateNames[Gone].in(x.form.English)
	}
	return f.section()
}

func (x *xlsxWriter) titleSheet() {
	s := x.newSheet(sheetTitles, titleColumns, false)
	for _, f := range x.form.Fields {
		if f.Optional {
			s.title(f)
		}
	}
	s.finish(4, titlesPrinted)
}

func (x *xlsxWriter) helpSheet() {
	name := sheetHelp.in(x.form.English)
	_, err := x.file.NewSheet(name)
	x.do(err)
	s := &sheetWriter{xlsxWriter: x, name: name, columns: []column{{width: 80}}}
	x.do(x.file.SetColWidth(name, "A", "A", s.columns[0].width))
	for i, line := range helpLines {
		style := x.style.fixed
		if i == 0 {
			style = x.style.title
		}
		s.text(i, 0, line.in(x.form.English), style)
		s.height(i, 0, line.in(x.form.English))
	}
	s.page("portrait")
}

// sheetWriter fills one sheet from top to bottom.
type sheetWriter struct {
	*xlsxWriter
	name    string
	columns []column
	row     int // 0-based, of the next row
	number  int
}

func (x *xlsxWriter) newSheet(title Text, columns []column, first bool) *sheetWriter {
	s := &sheetWriter{xlsxWriter: x, name: title.in(x.form.English), columns: columns, row: headerRow}
	if first {
		x.do(x.file.SetSheetName("Sheet1", s.name))
	} else {
		_, err := x.file.NewSheet(s.name)
		x.do(err)
	}
	s.text(0, 0, x.form.title(), x.style.title)
	s.text(1, 0, x.hint(), x.style.hint)
	for i, c := range columns {
		s.text(headerRow-1, i, c.label.in(x.form.English), x.style.header)
		col := columnName(i)
		x.do(x.file.SetColWidth(s.name, col, col, c.width))
		if c.hidden {
			x.do(x.file.SetColVisible(s.name, col, false))
		}
	}
	return s
}

func (x *xlsxWriter) hint() string {
	if x.form.English {
		return joinNonEmpty(" ", "Fill in the yellow cells.", withPrefix("Last values from: ", x.form.Prior))
	}
	return joinNonEmpty("　", "请填写黄色单元格。", withPrefix("上期值来自：", x.form.Prior))
}

func withPrefix(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

func columnName(col int) string {
	name, err := excelize.ColumnNumberToName(col + 1)
	if err != nil {
		return "A"
	}
	return name
}

func (s *sheetWriter) text(row, col int, text string, style int) {
	cell := cellName(row, col)
	s.do(s.file.SetCellStr(s.name, cell, text))
	s.do(s.file.SetCellStyle(s.name, cell, cell, style))
}

// section writes a heading over the group of rows that follows.
func (s *sheetWriter) section(name string) {
	s.text(s.row, 0, name, s.style.section)
	s.do(s.file.MergeCell(s.name, cellName(s.row, 0), cellName(s.row, valuesPrinted-1)))
	s.row++
}

// value writes one slot.
func (s *sheetWriter) value(f Field) {
	s.number++
	english := s.form.English
	s.text(s.row, 0, strconv.Itoa(s.number), s.style.fixed)
	s.text(s.row, 1, f.Label, s.style.fixed)
	s.sentence(2, f)
	s.entry(3, f)
	s.text(s.row, 4, f.Unit, s.style.fixed)
	s.text(s.row, 5, className(f, english), s.style.fixed)
	s.text(s.row, 6, f.Office, s.style.text)
	s.text(s.row, 7, f.Last, s.style.last)
	s.change(8, f)
	s.text(s.row, 9, formatOf(s.form, f.Key), s.style.text)
	s.text(s.row, 10, f.Note, s.style.text)
	s.text(s.row, 11, stateNames[f.State].in(english), s.style.fixed)
	s.text(s.row, 12, f.Key, s.style.fixed)
	s.text(s.row, 13, f.Anchor, s.style.fixed)
	s.do(s.file.SetRowOutlineLevel(s.name, s.row+1, 1))
	s.height(s.row, 1, f.Label, f.marked())
	s.row++
}

func formatOf(form Form, key string) string {
	for _, e := range form.Formats {
		if e.Key == key {
			return e.Text
		}
	}
	return ""
}

// title writes one title or period.
func (s *sheetWriter) title(f Field) {
	s.number++
	proposed, accept := firstText(f.Value.Text, f.Proposed), labelNo
	if f.Value.Text != "" {
		accept = labelYes
	}
	s.text(s.row, 0, strconv.Itoa(s.number), s.style.fixed)
	s.text(s.row, 1, f.Blank, s.style.fixed)
	s.text(s.row, 2, proposed, s.style.text)
	s.text(s.row, 3, accept.in(s.form.English), s.style.text)
	s.text(s.row, 4, f.Why, s.style.fixed)
	s.sentence(5, f)
	s.text(s.row, 6, f.section(), s.style.fixed)
	s.text(s.row, 7, f.Note, s.style.text)
	s.text(s.row, 8, stateNames[f.State].in(s.form.English), s.style.fixed)
	s.text(s.row, 9, f.Key, s.style.fixed)
	s.text(s.row, 10, f.Anchor, s.style.fixed)
	yesNo := s.validation(3)
	s.do(yesNo.SetDropList([]string{labelYes.in(s.form.English), labelNo.in(s.form.English)}))
	s.do(s.file.AddDataValidation(s.name, yesNo))
	s.height(s.row, 1, f.Blank, proposed, "", f.Why, f.marked())
	s.row++
}

// maxBold is how many sentences have their blank in bold: excelize looks each
// one up among all before it. Brackets alone mark the blanks of the others.
const maxBold = 1000

// sentence writes the sentence with its blank in bold.
func (s *sheetWriter) sentence(col int, f Field) {
	if s.bold++; s.bold > maxBold {
		s.text(s.row, col, f.marked(), s.style.sentence)
		return
	}
	cell := cellName(s.row, col)
	blank := &excelize.Font{Bold: true, Color: "C00000", Size: 11, Family: formFont}
	rest := &excelize.Font{Size: 11, Family: formFont}
	s.do(s.file.SetCellRichText(s.name, cell, nonEmptyRuns(
		excelize.RichTextRun{Text: f.Before, Font: rest},
		excelize.RichTextRun{Text: "〔" + f.Blank + "〕", Font: blank},
		excelize.RichTextRun{Text: f.After, Font: rest},
	)))
	s.do(s.file.SetCellStyle(s.name, cell, cell, s.style.sentence))
}

func nonEmptyRuns(runs ...excelize.RichTextRun) []excelize.RichTextRun {
	var list []excelize.RichTextRun
	for _, r := range runs {
		if r.Text != "" {
			list = append(list, r)
		}
	}
	return list
}

// entry writes the cell that a person fills in: numbers and dates where the
// class asks for them, texts for everything else, so that no digit is lost.
func (s *sheetWriter) entry(col int, f Field) {
	cell := cellName(s.row, col)
	style := s.style.text
	switch f.input() {
	case inputWhole, inputNumber:
		style = s.style.number
	case inputDate:
		style = s.style.date
	}
	if text := f.Value.shown(); text != "" {
		s.typed(cell, f, text, style)
	} else {
		s.do(s.file.SetCellStyle(s.name, cell, cell, style))
	}
	s.validate(col, f)
}

// typed writes what was entered: as a number where Excel shows it as spelled,
// as text otherwise.
func (s *sheetWriter) typed(cell string, f Field, text string, style int) {
	number, err := strconv.ParseFloat(text, 64)
	isNumber := err == nil && digits(text) <= 15 && strconv.FormatFloat(number, 'f', -1, 64) == text
	if isNumber && (f.input() == inputWhole || f.input() == inputNumber) {
		s.do(s.file.SetCellValue(s.name, cell, number))
		s.do(s.file.SetCellStyle(s.name, cell, cell, style))
		return
	}
	if utf8.RuneCountInString(text) > excelize.TotalCellChars {
		s.do(s.form.refuse(Text{
			"“%s”的值超过 Excel 一格所能容纳的 32,767 字；请改用 .yaml 或 .json 填报表",
			"the value of %s is longer than the 32,767 characters that a cell of Excel holds; use a form in .yaml or .json",
		}.with(visible(f.Key))))
	}
	s.do(s.file.SetCellStr(s.name, cell, text))
	s.do(s.file.SetCellStyle(s.name, cell, cell, s.style.text))
}

// change is what the value differs from last period's, computed by the sheet.
func (s *sheetWriter) change(col int, f Field) {
	cell := cellName(s.row, col)
	s.do(s.file.SetCellStyle(s.name, cell, cell, s.style.change))
	if _, isNumber := parseNumber(f.Last); !isNumber || f.input() == inputText || f.input() == inputDate {
		return
	}
	now, last := cellName(s.row, 3), cellName(s.row, 7)
	s.do(s.file.SetCellFormula(s.name, cell, fmt.Sprintf(`IF(%s="","",IFERROR(VALUE(%s)-VALUE(%s),""))`, now, now, last)))
}

// finish freezes the header and the first columns.
func (s *sheetWriter) finish(frozen, printed int) {
	s.do(s.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: frozen, YSplit: headerRow,
		TopLeftCell: cellName(headerRow, frozen), ActivePane: "bottomRight",
	}))
	s.do(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{OutlineSummaryBelow: ptr(false)}))
	s.define("_xlnm.Print_Area", fmt.Sprintf("$A$1:$%s$%d", columnName(printed-1), max(s.row, headerRow)))
	s.define("_xlnm.Print_Titles", fmt.Sprintf("$1:$%d", headerRow))
	s.page("landscape")
}

func (s *sheetWriter) define(name, cells string) {
	s.do(s.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: "'" + s.name + "'!" + cells, Scope: s.name}))
}

// page prints on A4, as wide as the paper.
func (s *sheetWriter) page(orientation string) {
	const a4 = 9
	s.do(s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: ptr(a4), Orientation: &orientation, FitToWidth: ptr(1), FitToHeight: ptr(0),
	}))
	s.do(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: ptr(true)}))
}

// height makes a row high enough for the texts in the columns from col on.
// Programs do not do so by themselves for rows they did not write.
func (s *sheetWriter) height(row, col int, texts ...string) {
	const linePoints, mostPoints = 17, 400
	lines := 1
	for i, text := range texts {
		usable := s.columns[col+i].width * 0.9 // words do not break everywhere
		lines = max(lines, int(math.Ceil(float64(displayWidth(text))/usable)))
	}
	s.do(s.file.SetRowHeight(s.name, row+1, float64(min(lines*linePoints+3, mostPoints))))
}

// displayWidth counts half-width characters; a Chinese font shows those of
// ambiguous width (“ ”) wide.
func displayWidth(text string) int {
	n := 0
	for _, r := range text {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
			n += 2
		default:
			n++
		}
	}
	return n
}
