package values

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// book is a workbook being made for a test.
type book struct {
	t    *testing.T
	file *excelize.File
}

func newBook(t *testing.T) *book { return &book{t, excelize.NewFile()} }

func (b *book) check(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// set puts a value into a cell of the first sheet, in a number format.
func (b *book) set(cell string, value any, format string) {
	b.t.Helper()
	b.check(b.file.SetCellValue("Sheet1", cell, value))
	if format != "" {
		style, err := b.file.NewStyle(&excelize.Style{CustomNumFmt: &format})
		b.check(err)
		b.check(b.file.SetCellStyle("Sheet1", cell, cell, style))
	}
}

func (b *book) bytes() []byte {
	b.t.Helper()
	var out bytes.Buffer
	b.check(b.file.Write(&out))
	return out.Bytes()
}

// replaced is the workbook with new in the place of old in its parts.
func (b *book) replaced(old, new string) []byte {
	b.t.Helper()
	data := b.bytes()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	b.check(err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range r.File {
		content, err := fs.ReadFile(r, part.Name)
		b.check(err)
		to, err := w.Create(part.Name)
		b.check(err)
		_, err = io.WriteString(to, strings.ReplaceAll(string(content), old, new))
		b.check(err)
	}
	b.check(w.Close())
	return out.Bytes()
}

// A cell is read as a person sees it.
func TestWorkbookCells(t *testing.T) {
	june := time.Date(2020, 6, 30, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		value        any
		format, want string
	}{
		{12.5, "", "12.5"},
		{0.125, "0.00%", "12.50%"},
		{1234567.891, "#,##0.00", "1,234,567.89"},
		{7, "000", "007"},
		{"007", "", "007"},
		{"123456789012345678", "@", "123456789012345678"},
		{"1E+5", "", "1E+5"},
		{"#5", "", "#5"},
		{"6/30/2020", "", "6/30/2020"},
		{june, `yyyy"年"m"月"d"日"`, "2020年6月30日"},
		{june, "yyyy-mm-dd", "2020-06-30"},
		{0.1 + 0.2, "", "0.3"},
		{int64(12345678901), "", "12345678901"},
		{" 朝阳 ", "", "朝阳"},
		{"第一行\n第二行", "", "第一行\n第二行"},
		{"=1+1", "", "=1+1"},
		{true, "", "TRUE"},
		{int64(123456789012345678), "", "! cell"},
		{1e300, "", "! cell"},
		{june, "m/d/yyyy", "! cell"},
	} {
		b := newBook(t)
		b.set("A1", "键", "")
		b.set("B1", "填写值", "")
		b.set("A2", "项", "")
		b.set("B2", test.value, test.format)
		file, err := Decode("表.xlsx", b.bytes())
		got := ""
		switch {
		case err != nil:
			got = "! " + string(kindOf(err))
		case len(file.Values) == 1:
			got = file.Values[0].Text
		}
		if got != test.want {
			t.Errorf("%v in %q = %q (%v), want %q", test.value, test.format, got, err, test.want)
		}
	}
}

// The sign of a cell in percent is the cell's: who types 12.5 into it sees 12.50%
// and can't get rid of the sign.
func TestPercentCell(t *testing.T) {
	before, without := Place{Class: "percent", Unit: "%", After: "%，"}, Place{Class: "percent", After: "。"}
	for _, test := range []struct {
		place        Place
		value        any
		format, want string
	}{
		{before, 0.125, "0.00%", "12.50"},
		{Place{Class: "percent", Unit: "%", After: " ％"}, 1, "0%", "100"},
		{Place{Class: "percent", Unit: "%", Before: "（", After: "）％"}, 0.125, "0.00%", "12.50"},
		{Place{Class: "percent", Unit: "％"}, 0.125, "0.00%", "12.50"}, // below 完成率（％）
		{without, 0.125, "0.00%", "12.50%"},
		{before, "12.5%", "@", ""},
		{before, "12.5%", "", ""},
	} {
		b := newBook(t)
		b.set("A1", "键", "")
		b.set("B1", "填写值", "")
		b.set("A2", "办结率", "")
		b.set("B2", test.value, test.format)
		file, err := Decode("表.xlsx", b.bytes())
		b.check(err)
		got, err := test.place.Fit("", file.Values[0])
		if got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%v in %q before %q = %q (%v), want %q", test.value, test.format, test.place.After, got, err, test.want)
		}
		form := Form{Fields: []Field{{Key: "办结率", Class: "percent", Unit: test.place.Unit, Before: test.place.Before, After: test.place.After}}}
		kept := MergeForm(form, file).Fields[0].Value.Text
		if got, _ := test.place.Fit("", Entry{Text: kept}); got != test.want {
			t.Errorf("%v in %q before %q is %q in a form made again, want %q", test.value, test.format, test.place.After, kept, test.want)
		}
	}
}

func TestWorkbookPlaces(t *testing.T) {
	b := newBook(t)
	for cell, text := range map[string]string{
		"A1": "填报表", "B3": "键", "C3": "填写值", "D3": "备注",
		"B5": "走访次数", "C5": "5", "D5": "工会",
		"B6": "金额", "B8": "走访次数", "C8": "7", "C9": "9",
	} {
		b.set(cell, text, "")
	}
	b.check(b.file.SetCellFormula("Sheet1", "C10", "1/0"))
	b.set("B10", "公式", "")
	_, err := Decode("表.xlsx", b.bytes())
	want := `表.xlsx:Sheet1!C9: "9" stands in a row without a key
表.xlsx:Sheet1!C10: 公式: the cell shows "": a formula without a result; open the workbook in Excel or WPS and save it
表.xlsx:Sheet1!C8: 走访次数: the key is given twice, first at 表.xlsx:Sheet1!C5`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// A sheet that can't be read to its end is damaged, not shorter.
func TestWorkbookDamaged(t *testing.T) {
	for name, damage := range map[string][2]string{
		"a control character": {`<row r="2"`, "<row \x01 r=\"2\""},
		"an ampersand":        {`走访次数`, `走访&次数`},
		"no end":              {`</worksheet>`, ``},
		"a row too far down":  {`<row r="2"`, `<row r="1048577"`},
	} {
		b := newBook(t)
		for cell, text := range map[string]string{"A1": "单位", "B1": "走访次数", "A2": "甲社", "B2": "5"} {
			b.set(cell, text, "")
		}
		if _, err := DecodeTable("表.xlsx", b.replaced(damage[0], damage[1])); kindOf(err) != KindSyntax {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Without a header the first two columns are keys and values.
func TestWorkbookWithoutHeader(t *testing.T) {
	b := newBook(t)
	b.set("A1", "走访次数", "")
	b.set("B1", 5, "")
	b.set("A3", "金额", "")
	file, err := Decode("表.xlsx", b.bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := "values 表.xlsx:Sheet1!B1: 走访次数 \"5\"\nmissing 表.xlsx:Sheet1!B3: 金额 \"\"\n"
	if diff := cmp.Diff(want, dump(file)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestDecodeTable(t *testing.T) {
	const csv = "\n单位,走访次数,金额,备注（联系人）\n甲社,5,,张三\n,,,\n乙社,6,\"1,200\",\n丙社,7\n"
	b := newBook(t)
	for i, row := range [][]any{{}, {"单位", "走访次数", "金额", "备注（联系人）"}, {"甲社", 5, "", "张三"}, {}, {"乙社", 6, "1,200"}, {"丙社", 7}} {
		b.check(b.file.SetSheetRow("Sheet1", cellName(i, 0), &row))
	}
	for name, data := range map[string][]byte{"表.csv": []byte(csv), "表.xlsx": b.bytes()} {
		table, err := DecodeTable(name, data)
		if err != nil {
			t.Fatal(name, err)
		}
		var columns []string
		for _, c := range table.Columns {
			columns = append(columns, c.Key)
			if c.Note != (c.Key == "备注（联系人）") {
				t.Errorf("%s: column %s has Note %v", name, c.Key, c.Note)
			}
		}
		if diff := cmp.Diff([]string{"单位", "走访次数", "金额", "备注（联系人）"}, columns); diff != "" {
			t.Errorf("%s: columns -want +got:\n%s", name, diff)
		}
		got := map[int]map[string]string{}
		for _, r := range table.Records {
			if r.Err != nil {
				t.Errorf("%s: row %d: %v", name, r.Row, r.Err)
			}
			got[r.Row] = map[string]string{}
			for _, e := range r.Values.Values {
				got[r.Row][e.Key] = e.Text
			}
			if filled := len(r.Values.Values) + len(r.Values.Missing); filled != 3 {
				t.Errorf("%s: row %d has %d of 3 keys", name, r.Row, filled)
			}
		}
		want := map[int]map[string]string{
			3: {"单位": "甲社", "走访次数": "5"},
			5: {"单位": "乙社", "走访次数": "6", "金额": "1,200"},
			6: {"单位": "丙社", "走访次数": "7"},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

// What is wrong with one record does not stop the others; a header that can't
// be right stops all.
func TestDecodeTableErrors(t *testing.T) {
	table, err := DecodeTable("表.csv", []byte("单位,次数\n甲,5\n乙,6,7\n丙,8\n"))
	if err != nil {
		t.Fatal(err)
	}
	for i, wrong := range []bool{false, true, false} {
		if got := table.Records[i].Err != nil; got != wrong {
			t.Errorf("record %d: %v", i, table.Records[i].Err)
		}
	}
	for data, want := range map[string]ErrorKind{"单位,次数,单位\n甲,1,2\n": KindDuplicate, "Ａ,a\n1,2\n": KindDuplicate, "": KindEmpty} {
		if _, err := DecodeTable("表.csv", []byte(data)); kindOf(err) != want {
			t.Errorf("%q: %v, want %s", data, err, want)
		}
	}
	form := written(t, writers[3], fill(sampleForm(), entered))
	table, err = DecodeTable("form.xlsx", form)
	if err != nil || len(table.Records) != 1 || len(table.Records[0].Values.Values) != len(entered) {
		t.Errorf("a form is no table of one record: %v", err)
	}
}
