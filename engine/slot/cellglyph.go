package slot

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// loneGlyphs finds table cells with headers whose whole text is one run of
// glyphs: X, ××, XX.X. The headers say what they stand for. The result maps paragraph
// numbers to placeholders.
func loneGlyphs(paragraphs []docx.Paragraph, tables []*grid) map[int]candidate {
	found := map[int]candidate{}
	ticked := tickedCells(tables)
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.Cell == nil || len(p.Cell.ColHeaders)+len(p.Cell.RowHeaders) == 0 {
			continue
		}
		start, end, ok := loneGlyph(p.Text)
		if !ok || !isWholeCell(paragraphs, i) {
			continue
		}
		m := cellMeaning(p.Cell)
		if isTick(p.Text[start:end]) && (m.class == "name" && ticked[i] || hasWord(lastOfSection(p.Cell.ColHeaders), yesNo)) {
			continue
		}
		found[i] = run{start: start, end: end}.candidate(m)
	}
	return found
}

// isTick reports a single X, which also ticks something off.
func isTick(glyph string) bool { return len(glyph) == firstLen(glyph) }

// yesNo are in headers that a tick answers.
var yesNo = words(`是否 有无 能否 可否 Yes No Y/N`)

// tickedCells finds the cells of tables in which some cells of a column hold a
// single X and others nothing: there X ticks off who does what. A blank of a form
// would stand in every cell.
func tickedCells(tables []*grid) map[int]bool {
	ticked := map[int]bool{}
	for _, t := range tables {
		marks, blanks := map[int][]int{}, map[int]int{}
		for _, c := range t.cells {
			switch r := firstRune(c.text); {
			case len(c.ColHeaders) == 0:
			case c.text == "":
				blanks[c.Col]++
			case familyOf(r) == letters && isTick(c.text):
				marks[c.Col] = append(marks[c.Col], c.first)
			}
		}
		for col, cells := range marks {
			if blanks[col] == 0 {
				continue
			}
			for _, first := range cells {
				ticked[first] = true
			}
		}
	}
	return ticked
}

// loneGlyph is the run of glyphs that a text consists of, white space aside. A
// single ○ or × in a table says yes or no, one 某 says nothing.
func loneGlyph(text string) (start, end int, ok bool) {
	glyphs := strings.TrimSpace(text)
	r := (&line{text: glyphs}).glyphRun(0) // XX.X is one run
	if glyphs == "" || r.family == noFamily || r.end != len(glyphs) {
		return 0, 0, false
	}
	start = strings.Index(text, glyphs)
	end = start + len(glyphs)
	switch r.family {
	case letters:
		return start, end, true
	case crosses, hollows, someones:
		return start, end, r.n > 1
	}
	return 0, 0, false
}

// isWholeCell reports whether no other paragraph of the cell of paragraph i has
// text.
func isWholeCell(paragraphs []docx.Paragraph, i int) bool {
	for _, step := range []int{-1, 1} {
		for k := i + step; k >= 0 && k < len(paragraphs) && inSameCell(&paragraphs[k], &paragraphs[i]); k += step {
			if strings.TrimSpace(paragraphs[k].Text) != "" {
				return false
			}
		}
	}
	return true
}

func inSameCell(a, b *docx.Paragraph) bool {
	return a.Cell != nil && b.Cell != nil && a.Part == b.Part &&
		a.Cell.Table == b.Cell.Table && a.Cell.Row == b.Cell.Row && a.Cell.Col == b.Cell.Col
}

// cellMeaning is what the nearest header that tells says a cell stands for, the
// column asked before the row; a name when none tells.
func cellMeaning(c *docx.Cell) meaning {
	for _, headers := range [][]string{c.ColHeaders, c.RowHeaders} {
		for k := len(headers) - 1; k >= 0; k-- {
			if m := headerMeaning(headers[k]); m.class != "" {
				m.evidence = "all that stands in a cell under or beside " + headers[k]
				return m
			}
		}
	}
	return meaning{class: "name", evidence: "all that stands in a cell with headers"}
}

var (
	dateHeaders    = words(`时间 日期 年月 年份 月份 年度 期限 时限`)
	percentHeaders = words(`率 占比 比例 比重 百分比 份额`)
	moneyHeaders   = words(`金额 总额 资金 经费 费用 预算 决算 投资 收入 支出 成本 产值 利润 单价 总价 造价`)
	countHeaders   = words(`数 数量 总量 产量 人次 场次 户次 批次 面积 长度 里程 合计 小计 总计`)

	// otherHeaders end like one of the above and ask for something else.
	otherHeaders = words(`频率 功率 汇率 参数 函数 对数 常数`)
)

// headerMeaning reads the class and unit that a header asks for: 数量（家）,
// 资金（万元）, 完成率; the zero meaning when it tells neither.
func headerMeaning(header string) meaning {
	head, remark := cutRemark(header)
	remark = strings.TrimPrefix(strings.TrimPrefix(remark, "单位"), "：")
	if q := quantityAt(remark); q.class != "" && q.length == len(remark) && dateHeaders.tail(head) == "" {
		return meaning{class: major(q.class), unit: q.unit}
	}
	switch {
	case otherHeaders.tail(head) != "":
	case phoneLabels.tail(head) != "":
		return meaning{class: "phone"}
	case contactLabels.tail(head) != "":
		return meaning{class: "contact"}
	case personLabels.tail(head) != "":
		return meaning{class: "name.person"}
	case dateHeaders.tail(head) != "":
		return meaning{class: "date"}
	case percentHeaders.tail(head) != "":
		return meaning{class: "percent"}
	case moneyHeaders.tail(head) != "":
		return meaning{class: "money"}
	case countHeaders.tail(head) != "":
		return meaning{class: "count"}
	}
	return meaning{}
}

// cutRemark parts a header from the remark in brackets that ends it.
func cutRemark(header string) (head, remark string) {
	header = strings.Trim(header, "：: \u3000")
	inner := strings.TrimRight(header, "）)")
	k := strings.LastIndexAny(inner, "（(")
	if inner == header || k < 0 {
		return header, ""
	}
	return strings.TrimSpace(header[:k]), strings.TrimSpace(inner[k+firstLen(inner[k:]):])
}

// major is a class up to its first dot.
func major(class string) string {
	class, _, _ = strings.Cut(class, ".")
	return class
}
