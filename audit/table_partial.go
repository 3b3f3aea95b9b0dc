package audit

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// partialTotals checks the total of a table with rows that are part of others, 其中
// and 小计, and columns of figures without a unit, which may be no amounts. The
// columns tell which rows make the total: where one reading explains at least as
// many columns as it does not, those that no reading explains are wrong.
func (p *Pass) partialTotals(t *table) {
	if t.spans || !t.isTotal(t.last) {
		return
	}
	readings, columns := t.readings(), t.columns()
	var rows []int
	var wrong []paragraphFigures
	best := 0
	for _, reading := range readings {
		fits, fails := t.explained(columns, reading)
		if len(fits) > best && len(fails) <= len(fits) {
			best, rows, wrong = len(fits), reading, fails
		}
	}
	for _, cell := range wrong {
		if total := cell.figures[0]; !t.explainedBy(columns, readings, cell) && (total.Base == "" || !t.summable()) {
			parts, _, _ := t.inRows(columns[cell.par.Cell.Col], rows)
			p.compareSum(cell.par, parts, total, Span{total.Start, total.End})
		}
	}
}

func (t *table) label(row int) string { return strings.Join(strings.Fields(t.labels[row]), "") }

func (t *table) isTotal(row int) bool { return containsAny(t.label(row), totals) }

// readings are the rows that may make the total: those that are no part of others,
// or the subtotals. There are none in a table with rows of another kind.
func (t *table) readings() [][]int {
	var leaves, subtotals []int
	for row := t.first; row < t.last; row++ {
		switch label := t.label(row); {
		case strings.Contains(label, "小计"):
			subtotals = append(subtotals, row)
		case strings.HasPrefix(label, "其中"):
		case label == "" || containsAny(label, partial, totals):
			return nil
		default:
			leaves = append(leaves, row)
		}
	}
	var list [][]int
	for _, rows := range [][]int{leaves, subtotals} {
		if len(rows) > 1 {
			list = append(list, rows)
		}
	}
	return list
}

// explained are the cells of the total that rows make, and those that they don't.
func (t *table) explained(columns [][]paragraphFigures, rows []int) (fits, fails []paragraphFigures) {
	for _, cells := range columns {
		parts, total, ok := t.inRows(cells, rows)
		switch {
		case !ok:
		case addUp(parts, total.figures[0]):
			fits = append(fits, total)
		default:
			fails = append(fails, total)
		}
	}
	return fits, fails
}

// explainedBy reports whether any reading makes the total in a cell.
func (t *table) explainedBy(columns [][]paragraphFigures, readings [][]int, cell paragraphFigures) bool {
	for _, rows := range readings {
		if figures, _, ok := t.inRows(columns[cell.par.Cell.Col], rows); ok && addUp(figures, cell.figures[0]) {
			return true
		}
	}
	return false
}

// inRows are the figures of a column in rows and in the row of the total, if each of
// them holds one of the same unit.
func (t *table) inRows(cells []paragraphFigures, rows []int) (parts []figure.Figure, total paragraphFigures, ok bool) {
	if len(cells) == 0 || cells[len(cells)-1].par.Cell.Row != t.last || notAdded(cells) {
		return nil, paragraphFigures{}, false
	}
	total = cells[len(cells)-1]
	for _, row := range rows {
		part, found := inRow(cells, row)
		if !found {
			return nil, paragraphFigures{}, false
		}
		parts = append(parts, part)
	}
	return parts, total, alike(parts, total.figures[0]) && exact(total.figures[0]) || allBare(parts, total.figures[0])
}

// allBare reports whether none of the figures has a unit: it may be told above the
// table.
func allBare(parts []figure.Figure, total figure.Figure) bool {
	for _, f := range append(parts[:len(parts):len(parts)], total) {
		if f.Base != "" || !exact(f) {
			return false
		}
	}
	return true
}
