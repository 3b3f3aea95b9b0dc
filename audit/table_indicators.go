package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// minHeader is how many code points a header must have to name an indicator.
const minHeader = 4

// againstTables reports totals in running text that a table has otherwise: the
// column 培训学员（人） in the row of the total, or the row 培训学员 of a table with one
// column of figures, against 共培训学员118人.
func (p *Pass) againstTables() {
	inTables := p.tableIndicators()
	if len(inTables) == 0 {
		return
	}
	for _, i := range p.indicators(minHeader + len("#")) {
		cell, ok := inTables[i.words]
		if !ok || !i.total || i.subject != "" || cell.figure.Base != i.figure.Base || cell.figure.Same(i.figure) {
			continue
		}
		p.Report(i.par, i.figure.Start, i.figure.End, Note{Class: "table", Message: Text{
			ZH: fmt.Sprintf("表中是%s%s，这里是%s", cell.figure.Numeral, cell.figure.Unit, i.figure.Text),
			EN: fmt.Sprintf("%s%s in the table, %s here", cell.figure.Numeral, cell.figure.Unit, i.figure.Text),
		}})
	}
}

// tableIndicators are the totals of tables by the words that a sentence would
// say of them. Words that two cells share mean neither.
func (p *Pass) tableIndicators() map[string]indicator {
	found := map[string]indicator{}
	twice := map[string]bool{}
	for _, pf := range p.Figures() {
		if pf.par.Cell == nil || len(pf.figures) != 1 || !exact(pf.figures[0]) || strings.TrimSpace(pf.par.Text) != pf.figures[0].Text {
			continue
		}
		words := cellWords(pf.par.Cell)
		if utf8.RuneCountInString(words) < minHeader {
			continue
		}
		words += "#"
		if _, ok := found[words]; ok {
			twice[words] = true
		}
		found[words] = indicator{par: pf.par, figure: pf.figures[0], words: words, total: true}
	}
	for words := range twice {
		delete(found, words)
	}
	return found
}

// cellWords is what a cell of figures counts for the whole report, "" where it
// counts a part, another period, or a plan.
func cellWords(cell *docx.Cell) string {
	column, row := last(cell.ColHeaders), last(cell.RowHeaders)
	if containsAny(column+row, otherFigures) {
		return ""
	}
	switch {
	case containsAny(strings.Join(strings.Fields(row), ""), totals):
		return headerWords(column)
	case cell.Cols == 2 || plainColumn(column):
		return headerWords(row)
	}
	return ""
}

// otherFigures are in headers of figures that are not the report's own totals.
var otherFigures = []string{"上年", "去年", "同期", "上期", "计划", "目标", "任务", "增", "比", "率", "其中", "平均", "人均"}

// plainColumn reports whether a column is headed by nothing but what figures
// are called.
func plainColumn(header string) bool {
	switch headerUnit().ReplaceAllString(strings.TrimSpace(header), "") {
	case "数量", "数值", "完成数", "完成情况", "实际", "实际完成", "数据":
		return true
	}
	return false
}

// headerUnit is what stands behind the words of a header: （人）, 数, 人数.
var headerUnit = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:人数|次数|户数|数量|总数|总额|金额|数)?(?:[（(][^（）()]{1,6}[）)])?$`)
})

func headerWords(header string) string {
	return headerUnit().ReplaceAllString(strings.Join(strings.Fields(header), ""), "")
}

func last(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[len(list)-1]
}
