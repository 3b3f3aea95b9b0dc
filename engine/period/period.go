package period

import (
	"fmt"
	"time"
)

// Unit is the length of a period.
type Unit int

const (
	None Unit = iota // the zero Period: not known
	Year
	Half
	Quarter
	Month
)

// Period is a reporting period, such as 2020-H1. The zero value is unknown.
type Period struct {
	Year  int
	Unit  Unit
	Index int // 1–2 for halves, 1–4 for quarters, 1–12 for months, 0 for years
}

// IsZero reports whether the period is not known.
func (p Period) IsZero() bool { return p.Unit == None }

// perYear is how many periods of the unit a year has; 0 for None.
func (u Unit) perYear() int {
	switch u {
	case Year:
		return 1
	case Half:
		return 2
	case Quarter:
		return 4
	case Month:
		return 12
	}
	return 0
}

// String prints 2020-H1, 2020-Q3, 2020, 2020-06; "" for the zero value.
func (p Period) String() string {
	switch p.Unit {
	case Year:
		return fmt.Sprintf("%04d", p.Year)
	case Half:
		return fmt.Sprintf("%04d-H%d", p.Year, p.Index)
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", p.Year, p.Index)
	case Month:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Index)
	}
	return ""
}

// Chinese prints 2020年上半年, 2020年第三季度, 2020年, 2020年6月; "" for the
// zero value.
func (p Period) Chinese() string {
	switch p.Unit {
	case Year:
		return fmt.Sprintf("%d年", p.Year)
	case Half:
		return fmt.Sprintf("%d年%s半年", p.Year, writeHalf(p.Index))
	case Quarter:
		return fmt.Sprintf("%d年第%s季度", p.Year, writeHan(p.Index))
	case Month:
		return fmt.Sprintf("%d年%d月", p.Year, p.Index)
	}
	return ""
}

// Next is the period of the same unit n periods later (earlier for n < 0).
func (p Period) Next(n int) Period {
	per := p.Unit.perYear()
	switch {
	case per == 0:
		return p
	case per == 1:
		p.Year += n
		return p
	}
	at := p.ordinal() + n
	p.Year = floorDiv(at, per)
	p.Index = at - p.Year*per + 1
	return p
}

// ordinal numbers the periods of one unit without gaps.
func (p Period) ordinal() int {
	if p.Unit == Year {
		return p.Year
	}
	return p.Year*p.Unit.perYear() + p.Index - 1
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Start is the first day, in UTC; the zero time for the zero value.
func (p Period) Start() time.Time {
	if p.IsZero() {
		return time.Time{}
	}
	return time.Date(p.Year, p.firstMonth(), 1, 0, 0, 0, 0, time.UTC)
}

// End is the last day, in UTC; the zero time for the zero value.
func (p Period) End() time.Time {
	if p.IsZero() {
		return time.Time{}
	}
	months := 12 / p.Unit.perYear()
	return time.Date(p.Year, p.firstMonth()+time.Month(months), 0, 0, 0, 0, 0, time.UTC)
}

func (p Period) firstMonth() time.Month {
	if p.Unit == Year {
		return time.January
	}
	return time.Month((p.Index-1)*(12/p.Unit.perYear()) + 1)
}

// Compare orders periods by their end, then by their start; the zero value
// comes first.
func (p Period) Compare(q Period) int {
	if c := p.End().Compare(q.End()); c != 0 {
		return c
	}
	return p.Start().Compare(q.Start())
}

// at is the period of unit u that begins on the first of the month of day.
func at(u Unit, day time.Time) Period {
	p := Period{Year: day.Year(), Unit: u}
	if per := u.perYear(); per > 1 {
		p.Index = (int(day.Month())-1)/(12/per) + 1
	}
	return p
}
