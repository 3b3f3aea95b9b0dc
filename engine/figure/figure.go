package figure

import (
	"sort"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Figure is a quantity of a report.
type Figure struct {
	Number                 // offsets in the paragraph's text
	Loc    docx.Loc        // of the number with its unit
	Text   string          // as written: 300余人次
	Label  string          // what is counted, from the clause around it or the table's headers
	Value  decimal.Decimal // in Unit; of a range, its lower end
}

// Exact is the value in the normal unit Base.
func (f Figure) Exact() decimal.Decimal { return f.Number.Exact(f.Value) }

// Same reports whether two figures say the same: equal values, after the units
// are made equal, and equal upper ends of ranges. 约5 and 5 are the same.
func (f Figure) Same(g Figure) bool {
	if f.Base != g.Base || !f.Exact().Equal(g.Exact()) {
		return false
	}
	upper, ok := f.UpperValue()
	other, also := g.UpperValue()
	return ok == also && f.Number.Exact(upper).Equal(g.Number.Exact(other))
}

// Options of FindWith. The zero value is that of Find.
type Options struct {
	// Numbers are those that Scan lists for each paragraph, for callers that
	// have scanned them before.
	Numbers [][]Number
	// Unnamed leaves out Label.
	Unnamed bool
}

// Find lists the figures of paragraphs in document order. Numbers in results
// that Word computes (page numbers) are none.
func Find(paragraphs []docx.Paragraph) []Figure { return FindWith(paragraphs, Options{}) }

// FindWith is Find with options.
func FindWith(paragraphs []docx.Paragraph, opts Options) []Figure {
	f := finder{unnamed: opts.Unnamed}
	for i := range paragraphs {
		if opts.Numbers != nil {
			f.paragraph(&paragraphs[i], opts.Numbers[i])
		} else {
			f.paragraph(&paragraphs[i], Scan(paragraphs[i].Text))
		}
	}
	return f.figures
}

type finder struct {
	figures []Figure
	caption caption // of the table at hand
	unnamed bool
}

func (f *finder) paragraph(p *docx.Paragraph, scanned []Number) {
	if p.Cell == nil {
		f.caption.read(p)
	} else if n, ok := f.cellNumber(p); ok {
		f.add(p, n)
		return
	}
	f.add(p, quantities(p, scanned)...)
}

// quantities lists the quantities of running text. In a table cell a number
// without a unit is a figure only if it is all that the cell holds.
func quantities(p *docx.Paragraph, scanned []Number) []Number {
	var list []Number
	for _, n := range scanned {
		if n.Kind == Quantity && !computed(p, n.Start) && (n.Unit != "" || p.Cell == nil) {
			list = append(list, n)
		}
	}
	return list
}

func (f *finder) add(p *docx.Paragraph, numbers ...Number) {
	names := make([]string, len(numbers))
	if !f.unnamed {
		names = labels(p, numbers)
	}
	for i, n := range numbers {
		if value, ok := n.Value(); ok {
			f.figures = append(f.figures, Figure{
				Number: n,
				Loc:    docx.Loc{Part: p.Part, Para: p.Index, Start: n.Start, End: n.End},
				Text:   p.Text[n.Start:n.End],
				Label:  names[i],
				Value:  value,
			})
		}
	}
}

// computed reports whether the text at an offset is the result of a field that
// Word computes.
func computed(p *docx.Paragraph, at int) bool {
	i := sort.Search(len(p.Runs), func(i int) bool { return p.Runs[i].End > at })
	return i < len(p.Runs) && p.Runs[i].Start <= at && p.Runs[i].Field.Kind == docx.ComputedField
}
