package values

// The texts of forms. The headers are those that roleOf knows.
var (
	labelTitle   = Text{"填报表", "Form"}
	labelNumber  = Text{"序号", "No."}
	labelWhat    = Text{"填报内容", "What"}
	labelText    = Text{"所在句子", "Sentence"}
	labelValue   = Text{"填写值", "Value"}
	labelUnit    = Text{"单位", "Unit"}
	labelClass   = Text{"类别", "Class"}
	labelOffice  = Text{"责任处室", "Office"}
	labelLast    = Text{"上期值", "Last value"}
	labelChoices = Text{"可选", "Choices"}
	labelChange  = Text{"变化", "Change"}
	labelFormat  = Text{"格式", "Format"}
	labelNote    = Text{"备注", "Note"}
	labelState   = Text{"状态", "State"}
	labelKey     = Text{"键", "Key"}
	labelAnchor  = Text{"锚", "Anchor"}
	labelOld     = Text{"原文", "Text now"}
	labelNew     = Text{"建议改为", "Proposed"}
	labelAccept  = Text{"采用", "Accept"}
	labelWhy     = Text{"理由", "Why"}
	labelSection = Text{"章节", "Section"}

	labelKind       = Text{"种类", "Kind"}
	labelExpression = Text{"算式", "Expression"}

	labelYes = Text{"是", "yes"}
	labelNo  = Text{"否", "no"}

	sheetForm   = Text{"填报", "Values"}
	sheetTitles = Text{"题名与期间", "Titles and periods"}
	sheetRules  = Text{"计算与核对", "Computed and checks"}
	sheetHelp   = Text{"使用说明", "How to use"}
)

// What stands between a label and its text, and between such pairs.
var (
	colon = Text{"：", ": "}
	gap   = Text{"　", "  "}
)

// classNames say the classes in words that a clerk uses.
var classNames = map[string]Text{
	"count":   {"数量", "count"},
	"money":   {"金额", "amount"},
	"percent": {"百分比", "percentage"},
	"date":    {"日期", "date"},
	"name":    {"名称", "name"},
	"title":   {"题名", "title"},
	"docnum":  {"文号", "document number"},
	"meeting": {"会议届次", "meeting"},
	"ordinal": {"序号", "ordinal"},
	"phone":   {"电话", "telephone"},
	"contact": {"联系信息", "contact"},
	"blank":   {"空白", "blank"},
	"prompt":  {"提示填写", "prompt"},
	"tmplvar": {"模板变量", "template variable"},
	"todo":    {"待办", "to do"},
	"redact":  {"隐去的字", "redacted"},
	"anon":    {"匿名", "anonymous"},
	"field":   {"域", "field"},
	"period":  {"期间", "period"},
}

func className(f Field, english bool) string {
	if name, found := classNames[Place{Class: f.Class}.kind()]; found {
		return name.in(english)
	}
	if f.Optional {
		return classNames["period"].in(english) // relative.half, month_end, …
	}
	return f.Class
}

// helpLines are the third sheet of a workbook.
var helpLines = []Text{
	{"怎样填写", "How to fill in"},
	{"1. 在“填报”表的“填写值”栏填写；其他栏不必改动。空着的项保留模板中的占位符，并会列为缺项。",
		"1. Fill in the column Value of the sheet Values; leave the other columns as they are. What stays empty keeps its placeholder and is listed as missing."},
	{"2. 只填数字本身，不写后面已有的量词或单位：文中是“X次”，就填 5，不填 5次；文中是“X%”，就填 12.5，不填 12.5%。",
		"2. Write the number only, not the measure word that follows: for X次 write 5, not 5次; for X% write 12.5, not 12.5%."},
	{"3. 名称、文号、电话、身份证号等按文本填写，原样写入报告（007 仍是 007）。",
		"3. Names, document numbers and telephone numbers are texts and go into the report as they are (007 stays 007)."},
	{"4. 范围写成 3—5；概数如文中已有“余”“约”，填写值里不再写。",
		"4. Write a range as 3—5; where the text already says 余 or 约, leave it out of the value."},
	{"5. “题名与期间”表列出可能要改的题名和日期：在“采用”栏选“是”，就把原文换成“建议改为”栏的文字（可以改动）；否则保持原文。",
		"5. The sheet Titles and periods lists titles and dates that may need a change: choose yes under Accept to put the text under Proposed (which you may edit) in the place of the old; otherwise it stays."},
	{"6. “格式”栏可写：千分位、2位小数、万元、亿元、百分数、中文小写、中文大写、大写金额、年月日、中文日期、月底等，用空格隔开。",
		"6. The column Format takes words such as thousands, decimals:2, wan, yi, percent, chinese, chinese-upper, amount, date, chinese-date, month-end, with spaces between them."},
	{"7. 多个处室可各填一份，一并提供即可合并；同一项填得不同会指出文件和单元格。",
		"7. Several offices can fill in copies of their own; they are merged, and two different values for one item are reported with file and cell."},
	{"8. “计算与核对”表：种类选“计算”，键和算式写 合计、维修 + 新建；选“核对”，算式写 核实人数 <= 填报人数；选“删去”，键写要整句删去的空白；选“格式”，键写类别或键，算式写格式。",
		"8. The sheet Computed and checks: choose compute and write a key and its expression, such as total and repaired + built; check and a comparison; drop and the key of a blank whose sentence is to go; format, a key or class, and the format."},
	{"9. 请保留“键”“锚”“状态”三栏，它们用来核对模板是否改动过。",
		"9. Keep the columns Key, Anchor and State; they show whether the template has changed."},
}
