package slot

import (
	"strings"
	"unicode/utf8"
)

// byForm names the value behind a label: 姓名：____.
func (l *labeler) byForm(i int) naming {
	s := l.slots[i]
	first, nth := l.row(i)
	label := l.formLabel(l.slots[first].SurfaceStart, first)
	if label == "" {
		return naming{}
	}
	label += nth
	if measured(s) != "" && s.Unit != "" && !strings.Contains(label, s.Unit) {
		return compose(label, s)
	}
	return naming{label: label, stem: label}
}

// longestFormLabel bounds the label of a form in code points.
const longestFormLabel = 16

// formLabel is the label with a colon that ends at byte at, "" for none.
func (l *labeler) formLabel(at, i int) string {
	text := line{text: l.p.Text}
	head := trimSpaceRight(text.before(at))
	label := strings.TrimRight(head, "：:")
	if label == head {
		return ""
	}
	if i > 0 && l.slots[i-1].SurfaceEnd < at && at-l.slots[i-1].SurfaceEnd < len(head) {
		label = label[len(label)-min(len(label), at-l.slots[i-1].SurfaceEnd-(len(head)-len(label))):]
	}
	label = trimSpaceRight(label)
	if k := strings.LastIndexAny(label, "，。；！？：:\n\t"); k >= 0 {
		label = label[k+firstLen(label[k:]):]
	}
	label = lastField(stripNumber(trimSpaceLeft(label)))
	if utf8.RuneCountInString(label) > longestFormLabel {
		return ""
	}
	return strings.TrimLeft(label, "、.．·●■□-— ")
}

// lastField is what stands behind the last wide space of a label: the labels of
// a form stand side by side. 姓 名 is one word spread out.
func lastField(s string) string {
	for _, gap := range []string{"  ", "\u3000\u3000", "\u3000 ", " \u3000"} {
		if k := strings.LastIndex(s, gap); k >= 0 {
			s = s[k+len(gap):]
		}
	}
	if strings.Trim(s, " \u3000") == s && utf8.RuneCountInString(s) <= 4 {
		return strings.NewReplacer(" ", "", "\u3000", "").Replace(s)
	}
	return strings.TrimSpace(s)
}

// promptFillers are what a prompt says besides what it asks for.
var promptFillers = strings.NewReplacer("请在此处", "", "请在此", "", "在此处", "", "此处", "", "请输入", "", "请填写", "", "请填入", "", "请选择", "", "请补充", "", "请填", "",
	"填写", "", "填入", "", "输入", "", "待填", "", "待补充", "", "待定", "", "待补", "", "插入", "", "补充", "", "键入", "", "选择", "", "具体", "", "单击或点击", "", "单击", "", "点击", "")

// byPrompt names what a prompt or a tag asks for: 【请填写单位名称】, {{姓名}}.
func (l *labeler) byPrompt(i int) naming {
	s := l.slots[i]
	if s.Class != "prompt" && s.Class != "tmplvar" && !strings.HasPrefix(s.Class, "todo") {
		return naming{}
	}
	text := strings.Trim(s.Text, "{}[]【】（）()《》«»<>$％%#@＜＞［］〔〕「」 ")
	if s.Class == "tmplvar" && hasLetters(text) {
		return naming{label: text}
	}
	text = strings.Trim(promptFillers.Replace(text), "，。：:、的可 …")
	switch {
	case !hasLetters(text) || plainPrompts.has(text) || familyOf(firstRune(text)) != noFamily:
		return naming{}
	case utf8.RuneCountInString(text) > longestFormLabel:
		text = textAfter(text, 0, longestFormLabel)
	}
	return naming{label: text, stem: text}
}

// plainPrompts ask for something without saying what.
var plainPrompts = words(`文字 文本 内容 一项 项 TBD TODO tbd todo 处 数据 相关内容`)

// byControl names a content control by the name that its author gave it.
func (l *labeler) byControl(i int) naming {
	s := l.slots[i]
	for _, c := range l.p.Controls {
		if c.Start <= s.Loc.Start && s.Loc.End <= c.End {
			if hasLetters(c.Alias) {
				return naming{label: c.Alias}
			}
			return naming{label: c.Tag}
		}
	}
	return naming{}
}

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
	text := l.p.Text[:l.slots[i].SurfaceStart]
	if label := l.formLabel(len(trimDateParts(text)), i); label != "" {
		return label
	}
	if label := cellHeaders(l.p.Cell); label != "" {
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

// trimDateParts cuts the 年 and 月 of blanks that are too narrow to be found:
// 签约日期：年   月.
func trimDateParts(s string) string {
	rest := strings.TrimRight(s, "年月日时至 \t\u3000\u00a0")
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

// byTitle names a work or a paper: 警示教育片《X》 → 警示教育片名称.
func (l *labeler) byTitle(i int) naming {
	s := l.slots[i]
	if !strings.HasPrefix(s.Class, "title") {
		return naming{}
	}
	first, nth := l.row(i)
	return naming{label: l.titleName(first) + nth}
}

func (l *labeler) titleName(i int) string {
	s := l.slots[i]
	text := line{text: l.p.Text}
	behind := text.after(s.Loc.End)
	if k := strings.IndexAny(behind, "》〉"); k > 0 && !strings.ContainsAny(behind[:k], clauseEnds+"《") {
		return behind[:k] + "名称" // 《XX实施方案》
	}
	if k := strings.IndexAny(behind, "”’」』"); k >= 0 && !strings.ContainsAny(behind[:k], clauseEnds) {
		behind = behind[k+firstLen(behind[k:]):]
		if strings.HasPrefix(behind, "为主题") {
			return "主题"
		}
	}
	if strings.HasSuffix(l.rawHead(i), "关于") {
		if k := strings.Index(behind, "的"); k >= 0 && paperKinds.head(behind[k+len("的"):]) != "" {
			return paperKinds.head(behind[k+len("的"):]) + "事由"
		}
		return "事由"
	}
	if noun := afterVerb(l.modifier(i)); hasLetters(noun) {
		return shorten(noun) + "名称"
	}
	if noun := l.tail(i, false); hasLetters(noun) && utf8.RuneCountInString(noun) <= longestFormLabel {
		return noun + "题名"
	}
	return "题名"
}

// byName names a person, a body or a place: 挂钩点X社区 → 挂钩点社区名称.
func (l *labeler) byName(i int) naming {
	s := l.slots[i]
	if !strings.HasPrefix(s.Class, "name") {
		return naming{}
	}
	first, nth := l.row(i)
	kind, of := l.kindOf(i), l.ofName(first)
	switch {
	case s.Class == "name.person":
		if of = afterVerb(of); of == "" && !titlesOfRespect.has(kind) {
			of = kind
		}
		return naming{label: of + "姓名" + nth}
	case kind == "" && isPost(of):
		return naming{label: shorten(of) + "姓名" + nth}
	case kind == "" && endsAny(l.rawHead(first), "在到赴于"):
		return naming{label: "地点" + nth}
	case kind == "":
		kind = l.shortNoun(i)
	}
	return naming{label: shorten(of) + kind + "名称" + nth}
}

// isPost reports whether a phrase ends with what a person is: 调解员, 书记.
func isPost(s string) bool {
	return endsAny(s, "员者长") || suffixDetails[suffixes.tail(s)] == "person"
}

// titlesOfRespect follow a person's name and say nothing of the person's post.
var titlesOfRespect = words(`同志 先生 女士 小姐 同学`)

// kindOf is what the name of slot i ends with; names in a row share it.
func (l *labeler) kindOf(i int) string {
	const longestRow = 50 // names that share what the last ends with
	for last := i + longestRow; i < len(l.slots) && i < last; i++ {
		s := l.slots[i]
		if kind := strings.TrimSpace(l.p.Text[s.Loc.End:max(s.Loc.End, s.SurfaceEnd)]); kind != "" {
			return kind
		}
		if i+1 == len(l.slots) || !l.inRow(i+1) {
			text := line{text: l.p.Text}
			return countedNoun(text.after(s.Loc.End))
		}
	}
	return ""
}

// shortNoun is the noun right behind slot i: XXX原则.
func (l *labeler) shortNoun(i int) string {
	const most = 4 // code points
	noun := l.tail(i, true)
	if utf8.RuneCountInString(noun) > most || deeds.head(noun) != "" || prepositions.head(noun) != "" {
		return ""
	}
	return noun
}

// countedNoun is the 社区 of 两个社区.
func countedNoun(s string) string {
	s = strings.TrimPrefix(s, "等")
	rest := strings.TrimLeft(s, "两二三四五六七八九十几多23456789")
	if rest == s {
		return ""
	}
	rest = strings.TrimPrefix(rest, measureAt(rest).unit)
	if x, ok := directSuffix(rest); ok {
		return rest[:x.length]
	}
	const most = 4 // code points of a noun that is counted
	noun := rest[:firstVerb(rest)]
	if k := strings.IndexAny(noun, clauseEnds+"、"); k >= 0 {
		noun = noun[:k]
	}
	if utf8.RuneCountInString(noun) > most {
		return ""
	}
	return noun
}

// row is the first slot of the row of names that slot i stands in, and the
// place of i in it: 之一, 之二; "" when it stands alone.
func (l *labeler) row(i int) (first int, nth string) {
	first = l.rowStart(i)
	if first == i && !(i+1 < len(l.slots) && l.inRow(i+1)) {
		return first, ""
	}
	return first, "之" + hanNumber(i-first+1)
}

// rowStart is the first slot of the row that slot i stands in.
func (l *labeler) rowStart(i int) int {
	if !l.inRow(i) {
		return i
	}
	return l.named[i-1].first
}

// inRow reports whether slot i is listed together with the slot in front: X和X,
// 《X》《甲》和《X》.
func (l *labeler) inRow(i int) bool {
	if i == 0 {
		return false
	}
	a, b := l.slots[i-1], l.slots[i]
	ca, _, _ := strings.Cut(a.Class, ".")
	cb, _, _ := strings.Cut(b.Class, ".")
	if ca != cb || ca != "name" && ca != "title" || a.Class == "name.person" != (b.Class == "name.person") {
		return false
	}
	gap := l.p.Text[a.SurfaceEnd:b.SurfaceStart]
	for {
		o, c := strings.Index(gap, "《"), strings.Index(gap, "》")
		if o < 0 || c < o {
			break
		}
		gap = gap[:o] + gap[c+len("》"):]
	}
	return strings.Trim(gap, "、和与及或以 ") == "" && (gap != "" || ca == "title")
}

// hanNumber spells small numbers in Chinese.
func hanNumber(n int) string {
	const digits = "〇一二三四五六七八九"
	digit := func(d int) string { return digits[3*d : 3*d+3] }
	switch {
	case n < 10:
		return digit(n)
	case n < 20:
		return "十" + strings.TrimPrefix(digit(n-10), "〇")
	case n < 100:
		return digit(n/10) + "十" + strings.TrimPrefix(digit(n%10), "〇")
	case n >= 1000:
		return hanNumber(n/1000) + "千" + strings.TrimPrefix(hanNumber(n%1000), "〇")
	}
	return digit(n/100) + "百" + strings.TrimPrefix(hanNumber(n%100), "〇")
}

// modifier is what stands in front of the name in slot i and belongs to it. What
// stands in front of a preposition doesn't: 组织党员赴X.
func (l *labeler) modifier(i int) string {
	head := l.head(i)
	if w := prepositions.tail(head); w != "" {
		return ""
	}
	if strings.HasSuffix(head, "的") {
		head = afterMove(head)
	}
	return strings.TrimSpace(head[len(prepositions.head(head)):])
}

// moves lead to a place: what follows them describes it, 赴联系的X社区.
var moves = words(`赴 前往 到 走访 深入 走进 慰问 对 向 为 在`)

// afterMove is what stands behind the last move of s.
func afterMove(s string) string {
	rest := s
	for k := range s {
		if w := moves.head(s[k:]); w != "" && len(s)-k-len(w) > len("联的") {
			rest = s[k+len(w):]
		}
	}
	return rest
}

// ofName is what is put in front of a name's kind: what describes it, or else
// what was done with it (捐赠社区).
func (l *labeler) ofName(i int) string {
	of := l.modifier(i)
	if strings.HasSuffix(of, "的") {
		return of
	}
	if rest := afterVerb(of); rest != "" {
		return rest
	}
	return dealings.tail(of)
}

// dealings say what one had to do with the body or place named.
var dealings = words(`捐赠 走访 慰问 帮扶 联系 结对 参观 考察 调研 共建 支援 资助 挂钩 对接 救助`)

// afterVerb is what stands behind the last verb or preposition of s.
func afterVerb(s string) string {
	s = s[lastVerbEnd(s):]
	for k := range s {
		if w := prepositions.head(s[k:]); w != "" && w != "和" && w != "为" {
			s = s[k+len(w):]
			break
		}
	}
	return strings.TrimLeft(s, "了着过的、和与及")
}
