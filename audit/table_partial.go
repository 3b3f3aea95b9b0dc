package audit

import (
	"regexp"
	"strings"
	"sync"

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
			if likeAverage(parts, total) || t.countedOnce(columns[cell.par.Cell.Col], parts, total) {
				continue
			}
			p.compareSum(cell.par, parts, total, Span{total.Start, total.End})
		}
	}
}

func (t *table) label(row int) string { return strings.Join(strings.Fields(t.labels[row]), "") }

func (t *table) isTotal(row int) bool { return containsAny(t.label(row), totals) }

// readings are the rows that may make the total: those that are no part of others,
// or the subtotals. There are none in a table with rows of another kind.
func (t *table) readings() [][]int {
	if rows := t.chapters(); rows != nil {
		return [][]int{rows}
	}
	if t.detailed() {
		return nil
	}
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

// chapterNumber begins the label of a row that those below it are part of.
var chapterNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[一二三四五六七八九十]+、`) })

// chapters are the rows with a number such as 一、 if not all rows before the total
// have one, nil otherwise.
func (t *table) chapters() []int {
	var rows []int
	others := false
	for row := t.first; row < t.last; row++ {
		if chapterNumber().MatchString(t.label(row)) {
			rows = append(rows, row)
		} else {
			others = true
		}
	}
	if !others || len(rows) < 2 {
		return nil
	}
	return rows
}

// detailed reports whether the rows below a row, two at least, make it in each column
// of two or more, so that they are its parts though nothing says so.
func (t *table) detailed() bool {
	columns := t.columns()
	for row := t.first; row < t.last; row++ {
		for end := row + 2; end < t.last; end++ {
			if made := t.madeOf(columns, row, end); made > 1 {
				return true
			}
		}
	}
	return false
}

// madeOf is in how many columns the rows below one, up to end, make it; 0 where in
// one they don't.
func (t *table) madeOf(columns [][]paragraphFigures, row, end int) int {
	made := 0
	for _, cells := range columns {
		whole, ok := inRow(cells, row)
		var parts []figure.Figure
		for i := row + 1; i <= end && ok; i++ {
			part, found := inRow(cells, i)
			parts, ok = append(parts, part), found
		}
		switch {
		case !ok:
		case whole.Exact().IsZero() || !addUp(parts, whole):
			return 0
		default:
			made++
		}
	}
	return made
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
