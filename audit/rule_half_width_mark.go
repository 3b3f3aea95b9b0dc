package audit

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

var halfWidthMark = Rule{
	ID: "PT201", Name: Text{"中文里用了半角标点", "half-width mark in Chinese text"},
	What:   Text{"紧挨着汉字的半角逗号、分号、冒号、问号、叹号，以及段末的半角句点。", "A half-width comma, semicolon, colon, question or exclamation mark next to a Chinese character, and a half-width point that ends a paragraph."},
	Why:    Text{"中文标点占一个字的位置，应用全角。", "Chinese marks are full-width."},
	Wrong:  []string{"逐户登记,建立台账。", "时间:上午", "学习《宪法》,撰写体会。"},
	Right:  []string{"逐户登记，建立台账。", "定于9:30开始，比例为1:3。", "详见https://example.com/a?b=c", "调用f(x,y)即可。", "用SUM(数量,单价)计算。"},
	Source: "GB/T 15834—2011",
	Draft:  Warning, Final: Error,
	words: []string{",", ";", ":", "?", "!", "."},
	Check: checkHalfWidthMark,
}

func checkHalfWidthMark(p *Pass) {
	p.eachHit(func(h hit) {
		text := h.par.Text
		if h.text() == "." {
			if pointForStop(text, h) {
				p.Report(h.par, h.start, h.end, Note{Suggestion: "。"})
			}
			return
		}
		before, _ := utf8.DecodeLastRuneInString(text[:h.start])
		after, _ := utf8.DecodeRuneInString(text[h.end:])
		if !chineseMarkWanted(h.text(), before, after) || exempt(text, h) || !chineseAround(text, h) {
			return
		}
		p.Report(h.par, h.start, h.end, Note{Suggestion: fullWidth(h.text())})
	})
}

// pointForStop reports whether the point at h ends a Chinese sentence and its
// paragraph.
func pointForStop(text string, h hit) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:h.start])
	return unicode.Is(unicode.Han, before) && strings.TrimSpace(text[h.end:]) == "" &&
		strings.ContainsAny(text[:h.start], "，。；") && !isReference(text)
}

// chineseMarkWanted reports whether a mark between two characters belongs to
// Chinese text: it follows Chinese, or Chinese follows it. A colon before
// Chinese may belong to what stands before it (a port, a ratio, a key).
func chineseMarkWanted(mark string, before, after rune) bool {
	if unicode.Is(unicode.Han, before) || strings.ContainsRune("”》）〕】", before) {
		return true
	}
	return mark != ":" && mark != "!" && (unicode.Is(unicode.Han, after) || strings.ContainsRune("“《（", after)) &&
		!strings.ContainsRune("=&?\"'<>/\\|{}[]();,", before)
}

// chineseAround reports whether there is Chinese near the mark: curly quotes
// and brackets stand in other languages too.
func chineseAround(text string, h hit) bool {
	return hasHan(text[runeStart(text, h.start-30):runeStart(text, h.end+30)])
}

// exempt reports whether the mark is not the writer's: 附件: has its own rule,
// 错误! is Word's, and a mark within code or an address is no punctuation.
func exempt(text string, h hit) bool {
	before, after := text[:h.start], text[h.end:]
	return before == "附件" && h.text() == ":" ||
		h.text() == "!" && strings.HasSuffix(before, "错误") ||
		startsWithAny(after, "//", "=", ":", "'", ",,") || strings.HasPrefix(after, "\"") && !quotesChinese(before, after) ||
		strings.HasSuffix(before, h.text()) ||
		inCode(text, h.start) || inCall(text, h.start) || isReference(text)
}

// inCall reports whether the character at offset at is among the arguments of a
// function: VLOOKUP(姓名,A:B,2).
func inCall(text string, at int) bool {
	before := text[runeStart(text, at-codeReach):at]
	open := strings.LastIndexAny(before, "()")
	if open < 1 || before[open] != '(' {
		return false
	}
	name := before[open-1]
	return 'A' <= name && name <= 'Z' || 'a' <= name && name <= 'z'
}

// quotesChinese reports whether a quote of Chinese begins behind a mark that
// follows Chinese: 他说:"好".
func quotesChinese(before, after string) bool {
	said, _ := utf8.DecodeLastRuneInString(before)
	quoted, _ := utf8.DecodeRuneInString(after[len("\""):])
	return unicode.Is(unicode.Han, said) && unicode.Is(unicode.Han, quoted)
}

// codeReach is how many bytes before a mark are looked at for code.
const codeReach = 200

// inCode reports whether the character at offset at belongs to a stretch
// without spaces that reads as an address or a piece of code.
func inCode(text string, at int) bool {
	before := text[runeStart(text, at-codeReach):at]
	stretch := afterLast(before, " 　\t\n，。；：、“”（）")
	return strings.LastIndex(before, "[[") > strings.LastIndex(before, "]]") || strings.Contains(stretch, "://") || strings.Contains(stretch, "www.") || strings.ContainsAny(stretch, "{}<>=\"\\|`$")
}

// referenceType is the mark that every entry of a list of references carries
// (GB/T 7714), whose punctuation is half-width.
var referenceType = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\[(?:[A-Z]|[A-Z]{1,2}/OL|EB|DB|CP)\]|\[[^\]]{1,20}\]\. `)
})

// referenceReach is the length of an entry of a list of references, in bytes.
const referenceReach = 600

func isReference(text string) bool {
	text = text[:runeStart(text, referenceReach)]
	return strings.Contains(text, "[") && referenceType().MatchString(text)
}

// fullWidth is s with ASCII made full-width.
func fullWidth(s string) string {
	out := []rune(s)
	for i, r := range out {
		if '!' <= r && r <= '~' {
			out[i] = r - '!' + '！'
		}
	}
	return string(out)
}
