package compare

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/align"
)

// XLSXOptions of WriteXLSX. The zero value writes Chinese.
type XLSXOptions struct{ English bool }

// WriteXLSX writes a workbook: what to look at, every change, each figure over
// the reports, and what was not compared.
func WriteXLSX(w io.Writer, c Comparison, opts XLSXOptions) error {
	file := excelize.NewFile()
	defer file.Close()
	b := workbook{file: file, c: &c, textWriter: &textWriter{Writer: display.Writer{English: opts.English}}}
	b.head, b.err = file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	b.wrap, _ = file.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	b.flagSheet()
	b.changeSheet()
	b.seriesSheet()
	b.skippedSheet()
	b.do(file.DeleteSheet("Sheet1"))
	file.SetActiveSheet(0)
	if b.err != nil {
		return fmt.Errorf("compare: writing the workbook: %w", b.err)
	}
	return file.Write(w)
}

// workbook keeps the first error, so that the sheets read as lists.
type workbook struct {
	*textWriter
	c          *Comparison
	file       *excelize.File
	head, wrap int
	sheet      string
	row        int
	err        error
}

func (b *workbook) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// column is a column of a sheet, width in half-width characters.
type column struct {
	zh, en string
	width  float64
}

// open starts a sheet with a row of headers that stays in sight.
func (b *workbook) open(zh, en string, columns []column) {
	b.sheet, b.row = b.Say(zh, en), 0
	_, err := b.file.NewSheet(b.sheet)
	b.do(err)
	heads := make([]any, len(columns))
	for i, c := range columns {
		heads[i] = b.Say(c.zh, c.en)
		name, err := excelize.ColumnNumberToName(i + 1)
		b.do(err)
		b.do(b.file.SetColWidth(b.sheet, name, name, c.width))
	}
	b.add(heads...)
	b.do(b.file.SetRowStyle(b.sheet, 1, 1, b.head))
	b.do(b.file.SetPanes(b.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	b.printable()
}

// printable lays the sheet out for paper: landscape, as wide as the page, the
// headers on each.
func (b *workbook) printable() {
	yes, landscape, a4, wide, high := true, "landscape", 9, 1, 0
	b.do(b.file.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: &yes}))
	b.do(b.file.SetPageLayout(b.sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}))
	b.do(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + b.sheet + "'!$1:$1", Scope: b.sheet}))
}

// add writes a row. Texts are never taken for formulas. Where there are too many
// rows, one says so in the place of the others.
func (b *workbook) add(cells ...any) {
	switch {
	case b.row > display.MaxRows:
		return
	case b.row == display.MaxRows:
		cells = []any{display.MoreRows(b.English)}
	}
	b.row++
	for i, cell := range cells {
		name, err := excelize.CoordinatesToCellName(i+1, b.row)
		b.do(err)
		if text, ok := cell.(string); ok {
			b.do(b.file.SetCellStr(b.sheet, name, b.cell(text)))
		} else {
			b.do(b.file.SetCellValue(b.sheet, name, cell))
		}
	}
	if b.row > 1 {
		b.do(b.file.SetRowStyle(b.sheet, b.row, b.row, b.wrap))
	}
}

// escaped is what spreadsheets read as a character in _xHHHH_ form (ECMA-376
// part 1, 22.9.2.19).
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// cell is text as a cell can hold it; it says so where something was cut off.
func (b *workbook) cell(text string) string {
	text = escaped.ReplaceAllString(text, "_x005F$0")
	if len(text) <= excelize.TotalCellChars {
		return text
	}
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > cellChars {
			return text[:i] + b.Say("……（全文见报告）", "… (the report has it all)")
		}
	}
	return text
}

// cellChars is how many UTF-16 units of a text are kept of what is too long for
// a cell.
const cellChars = excelize.TotalCellChars - 100

// numberDigits is how many digits a spreadsheet keeps of a number.
const numberDigits = 15

// number is a value as a number where the spreadsheet keeps it exactly.
func number(d decimal.Decimal) any {
	if d.NumDigits() > numberDigits {
		return d.String()
	}
	return d.InexactFloat64()
}

func (b *workbook) flagSheet() {
	b.open("需要处理", "To look at", []column{{"上期", "prior", 22}, {"原因", "reason", 28}, {"位置", "place", 14},
		{"章节", "section", 30}, {"指标", "figure", 26}, {"原文", "text", 50}, {"应为", "expected", 20}})
	for i := range b.c.Against {
		a := &b.c.Against[i]
		for _, flag := range Flags() {
			for _, f := range a.marked(flag) {
				b.add(a.Prior, b.Say(flagNames[flag].zh, flagNames[flag].en), b.whereMarked(f),
					strings.Join(f.placeOf().Section, " › "), cmp.Or(f.Label, f.placeOf().Cell), f.Text, f.Expected)
			}
		}
	}
}

func (b *workbook) changeSheet() {
	b.open("变化", "Changes", []column{{"上期", "prior", 22}, {"变化", "change", 12}, {"相似度", "similarity", 9},
		{"上期位置", "prior place", 14}, {"上期文字", "prior text", 60}, {"本期位置", "current place", 14},
		{"本期文字", "current text", 60}, {"标记", "flags", 30}})
	for i := range b.c.Against {
		a := &b.c.Against[i]
		for j := range a.Changes {
			if c := &a.Changes[j]; c.Kind != align.Unchanged || len(c.Marks) > 0 {
				b.change(a, c)
			}
		}
	}
}

func (b *workbook) change(a *Against, c *Change) {
	var flags []string
	for _, flag := range c.Flags() {
		flags = append(flags, b.Say(flagNames[flag].zh, flagNames[flag].en))
	}
	kind := kindNames[c.Kind]
	b.add(a.Prior, b.Say(kind.zh, kind.en), decimal.NewFromFloat(c.Similarity).Round(4).InexactFloat64(),
		b.places(c.Prior), joinTexts(c.Prior), b.places(c.Current), joinTexts(c.Current), strings.Join(flags, b.Say("、", ", ")))
}

// joinTexts puts the paragraphs of a change on lines of their own.
func joinTexts(places []Place) string {
	texts := make([]string, len(places))
	for i, p := range places {
		texts[i] = p.Text
	}
	return strings.Join(texts, "\n")
}

func (b *workbook) seriesSheet() {
	reports := b.c.reports()
	columns := []column{{"指标", "figure", 36}, {"单位", "unit", 8}}
	for _, r := range reports {
		columns = append(columns, column{r.name(), r.name(), 14})
	}
	columns = append(columns, column{"增减", "change", 12}, column{"幅度（%）", "percent", 12}, column{"与上期相同", "as before", 12})
	b.open("数字", "Figures", columns)
	for i := range b.c.Series {
		b.series(&b.c.Series[i], reports)
	}
}

func (b *workbook) series(s *Series, reports []Point) {
	row := []any{s.Label, s.Unit}
	for _, p := range s.over(reports) {
		if p == nil {
			row = append(row, "")
			continue
		}
		row = append(row, number(p.Value))
	}
	change, same := s.Last(), ""
	if s.Unchanged {
		same = b.Say("是", "yes")
	}
	var percent any
	if p, err := decimal.NewFromString(change.Percent()); err == nil && !change.inPoints() {
		percent = number(p)
	}
	b.add(append(row, number(change.Delta()), percent, same)...)
}

func (b *workbook) skippedSheet() {
	if len(b.c.Skipped) == 0 {
		return
	}
	b.open("未比较", "Not compared", []column{{"文件", "file", 30}, {"部分", "part", 30}, {"原因", "reason", 70}})
	for _, s := range b.c.Skipped {
		b.add(s.File, s.Part, b.Say(s.Chinese, s.Reason))
	}
}
