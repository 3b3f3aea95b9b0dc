package values

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
)

// sampleForm has a field of every kind of input and a title and a period.
func sampleForm() Form {
	lead := []string{"一、主要工作", "（一）走访慰问"}
	return Form{
		Template: "半年总结.docx", Period: "2021年上半年", Prior: "2020年下半年",
		Fields: []Field{
			{Key: "走访次数", Label: "社领导走访次数", Class: "count", Unit: "次", Section: lead, Anchor: "a1",
				Before: "上半年，社领导", Blank: "X", After: "次下乡调研，共慰问困难群众若干户，把组织的关怀送到群众家中，并逐一登记所需，限期办结。", Last: "4"},
			{Key: "慰问金额", Label: "发放慰问金", Class: "money", Unit: "元", Section: lead, Anchor: "a2",
				Before: "共支出慰问金", Blank: "X", After: "元。", Last: "12000"},
			{Key: "占比", Label: "补发人数占比", Class: "percent", Unit: "%", Section: []string{"一、主要工作", "（二）保障"}, Anchor: "a3",
				Before: "占总人数", Blank: "XX.X", After: "%。"},
			{Key: "截止日期", Label: "截止日期", Class: "date", Section: []string{"二、下步打算"}, Anchor: "a4", Before: "于", Blank: "XX", After: "前完成。"},
			{Key: "社区名称", Label: "走访社区", Class: "name.community", Section: []string{"二、下步打算"}, Anchor: "a5",
				Before: "赴", Blank: "X", After: "社区开展活动。", Office: "办公室", Note: "按地名录写"},
			{Key: "联系电话", Label: "联系电话", Class: "phone", Section: []string{"二、下步打算"}, Anchor: "a6", Before: "电话：", Blank: "XXXX", After: ""},
			{Key: "（一）人数：其中", Label: "其中", Class: "count", Unit: "人", Section: []string{"二、下步打算"}, Anchor: "a7", Before: "其中", Blank: "X", After: "人。"},
			{Key: "标题年份", Label: "标题", Class: "period.half", Anchor: "a8", Blank: "2020年下半年", After: "工作总结", Optional: true,
				Proposed: "2021年上半年", Why: "报告期顺延"},
			{Key: "要点题名", Label: "要点", Class: "period.dated", Section: lead, Anchor: "a9", Before: "印发", Blank: "《2020年工作要点》", After: "。", Optional: true,
				Proposed: "《2021年工作要点》", Why: "含年份"},
		},
	}
}

// fill enters values into a form.
func fill(form Form, values map[string]Entry) Form {
	for i := range form.Fields {
		if e, found := values[form.Fields[i].Key]; found {
			e.Key = form.Fields[i].Key
			form.Fields[i].Value = e
		}
	}
	return form
}

var entered = map[string]Entry{
	"走访次数":     {Text: "5"},
	"慰问金额":     {Text: "1,234.50"},
	"占比":       {Text: "12.50"},
	"截止日期":     {Text: "2021年6月30日"},
	"社区名称":     {Text: "=朝阳"},
	"联系电话":     {Text: "007"},
	"（一）人数：其中": {Text: "3—5"},
	"标题年份":     {Text: "2021年上半年"},
}

type writer struct {
	name  string
	write func(io.Writer, Form) error
}

var writers = []writer{
	{"form.yaml", WriteYAML}, {"form.json", WriteJSON}, {"form.csv", WriteCSV}, {"form.xlsx", WriteXLSX},
}

func written(t testing.TB, w writer, form Form) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := w.write(&b, form); err != nil {
		t.Fatal(w.name, err)
	}
	return b.Bytes()
}

// A form gives back what was entered, and lists what was not.
func TestFormRoundTrip(t *testing.T) {
	for _, w := range writers {
		for _, english := range []bool{false, true} {
			form := fill(sampleForm(), entered)
			form.English = english
			form.Formats = []Entry{{Key: "慰问金额", Text: "千分位 2位小数"}}
			got, err := Decode(w.name, written(t, w, form))
			if err != nil {
				t.Fatal(w.name, err)
			}
			texts := map[string]string{}
			for _, e := range got.Values {
				texts[e.Key] = e.Text
			}
			want := map[string]string{}
			for key, e := range entered {
				want[key] = e.Text
			}
			if diff := cmp.Diff(want, texts); diff != "" {
				t.Errorf("%s: -want +got:\n%s", w.name, diff)
			}
			if got.FormatOf("慰问金额", "") != "千分位 2位小数" {
				t.Errorf("%s: the format is lost", w.name)
			}
			empty, err := Decode(w.name, written(t, w, sampleForm()))
			if err != nil {
				t.Fatal(w.name, err)
			}
			if len(empty.Values) != 0 || len(empty.Missing) != 7 {
				t.Errorf("%s: an empty form has %d values and %d missing, want 0 and 7", w.name, len(empty.Values), len(empty.Missing))
			}
			if len(empty.Anchors) < 7 {
				t.Errorf("%s: %d anchors", w.name, len(empty.Anchors))
			}
		}
	}
}

// Writing a form twice gives the same bytes.
func TestFormIsDeterministic(t *testing.T) {
	for _, w := range writers {
		if a, b := written(t, w, sampleForm()), written(t, w, sampleForm()); !bytes.Equal(a, b) {
			t.Errorf("%s: two runs differ", w.name)
		}
	}
}

// Expressions and formats come back from every form, lists and rows from text
// files.
func TestFormKeepsSections(t *testing.T) {
	form := fill(sampleForm(), map[string]Entry{
		"社区名称": {Text: "甲、乙", Items: []string{"甲", "乙"}},
		"走访次数": {Rows: [][]Entry{{{Key: "姓名", Text: "张三"}, {Key: "金额", Text: "007"}}, {{Key: "姓名", Text: "null"}}}},
		"慰问金额": {Text: "第一行\n  第二行\n"},
	})
	form.Computed = []Entry{{Key: "占比", Text: `percent(走访次数, v["（一）人数：其中"], 1)`}, {Key: "差额", Text: "-走访次数 + 1"}}
	form.Checks = []Entry{{Text: "走访次数 > 0"}, {Key: "合理", Text: `社区名称 != "无"`}, {Text: "'-' != 社区名称"}}
	form.Drop = []Entry{{Key: "截止日期"}}
	form.Formats = []Entry{{Key: "money", Text: "千分位"}}
	for i, w := range writers {
		got, err := Decode(w.name, written(t, w, form))
		if err != nil {
			t.Fatal(w.name, err)
		}
		ignore := cmpopts.IgnoreFields(Entry{}, "Pos")
		for name, lists := range map[string][2][]Entry{
			"computed": {form.Computed, got.Computed}, "checks": {form.Checks, got.Checks}, "drop": {form.Drop, got.Drop}, "formats": {form.Formats, got.Formats},
		} {
			if diff := cmp.Diff(lists[0], lists[1], ignore); diff != "" {
				t.Errorf("%s: %s -want +got:\n%s", w.name, name, diff)
			}
		}
		if i > 1 {
			continue
		}
		for _, f := range form.Fields[:5] {
			e := byKey(got.Values)[f.Key]
			if !e.same(f.Value) {
				t.Errorf("%s: %s is %+v, want %+v", w.name, f.Key, e, f.Value)
			}
		}
	}
}

// A spreadsheet that opens a form computes none of its texts.
func TestCSVFormIsText(t *testing.T) {
	form := fill(sampleForm(), entered)
	form.Computed = []Entry{{Key: "差额", Text: "-走访次数 + 1"}}
	form.Checks = []Entry{{Key: "=合理", Text: "+走访次数 > 0"}}
	r := csv.NewReader(bytes.NewReader(written(t, writers[2], form)))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("the cell %q would be computed", cell)
			}
		}
	}
}

// Writing over a form that people have filled in keeps what they entered and
// marks what is new, changed or gone.
func TestMergeForm(t *testing.T) {
	for _, w := range writers {
		first := fill(sampleForm(), entered)
		first.Fields[4].Note = "已核对"
		old, err := Decode(w.name, written(t, w, first))
		if err != nil {
			t.Fatal(err)
		}
		next := sampleForm()
		next.Fields[1].Anchor = "changed"
		next.Fields[4].Note = ""
		next.Fields = append(next.Fields[1:7:7], Field{Key: "新项", Label: "新项", Class: "count", Anchor: "n"})
		merged := MergeForm(next, old)
		states := map[string]State{}
		for _, f := range merged.Fields {
			states[f.Key] = f.State
			if want := entered[f.Key].Text; f.Value.Text != want {
				t.Errorf("%s: %s = %q, want %q", w.name, f.Key, f.Value.Text, want)
			}
			if f.Key == "社区名称" && f.Note != "已核对" && w.name != "form.json" {
				t.Errorf("%s: the note is %q", w.name, f.Note)
			}
		}
		want := map[string]State{"慰问金额": Moved, "占比": Same, "截止日期": Same, "社区名称": Same, "联系电话": Same,
			"（一）人数：其中": Same, "新项": New, "走访次数": Gone, "标题年份": Gone}
		if diff := cmp.Diff(want, states); diff != "" {
			t.Errorf("%s: states -want +got:\n%s", w.name, diff)
		}
		again, err := Decode(w.name, written(t, w, merged))
		if err != nil {
			t.Fatal(w.name, err)
		}
		if _, back := byKey(again.Values)["走访次数"]; back {
			t.Errorf("%s: a key that is gone is a value again", w.name)
		}
	}
}

// What a person sees in the YAML form.
func TestYAMLForm(t *testing.T) {
	form := fill(sampleForm(), map[string]Entry{"走访次数": {Text: "5"}})
	form.Fields[1].State = New
	form.Fields = append(form.Fields, Field{Key: "旧项", Value: Entry{Text: "6"}, State: Gone})
	got := written(t, writers[0], form)
	golden := filepath.Join("testdata", "form.yaml")
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A form that LibreOffice has opened and saved reads the same.
func TestXLSXFormThroughLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice (soffice) is not installed")
	}
	dir := t.TempDir()
	form := fill(sampleForm(), entered)
	in := filepath.Join(dir, "form.xlsx")
	if err := os.WriteFile(in, written(t, writers[3], form), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out"), in)
	if out, err := cmd.CombinedOutput(); err != nil && !strings.Contains(string(out), "using filter") {
		t.Skipf("LibreOffice can't open workbooks here: %v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "out", "form.xlsx"))
	if err != nil {
		t.Skip("LibreOffice wrote nothing; is its Calc installed?")
	}
	before, err := Decode("form.xlsx", written(t, writers[3], form))
	if err != nil {
		t.Fatal(err)
	}
	after, err := Decode("form.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("-before +after:\n%s", diff)
	}
}

func ExampleWriteYAML() {
	form := Form{Template: "总结.docx", Period: "2021年上半年", Fields: []Field{
		{Key: "走访次数", Class: "count", Unit: "次", Section: []string{"一、主要工作"}, Before: "社领导", Blank: "X", After: "次下乡调研。", Last: "4"},
	}}
	var b strings.Builder
	if err := WriteYAML(&b, form); err != nil {
		fmt.Println(err)
	}
	fmt.Print(b.String())
	// Output:
	// # 填报表：总结.docx　2021年上半年
	// # 在冒号后面填写；不填的项保留占位符，并列为缺项。
	// values:
	//
	//   # == 一、主要工作 ==
	//
	//   # 社领导〔X〕次下乡调研。
	//   # 单位：次　类别：数量　上期值：4
	//   走访次数:
}

// What a program makes of typing into the cells of a form is read as shown:
// numbers, dates in the format of the cell, an accepted title.
func TestXLSXFormTyped(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(written(t, writers[3], sampleForm())))
	if err != nil {
		t.Fatal(err)
	}
	typed := map[string]any{
		"走访次数": 5, "慰问金额": 1234.5, "占比": 12.5, "截止日期": time.Date(2021, 6, 30, 0, 0, 0, 0, time.UTC),
		"社区名称": "朝阳", "联系电话": "0571-88881234", "（一）人数：其中": "3—5",
	}
	rows, err := file.GetRows("填报")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) < 13 {
			continue
		}
		if value, found := typed[row[12]]; found {
			// SetCellValue would give a time a format of its own.
			if date, isDate := value.(time.Time); isDate {
				value = int(date.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
			}
			if err := file.SetCellValue("填报", cellName(i, 3), value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := file.SetCellValue("题名与期间", "D5", "是"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	got, err := Decode("form.xlsx", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, e := range got.Values {
		texts[e.Key] = e.Text
	}
	want := map[string]string{"走访次数": "5", "慰问金额": "1234.5", "占比": "12.5", "截止日期": "2021年6月30日", "社区名称": "朝阳",
		"联系电话": "0571-88881234", "（一）人数：其中": "3—5", "要点题名": "《2021年工作要点》"}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Rules are told by their header; what can't be one is refused with its cell.
func TestRulesRefuse(t *testing.T) {
	for rule, want := range map[string]string{
		"计算,,1 + 2":   "f.csv:4: the key is missing",
		"计算,合计,":      "f.csv:4: 合计: the expression is missing",
		"求和,合计,1 + 2": "f.csv:4: 合计: the kind is one of compute, check, drop and format",
	} {
		_, err := Decode("f.csv", []byte("键,填写值\n维修,1\n种类,键,算式\n"+rule+"\n"))
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", rule, err, want)
		}
	}
}
