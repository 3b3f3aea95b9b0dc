package batch

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/tianbao-dev/tianbao/engine/values"
)

// SummaryName is the file in the output folder that says what became of each row.
func SummaryName(s Shard) string { return "汇总" + s.suffix("-") + ".xlsx" }

// IsSummaryName reports whether a file is named as a summary is.
func IsSummaryName(name string) bool {
	return strings.HasPrefix(name, "汇总") && strings.HasSuffix(name, ".xlsx")
}

// Texts of the summary.
var (
	summarySheet   = values.Text{ZH: "汇总", EN: "Summary"}
	summaryColumns = []struct {
		head  values.Text
		width float64 // in half-width characters
	}{
		{values.Text{ZH: "行", EN: "Row"}, 8},
		{values.Text{ZH: "文件", EN: "File"}, 36},
		{values.Text{ZH: "状态", EN: "State"}, 12},
		{values.Text{ZH: "已填", EN: "Filled"}, 8},
		{values.Text{ZH: "缺少", EN: "Missing"}, 40},
		{values.Text{ZH: "错误", EN: "Errors"}, 60},
	}
	stateNames = map[State]values.Text{
		Written: {ZH: "已写入", EN: "written"}, Unchanged: {ZH: "未变", EN: "unchanged"},
		Failed: {ZH: "失败", EN: "failed"}, Left: {ZH: "未处理", EN: "not reached"},
	}
)

// WriteSummary writes a workbook with a row for each result. Every text is text,
// even one that begins with =. explain puts an error into words.
func WriteSummary(w io.Writer, results []Result, english bool, explain func(error) string) error {
	book := excelize.NewFile()
	defer book.Close()
	sheet := inLanguage(summarySheet, english)
	if err := book.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	rows, err := book.NewStreamWriter(sheet)
	if err == nil {
		err = writeHead(book, rows, english)
	}
	for i := 0; i < len(results) && err == nil; i++ {
		err = writeResult(rows, i+2, &results[i], english, explain)
	}
	if err == nil {
		err = rows.Flush()
	}
	if err == nil {
		err = book.Write(w)
	}
	return err
}

func writeHead(book *excelize.File, rows *excelize.StreamWriter, english bool) error {
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	head := make([]any, len(summaryColumns))
	for i, c := range summaryColumns {
		if err := rows.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		head[i] = excelize.Cell{StyleID: bold, Value: inLanguage(c.head, english)}
	}
	if err := rows.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return rows.SetRow("A1", head)
}

func writeResult(rows *excelize.StreamWriter, row int, r *Result, english bool, explain func(error) string) error {
	cell, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		return err
	}
	problem := ""
	if r.Err != nil {
		problem = explain(r.Err)
	}
	return rows.SetRow(cell, []any{
		r.Row.Number, r.Row.File, inLanguage(stateNames[r.State], english), r.Filled,
		strings.Join(r.Missing, "\n"), problem,
	})
}

func inLanguage(t values.Text, english bool) string {
	if english {
		return t.EN
	}
	return t.ZH
}
