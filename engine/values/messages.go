package values

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// messages say what each kind of error means. The verbs are [1] the text at
// fault, [2] the context, [3] the detail, [4] the other place, [5] the other
// text or spelling, [6] the column, [7] the operands.
var messages = map[ErrorKind]Text{
	KindEmpty:     {"文件是空的", "the file is empty"},
	KindExtension: {"“%[1]s”不是数值文件；请用 .yaml、.json、.csv 或 .xlsx", `"%[1]s" is no values file; use .yaml, .json, .csv or .xlsx`},
	KindEncoding:  {"文字编码既不是 UTF-8 也不是 GB18030；请另存为 UTF-8", "the text is neither UTF-8 nor GB18030; save it as UTF-8"},
	KindLimit:     {"%[3]s", "%[3]s"},
	KindSyntax:    {"%[3]s", "%[3]s"},
	KindShape:     {"%[3]s", "%[3]s"},
	KindProtected: {"工作簿设有密码，或是旧版 .xls；请另存为不带密码的 .xlsx", "the workbook has a password or is a legacy .xls; save it as .xlsx without a password"},

	KindDuplicate: {"这个键重复了，前一处在 %[4]s%[5]s", "the key is given twice, first at %[4]s%[5]s"},
	KindConflict:  {"这里是“%[1]s”，%[4]s 处却是“%[5]s”；只能有一个正确", `"%[1]s" here, but "%[5]s" at %[4]s; only one can be right`},
	KindUnknown:   {"模板中没有这个键", "no such key in the template"},
	KindNoKey:     {"“%[1]s”所在的行没有键", `"%[1]s" stands in a row without a key`},
	KindCell:      {"单元格显示“%[1]s”：%[3]s", `the cell shows "%[1]s": %[3]s`},
	KindSet:       {"“%[1]s”不是“键=值”", `"%[1]s" is no key=value`},

	KindNumber:  {"“%[1]s”不是数字", `"%[1]s" is no number`},
	KindOrdinal: {"“%[1]s”不是序数", `"%[1]s" is no number in a series`},
	KindFollows: {"“%[1]s”：文中后面已有“%[2]s”", `"%[1]s": %[2]s follows in the document`},
	KindLeads:   {"“%[1]s”：文中前面已有“%[2]s”", `"%[1]s": %[2]s stands before it in the document`},
	KindApprox:  {"“%[1]s”：“%[2]s”已表示约数", `"%[1]s": %[2]s already says that the number is approximate`},
	KindDate:    {"“%[1]s”不是这里能用的日期", `"%[1]s" is no date that fits here`},
	KindPhone:   {"“%[1]s”不是电话号码", `"%[1]s" is no telephone number`},
	KindLines:   {"“%[1]s”含有换行；请写成一行", `"%[1]s" has a line break; write it on one line`},
	KindControl: {"“%[1]s”含有%[3]s；请删去", `"%[1]s" holds %[3]s; remove it`},
	KindFormat:  {"格式“%[2]s”：%[3]s", `format "%[2]s": %[3]s`},
	KindPattern: {"格式“%[1]s”：没有“%[2]s”这个词", `format "%[1]s": there is no word "%[2]s"`},

	KindExpr:  {"“%[1]s”第 %[6]d 字：%[3]s%[7]s", `"%[1]s", character %[6]d: %[3]s%[7]s`},
	KindCycle: {"“%[1]s”依赖它自己：%[2]s", `"%[1]s" depends on itself: %[2]s`},
	KindCheck: {"核对不成立：“%[1]s”%[7]s", `the check "%[1]s" does not hold%[7]s`},
}

// What to do, where the error knows it.
var (
	adviceWrite = Text{"；请写 %s", "; write %s"}
	adviceMean  = Text{"；是不是 %s？", "; did you mean %s?"}
)

func (e *Error) message() Text {
	other := e.otherSpelling()
	if e.Kind == KindConflict {
		other = Text{visible(e.OtherText), visible(e.OtherText)}
	}
	zh, en := e.operands("，", "（", "）"), e.operands(", ", " (", ")")
	t := messages[e.Kind]
	zhArgs := []any{visible(e.Text), e.Context, e.Detail.ZH, e.Other.String(), other.ZH, e.Column, zh}
	enArgs := []any{visible(e.Text), e.Context, e.Detail.EN, e.Other.String(), other.EN, e.Column, en}
	advice := e.advice()
	if !strings.Contains(t.EN, "%") {
		return Text{t.ZH + advice.ZH, t.EN + advice.EN}
	}
	return Text{fmt.Sprintf(t.ZH, zhArgs...) + advice.ZH, fmt.Sprintf(t.EN, enArgs...) + advice.EN}
}

func (e *Error) advice() Text {
	if e.Want == "" {
		return Text{}
	}
	switch e.Kind {
	case KindUnknown, KindPattern, KindExpr:
		return adviceMean.with(e.Want)
	}
	return adviceWrite.with(e.Want)
}

// otherSpelling says how a key was spelled before, where that differs.
func (e *Error) otherSpelling() Text {
	if e.OtherKey == "" || e.OtherKey == e.Key {
		return Text{}
	}
	return Text{
		"（写作 %s）；只有大小写或全半角不同的键视为同一个",
		" as %s; keys that differ only by case or width are the same",
	}.with(e.OtherKey)
}

// operands lists the values an expression was computed from: (维修 = 3, 新建 = 0).
func (e *Error) operands(sep, open, closing string) string {
	if len(e.Operands) == 0 {
		return ""
	}
	list := make([]string, len(e.Operands))
	for i, o := range e.Operands {
		list[i] = o.Key + " = " + o.Text
	}
	return open + strings.Join(list, sep) + closing
}

// maxQuoted is how many code points of a text a message quotes.
const maxQuoted = 120

// visible escapes what would break the line of a message, and shortens what would
// fill the screen.
func visible(text string) string {
	if short := firstRunes(text, maxQuoted); short != text {
		text = short + "…"
	}
	if !strings.ContainsFunc(text, unicode.IsControl) {
		return text
	}
	escaped := strconv.Quote(text)
	return escaped[1 : len(escaped)-1]
}
