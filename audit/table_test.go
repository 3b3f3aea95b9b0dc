package audit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
)

// tabled is a report of lines, of which those with | are rows of a table.
func tabled(t *testing.T, text string) *audit.Subject {
	t.Helper()
	var b strings.Builder
	open := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		row := strings.Contains(line, "|")
		if row != open {
			b.WriteString(map[bool]string{true: `<w:tbl>`, false: `</w:tbl>`}[row])
			open = row
		}
		if row {
			fmt.Fprintf(&b, `<w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr>`, strings.ReplaceAll(line, "|", `</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>`))
		} else {
			fmt.Fprintf(&b, `<w:p><w:r><w:t>%s</w:t></w:r></w:p>`, line)
		}
	}
	if open {
		b.WriteString(`</w:tbl>`)
	}
	return inWord(t, b.String())
}

// TestTablesInWord holds rules about figures against tables: each finding is
// given as rule and text.
func TestTablesInWord(t *testing.T) {
	tests := []struct {
		name, rule, text string
		want             string
	}{
		{"a total that adds up", "FG002", "街道|户数（户）|人数（人）\n城东|12|30\n城西|8|21\n合计|20|51", ""},
		{"a total that does not", "FG002", "街道|户数（户）|人数（人）\n城东|12|30\n城西|8|21\n合计|20|52", "52"},
		{"two totals that do not", "FG002", "街道|户数（户）|人数（人）\n城东|12|30\n城西|8|21\n合计|21|52", "21 52"},
		{"an average over the rows", "FG002", "街道|户数（户）|户均（元）\n城东|12|300\n城西|8|200\n合计|20|260", ""},
		{"part of the rows", "FG002", "街道|户数（户）\n城东|12\n其中：低保|3\n合计|12", ""},
		{"rows of 其中 are part of the row above", "FG002", "类别|户数（户）|人数（人）|资金（元）\n一般户|30|80|900\n低保户|20|41|600\n其中：特困|5|9|150\n合计|50|121|1500", ""},
		{"one column that they do not explain", "FG002", "类别|户数（户）|人数（人）|资金（元）\n一般户|30|80|900\n低保户|20|41|600\n其中：特困|5|9|150\n合计|50|121|1700", "1700"},
		{"no column tells which rows count", "FG002", "类别|户数（户）|人数（人）\n一般户|30|80\n低保户|20|41\n其中：特困|5|9\n合计|52|125", ""},
		{"subtotals", "FG002", "类别|户数（户）|人数（人）|资金（元）\n城东|30|80|900\n城西|20|41|600\n小计|50|121|1500\n河南|7|12|70\n河北|8|14|80\n小计|15|26|150\n合计|65|147|1650", ""},
		{"a total that its subtotals do not make", "FG002", "类别|户数（户）|人数（人）|资金（元）\n城东|30|80|900\n城西|20|41|600\n小计|50|121|1500\n河南|7|12|70\n河北|8|14|80\n小计|15|26|150\n合计|65|174|1650", "174"},
		{"figures without a unit", "FG002", "科目|预算数|决算数\n公共服务|1850|1813\n社会保障|1200|1188\n城乡社区|1420|1392\n合计|4470|4393", ""},
		{"figures without a unit that do not add up", "FG002", "科目|预算数|决算数\n公共服务|1850|1813\n社会保障|1200|1188\n城乡社区|1420|1392\n合计|4407|4393", "4407"},
		{"no other column tells that figures without a unit are added", "FG002", "楼栋|层数\n一号|6\n二号|11\n三号|18\n合计|3", ""},
		{"a rate of completion unlike the others", "FG003", "科目|预算数|决算数|完成预算（%）\n公共服务|1850|1813|89\n社会保障|1200|1188|99\n城乡社区|1420|1392|98", "89"},
		{"a rate next to a difference", "FG003", "指标|本期|上年同期|增减额|增减率（%）\n售水（吨）|7560|7200|360|5.5\n污水（吨）|6270|6000|270|4.5\n投资（元）|330|275|55|20", "5.5"},
		{"what lies between the least and the most is an average", "FG002", "镇别|小麦面积|单产（公斤）|总产（吨）\n城关|12000|420|5040\n河口|8000|400|3200\n柳林|9000|410|3690\n合计|29000|411|11930", ""},
		{"numbered rows hold those below them", "FG002", "科目|预算数（万元）|执行数（万元）\n一、基本支出|860|842\n人员经费|720|710\n公用经费|140|132\n二、项目支出|560|498\n合计|1420|1340", ""},
		{"numbered rows that do not make the total", "FG002", "科目|预算数|决算数|执行数\n一、基本支出|860|850|842\n人员经费|720|715|710\n公用经费|140|135|132\n二、项目支出|560|520|498\n合计|1420|1370|1304", "1304"},
		{"rows that make the one above are its parts", "FG002", "名称|数量（个）|金额（万元）\n在建项目|12|3600\n市级项目|4|1600\n县级项目|8|2000\n储备项目|6|900\n合计|18|4500", ""},
		{"amounts in 亿元 are rounded", "FG002", "产业|上年（亿元）|本年（亿元）\n一产|12.35|13.02\n二产|42.18|45.61\n三产|38.46|41.33\n合计|92.98|99.96", ""},
		{"the report says that it rounds", "FG002", "说明：部分数据因四舍五入，分项与合计略有出入。\n科目|预算（万元）|决算（万元）\n教育|1850.25|1813.36\n卫生|1200.36|1188.12\n合计|3050.62|3001.48", ""},
		{"the report does not", "FG002", "科目|预算（万元）|决算（万元）\n教育|1850.25|1813.36\n卫生|1200.36|1188.12\n合计|3050.62|3001.48", "3050.62"},
		{"changes of rounded amounts", "FG003", "指标|2024年|2023年|增长（%）\n全县（亿元）|365.2|342.1|6.8\n一产（亿元）|4.2|4.0|3.9\n二产（亿元）|160.3|148.9|7.7", ""},
		{"prose as the table has it", "FG001", "全县共培训种植大户51人。\n街道|培训种植大户（人）\n城东|30\n城西|21\n合计|51", ""},
		{"prose unlike the total of the table", "FG001", "全县共培训种植大户61人。\n街道|培训种植大户（人）\n城东|30\n城西|21\n合计|51", "61人"},
		{"prose unlike the row of the table", "FG001", "累计调解矛盾纠纷36件。\n指标|数量\n调解矛盾纠纷|38件\n走访困难家庭|12户", "36件"},
		{"last year's column", "FG001", "累计调解矛盾纠纷36件。\n指标|上年数\n调解矛盾纠纷|38件\n走访困难家庭|12户", ""},
		{"a part in the prose", "FG001", "城东调解矛盾纠纷16件。\n指标|数量\n调解矛盾纠纷|38件\n走访困难家庭|12户", ""},
		{"a share unlike those of the other rows", "FG003", "来源|金额（万元）|占比（%）\n财政|30|25\n债券|60|55\n自筹|30|25\n合计|120|100", "55"},
		{"shares that fit", "FG003", "来源|金额（万元）|占比（%）\n财政|30|25\n债券|60|50\n自筹|30|25\n合计|120|100", ""},
		{"shares of something else", "FG003", "来源|金额（万元）|占比（%）\n财政|30|12\n债券|60|33\n自筹|30|41\n合计|120|100", ""},
		{"a change unlike those of the other rows", "FG003", "指标|2025年|2024年|增减（%）\n受理（件）|110|100|10\n办结（件）|90|100|10\n回访（件）|60|50|20", "10"},
		{"changes that fit, the earlier year first", "FG003", "指标|上年同期|本期|增长（%）\n受理（件）|100|110|10\n办结（件）|100|90|-10\n回访（件）|50|60|20", ""},
		{"an amount that price and quantity do not make", "FG002", "项目|数量|单价（万元）|金额（万元）\n水泵|5|12|60\n阀门|20|3|60\n水表|30|2|66", "66"},
		{"amounts that they make", "FG002", "项目|数量|单价（万元）|金额（万元）\n水泵|5|12|60\n阀门|20|3|60\n水表|30|2|60", ""},
		{"the sentence above unlike the total", "FG001", "今年安排项目9个，总投资620万元，安排见下表。\n类别|数量（个）|投资（万元）\n滑坡|5|400\n崩塌|4|280\n合计|9|680", "620万元"},
		{"the sentence above as the total", "FG001", "今年安排项目9个，总投资680万元，其中自筹80万元，安排见下表。\n类别|数量（个）|投资（万元）\n滑坡|5|400\n崩塌|4|280\n合计|9|680", ""},
		{"a figure above of something else", "FG001", "每个项目补助20万元左右，安排见下表。\n类别|数量（个）|投资（万元）\n滑坡|5|400\n崩塌|4|280\n合计|9|680", ""},
		{"other words", "FG001", "累计调解劳动纠纷36件。\n指标|数量\n调解矛盾纠纷|38件\n走访困难家庭|12户", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result, err := audit.Run(t.Context(), tabled(t, test.text), audit.Options{Levels: audittest.Only(test.rule)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range result.Findings {
				got = append(got, f.Text)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("%s objects to %q, want %q", test.rule, got, test.want)
			}
		})
	}
}

// TestSoundTables wants silence about tables whose sums, shares and rates need not
// agree, or do.
func TestSoundTables(t *testing.T) {
	for _, text := range proseLines(t, "tables.txt") {
		for _, f := range auditTabled(t, text, audit.Options{}) {
			if f.Level > audit.Info && !strings.HasPrefix(f.Rule, "LY") {
				t.Errorf("%s objects to %q in %s", f.Rule, f.Text, strings.ReplaceAll(text, "\n", " / "))
			}
		}
	}
}
