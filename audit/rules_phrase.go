package audit

import "strings"

// phraseRules are about set phrases.
var phraseRules = []Rule{
	quotedPhrase,
	{
		ID: "TF111", Name: Text{"提法动宾搭配错误", "verb that does not go with the phrase"},
		What:  Text{"“四个意识”“四个自信”“两个维护”用错了动词。", "四个意识, 四个自信 or 两个维护 with the verb of another."},
		Why:   Text{"规范搭配是增强“四个意识”、坚定“四个自信”、做到“两个维护”。", "The set forms are 增强“四个意识”, 坚定“四个自信”, 做到“两个维护”."},
		Wrong: []string{"不断坚定“四个意识”。", "切实做到“四个自信”。"},
		Right: []string{"不断增强“四个意识”、坚定“四个自信”、做到“两个维护”。"},
		Draft: Warning, Final: Warning, Unproven: true,
		words: []string{"四个意识", "四个自信", "两个维护"},
		Check: rewriting(`(?:坚定|做到)“?四个意识”?|(?:增强|树牢|树立|做到)“?四个自信”?|(?:坚定|增强|树牢)“?两个维护”?`, withItsVerb),
	},
	coreName,
	{
		ID: "TF113", Name: Text{"“不忘初心、牢记使命”没有加引号", "不忘初心、牢记使命 without quotes"},
		What:  Text{"作为主题教育、制度名称使用时没有加引号。", "The phrase as the name of a campaign or system, without quotes."},
		Why:   Text{"作名称用时应加引号，后面写明“主题教育”“制度”。", "As a name it stands in quotes and says what it is the name of."},
		Wrong: []string{"推进不忘初心、牢记使命制度化。", "巩固不忘初心、牢记使命主题教育成果。"},
		Right: []string{"巩固“不忘初心、牢记使命”主题教育成果。", "不忘初心、牢记使命，接续奋斗。"},
		Draft: Warning, Final: Warning, Unproven: true,
		words: []string{"不忘初心、牢记使命"},
		Check: matching(`(?:^|[^“])(?P<at>不忘初心、牢记使命)(?:常态化|主题教育|制度化|制度|长效机制)`, "“不忘初心、牢记使命”"),
	},
}

// withItsVerb is the set form of the phrase that s holds.
func withItsVerb(s string) string {
	switch {
	case strings.Contains(s, "四个意识"):
		return "增强“四个意识”"
	case strings.Contains(s, "四个自信"):
		return "坚定“四个自信”"
	}
	return "做到“两个维护”"
}
