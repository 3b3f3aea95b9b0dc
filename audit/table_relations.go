package audit

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// derived is a cell that follows from two others of its table.
type derived struct {
	cell paragraphFigures
	is   decimal.Decimal // what it should be, in the unit shown
	a, b figure.Figure
}

func (d derived) shown() figure.Figure { return d.cell.figures[0] }

func (d derived) fits() bool {
	off := step(d.shown())
	if d.shown().Base == "%" && !d.a.Value.IsZero() && !d.b.Value.IsZero() {
		off = slack(d.shown(), blur(d.a, d.b).Mul(d.is.Abs().Add(hundred)))
	}
	return d.is.Sub(d.shown().Value).Abs().LessThanOrEqual(off)
}

// step is one unit of the last digit that a figure shows, in its own unit.
func step(f figure.Figure) decimal.Decimal { return shownStep(f).Shift(valueShift(f)) }

// tablePercents reports shares, changes and rates in the columns of tables that the
// other columns do not give. What a column means is learned from its other rows:
// where at least two of them fit and hardly any does not, the one that doesn't
// is wrong.
func (p *Pass) tablePercents() {
	for _, t := range p.tables() {
		for _, list := range t.percents() {
			for _, d := range exceptions(list) {
				p.comparePercent(d.cell.par, d.shown(), d.is, d.a, d.b)
			}
		}
	}
}

// tableProducts does the same for amounts: 数量, 单价, 金额.
func (p *Pass) tableProducts() {
	for _, t := range p.tables() {
		for _, d := range exceptions(t.products()) {
			p.reportProduct(d.cell, d.a, d.b, d.shown(), d.is)
		}
	}
}

// exceptions are the cells that do not fit where nearly all others do.
func exceptions(list []derived) []derived {
	var wrong []derived
	for _, d := range list {
		if !d.fits() {
			wrong = append(wrong, d)
		}
	}
	if len(list)-len(wrong) < 2 || len(wrong)*3 > len(list) {
		return nil
	}
	return wrong
}

var (
	shareHeader  = []string{"占比", "比重", "比例"}
	changeHeader = []string{"增减", "增长", "增幅", "同比", "环比", "升降"}
	rateHeader   = []string{"率", "完成", "执行", "进度"}
	amountOfDiff = []string{"增减额", "增减量", "差额", "增加额", "增长额"}
	beforeHeader = []string{"上年", "去年", "同期", "上期", "上半年数", "基期"}
)

// percents lists the derived cells of each column of shares, changes and rates.
func (t *table) percents() [][]derived {
	var lists [][]derived
	columns := t.columns()
	if t.spans {
		return nil
	}
	for c, cells := range columns {
		header := headerOf(cells)
		left := amountsLeftOf(columns, c)
		switch {
		case len(left) == 0:
		case containsAny(header, shareHeader):
			lists = append(lists, t.shares(cells, left[0]))
		case containsAny(header, changeHeader) && len(left) > 1:
			lists = append(lists, changes(cells, left[1], left[0]))
		case containsAny(header, rateHeader) && len(left) > 1:
			lists = append(lists, rates(cells, left[0], left[1]))
		}
	}
	return lists
}

// amountsLeftOf lists the columns left of c whose figures are no percentages,
// the nearest first.
func amountsLeftOf(columns [][]paragraphFigures, c int) [][]paragraphFigures {
	var list [][]paragraphFigures
	for i := c - 1; i >= 0; i-- {
		if len(columns[i]) > 0 && columns[i][0].figures[0].Base != "%" && !containsAny(headerOf(columns[i]), amountOfDiff) {
			list = append(list, columns[i])
		}
	}
	return list
}

// headerOf is what stands above the figures of a column.
func headerOf(cells []paragraphFigures) string {
	if len(cells) == 0 {
		return ""
	}
	return strings.Join(cells[0].par.Cell.ColHeaders, "")
}

// shares are the cells of a column that says what part of the total, which the
// last row holds, each amount is.
func (t *table) shares(cells, amounts []paragraphFigures) []derived {
	whole, ok := inRow(amounts, t.last)
	if !ok || !containsAny(strings.Join(strings.Fields(t.labels[t.last]), ""), totals) || whole.Value.IsZero() {
		return nil
	}
	var list []derived
	for _, cell := range cells {
		part, ok := inRow(amounts, cell.par.Cell.Row)
		if ok && cell.figures[0].Base == "%" && alike([]figure.Figure{part}, whole) {
			list = append(list, derived{cell, share(part, whole), part, whole})
		}
	}
	return list
}

// changes are the cells of a column that says by how much one amount differs
// from the other; the headers say which is the earlier.
func changes(cells, first, second []paragraphFigures) []derived {
	before, after := second, first
	switch order := earlier(headerOf(first), headerOf(second)); {
	case order == 0:
		return nil
	case order < 0:
		before, after = first, second
	}
	var list []derived
	for _, cell := range cells {
		old, ok := inRow(before, cell.par.Cell.Row)
		now, also := inRow(after, cell.par.Cell.Row)
		if ok && also && cell.figures[0].Base == "%" && old.Base == now.Base && exact(old) && exact(now) && !old.Value.IsZero() {
			list = append(list, derived{cell, changed(old, now, false), old, now})
		}
	}
	return list
}

// rates are the cells of a column that says what percentage of one amount the
// other is: 应参保, 已参保, 参保率. Which is the whole the cells themselves tell.
func rates(cells, first, second []paragraphFigures) []derived {
	ofSecond, ofFirst := ratesOf(cells, first, second), ratesOf(cells, second, first)
	if fitting(ofFirst) > fitting(ofSecond) {
		return ofFirst
	}
	return ofSecond
}

func ratesOf(cells, parts, wholes []paragraphFigures) []derived {
	var list []derived
	for _, cell := range cells {
		part, ok := inRow(parts, cell.par.Cell.Row)
		whole, also := inRow(wholes, cell.par.Cell.Row)
		if ok && also && cell.figures[0].Base == "%" && part.Base == whole.Base && exact(part) && exact(whole) && !whole.Value.IsZero() {
			list = append(list, derived{cell, share(part, whole), part, whole})
		}
	}
	return list
}

func fitting(list []derived) int {
	n := 0
	for _, d := range list {
		if d.fits() {
			n++
		}
	}
	return n
}

var headerYear = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`20\d\d`) })

// earlier is below 0 if the header a is of an earlier period than b, above if of
// a later, 0 where that is not said.
func earlier(a, b string) int {
	x, y := containsAny(a, beforeHeader), containsAny(b, beforeHeader)
	switch {
	case x && !y:
		return -1
	case y && !x:
		return 1
	}
	return strings.Compare(headerYear().FindString(a), headerYear().FindString(b))
}

// products are the cells of a column of amounts next to one of quantities and
// one of prices.
func (t *table) products() []derived {
	columns := t.columns()
	counts := theColumn(columns, "数量", "人数", "户数", "面积", "长度", "规模")
	prices := theColumn(columns, "单价", "标准")
	amounts := theColumn(columns, "金额", "总价", "合价", "小计", "资金", "总额")
	if t.spans || counts == nil || prices == nil || amounts == nil {
		return nil
	}
	var list []derived
	for _, cell := range amounts {
		count, ok := inRow(counts, cell.par.Cell.Row)
		price, also := inRow(prices, cell.par.Cell.Row)
		if ok && also && exact(count) && exact(price) && exact(cell.figures[0]) {
			list = append(list, derived{cell, product(count, price, cell.figures[0]), count, price})
		}
	}
	return list
}

// theColumn is the one column whose header holds one of words, nil if there are
// none or several.
func theColumn(columns [][]paragraphFigures, words ...string) []paragraphFigures {
	var found []paragraphFigures
	for _, cells := range columns {
		if !containsAny(headerOf(cells), words) {
			continue
		}
		if found != nil {
			return nil
		}
		found = cells
	}
	return found
}

// inRow is the figure of a column, whose cells go down, in a row.
func inRow(cells []paragraphFigures, row int) (figure.Figure, bool) {
	i, ok := slices.BinarySearchFunc(cells, row, func(c paragraphFigures, row int) int { return c.par.Cell.Row - row })
	if !ok {
		return figure.Figure{}, false
	}
	return cells[i].figures[0], true
}
