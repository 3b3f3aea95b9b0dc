package period

import (
	"strconv"
	"strings"
	"time"
)

// Roll says what a roll-forward does with an expression.
type Roll string

const (
	Shift  Roll = "shift"  // write the new text
	Keep   Roll = "keep"   // right as it is
	Review Roll = "review" // a person decides
)

// Propose says what becomes of e when the report moves from ctx.Report to to,
// and the new text for Shift ("" otherwise). text and ctx are those e was found
// with.
func Propose(text string, e Expr, ctx Context, to Period) (Roll, string) {
	if e.Start < 0 || e.End > len(text) || e.Start >= e.End {
		return Review, ""
	}
	m := move{text: text, e: e, from: ctx.Report, to: to, plan: ctx.Plan}
	if roll, ok := m.byKind(); ok {
		return roll, ""
	}
	var ok bool
	if m.phrase, ok = readAny(text, e); !ok {
		return Review, ""
	}
	if ctx.Report.IsZero() || to.IsZero() {
		return Review, ""
	}
	if !m.years() {
		return Review, ""
	}
	switch m.phrase.finest() {
	case Year:
		return m.moveYear()
	}
	return m.moveWithin()
}

// A move is one expression on its way from one report to another.
type move struct {
	text        string
	e           Expr
	from, to    Period
	plan        bool
	phrase      phrase
	first, last value // of the phrase's points
}

// byKind answers for the kinds that never move.
func (m move) byKind() (Roll, bool) {
	switch m.e.Kind {
	case KindRelSame, KindRelMonth, KindSpan, KindTermFixed, KindDecade, KindRelYear, KindRelPrevYear, KindRelNextYear,
		KindRelYear + titleSuffix, KindRelPrevYear + titleSuffix, KindRelNextYear + titleSuffix:
		return Keep, true
	case KindFiveYear:
		return m.fiveYear(), true
	case KindHoliday:
		return m.holiday(), true
	case KindMeeting:
		if strings.HasPrefix(m.text[m.e.End:], "以来") {
			return Keep, true
		}
		return Review, true
	case KindEvent, KindLunarDay, KindDocNumber, KindPartElliptic, KindDayElliptic:
		return Review, true
	}
	switch {
	case m.is("年初"):
		return Keep, true
	case m.is("年底"), m.is("年末"):
		return m.yearEnd(), true
	case strings.ContainsRune("本上下", runeAfter(m.text, m.e.Start)) && m.e.Kind == KindRelQuarter:
		return Keep, true
	}
	return "", false
}

// is reports whether the expression begins with word, a part of the report's
// own year.
func (m move) is(word string) bool { return strings.HasPrefix(m.text[m.e.Start:m.e.End], word) }

// fiveYear keeps a plan that still runs when the new period ends.
func (m move) fiveYear() Roll {
	_, last, _ := strings.Cut(m.e.Normalized, "/")
	if year, err := strconv.Atoi(last); err == nil && !m.to.IsZero() && m.from.Year <= year && m.to.Year > year {
		return Review
	}
	return Keep
}

// yearEnd keeps 年底, unless it was still to come and now ends the period.
func (m move) yearEnd() Roll {
	ahead := m.plan || m.e.Kind == KindDeadline
	if ahead && !m.from.End().Equal(yearEnd(m.from.Year)) && m.to.End().Equal(yearEnd(m.to.Year)) {
		return Review
	}
	return Keep
}

func yearEnd(year int) time.Time { return time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC) }

// readAny reads the phrase that e is, in any language.
func readAny(text string, e Expr) (phrase, bool) {
	if p, ok := readPhrase(text, e.Start); ok && p.end == e.End {
		return p, true
	}
	c := cursor{s: text, i: e.Start}
	p := phrase{start: e.Start}
	if c.monthRange(&p) && c.i == e.End {
		p.end = c.i
		return p, true
	}
	for _, read := range []func(*cursor, *point) bool{(*cursor).monthDate, (*cursor).letterYear, (*cursor).ordinalPart, (*cursor).fiscalYear, (*cursor).yearNumber, (*cursor).dayMonth} {
		c := cursor{s: text, i: e.Start}
		p := phrase{start: e.Start}
		if read(&c, &p.first) && c.i == e.End {
			p.end = c.i
			return p, true
		}
	}
	return phrase{}, false
}

// years takes the years of the phrase's points from the normalised value, where
// Find has put them.
func (m *move) years() bool {
	n := m.e.Normalized
	first, ok := leadingYear(n)
	if !ok {
		return false
	}
	m.first = valueOf(m.phrase.first, m.phrase.first, first)
	m.last = m.first
	if m.phrase.join == single {
		return true
	}
	last, ok := leadingYear(n[strings.IndexAny(n, "/,")+1:])
	m.last = valueOf(m.phrase.last, m.phrase.first, last)
	return ok
}

func leadingYear(s string) (int, bool) {
	if len(s) < 4 {
		return 0, false
	}
	year, err := strconv.Atoi(s[:4])
	return year, err == nil && year > 0
}

// sameSeason reports whether only the year moves.
func (m move) sameSeason() bool { return m.from.Unit == m.to.Unit && m.from.Index == m.to.Index }

// history reports whether the expression is about a time long before, or a
// target far beyond, the report.
func (m move) history() bool {
	return m.last.period.Year < m.from.Year-1 || m.first.period.Year > m.from.Year+1
}

// moveYear moves a year with the report's year.
func (m move) moveYear() (Roll, string) {
	years := m.to.Year - m.from.Year
	p := m.phrase
	switch {
	case m.namesSchoolYear():
		return m.moveSchoolYear(), ""
	case years == 0 || m.history():
		return Keep, ""
	case p.first.year.style == relative:
		return m.yearEnd(), ""
	case p.join != single:
		return m.moveYears(), ""
	case m.first.period.Year < m.from.Year && m.since():
		return Review, ""
	case p.before && m.plan, m.aheadOfPart():
		return Review, ""
	}
	m.first.period.Year += years
	return m.rewrite(m.first, m.first)
}

// aheadOfPart reports whether the year is still to come and the report moves to
// another part of its year: what a second half plans for a year, a first half
// plans for the second.
func (m move) aheadOfPart() bool {
	return m.first.period.Year > m.from.Year && m.to.Index != m.from.Index
}

// moveYears keeps a row of years that the new period still lies in.
func (m move) moveYears() Roll {
	if m.first.period.Year <= m.to.Year && m.last.period.Year >= m.to.Year && m.phrase.join == ranged {
		return Keep
	}
	return Review
}

// since reports whether the year began something that lasts: 自2019年起.
func (m move) since() bool {
	return hasAnyPrefix(m.text[m.e.End:], []string{"起", "以来", "开始", "修订", "修正", "印发", "出台", "发布", "施行", "成立"})
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// moveWithin moves halves, quarters, months and days.
func (m move) moveWithin() (Roll, string) {
	if m.phrase.long || m.from.Unit != m.to.Unit {
		return Review, ""
	}
	if strings.HasPrefix(m.e.Kind, "cutoff.") {
		return m.moveCutoff()
	}
	if first, last, ok := m.moveWhole(); ok {
		return m.rewrite(first, last)
	}
	if m.phrase.dated() && m.history() {
		return Keep, ""
	}
	return m.movePart()
}

// moveCutoff moves a cut-off at the period's end to the new end; any other day
// is a fact.
func (m move) moveCutoff() (Roll, string) {
	if !m.first.end().Equal(m.from.End()) || m.first.part != whole && m.first.part != end {
		return Review, ""
	}
	v := m.first
	v.period = at(Month, m.to.End())
	if v.day > 0 {
		v.day = m.to.End().Day()
	}
	return m.rewrite(v, v)
}

// moveWhole moves what covers the report's period, one beside it, the same
// period of last year, or the year to date. ok is false when the expression
// covers none of them or two that move differently.
func (m move) moveWhole() (first, last value, ok bool) {
	unit := m.phrase.finest()
	if unit == None || m.first.part != whole || m.last.part != whole {
		return
	}
	var found [][2]time.Time
	add := func(oldFrom, oldTo, newFrom, newTo time.Time) {
		if m.first.start().Equal(oldFrom) && m.last.end().Equal(oldTo) {
			found = append(found, [2]time.Time{newFrom, newTo})
		}
	}
	lastYear := -m.from.Unit.perYear()
	for _, n := range []int{0, 1, -1, lastYear} {
		if n == -1 && !m.phrase.dated() && unit == Half {
			continue // 上半年 in a report on a second half: said of a year, not of the period before
		}
		p, q := m.from.Next(n), m.to.Next(n)
		add(p.Start(), p.End(), q.Start(), q.End())
		if n == lastYear && lastYear == -1 {
			break
		}
	}
	if m.phrase.join == ranged || m.first.toDate {
		for _, n := range []int{0, lastYear} {
			p, q := m.from.Next(n), m.to.Next(n)
			add(newYear(p), p.End(), newYear(q), q.End())
		}
	}
	if len(found) == 0 || len(found) == 2 && found[0] != found[1] {
		return
	}
	first, last = m.first, m.last
	first.period, last.period = at(unit, found[0][0]), at(unit, found[0][1])
	return first, last, m.fits(first, last)
}

func newYear(p Period) time.Time { return time.Date(p.Year, time.January, 1, 0, 0, 0, 0, time.UTC) }

// fits reports whether the phrase has room for the new values: one point for
// one, two points for two, 前N for N of more than one.
func (m move) fits(first, last value) bool {
	n := last.period.ordinal() - first.period.ordinal()
	switch {
	case m.phrase.first.half.style == midYear && first.period.Index != 1:
		return false
	case m.first.toDate:
		return last.period.Index > 1 && last.period.Index < last.period.Unit.perYear()
	case m.phrase.join == single:
		return n == 0
	case m.phrase.join == listed:
		return n == 1
	}
	return n > 0
}

// movePart decides on a part of the period. When only the year moves, parts that
// are told without a year may stay: the quarters and halves of statistics, and
// the months of a plan.
func (m move) movePart() (Roll, string) {
	steady := m.phrase.finest() == Half || m.phrase.finest() == Quarter
	ahead := m.phrase.finest() == Month && m.first.start().After(m.from.End()) && m.phrase.join == single
	switch {
	case !m.sameSeason() || !steady && !ahead:
		return Review, ""
	case !m.phrase.dated():
		return Keep, ""
	}
	years := m.to.Year - m.from.Year
	first, last := m.first, m.last
	first.period.Year += years
	last.period.Year += years
	return m.rewrite(first, last)
}
