package audit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var mixedNumeralStyle = Rule{
	ID: "NU302", Name: Text{"同一事物的数字写法不一致", "same thing counted in two scripts"},
	What:   Text{"同一段里，同一名词前既有“1名”又有“一名”。", "Within a paragraph the same noun is counted with a digit and with a character."},
	Why:    Text{"同类数字在同一段落里应用同一种写法。", "Like numbers in one paragraph are written alike."},
	Wrong:  []string{"配备1名联络员，另有一名联络员轮班。"},
	Right:  []string{"配备1名联络员，另有1名联络员轮班。", "配备1名联络员，形成一个工作班子。"},
	Source: "GB/T 15835—2011",
	Draft:  Info, Final: Info, Unproven: true,
	words: withSuffixes("一两二三四五六七八九", "名", "个", "位", "家", "户", "场", "项", "支"),
	Check: checkNumeralStyle,
}

// nounRunes is how much of what is counted must be the same.
const nounRunes = 2

func checkNumeralStyle(p *Pass) {
	var counted map[string]bool
	var of *docx.Paragraph
	p.eachHit(func(h hit) {
		if numeralBefore(h.par.Text[:h.start]) {
			return
		}
		if of != h.par {
			counted, of = digitCounts(h.par.Text), h.par
		}
		if counted[measured(h.par.Text[h.start+len("一"):])] {
			p.Report(h.par, h.start, h.start+len("一"), Note{Suggestion: digitOf[h.par.Text[h.start:h.start+len("一")]]})
		}
	})
}

var digitOf = map[string]string{"一": "1", "两": "2", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9"}

// numeralBefore reports whether the character at hand is part of a longer
// number, an ordinal or a set phrase.
func numeralBefore(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("第每十百千万亿一二三四五六七八九这那同某任进统“", r)
}

// digitCounts collects what a text counts with single digits.
func digitCounts(text string) map[string]bool {
	counts := map[string]bool{}
	for i := range len(text) - 1 {
		if isDigit(text[i]) && !isDigit(text[i+1]) && (i == 0 || !isDigit(text[i-1]) && text[i-1] != '.') {
			if m := measured(text[i+1:]); m != "" {
				counts[m] = true
			}
		}
	}
	return counts
}

// measured is the measure word at the start of s with the noun after it, "" if
// there is no such noun.
func measured(s string) string {
	n := 0
	for i, r := range s {
		if n == 1+nounRunes {
			return s[:i]
		}
		if !unicode.Is(unicode.Han, r) {
			return ""
		}
		n++
	}
	if n == 1+nounRunes {
		return s
	}
	return ""
}
