package audit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var halfWidthBrackets = Rule{
	ID: "PT202", Name: Text{"中文里用了半角括号", "half-width brackets in Chinese text"},
	What:   Text{"括着中文、紧挨着中文的半角括号。", "Half-width brackets around Chinese within Chinese text."},
	Why:    Text{"中文标点应用全角。", "Chinese marks are full-width."},
	Wrong:  []string{"全体职工(含劳务派遣人员)参加。"},
	Right:  []string{"全体职工（含劳务派遣人员）参加。", "调用print(结果)输出。", "Nanjing (南京) is a city."},
	Source: "GB/T 15834—2011",
	Draft:  Warning, Final: Warning, Unproven: true,
	words: []string{"("},
	Check: checkHalfWidthBrackets,
}

// bracketReach is the length of the longest text in brackets, in bytes.
const bracketReach = 300

func checkHalfWidthBrackets(p *Pass) {
	p.eachHit(func(h hit) {
		text := h.par.Text
		window := text[h.end:runeStart(text, h.end+bracketReach)]
		size := strings.IndexAny(window, "()\n")
		if size < 0 || window[size] != ')' || !hasHan(window[:size]) || inCode(text, h.start) || isReference(text) {
			return
		}
		end := h.end + size + len(")")
		before, _ := utf8.DecodeLastRuneInString(text[:h.start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if ordinalBrackets(text, h.start, window[:size]) || !chinese(before) && !(chinese(after) && before == utf8.RuneError) {
			return
		}
		p.Report(h.par, h.start, end, Note{Suggestion: "（" + window[:size] + "）"})
	})
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
