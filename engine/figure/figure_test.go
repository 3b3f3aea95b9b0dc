package figure

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// proseCases list the figures of a paragraph as "label: value unit".
var proseCases = []struct{ text, want string }{
	{"上半年，共走访养殖户85户，发放补助12.6万元。", "走访养殖户户数: 85 户; 发放补助金额: 12.6 万元"},
	{"组织巡河30余次，清理垃圾约4吨。", "组织巡河次数: 30 次; 清理垃圾数量: 4 吨"},
	{"食宿标准300元/人·天，风速12米/秒。", "食宿标准金额: 300 元/人; 风速: 12 米/秒"},
	{"完成率达到91.5%。", "完成率: 91.5 %"},
	{"印发《2025年5项重点工作》，第3次会议，电话13800001111。", ""},
	{"一是抓学习。二是抓落实。", ""},
}

func TestFindInProse(t *testing.T) {
	for _, c := range proseCases {
		got := list(Find([]docx.Paragraph{{Part: "word/document.xml", Text: c.text}}))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

func list(figures []Figure) string {
	var out []string
	for _, f := range figures {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s: %s %s", f.Label, f.Value, f.Unit)))
	}
	return strings.Join(out, "; ")
}

func cell(text string, row, col []string) docx.Paragraph {
	return docx.Paragraph{Part: "word/document.xml", Text: text, Cell: &docx.Cell{RowHeaders: row, ColHeaders: col}}
}

var tableCases = []struct {
	name       string
	paragraphs []docx.Paragraph
	want       string
}{
	{"unit in the header", []docx.Paragraph{cell("1,250.50", []string{"水产站"}, []string{"投入（万元）"})}, "水产站投入: 1250.5 万元"},
	{"unit in the cell", []docx.Paragraph{cell("36人", []string{"水产站"}, []string{"参训"})}, "水产站参训: 36 人"},
	{"unit above the table", []docx.Paragraph{{Part: "word/document.xml", Text: "单位：亩"}, cell("420", []string{"东片"}, []string{"面积"})}, "东片面积: 420 亩"},
	{"the line above says something else", []docx.Paragraph{{Part: "word/document.xml", Text: "单位：亩"}, {Part: "word/document.xml", Text: "如下表。"},
		cell("420", []string{"东片"}, []string{"面积"})}, "东片面积: 420"},
	{"negative", []docx.Paragraph{cell("-3.2%", []string{"东片"}, []string{"增幅"})}, "东片增幅: -3.2 %"},
	{"serial number", []docx.Paragraph{cell("7", []string{"东片"}, []string{"序号"})}, ""},
	{"telephone", []docx.Paragraph{cell("62221111", []string{"张三"}, []string{"联系电话"})}, ""},
	{"code with a leading zero", []docx.Paragraph{cell("00123", []string{"东片"}, []string{"数量"})}, ""},
	{"header cell", []docx.Paragraph{cell("2024", nil, nil)}, ""},
	{"words in a cell", []docx.Paragraph{cell("已检查渔船12艘", []string{"东片"}, []string{"进展"})}, "检查渔船数量: 12 艘"},
}

func TestFindInTables(t *testing.T) {
	for _, c := range tableCases {
		if diff := cmp.Diff(c.want, list(Find(c.paragraphs))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestFindLeavesComputedFields: page numbers are nobody's figures.
func TestFindLeavesComputedFields(t *testing.T) {
	text := "共12人"
	p := docx.Paragraph{Text: text, Runs: []docx.Run{{End: 3}, {Start: 3, End: len(text), Field: docx.Field{Kind: docx.ComputedField}}}}
	if got := Find([]docx.Paragraph{p}); len(got) != 0 {
		t.Errorf("got %s", list(got))
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"8000元", "0.8万元", true},
		{"8000元", "8万元", false},
		{"320人", "三百二十人", true},
		{"5次", "5场", false},
		{"3—5次", "3次", false},
		{"3—5次", "3至5次", true},
		{"约5公里", "5000米", true},
	} {
		a, b := figureOf(t, c.a), figureOf(t, c.b)
		if a.Same(b) != c.want || b.Same(a) != c.want {
			t.Errorf("%s and %s: Same is not %t", c.a, c.b, c.want)
		}
	}
}

func figureOf(t *testing.T, text string) Figure {
	t.Helper()
	figures := Find([]docx.Paragraph{{Text: "累计" + text + "。"}})
	if len(figures) != 1 {
		t.Fatalf("%s: %d figures", text, len(figures))
	}
	return figures[0]
}

func BenchmarkScan(b *testing.B) {
	var text strings.Builder
	for i := 0; text.Len() < 300_000; i++ {
		fmt.Fprintf(&text, "截至6月底，组织水质监测和河道巡查%d次，投入资金%d.5万元，惠及群众三百二十户，群众满意率达到%d%%。", i, i, i%100)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		Scan(text.String())
	}
}
