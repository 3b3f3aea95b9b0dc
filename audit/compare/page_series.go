package compare

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// PageSeries is one figure over the reports.
type PageSeries struct {
	Label, Delta, Percent string
	Values                []string // one for each column, "" where the report lacks the figure
	Same                  bool     // flagged as unchanged
	Line                  string   // points of a polyline, "" for fewer than two values
	EndX, EndY            string   // where the line ends, in a drawing of 120 × 26
}

// columns names the reports that series have points of, in their order.
func (b *pageBuilder) columns() []string {
	var names []string
	for _, r := range b.c.reports() {
		names = append(names, r.name())
	}
	return names
}

func (b *pageBuilder) row(s *Series) PageSeries {
	change := s.Last()
	row := PageSeries{Label: s.Label, Delta: signed(change.Delta().String()), Same: s.Unchanged}
	if change.inPoints() {
		row.Delta += b.Say("个百分点", " points")
	} else if percent := change.Percent(); percent != "" {
		row.Percent = signed(percent) + "%"
	}
	for _, p := range s.over(b.c.reports()) {
		value := ""
		if p != nil {
			value = p.Value.String() + s.Unit
		}
		row.Values = append(row.Values, value)
	}
	row.Line, row.EndX, row.EndY = line(s.Points)
	return row
}

// Size of the drawing in which line puts its points.
const (
	lineWidth  = 114
	lineHeight = 20
	lineMargin = 3
)

// line draws values as the points of a polyline, and its end.
func line(points []Point) (drawn, endX, endY string) {
	if len(points) < 2 {
		return "", "", ""
	}
	low, high := points[0].Value, points[0].Value
	for _, p := range points {
		low, high = decimal.Min(low, p.Value), decimal.Max(high, p.Value)
	}
	var list []string
	for i, p := range points {
		share := 0.5
		if high.GreaterThan(low) {
			share = p.Value.Sub(low).Div(high.Sub(low)).InexactFloat64()
		}
		endX = fmt.Sprintf("%.1f", lineMargin+float64(lineWidth)*float64(i)/float64(len(points)-1))
		endY = fmt.Sprintf("%.1f", lineMargin+lineHeight*(1-share))
		list = append(list, endX+","+endY)
	}
	return strings.Join(list, " "), endX, endY
}
