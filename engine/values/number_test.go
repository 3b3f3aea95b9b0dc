package values

import (
	"strings"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"12", "12"}, {" 12 ", "12"}, {"1,234,567.50", "1234567.5"}, {"-3.2", "-3.2"}, {"−3.2", "-3.2"}, {"+5", "5"}, {"００７", "7"},
		{"负三", "-3"}, {"3.5万", "35000"}, {"2千万", "20000000"}, {"1.2亿", "120000000"}, {"1/4", "0.25"},
		{"十二", "12"}, {"两", "2"}, {"二十", "20"}, {"一百零五", "105"}, {"一万两千", "12000"}, {"三亿零二十", "300000020"},
		{"壹佰贰拾叁", "123"}, {"二〇二〇", "2020"}, {"三点一四", "3.14"}, {"百分之十二", "0.12"}, {"四分之三", "0.75"}, {"半", "0.5"}, {"零", "0"},
		{"", ""}, {" ", ""}, {"点五", ""}, {"五点", ""}, {"三百二", ""}, {"百", ""}, {"一二十", ""}, {"十十", ""}, {"分之", ""}, {"零分之一", ""},
		{"12%", ""}, {"30余", ""}, {"约30", ""}, {"3—5", ""}, {"1,20", ""}, {"1e3", ""}, {"0x10", ""}, {".5", ""}, {"5.", ""}, {"1/0", ""}, {"一批", ""}, {"X", ""}, {"--5", ""},
		{strings.Repeat("9", 36), strings.Repeat("9", 36)}, {strings.Repeat("9", 37), ""}, {strings.Repeat("亿", 100), ""},
	} {
		value, ok := parseNumber(test.text)
		got := ""
		if ok {
			got = exactText(value)
		}
		if got != test.want {
			t.Errorf("parseNumber(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}

func TestReadQuantity(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"12", "12"}, {"约30余人次", "约 30 余 人次"}, {"3—5次", "3 — 5 次"}, {"3%—5%", "3 %— 5 %"}, {"十余万元", "十余万 元"},
		{"数十人", "数 十 人"}, {"30多万", "30多万"}, {"3、4、5月", "3 、 4 、 5 月"}, {"3次至5次", "3 次至 5 次"}, {"-3.2", "-3.2"},
		{"3--5", "3 - -5"}, {"2020-06-30", "!"}, {"1e3", "!"}, {"1,20", "!"}, {"五", "五"}, {"若干", "!"}, {"", "!"}, {"约", "!"},
	} {
		q, ok := readQuantity(test.text)
		parts := []string{q.lead}
		for i, n := range q.numbers {
			parts = append(parts, n)
			if i < len(q.joints) {
				parts = append(parts, q.joints[i])
			}
		}
		parts = append(parts, q.trail, q.tail)
		if ok && strings.Join(parts, "") != test.text {
			t.Errorf("readQuantity(%q) loses text: %q", test.text, parts)
		}
		got := joinNonEmpty(" ", parts...)
		if !ok {
			got = "!"
		}
		if got != test.want {
			t.Errorf("readQuantity(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}
