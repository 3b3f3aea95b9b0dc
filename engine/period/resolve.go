package period

import (
	"fmt"
	"time"
)

// resolved is a phrase with its years known. A year 0 means not known.
type resolved struct {
	phrase      phrase
	first, last value
}

// value is a point with its year known: a period, or a day in a month.
type value struct {
	period Period // of the point's finest unit; the month for days
	day    int    // 0 without
	part   part
	toDate bool
}

// valueOf makes a value of p in the given year; what p lacks it takes from q.
func valueOf(p, q point, year int) value {
	v := value{period: Period{Year: year, Unit: p.unit()}, part: p.part, toDate: p.toDate}
	switch v.period.Unit {
	case None:
		v.period.Unit, v.period.Index, v.day = Month, p.monthOr(q), p.day.value
	case Month:
		v.period.Index = p.month.value
	case Quarter:
		v.period.Index = p.quarter.value
	case Half:
		v.period.Index = p.half.value
	}
	return v
}

// end is the last day the value covers.
func (v value) end() time.Time {
	switch {
	case v.day > 0:
		return time.Date(v.period.Year, time.Month(v.period.Index), v.day, 0, 0, 0, 0, time.UTC)
	case v.part == early || v.part == first10:
		return v.period.Start().AddDate(0, 0, 9)
	case v.part == second10:
		return v.period.Start().AddDate(0, 0, 19)
	}
	return v.period.End()
}

// start is the first day the value covers.
func (v value) start() time.Time {
	switch {
	case v.day > 0:
		return v.end()
	case v.toDate:
		return time.Date(v.period.Year, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return v.period.Start()
}

// String prints the value in the form of the reference data.
func (v value) String() string {
	p := v.period.String()
	switch {
	case v.period.Year == 0:
		return ""
	case v.day > 0:
		return fmt.Sprintf("%s-%02d", p, v.day)
	case v.toDate:
		return Period{Year: v.period.Year, Unit: v.period.Unit, Index: 1}.String() + "/" + p
	case v.period.Unit == Year && v.part == early:
		return p + "-01"
	case v.part == early:
		return p + "-early"
	case v.part == end:
		return v.period.End().Format("2006-01-02")
	case v.part >= first10:
		return p + tenDays(v)
	}
	return p
}

func tenDays(v value) string {
	switch v.part {
	case first10:
		return "-01/10"
	case second10:
		return "-11/20"
	}
	return "-21/" + v.period.End().Format("02")
}

func (r resolved) String() string {
	first, last := r.first.String(), r.last.String()
	switch {
	case first == "" || last == "":
		return ""
	case r.phrase.join == ranged:
		return first + "/" + last
	case r.phrase.join == listed:
		return first + "," + last
	}
	return first
}

// resolve finds the years of a phrase.
func (s *scanner) resolve(p phrase) resolved {
	firstYear := s.yearOf(p, p.first)
	r := resolved{phrase: p, first: valueOf(p.first, p.first, firstYear)}
	r.last = r.first
	if p.join != single {
		lastYear := firstYear
		if p.last.year.present() {
			lastYear = s.yearOf(p, p.last)
		}
		r.last = valueOf(p.last, p.first, lastYear)
	}
	return r
}

// yearOf is the year of a point of p: named, relative to the report, or that of
// the date before or of the report. In a plan, what lies behind the report's
// period is meant for the next year.
func (s *scanner) yearOf(p phrase, q point) int {
	report := s.ctx.Report
	switch {
	case q.year.style == relative && (report.IsZero() || q.year.value == farYear):
		return 0
	case q.year.style == relative:
		return report.Year + q.year.value
	case q.year.present():
		return q.year.value
	case p.last.year.present(): // 7月至2020年6月
		return p.last.year.value
	}
	if s.year != 0 && q.month.present() && q.month.value >= s.month.Index {
		return s.year
	}
	if s.ctx.Plan && !report.IsZero() && !valueOf(q, q, report.Year).end().After(report.End()) {
		return report.Year + 1
	}
	return report.Year
}

// kind names the phrase's kind.
func (s *scanner) kind(p phrase, r resolved) string {
	switch p.finest() {
	case Year:
		return s.yearKind(p)
	case Half:
		return s.halfKind(p, r)
	case Quarter:
		return s.quarterKind(p)
	case Month:
		return s.monthKind(p, r)
	}
	return s.dayKind(p)
}

func (s *scanner) yearKind(p phrase) string {
	year := p.first.year
	switch {
	case p.before:
		return KindDeadline
	case p.first.part == end:
		return KindYearEnd
	case p.first.part == early:
		return KindYearStart
	case p.first.quarterly:
		return KindYearQuarters
	case p.join == listed:
		return KindYearList
	case p.join == ranged:
		return KindYearRange
	case year.style == relative:
		return s.inTitle(relativeYear(year.value))
	case s.titles > 0:
		return KindYearTitle
	case !s.ctx.Report.IsZero() && year.value == s.ctx.Report.Year-1:
		return KindYearPrev
	}
	return KindYear
}

func relativeYear(offset int) string {
	switch {
	case offset < 0:
		return KindRelPrevYear
	case offset > 0:
		return KindRelNextYear
	}
	return KindRelYear
}

// inTitle marks a relative kind as standing in a 《…》.
func (s *scanner) inTitle(kind string) string {
	if s.titles > 0 {
		return kind + titleSuffix
	}
	return kind
}

func (s *scanner) halfKind(p phrase, r resolved) string {
	year := p.first.year
	switch {
	case p.join != single:
		return KindHalfRange
	case year.present() && year.style != relative:
		return KindHalf
	case s.future(r) && s.ctx.Report.Unit == Half:
		return KindRelHalfNext
	}
	return KindRelHalf
}

func (s *scanner) quarterKind(p phrase) string {
	year := p.first.year
	switch {
	case p.join == ranged || p.first.toDate:
		return KindQuarterRange
	case p.join == listed:
		return KindQuarterList
	case year.present() && year.style != relative:
		return KindQuarter
	}
	return KindRelQuarter
}

func (s *scanner) monthKind(p phrase, r resolved) string {
	switch {
	case p.join == ranged || p.first.toDate:
		return KindMonthRange
	case p.join == listed:
		return KindMonthList
	case p.before:
		return KindDeadline
	case p.first.part == end && s.cutoff(p.start):
		return KindCutoffEnd
	case p.first.part == end:
		return KindMonthEnd
	case p.first.part != whole:
		return KindMonthPart
	case s.cutoff(p.start):
		return KindCutoffMonth
	case s.future(r):
		return KindMonthFuture
	}
	return KindMonth
}

func (s *scanner) dayKind(p phrase) string {
	switch {
	case p.before:
		return KindDeadline
	case p.join != single:
		return KindDayRange
	case s.cutoff(p.start):
		return KindCutoffDay
	}
	return KindDay
}

// future reports whether the phrase lies after the report's period.
func (s *scanner) future(r resolved) bool {
	return !s.ctx.Report.IsZero() && r.first.period.Year != 0 && r.first.start().After(s.ctx.Report.End())
}

// cutoff reports whether 截至 (or 截止, as many write) stands before byte i.
func (s *scanner) cutoff(i int) bool {
	before := s.text[s.clause:i]
	for _, w := range []string{"截至", "截止", "截止到", "截至到", "截止至", "截至 ", "截止 "} {
		if len(before) >= len(w) && before[len(before)-len(w):] == w {
			return true
		}
	}
	return false
}
