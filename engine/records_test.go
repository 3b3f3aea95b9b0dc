package engine_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// loadSketch is the template that a sketch shows: a line is a paragraph, one
// with | a table row of these cells, one that begins with * a bulleted item. A
// cell that begins with ┬ is merged with those below that are ┴.
func loadSketch(t testing.TB, sketch string) *engine.Template {
	t.Helper()
	var b strings.Builder
	inTable := false
	for _, line := range strings.Split(strings.TrimSpace(sketch), "\n") {
		isRow := strings.Contains(line, "|")
		if isRow != inTable {
			b.WriteString(map[bool]string{true: `<w:tbl>`, false: `</w:tbl>`}[isRow])
		}
		if inTable = isRow; isRow {
			b.WriteString(`<w:tr>`)
			for _, cell := range strings.Split(line, "|") {
				b.WriteString(`<w:tc>` + sketchCell(strings.TrimSpace(cell)) + `</w:tc>`)
			}
			b.WriteString(`</w:tr>`)
		} else {
			b.WriteString(sketchParagraph(line))
		}
	}
	if inTable {
		b.WriteString(`</w:tbl>`)
	}
	main := docxtest.Part{Name: "word/document.xml", Content: bodyHead + b.String() + `<w:p/></w:body></w:document>`}
	return engine.Load(openBytes(t, docxtest.Package(t, append(docxtest.Frame(), main))), slot.Options{})
}

func sketchCell(text string) string {
	if text == "┴" {
		return `<w:tcPr><w:vMerge/></w:tcPr><w:p/>`
	}
	if first, ok := strings.CutPrefix(text, "┬"); ok {
		return `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + sketchParagraph(first)
	}
	return sketchParagraph(text)
}

func sketchParagraph(text string) string {
	format := ""
	if item, ok := strings.CutPrefix(text, "*"); ok {
		text, format = item, `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`
	}
	if text == "" {
		return `<w:p/>`
	}
	return `<w:p>` + format + `<w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// sketch shows a document as loadSketch reads it.
func sketch(doc *docx.Document) string {
	var b strings.Builder
	row := -1
	for _, p := range doc.Paragraphs() {
		text := p.Text
		if p.Listed {
			text = "*" + text
		}
		switch {
		case p.Cell == nil:
			b.WriteString("\n" + text)
			row = -1
		case p.Cell.Row != row:
			b.WriteString("\n" + text)
			row = p.Cell.Row
		default:
			b.WriteString("|" + text)
		}
	}
	return strings.TrimSpace(b.String())
}

const tables = `慰问情况
姓名|金额（元）|备注
XXX|X|
合计|X|
走访单位
序号|单位名称|人数
1||
2||
帮扶社区
*X社区
完毕`

func TestRecords(t *testing.T) {
	template := loadSketch(t, tables)
	for _, tt := range []struct {
		name, values string
		change       []string
		missing      string
	}{
		{"rows by header", "慰问明细:\n  - {姓名: 张三, 金额（元）: 500}\n  - {姓名: 李四, 金额（元）: 1200, 备注: 代领}",
			[]string{"XXX|X|", "张三|500|\n李四|1200|代领"}, "合计金额（元） 单位名称 人数 社区名称"},
		{"one row", "慰问明细:\n  - {姓名: 张三, 金额（元）: 500}", []string{"XXX|X|", "张三|500|"}, "合计金额（元） 单位名称 人数 社区名称"},
		{"a cell without a text", "慰问明细:\n  - {姓名: 张三, 金额（元）: 500}\n  - {姓名: 李四}",
			[]string{"XXX|X|", "张三|500|\n李四|X|"}, "合计金额（元） 单位名称 人数 社区名称 XXX金额（元）"},
		{"blank rows first", "单位名称:\n  - {单位名称: 甲, 人数: 3}\n  - {单位名称: 乙, 人数: 4}", []string{"1||", "1|甲|3", "2||", "2|乙|4"}, "姓名 XXX金额（元） 合计金额（元） 社区名称"},
		{"more than the blank rows", "单位名称:\n  - {单位名称: 甲, 人数: 3}\n  - {单位名称: 乙, 人数: 4}\n  - {单位名称: 丙, 人数: 5}\n  - {单位名称: 丁}",
			[]string{"1||", "1|甲|3", "2||", "2|乙|4\n3|丙|5\n4|丁|"}, "姓名 XXX金额（元） 合计金额（元） 社区名称"},
		{"items", "社区名称: [朝阳, 幸福, 光明]", []string{"*X社区", "*朝阳社区\n*幸福社区\n*光明社区"}, "姓名 XXX金额（元） 合计金额（元） 单位名称 人数"},
		{"items and rows", "社区名称: [朝阳, 幸福]\n慰问明细:\n  - {姓名: 张三}\n  - {姓名: 李四}\n合计金额（元）: 9",
			[]string{"*X社区", "*朝阳社区\n*幸福社区", "XXX|X|", "张三|X|\n李四|X|", "合计|X|", "合计|9|"}, "XXX金额（元） 单位名称 人数"},
		{"items in lines", "社区名称: \"朝阳\\n幸福\"", []string{"*X社区", "*朝阳社区\n*幸福社区"}, "姓名 XXX金额（元） 合计金额（元） 单位名称 人数"},
		{"one item", "社区名称: 朝阳", []string{"*X社区", "*朝阳社区"}, "姓名 XXX金额（元） 合计金额（元） 单位名称 人数"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			filled, err := template.Fill(decode(t, tt.values), engine.FillOptions{ClearMarks: true})
			if err != nil {
				t.Fatal(err, template.Keys())
			}
			if diff := cmp.Diff(strings.NewReplacer(tt.change...).Replace(tables), sketch(filled.Doc)); diff != "" {
				t.Errorf("filled (-want +got):\n%s", diff)
			}
			if got := strings.Join(keys(filled.Missing), " "); got != tt.missing {
				t.Errorf("missing %s, want %s", got, tt.missing)
			}
		})
	}
}

// A sample row above empty ones, and rows beside a merged cell.
func TestRecordsRowsBelow(t *testing.T) {
	for _, tt := range []struct{ name, template, values, want string }{
		{"a sample row", "序号|姓名|金额（元）|备注\n1|XXX|X|\n2|||\n3|||\n合计||X|",
			"明细: [{姓名: 张三, 金额（元）: 5}, {姓名: 李四, 金额（元）: 6, 备注: 代领}]",
			"序号|姓名|金额（元）|备注\n1|张三|5|\n2|李四|6|代领\n3|||\n合计||X|"},
		{"more than a sample row", "序号|姓名|金额（元）\n1|XXX|X\n2||",
			"明细: [{姓名: 张三, 金额（元）: 5}, {姓名: 李四}, {姓名: 王五, 金额（元）: 7}]",
			"序号|姓名|金额（元）\n1|张三|5\n2|李四|\n3|王五|7"},
		{"a sample row with words of its own", "姓名|人数\nXXX|X人\n||",
			"明细: [{姓名: 张三, 人数: 5}, {姓名: 李四, 人数: 6}]", "姓名|人数\n张三|5人\n李四|6人\n||"},
		{"beside a merged cell", "类别|街道|户数\n┬低保|X街道|X\n┴|X街道|X",
			"低保街道: [{街道: 东, 户数: 3}, {街道: 西, 户数: 4}, {街道: 南, 户数: 5}]",
			"类别|街道|户数\n低保|东街道|3\n|西街道|4\n|南街道|5"},
		{"within a merged cell", "类别|街道|户数\n┬低保|城东街道|3\n┴|X街道|X",
			"明细: [{低保街道: 西, 户数: 4}, {低保街道: 南, 户数: 5}]",
			"类别|街道|户数\n低保|城东街道|3\n|西街道|4\n|南街道|5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			template := loadSketch(t, tt.template)
			filled, err := template.Fill(decode(t, tt.values), engine.FillOptions{})
			if err != nil {
				t.Fatal(err, template.Keys())
			}
			if diff := cmp.Diff(tt.want, sketch(filled.Doc)); diff != "" {
				t.Errorf("filled (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRecordsRefuse(t *testing.T) {
	template := loadSketch(t, tables+"\n落实《2020年工作要点》。\n类别|户数\n┬低保|X\n┴|共X户\n补助\n代表|补助（元）\nXXX|X\n|")
	for _, tt := range []struct {
		name, values string
		want         []string
	}{
		{"no such table", "奖金明细:\n  - {职工: 张三}", []string{"values.yaml:1: 奖金明细: no column of these records is a key", "没有一列是模板的键"}},
		{"no such column", "慰问明细:\n  - {姓名: 张三, 电话: 5}", []string{"values.yaml:2: 电话: the row has no such column; it has 姓名、金额（元）、备注", "可用的列"}},
		{"a merged cell", "低保户数:\n  - {户数: 3}\n  - {户数: 4}", []string{
			"values.yaml:1: 低保户数: the row can't be copied or removed: a merged cell begins in it; add or remove it in the template (word/document.xml, paragraph 27)",
			"values.yaml:1：低保户数：表格的这一行不能增减：纵向合并的单元格从这一行开始；请在模板中增减（word/document.xml，第 27 段）"}},
		{"a merged cell that is dropped", "drop: [低保户数]", []string{"values.yaml:1: 低保户数: the row can't be copied or removed: a merged cell begins in it"}},
		{"unsuitable in an empty row", "补助:\n  - {代表: 甲, 补助（元）: 3}\n  - {代表: 乙, 补助（元）: 许多}", []string{`values.yaml:3: 补助（元）: "许多" is no number`}},
		{"a title", "工作要点（题名）:\n  - {工作要点（题名）: 甲}\n  - {工作要点（题名）: 乙}", []string{"values.yaml:1: 工作要点（题名）: no column of these records is a key", "没有一列是模板的键"}},
		{"a cell of its own", "XXX金额（元）: 5\n乙:\n  - {XXX金额（元）: 6}", []string{`values.yaml:3: XXX金额（元）: "6" here, but "5" at values.yaml:1; only one can be right`, "这里是“6”，values.yaml:1 处却是“5”"}},
		{"two tables for one row", "甲:\n  - {姓名: 张三, 备注: 代领}\n乙:\n  - {姓名: 李四, 备注: 已领}", []string{
			`values.yaml:4: 姓名: "李四" here, but "张三" at values.yaml:2`, `values.yaml:4: 备注: "已领" here, but "代领" at values.yaml:2`}},
		{"unsuitable", "慰问明细:\n  - {姓名: 张三, 金额（元）: 许多}", []string{"values.yaml:2: 金额（元）"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := template.Fill(decode(t, tt.values), engine.FillOptions{})
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range tt.want {
				if text := err.Error() + "\n" + chineseOf(err); !strings.Contains(text, want) {
					t.Errorf("%s\ndoes not say %q", text, want)
				}
			}
		})
	}
}

// What Word can't reject, and go-docx can't do, is refused.
func TestRecordsElsewhere(t *testing.T) {
	template := loadSketch(t, tables)
	for _, vals := range []string{"慰问明细:\n  - {姓名: 张三}\n  - {姓名: 李四}", "drop: [合计金额（元）]", "drop: [社区名称]"} {
		if _, err := template.Fill(decode(t, vals), engine.FillOptions{Track: true}); err == nil || !strings.Contains(err.Error(), "can't be tracked") {
			t.Errorf("%s: tracked: %v", vals, err)
		}
		if _, err := template.FillWithGoDocx(decode(t, vals), engine.FillOptions{}); err == nil || !strings.Contains(err.Error(), "go-docx") {
			t.Errorf("%s: with go-docx: %v", vals, err)
		}
	}
}

func TestDrop(t *testing.T) {
	const text = `工作总结
召开座谈会X次，走访群众X户（其中困难群众X户）。
组织参观X博物馆。
姓名|金额（元）
XXX|X
合计|X
*X社区
值班表
值班人|X
带班人|X
完毕`
	template := loadSketch(t, text)
	for _, tt := range []struct {
		name, values string
		change       []string
		dropped      string
	}{
		{"a clause", "drop: [召开座谈会次数]", []string{"召开座谈会X次，", ""}, "召开座谈会X次，"},
		{"in brackets", "values: {走访群众户数: 5}\ndrop: [困难群众户数]", []string{"（其中困难群众X户）", "", "走访群众X", "走访群众5"}, "（其中困难群众X户）"},
		{"a paragraph", "drop: [参观博物馆名称]", []string{"组织参观X博物馆。\n", ""}, "组织参观X博物馆。"},
		{"a sentence of several", "drop: [召开座谈会次数, 走访群众户数, 困难群众户数]", []string{"召开座谈会X次，走访群众X户（其中困难群众X户）。\n", ""},
			strings.Repeat(" 召开座谈会X次，走访群众X户（其中困难群众X户）。", 3)[1:]},
		{"a row", "drop: [合计金额（元）]", []string{"合计|X\n", ""}, "合计\tX"},
		{"an item", "drop: [社区名称]", []string{"*X社区\n", ""}, "X社区"},
		{"a row, and another repeated", "values: {明细: [{姓名: 甲, 金额（元）: 1}, {姓名: 乙, 金额（元）: 2}]}\ndrop: [合计金额（元）, 社区名称]",
			[]string{"合计|X\n", "", "XXX|X", "甲|1\n乙|2", "*X社区\n", ""}, "合计\tX X社区"},
		{"a key given twice", "drop: [社区名称, 社区名称]", []string{"*X社区\n", ""}, "X社区"},
		{"all rows of a table", "drop: [值班人, 带班人]", []string{"值班人|X\n", "", "带班人|X", "带班人|"}, "值班人\tX X"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			filled, err := template.Fill(decode(t, tt.values), engine.FillOptions{})
			if err != nil {
				t.Fatal(err, template.Keys())
			}
			if diff := cmp.Diff(strings.NewReplacer(tt.change...).Replace(text), sketch(filled.Doc)); diff != "" {
				t.Errorf("filled (-want +got):\n%s", diff)
			}
			var texts []string
			for _, d := range filled.Dropped {
				texts = append(texts, d.Text)
			}
			if got := strings.Join(texts, " "); got != tt.dropped {
				t.Errorf("dropped %q, want %q", got, tt.dropped)
			}
			for _, m := range filled.Missing {
				if strings.Contains(tt.values[strings.Index(tt.values, "drop"):], m.Key) {
					t.Errorf("%s is dropped and missing", m.Key)
				}
			}
		})
	}
	for values, want := range map[string]string{
		"drop: [走访群众户数]":                        "走访群众户数: the clause holds 困难群众户数 as well",
		"values: {召开座谈会次数: 5}\ndrop: [召开座谈会次数]": "召开座谈会次数: it is dropped and has a value",
		"drop: [座谈次数]":                          "no such key",
	} {
		if _, err := template.Fill(decode(t, values), engine.FillOptions{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", values, err, want)
		}
	}
}

// What is stored twice is refused with its key, and so is filling one of two
// places that Word keeps the same while the other is dropped.
func TestRecordsPlaces(t *testing.T) {
	const box = `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">` +
		`<wps:txbx><w:txbxContent><w:p><w:r><w:t>走访X次</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice>` +
		`<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>走访X次</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	boxed := engine.Load(openBytes(t, docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: bodyHead + box + `</w:body></w:document>`}))), slot.Options{})
	titled := engine.Load(boundPackage(t, `<w:p><w:r><w:t>单位：</w:t></w:r>`+boundControl+`</w:p><w:p><w:r><w:t>落款：</w:t></w:r>`+boundControl+`</w:p>`), slot.Options{})
	for _, tt := range []struct {
		template     *engine.Template
		values, want string
	}{
		{boxed, "走访次数:\n  - {走访次数: 1}\n  - {走访次数: 2}", "values.yaml:1: 走访次数: the paragraph can't be copied or removed: it stands in a text box that is stored twice"},
		{boxed, "drop: [走访次数]", "values.yaml:1: 走访次数: the paragraph can't be copied or removed: it stands in a text box"},
		{titled, "values: {单位: 市供销}\ndrop: [落款]", "the same text stands elsewhere too"},
	} {
		if _, err := tt.template.Fill(decode(t, tt.values), engine.FillOptions{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s (keys %v)", tt.values, err, tt.want, tt.template.Keys())
		}
	}
}
