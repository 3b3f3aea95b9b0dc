package slot

import (
	"strings"
	"unicode/utf8"
)

// eventBehind is what happened on the date that begins at slot i, as the word
// right behind it says: 19XX年X月生.
func (l *labeler) eventBehind(i int) string {
	const parts = 3 // year to day
	for last := i; last < len(l.slots) && last < i+parts && l.isDatePart(last); last++ {
		behind := strings.TrimLeft(reachAfter(l.p.Text, l.slots[last].Loc.End), "年月日")
		w := events.head(behind)
		switch {
		case w == "生" && !isEnd(behind[len(w):]), w == "":
			continue
		case w == "生":
			return "出生"
		}
		return w
	}
	return ""
}

// eventHeld is the meeting or course that is held on the date that begins at slot i:
// 拟于X月X日召开民主生活会.
func (l *labeler) eventHeld(i int) string {
	const parts, most = 4, 10 // year to hour; runes of a noun
	for last := i; last < len(l.slots) && last < i+parts && l.isDatePart(last); last++ {
		behind := strings.TrimLeft(reachAfter(l.p.Text, l.slots[last].Loc.End), "年月日时上下午")
		w := holdings.head(behind)
		noun := behind[len(w):]
		if k := strings.IndexAny(noun, clauseEnds+"、“《"); k >= 0 {
			noun = noun[:k]
		}
		if w != "" && hasLetters(noun) && utf8.RuneCountInString(noun) <= most {
			return noun
		}
	}
	return ""
}

// holdings are how an event is held.
var holdings = words(`召开 举行 举办`)

// events are what the dates of a life or of a project tell.
var events = words(`生 出生 入伍 退伍 退役 入党 入团 入职 入学 毕业 参加工作 退休 任现职 开工 竣工 投产 通车 开学 签订 挂牌`)
