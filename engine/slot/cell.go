package slot

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// emptyCells finds table cells that a header asks to fill: the cell beside a
// label of a form, and the cells under a header that asks for a value when
// nobody has filled that column yet; in a column with values an empty cell means
// that there is none. Of rows that are wholly empty only the first counts; the
// others are spare. The result maps paragraph numbers to placeholders.
func emptyCells(paragraphs []docx.Paragraph, tables []*grid) map[int]candidate {
	found := map[int]candidate{}
	for _, t := range tables {
		spare := false
		for _, row := range t.rows() {
			empty := row.isEmpty()
			if empty && spare {
				continue
			}
			for i, c := range row {
				if label := t.asks(row, i); label != "" {
					end := len(paragraphs[c.first].Text)
					found[c.first] = candidate{start: 0, end: end, surfaceEnd: end, class: "blank.cell",
						evidence: "an empty cell that a header asks to fill: " + label}
					spare = spare || empty
				}
			}
		}
	}
	return found
}

// grid is a table as far as its paragraphs show it.
type grid struct {
	cells   []gridCell // in document order
	covered map[[2]int]bool
	last    int          // number of the last paragraph
	filled  map[int]bool // columns that hold a value under their header
}

// gridCell is a cell with the number of its first paragraph.
type gridCell struct {
	*docx.Cell
	first int
	text  string // of all paragraphs, trimmed; "" for an empty cell
	held  bool   // holds controls, or a table
}

// tablesOf collects the tables of paragraphs in the order of their first cell.
func tablesOf(paragraphs []docx.Paragraph) []*grid {
	type id struct {
		part  string
		table int
	}
	var tables []*grid
	byID := map[id]*grid{}
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.Cell == nil {
			continue
		}
		t := byID[id{p.Part, p.Cell.Table}]
		if t == nil {
			t = &grid{covered: map[[2]int]bool{}, filled: map[int]bool{}}
			byID[id{p.Part, p.Cell.Table}] = t
			tables = append(tables, t)
		}
		t.add(i, p)
	}
	return tables
}

func (t *grid) add(i int, p *docx.Paragraph) {
	n := len(t.cells)
	nested := n > 0 && i > t.last+1 // what lies between belongs to a table in this cell
	t.last = i
	if n == 0 || t.cells[n-1].Row != p.Cell.Row || t.cells[n-1].Col != p.Cell.Col {
		t.cells = append(t.cells, gridCell{Cell: p.Cell, first: i})
		for row := p.Cell.Row + 1; row < p.Cell.Row+p.Cell.RowSpan; row++ {
			t.covered[[2]int{row, p.Cell.Col}] = true
		}
		n++
	}
	c := &t.cells[n-1]
	c.text += strings.TrimSpace(p.Text)
	if c.text != "" && len(c.ColHeaders) > 0 {
		t.filled[c.Col] = true
	}
	c.held = c.held || nested || len(p.Controls) > 0
}

// gridRow is the cells of one row that start in it.
type gridRow []gridCell

func (t *grid) rows() []gridRow {
	var rows []gridRow
	for from := 0; from < len(t.cells); {
		to := from
		for to < len(t.cells) && t.cells[to].Row == t.cells[from].Row {
			to++
		}
		rows = append(rows, t.cells[from:to])
		from = to
	}
	return rows
}

// isEmpty reports a row without text, a running number in front left aside.
func (r gridRow) isEmpty() bool {
	for i, c := range r {
		if c.text != "" && (i > 0 || strings.Trim(c.text, "0123456789.、一二三四五六七八九十…") != "") {
			return false
		}
	}
	return true
}

// asks returns the header that asks to fill cell i of a row, "" for none.
func (t *grid) asks(row gridRow, i int) string {
	c := row[i]
	if c.text != "" || c.held || t.covered[[2]int{c.Row, c.Col}] {
		return ""
	}
	if n := len(c.ColHeaders); n > 0 {
		if c.ColSpan == c.Cols || t.filled[c.Col] { // a row of its own is under no column
			return ""
		}
		return askingLabel(c.ColHeaders[n-1])
	}
	if i == 0 || len(c.RowHeaders) == 0 || row[i-1].Col+row[i-1].ColSpan != c.Col {
		return ""
	}
	return askingLabel(row[i-1].text)
}

// longestLabel is how many code points a label has at most.
const longestLabel = 16

// askingLabel is label when it asks for a value, "" when it does not.
func askingLabel(label string) string {
	plain := strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, strings.TrimRight(label, "：: "))
	head, remark, bracketed := strings.Cut(plain, "（")
	if !bracketed {
		head, remark, bracketed = strings.Cut(plain, "(")
	}
	if head == "" || utf8.RuneCountInString(head) > longestLabel {
		return ""
	}
	if bracketed && (measureAt(remark).class != "" || quantityAt(remark).class != "") || cellFields.tail(head) != "" {
		return label
	}
	return ""
}

// cellFields are the last words of labels that ask for a value in any form. A
// remark, a signature or a running number may stay empty: they are not here.
var cellFields = words(
	`姓名 名称 性别 年龄 民族 籍贯 学历 学位 专业 职务 职称 岗位 单位 部门 班级 学号 工号 身份证号 身份证号码 证件号 证件号码 证号 号码 电话 手机 邮箱 邮编 地址 住址 联系方式 联系人 负责人 责任人 经办人 出生年月 出生日期 政治面貌 毕业院校 毕业学校 入党时间`,
	`日期 时间 期限 年度 年份 月份 地点 数量 金额 单价 总价 合计 小计 总计 面积 比例 人数 次数 得分 分值 成绩 型号 规格 编号 文号 账号 开户行 开户银行 数 率 额 量 价`,
)
