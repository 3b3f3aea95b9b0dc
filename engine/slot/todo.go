package slot

import "strings"

var (
	// pendingValues stand for a value: 责任单位：待定.
	pendingValues = words(`待定 待补 待补充 待填 待填写 待填报 待核 待核实 待核定 待确认 待确定 待完善 待更新 待提供 待录入 待商定 待明确 待定稿 待查 待议`)

	// pendingFields may stand in front of them without a colon: 时间待定.
	pendingFields = words(`时间 地点 人选 日期 金额 名单 数量 单位 名称 人数 经费 价格 标准 期限 事宜 地址 号码 数据 规模 票价 人员 行程 议程 此处 本节 本章 本段 本节内容 本章内容 本段内容 此处内容 该部分内容 本部分内容 正文 附件 附表 附图`)

	// lists follow a mark of unfinished work that names a thing: TODO清单.
	lists = words(`系列 列表 清单 事项 应用 软件 功能 工具 标记 注释`)

	// englishPending are marks of unfinished work in Latin letters.
	englishPending = words(`TODO TBD TBC TBA FIXME`)
)

// pendingWord looks for 待定 and the like in the place of a value.
func (l *line) pendingWord(i int) int {
	s := l.after(i)
	w := pendingValues.head(s)
	if w == "" || !isEnd(s[len(w):]) {
		return i
	}
	head := strings.TrimRightFunc(l.before(i), isSpace)
	alone := (head == "" || endsAny(head, "\n")) && isEnd(s[len(w):])
	value := endsAny(head, "：:（(【[/|“")
	field := pendingFields.tail(head) != "" || personLabels.tail(head) != ""
	switch {
	case l.isMention(i, i+len(w)), isQuotedInRow(head, s[len(w):]):
		return l.reject(i, i+len(w), "mentioned, not used")
	case alone || value || field:
		return l.accept(candidate{start: i, end: i + len(w), class: "todo", evidence: "in the place of a value: " + w})
	}
	return l.reject(i, i+len(w), "an ordinary word")
}

// isQuotedInRow reports whether the word between head and tail is one of several
// that are quoted: “在办”“待定”“办结”.
func isQuotedInRow(head, tail string) bool {
	before, quoted := strings.CutSuffix(head, "“")
	after, closed := strings.CutPrefix(tail, "”")
	const between = "、和与及或"
	return quoted && closed &&
		(strings.HasSuffix(strings.TrimRight(before, between), "”") || strings.HasPrefix(strings.TrimLeft(after, between), "“"))
}

// pendingToken looks for TBD and the like, a whole token.
func (l *line) pendingToken(i, end int) int {
	if !whole(englishPending, l.text[i:end]) {
		return i
	}
	head, tail := strings.TrimRightFunc(l.before(i), isSpace), l.after(end)
	if l.isMention(i, end) || lists.head(tail) != "" || isHan(lastRune(head)) && isHan(firstRune(trimSpaceLeft(tail))) || startsAny(tail, "._-/") {
		return l.reject(i, end, "mentioned, not used")
	}
	if isLatin(lastRune(head)) && isLatin(firstRune(trimSpaceLeft(tail))) && !strings.EqualFold(l.text[i:end], "TBD") {
		return l.reject(i, end, "a word of a sentence")
	}
	return l.accept(candidate{start: i, end: end, class: "todo", evidence: "marked as unfinished"})
}

// brokenFields are what Word writes behind 错误! when a field cannot be computed,
// and errorTexts what it writes in English.
var (
	brokenFields = words(`未找到引用源 未定义书签 未指定书签 未指定样式 超链接引用无效 链接无效 文档中没有指定样式的文字 不能通过编辑域代码创建对象 未知的文档属性名称 未找到目录项 未找到引文目录项 未找到索引项 未找到图形项目表 使用“开始”选项卡 书签自引用 无效的文件名`)
	errorTexts   = []string{
		"Error! Reference source not found", "Error! Bookmark not defined", "Error! No text of specified style in document",
		"Error! Hyperlink reference not valid", "Error! Unknown document property name", "Error! No table of figures entries found",
		"Error! No table of contents entries found", "Error! No bookmark name given", "Error! Not a valid", "Error! Use the Home tab",
	}
)

// brokenField is the message of a broken field that s begins with, without its
// full stop, "" for none.
func brokenField(s string) string {
	for _, sign := range []string{"错误!", "错误！"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			if w := brokenFields.head(rest); w != "" {
				return s[:len(sign)+len(w)]
			}
		}
	}
	for _, e := range errorTexts {
		if strings.HasPrefix(s, e) {
			return e
		}
	}
	return ""
}

// fieldError looks for the message of a broken field at i.
func (l *line) fieldError(i int) int {
	message := brokenField(l.after(i))
	if message == "" {
		return i
	}
	end := i + len(message)
	if startsAny(l.text[end:], "。.") {
		end += firstLen(l.text[end:])
	}
	return l.accept(candidate{start: i, end: end, class: "field.error", evidence: "the message of a broken field"})
}
