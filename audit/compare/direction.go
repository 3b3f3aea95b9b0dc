package compare

import (
	"regexp"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// toldDirection is what may follow a figure: what it is held against, and which
// way it went.
var toldDirection = regexp.MustCompile(`^[^，。；：、！？0-9]{0,6}[，（(]?` +
	`(?:(同比|[比较][上去]年同期|与[上去]年同期相?比)|(环比|[比较]上期|与上期相?比))` +
	`(?:的?[0-9.,]+[万亿]?[^，。；：、！？0-9]{1,3})?` + // the earlier figure itself
	`，?[^，。；：、！？0-9]{0,6}?(?:(增长|增加|上升|提高|提升|增多|扩大|延长|攀升)|(下降|减少|降低|回落|下滑|缩短|缩减|压减|压缩)|(多|高)[0-9]|(少|低)[0-9])`)

// Groups of toldDirection.
const (
	sinceLastYear = 1 + iota
	sinceLastPeriod
	toldUp
	toldDown
	toldMore
	toldLess
)

// directionReach is how many bytes behind a figure its direction is looked for.
const directionReach = 120

// wrongDirections marks the words that say a figure rose where it fell, or the
// other way.
func (a *alignment) wrongDirections(r *relation) []Mark {
	var marks []Mark
	for _, pair := range r.figures {
		if m, ok := a.wrongDirection(pair); ok {
			marks = append(marks, m)
		}
	}
	return marks
}

func (a *alignment) wrongDirection(pair figurePair) (Mark, bool) {
	f := a.newFigure(pair)
	p := &a.current.paragraphs[a.current.paragraphAt(f.Loc)]
	end := f.Loc.End
	at := toldDirection.FindStringSubmatchIndex(p.Text[end:runeEnd(p.Text, end+directionReach)])
	if at == nil || a.prior.isEarlier(a.oldFigure(pair)) || !a.isSince(at[2*sinceLastYear] >= 0) {
		return Mark{}, false
	}
	_, values := inOneUnit(a.oldFigure(pair), f)
	group, told := toldUp, 1
	for group = toldUp; at[2*group] < 0; group++ {
		told = -told
	}
	went := values[1].Cmp(values[0])
	if went == told {
		return Mark{}, false
	}
	start, stop := end+at[2*group], end+at[2*group+1]
	right := directions[went+1]
	if group >= toldMore {
		right = amounts[went+1]
	}
	return Mark{
		Flag: WrongDirection, Text: p.Text[start:stop], Expected: right, Label: f.Label,
		Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: start, End: stop},
	}, true
}

// directions are how a figure goes, down first; amounts say it of a difference:
// 少12批次.
var (
	directions = [3]string{"下降", "持平", "增长"}
	amounts    = [3]string{"少", "持平", "多"}
)

// isSince reports whether the prior is of the period that the words name: the
// same of last year, or the one before.
func (a *alignment) isSince(lastYear bool) bool {
	if !a.later() {
		return false
	}
	about := a.current.period
	if lastYear {
		about.Year--
		return about == a.prior.period
	}
	return about.Next(-1) == a.prior.period
}

// runeEnd is the end of text or the rune border at or before an offset.
func runeEnd(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	for at > 0 && text[at]&0xC0 == 0x80 {
		at--
	}
	return at
}
