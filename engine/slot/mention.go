package slot

import (
	"strings"
	"unicode/utf8"
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
	o := openQuote(head)
	c := closeQuote(tail)
	if o < 0 || c < 0 {
		return false
	}
	alone := c == 0 && o+firstLen(head[o:]) == len(head)
	if alone && annotations.tail(head[:o]) != "" {
		return true
	}
	return l.isBanned(head[:o]) || mentionTails.head(l.behindQuotes(tail[c:])) != ""
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

// openQuote is where the quote opens that the end of s stands in, -1 when a
// punctuation mark or a closing quote comes first.
func openQuote(s string) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		switch r {
		case '“', '‘', '「', '『', '"', '《':
			return i
		case '，', '。', '；', '\n', '”', '’', '」', '』', '》':
			return -1
		}
	}
	return -1
}

// closeQuote is where the quote closes that the start of s stands in, -1 when a
// punctuation mark comes first.
func closeQuote(s string) int {
	for i, r := range s {
		switch r {
		case '”', '’', '」', '』', '"', '》':
			return i
		case '，', '。', '；', '\n', '“', '‘', '「', '『', '《':
			return -1
		}
	}
	return -1
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
