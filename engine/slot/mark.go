package slot

import (
	"strings"
	"unicode/utf8"
)

// marks looks at a run of crosses, circles, boxes or stars.
func (l *line) marks(i int) int {
	r := l.glyphRun(i)
	l.takeSurname(&r)
	l.takePhone(&r)
	l.takeNumber(&r)
	if why := l.markReason(r); why != "" {
		return l.reject(r.start, r.end, why)
	}
	m := l.meaningOf(r)
	if m.weak || m.evidence == "" {
		m = l.bareMark(r, m)
	}
	if m.evidence == "" {
		return l.reject(r.start, r.end, noEvidence)
	}
	return l.accept(r.candidate(m))
}

// markReason says why a run of marks is certainly none, "" when it may be one.
func (l *line) markReason(r run) string {
	switch {
	case l.isMention(r.start, r.end):
		return "mentioned, not used"
	case l.isLegend(r):
		return "explained as a sign"
	case l.isMadeUp(r):
		return "a masked personal name"
	}
	switch r.family {
	case crosses:
		return l.crossReason(r)
	case stars:
		return l.starReason(r)
	default:
		return l.shapeReason(r)
	}
}

// ticks are the words around a cross that ticks something off.
var (
	tickHeads = words(`打 画 划 标 填 √ 错误 错 叉 “ 选 记 右上角的 按`)
	verdicts  = words(`说法 正确 错误 判断 对错 对的 错的`)
	tickTails = words(`号 号键 按钮 并 ， 。 、 ； ） ” √`)
)

func (l *line) crossReason(r run) string {
	if r.year {
		return ""
	}
	head, tail := l.before(r.start), l.after(r.end)
	if r.n == 1 { // 3 × 4, but Judge ×××
		head, tail = trimSpaceRight(head), trimSpaceLeft(tail)
	}
	left, right := lastRune(head), firstRune(tail)
	switch {
	case r.n > 1 && isDigit(left) && isDigit(right):
		return "a masked number"
	case r.n < 4 && isDigit(left) || isSuperscript(left) || isDigit(right) && !l.isDateInFigures(r):
		return "a multiplication sign"
	case isLatin(left) || isLatin(right) || endsAny(head, ")）") && r.n == 1 && !isHan(right):
		return "a multiplication sign"
	case r.n > 1:
		return ""
	case strings.ContainsAny(l.clause(r.start)+l.clauseRest(r.end), "=＝÷√"):
		return "a sign of a formula or a choice"
	case endsAny(head, "（(") && startsAny(tail, "）)") && hasWord(l.sentence(r.start, r.end), verdicts):
		return "an answer"
	case tickHeads.tail(head) != "" && tickTails.head(tail) != "":
		return "a tick"
	}
	return ""
}

func isSuperscript(r rune) bool {
	return r != 0 && strings.ContainsRune("²³¹₁₂₃⁰①②③④⑤⑥", r)
}

func (l *line) starReason(r run) string {
	if r.year {
		return ""
	}
	head, tail := l.before(r.start), l.after(r.end)
	left, right := lastRune(head), firstRune(tail)
	switch {
	case r.n > 2 && strings.TrimSpace(l.text) == l.text[r.start:r.end]:
		return "an ornament" // a line between sections
	case isDigit(left) || isDigit(right):
		return "a masked number or a multiplication sign"
	case isLatin(left) || isLatin(right) || startsAny(tail, ".)=<>^\\/(") || endsAny(head, ".(=\\/)"):
		return "code or a formula"
	case left == ' ' && right == ' ':
		return "a separator or an operator"
	case l.isBold(r):
		return "Markdown"
	case l.isRequired(r, head, tail):
		return "the mark of what must be filled in"
	case r.n <= 2 && l.isSurnameMask(r, head, tail):
		return "a masked personal name"
	}
	return ""
}

// isRequired reports whether a single star at the beginning of a text marks the label
// behind it as one that must be filled in: *单位名称：____.
func (l *line) isRequired(r run, head, tail string) bool {
	if r.n > 1 || strings.TrimSpace(head) != "" {
		return false
	}
	label := trimSpaceRight(tail[:endOf(tail, 0, func(c rune) bool { return c != '：' && c != ':' && c != '（' && c != '\n' })])
	return utf8.RuneCountInString(label) <= longestLabel && (cellFields.tail(label) != "" || personLabels.tail(label) != "")
}

// isBold reports whether r is one of a pair of Markdown signs around words.
func (l *line) isBold(r run) bool {
	if r.n > 2 || r.glyph != '*' {
		return false
	}
	if p, ok := l.partner(r, l.after(r.end), r.end); ok && !l.hasMeaning(r, p) {
		return true
	}
	head := l.before(r.start)
	k := strings.LastIndex(head, l.text[r.start:r.end])
	if k < 0 || strings.ContainsAny(head[k:], "\n") {
		return false
	}
	p := l.glyphRun(r.start - len(head) + k)
	return p.n == r.n && p.end < r.start && !l.hasMeaning(p, r)
}

// partner is the next run of as many glyphs as r in the same paragraph.
func (l *line) partner(r run, tail string, at int) (run, bool) {
	k := strings.Index(tail, l.text[r.start:r.end])
	if k <= 0 || strings.Contains(tail[:k], "\n") {
		return run{}, false
	}
	p := l.glyphRun(at + k)
	return p, p.n == r.n
}

// hasMeaning reports whether the words around both runs call for a value, the
// brackets around them left aside.
func (l *line) hasMeaning(a, b run) bool {
	for _, r := range []run{a, b} {
		m := l.meaningOf(r)
		if m.weak && m.class == "title" {
			m = l.readName(r)
		}
		if m.evidence == "" || m.weak {
			return false
		}
	}
	return true
}

// surnames are the hundred most frequent; the list ends there.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"

func (l *line) isSurnameMask(r run, head, tail string) bool {
	return endsAny(head, surnames) && nameHeads.tail(head) == "" && isEnd(tail)
}

func (l *line) shapeReason(r run) string {
	head, tail := l.before(r.start), l.after(r.end)
	left, right := lastRune(trimSpaceRight(head)), firstRune(tail)
	switch {
	case (r.glyph == '〇' || r.glyph == '○' || r.glyph == '◯') && (isNumeral(left) || isNumeral(right) && r.n == 1 || right == '后' || right == '零'):
		return "a Chinese zero"
	case right == 0 && left == 0 && r.family == solids:
		return "an ornament"
	case r.n > 2 && r.glyph == '★' && rated.head(tail) != "", r.n > 2 && (right == '级' || right == '星') && r.family == solids:
		return "a rating"
	case isSpace(right) && isStart(head) && (r.n == 1 || !endsAny(head, "：:")):
		return "a bullet or an option"
	case r.glyph == '□' && isDigit(left) && !startsDate(tail) && percents.head(tail) == "":
		return "the mark of a space"
	case isLatin(right) || isLatin(left):
		return "a sign of geometry or an option"
	case r.n == 1:
		return l.singleShapeReason(r, head, tail)
	}
	return ""
}

// rated are what stars are given to: ★★★★酒店.
var rated = words(`酒店 宾馆 饭店 景区 民宿 农家乐 旅行社`)

// singleShapeReason says why one circle or box is a bullet or a check box.
func (l *line) singleShapeReason(r run, head, tail string) string {
	if r.family == solids || r.glyph == '※' {
		return "a bullet"
	}
	if isWord(tail, dateParts.head(tail)) {
		return ""
	}
	switch {
	case r.glyph == '□' && l.boxCount() > 1 || isStart(head) && !endsAny(head, "，、") && suffixes.head(tail) == "":
		return "a check box or a bullet"
	case isStart(head) && trimSpaceRight(head) == "" && !isHan(firstRune(tail)):
		return "a bullet"
	}
	return ""
}

// boxCount counts the boxes that stand alone.
func (l *line) boxCount() int {
	if l.boxes < 0 {
		l.boxes = 0
		for _, field := range strings.FieldsFunc(l.text, func(c rune) bool { return c != '□' }) {
			if field == "□" {
				l.boxes++
			}
		}
	}
	return l.boxes
}

// signWords follow a sign that is explained: ○表示到会.
var signWords = words(`表示 代表 分别表示 分别代表 号表示 号代表 号项 号为 号的 为必填 的为 的条款 的项目 标记 为新增 即为 说明 注 注：`)

// isLegend reports whether the text explains r as a sign: ○、△分别表示.
func (l *line) isLegend(r run) bool {
	mixed := strings.Trim(l.text[r.start:r.end], string(r.glyph)) != "" // a blank repeats its glyph
	if r.n > 2 && !mixed || r.year {
		return false
	}
	tail := strings.TrimLeft(l.after(r.end), "、和与，\"”“ √×○△□☆★●■◎*＊")
	if signWords.head(tail) != "" {
		return true
	}
	clause := l.clause(r.start)
	return r.n == 1 && (signHeads.tail(strings.TrimRight(clause, "“\"")) != "" || l.ticks.within(r.start-len(clause), r.start))
}

var (
	// signHeads stand right in front of a sign that is spoken of.
	signHeads = words(`标有 标注 带有 凡标 凡带`)

	// tickings tell that a clause is about ticking off.
	tickings = words(`同意打 打√ 打“√” 画√ 画“√” 划√`)
)

// isNumberEnd reports whether the number of a heading or item ends head: （1）,
// 第2章, 一、.
func isNumberEnd(head string) bool {
	head = trimSpaceRight(head)
	if endsAny(head, "章节条款") {
		return strings.Contains(head[max(0, len(head)-5*len("第")):], "第")
	}
	return endsAny(head, "）)、.．") && isNumeralOrDigit(lastRune(strings.TrimRight(head, "）)、.．")))
}

func isNumeralOrDigit(r rune) bool { return isDigit(r) || isNumeral(r) }

// bareMark reads a run that nothing names but its place in the sentence. Several
// crosses, full-width stars or hollow shapes beside Han stand for a name; plain
// stars and solid shapes need better evidence.
func (l *line) bareMark(r run, weak meaning) meaning {
	head, tail := l.before(r.start), l.after(r.end)
	if m := bareName(r, head, tail); m.evidence != "" && !(r.n == 1 && endsAny(head, "、")) {
		return m
	}
	if r.n < 2 || r.family == solids {
		return meaning{}
	}
	beside := isHan(firstRune(tail)) || isHan(lastRune(head))
	if weak.evidence != "" && (beside || r.family != stars || hasHan(l.clause(r.start))) {
		return weak
	}
	alone := (isStart(head) || isNumberEnd(head) || endsAny(head, "）)】")) && (isEnd(tail) || startsAny(tail, "（("))
	switch {
	case (r.family == crosses || r.glyph == '＊') && (beside || alone):
		return meaning{class: "name", evidence: "several crosses or stars in Chinese text"}
	case r.family == stars && r.n > 2 && (beside || isNumberEnd(head) && isEnd(tail)):
		return meaning{class: "name", evidence: "several stars in Chinese text"}
	case r.family != hollows || r.glyph == '□' && r.n < 3: // □□ also stands for an indent
		return meaning{}
	case isHan(firstRune(tail)) || isHan(lastRune(head)) && (isEnd(tail) || startsAny(tail, "（")) || alone && (isNumberEnd(head) || startsAny(tail, "（")):
		return meaning{class: "name", evidence: "several hollow signs in Chinese text"}
	}
	return meaning{}
}
