package slot

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// datePartNames name the part of a date by the word that follows the blank.
var datePartNames = words(`年 月 日 时 分 点 号`)

// byDate names the year, month or day of a date: 会议日期（月）.
func (l *labeler) byDate(i int) naming {
	if !l.isDatePart(i) {
		return naming{}
	}
	const parts = 8 // year to second
	first := i
	for first > 0 && i-first < parts && l.isDatePart(first-1) && strings.TrimSpace(l.p.Text[l.slots[first-1].SurfaceEnd:l.slots[first].SurfaceStart]) == "" {
		first--
	}
	base := l.dateBase(first)
	part := l.datePart(i)
	if part == "" {
		return naming{label: base}
	}
	return naming{label: base + "（" + part + "）"}
}

// isDatePart reports whether slot i is a date, or a blank in front of 年, 月, 日.
func (l *labeler) isDatePart(i int) bool {
	s := l.slots[i]
	return s.Class == "date" || (s.Class == "blank" || s.Class == "blank.field") && measured(s) == "" && l.datePart(i) != "" && startsDate(l.p.Text[s.Loc.End:])
}

func (l *labeler) datePart(i int) string {
	return datePartNames.head(strings.TrimLeft(l.p.Text[l.slots[i].Loc.End:], " "))
}

// dateBase is what a date is the date of.
func (l *labeler) dateBase(i int) string {
	start := l.slots[i].SurfaceStart
	before := reachBefore(l.p.Text, start)
	labelEnd := start - len(before) + len(trimDateParts(before))
	if l.isPrinted(i) {
		return "印发日期"
	}
	if label := l.formLabel(labelEnd, i); label != "" {
		return label
	}
	if label := dateCellName(l.p.Cell); label != "" {
		return label
	}
	if cutoffs.tail(l.rawHead(i)) != "" {
		return "截止日期"
	}
	if label := l.englishDate(i); label != "" && !hasHanAround(l, i) {
		return label
	}
	head := trimDateParts(l.head(i))
	head = strings.TrimSpace(head[:len(head)-len(prepositions.tail(head))])
	const most = 8 // runes of a noun that a date belongs to
	switch n := utf8.RuneCountInString(head); {
	case n > most:
		head = afterVerb(head)
	case n == 0 && l.isWholeDate(i):
		return "成文日期"
	}
	if utf8.RuneCountInString(head) > most || strings.HasSuffix(head, "日期") {
		return textBefore(head, len(head), most)
	}
	return head + "日期"
}

// dateCellName names a date in a table cell. The labels of a form that stand over
// it are of other cells, unless they ask for a date too.
func dateCellName(c *docx.Cell) string {
	if c == nil {
		return ""
	}
	if row := headerText(c.RowHeaders); row != "" && dateHeaders.tail(lastHeader(c.ColHeaders)) == "" {
		return row
	}
	return cellHeaders(c)
}

// cutoffs lead to the last day that the figures cover.
var cutoffs = words(`截至 截止 截止到`)

// isPrinted reports whether the date that begins at slot i says when a paper was
// printed: 202X年X月X日印发.
func (l *labeler) isPrinted(i int) bool {
	const longest = 48 // bytes of a date with blanks
	after := textAfter(reachAfter(l.p.Text, l.slots[i].Loc.Start), 0, longest)
	k := strings.Index(after, "日")
	return k > 0 && strings.HasPrefix(trimSpaceLeft(after[k+len("日"):]), "印发")
}

// trimDateParts cuts the parts of a date that are given, or are blanks too narrow
// to be found: 签约日期：年   月, 填报时间：2025年.
func trimDateParts(s string) string {
	rest := strings.TrimRight(s, "年月日时至0123456789 \t\u3000\u00a0")
	if rest == "" || endsAny(rest, "：:") {
		return rest
	}
	return s
}

// isWholeDate reports whether the paragraph holds nothing but a date.
func (l *labeler) isWholeDate(i int) bool {
	const longest = 24 * 3 // bytes
	return i == 0 && len(l.p.Text) <= longest && countHan(strings.NewReplacer("年", "", "月", "", "日", "").Replace(l.p.Text)) == 0
}

// byNumber names the parts of document numbers, the numbers of meetings and
// ordinals.
func (l *labeler) byNumber(i int) naming {
	s := l.slots[i]
	switch class, _, _ := strings.Cut(s.Class, "."); class {
	case "docnum":
		return naming{label: l.formOr(i, "文号") + "（" + l.docPart(i) + "）"}
	case "meeting":
		return naming{label: l.meetingName(i) + "届次（" + strings.TrimSpace(textAfter(l.p.Text, s.Loc.End, 1)) + "）"}
	case "ordinal":
		if noun := measureNouns[s.Unit]; noun != "" {
			return naming{label: l.tail(i, true) + noun}
		}
		if label := l.head(i); hasLetters(label) {
			return naming{label: shorten(label) + "序号"}
		}
		return naming{label: l.tail(i, true) + s.Unit + "序号"}
	}
	return naming{}
}

func (l *labeler) formOr(i int, other string) string {
	if label := l.formLabel(l.slots[i].SurfaceStart, i); label != "" {
		return label
	}
	return other
}

// docPart is the part of a document number that slot i stands for.
func (l *labeler) docPart(i int) string {
	s := l.slots[i]
	switch before := l.p.Text[:s.Loc.Start]; {
	case endsAny(before, "〔［["):
		return "年份"
	case endsAny(before, "〕］]第"), strings.HasPrefix(l.p.Text[s.Loc.End:], "号"):
		return "序号"
	}
	return "代字"
}

// meetingName is the name around the numbers of a meeting: 市委全会.
func (l *labeler) meetingName(i int) string {
	const parts = 4
	first, last := i, i
	for first > 0 && i-first < parts && strings.HasPrefix(l.slots[first-1].Class, "meeting") && l.slots[first-1].SurfaceEnd == l.slots[first].SurfaceStart {
		first--
	}
	for last+1 < len(l.slots) && last-i < parts && strings.HasPrefix(l.slots[last+1].Class, "meeting") && l.slots[last].SurfaceEnd == l.slots[last+1].SurfaceStart {
		last++
	}
	end := l.slots[last]
	kind := strings.TrimLeft(l.p.Text[end.Loc.End:max(end.Loc.End, end.SurfaceEnd)], "届次中")
	return afterVerb(strings.TrimSuffix(l.head(first), "第")) + kind
}
