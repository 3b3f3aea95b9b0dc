package slot

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// datePartNames name the part of a date by the word that follows the blank.
var datePartNames = words(`年 月 日 时 分 点 号 午`)

// byDate names the year, month or day of a date: 会议日期（月）.
func (l *labeler) byDate(i int) naming {
	if !l.isDatePart(i) {
		return naming{}
	}
	const parts = 8 // year to second
	first := i
	for first > 0 && i-first < parts && l.goesOn(first) {
		first--
	}
	base := l.rangeBase(first)
	part := l.datePart(i)
	if part == "" && i > 0 && strings.HasSuffix(l.p.Text[:l.slots[i].Loc.Start], "星期") && l.isDatePart(i-1) {
		base, part = withoutUnit(l.named[i-1].label), "星期" // X月X日（星期X）
	}
	switch {
	case part == "" && strings.HasSuffix(l.slots[i].Surface, "级"):
		return naming{label: "年级"} // 20XX级
	case part == "":
		return naming{label: base}
	case part == "午":
		part = "上下午"
	}
	return naming{label: base + "（" + part + "）"}
}

// rangeBase is what the date that begins at slot i is the date of, and which of
// the two when it stands in a range: X月X日至X月X日.
func (l *labeler) rangeBase(i int) string {
	const parts = 8 // year to second
	if i > 0 && l.isRange(i) {
		first := i - 1
		for first > 0 && i-first < parts && l.goesOn(first) {
			first--
		}
		return endOfRange(l.dateBase(first), "结束")
	}
	for last := i + 1; last < len(l.slots) && last < i+parts; last++ {
		if l.isRange(last) {
			return endOfRange(l.dateBase(i), "开始")
		}
		if !l.isDatePart(last) || !l.goesOn(last) {
			break
		}
	}
	return l.dateBase(i)
}

// isRange reports whether slot i, a date, is the other end of a range that the
// date in front begins.
func (l *labeler) isRange(i int) bool {
	if !l.isDatePart(i) || !l.isDatePart(i-1) {
		return false
	}
	sign := strings.Trim(l.gapBefore(i), "年月日时分点底初 0123456789")
	if sign == "-" && l.datePart(i) == "" && len(l.slots[i].Text) < len("20XX") {
		return false // 20XX-XX-XX is one date
	}
	return ranges.has(sign)
}

// gapBefore is the text between slot i and the one in front.
func (l *labeler) gapBefore(i int) string {
	from := l.slots[i-1].SurfaceEnd
	return l.p.Text[from:max(from, l.slots[i].SurfaceStart)]
}

// goesOn reports whether slot i is a further part of the date in front: X月X日, X:XX,
// 20XX-XX-XX.
func (l *labeler) goesOn(i int) bool {
	if !l.isDatePart(i - 1) {
		return false
	}
	switch gap := strings.TrimSpace(l.gapBefore(i)); gap {
	case "", ":", "：":
		return true
	case "-", "/", ".":
		return !l.isRange(i)
	default:
		return isFilledPart(gap)
	}
}

// isFilledPart reports a part of a date that is filled in between two that are not:
// 202X年3月X日.
func isFilledPart(gap string) bool {
	number := strings.TrimRight(gap, "年月")
	return number != "" && number != gap && strings.Trim(number, "0123456789") == ""
}

// endOfRange says which end of a range a date is: 培训班开始日期.
func endOfRange(base, end string) string {
	if base == "成文日期" {
		base = "日期"
	}
	if noun, ok := strings.CutSuffix(base, "日期"); ok {
		return noun + end + "日期"
	}
	return base + end
}

// isDatePart reports whether slot i is a date, or a blank in front of 年, 月, 日.
func (l *labeler) isDatePart(i int) bool {
	s := l.slots[i]
	return s.Class == "date" || (s.Class == "blank" || s.Class == "blank.field") && measured(s) == "" && l.datePart(i) != "" && startsDate(l.p.Text[s.Loc.End:])
}

func (l *labeler) datePart(i int) string {
	behind := strings.TrimLeft(l.p.Text[l.slots[i].Loc.End:], " ")
	switch {
	case l.slots[i].Class != "date":
	case startsAny(behind, ":：") && familyOf(firstRune(behind[firstLen(behind):])) != noFamily:
		return "时" // X:XX
	case i > 0 && endsAny(l.p.Text[:l.slots[i].Loc.Start], ":：") && l.slots[i-1].Class == "date" && len(l.gapBefore(i)) > 0 && len(strings.Trim(l.gapBefore(i), ":：")) == 0:
		return "分"
	}
	return datePartNames.head(behind)
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
	head := trimDateParts(strings.TrimLeft(l.head(i), "）)"))
	if begun := strings.TrimRight(head, "—－-~～至到"); begun != head && isDigit(lastRune(begun)) {
		return "结束日期" // 1—X月
	}
	if halfDays.has(head) && i > 0 && l.isDatePart(i-1) {
		return withoutUnit(l.named[i-1].label) // X月X日（星期X）上午X时
	}
	head = strings.TrimSpace(head[:len(head)-len(prepositions.tail(head))])
	if event := l.eventHeld(i); event != "" && (strings.HasSuffix(l.rawHead(i), "于") || !hasLetters(head)) {
		return event + "日期"
	}
	if strings.HasSuffix(l.rawHead(i), "于") {
		head = head[:len(head)-len(settings.tail(head))]
	}
	head = trimTail(head[:len(head)-len(everies.tail(head))])
	if asked := requests.head(head); (asked == head || asked != "" && addressees.tail(head) != "") && l.isDeadline(i) {
		return "期限"
	}
	const most = 8 // runes of a noun that a date belongs to
	switch n := utf8.RuneCountInString(head); {
	case n > most:
		head = afterVerb(head)
	case n == 0 && l.isWholeDate(i):
		return "成文日期"
	case n == 0:
		head = l.eventBehind(i)
	}
	if utf8.RuneCountInString(head) > most || dateHeaders.tail(head) != "" {
		return textBefore(head, len(head), most)
	}
	return head + "日期"
}

var (
	// everies stand in front of the day that comes again: 每月X日.
	everies = words(`每月 每周 每年 每季度`)

	// halfDays stand between a day and the time of day.
	halfDays = words(`上午 下午 中午 晚上 傍晚 凌晨 早上 早 晚`)

	// settings in front of 于 set a date: 会议定于X月X日.
	settings = words(`决定 确定 拟定 商定 初定 暂定 拟 定`)

	// addressees are whom an order is given to: 请各单位于X日前.
	addressees = words(`单位 部门 地 科室 处室 支部 公司 学校 同志 你们 贵方 贵司 贵校 贵局 贵处 贵所 县区 乡镇 街道 社区 村 市州 县 区 市`)

	// requests begin an order that has a deadline.
	requests = words(`请 计划 预计 请务必 务请 务必 须 应 应当 需 限 定 拟 力争 确保`)
)

// isDeadline reports whether the date that begins at slot i is the last day for
// something: 于X月X日前.
func (l *labeler) isDeadline(i int) bool {
	const parts = 4 // year to hour
	for last := i; last < len(l.slots) && last < i+parts && l.isDatePart(last); last++ {
		behind := strings.TrimLeft(reachAfter(l.p.Text, l.slots[last].Loc.End), "年月日时底初中旬末之以上下午0123456789 ")
		if strings.HasPrefix(behind, "前") && !strings.HasPrefix(behind, "前后") {
			return true
		}
	}
	return false
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
		noun := "文号"
		if s.Class == "docnum.case" {
			noun = "案号"
		}
		return naming{label: l.formOr(i, noun) + "（" + l.docPart(i) + "）"}
	case "meeting":
		if strings.HasSuffix(s.Surface, "大") {
			return naming{label: "党代会届次"}
		}
		return naming{label: l.meetingName(i) + "届次（" + strings.TrimSpace(textAfter(l.p.Text, s.Loc.End, 1)) + "）"}
	case "ordinal":
		if label := l.ordinalName(i); label != "" {
			return naming{label: label}
		}
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

// ordinalName names what an ordinal numbers by the words it stands with: 附件X,
// 协议第X条, 位居全市第X.
func (l *labeler) ordinalName(i int) string {
	s := l.slots[i]
	if w := ordinalHeads.head(s.Surface); w != "" && w != "第" {
		return strings.TrimPrefix(w, "见") + "序号"
	}
	switch {
	case strings.HasSuffix(s.Surface, "年级"):
		return "年级"
	case s.Unit == "周" && strings.HasPrefix(s.Surface, "第"):
		return "周次"
	case s.Unit == "楼":
		return "楼层"
	case s.Unit == "班":
		return "班级序号"
	case s.Unit == "个" && hasLetters(l.tail(i, true)):
		return l.tail(i, true) + "序号"
	}
	if s.Unit == "条" || s.Unit == "款" {
		first := i
		if i > 0 && major(l.slots[i-1].Class) == "ordinal" && l.slots[i-1].SurfaceEnd == s.SurfaceStart {
			first = i - 1
		}
		return shorten(afterVerb(l.modifier(first))) + s.Unit + "号"
	}
	if w := strings.TrimPrefix(l.p.Text[s.Loc.End:max(s.Loc.End, s.SurfaceEnd)], "号"); addressParts.has(w) {
		return w + "号"
	}
	if label := rankName(trimTail(l.head(i)), s.Unit); label != "" {
		return label
	}
	if x, ok := suffixAt(reachAfter(l.p.Text, s.SurfaceEnd)); ok && s.Unit == "" && x.proper() && strings.HasPrefix(s.Surface, "第") {
		return l.p.Text[s.SurfaceEnd:s.SurfaceEnd+x.length] + "序号" // 第X党支部
	}
	return ""
}

var (
	// addressParts are the numbered parts of an address.
	addressParts = words(`楼 院 井 栋 幢 座 单元 室`)

	// ranks lead to those among whom a place is held.
	ranks = words(`在 由 从 于`)
)

// rankName names a place in a list by those among whom it is held: 列全市第X位, 升至
// 第X位.
func rankName(head, unit string) string {
	place := unit == "位" || unit == "名"
	ranked := withoutRanking(head)
	switch {
	case ranked != head && (place || unit == ""):
		return strings.TrimSuffix(strings.TrimSpace(ranked[len(ranks.head(ranked)):]), "中") + "名次"
	case place && (!hasLetters(head) || tailFillers.has(head)):
		return "名次"
	}
	return ""
}

// rankings tell that an ordinal is a place in a list.
var rankings = words(`位列 位居 名列 排名 排在 排位 居 列`)

// withoutRanking cuts the verb of a ranking from both ends of s.
func withoutRanking(s string) string {
	s = s[len(rankings.head(s)):]
	return s[:len(s)-len(rankings.tail(s))]
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
	case endsAny(before, "〔［[（("):
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
