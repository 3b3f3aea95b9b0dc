package slot

import (
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// TestInChinese: whatever is said in English about the labelled sentences is
// said in Chinese too.
func TestInChinese(t *testing.T) {
	for _, name := range []string{"dev", "validation", "fresh", "fresh2"} {
		for _, c := range readLabelled(t, "testdata/"+name+".jsonl") {
			res := Find([]docx.Paragraph{{Part: "text", Text: c.Text}}, Options{Explain: true})
			for _, s := range res.Slots {
				checkChinese(t, s.Evidence)
			}
			for _, r := range res.Rejected {
				checkChinese(t, r.Reason)
			}
		}
	}
}

func checkChinese(t *testing.T, evidence string) {
	t.Helper()
	zh := InChinese(evidence)
	if !hasHan(zh) || zh == evidence || strings.Contains(zh, "…") && !strings.Contains(evidence, "…") {
		t.Errorf("%q is %q in Chinese", evidence, zh)
	}
}

func TestInChineseNested(t *testing.T) {
	for evidence, want := range map[string]string{
		"followed by 次":                          "后接“次”",
		"the start of a range followed by 次":     "起止范围的前一项，后接“次”",
		"one of several: name ends with 博物馆":     "并列名称之一，名称以“博物馆”结尾",
		"the number of a meeting: followed by 届": "会议届次，后接“届”",
		"short for 《山区公路养护条例》":                   "简称，全称是《山区公路养护条例》",
		"a date or period: a half-year":          "半年",
		"no such clause":                         "no such clause",
	} {
		if got := InChinese(evidence); got != want {
			t.Errorf("%q is %q in Chinese, want %q", evidence, got, want)
		}
	}
}
