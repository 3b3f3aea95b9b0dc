package period

import (
	"slices"
	"strconv"
	"strings"
)

// replacement is a number of the expression and what it becomes.
type replacement struct {
	number number
	text   string
}

// rewrite writes the expression with new values, every number in the way the
// writer spelled the old one. The same text is a Keep.
func (m move) rewrite(first, last value) (Roll, string) {
	p := m.phrase
	reps := m.replace(nil, p.first, first)
	if first.toDate {
		reps = m.replace(nil, p.first, last)
	}
	if p.join != single {
		reps = m.replace(reps, p.last, last)
	}
	slices.SortFunc(reps, func(a, b replacement) int { return a.number.start - b.number.start })
	var b strings.Builder
	if !p.dated() && first.period.Year != m.to.Year {
		b.WriteString(strconv.Itoa(first.period.Year) + "年")
	}
	if !p.last.year.present() && last.period.Year != first.period.Year {
		return Review, ""
	}
	at := m.e.Start
	for _, r := range reps {
		b.WriteString(m.text[at:r.number.start])
		b.WriteString(r.text)
		at = r.number.end
	}
	b.WriteString(m.text[at:m.e.End])
	if b.String() == m.text[m.e.Start:m.e.End] {
		return Keep, ""
	}
	return Shift, b.String()
}

// replace adds the replacements for the numbers of point p with the value v.
func (m move) replace(reps []replacement, p point, v value) []replacement {
	add := func(n number, value int) {
		if n.present() {
			reps = append(reps, replacement{n, n.spell(m.text, value)})
		}
	}
	if p.year.style == relative {
		reps = append(reps, replacement{p.year, m.relativeWord(p.year, v.period.Year)})
	} else {
		add(p.year, v.period.Year)
	}
	add(p.half, v.period.Index)
	add(p.quarter, v.period.Index)
	add(p.month, v.period.Index)
	add(p.day, v.day)
	return reps
}

// relativeWord is the word for year in the new report: the old one where the
// distance is the same.
func (m move) relativeWord(n number, year int) string {
	switch offset := year - m.to.Year; {
	case offset == n.value:
		return m.text[n.start:n.end]
	case offset == -1:
		return "去年"
	case offset == 0:
		return "今年"
	case offset == 1:
		return "明年"
	}
	return strconv.Itoa(year) + "年"
}
