// Package period knows reporting periods and the expressions for them.
package period

import "time"

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

// Parse reads 2020H1, 2020-H1, 2020年上半年, 2020Q3, 2020年, 2020-06.
func Parse(s string) (Period, error) { return Period{}, nil }

// String prints 2020-H1, 2020-Q3, 2020, 2020-06; "" for the zero value.
func (p Period) String() string { return "" }

// Chinese prints 2020年上半年, 2020年第三季度, 2020年, 2020年6月.
func (p Period) Chinese() string { return "" }

// Next is the period of the same unit n periods later (earlier for n < 0).
func (p Period) Next(n int) Period { return p }

// Start and End are the first and last day, in UTC.
func (p Period) Start() time.Time { return time.Time{} }
func (p Period) End() time.Time   { return time.Time{} }

// Compare orders periods by their end, then by their start.
func (p Period) Compare(q Period) int { return 0 }

// Roll says what a roll-forward does with an expression.
type Roll string

const (
	Shift  Roll = "shift"  // write the new text
	Keep   Roll = "keep"   // right as it is
	Review Roll = "review" // a person decides
)

// Expr is a date or period expression in a text. Offsets are bytes, half-open.
type Expr struct {
	Start, End int
	Kind       string // the kinds of the reference data: period.half, year.in_title, month …
	Normalized string // 2020-H1, 2020-06-30, 1990s; "" when it has no value
}

// Context is what an expression's meaning depends on.
type Context struct {
	Report  Period // the report's own period, zero when unknown
	InTitle bool   // the text is the inside of a 《…》
	Plan    bool   // the text stands in a section about the time to come
}

// Find lists the expressions of text in order; they do not overlap.
func Find(text string, ctx Context) []Expr { return nil }

// Propose says what becomes of e when the report moves from ctx.Report to to,
// and the new text for Shift ("" otherwise).
func Propose(text string, e Expr, ctx Context, to Period) (Roll, string) { return Keep, "" }
