package audit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var halfWidthBrackets = Rule{
	ID: "PT202", Name: Text{"中文里用了半角括号", "half-width brackets in Chinese text"},
	What:   Text{"括着中文、紧挨着中文的半角括号，只有一半是半角的也算。", "Half-width brackets around Chinese within Chinese text, one of a pair included."},
	Why:    Text{"中文标点应用全角。", "Chinese marks are full-width."},
	Wrong:  []string{"全体职工(含劳务派遣人员)参加。", "全体职工（含劳务派遣人员)参加。"},
	Right:  []string{"全体职工（含劳务派遣人员）参加。", "调用print(结果)输出。", "Nanjing (南京) is a city."},
	Source: "GB/T 15834—2011",
	Draft:  Warning, Final: Warning, Unproven: true,
	words: []string{"(", ")"},
	Check: checkHalfWidthBrackets,
}

// bracketReach is the length of the longest text in brackets, in bytes.
const bracketReach = 300

func checkHalfWidthBrackets(p *Pass) {
	p.eachHit(func(h hit) {
		switch text := h.par.Text; {
		case inCode(text, h.start) || isReference(text):
		case h.text() == "(":
			p.halfWidthOpening(h)
		default:
			p.halfWidthClosing(h)
		}
	})
}

// halfWidthOpening reports the brackets that open at h, or the one at h where a
// full-width one closes.
func (p *Pass) halfWidthOpening(h hit) {
	text := h.par.Text
	window := text[h.end:runeStart(text, h.end+bracketReach)]
	size := closingBracket(window)
	before, _ := utf8.DecodeLastRuneInString(text[:h.start])
	switch {
	case size < 0 || !hasHan(window[:size]) || ordinalBrackets(text, h.start, window[:size]):
	case window[size] == ')':
		end := h.end + size + len(")")
		after, _ := utf8.DecodeRuneInString(text[end:])
		if chinese(before) || chinese(after) && before == utf8.RuneError {
			p.Report(h.par, h.start, end, Note{Suggestion: "（" + window[:size] + "）"})
		}
	case strings.HasPrefix(window[size:], "）") && (chinese(before) || before == utf8.RuneError) && bracketBefore(text[:h.start]) != "（":
		p.Report(h.par, h.start, h.end, Note{Suggestion: "（"})
	}
}

// closingBracket is where in s, which follows an opening bracket, the one that closes
// stands, whatever its width, past full-width pairs; -1 for none.
func closingBracket(s string) int {
	depth := 0
	for i, r := range s {
		switch {
		case r == '(' || r == '\n':
			return -1
		case r == '（':
			depth++
		case r == ')' || r == '）' && depth == 0:
			return i
		case r == '）':
			depth--
		}
	}
	return -1
}

// halfWidthClosing reports the bracket at h if it closes a full-width one. Where
// that is closed by its like further on, the one at h belongs to a number: 1).
func (p *Pass) halfWidthClosing(h hit) {
	text := h.par.Text
	inside := text[runeStart(text, h.start-bracketReach):h.start]
	at := strings.LastIndex(inside, "（")
	if at < 0 || bracketBefore(inside) != "（" || !hasHan(inside[at:]) {
		return
	}
	rest := text[h.end:runeStart(text, h.end+bracketReach)]
	if next := strings.IndexAny(rest, "(（）\n"); next < 0 || !strings.HasPrefix(rest[next:], "）") {
		p.Report(h.par, h.start, h.end, Note{Suggestion: "）"})
	}
}

// bracketBefore is the last bracket of s, "" for none within reach.
func bracketBefore(s string) string {
	s = s[runeStart(s, len(s)-bracketReach):]
	at := strings.LastIndexAny(s, "()（）\n")
	if at < 0 {
		return ""
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return string(r)
}

func hasHan(s string) bool { return strings.IndexFunc(s, isHan) >= 0 }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// chinese reports whether r is a Chinese character or mark.
func chinese(r rune) bool {
	return isHan(r) || strings.ContainsRune("，。；：、”》）〕】％", r)
}

// ordinalBrackets reports whether the brackets are those of a paragraph's
// number, which ST403 looks at.
func ordinalBrackets(text string, start int, inner string) bool {
	return strings.TrimSpace(text[:start]) == "" && strings.Trim(inner, "一二三四五六七八九十") == ""
}
