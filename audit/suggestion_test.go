package audit_test

import (
	"testing"

	"github.com/tianbao-dev/tianbao/audit/audittest"
)

// TestSuggestions wants what a clerk would write in place of the finding.
func TestSuggestions(t *testing.T) {
	tests := []struct{ rule, text, want string }{
		{"DT422", "始建于98年10月的泵房", "1998年"},
		{"DT422", "该平台自21年3月起上线。", "2021年"},
		{"DT423", "二〇二三年10月18日", "2023年10月18日"},
		{"DT423", "2023年十月十八日", "2023年10月18日"},
		{"DT424", "二零二三年十月", "二〇二三年"},
		{"DT425", "二○二O年十月", "二〇二〇年"},
		{"NU314", "约120户左右", "约120户"},
		{"NU314", "将近200名上下", "将近200名"},
		{"NU314", "惠及近600余户", "600余"},
		{"NU314", "约三十人左右", "约三十人"},
		{"NU314", "将近两千余人", "两千余"},
		{"NU320", "走访30几家企业", "三十几家"},
		{"NU318", "惠及6千户", "6000"},
		{"NU318", "投入1.5百万元", "150"},
		{"NU321", "结余1，234，567元", "1234567"},
		{"PT201", "各项任务圆满完成，群众满意.", "。"},
		{"PT209", "锹、手套……等物资", "等"},
		{"FG002", "补助120户，每户500元，共计6.5万元。", "6万元"},
		{"FG003", "抽检50批次，合格48批次，合格率98%。", "96%"},
		{"FG003", "办结率由85%提高到95%，提高12个百分点。", "10个百分点"},
		{"FG003", "参保132.45万人，同比净增4.18万人，增长4.3%。", "3.3%"},
		{"FG004", "东河区、临川县2个县（区）、南溪市、平阳县3个县（市）", "2"},
		{"FG004", "从思想、组织、作风两个方面查摆。", "三"},
		{"TF111", "不断坚定四个意识。", "增强“四个意识”"},
		{"DN411", "苏财发[2022]第05号", "〔2022〕5号"},
		{"ST409", "1.摸底\n2.建账\n4.整改", "3"},
	}
	for _, test := range tests {
		found := audittest.Findings(t, test.rule, test.text)
		if len(found) != 1 || found[0].Suggestion != test.want {
			t.Errorf("%s suggests %+v for %s, want %q", test.rule, found, test.text, test.want)
		}
	}
}
