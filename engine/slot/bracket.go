package slot

import (
	"strings"
	"unicode/utf8"
)

// longestPrompt bounds the content of a bracket, in bytes.
const longestPrompt = 120

// pair is a bracket with its content.
type pair struct {
	start, end int
	opener     rune
	content    string
}

// pairAt reads the bracket that opens at i. ok is false when it does not close
// within reach or holds another bracket of its kind.
func (l *line) pairAt(i int) (pair, bool) {
	o, size := utf8.DecodeRuneInString(l.text[i:])
	from := i + size
	to := min(len(l.text), from+longestPrompt)
	c := closerOf(o)
	k := strings.IndexRune(l.text[from:to], c)
	if k < 0 {
		return pair{}, false
	}
	p := pair{start: i, end: from + k + utf8.RuneLen(c), opener: o, content: l.text[from : from+k]}
	return p, !strings.ContainsAny(p.content, "\n") && !strings.ContainsRune(p.content, o)
}

// closerOf is the bracket that closes o, 0 when o opens none that can hold a
// prompt, a tag or nothing.
func closerOf(o rune) rune {
	switch o {
	case '（':
		return '）'
	case '(':
		return ')'
	case '［':
		return '］'
	case '[':
		return ']'
	case '【':
		return '】'
	case '〔':
		return '〕'
	case '<':
		return '>'
	case '＜':
		return '＞'
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '「':
		return '」'
	case '『':
		return '』'
	case '{':
		return '}'
	case '｛':
		return '｝'
	case '«':
		return '»'
	}
	return 0
}

// bracketed looks at an opening bracket.
func (l *line) bracketed(i int) int {
	p, ok := l.pairAt(i)
	if !ok || !isRequest(p.content) {
		if next := l.bracketTag(i); next > i {
			return next
		}
	}
	if !ok {
		return i
	}
	switch {
	case strings.TrimSpace(p.content) == "":
		return l.emptyPair(p)
	case l.isMention(p.start, p.end) && p.opener != '《':
		return i
	case l.isGlyphPair(p):
		q := quantityAt(l.after(p.end))
		if class := addressPart(l.before(p.start), l.after(p.end)); class == "班" { // 八年级（X）班
			return l.accept(candidate{start: p.start, end: p.end, surfaceStart: p.start, surfaceEnd: p.end + len(class),
				class: "ordinal", unit: class, evidence: "followed by " + class})
		}
		return l.accept(candidate{start: p.start, end: p.end, surfaceStart: p.start, surfaceEnd: p.end + q.length,
			class: "prompt", unit: q.unit, evidence: "a placeholder in brackets in front of " + q.unit})
	}
	if p.opener == '[' && startsAny(l.after(p.end), "(") {
		return i // a link of Markdown
	}
	if why := l.promptEvidence(p); why != "" {
		return l.accept(candidate{start: p.start, end: p.end, class: "prompt", evidence: why})
	}
	return i
}

// emptyPair looks at brackets with nothing but white space between them.
func (l *line) emptyPair(p pair) int {
	w := width(p.content)
	head, tail := l.before(p.start), l.after(p.end)
	q := quantityAt(tail)
	wide := p.opener == '（' || p.opener == '〔' || p.opener == '【' || p.opener == '［'
	beside := isHan(lastRune(head)) || isHan(firstRune(tail))
	switch {
	case w >= emptyPair && (wide || p.opener == '(' && beside):
	case w == 1 && (wide || p.opener == '(') && beside && (q.unit != "" || isEnd(tail) && isHan(lastRune(head))):
	case w == 0 && p.opener == '（' && q.unit != "" && isHan(lastRune(head)):
	default:
		return p.end
	}
	c := candidate{start: p.start, end: p.end, surfaceStart: p.start, surfaceEnd: p.end + q.length,
		class: "blank", unit: q.unit, evidence: "empty brackets"}
	return l.accept(c)
}

// isGlyphPair reports brackets that hold only a run of glyphs and stand where a
// figure or a name would: 【X】名党员.
func (l *line) isGlyphPair(p pair) bool {
	c := firstRune(p.content)
	f := familyOf(c)
	if f == noFamily || f == lows || f == solids || p.opener == '《' || p.opener == '〈' || p.opener == '<' || p.opener == '{' {
		return false
	}
	same := endOf(p.content, 0, func(g rune) bool { return familyOf(g) == f }) == len(p.content)
	if !same || c == '*' && p.opener == '(' {
		return false
	}
	return quantityAt(l.after(p.end)).class != ""
}
