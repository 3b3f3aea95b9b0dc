package slot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// labeler names the placeholders of one paragraph from left to right: what
// stands in a row shares words with what stands before.
type labeler struct {
	p     *docx.Paragraph
	slots []*Slot // the placeholders, in order, without overlaps
	named []naming

	asked    int // the slot, from 1, that clauseOf is of; 0 for none
	clauseOf clauseHead
}

// naming is what is known of a placeholder that has been named.
type naming struct {
	label string
	stem  string // what is measured, without the word for its measure: 慰问低收入农户
	first int    // where the row of names begins that this one stands in
}

// labels names the placeholders of p.
func labels(p *docx.Paragraph, placeholders []*Slot) []string {
	l := labeler{p: p, slots: placeholders, named: make([]naming, 0, len(placeholders))}
	names := make([]string, len(placeholders))
	for i, s := range placeholders {
		n := l.name(i)
		n.label = tidyLabel(n.label)
		n.first = l.rowStart(i)
		if n.label == "" {
			n.label = classNoun(s.Class)
		}
		l.named = append(l.named, n)
		names[i] = n.label
	}
	return names
}

// A naming rule names the placeholder i, or leaves it to the next rule by an
// empty label.
type namingRule func(l *labeler, i int) naming

// namingRules are asked in order.
var namingRules = []namingRule{
	(*labeler).byPrompt,
	(*labeler).byHint,
	(*labeler).byDate,
	(*labeler).byCell,
	(*labeler).byTask,
	(*labeler).byForm,
	(*labeler).byEnd,
	(*labeler).byList,
	(*labeler).byChange,
	(*labeler).byNumber,
	(*labeler).byMeasure,
	(*labeler).byTitle,
	(*labeler).byName,
	(*labeler).byControl,
	(*labeler).byWords,
}

func (l *labeler) name(i int) naming {
	for _, rule := range namingRules {
		if n := rule(l, i); n.label != "" {
			return n
		}
	}
	return naming{}
}

// classNoun is the last resort: the sort of value.
func classNoun(class string) string {
	head, _, _ := strings.Cut(class, ".")
	switch head {
	case "count":
		return "数量"
	case "money":
		return "金额"
	case "percent":
		return "比例"
	case "date":
		return "日期"
	case "name":
		return "名称"
	case "title":
		return "题名"
	case "docnum":
		return "文号"
	case "meeting":
		return "届次"
	case "ordinal":
		return "序号"
	case "phone":
		return "联系电话"
	case "contact":
		return "联系方式"
	case "anon":
		return "姓名"
	}
	return anyNoun
}

// anyNoun is the noun of a blank that could hold anything.
const anyNoun = "填写内容"

// longestName bounds a label in code points.
const longestName = 32

// tidyLabel makes one line of a label and cuts what no label has: spaces between
// Han characters, lone quotes, punctuation at its ends.
func tidyLabel(s string) string {
	if strings.ContainsFunc(s, unicode.IsSpace) {
		s = joinHan(strings.Join(strings.Fields(s), " "))
	}
	s = strings.TrimLeft(s, " ☑☐☒✓✔□○●◆◇★☆※△▲■▪•►➢")
	s = strings.Trim(s, " ，。；：、！？,.;:!?·…—-_＿*#|/\\")
	if strings.ContainsFunc(s, isPairMark) {
		s = dropLonePairs(s)
	}
	return strings.TrimSpace(textAfter(s, 0, longestName))
}

// isPairMark reports quotes and brackets that stand in pairs.
func isPairMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '《', '》', '（', '）', '(', ')', '【', '】', '「', '」', '〈', '〉':
		return true
	}
	return false
}

// dropLonePairs cuts the quotes and brackets that have lost their other half.
func dropLonePairs(s string) string {
	for _, pair := range []string{"“”", "‘’", "《》", "（）", "()", "【】", "「」", "〈〉"} {
		o, c := firstRune(pair), lastRune(pair)
		if strings.Count(s, string(o)) != strings.Count(s, string(c)) {
			s = strings.NewReplacer(string(o), "", string(c), "").Replace(s)
		}
	}
	return s
}

// joinHan cuts spaces next to a Han character.
func joinHan(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' && (s[:i] != "" && lastRune(s[:i]) >= 0x2E80 || firstRune(s[i+1:]) >= 0x2E80) {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// byWords names what no other rule knows by the words around it.
func (l *labeler) byWords(i int) naming {
	s := l.slots[i]
	noun := classNoun(s.Class)
	if s.Class == "anon" {
		return naming{label: noun}
	}
	if noun == anyNoun {
		noun = "" // the words in front of a blank say what it is for: 学号____
	}
	for _, words := range []string{l.modifier(i), l.defined(i), l.tail(i, true), stripNumber(lastOfSection(l.p.Section))} {
		if words == "号" {
			return naming{label: "编号"}
		}
		if noun == "联系电话" && phoneLabels.tail(words) != "" {
			return naming{label: shorten(words)}
		}
		if w := contactLabels.tail(words); noun == "联系方式" && w != "" {
			return naming{label: w}
		}
		if hasLetters(words) {
			return naming{label: shorten(words) + noun}
		}
	}
	return naming{label: classNoun(s.Class)}
}

// defined is what slot i is the value of: 备案号为____.
func (l *labeler) defined(i int) string {
	if !endsAny(l.rawHead(i), "为是") {
		return ""
	}
	return l.head(i)
}

func lastOfSection(section []string) string {
	if len(section) == 0 {
		return ""
	}
	return section[len(section)-1]
}

func hasLetters(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return isHan(r) || isLatin(r) })
}

// byCell names what stands alone in a table cell by the headers of its row and
// column: 走访慰问 × 金额（万元）.
func (l *labeler) byCell(i int) naming {
	c := l.p.Cell
	s := l.slots[i]
	const longestCell = 100 * 3 // bytes; what is longer is prose in a table
	if c == nil || len(c.RowHeaders)+len(c.ColHeaders) == 0 || len(l.p.Text) > longestCell {
		return naming{}
	}
	outside := l.p.Text[:s.SurfaceStart] + l.p.Text[s.SurfaceEnd:]
	if len(l.slots) > 1 && strings.ContainsAny(outside, "：:") || countHan(outside) > 2 && len(l.slots) == 1 {
		return naming{}
	}
	label := cellHeaders(c)
	if len(l.slots) > 1 && s.Unit != "" {
		label = compose(label, s).label
	}
	return naming{label: label, stem: label}
}

// cellHeaders joins the headers of a cell; of headers too long to join the
// nearest counts.
func cellHeaders(c *docx.Cell) string {
	if c == nil {
		return ""
	}
	const most = 24 // code points
	label := joinHeaders(headerText(c.RowHeaders), headerText(c.ColHeaders))
	if utf8.RuneCountInString(label) <= most {
		return label
	}
	row, col := lastHeader(c.RowHeaders), lastHeader(c.ColHeaders)
	if utf8.RuneCountInString(row+col) <= most || row == "" {
		return joinHeaders(row, col)
	}
	return row
}

// lastHeader is the header nearest to the cell.
func lastHeader(headers []string) string {
	return headerText(headers[max(0, len(headers)-1):])
}

func countHan(s string) int {
	n := 0
	for _, r := range s {
		if isHan(r) {
			n++
		}
	}
	return n
}

// headerText joins nested headers, numbers left out: 一、党建 × 支部.
func headerText(headers []string) string {
	var b strings.Builder
	last := ""
	for _, h := range headers {
		h = strings.Trim(stripNumber(h), "：: ")
		if h == last || isSerial(h) || strings.Contains(h, "{{") {
			continue
		}
		if b.Len() > 0 && isLatin(lastRune(b.String())) && isLatin(firstRune(h)) {
			b.WriteByte(' ')
		}
		b.WriteString(h)
		last = h
	}
	return b.String()
}

// isSerial reports a serial number in the place of a header.
func isSerial(s string) bool {
	return strings.Trim(s, "0123456789.０１２３４５６７８９ ") == ""
}

// joinHeaders joins the headers of a row and a column. A column that only says
// that there is a value adds nothing.
func joinHeaders(row, col string) string {
	switch {
	case row == "":
		return col
	case col == "", row == col, plainColumns.has(col):
		return row
	case isLatin(lastRune(row)) && isLatin(firstRune(col)):
		return row + " " + col
	}
	return joinUnit(row, col)
}

// joinUnit puts the unit that a row names behind the whole, 投资（万元） × 计划 →
// 投资计划（万元）, and leaves it out in a column with a measure of its own, 完成率.
func joinUnit(row, col string) string {
	head, remark := cutRemark(row)
	if q := quantityAt(remark); head == "" || q.class == "" || q.length != len(remark) {
		return row + col
	}
	if m := headerMeaning(col); m.class == "percent" || m.unit != "" {
		return head + col
	}
	return head + col + "（" + remark + "）"
}

// plainColumns are column headers without a meaning of their own.
var plainColumns = words(`内容 数值 填报内容 填写内容 填写 数据 值 填报 填报值 具体内容 Value value`)
