package values

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// date is a calendar date of which the year or the finer parts may be missing.
type date struct{ year, month, day int }

const dateNumber = `(\d{1,4}|[〇○零一二三四五六七八九十]{1,4})`

var (
	dateWords   = regexp.MustCompile(`^(?:` + dateNumber + `年)?(?:` + dateNumber + `月)?(?:` + dateNumber + `[日号])?$`)
	dateSigns   = regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})(?:([-/.])(\d{1,2}))?$`)
	dateCompact = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
)

// parseDate reads 2020-06-30, 2020/6/30, 2020.6.30, 20200630, 2020年6月30日,
// 二〇二〇年六月三十日, 6月30日, 2020年6月, 2020-06. It is false for dates that do
// not exist.
func parseDate(text string) (date, bool) {
	text = strings.ReplaceAll(width.Fold.String(strings.TrimSpace(text)), " ", "")
	var d date
	if m := dateSigns.FindStringSubmatch(text); m != nil {
		if m[4] != "" && m[4] != m[2] {
			return date{}, false
		}
		d = date{smallNumber(m[1]), smallNumber(m[3]), smallNumber(m[5])}
	} else if m := dateCompact.FindStringSubmatch(text); m != nil {
		d = date{smallNumber(m[1]), smallNumber(m[2]), smallNumber(m[3])}
	} else if m := dateWords.FindStringSubmatch(text); m != nil {
		d = date{smallNumber(m[1]), smallNumber(m[2]), smallNumber(m[3])}
		if m[1] != "" && d.year == 0 || m[2] != "" && d.month == 0 || m[3] != "" && d.day == 0 {
			return date{}, false
		}
	}
	return d, d != date{} && d.exists()
}

// smallNumber reads up to four digits or Chinese glyphs, 0 for none.
func smallNumber(text string) int {
	value, ok := parseNumber(text)
	if !ok {
		return 0
	}
	n, _ := strconv.Atoi(value.Num().String())
	return n
}

// exists reports whether the calendar has the date. Parts that are missing are
// no fault, but a day needs its month.
func (d date) exists() bool {
	if d.month == 0 {
		return d.day == 0
	}
	if d.month > 12 || d.day < 0 {
		return false
	}
	return d.day <= d.lastDay()
}

// lastDay is the last day of the month, 29 for a February of no known year.
func (d date) lastDay() int {
	year := d.year
	if year == 0 {
		year = 2000
	}
	return time.Date(year, time.Month(d.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// datePart is a part of a date that stands alone in a slot, because the
// document has the word behind it: X月.
type datePart struct{ least, most int }

// datePart tells by what follows the slot which part is meant.
func (p Place) datePart() (datePart, bool) {
	switch r, _ := utf8.DecodeRuneInString(p.After); r {
	case '年':
		return datePart{0, 9999}, true
	case '月':
		return datePart{1, 12}, true
	case '日', '号':
		return datePart{1, 31}, true
	case '时', '点':
		return datePart{0, 24}, true
	case '分':
		return datePart{0, 59}, true
	}
	return datePart{}, false
}

// looseDate is what else may stand where a date does: 6月底, 第三季度, 上半年,
// 6月28日至30日.
var looseDate = regexp.MustCompile(`[年月日号季旬周时]`)

func (p Place) checkDate(text string) *Error {
	part, alone := p.datePart()
	if !alone {
		_, exists := parseDate(text)
		half := width.Fold.String(text)
		isWhole := dateWords.MatchString(half) || dateSigns.MatchString(half) || dateCompact.MatchString(half)
		if exists || looseDate.MatchString(text) && !isWhole {
			return nil
		}
		return &Error{Kind: KindDate, Text: text, Want: "2020年6月30日"}
	}
	q, ok := readQuantity(strings.TrimSpace(text))
	if !ok || q.lead != "" {
		return &Error{Kind: KindDate, Text: text}
	}
	if err := p.checkTail(q, text); err != nil {
		return err
	}
	for _, number := range q.numbers {
		if n, ok := parseNumber(number); !ok || !n.IsInt() || !part.holds(n.Num()) {
			return &Error{Kind: KindDate, Text: text}
		}
	}
	return nil
}

func (part datePart) holds(n *big.Int) bool {
	return n.IsInt64() && int64(part.least) <= n.Int64() && n.Int64() <= int64(part.most)
}

// dateStyle is how a format writes a date.
type dateStyle int

const (
	noDate      dateStyle = iota
	dateFull              // 2020年6月30日
	dateChinese           // 二〇二〇年六月三十日
	dateMonth             // 2020年6月
	dateDay               // 6月30日
	dateEnd               // 6月底
	dateThird             // 6月下旬
	dateISO               // 2020-06-30
)

// write spells d; why says what it lacks for the style.
func (d date) write(style dateStyle) (text string, why Text) {
	needsYear := style == dateFull || style == dateChinese || style == dateMonth || style == dateISO
	needsDay := style != dateMonth && style != dateEnd
	switch {
	case d.month == 0:
		return "", Text{"缺月份", "lacks the month"}
	case needsYear && d.year == 0:
		return "", Text{"缺年份", "lacks the year"}
	case needsDay && d.day == 0:
		return "", Text{"缺日", "lacks the day"}
	case style == dateEnd && d.day != 0 && d.day != d.lastDay():
		return "", Text{"不是月末", "is not the last day of a month"}
	}
	switch style {
	case dateFull:
		return fmt.Sprintf("%d年%d月%d日", d.year, d.month, d.day), Text{}
	case dateChinese:
		return spellDigits(strconv.Itoa(d.year), false) + "年" + smallHan(d.month) + "月" + smallHan(d.day) + "日", Text{}
	case dateMonth:
		return fmt.Sprintf("%d年%d月", d.year, d.month), Text{}
	case dateDay:
		return fmt.Sprintf("%d月%d日", d.month, d.day), Text{}
	case dateEnd:
		return fmt.Sprintf("%d月底", d.month), Text{}
	case dateThird:
		third := []string{"上旬", "中旬", "下旬"}[min((d.day-1)/10, 2)]
		return fmt.Sprintf("%d月%s", d.month, third), Text{}
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day), Text{}
}

func smallHan(n int) string {
	text, _ := writeHan(strconv.Itoa(n), false)
	return text
}
