package audit

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

var wrongWeekday = Rule{
	ID: "DT428", Name: Text{"日期与星期不符", "weekday does not fit the date"},
	What:  Text{"写明年月日又注明星期几，而那天不是星期几。", "A full date with a weekday that the day was not."},
	Why:   Text{"改期时日期和星期往往只改了一个。", "When a date is moved, one of the two is often left."},
	Wrong: []string{"会议定于2022年9月1日（星期五）召开。"},
	Right: []string{"会议定于2022年9月1日（星期四）召开。", "2022年9月1日，星期五例会改期。"},
	Draft: Error, Final: Error,
	words: []string{"（星期", "(星期", "（周", "(周", "日星期", "日，星期", "日，周"},
	Check: checkWeekday,
}

func checkWeekday(p *Pass) {
	p.eachHit(func(h hit) {
		text := h.par.Text
		r, size := utf8.DecodeRuneInString(text[h.end:])
		day := strings.IndexRune("日一二三四五六天", r)
		if day < 0 || strings.Contains(h.text(), "，") && !strings.HasPrefix(text[h.end+size:], "，") {
			return // 1日，星期五例会改期: the weekday begins another clause
		}
		weekday := time.Weekday(day / len("日") % 7)
		from := runeStart(text, h.start-dateReach)
		monthAt := strings.LastIndex(text[from:h.start], "月")
		if monthAt < 0 {
			return
		}
		monthAt += from
		d, ok := dateAround(hit{h.par, monthAt, monthAt + len("月")})
		bracket := h.start
		if strings.HasPrefix(h.text(), "日") {
			bracket += len("日")
		}
		if !ok || d.end != bracket || !p.dated(h, &d) || !d.possible() {
			return
		}
		is := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC).Weekday()
		if is != weekday {
			p.Report(h.par, h.end, h.end+size, Note{Suggestion: weekdayNames[is], Message: Text{
				ZH: fmt.Sprintf("%s是星期%s", d.chinese(), weekdayNames[is]),
				EN: fmt.Sprintf("%s is a %s", d.iso(), is),
			}})
		}
	})
}

// dated reports whether the year of d is known: it is written, or the day lies
// within the report's own period and no other year is spoken of.
func (p *Pass) dated(h hit, d *date) bool {
	if d.year != 0 {
		return true
	}
	own := p.ownPeriod()
	if !known(own) || otherYear(h.par, *d) {
		return false
	}
	day := time.Date(own.Year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	d.year = own.Year
	return !day.Before(own.Start()) && !day.After(own.End())
}

var weekdayNames = [...]string{"日", "一", "二", "三", "四", "五", "六"}
