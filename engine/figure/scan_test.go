package figure

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// scanCases list, for each text, its quantities as "surface = exact base" and
// its other numbers as "surface date|ordinal|code".
var scanCases = []struct{ text, want string }{
	{"走访困难群众5次。", "5次 = 5 次"},
	{"发放补助12.5万元，", "12.5万元 = 125000 元"},
	{"总投资1.2亿元", "1.2亿元 = 120000000 元"},
	{"1亿2000万元", "1亿2000万元 = 120000000 元"},
	{"实现收入1,234.56元", "1,234.56元 = 1234.56 元"},
	{"服务１２３人次", "１２３人次 = 123 人次"},
	{"服务3.2万人次", "3.2万人次 = 32000 人次"},
	{"共三百二十人参加", "三百二十人 = 320 人"},
	{"筹集十二万元", "十二万元 = 120000 元"},
	{"修订两项制度", "两项 = 2 项"},
	{"占总数的40%，提高3.5个百分点", "40% = 40 %; 3.5个百分点 = 3.5 百分点"},
	{"提高百分之十二点", "百分之十二 = 12 %"},
	{"超额百分之5", "百分之5 = 5 %"},
	{"慰问300余人次", "300余人次 = 300 人次 余"},
	{"发放3万余元", "3万余元 = 30000 元 余"},
	{"约25公里，近8亩", "25公里 = 25000 米 约; 8亩 = 8 亩 近"},
	{"已签约298户，节约8万元，附近3个村，接近20户", "298户 = 298 户; 8万元 = 80000 元; 3个村 = 3 个村; 20户 = 20 户 近"},
	{"办理登记918对，帮扶5对夫妻，比分2对1，新增3对口单位", "918对 = 918 对; 5对 = 5 对; 2 code; 1 code; 3 code"},
	{"每月开展3—5次", "3—5次 = 3..5 次"},
	{"增长10%至15%", "10%至15% = 10..15 %"},
	{"需5万至8万元", "5万至8万元 = 50000..80000 元"},
	{"补贴200元/人", "200元/人 = 200 元/人"},
	{"同比-3.2%", "3.2% = 3.2 %"},
	{"增速为-3.2%", "-3.2% = -3.2 %"},
	{"共计1500。", "1500 = 1500"},
	{"线路长5km", "5km = 5000 米"},
	{"办理业务27 件", "27 件 = 27 件"},
	{"一名班子成员、2名党员干部", "一名 = 1 名; 2名 = 2 名"},
	{"比上年多收了三五斗", "上年 date"},

	{"2020年6月30日召开", "2020年6月30日 date"},
	{"截至6月底", "6月底 date"},
	{"2021年上半年", "2021年上半年 date"},
	{"在三、四季度和第一季度", "三、四季度 date; 第一季度 date"},
	{"1—6月", "1—6月 date"},
	{"二〇二一年七月一日", "二〇二一年七月一日 date"},
	{"2021-06-30 起", "2021-06-30 date"},
	{"审查合同十八份，同一类1份", "十八份 = 18 份; 1份 = 1 份"},
	{"检查企业346家次", "346家次 = 346 家次"},
	{"历时3年，近20天", "3年 = 3 年; 20天 = 20 天 近"},
	{"上午9时30分", "9时30分 date"},
	{"20世纪90年代", "20世纪90年代 date"},

	{"第3次会议、第三届", "第3次 ordinal; 第三届 ordinal"},
	{"1.加强领导", "1 ordinal"},
	{"（2）压实责任", "2 ordinal"},
	{"一是抓学习。二是抓落实。", ""},
	{"（一）党的十九届四中全会", "一 ordinal"},
	{"二、存在的问题", "二 ordinal"},
	{"在三、四季度安排（四）略", "三、四季度 date"},
	{"坚持一岗双责，坚定四个自信", "四个 code"},
	{"牢记“两个务必”、“3·15”", "两个 code; 3·15 code"},
	{"印发《关于做好5项工作的通知》", "5项 code"},
	{"市发〔2021〕15号文件", "2021 code; 15号 code"},
	{"电话：13912345678，0571-87654321", "13912345678 code; 0571-87654321 code"},
	{"按GB/T 9704和A4纸，5G基站", "9704 code; A4 code; 5G code"},
	{"实行7×24小时值守，3:1", "7×24 code; 3:1 code"},
	{"一个时期以来，一户一策，四处奔走，十分重要", ""},
	{"三个方面、四个层面", "三个 code; 四个 code"},
	{"万名党员进千家，百姓受益", ""},
	{"完成三分之一", "三分之一 code"},
	{"每一名干部、同一个目标", ""},
	{"90后干部、12345热线", "90后 code; 12345 code"},
}

func TestScan(t *testing.T) {
	for _, c := range scanCases {
		if diff := cmp.Diff(c.want, describe(c.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

var kindNames = map[Kind]string{Date: "date", Ordinal: "ordinal", Code: "code"}

func describe(text string) string {
	var out []string
	for _, n := range Scan(text) {
		line := text[n.Start:n.End] + " " + kindNames[n.Kind]
		if n.Kind == Quantity {
			line = fmt.Sprintf("%s = %s %s %s", text[n.Start:n.End], exactText(n), n.Base, n.Approx)
		}
		out = append(out, strings.TrimSpace(line))
	}
	return strings.Join(out, "; ")
}

func exactText(n Number) string {
	value, ok := n.Value()
	if !ok {
		return "?"
	}
	if upper, ok := n.UpperValue(); ok {
		return n.Exact(value).String() + ".." + n.Exact(upper).String()
	}
	return n.Exact(value).String()
}

func TestHanValue(t *testing.T) {
	for text, want := range map[string]int64{
		"十": 10, "十二": 12, "二十": 20, "一百零五": 105, "三百二十": 320, "两千": 2000, "一千零一十": 1010,
		"一万两千": 12000, "三亿五千万": 350000000, "一万亿": 1e12, "九": 9, "一万零五十": 10050,
		"三四": -1, "二〇二〇": -1, "三百二": -1, "百": -1, "一百百": -1, "十百": -1, "一亿亿": -1, "一十二": 12,
	} {
		got, ok := hanValue(text)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, c := range scanCases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		end := 0
		for _, n := range Scan(text) {
			if n.Start < end || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("%q: %+v after %d", text, n, end)
			}
			if !utf8.ValidString(text[n.Start:n.End]) {
				t.Fatalf("%q: %+v splits a rune", text, n)
			}
			if n.Kind == Quantity && !strings.Contains(text[n.Start:n.End], n.Numeral) {
				t.Fatalf("%q: %+v lacks its numeral", text, n)
			}
			end = n.End
		}
	})
}
