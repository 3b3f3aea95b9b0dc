package display

import "strings"

// Detail is what a docx.Error says of its cause, in Chinese. What follows a known
// beginning, and what is not known, is for experts and stays as it is.
func Detail(detail string) string {
	for _, d := range details {
		if rest, ok := strings.CutPrefix(detail, d.english); ok {
			return d.chinese + behind.Replace(rest)
		}
	}
	return detail
}

// behind translates what stands behind the beginnings.
var behind = strings.NewReplacer(": ", "：", ", limit ", "，上限 ", " is due", "")

var details = []struct{ english, chinese string }{
	// what edits can't do
	{"the edit overlaps another one", "这处改动与另一处重叠"},
	{"no such part", "文件中没有这个部件"},
	{"no such paragraph", "没有这一段"},
	{"the edit lies outside the paragraph's text", "改动超出了这一段的文字"},
	{"the edit splits a character", "改动会把一个字拆开"},
	{"the new text is not UTF-8", "新的文字不是 UTF-8"},
	{"the new text has a character that XML forbids", "新的文字含有文件中不能有的控制字符"},
	{"the edit would change the number of paragraphs", "改动会增减段落，无法这样写入；请在 Word 中修改这一处"},
	{"the edit can't be done here without changing other text", "改动会影响这一段的其他文字，无法写入；请在 Word 中修改这一处"},
	{"the paragraph is the code of a field, or deleted", "这一段是域代码，或已作为修订删去；请在 Word 中修改这一处"},
	{"the change can't be tracked here", "此处不能记为修订；请去掉 --track，或在 Word 中修改这一处"},
	{"the same text stands elsewhere too, and is given another one there", "同一数据还显示在别处，而那里要写入不同的文字；请两处写成一样"},
	{"the control takes a date like ", "该控件只接受这样的日期："},
	{"Word computes this text, and would overwrite it", "这里由 Word 自动计算，写入后会被覆盖；请在模板中更正"},
	{"Word takes this text from a workbook that can't be edited along", "这里的文字来自图表的工作簿，而工作簿不能一并修改；请在 Word 中修改图表数据"},
	{"Word takes this text from bound data that can't be edited along", "这里的文字来自绑定的数据，而数据不能一并修改；请在 Word 中修改这一处"},
	{"the workbook of a chart can't be edited along", "图表的工作簿不能一并修改；请在 Word 中修改图表数据"},
	{"it lies within another one that is copied or removed", "它在另一处要增减的内容之内"},
	{"a merged cell begins in it", "纵向合并的单元格从这里开始"},
	{"a field begins or ends in it that it does not hold whole", "其中只有一个域的一部分"},
	{"the paragraph stands in a text box that is stored twice", "这一段在文本框中，而文本框存有两份"},
	{"only paragraphs of Word can be copied or removed", "只有 Word 的段落能增减"},
	{"the paragraph stands in no table row", "这一段不在表格中"},
	{"the copies would not have the paragraphs of the original", "增加的内容与原来的段落数不同；请在模板中增减"},
	{"the change would change the number of paragraphs", "改动会增减段落"},
	{"the change would change the text", "改动会影响其他文字"},
	{"the tracked changes would change the text", "写成修订会影响其他文字；请不用修订方式"},
	{"the tracked changes would add text", "写成修订会多出文字；请不用修订方式"},
	{"what was moved is no text of the paragraph", "移动的文字不在这一段中"},
	{"what was moved is no text of the former paragraph", "移动的文字不在原来那一段中"},
	{"text files are only read", "纯文本文件只能读取；请先存为 .docx"},
	{"the file holds macros, which no ", "文件含有宏，扩展名应为 .docm，而不是 "},
	{"the comments can't be read, so none can be added", "文件中的批注无法读取，不能再加批注；请用 Word 打开后另存"},
	{"the body has no paragraph for a comment to hang at", "正文没有段落，无处加批注"},
	{"no part can have this name", "部件不能用这个名称"},
	{"the part is changed twice at once", "同一部件被同时修改两次"},
	{"the deflate library ends a flush in another way", "压缩程序的行为与预期不同"},

	// limits
	{"the container's directory is too large", "压缩包的目录过大"},
	{"the container has too many entries", "压缩包中的文件过多"},
	{"the part is too large for a list of parts", "部件清单过大"},
	{"the part is too large inflated", "部件解压后过大"},
	{"the part inflates to too many times its stored size", "部件的压缩倍数异常"},
	{"the parts are too large together inflated", "全部部件解压后过大"},
	{"the part is too large to write", "部件过大，无法写入"},
	{"elements are nested too deep", "标签嵌套过深"},

	// XML
	{"the source ends inside <", "部件不完整，缺结束标签 </"},
	{"the source ends inside a tag", "部件不完整，标签没有写完"},
	{"the source ends inside a comment", "部件不完整，注释没有写完"},
	{"the source ends inside a CDATA section", "部件不完整，CDATA 没有写完"},
	{"the source ends inside a processing instruction", "部件不完整，处理指令没有写完"},
	{"the source ends inside an attribute value", "部件不完整，属性没有写完"},
	{"no element", "部件中没有内容"},
	{"no such reference", "& 之后不是已知的字符"},
	{"]]> outside a CDATA section", "CDATA 之外出现 ]]>"},
	{"text outside the root element", "最外层标签之外还有文字"},
	{"a second root element", "最外层标签不止一个"},
	{"a document type declaration", "含有 DTD"},
	{"<! begins no markup", "<! 之后不是标签"},
	{"-- inside a comment", "注释中出现 --"},
	{"a processing instruction without a target", "处理指令没有名称"},
	{"< begins no tag", "< 之后不是标签"},
	{"< in an attribute value", "属性值中出现 <"},
	{"an end tag without a start tag", "结束标签没有对应的开始标签"},
	{"an end tag where </", "结束标签不配对，此处应为 </"},
	{"not the end of a tag", "标签没有正确结束"},
	{"not an attribute", "标签中有不是属性的文字"},
	{"an attribute without a value", "属性没有值"},
	{"an attribute value without quotes", "属性值没有加引号"},
	{"an attribute is given twice", "同一属性写了两次"},
	{"a control character", "含有控制字符"},
	{"a character that XML forbids", "含有 XML 不允许的字符"},
	{"not UTF-8", "不是 UTF-8"},

	{"reading failed", "读取失败"},
	{"writing failed", "写入失败"},
	{"the part is not in the file", "文件中缺这个部件"},
}
