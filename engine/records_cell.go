package engine

import (
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

type gridCell struct{ row, col int }

// coveredCells are the cells of a table whose place a merged cell above takes:
// what is written into them does not show.
func coveredCells(rows map[int][]*docx.Paragraph) map[gridCell]bool {
	covered := map[gridCell]bool{}
	for n, row := range rows {
		for _, par := range row {
			for below := n + 1; below < n+par.Cell.RowSpan; below++ {
				covered[gridCell{below, par.Cell.Col}] = true
			}
		}
	}
	return covered
}

func (r *recordPlan) isCovered(par *docx.Paragraph) bool {
	return par.Cell != nil && r.covered[gridCell{par.Cell.Row, par.Cell.Col}]
}

// isCounter reports whether a cell holds the number of its row.
func isCounter(par *docx.Paragraph) bool {
	if len(par.Cell.ColHeaders) == 0 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(par.Cell.ColHeaders[len(par.Cell.ColHeaders)-1])) {
	case "序号", "编号", "no.", "no":
		_, err := strconv.Atoi(par.Text)
		return err == nil
	}
	return false
}
