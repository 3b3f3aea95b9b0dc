package audit

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

var reversedRange = Rule{
	ID: "DT429", Name: Text{"起止时间倒置", "range of time that runs backwards"},
	What:  Text{"同一个月里止日早于起日，或者写明年份而止于更早的年月。", "Within a month an end before its start, or an end in an earlier year or month than the start where years are written."},
	Why:   Text{"改时间时只改了起止中的一个。", "One of the two was changed and the other was not."},
	Wrong: []string{"4月20日至4月12日，集中轮训。", "2024—2021年，累计投入1.2亿元。"},
	Right: []string{"4月12日至4月20日，集中轮训。", "12月20日至1月12日，集中轮训。", "2021—2024年，累计投入1.2亿元。"},
	Draft: Warning, Final: Warning, Unproven: true,
	words: withSuffixes("日）年月0123456789", "至", "到", "—", "-", "–", "－", "~", "～"),
	Check: checkReversedRange,
}

const rangeMark = `(?:至|到|—{1,2}|–|-|－|~|～)`

var (
	// dayRange is from a day to one of the same month, or of one that is named.
	dayRange = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(\d{1,2})月(\d{1,2})日(?:（[^（）]{1,4}）)?` + rangeMark + `(?:(\d{1,2})月)?(\d{1,2})日`)
	})
	yearRange = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`((?:19|20)\d{2})年?(?:(\d{1,2})月(?:\d{1,2}日)?)?` + rangeMark + `((?:19|20)\d{2})年(?:(\d{1,2})月)?`)
	})
)

// rangeReach is how many bytes on each side of its mark a range may have.
const rangeReach = 48

func checkReversedRange(p *Pass) {
	var last hit
	p.eachHit(func(h hit) {
		text := h.par.Text
		from := runeStart(text, h.start-rangeReach)
		window := text[from:runeStart(text, h.end+rangeReach)]
		for _, backwards := range []func(string) []int{backwardDays, backwardYears} {
			m := backwards(window)
			if m == nil || h.par == last.par && from+m[0] < last.end || goesBack(h) {
				continue
			}
			last = hit{h.par, from + m[0], from + m[1]}
			p.Report(h.par, last.start, last.end, Note{Class: "range"})
		}
	})
}

// goesBack reports whether the sentence at h looks back from the later year, or holds
// one against the other.
func goesBack(h hit) bool {
	span := sentenceAround(h.par.Text, h.start, h.end)
	return containsAny(h.par.Text[span.Start:span.End], []string{"倒查", "追溯", "倒序", "逆序", "倒推", "回溯", "往前", "对比", "相比", "比较", "对照", "倒排"})
}

// afterDays are words behind a number of days that make it no date: 5日内.
var afterDays = []string{"内", "后", "前", "左右", "龄", "均", "以"}

// backwardDays is the place of a range in s that ends on an earlier day of the month
// it began in.
func backwardDays(s string) []int {
	for _, m := range dayRange().FindAllStringSubmatchIndex(s, -1) {
		sameMonth := m[6] < 0 || group(s, m, 3) == group(s, m, 1)
		if sameMonth && number(group(s, m, 4)) < number(group(s, m, 2)) && !cutLeft(s, m) && !startsWithAny(s[m[1]:], afterDays...) {
			return m[:2]
		}
	}
	return nil
}

// backwardYears is the place of a range in s that ends in an earlier year, or in an
// earlier month of the same.
func backwardYears(s string) []int {
	for _, m := range yearRange().FindAllStringSubmatchIndex(s, -1) {
		first, last := number(group(s, m, 1)), number(group(s, m, 3))
		months := m[4] >= 0 && m[8] >= 0 && number(group(s, m, 4)) < number(group(s, m, 2))
		if (last < first || last == first && months) && !cutLeft(s, m) {
			return m[:2]
		}
	}
	return nil
}

// cutLeft reports whether the number that m begins with goes on to the left, so
// that it is another one, or part of a mark: HT2024-2019.
func cutLeft(s string, m []int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:m[0]])
	return strings.ContainsRune("0123456789.-/", before) || before < utf8.RuneSelf && unicode.IsLetter(before) ||
		hasSuffixOf(s[:m[0]], []string{"提前", "编号", "文号", "合同号"})
}
