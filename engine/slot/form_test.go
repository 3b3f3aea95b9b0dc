package slot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// paragraph makes a paragraph of pieces of text with their properties.
func paragraph(runs ...piece) docx.Paragraph {
	var p docx.Paragraph
	for _, r := range runs {
		run := r.run
		run.Control = -1
		run.Start = len(p.Text)
		p.Text += r.text
		run.End = len(p.Text)
		p.Runs = append(p.Runs, run)
	}
	return p
}

type piece struct {
	text string
	run  docx.Run
}

func text(s string) piece       { return piece{text: s} }
func underlined(s string) piece { return piece{s, docx.Run{Underline: true}} }

func field(kind docx.FieldKind, name, s string) piece {
	return piece{s, docx.Run{Field: docx.Field{Kind: kind, Name: name}}}
}

// outline lists placeholders as class:text, the blanks of cells as class@n.
func outline(res Result) []string {
	var list []string
	for _, s := range res.Slots {
		if s.Kind == Placeholder {
			list = append(list, s.Class+":"+s.Text)
		}
	}
	return list
}

func TestForms(t *testing.T) {
	prompt := paragraph(text("单位："), text("在这里写单位"))
	prompt.Controls = []docx.Control{{Start: len("单位："), End: len(prompt.Text), Kind: "text", Prompt: true}}
	filled := paragraph(text("单位："), text("县水利局"))
	filled.Controls = []docx.Control{{Start: len("单位："), End: len(filled.Text), Kind: "text"}}
	box := paragraph(text("☐"), text("同意"))
	box.Controls = []docx.Control{{Start: 0, End: len("☐"), Kind: "checkbox", Prompt: true}}

	tests := []struct {
		name string
		p    docx.Paragraph
		want []string
	}{
		{"underlined spaces", paragraph(text("兹委托"), underlined("        "), text("办理")), []string{"blank:        "}},
		{"two underlined runs are one blank", paragraph(text("兹委托"), underlined("   "), underlined("   "), text("办理")), []string{"blank:      "}},
		{"an underlined value with space around it", paragraph(text("兹委托"), underlined("  李明  "), text("办理")), nil},
		{"the underlined part of a gap", paragraph(text("电话：  "), underlined("        ")), []string{"blank.field:        "}},
		{"an underlined space between words", paragraph(text("a"), underlined(" "), text("b")), nil},
		{"highlighted spaces", paragraph(text("共"), piece{"    ", docx.Run{Highlight: "yellow"}}, text("人")), []string{"blank:    "}},
		{"highlighted text is a remark", paragraph(text("共"), piece{"若干", docx.Run{Highlight: "yellow"}}, text("人")), nil},
		{"a merge field without value", paragraph(text("致"), field(docx.MergeField, "客户 名", "«客户 名»")), []string{"tmplvar:«客户 名»"}},
		{"a merge field with value", paragraph(text("致"), field(docx.MergeField, "客户", "长江公司")), nil},
		{"a form field without value", paragraph(text("姓名"), field(docx.FormField, "Text1", "\u2002\u2002\u2002\u2002\u2002")), []string{"blank:\u2002\u2002\u2002\u2002\u2002"}},
		{"a computed field", paragraph(text("第"), field(docx.ComputedField, "PAGE", "X"), text("页")), nil},
		{"a broken field", paragraph(text("见"), field(docx.ComputedField, "REF", "错误!未找到引用源。")), []string{"field.error:错误!未找到引用源。"}},
		{"hidden text", paragraph(text("共"), piece{"X", docx.Run{Hidden: true}}, text("人")), nil},
		{"a tag whose key names two things", paragraph(text("慰问{退休、病休人员慰问人数}人")), []string{"tmplvar:{退休、病休人员慰问人数}"}},
		{"a set", paragraph(text("从{甲、乙、丙}、{奇数、偶数}和{政治建设、思想建设}中选")), nil},
		{"a control with its prompt", prompt, []string{"prompt:在这里写单位"}},
		{"a control with a value", filled, nil},
		{"an open checkbox", box, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := outline(Find([]docx.Paragraph{tt.p}, Options{}))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("placeholders of %q (-want +got):\n%s", tt.p.Text, diff)
			}
		})
	}
}

// table makes the paragraphs of a table from rows of cells separated by |. A
// grid has a header row; a form has none.
func table(kind string, rows ...string) []docx.Paragraph {
	var paragraphs []docx.Paragraph
	header := strings.Split(rows[0], "|")
	for r, row := range rows {
		cells := strings.Split(row, "|")
		for c, s := range cells {
			cell := &docx.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Rows: len(rows), Cols: len(cells)}
			if kind == "grid" && r > 0 {
				cell.ColHeaders = []string{header[c]}
			}
			if kind == "form" && c > 0 {
				cell.RowHeaders = []string{cells[c-1]}
			}
			paragraphs = append(paragraphs, docx.Paragraph{Index: len(paragraphs), Text: s, Cell: cell})
		}
	}
	return paragraphs
}

// TestLoneGlyphs holds which cells with nothing but a glyph are placeholders and
// what their headers make of them.
func TestLoneGlyphs(t *testing.T) {
	for _, test := range []struct{ header, text, want string }{
		{"创建数量（家）", "X", "count 家"},
		{"补助资金（万元）", " XX ", "money 万元"},
		{"金额（单位：元）", "××", "money 元"},
		{"投入经费", "XXX", "money"},
		{"满意率（%）", "X", "percent %"},
		{"占比", "○○", "percent"},
		{"经费（万元）", "X.X", "money 万元"},
		{"合格率", "XX.XX", "percent"},
		{"验收时间", "XX", "date"},
		{"牵头单位", "某某", "name"},
		{"技术参数", "X", "name"},
		{"培训场次", "x", "count"},
		{"是否达标", "×", ""},
		{"是否达标", "○", ""},
		{"是否达标", "√", ""},
		{"检查部位", "X光片", ""},
		{"联系电话", "XX", "phone"},
		{"邮箱", "X", "contact"},
		{"负责人", "X", "name.person"},
		{"是否达标", "X", ""},
		{"有无隐患", "x", ""},
		{"", "X", ""},
	} {
		p := docx.Paragraph{Part: "text", Text: test.text, Cell: &docx.Cell{Row: 1, Rows: 2, Cols: 1}}
		if test.header != "" {
			p.Cell.ColHeaders = []string{test.header}
		}
		got := ""
		for _, s := range Find([]docx.Paragraph{p}, Options{}).Slots {
			got = strings.TrimSpace(s.Class + " " + s.Unit)
			if s.Text != strings.TrimSpace(test.text) {
				t.Errorf("%q under %s: the slot is %q", test.text, test.header, s.Text)
			}
		}
		if got != test.want {
			t.Errorf("%q under %s: got %q, want %q", test.text, test.header, got, test.want)
		}
	}
}

// TestTicks: X in some cells of a table and nothing in others ticks them off, as
// long as no header asks for a figure.
func TestTicks(t *testing.T) {
	for _, test := range []struct {
		name string
		rows []string
		want int
	}{
		{"who does what", []string{"事项|张三|李四", "起草|X|", "审核||X"}, 0},
		{"every cell", []string{"事项|牵头单位|配合单位", "起草|X|X", "审核|X|X"}, 4},
		{"figures", []string{"单位|家数|人数", "东镇|X|", "西镇||X"}, 2},
		{"several glyphs", []string{"事项|张三|李四", "起草|XX|", "审核||XX"}, 2},
	} {
		found := 0
		for _, s := range Find(table("grid", test.rows...), Options{}).Slots {
			if s.Text != "" {
				found++
			}
		}
		if found != test.want {
			t.Errorf("%s: %d placeholders, want %d", test.name, found, test.want)
		}
	}
}

// TestGlyphParagraphs holds when a paragraph that is nothing but a run of glyphs is
// a placeholder, and how it is named: by the label that stands above it.
func TestGlyphParagraphs(t *testing.T) {
	for _, test := range []struct {
		paragraphs []string
		want       string
	}{
		{[]string{"走访人数：", "X"}, "count 走访人数"},
		{[]string{"承办单位:", " XX "}, "name 承办单位"},
		{[]string{"联系人：", "×××"}, "name.person 联系人"},
		{[]string{"各组任务：", "", "X"}, "name 各组任务"},
		{[]string{"X"}, "count 数量"},
		{[]string{"小结", "X", "结束语"}, ""},
		{[]string{"小结。", "XX"}, "name 名称"},
		{[]string{"对的打√，错的打×：", "×"}, ""},
	} {
		var paragraphs []docx.Paragraph
		for i, text := range test.paragraphs {
			paragraphs = append(paragraphs, docx.Paragraph{Part: "text", Index: i, Text: text})
		}
		got := ""
		for _, s := range Find(paragraphs, Options{}).Slots {
			got = strings.TrimSpace(got + " " + s.Class + " " + s.Label)
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.paragraphs, got, test.want)
		}
	}
}

func TestEmptyCells(t *testing.T) {
	merged := table("grid", "单位|人数", "县医院|", "乡医院|")
	merged[3].Cell.RowSpan = 2 // the cell under 人数 spans both rows

	tests := []struct {
		name       string
		paragraphs []docx.Paragraph
		want       []int // numbers of paragraphs
	}{
		{"a form", table("form", "姓名||性别|", "联系电话||备注|"), []int{1, 3, 5}},
		{"a filled form", table("form", "姓名|李明|性别|男"), nil},
		{"a row of a grid", table("grid", "单位|培训人数|金额（万元）|说明", "县医院|||"), []int{5, 6}},
		{"a column with values", table("grid", "单位|人数", "县医院|12", "乡医院|"), nil},
		{"spare rows", table("grid", "序号|姓名|电话", "1||", "2||", "3||"), []int{4, 5}},
		{"a header that asks for nothing", table("grid", "步骤|做法", "第一步|"), nil},
		{"a merged cell", merged, []int{3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []int
			for _, s := range Find(tt.paragraphs, Options{}).Slots {
				if s.Class == "blank.cell" {
					got = append(got, s.Loc.Para)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("empty cells (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSettings: accepted and ignored texts are no placeholders, and the reason
// names the setting.
func TestSettings(t *testing.T) {
	p := docx.Paragraph{Text: "推进XX行动，走访XX户。"}
	for _, opts := range []Options{
		{Accept: []string{"XX行动"}, Explain: true},
		{Ignore: []string{"XX行动"}, Explain: true},
	} {
		res := Find([]docx.Paragraph{p}, opts)
		if diff := cmp.Diff([]string{"count:XX"}, outline(res)); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", opts, diff)
		}
		if len(res.Rejected) != 1 || !strings.HasSuffix(res.Rejected[0].Reason, "by the settings: XX行动") {
			t.Errorf("%+v: rejected %+v", opts, res.Rejected)
		}
	}
}

// TestExplain: every placeholder says why it is one; what only looks like one
// says why not.
func TestExplain(t *testing.T) {
	res := Find([]docx.Paragraph{{Text: "购置X光机X台，打印A4纸3×5张，某些同志未到。"}}, Options{Explain: true})
	var got []string
	for _, s := range res.Slots {
		got = append(got, s.Text+": "+s.Evidence)
	}
	for _, r := range res.Rejected {
		got = append(got, "not "+r.Text+": "+r.Reason)
	}
	want := []string{
		"X: followed by 台",
		"not X: a word of its own: X光机",
		"not ×: a multiplication sign",
		"not 某: an ordinary word: 某些",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("explanations (-want +got):\n%s", diff)
	}
}
