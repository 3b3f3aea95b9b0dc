package compare

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
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
// other way, and the amounts that the figures contradict.
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
	start, stop := end+at[2*group], end+at[2*group+1]
	if went == told || went == 0 && !boundsOf(f).exact() { // 5.1亿元 may be more than 5.1亿元
		return a.wrongAmount(pair, stop)
	}
	right := level
	if went != 0 {
		right = opposites[p.Text[start:stop]]
	}
	return Mark{
		Flag: WrongDirection, Text: p.Text[start:stop], Expected: right, Label: f.Label,
		Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: start, End: stop},
	}, true
}

// level says that a figure is as it was.
const level = "持平"

// opposites are the words for the other direction.
var opposites = map[string]string{
	"增长": "下降", "增加": "减少", "上升": "下降", "提高": "降低", "提升": "下降", "增多": "减少", "扩大": "缩小", "延长": "缩短", "攀升": "回落",
	"下降": "增长", "减少": "增加", "降低": "提高", "回落": "上升", "下滑": "增长", "缩短": "延长", "缩减": "增加", "压减": "增加", "压缩": "增加",
	"多": "少", "高": "低", "少": "多", "低": "高",
}

// amountReach is how many bytes behind its direction the amount may begin: 增长了约5%.
const amountReach = 6

// otherScopes say that a change is not that of the two figures.
var otherScopes = strings.Fields(`可比 口径 同口径 剔除 扣除 不变价 名义 实际`)

// wrongAmount marks the amount by which a figure is told to have changed, if the
// two figures, rounded as they may be, changed by another.
func (a *alignment) wrongAmount(pair figurePair, behind int) (Mark, bool) {
	old, now := a.oldFigure(pair), a.newFigure(pair)
	p := &a.current.paragraphs[a.current.paragraphAt(now.Loc)]
	told, ok := a.current.figureFrom(now.Loc, behind, behind+amountReach)
	if !ok || isRough(old) || isRough(now) || isRough(told) || containsAny(sentenceAround(p.Text, now.Loc.Start, told.Loc.End), otherScopes) {
		return Mark{}, false
	}
	change, ok := changeBetween(old, now, told)
	if !ok || change.holds(told) {
		return Mark{}, false
	}
	right := change.likely.Round(-told.Value.Exponent())
	return Mark{Flag: WrongDirection, Loc: told.Loc, Text: told.Text, Expected: right.String() + told.Unit, Label: now.Label}, true
}

// isRough reports whether a figure is a range, or no exact one: 300余人次.
func isRough(f *figure.Figure) bool { return f.Approx != "" || f.Upper != "" }

// figureFrom is the figure of a paragraph that starts in a stretch.
func (r *report) figureFrom(in docx.Loc, from, to int) (*figure.Figure, bool) {
	for _, i := range r.figuresIn[r.paragraphAt(in)] {
		if f := &r.figures[i]; from <= f.Loc.Start && f.Loc.Start <= to {
			return f, true
		}
	}
	return nil, false
}

// amount is by how much a figure changed, between bounds that rounding leaves.
type amount struct{ least, likely, most decimal.Decimal }

// changeBetween is the change between two figures, in the unit it is told in.
func changeBetween(old, now, told *figure.Figure) (amount, bool) {
	before, after := boundsOf(old), boundsOf(now)
	switch {
	case told.Base == "%" && now.Base != "%" && before.least.IsPositive():
		return amount{rate(before.most, after.least), rate(before.likely, after.likely), rate(before.least, after.most)}.absolute(), true
	case told.Base == now.Base && now.Base != "%" || told.Base == "百分点" && now.Base == "%":
		return amount{
			told.FromExact(after.least.Sub(before.most)), told.FromExact(after.likely.Sub(before.likely)), told.FromExact(after.most.Sub(before.least)),
		}.absolute(), true
	}
	return amount{}, false
}

// boundsOf are a figure in its base, and what it may have been rounded from. A
// whole number of things is exact.
func boundsOf(f *figure.Figure) amount {
	value := f.Exact()
	if f.Value.Exponent() >= 0 && value.Equal(f.Value) {
		return amount{value, value, value}
	}
	half := f.Number.Exact(decimal.New(5, f.Value.Exponent()-1))
	return amount{value.Sub(half), value, value.Add(half)}
}

func (c amount) exact() bool { return c.least.Equal(c.most) }

// rate is a change in percent.
func rate(before, after decimal.Decimal) decimal.Decimal {
	return after.Sub(before).Mul(hundred).DivRound(before, 8)
}

// absolute leaves out the direction.
func (c amount) absolute() amount {
	if c.likely.IsNegative() {
		return amount{c.most.Neg(), c.likely.Neg(), c.least.Neg()}
	}
	return c
}

// holds reports whether a change can be the one told: rounded, or cut off behind
// a digit.
func (c amount) holds(told *figure.Figure) bool {
	unit, half := decimal.New(1, told.Value.Exponent()), decimal.New(5, told.Value.Exponent()-1)
	return told.Value.Cmp(c.least.Sub(unit)) >= 0 && told.Value.Cmp(c.most.Add(half)) <= 0
}

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
