package report_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/values"
)

func workbook(t *testing.T, list []audit.Result) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := report.XLSX(&out, list, audit.Chinese); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

func TestXLSX(t *testing.T) {
	file := workbook(t, results(t, "2023年上半年工作总结\n截止6月底,走访X次，慰问35户。=1+1"))
	for _, sheet := range []string{"汇总", "空白", "期间", "数字", "问题"} {
		if i, err := file.GetSheetIndex(sheet); err != nil || i < 0 {
			t.Errorf("no sheet %s", sheet)
		}
	}
	rows, err := file.GetRows("问题")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[1:] {
		got = append(got, strings.Join(row[1:6], "|"))
	}
	want := []string{"WD101|警告|“截止”误作“截至”|截止|截至", "PT201|错误|中文里用了半角标点|,|，", "PH001|错误|"}
	for i := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("findings: %s", cmp.Diff(want, got))
			break
		}
	}
	if formula, _ := file.GetCellFormula("问题", "I2"); formula != "" {
		t.Errorf("text became the formula %q", formula)
	}
}

func TestXLSXOfSeveral(t *testing.T) {
	file := workbook(t, append(results(t, "截止6月底，完成。", "都好。"), audit.Result{File: "unreadable.docx"}))
	rows, err := file.GetRows("汇总")
	if err != nil || len(rows) != 6 {
		t.Fatalf("%v %v", rows, err)
	}
	if file.GetSheetName(0) != "汇总" {
		t.Errorf("the first sheet is %s", file.GetSheetName(0))
	}
}

// TestXLSXIsAForm fills in the sheet of blanks and reads the workbook as values.
func TestXLSXIsAForm(t *testing.T) {
	file := workbook(t, results(t, "2023年上半年工作总结\n走访X次，慰问X户。"))
	rows, err := file.GetRows("空白")
	if err != nil {
		t.Fatal(err)
	}
	cell, key := "", ""
	for i, row := range rows {
		if len(row) > 12 && row[12] == "走访次数" {
			cell, key = fmt.Sprintf("D%d", i+1), row[12]
		}
	}
	if cell == "" {
		t.Fatalf("no blank in %q", rows)
	}
	if err := file.SetCellInt("空白", cell, 7); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	filled, err := values.Decode("audit.xlsx", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(filled.Values) != 1 || filled.Values[0].Key != key || filled.Values[0].Text != "7" {
		t.Errorf("the form holds %v", filled.Values)
	}
}

// TestXLSXOfTooMany: a sheet ends with a word about the rows that it leaves out.
func TestXLSXOfTooMany(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 50,000 rows")
	}
	list := results(t, "2023年上半年工作总结\n走访X次。")
	list[0].Subject = nil
	for len(list[0].Findings) < 60_000 {
		list[0].Findings = append(list[0].Findings, list[0].Findings[0])
	}
	rows, err := workbook(t, list).GetRows("问题")
	if err != nil {
		t.Fatal(err)
	}
	if last := rows[len(rows)-1]; len(rows) != 50_001 || last[0] != "……以下省略；用 --format json 可列出全部" {
		t.Errorf("%d rows, the last one %q", len(rows), last)
	}
}
