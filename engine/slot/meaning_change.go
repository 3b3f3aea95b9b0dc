package slot

import "strings"

// changeHeads lead to the figure that something has changed to.
var changeHeads = words(`提升至 提升到 提高至 提高到 增加至 增加到 增长至 增长到 增至 增到 上升至 上升到 升至 升到 扩大至 扩大到 扩展到 达到 下降至 下降到 降低至 降低到 降至 降到 减少至 减少到 减至 缩短至 缩短到 缩减至 缩减到 压减至 压减到 压缩至 压缩到 减为 增为 降为 升为 调整为 调整至 调整到 缩短为 压缩为 压减为 变为`)

// readChange reads the figure that a change leads to, its unit left out:
// 由X增加到X. A small letter is rather a variable.
func (l *line) readChange(r run) meaning {
	w := changeHeads.tail(l.preceding(r))
	if w == "" || !isEnd(l.after(r.end)) || r.n == 1 && isASCIILower(r.glyph) {
		return meaning{}
	}
	return meaning{class: "count", evidence: "the figure after " + w}
}

// readFraction reads the parts of X分之X.
func (l *line) readFraction(r run) meaning {
	const over = "分之"
	s, head := l.after(r.end), l.before(r.start)
	next := firstRune(strings.TrimPrefix(s, over))
	denominator := strings.HasPrefix(s, over) && (isNumeralOrDigit(next) || familyOf(next) == r.family)
	if !denominator && !strings.HasSuffix(head, over) {
		return meaning{}
	}
	return meaning{class: "count", evidence: "part of a fraction"}
}
