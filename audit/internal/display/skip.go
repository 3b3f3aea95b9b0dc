package display

import "strings"

// SkipReason is the reason of a docx.Skip in Chinese. What follows a known
// beginning, and what is not known, is for experts and stays as it is.
func SkipReason(reason string) string {
	for _, r := range skipReasons {
		if rest, ok := strings.CutPrefix(reason, r.english); ok {
			return r.chinese + cause(rest)
		}
	}
	return reason
}

// cause is what a docx.Error says behind the names of file and part.
func cause(reason string) string {
	offset, rest, ok := strings.Cut(reason, ": ")
	place := ""
	if number, is := strings.CutPrefix(offset, "offset "); ok && is {
		place, reason = "第 "+number+" 字节，", rest
	}
	if _, detail, ok := strings.Cut(reason, ": "); ok {
		if chinese := Detail(detail); chinese != detail {
			reason = chinese
		}
	}
	return place + reason
}

var skipReasons = []struct{ english, chinese string }{
	{"can't be read: ", "无法读取："},
	{"an embedded object, whose text is not read", "嵌入的对象，其中的文字没有读取"},
	{"an ActiveX control, whose text is not read", "ActiveX 控件，其中的文字没有读取"},
	{"a chart of a kind that is not read", "这种图表不能读取"},
	{"content of an unknown kind: ", "种类不明的内容："},
	{"a document of its own that Word shows here", "显示在此处的另一份文档，没有读取"},
}
