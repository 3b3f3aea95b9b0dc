package slot

import "strings"

// ownPart is what of the words in front of slot i belongs to it: not the signs of
// Markdown, the rest of a quote that the slot before stands in, nor what is counted
// already. more tells that the clause begins behind the slot before.
func (l *labeler) ownPart(i int, head string, more bool) string {
	if strings.IndexFunc(head, isMarkdown) >= 0 && hasHan(head) {
		head = strings.NewReplacer("*", "", "`", "", "_", "", `\`, "").Replace(head)
	}
	if more && measured(l.slots[i-1]) != "" && strings.HasSuffix(head, "、") {
		return "" // X人死亡、X人受伤
	}
	if i > 0 {
		head = behindQuote(head)
	}
	return behindCount(head)
}

func isMarkdown(r rune) bool { return r == '*' || r == '_' || r == '`' || r == '\\' }

// noteLen is the length of the mark of a note that s begins with: [2], 〔注〕.
func noteLen(s string) int {
	if !startsAny(s, "[〔［") {
		return 0
	}
	opener := firstLen(s)
	end := endOf(s, opener, func(c rune) bool { return isDigit(c) || c == '注' })
	if end == opener || !startsAny(s[end:], "]〕］") {
		return 0
	}
	return end + firstLen(s[end:])
}

// behindQuote is what stands behind a quote that is closed in s and was opened in
// front of it: the 传承人表演 of “XX腔”传承人表演.
func behindQuote(s string) string {
	if !strings.Contains(s, "”") {
		return s
	}
	k := strings.LastIndex(s, "”")
	if strings.Contains(s[:k], "“") {
		return s
	}
	if rest := strings.TrimPrefix(s[k+firstLen(s[k:]):], "等"); hasLetters(rest) {
		return rest
	}
	return s
}

// behindCount is the last thing of a list whose other things are counted already,
// with the verb of the list: 建成厂房3栋、创业园.
func behindCount(s string) string {
	if !strings.Contains(s, "、") {
		return s
	}
	k := strings.LastIndex(s, "、")
	if !endsCount(s[:k]) {
		return s
	}
	rest := s[k+len("、"):]
	if !hasLetters(rest) {
		return s
	}
	if startsVerb(rest) {
		return rest
	}
	return verbAt(trimHead(s)) + rest
}

// endsCount reports whether s ends with a number and its measure word: 3栋.
func endsCount(s string) bool {
	k := strings.LastIndexAny(s, "0123456789")
	if k < 0 {
		return false
	}
	unit := s[k+1:]
	q := quantityAt(unit)
	return q.class != "" && q.length == len(unit)
}

// subjectEnd is where the one ends that a clause is about, with the time behind it:
// 县公安局2025年; 0 where none stands in front.
func subjectEnd(s string) int {
	if rest, ok := strings.CutPrefix(s, "您"); ok && hasLetters(rest) {
		return len("您")
	}
	at := strings.IndexFunc(s, beginsTime)
	if at <= 0 || !isSubject(s[:at]) {
		return 0
	}
	n := leadingDate(s[at:])
	if n == 0 || at+n == len(s) {
		return 0
	}
	return at + n
}

// beginsTime reports the runes that the time behind a subject begins with.
func beginsTime(r rune) bool {
	switch r {
	case '上', '下', '今', '去', '本', '前':
		return true
	}
	return isASCIIDigit(r)
}

// isSubject reports whether s is an office, a body or a place and nothing else.
func isSubject(s string) bool {
	if ownBodies.has(s) {
		return true
	}
	switch suffixDetails[suffixes.tail(s)] { // asked first: it costs least
	case "office", "party", "school", "hospital", "company", "bank", "county", "city", "town", "village", "community", "province":
	default:
		return false
	}
	return !startsVerb(s) && firstVerb(s) == len(s) && prepositions.head(s) == "" && !hasDigit(s)
}

// ownBodies are what an office calls itself.
var ownBodies = words(`我局 我校 我县 我市 我区 我镇 我乡 我村 我院 我关 我所 我站 我办 我委 我厅 我部 我社 我会 我队 我行 我厂 我馆 我处 我科 我省 我州 我司`)

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// callingHead is the noun in front of slot i whose wording it is: 主题为“X”.
func (l *labeler) callingHead(i int) string {
	head := strings.TrimRight(l.rawHead(i), "“‘「『《\"：: ")
	rest := strings.TrimRight(head, "为是")
	if rest == head {
		return ""
	}
	return callings.tail(rest)
}

// campaigns have a name in quotes, not a title.
var campaigns = words(`专项行动 行动 工程 专项 计划 项目 专项整治 专项整治行动`)

// callings are nouns that a wording is given for.
var callings = words(`主题 口号 标语 题目 课题 副标题 标题 校训 愿景 目标 宗旨`)
