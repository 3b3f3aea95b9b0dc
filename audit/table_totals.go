package audit

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
)

// tableKey names a table.
type tableKey struct {
	part  string
	table int
}

// tableTotals checks columns of tables whose last row is their total.
func (p *Pass) tableTotals() {
	for _, t := range p.tables() {
		p.partialTotals(t)
		if !t.summable() {
			continue
		}
		for _, cells := range t.columns() {
			n := len(cells) - 1
			if n < 2 || notAdded(cells) || cells[n].par.Cell.Row != t.last || !alike(figuresOf(cells[:n]), cells[n].figures[0]) || n != t.last-t.first {
				continue
			}
			total := cells[n].figures[0]
			if likeAverage(figuresOf(cells[:n]), total) || t.countedOnce(cells, figuresOf(cells[:n]), total) {
				continue
			}
			p.compareSum(cells[n].par, figuresOf(cells[:n]), total, Span{total.Start, total.End})
		}
	}
}

// notAdded reports whether the figures of a column are such that their total is no
// sum: averages, prices, years.
func notAdded(cells []paragraphFigures) bool { return containsAny(headerOf(cells), singly) }

// likeAverage reports whether a figure lies between the least and the most of others, as
// their average does and their sum does not: 单产, 班额.
func likeAverage(parts []figure.Figure, total figure.Figure) bool {
	least, most := parts[0].Exact(), parts[0].Exact()
	for _, part := range parts {
		least, most = decimal.Min(least, part.Exact()), decimal.Max(most, part.Exact())
	}
	return !least.IsNegative() && least.LessThan(total.Exact()) && total.Exact().LessThan(most)
}

// countedOnce reports whether a total is less than its parts because what several of
// them hold counts once: villages covered, people served.
func (t *table) countedOnce(cells []paragraphFigures, parts []figure.Figure, total figure.Figure) bool {
	said := headerOf(cells) + t.label(t.last)
	return containsAny(said, shared) && sumOf(parts).GreaterThan(total.Exact())
}

var shared = []string{"覆盖", "涉及", "受益", "惠及", "参与", "去重", "不重复", "剔除"}

var singly = []string{"均", "单价", "标准", "率", "比", "年份", "排名", "名次", "序号"}

// table is what a total can be checked against.
type table struct {
	first, last int // rows with figures; last is the total's
	cells       []paragraphFigures
	labels      map[int]string // first cell of each row
	spans       bool
}

// totals are how the row of a total is headed.
var totals = []string{"合计", "总计", "共计", "总数"}

// partial are rows that are part of another or of no sum.
var partial = []string{"其中", "小计", "平均", "占比", "比例", "同比", "备注"}

// summable reports whether the last row is the total of all rows before it.
func (t *table) summable() bool {
	if t.spans || !containsAny(strings.Join(strings.Fields(t.labels[t.last]), ""), totals) {
		return false
	}
	for row, label := range t.labels {
		if row != t.last && (containsAny(label, partial) || containsAny(label, totals)) {
			return false
		}
	}
	return t.chapters() == nil && !t.detailed()
}

// tables collects the figures of every table.
func (p *Pass) tables() []*table {
	var list []*table
	index := map[tableKey]*table{}
	at := func(par *docx.Paragraph) *table {
		key := tableKey{par.Part, par.Cell.Table}
		if index[key] == nil {
			index[key] = &table{first: -1, labels: map[int]string{}}
			list = append(list, index[key])
		}
		return index[key]
	}
	for _, par := range p.Paragraphs() {
		if par.Cell != nil {
			t := at(par)
			t.spans = t.spans || par.Cell.RowSpan > 1
			if _, seen := t.labels[par.Cell.Row]; !seen {
				t.labels[par.Cell.Row] = par.Text
			}
		}
	}
	for _, pf := range p.Figures() {
		if pf.par.Cell == nil || len(pf.figures) != 1 || strings.TrimSpace(pf.par.Text) != pf.figures[0].Text {
			continue
		}
		t := at(pf.par)
		if t.first < 0 {
			t.first = pf.par.Cell.Row
		}
		t.last = max(t.last, pf.par.Cell.Row)
		t.cells = append(t.cells, pf)
	}
	return list
}

// columns groups the cells by column, in order of columns.
func (t *table) columns() [][]paragraphFigures {
	width := 0
	for _, c := range t.cells {
		width = max(width, c.par.Cell.Col+1)
	}
	columns := make([][]paragraphFigures, width)
	for _, c := range t.cells {
		columns[c.par.Cell.Col] = append(columns[c.par.Cell.Col], c)
	}
	return columns
}

func figuresOf(cells []paragraphFigures) []figure.Figure {
	list := make([]figure.Figure, len(cells))
	for i, c := range cells {
		list[i] = c.figures[0]
	}
	return list
}
