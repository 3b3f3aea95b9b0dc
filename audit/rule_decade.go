package audit

import (
	"strings"
)

var decadeWithoutCentury = Rule{
	ID: "NU301", Name: Text{"年代没有写明世纪", "decade without its century"},
	What:   Text{"“90年代”前没有写世纪。", "A decade such as 90年代 without the century."},
	Why:    Text{"到了21世纪，“20年代”指哪一个已不清楚。", "Which twenties are meant is no longer clear."},
	Wrong:  []string{"该厂建于70年代。", "八十年代建成的水渠仍在使用。"},
	Right:  []string{"该厂建于20世纪70年代。", "朗诵《八十年代》。", "20世纪70年代末至80年代初。", "上世纪九十年代"},
	Source: "GB/T 15835—2011",
	Draft:  Warning, Final: Warning, Unproven: true,
	words: append(withSuffixes("123456789", "0年代"), withSuffixes("二三四五六七八九", "十年代")...),
	Check: checkDecade,
}

// generations are what may follow a number of years: 70年代表性成果, 40年代际.
var generations = []string{"表", "际"}

// checkDecade lets a decade pass when the century stands earlier in the same
// sentence: 20世纪70年代末至80年代初.
func checkDecade(p *Pass) {
	p.eachHit(func(h hit) {
		before := h.par.Text[sentenceStart(h.par.Text, h.start):h.start]
		if startsWithAny(h.par.Text[h.end:], generations...) || endsInDigit(before) || numeralBefore(before) || strings.Contains(before, "世纪") || inTitle(h.par.Text, h.start) {
			return
		}
		p.Report(h.par, h.start, h.end, Note{Suggestion: "20世纪" + h.text()})
	})
}
