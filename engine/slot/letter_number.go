package slot

import (
	"strings"
	"unicode/utf8"
)

// takeDigits adds leading digits that a filler has kept: 138XXXXXXXX, ２０ＸＸ,
// 1XX. Other mixtures are models and codes.
func (l *line) takeDigits(r *run, digits string) bool {
	digits = strings.TrimPrefix(digits, "FY") // FY20XX, a fiscal year
	narrow := strings.Map(func(c rune) rune {
		if c >= '０' && c <= '９' {
			return c - '０' + '0'
		}
		return c
	}, digits)
	for _, c := range narrow {
		if !isASCIIDigit(c) {
			return false
		}
	}
	if strings.HasPrefix(narrow, "00") || r.n < 2 && !l.isHalfFilled(digits, *r) {
		return false
	}
	r.start -= len(digits)
	r.year = isYearHead(narrow) && len(narrow)+r.n == 4
	return r.year || len(narrow)+r.n == 11 || !isLatin(lastRune(l.text[:r.start]))
}

// join takes in the further groups of one value: X X县, XXXX XXXX XXXX,
// XXX-XXXXXXXX, xxx@xxx.com.
func (l *line) join(r *run) {
	for r.end < len(l.text) {
		sep := l.text[r.end]
		next := r.end + 1
		group := endOf(l.text, next, isAlnum)
		if group == next || !isAllX(l.text[next:group]) || !l.joins(*r, sep, group-next) {
			return
		}
		if sep == '@' {
			group = endOf(l.text, group, func(c rune) bool { return isASCIIAlnum(c) || c == '.' })
		}
		r.n += utf8.RuneCountInString(l.text[next:group])
		r.end, r.joined = group, true
	}
}

func (l *line) joins(r run, sep byte, n int) bool {
	switch sep {
	case ' ':
		return !r.year && (r.n == 1 && n == 1 && isHan(firstRune(l.after(r.end+1+n))) || r.n >= 3 && n >= 3 && contactLabels.tail(strings.TrimRight(l.before(r.start), "：: 　")) != "")
	case '-':
		return n >= 4 && r.n >= 2 && n+r.n >= 7 && !r.year
	case '@':
		return true
	}
	return false
}

// isHalfFilled reports whether one X behind digits is the rest of a figure, 9X%, and
// not of a model: nothing but Chinese stands in front, and what follows measures
// people, money or a share.
func (l *line) isHalfFilled(digits string, r run) bool {
	head := l.text[:r.start-len(digits)]
	q := quantityAt(l.text[r.end:])
	return isHan(lastRune(head)) && (q.class == "percent" || q.class == "money" || halfFilled.has(q.unit))
}

// halfFilled are counted in figures of several digits. The list ends where a model
// could be told: 4X级, 2X倍.
var halfFilled = words(`人 名 人次 户 户次 件 场次`)

// takeNumber adds what belongs to the number in front of r: the digits before a
// point, 0.X个百分点, and the sign of a change, +X%.
func (l *line) takeNumber(r *run) {
	tail := l.after(r.end)
	head := l.before(r.start)
	if number := decimalHead(head, tail); number > 0 {
		r.start -= number
		r.joined = true
		head = l.before(r.start)
	}
	sign := lastOf(head)
	if sign == "" || !strings.Contains(changeSigns, sign) || !isSignedUnit(quantityAt(tail)) {
		return
	}
	if left := head[:len(head)-len(sign)]; isHan(lastRune(left)) || isStart(left) {
		r.start -= len(sign)
	}
}

// changeSigns stand in front of a change. A dash is none: it leads to a value, or
// between two.
const changeSigns = "+＋-−±"

// isSignedUnit reports a share or a temperature, which may be less than nothing.
func isSignedUnit(q quantity) bool {
	return q.class == "percent" || q.unit == "℃" || q.unit == "摄氏度"
}

// decimalHead is how long the number in front of a decimal is that is left to fill
// in, with its point: the 12. of 12.X万元; 0 for none.
func decimalHead(head, tail string) int {
	number, ok := strings.CutSuffix(head, ".")
	if !ok || !isDigit(lastRune(number)) {
		return 0
	}
	if class := quantityAt(tail).class; class != "money" && class != "percent" {
		return 0
	}
	left := strings.TrimRightFunc(number, isDigit)
	if c := lastRune(left); isLatin(c) || c == '.' || familyOf(c) != noFamily {
		return 0
	}
	return len(head) - len(left)
}

// takePhone adds the digits that the number of a mobile telephone has kept:
// 138××××××××.
func (l *line) takePhone(r *run) {
	const number = 11 // digits
	digits := digitsTail(l.before(r.start))
	if r.family == crosses && !r.joined && strings.HasPrefix(digits, "1") && len(digits)+r.n == number {
		r.start -= len(digits)
	}
}
