package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/figure"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// XLSX writes a workbook: a summary, the findings, the periods and the figures
// of the reports. Of a single report it also holds the form: filled in, the
// workbook is a values file.
func XLSX(w io.Writer, results []audit.Result, lang audit.Lang) error {
	file, err := formOf(results, lang)
	if err != nil {
		return err
	}
	defer file.Close()
	x := &workbook{file: file, lang: lang}
	x.header, x.err = file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "center"}})
	x.summary(results)
	x.findings(results)
	x.periods(results)
	x.figures(results)
	if x.err != nil {
		return fmt.Errorf("report: writing the workbook: %w", x.err)
	}
	return file.Write(w)
}

// formOf is a workbook that holds the form of a single report, or nothing yet.
func formOf(results []audit.Result, lang audit.Lang) (*excelize.File, error) {
	if len(results) != 1 || results[0].Subject == nil {
		return excelize.NewFile(), nil
	}
	form := engine.Load(results[0].Subject.Doc, slot.Options{}).Form()
	form.English = lang == audit.English
	var b bytes.Buffer
	if err := values.WriteXLSX(&b, form); err != nil {
		return nil, err
	}
	return excelize.OpenReader(&b)
}

// workbook keeps the first error, so that the layout reads as a list.
type workbook struct {
	file   *excelize.File
	lang   audit.Lang
	header int
	err    error
}

func (x *workbook) do(err error) {
	if x.err == nil {
		x.err = err
	}
}

// sheet is a table that grows by rows.
type sheet struct {
	book *workbook
	name string
	row  int
}

type xlsxColumn struct {
	name  audit.Text
	width float64 // in half-width characters
}

func (x *workbook) sheet(name audit.Text, columns ...xlsxColumn) *sheet {
	s := &sheet{book: x, name: name.In(x.lang)}
	first := x.file.GetSheetName(0)
	if first == "Sheet1" {
		x.do(x.file.SetSheetName(first, s.name))
	} else {
		_, err := x.file.NewSheet(s.name)
		x.do(err)
	}
	var titles []any
	for i, c := range columns {
		letter, err := excelize.ColumnNumberToName(i + 1)
		x.do(err)
		x.do(x.file.SetColWidth(s.name, letter, letter, c.width))
		titles = append(titles, c.name.In(x.lang))
	}
	s.add(titles...)
	x.do(x.file.SetRowStyle(s.name, 1, 1, x.header))
	x.do(x.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	return s
}

// add writes a row; text stays text whatever it looks like.
func (s *sheet) add(cells ...any) {
	s.row++
	for i, cell := range cells {
		name, err := excelize.CoordinatesToCellName(i+1, s.row)
		s.book.do(err)
		if text, ok := cell.(string); ok {
			s.book.do(s.book.file.SetCellStr(s.name, name, cellText(text)))
			continue
		}
		s.book.do(s.book.file.SetCellValue(s.name, name, cell))
	}
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

var (
	columnFile    = xlsxColumn{audit.Text{ZH: "文件", EN: "file"}, 28}
	columnPlace   = xlsxColumn{audit.Text{ZH: "段", EN: "paragraph"}, 8}
	columnSection = xlsxColumn{audit.Text{ZH: "章节", EN: "section"}, 30}
	columnText    = xlsxColumn{audit.Text{ZH: "原文", EN: "text"}, 22}
)

func (x *workbook) summary(results []audit.Result) {
	count := func(zh, en string) xlsxColumn { return xlsxColumn{audit.Text{ZH: zh, EN: en}, 8} }
	s := x.sheet(audit.Text{ZH: "汇总", EN: "Summary"}, columnFile,
		xlsxColumn{audit.Text{ZH: "报告期", EN: "period"}, 14},
		count("错误", "errors"), count("警告", "warnings"), count("提示", "info"), count("已豁免", "suppressed"), count("未读取", "skipped"))
	for i := range results {
		r := &results[i]
		one := summary(results[i : i+1])
		at := ""
		if r.Subject != nil {
			at = r.Subject.Slots.Period.String()
		}
		s.add(r.File, at, one.Error, one.Warning, one.Info, one.Suppressed, len(r.Skipped))
	}
}

func (x *workbook) findings(results []audit.Result) {
	s := x.sheet(audit.Text{ZH: "问题清单", EN: "Findings"}, columnFile,
		xlsxColumn{audit.Text{ZH: "规则", EN: "rule"}, 8}, xlsxColumn{audit.Text{ZH: "级别", EN: "level"}, 8},
		xlsxColumn{audit.Text{ZH: "问题", EN: "finding"}, 40}, columnText,
		xlsxColumn{audit.Text{ZH: "建议", EN: "suggestion"}, 22}, columnSection, columnPlace,
		xlsxColumn{audit.Text{ZH: "句子", EN: "sentence"}, 60}, xlsxColumn{audit.Text{ZH: "豁免", EN: "suppressed"}, 20},
		xlsxColumn{audit.Text{ZH: "指纹", EN: "fingerprint"}, 34})
	for i := range results {
		for _, f := range results[i].Findings {
			waived := ""
			if f.Suppressed != nil {
				waived = strings.TrimSpace(string(f.Suppressed.Kind) + " " + f.Suppressed.Reason)
			}
			s.add(results[i].File, f.Rule, f.Level.Name().In(x.lang), f.Message.In(x.lang), f.Text, f.Suggestion,
				strings.Join(f.Section, " › "), f.Loc.Para+1, f.Sentence, waived, f.Fingerprint)
		}
	}
}

func (x *workbook) periods(results []audit.Result) {
	s := x.sheet(audit.Text{ZH: "期间", EN: "Periods"}, columnFile, columnText,
		xlsxColumn{audit.Text{ZH: "规范值", EN: "normalised"}, 16}, xlsxColumn{audit.Text{ZH: "换期", EN: "roll"}, 10},
		columnSection, columnPlace)
	for i := range results {
		if results[i].Subject == nil {
			continue
		}
		for _, found := range results[i].Subject.Slots.Slots {
			if found.Kind == slot.Period {
				s.add(results[i].File, found.Text, found.Normalized, string(found.Roll), strings.Join(found.Section, " › "), found.Loc.Para+1)
			}
		}
	}
}

func (x *workbook) figures(results []audit.Result) {
	s := x.sheet(audit.Text{ZH: "数字", EN: "Figures"}, columnFile,
		xlsxColumn{audit.Text{ZH: "指标", EN: "indicator"}, 30}, columnText,
		xlsxColumn{audit.Text{ZH: "数值", EN: "value"}, 14}, xlsxColumn{audit.Text{ZH: "单位", EN: "unit"}, 8}, columnPlace)
	for i := range results {
		if results[i].Subject == nil {
			continue
		}
		for _, f := range figure.Find(results[i].Subject.Doc.Paragraphs()) {
			s.add(results[i].File, f.Label, f.Text, f.Value.String(), f.Unit, f.Loc.Para+1)
		}
	}
}
