package compare

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// FigureChange is a figure and its predecessor. Both values are in Unit.
type FigureChange struct {
	Label   string
	Unit    string
	Prior   decimal.Decimal
	Current decimal.Decimal
	Loc     docx.Loc // in the current report
}

// Delta is by how much the figure rose.
func (f FigureChange) Delta() decimal.Decimal { return f.Current.Sub(f.Prior) }

// Percent is Delta in percent of Prior, to one decimal; "" where Prior is 0.
func (f FigureChange) Percent() string {
	if f.Prior.IsZero() {
		return ""
	}
	return f.Delta().Mul(hundred).DivRound(f.Prior.Abs(), 1).StringFixed(1)
}

// inPoints reports whether the figure is itself in percent or in points of it.
// By how many percent such a figure changed reads like the change itself.
func (f FigureChange) inPoints() bool {
	return f.Unit == "%" || strings.HasSuffix(f.Unit, "百分点")
}

// Jumps reports whether the figure changed by a factor of ten or more, which is
// most often a wrong unit or a slip of the keyboard. Percentages don't count.
func (f FigureChange) Jumps() bool {
	low, high := f.Prior.Abs(), f.Current.Abs()
	if low.GreaterThan(high) {
		low, high = high, low
	}
	return f.Unit != "%" && low.IsPositive() && high.GreaterThanOrEqual(low.Mul(ten))
}

var ten = decimal.NewFromInt(10)

// figureChanges lists the paired figures that changed or are marked.
func (a *alignment) figureChanges(r *relation, marks []Mark) []FigureChange {
	marked := map[docx.Loc]bool{}
	for _, m := range marks {
		if m.Flag == UnchangedFigure {
			marked[m.Loc] = true
		}
	}
	var list []FigureChange
	for _, pair := range r.figures {
		old, now := a.oldFigure(pair), a.newFigure(pair)
		if a.changed(pair) || marked[now.Loc] {
			unit, values := inOneUnit(old, now)
			list = append(list, FigureChange{now.Label, unit, values[0], values[1], now.Loc})
		}
	}
	return list
}

// inOneUnit gives figures of one base in the unit of the last of them.
func inOneUnit(figures ...*figure.Figure) (unit string, values []decimal.Decimal) {
	last := figures[len(figures)-1]
	for _, f := range figures {
		value := f.Value
		if f.Unit != last.Unit {
			value = last.FromExact(f.Exact())
		}
		values = append(values, value)
	}
	return last.Unit, values
}

// Series is one figure over several reports.
type Series struct {
	Label     string
	Unit      string
	Points    []Point  // by period, the current report last
	Loc       docx.Loc // in the current report
	Unchanged bool     // flagged as unchanged against one of the priors
}

// Last is the change from the last prior that has the figure.
func (s *Series) Last() FigureChange {
	n := len(s.Points)
	return FigureChange{s.Label, s.Unit, s.Points[n-2].Value, s.Points[n-1].Value, s.Loc}
}

// Point is the value of a figure in one report.
type Point struct {
	Report string
	Period period.Period
	Value  decimal.Decimal
}

// series follows each figure of the current report through the priors.
func (c *comparer) series() []Series {
	old := map[int][]point{} // by figure of the current report
	for _, a := range c.byPeriod() {
		for _, r := range a.relations {
			for _, pair := range r.figures {
				old[pair.new] = append(old[pair.new], point{a.prior, a.oldFigure(pair)})
			}
		}
	}
	unchanged := c.out.unchangedFigures()
	var list []Series
	for i := range c.current.figures {
		if points := old[i]; len(points) > 0 {
			s := seriesOf(append(points, point{c.current, &c.current.figures[i]}))
			s.Unchanged = unchanged[s.Loc]
			list = append(list, s)
		}
	}
	return list
}

// unchangedFigures are the places of all figures so flagged.
func (c *Comparison) unchangedFigures() map[docx.Loc]bool {
	places := map[docx.Loc]bool{}
	for i := range c.Against {
		for j := range c.Against[i].Changes {
			for _, m := range c.Against[i].Changes[j].Marks {
				if m.Flag == UnchangedFigure {
					places[m.Loc] = true
				}
			}
		}
	}
	return places
}

// byPeriod is the alignments, the earliest prior first.
func (c *comparer) byPeriod() []*alignment {
	order := slices.Clone(c.alignments)
	slices.SortStableFunc(order, func(a, b *alignment) int { return a.prior.period.Compare(b.prior.period) })
	return order
}

// point is a figure and the report it stands in.
type point struct {
	report *report
	figure *figure.Figure
}

func seriesOf(points []point) Series {
	figures := make([]*figure.Figure, len(points))
	for i, p := range points {
		figures[i] = p.figure
	}
	unit, values := inOneUnit(figures...)
	last := figures[len(figures)-1]
	s := Series{Label: last.Label, Unit: unit, Loc: last.Loc}
	for i, p := range points {
		s.Points = append(s.Points, Point{p.report.Name, p.report.period, values[i]})
	}
	return s
}

// reports are the reports that series have points of, by period, the current
// one last. Their values are not set.
func (c *Comparison) reports() []Point {
	list := make([]Point, len(c.Against), len(c.Against)+1)
	for i := range c.Against {
		list[i] = Point{Report: c.Against[i].Prior, Period: c.Against[i].Period}
	}
	slices.SortStableFunc(list, func(p, q Point) int { return p.Period.Compare(q.Period) })
	return append(list, Point{Report: c.Current, Period: c.Period})
}

// over gives the point of each report, nil where it lacks the figure.
func (s *Series) over(reports []Point) []*Point {
	list := make([]*Point, len(reports))
	at := 0
	for i, r := range reports {
		if at < len(s.Points) && s.Points[at].Report == r.Report && s.Points[at].Period == r.Period {
			list[i] = &s.Points[at]
			at++
		}
	}
	return list
}

// name is the period of a report, or its file name where that is unknown.
func (p *Point) name() string {
	if period := p.Period.String(); period != "" {
		return period
	}
	return p.Report
}
