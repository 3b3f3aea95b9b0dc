package slot

import "strings"

// Words around a bare name: 赴X考察, 由X负责.
var (
	nameHeads    = words(`赴 到 在 由 向 与 和 同 从 对 经 报 送 给 据 往 去 至 、 及 为 受 请 访 联系 走访 参观 考察 慰问 捐赠 委托 邀请 推荐 授予 任命 通过 来自 转发 抄送 主送 依托 支持 配合 指导 协助`)
	nameTails    = words(`为 、 和 与 及 等 ， 。 ； ） 的 负责 牵头 主持 委托 审批 开展 召开 进行 考察 学习 调研 参加 签订 带队 指导 同意 批准 参观 配合 承办 主办 协办 走访 慰问 备案 审核 研究 汇报 高度 认真 深入 积极 组织 两 三`)
	subjectTails = words(`牵头 负责 配合 承办 主办 协办 召开 高度重视 组织召开 组织开展 开展 认真贯彻 深入贯彻 积极开展 印发 出台 荣获 获评 主持召开 带队 出席`)
)

// bareLetters reads a run that nothing names: several X beside Han, or one X in
// the place of a name.
func (l *line) bareLetters(r run, weak meaning) meaning {
	head, tail := l.preceding(r), l.after(r.end)
	tail = strings.TrimPrefix(tail, " ")
	han := isHan(lastRune(head)) || isHan(firstRune(tail))
	if r.n == 1 {
		return bareName(r, head, tail)
	}
	if weak.evidence != "" && (han || isStart(head)) {
		return weak
	}
	switch {
	case han:
		return meaning{class: "name", evidence: "several X beside Chinese text"}
	case strings.TrimSpace(l.text) == l.text[r.start:r.end]:
		return meaning{class: "name", evidence: "several X are all the text"}
	case (isStart(head) || endsAny(head, "）)】")) && (isEnd(tail) || startsAny(tail, "（(")) && l.isApart(r):
		return meaning{class: "name", evidence: "several X by themselves in Chinese text"}
	}
	return meaning{}
}

// isApart reports whether r stands between separators of Chinese text, no word
// in Latin letters beside it.
func (l *line) isApart(r run) bool {
	left := lastRune(trimSpaceRight(l.before(r.start)))
	right := firstRune(trimSpaceLeft(l.after(r.end)))
	apart := func(c rune) bool { return !isLatin(c) && !isDigit(c) || familyOf(c) == letters }
	return apart(left) && apart(right) && l.isChinese(r)
}

// isChinese reports whether the sentence of r has Han characters, or at least no
// words in other letters.
func (l *line) isChinese(r run) bool {
	s := l.sentence(r.start, r.end)
	other := func(c rune) bool { return isLatin(c) && familyOf(c) != letters }
	return hasHan(s) || strings.IndexFunc(s, other) < 0
}

// bareName reads a run by its place in the sentence alone: behind a preposition
// or a title of office, in front of a verb. Words that go on are no place for a
// name: 在X射线下.
func bareName(r run, head, tail string) meaning {
	if isASCIILower(r.glyph) {
		return meaning{}
	}
	if w := nameHeads.tail(head); w != "" && nameTails.head(tail) != "" {
		return meaning{class: "name", evidence: "stands for a name behind " + w}
	}
	if w := suffixes.tail(head); suffixDetails[w] == "person" && (nameTails.head(tail) != "" || startsAny(tail, "（")) {
		return meaning{class: "name.person", evidence: "stands for a name behind " + w}
	}
	if w := subjectTails.head(tail); w != "" && isStart(head) {
		return meaning{class: "name", evidence: "the subject of " + w}
	}
	return meaning{}
}

const noEvidence = "no measure word, suffix or label says what it would stand for"

// isLone reports whether r is a capital X between Chinese words: nothing says
// what it stands for, but it may stand for what its neighbours stand for.
func (l *line) isLone(r run) bool {
	if r.n > 1 || isASCIILower(r.glyph) {
		return false
	}
	head, tail := l.before(r.start), l.after(r.end)
	return (isHan(lastRune(head)) || isStart(head) && isHan(firstRune(tail))) && (isHan(firstRune(tail)) || isEnd(tail) && !isSpace(firstRune(tail)))
}

// joinLone makes placeholders of lone X in a text that uses X as a placeholder
// elsewhere: 转运X等X名人员到X集中隔离. Otherwise they are dropped, or kept as
// rejected for explanation.
func (l *line) joinLone() {
	if len(l.lone) == 0 {
		return
	}
	used := l.usesX()
	kept := l.found[:0]
	for i, c := range l.found {
		if len(l.lone) > 0 && l.lone[0] == i {
			l.lone = l.lone[1:]
			if used {
				c = candidate{start: c.start, end: c.end, surfaceStart: c.start, surfaceEnd: c.end,
					class: "name", evidence: "one X among others that are placeholders"}
			} else if !l.explain {
				continue
			}
		}
		kept = append(kept, c)
	}
	l.found = kept
}

// usesX reports whether the text has a capital X for a placeholder. What a
// filter has left is none: it stands for a word of the text.
func (l *line) usesX() bool {
	for _, c := range l.found {
		if g := firstRune(l.text[c.start:]); c.reason == "" && c.class != "redact" && familyOf(g) == letters && !isASCIILower(g) {
			return true
		}
	}
	return false
}
