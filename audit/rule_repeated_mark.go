package audit

import (
	"strings"
	"unicode/utf8"
)

var repeatedMark = Rule{
	ID: "PT204", Name: Text{"标点重复或相互冲突", "repeated or conflicting marks"},
	What:   Text{"“。。”“，，”等重复标点，“。，”“、，”等连用。", "Marks written twice, or two that exclude each other."},
	Why:    Text{"删改文字时留下了多余的标点。", "A mark was left when words were removed."},
	Wrong:  []string{"任务已经完成。。", "摸清底数，。建立台账。"},
	Right:  []string{"任务已经完成。", "持续推进……", "他问：“好了吗？”"},
	Source: "GB/T 15834—2011",
	Draft:  Warning, Final: Warning, Unproven: true,
	words: pairs("。，、；：", "。，、；："),
	Check: checkRepeatedMark,
}

// pairs lists every character of a followed by every one of b.
func pairs(a, b string) []string {
	return withSuffixes(a, strings.Split(b, "")...)
}

// checkRepeatedMark reports a run of marks once; it suggests the strongest.
func checkRepeatedMark(p *Pass) {
	var last hit
	p.eachHit(func(h hit) {
		if h.par == last.par && h.start < last.end {
			return
		}
		text := h.par.Text
		end := h.end
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !strings.ContainsRune("。，、；：", r) {
				break
			}
			end += size
		}
		last = hit{h.par, h.start, end}
		p.Report(h.par, h.start, end, Note{Suggestion: strongest(text[h.start:end])})
	})
}

func strongest(marks string) string {
	for _, m := range []string{"。", "；", "：", "，"} {
		if strings.Contains(marks, m) {
			return m
		}
	}
	return "、"
}
