package slot

import (
	"strings"
	"unicode/utf8"
)

// byName names a person, a body or a place: 挂钩点X社区 → 挂钩点社区名称.
func (l *labeler) byName(i int) naming {
	s := l.slots[i]
	if !strings.HasPrefix(s.Class, "name") {
		return naming{}
	}
	first, nth := l.row(i)
	kind, of := l.kindOf(i), withoutSurname(l.ofName(first))
	switch {
	case kind == "" && hearings.tail(l.rawHead(i)) != "" && hearsReport(reachAfter(l.p.Text, s.SurfaceEnd)):
		return naming{label: "汇报人姓名"}
	case s.Class == "name" && l.isPunished(i):
		return naming{label: "姓名" + nth}
	case s.Class == "name" && sexes.head(reachAfter(l.p.Text, s.SurfaceEnd)) != "":
		return naming{label: shorten(of) + "姓名" + nth}
	case l.isCountedPerson(i):
		return naming{label: shorten(strings.TrimSuffix(l.head(first), "由")) + "姓名" + nth}
	case (kind == "" || titlesOfRespect.has(kind)) && l.appointment(i) != "":
		return naming{label: shorten(l.appointment(i)) + "姓名" + nth}
	case s.Class == "name.person":
		if of = withoutMister(afterVerb(of)); !titlesOfRespect.has(kind) && (of == "" || isBody(of)) {
			of += kind
		}
		return naming{label: of + "姓名" + nth}
	case kind == "" && cellFields.has(of):
		return naming{label: of + nth} // 性别X
	case kind == "" && isPost(of):
		return naming{label: shorten(of) + "姓名" + nth}
	case kind == "" && endsAny(l.rawHead(first), "在到赴于") && noPlaces.tail(l.rawHead(first)) == "":
		return naming{label: "地点" + nth}
	case kind == "":
		kind = l.shortNoun(i)
	case isLatin(firstRune(kind)):
		return naming{label: kind + " name" + nth}
	}
	return naming{label: shorten(strings.TrimSuffix(of, kind)) + kind + "名称" + nth} // 5A级景区XX景区
}

// hearings stand in front of whoever reports to a meeting.
var hearings = words(`听取 听取了`)

// hearsReport reports whether the clause goes on with what was reported.
func hearsReport(s string) bool {
	if k := strings.IndexAny(s, clauseEnds); k >= 0 {
		s = s[:k]
	}
	return hasWord(s, reports)
}

// reports are what a meeting hears.
var reports = words(`汇报 报告 介绍 说明 述职`)

// sexes follow the name of a person in a register.
var sexes = words(`，男 ，女 （男 （女 ,男 ,女`)

// isPunished reports whether slot i is whoever is given a punishment: 给予XXX警告处分.
func (l *labeler) isPunished(i int) bool {
	return strings.HasSuffix(l.rawHead(i), "给予") && punishments.head(reachAfter(l.p.Text, l.slots[i].SurfaceEnd)) != ""
}

// punishments are what officials are given.
var punishments = words(`警告 严重警告 记过 记大过 降级 撤职 撤销 开除 留党察看 党内 政务 行政 诫勉 处分 处罚 免职 批评 通报批评`)

// isPost reports whether a phrase ends with what a person is: 调解员, 书记.
func isPost(s string) bool {
	return endsAny(s, "员者长") || suffixDetails[suffixes.tail(s)] == "person" || roles.tail(s) != ""
}

// appointment is what the person in slot i is made: XXX为项目负责人.
func (l *labeler) appointment(i int) string {
	s := reachAfter(l.p.Text, l.slots[i].SurfaceEnd)
	w := appointing.head(s)
	if k := strings.IndexAny(s, clauseEnds); k >= 0 {
		s = s[:k]
	}
	if w == "" || len(s) < len(w) || !isPost(s) || isLongLabel(s) {
		return ""
	}
	return s[len(w):]
}

// appointing stand between a person and the office given.
var appointing = words(`为 任 担任 作为 出任 兼任`)

// roles are what a person is besides an office.
var roles = words(`负责人 联系人 主持人 代理人 经办人 承办人 申请人 举报人 村民 居民 市民 职工 业主 农户 患者 选手 民警 干警 烈士 工人 对象 代表 被告 原告 第三人 检察官`)

// isBody reports whether a phrase ends with a body that has offices: 水务局.
func isBody(s string) bool {
	switch suffixDetails[suffixes.tail(s)] {
	case "office", "party", "school", "hospital", "company", "bank":
		return true
	}
	return false
}

// withoutSurname cuts the surname that a name is left of: 调解员李XX.
func withoutSurname(s string) string {
	if rest := strings.TrimSuffix(s, lastOf(s)); rest != s && endsAny(s, surnames) && isPost(rest) {
		return rest
	}
	return s
}

// isCountedPerson reports whether people are counted behind the name in slot i:
// XXX等X名同志.
func (l *labeler) isCountedPerson(i int) bool {
	if i+1 == len(l.slots) || l.slots[i].Class != "name" {
		return false
	}
	next := l.slots[i+1]
	return people.has(next.Unit) && l.p.Text[l.slots[i].SurfaceEnd:max(next.SurfaceStart, l.slots[i].SurfaceEnd)] == "等"
}

// people are counted with these words.
var people = words(`名 人 位`)

// noPlaces end like a preposition that leads to a place.
var noPlaces = words(`关于 由于 对于 基于 至于 属于 用于 鉴于 适用于 达到 得到 收到 接到 提到 做到 存在`)

// withoutMister cuts the English title of respect that a name is left of, and all
// in front of it.
func withoutMister(s string) string {
	for _, w := range []string{"Mr.", "Mrs.", "Ms.", "Dr.", "Prof."} {
		if strings.HasSuffix(s, w) {
			return ""
		}
	}
	return s
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
			return countedNoun(reachAfter(l.p.Text, s.Loc.End))
		}
	}
	return ""
}

// shortNoun is the noun right behind slot i: XXX原则.
func (l *labeler) shortNoun(i int) string {
	const most = 4 // code points
	noun := strings.TrimPrefix(l.tail(i, true), "等")
	noun, _, _ = strings.Cut(noun, "\u3000") // another field
	if w, ok := roles.within(noun); ok {     // 等部门负责人
		noun = noun[:strings.Index(noun, w)]
	}
	if utf8.RuneCountInString(noun) > most || startsVerb(noun) || prepositions.head(noun) != "" {
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
	if ca == "blank" && cb == "blank" && measured(a) == "" && measured(b) == "" {
		return strings.TrimSpace(l.gapBefore(i)) == "、"
	}
	if ca != cb || ca != "name" && ca != "title" || isPerson(a) != isPerson(b) && b.Class != "name" {
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

func isPerson(s *Slot) bool { return s.Class == "name.person" }

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
	if raw := l.rawHead(i); prepositions.tail(raw) != "" && prepositionEnds.tail(raw) == "" {
		return ""
	}
	head := l.head(i)
	switch {
	case head == "系": // the verb: 系X村人
		return ""
	case strings.HasSuffix(head, "的"):
		head = afterMove(head)
	}
	if noPrepositions.head(head) != "" {
		return head
	}
	return strings.TrimSpace(head[len(prepositions.head(head)):])
}

// prepositionEnds end like a preposition and are none.
var prepositionEnds = words(`合同 共同 协同 会同 陪同 参与 赠与 行为 成为 作为`)

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
	if raw := l.rawHead(i); strings.LastIndex(raw, "《") > strings.LastIndex(raw, "》") {
		return "" // the words in front describe the title that the name stands in
	}
	if raw := strings.TrimSuffix(l.rawHead(i), "、"); raw != l.rawHead(i) && hasLetters(raw) {
		return "" // other names of a list
	}
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
		if w := prepositions.head(s[k:]); w != "" && w != "和" && w != "为" && noPrepositions.head(s[k:]) == "" && prepositionEnds.tail(s[:k+len(w)]) == "" {
			s = s[k+len(w):]
			break
		}
	}
	return strings.TrimLeft(s, "了着过的、和与及")
}
