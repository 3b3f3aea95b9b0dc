package slot

import (
	"strings"
	"unicode/utf8"
)

// formLine is the number of low lines from which a run is a line of a form,
// whatever stands around it.
const formLine = 4

// lowLine looks at a run of low lines: ____, 20__年, _月_日.
func (l *line) lowLine(i int) int {
	r := l.glyphRun(i)
	head, tail := l.before(r.start), l.after(r.end)
	switch {
	case l.isMention(r.start, r.end):
		return l.reject(r.start, r.end, "mentioned, not used")
	case r.year && startsAny(trimSpaceLeft(tail), "年"):
		return l.accept(r.candidate(l.readDate(r)))
	case r.n < formLine && l.isIdentifier(r, head, tail):
		return l.reject(r.start, r.end, "part of a name in code, a file name or an address")
	}
	m := l.lowMeaning(r)
	if m.evidence == "" {
		return l.reject(r.start, r.end, "a single low line without a unit")
	}
	return l.accept(r.candidate(m))
}

// lowMeaning reads a run of low lines: a blank of a form, or in running text
// what a short run stands for.
func (l *line) lowMeaning(r run) meaning {
	m := l.meaningOf(r)
	blank := meaning{class: "blank", unit: m.unit, after: m.after, evidence: "a line to write on"}
	switch {
	case m.class == "date" && !l.hasLabel(r.start):
		return m
	case r.n >= formLine || r.n > 1 && (l.hasLabel(r.start) || m.evidence == ""):
		return blank
	case m.evidence != "" && !m.weak && (r.n > 1 || !l.isRemote(r)):
		return m
	case r.n > 1:
		return blank
	}
	return meaning{}
}

// isRemote reports whether other words stand between r and the end of the name
// it begins. A single low line may only pad a value: ＿城关支行＿.
func (l *line) isRemote(r run) bool {
	x, ok := suffixAt(l.after(r.end))
	return ok && !x.direct
}

// hasLabel reports whether a label with a colon stands in front of i in the
// same sentence.
func (l *line) hasLabel(i int) bool {
	head := l.before(i)
	if k := strings.LastIndexAny(head, "。；，"); k >= 0 {
		head = head[k:]
	}
	return strings.ContainsAny(head, "：:")
}

// isIdentifier reports low lines inside user_name, __init__, 总结_终稿.docx.
func (l *line) isIdentifier(r run, head, tail string) bool {
	left, right := lastRune(head), firstRune(tail)
	joined := isAlnum(left) || isAlnum(right) || left == '/' || right == '/' || left == '.' || left == '(' || right == '('
	if joined {
		return true
	}
	word := tail[:endOf(tail, 0, func(c rune) bool { return !isEnd(string(c)) || c == '.' })]
	k := strings.LastIndex(word, ".")
	return k >= 0 && k+1 < len(word) && isASCIILetter(rune(word[k+1]))
}

// Limits for blanks of white space, in half-width columns.
const (
	labelBlank = 4 // behind a label and a colon
	innerBlank = 3 // between a word and a measure word
	emptyPair  = 2 // between brackets
)

// spaces looks at a run of white space: 姓名：　　, 　年　月　日, 共　　人.
func (l *line) spaces(i int) int {
	end := endOf(l.text, i, isSpace)
	head, tail := l.before(i), l.after(end)
	w := width(l.text[i:end])
	switch {
	case i == 0 && !startsDate(tail):
	case w >= labelBlank && endsAny(head, "：:") && isLabelEnd(head) && endsBlank(tail):
		return l.accept(candidate{start: i, end: end, class: "blank.field", evidence: "white space behind a label"})
	case l.isDateBlank(head, tail, w):
		return l.dateBlank(i, end)
	case (w >= innerBlank && isHan(lastRune(head)) || w >= emptyPair && endsAny(head, "第")) && l.isQuantityBlank(head, tail):
		q := quantityAt(tail)
		return l.accept(candidate{start: i, end: end, surfaceStart: i, surfaceEnd: end + q.length,
			class: "blank", unit: q.unit, evidence: "white space in the place of a number"})
	}
	return end
}

// isLabelEnd reports whether a short label stands in front of the colon that
// ends head.
func isLabelEnd(head string) bool {
	label := strings.TrimRight(head, "：:")
	if k := strings.LastIndexAny(label, "，。；！？\n\t 　_＿"); k >= 0 {
		_, size := utf8.DecodeRuneInString(label[k:])
		label = label[k+size:]
	}
	n := utf8.RuneCountInString(label)
	return n > 0 && n <= 16 && !strings.HasPrefix(label, "附") && label != "注"
}

// endsBlank reports whether a blank ends where s begins: at the end, at a
// unit, at a remark in brackets, or at the next label.
func endsBlank(s string) bool {
	if s == "" || startsAny(s, "\n（(。；，,;%％") || startsDate(s) || quantityAt(s).class != "" {
		return true
	}
	k := strings.IndexAny(s, "：:")
	return k > 0 && utf8.RuneCountInString(s[:k]) <= 12 && !strings.ContainsAny(s[:k], "，。；、 ")
}

func startsDate(s string) bool {
	w := dateParts.head(s)
	return (w == "年" || w == "月" || w == "日") && isWord(s, w)
}

// isDateBlank reports white space in the place of a year, month or day.
func (l *line) isDateBlank(head, tail string, w int) bool {
	switch {
	case !startsDate(tail):
		return false
	case startsAny(tail, "月"):
		return endsAny(head, "年")
	case startsAny(tail, "日"):
		return endsAny(head, "月")
	}
	if left := lastRune(head); familyOf(left) != noFamily || isDigit(left) && !isYearHead(digitsTail(head)) {
		return false // X 年: the space is only a space
	}
	rest := tail[len("年"):]
	blankMonth := strings.HasPrefix(trimSpaceLeft(rest), "月") && trimSpaceLeft(rest) != rest
	return blankMonth && (w > 1 || !isHan(lastRune(head))) || w >= labelBlank && isYearHead(digitsTail(head))
}

// digitsTail is the digits that s ends with.
func digitsTail(s string) string { return s[len(strings.TrimRight(s, "0123456789")):] }

// dateBlank notes the blank of a date, digits of the year included.
func (l *line) dateBlank(start, end int) int {
	c := candidate{start: start, end: end, surfaceEnd: end + len("年"), class: "blank", evidence: "white space in a date"}
	head := l.before(start)
	if d := digitsTail(head); isYearHead(d) {
		c.start, c.class = start-len(d), "date"
	}
	c.surfaceStart = c.start
	return l.accept(c)
}

// isQuantityBlank reports white space between a word and its measure word at
// the end of a clause: 共　　人。
func (l *line) isQuantityBlank(head, tail string) bool {
	q := quantityAt(tail)
	if endsAny(head, "第") {
		return q.unit != "" || startsAny(tail, "号")
	}
	rest := tail[q.length:]
	return q.unit != "" && isEnd(rest) && !isSpace(firstRune(rest)) && !startsAny(rest, "：:") // 日　期： is a label
}

// leader looks at a run of dots in the place of a figure: 得分······分.
func (l *line) leader(i int) int {
	first, _ := utf8.DecodeRuneInString(l.text[i:])
	end := endOf(l.text, i, func(c rune) bool { return c == first })
	n := utf8.RuneCountInString(l.text[i:end])
	if n < 4 && (first != '…' || n < 2) {
		return end
	}
	q := quantityAt(l.after(end))
	if q.unit == "" || !isEnd(l.after(end)[q.length:]) || !isHan(lastRune(l.before(i))) {
		return l.reject(i, end, "an ellipsis or a leader")
	}
	return l.accept(candidate{start: i, end: end, surfaceStart: i, surfaceEnd: end + q.length,
		class: "blank", unit: q.unit, evidence: "dots in front of " + q.unit})
}

// questions looks at a run of question marks in the place of a figure: ??%.
func (l *line) questions(i int) int {
	end := endOf(l.text, i, func(c rune) bool { return c == '?' || c == '？' })
	if utf8.RuneCountInString(l.text[i:end]) < 2 {
		return end
	}
	s := l.after(end)
	q := quantityAt(s)
	if q.class == "" && !startsDate(s) {
		return end
	}
	return l.accept(candidate{start: i, end: end, surfaceStart: i, surfaceEnd: end + q.length,
		class: "todo", unit: q.unit, evidence: "question marks in the place of a figure"})
}
