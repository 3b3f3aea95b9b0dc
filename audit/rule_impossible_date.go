package audit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var impossibleDate = Rule{
	ID: "DT426", Name: Text{"不存在的日期", "impossible date"},
	What:  Text{"日历上没有的日期、月份和时刻，平年的2月29日也算。", "A date, a month or a time of day that there is not, 29 February of a common year included."},
	Why:   Text{"多半是改月份时没有改日子，或者写错了数字。", "Usually the month was changed and the day was not."},
	Wrong: []string{"截至6月31日，全部完工。", "2023年2月29日召开会议。", "定于四月三十一日验收。", "有效期至2024-09-31。", "13月份完成。", "上午25：30召开。"},
	Right: []string{"截至6月30日，全部完工。", "2024年2月29日召开会议。", "2月29日", "每13个月5日内", "农历二月三十日赶集。"},
	Draft: Error, Final: Error,
	words: append([]string{"月", "-", "/", "."}, dayparts...),
	Check: checkImpossibleDate, anywhere: true,
}

// date is a day written in a text; year is 0 when none is written with it.
type date struct {
	start, end       int
	year, month, day int
}

func (d date) possible() bool {
	year := d.year
	if year == 0 {
		year = 2000 // a leap year: 2月29日 alone can be right
	}
	if d.month < 1 || d.month > 12 || d.day < 1 {
		return false
	}
	return d.day <= time.Date(year, time.Month(d.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func checkImpossibleDate(p *Pass) {
	var last hit
	p.eachHit(func(h hit) {
		if p.impossibleMonth(h) || p.impossibleTime(h) {
			return
		}
		d, ok := dateAround(h)
		if !ok || last.par == h.par && d.start < last.end {
			return
		}
		last = hit{h.par, d.start, d.end}
		if d.year == 0 && d.month == 2 && d.day == 29 && !otherYear(h.par, d) {
			d.year = p.Subject.Slots.Period.Year
		}
		if d.possible() && h.text() == "月" {
			d = d.untilDay(h.par.Text)
		}
		if d.possible() || d.month == 0 || d.day == 0 || d.lunar(h.par.Text) || strings.ContainsAny(h.text(), "./") && !d.nearlyPossible() {
			return // 00月00日 is a placeholder
		}
		p.Report(h.par, d.start, d.end, Note{Class: "date", Message: Text{
			ZH: "日历上没有" + d.chinese(), EN: "no calendar has " + d.iso(),
		}})
	})
}

// untilDay is the day up to which text runs on from d in the same month, 1日至31日; d
// where there is none.
func (d date) untilDay(text string) date {
	m := endOfRange().FindStringSubmatchIndex(text[d.end:runeStart(text, d.end+dateReach)])
	if m == nil {
		return d
	}
	last := d
	last.end = d.end + m[3] + len("日")
	last.day = number(text[d.end+m[2] : d.end+m[3]])
	return last
}

var endOfRange = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:（[^（）]{1,4}）)?` + rangeMark + `(\d{1,2})日(?:$|[^\p{Han}\d]|[开举组起召集为止赴在对全])`)
})

// nearlyPossible reports whether d would be a day in another month: of numbers
// with points between them, only such are meant as a date.
func (d date) nearlyPossible() bool {
	return 1 <= d.month && d.month <= 12 && 1 <= d.day && d.day <= 31
}

// lunar reports whether text says that d is of the old calendar, whose months
// may all have thirty days.
func (d date) lunar(text string) bool {
	return hasSuffixOf(text[:d.start], []string{"农历", "阴历", "旧历", "夏历"}) && d.month <= 12 && d.day <= 30
}

func (d date) chinese() string {
	if d.year == 0 {
		return fmt.Sprintf("%d月%d日", d.month, d.day)
	}
	return fmt.Sprintf("%d年%d月%d日", d.year, d.month, d.day)
}

func (d date) iso() string {
	if d.year == 0 {
		return fmt.Sprintf("month %d day %d", d.month, d.day)
	}
	return fmt.Sprintf("%d-%02d-%02d", d.year, d.month, d.day)
}

// otherYear reports whether the sentence speaks of a year of its own.
func otherYear(par *docx.Paragraph, d date) bool {
	span := sentenceAround(par.Text, d.start, d.end)
	sentence := par.Text[span.Start:span.End]
	return strings.Contains(sentence, "年")
}

const (
	hanDigits = `〇零一二三四五六七八九十`
	isoDate   = `(?:^|[^\d\-A-Za-z])((?:19|20)\d{2})-(\d{2})-(\d{2})(?:$|[^\d\-A-Za-z])`
	pointDate = `(?:^|[^\d\-./A-Za-z版本号第])((?:19|20)\d{2})[./](\d{1,2})[./](\d{1,2})(?:$|[^\d\-./A-Za-z])`
)

var (
	chineseDate = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:((?:19|20)\d{2}|[一二][〇零一二三四五六七八九]{3})年)?(\d{1,2}|[` + hanDigits + `]{1,3})月(\d{1,3}|[` + hanDigits + `]{1,4})[日号]`)
	})
	numericDate = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(isoDate) })
	pointedDate = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pointDate) })
)

// dateReach is how many bytes before 月 or the second mark a date may begin.
const dateReach = 24

// dateForm is how the date may be written whose 月 or second mark is at h, nil
// where there can be none.
func dateForm(text string, h hit) *regexp.Regexp {
	switch {
	case h.text() == "月" && dayFollows(text[h.end:]):
		return chineseDate()
	case h.text() == "月" || !betweenDigits(text, h):
		return nil
	case h.text() == "-":
		return numericDate()
	}
	return pointedDate()
}

// dateAround reads the date whose 月 or second mark is at h.
func dateAround(h hit) (date, bool) {
	text := h.par.Text
	from := runeStart(text, h.start-dateReach)
	window := text[from:runeStart(text, h.end+dateReach)]
	re := dateForm(text, h)
	if re == nil {
		return date{}, false
	}
	for _, m := range re.FindAllStringSubmatchIndex(window, -1) {
		if from+m[2*2+1] != h.start || m[4] > 0 && m[2] < 0 && longer(window[:m[4]]) {
			continue
		}
		d := date{start: from + m[4], end: from + m[7], month: number(group(window, m, 2)), day: number(group(window, m, 3))}
		if h.text() == "月" {
			d.end += len("日")
		}
		if m[2] >= 0 {
			d.start, d.year = from+m[2], number(group(window, m, 1))
		}
		return d, true
	}
	return date{}, false
}

// numbered are words of which 号 is the number: 31号楼.
var numbered = []string{"楼", "线", "院", "机", "文", "令", "公", "门", "桥", "井", "地", "标"}

// dayFollows is a quick look at whether rest starts with a day of the month.
func dayFollows(rest string) bool {
	for i, r := range rest {
		if r == '日' || r == '号' && !startsWithAny(rest[i+len("号"):], numbered...) {
			return i > 0
		}
		if r < '0' || r > '9' && !strings.ContainsRune(hanDigits, r) {
			return false
		}
	}
	return false
}

func betweenDigits(text string, h hit) bool {
	return h.start > 0 && isDigit(text[h.start-1]) && h.end < len(text) && isDigit(text[h.end])
}

// longer reports whether the number before 月 goes on to the left, or is an
// ordinal or a rate.
func longer(before string) bool {
	for _, s := range []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "第", "每"} {
		if strings.HasSuffix(before, s) {
			return true
		}
	}
	return false
}

func group(s string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return s[m[2*n]:m[2*n+1]]
}

// number reads digits, or Chinese numerals up to 99 and years digit by digit.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	tens, units, seen := 0, 0, false
	for _, r := range s {
		if r == '十' {
			tens, units, seen = max(units, 1)*10, 0, true
			continue
		}
		digit := 0
		if r != '〇' && r != '零' {
			digit = strings.IndexRune("一二三四五六七八九", r)/len("一") + 1
		}
		if seen {
			units = digit
		} else {
			units = units*10 + digit
		}
	}
	return tens + units
}
