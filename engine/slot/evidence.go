package slot

import "strings"

// A clause says why something is a slot or none, in English and in Chinese. One
// that ends with a space goes on with words of the text or with another clause;
// … in the Chinese is where they go.
type clause struct{ english, chinese string }

var clauses = []clause{
	// What stands around a placeholder.
	{"followed by ", "后接“…”"},
	{"preceded by a currency", "前面是货币符号"},
	{"preceded by ", "前接“…”"},
	{"the figure after ", "“…”之后应是数字"},
	{"part of a ratio", "比例的一项"},
	{"part of a fraction", "分数的一项"},
	{"the start of a range ", "起止范围的前一项，…"},
	{"counts ", "所计的是“…”"},
	{"part of a date in figures", "数字日期的一部分"},
	{"a year with digits left out", "年份缺数字"},
	{"the year of a document number", "文号中的年份"},
	{"the number of a document", "文号中的序号"},
	{"the issuer in a document number", "文号中的机关代字"},
	{"the year of a court case", "案号中的年份"},
	{"the court in the number of a case", "案号中的法院代字"},
	{"the number of a court case", "案号中的序号"},
	{"the issuer in the number of a certificate", "证号中的代字"},
	{"the number of a certificate", "证号中的序号"},
	{"the number of an issue", "期刊、简报的期号"},
	{"the number of a meeting: ", "会议届次，…"},
	{"the number of a heading", "标题的序号"},
	{"all that stands in 《》", "书名号内别无他字"},
	{"all that stands in quotes", "引号内别无他字"},
	{"stands in 《》", "在书名号内"},
	{"a quoted name", "引号内的名称"},
	{"begins a quoted name", "引号内名称的开头"},
	{"the subject of a paper", "公文的事由"},
	{"the name ends with ", "名称以“…”结尾"},
	{"name ends with ", "名称以“…”结尾"},
	{"one of several: ", "并列名称之一，…"},
	{"one of several that are counted behind", "并列名称之一，其后有总数"},
	{"one X among others that are placeholders", "同段其他 X 也是空白"},
	{"stands for a name behind ", "“…”之后应是名称"},
	{"a name behind ", "“…”之后应是姓名"},
	{"the number behind ", "“…”之后应是编号"},
	{"the subject of ", "“…”的主语"},
	{"several X beside Chinese text", "连用的 X 紧邻汉字"},
	{"all the text there is", "全文别无他字"},
	{"several X are all the text", "整段只有连用的 X"},
	{"several X by themselves in Chinese text", "中文里独立的连用 X"},
	{"several crosses or stars in Chinese text", "中文里连用的叉号或星号"},
	{"several stars in Chinese text", "中文里连用的星号"},
	{"several hollow signs in Chinese text", "中文里连用的空心符号"},
	{"several 某 behind a surname", "姓氏后连用的“某”"},
	{"several 某", "连用的“某”"},
	{"the value of a figure's label", "标签后应是数字"},
	{"the value of a label", "标签后应填的内容"},
	{"the value of ", "“…”后应填的内容"},
	{"an address of the net", "网址或邮箱"},
	{"all that stands in a cell under or beside ", "单元格内别无他字，表头是“…”"},
	{"all that stands in a cell with headers", "有表头的单元格内别无他字"},
	{"an empty cell that a header asks to fill: ", "空单元格，表头要求填写：…"},
	{"a letter in the place of a date", "日期位置上的字母"},
	{"letters in the place of a date", "日期位置上的字母"},
	{"the picture of a date in the place of one", "日期位置上的日期格式"},
	{"a letter in the place of a number: ", "数字位置上的字母，…"},
	{"a letter in front of ", "“…”前的代称字母"},
	{"a stem in front of ", "“…”前的代称"},
	{"zeros in the place of a date", "日期位置上的零"},
	{"zeros in front of ", "“…”前全是零"},
	{"a line to write on", "待填写的横线"},
	{"white space behind a label", "标签后的空格"},
	{"white space in the place of a number", "数字位置上的空格"},
	{"white space in a date", "日期中的空格"},
	{"underlined or highlighted white space", "带下划线或底色的空格"},
	{"dots in front of ", "“…”前的省略点"},
	{"question marks in the place of a figure", "数字位置上的问号"},
	{"empty brackets", "空括号"},
	{"a placeholder in brackets in front of ", "“…”前括号内的占位符"},
	{"the prompt of an empty control", "控件的默认提示"},
	{"a control that shows its prompt", "控件仍显示提示文字"},
	{"all the text is a prompt", "整段是填写提示"},
	{"asks to be filled in: ", "要求填写：…"},
	{"names what is to be filled in: ", "写明应填的内容：…"},
	{"a bullet in brackets, the blank of contracts", "方括号内的圆点，合同中的空白"},
	{"marked as unfinished: ", "标为未完成：…"},
	{"marked as unfinished", "标为未完成"},
	{"in the place of a value: ", "在应填内容的位置：…"},
	{"a tag of a template engine", "模板引擎的标记"},
	{"a merge field without its value", "未填的合并域"},
	{"a form field without a value", "未填的窗体域"},
	{"the message of a broken field", "域出错的提示"},
	{"an error of a formula", "公式出错的提示"},
	{"what a filter left of ", "过滤后残缺的“…”"},
	{"what a filter left in front of ", "“…”前的字被过滤"},
	{"what a replaced year left of a number", "年份替换留下的残字"},
	{"a name withheld on purpose", "有意隐去的姓名"},
	{"a person whom the text tells of without the name", "叙述中有意不写姓名"},

	// Why something is no placeholder.
	{noEvidence, "没有量词、名称或标签说明它代表什么"},
	{"mentioned, not used", "只是提到，并未使用"},
	{"part of an instruction how to write", "格式说明"},
	{"part of a formula such as 1+X", "“1+X”一类的组合"},
	{"part of a model, code or address", "型号、代码或网址的一部分"},
	{"part of a word or model: letters and digits mixed", "字母与数字混排的词或型号"},
	{"part of a name in code, a file name or an address", "代码、文件名或网址的一部分"},
	{"a word of its own: ", "固定词语：…"},
	{"an ordinary word: ", "普通词语：…"},
	{"an ordinary word", "普通词语"},
	{"a word of a sentence", "句中的普通词语"},
	{"a Roman numeral", "罗马数字"},
	{"a pair of chromosomes", "一对染色体"},
	{"a class of codes", "一类代码"},
	{"a class of solar flares", "太阳耀斑的级别"},
	{"the social network of that name", "同名的社交平台"},
	{"a variable", "变量"},
	{"a check digit", "校验码"},
	{"a single low line without a unit", "单个下划线，后无单位"},
	{"an ellipsis or a leader", "省略号或目录引导符"},
	{"explained as a sign", "是被说明的符号"},
	{"a masked number or a multiplication sign", "掩码或乘号"},
	{"a masked number", "掩码"},
	{"a masked personal name", "姓名掩码"},
	{"the mark of what must be filled in", "必填标记"},
	{"a multiplication sign", "乘号"},
	{"a sign of a formula or a choice", "算式或选项中的符号"},
	{"an answer", "判断题的答案"},
	{"a tick", "勾叉标记"},
	{"code or a formula", "代码或公式"},
	{"a separator or an operator", "分隔符或运算符"},
	{"Markdown", "Markdown 标记"},
	{"a Chinese zero", "汉字“〇”"},
	{"an ornament", "装饰符号"},
	{"a rating", "等级符号"},
	{"a bullet or an option", "项目符号或选项"},
	{"a bullet", "项目符号"},
	{"the mark of a space", "空格的标记"},
	{"a sign of geometry or an option", "几何符号或选项"},
	{"a check box or a bullet", "复选框或项目符号"},
	{"an example, not a blank", "举例，不是空白"},
	{"an indefinite day", "泛指的日期"},
	{"an indefinite reference", "泛指"},
	{"hidden text: no reader sees it", "隐藏文字"},
	{"the result of a field that Word computes", "由 Word 自动生成的域结果"},
	{"accepted by the settings: ", "按设置认可：…"},
	{"ignored by the settings: ", "按设置忽略：…"},

	// Titles.
	{"stands in 【】", "在【】内"},
	{"a national document", "国家或中央文件"},
	{"short for ", "简称，全称是…"},
	{"names its period without a year", "写明期间，未写年份"},
	{"names ", "写明了…"},
	{"holds a placeholder", "含有空白"},
	{"ends with ", "以“…”结尾"},
	{"a work, no paper of an office", "作品，不是公文"},
	{"made by the office: ", "本单位制发：…"},
	{"made by others: ", "外单位制发：…"},
	{"does not name its issuer", "未写明制发单位"},

	// Dates and periods.
	{dateOrPeriod, "…"},
	{"a half-year", "半年"},
	{"from one half-year to another", "跨半年的期间"},
	{"a quarter", "季度"},
	{"several quarters", "若干季度"},
	{"the year before the report's", "报告年度的上一年"},
	{"the year of a title", "题名中的年份"},
	{"a year", "年份"},
	{"the beginning of the year", "年初"},
	{"the end of the year", "年底"},
	{"a deadline", "完成期限"},
	{"a month after the report's period", "报告期之后的月份"},
	{"part of a month", "月内的时段"},
	{"the end of a month", "月底"},
	{"a month", "月份"},
	{"a day", "日期"},
	{"a cut-off date", "截止时间"},
	{"relative to the report's period", "相对于报告期的说法"},
	{"the name of a yearly institution", "年度制度的名称"},
	{"a length of time", "时间跨度"},
	{"a decade", "年代"},
	{"a five-year plan", "五年规划期"},
	{"a meeting of the Party", "会议届次"},
	{"since an event", "自某事件以来"},
	{"a day of the lunar calendar", "农历日期"},
	{"a holiday", "节假日"},
}

// periodClauses say what a kind of date or period is, the finer kind first.
var periodClauses = []struct{ kind, english string }{
	{"period.half", dateOrPeriod + "a half-year"},
	{"half.range", dateOrPeriod + "from one half-year to another"},
	{"period.quarter", dateOrPeriod + "a quarter"},
	{"quarter", dateOrPeriod + "several quarters"},
	{"year.prev", dateOrPeriod + "the year before the report's"},
	{"year.in_title", dateOrPeriod + "the year of a title"},
	{"year", dateOrPeriod + "a year"},
	{"year_start", dateOrPeriod + "the beginning of the year"},
	{"year_end", dateOrPeriod + "the end of the year"},
	{"deadline", dateOrPeriod + "a deadline"},
	{"month.future", dateOrPeriod + "a month after the report's period"},
	{"month_part", dateOrPeriod + "part of a month"},
	{"month_end", dateOrPeriod + "the end of a month"},
	{"month", dateOrPeriod + "a month"},
	{"day", dateOrPeriod + "a day"},
	{"cutoff", dateOrPeriod + "a cut-off date"},
	{"relative", dateOrPeriod + "relative to the report's period"},
	{"term", dateOrPeriod + "the name of a yearly institution"},
	{"span", dateOrPeriod + "a length of time"},
	{"decade", dateOrPeriod + "a decade"},
	{"plan", dateOrPeriod + "a five-year plan"},
	{"doctrine", dateOrPeriod + "a meeting of the Party"},
	{"event", dateOrPeriod + "since an event"},
	{"lunar", dateOrPeriod + "a day of the lunar calendar"},
	{"holiday", dateOrPeriod + "a holiday"},
	{"docnum", dateOrPeriod + "the year of a document number"},
}

// dateOrPeriod begins the evidence of every date and period.
const dateOrPeriod = "a date or period: "

// periodEvidence says in English what kind of date or period a slot is.
func periodEvidence(kind string) string {
	for _, c := range periodClauses {
		if strings.HasPrefix(kind, c.kind) {
			return c.english
		}
	}
	return dateOrPeriod + kind
}

// InChinese is what Slot.Evidence or Rejected.Reason says, in Chinese.
func InChinese(evidence string) string {
	if c, rest, ok := clauseOf(evidence); ok {
		return strings.Replace(c.chinese, "…", restInChinese(c, rest), 1)
	}
	return evidence
}

// clauseOf is the longest clause that evidence begins with, and what follows.
func clauseOf(evidence string) (found clause, rest string, ok bool) {
	for _, c := range clauses {
		goesOn := strings.HasSuffix(c.english, " ")
		if evidence == c.english || goesOn && strings.HasPrefix(evidence, c.english) && len(c.english) > len(found.english) {
			found, rest, ok = c, evidence[len(c.english):], true
		}
	}
	return found, rest, ok
}

// restInChinese is what goes on behind a clause: another clause where the Chinese
// has a comma in front of it, or words of the text.
func restInChinese(c clause, rest string) string {
	if strings.Contains(c.chinese, "，…") || c.chinese == "…" {
		return InChinese(rest)
	}
	return rest
}
