package slot

import (
	"strings"
	"unicode/utf8"
)

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
	behind := reachAfter(l.p.Text, s.Loc.End)
	if strings.HasSuffix(l.rawHead(i), "关于") {
		return subjectName(behind)
	}
	if w := l.callingHead(i); w != "" {
		return w
	}
	if k := strings.IndexAny(behind, "》〉"); k > 0 && !strings.ContainsAny(behind[:k], clauseEnds+"《") {
		return behind[:k] + "名称" // 《XX实施方案》
	}
	if k := strings.IndexAny(behind, "”’」』"); k >= 0 && !strings.ContainsAny(behind[:k], clauseEnds) {
		behind = behind[k+firstLen(behind[k:]):]
		if strings.HasPrefix(behind, "为主题") {
			return "主题"
		}
	}
	if talk, ok := strings.CutPrefix(strings.TrimLeft(behind, "》〉"), "为题"); ok {
		return talkName(talk)
	}
	head := beforeTitles(l.rawHead(i))
	if noun := afterVerb(l.modifier(i)); hasLetters(noun) && head == l.rawHead(i) {
		return shorten(noun) + "名称"
	}
	noun := strings.TrimPrefix(strings.TrimRight(l.tail(i, false), "《〈"), "等")
	if w := verbAt(noun); w != "" {
		noun = w // 现将《X》印发给你们
	}
	if campaigns.has(noun) && strings.HasPrefix(behind, noun) {
		return noun + "名称" // “X”专项行动
	}
	if !hasLetters(noun) || conjunctions.has(noun) || utf8.RuneCountInString(noun) > longestFormLabel {
		noun = deedBefore(head)
	}
	return noun + "题名"
}

// deedBefore is what was done with the title behind head: 学习《X》和《Y》. Verbs of
// one character say nothing: 有《X》.
func deedBefore(head string) string {
	w := deeds.tail(strings.TrimRight(head, "了着过"))
	if utf8.RuneCountInString(w) == 1 {
		return ""
	}
	return w
}

// beforeTitles is s without the titles at its end: 学习《X办法》、.
func beforeTitles(s string) string {
	for {
		list := strings.TrimRight(s, "、和与及 ")
		open := strings.LastIndex(list, "《")
		if open < 0 || !strings.HasSuffix(list, "》") {
			return s
		}
		s = list[:open]
	}
}

// subjectName names the subject of a paper by its kind: 关于X的请示.
func subjectName(behind string) string {
	if k := strings.Index(behind, "的"); k >= 0 {
		return paperKinds.head(behind[k+len("的"):]) + "事由"
	}
	return "事由"
}

// talkName names the title of a talk by what was given: 以《X》为题讲授党课.
func talkName(talk string) string {
	if k := strings.IndexAny(talk, clauseEnds); k >= 0 {
		talk = talk[:k]
	}
	return shorten(strings.TrimPrefix(afterVerb(talk), "作")) + "题名"
}
