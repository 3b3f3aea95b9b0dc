package slot

import (
	"strings"
)

// A text may speak of a placeholder instead of using one: 不得残留“XX”字样.
var (
	// mentionTails follow the quotes.
	mentionTails = words(`字样 等字样 处应 替换为 改为 之类 等之类 代替 代表 表示 符号 标记 占位 占位符 等占位 号表示 等符号 等表述 等模糊 等内容 等未填 字符 等字符 号表 样式 方式 格式 形式 标识 标志 等标记 等词 一词 一类 这类 这样 号代表 号为`)

	// standIns follow a sign without quotes: 以XX代称.
	standIns = words(`代称 代替 代指 表示 替代 指代`)

	// signNouns follow a row of signs that is spoken of: XX、××等占位符.
	signNouns = words(`占位符 占位 字样 替代符 通配符 填充符 代称 等符号 等标记 等字符 等记号`)

	// annotations stand in front of the quotes: 标注“待定”.
	annotations = words(`标注 注明 标记 标记为 标注为 写作 显示 显示为 标有 标明`)

	// bans stand in front of the quotes.
	bans = words(`不得 严禁 禁止 避免 杜绝 不能 不要 不可 是否存在 是否有 检查 消除 清除 清理 删除 替换 残留 遗留 留有 请勿 勿 搜索 查找 用 以`)

	// uses stand between a ban and the quotes.
	uses = words(`出现 存在 残留 遗留 留有 含有 使用 用 以 写 写成 带有 保留 填写 标注 搜索 查找 有 检查 删除 替换 清除 清理 消除 不得 勿`)
)

const (
	openQuotes  = "“‘「『\"《"
	closeQuotes = "”’」』\"》"
)

// isMention reports whether the text speaks of [start, end) instead of using
// it.
func (l *line) isMention(start, end int) bool {
	head, tail := l.before(start), l.after(end)
	if l.isStandIn(head, tail) {
		return true
	}
	o, c := l.openQuote(start), l.closeQuote(end)
	if o < 0 || c < 0 {
		return false
	}
	head, tail = head[:len(head)-(start-o)], tail[c-end:]
	alone := c == end && o+firstLen(l.text[o:]) == start
	if alone && annotations.tail(head) != "" {
		return true
	}
	return l.isBanned(head) || mentionTails.head(l.behindQuotes(tail)) != ""
}

// isStandIn reports whether the text tells what a row of signs is used for:
// 以某某、XX等代称, or calls them signs: XX、××等占位符.
func (l *line) isStandIn(head, tail string) bool {
	row := func(c rune) bool { return familyOf(c) != noFamily || c == '、' || c == '或' || c == '和' }
	tail = strings.TrimLeftFunc(tail, row)
	named := strings.TrimPrefix(tail, "等")
	if signNouns.head(tail) != "" || signNouns.head(named) != "" {
		return true
	}
	return standIns.head(named) != "" && endsAny(strings.TrimRightFunc(head, row), "以用将把")
}

// openQuote is where the quote opens that i stands in, -1 when a punctuation mark
// or a closing quote comes first.
func (l *line) openQuote(i int) int {
	k := l.quotes.before(i-len(l.before(i)), i)
	if k < 0 || !startsAny(l.text[k:], openQuotes) {
		return -1
	}
	return k
}

// closeQuote is where the quote closes that i stands in, -1 when a punctuation
// mark comes first.
func (l *line) closeQuote(i int) int {
	to := i + len(l.after(i))
	k := l.quotes.after(i, to)
	if k == to || !startsAny(l.text[k:], closeQuotes) {
		return -1
	}
	return k
}

// isQuote reports a quote, or a mark that no quote goes beyond.
func isQuote(r rune) bool {
	switch r {
	case '“', '‘', '「', '『', '《', '"', '”', '’', '」', '』', '》', '，', '。', '；', '\n':
		return true
	}
	return false
}

// behindQuotes is what follows a row of quoted words: ”“某某”等字样.
func (l *line) behindQuotes(s string) string {
	for range chain {
		s = strings.TrimLeft(s, closeQuotes)
		rest := strings.TrimLeft(s, "、和或及")
		if !startsAny(rest, openQuotes) {
			return s
		}
		k := strings.IndexAny(rest, "”’」』》")
		if k < 0 {
			return s
		}
		s = rest[k:]
	}
	return s
}

// isBanned reports whether the words in front of a quote forbid or seek what it
// holds. Quotes of the same row are passed over.
func (l *line) isBanned(head string) bool {
	if k := strings.LastIndexAny(head, "。！？；\n"); k >= 0 {
		head = head[k:]
	}
	for strings.HasSuffix(head, "”") || strings.HasSuffix(head, "、") || strings.HasSuffix(head, "》") {
		head = strings.TrimSuffix(head, "、")
		k := strings.LastIndexAny(head, openQuotes)
		if k < 0 {
			break
		}
		head = head[:k]
	}
	use := uses.tail(head)
	return use != "" && use != "以" && hasWord(head, bans)
}
