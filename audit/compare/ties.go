package compare

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// Tie is a figure of an earlier period that the current report tells (上年同期
// 120件) and that the report of that period tells otherwise.
type Tie struct {
	Prior    string // the report of that period
	Label    string
	Unit     string
	Stated   decimal.Decimal // in the current report
	Reported decimal.Decimal // in the prior
	Loc      docx.Loc        // in the current report
	Text     string          // at Loc
	Place    Place           // the paragraph of Loc
}

// Words that make a figure one of the same period last year, or of the period
// before.
var (
	lastYearWords   = strings.Fields(`上年同期 去年同期`)
	lastPeriodWords = strings.Fields(`上期`)
)

// ties holds the earlier figures that the current report tells against the
// reports they come from.
func (c *comparer) ties() []Tie {
	var list []Tie
	for _, a := range c.alignments {
		for i := range c.current.figures {
			if t, ok := a.tie(i); ok && !t.agrees() {
				list = append(list, t)
			}
		}
	}
	return list
}

// tie holds the current figure i against the prior's figure it tells of; ok is
// false when there is none.
func (a *alignment) tie(i int) (t Tie, ok bool) {
	f := &a.current.figures[i]
	if about, ok := a.tellsPeriod(f); !ok || about != a.prior.period {
		return Tie{}, false
	}
	main := a.current.mainFigure(i)
	n, ok := a.paired[main]
	if !ok {
		return Tie{}, false
	}
	unit, values := inOneUnit(&a.prior.figures[n], f)
	return Tie{
		Prior: a.prior.Name, Label: a.current.figures[main].Label, Unit: unit, Stated: values[1], Reported: values[0],
		Loc: f.Loc, Text: f.Text, Place: a.current.place(a.current.paragraphAt(f.Loc)),
	}, true
}

// untied marks the earlier figures of a change that the prior tells otherwise.
func (a *alignment) untied(r *relation) []Mark {
	var marks []Mark
	for _, at := range r.new {
		for _, i := range a.current.figuresIn[at] {
			if t, ok := a.tie(i); ok && !t.agrees() {
				marks = append(marks, Mark{Flag: EarlierFigure, Loc: t.Loc, Text: t.Text, Expected: t.Reported.String() + t.Unit, Label: t.Label})
			}
		}
	}
	return marks
}

// predecessors maps figures of the current report to those of the prior.
func (a *alignment) predecessors() map[int]int {
	paired := map[int]int{}
	for _, r := range a.relations {
		for _, pair := range r.figures {
			paired[pair.new] = pair.old
		}
	}
	return paired
}

// agrees reports whether both figures are equal, as exactly as the current
// report tells it.
func (t *Tie) agrees() bool { return t.Reported.Round(-t.Stated.Exponent()).Equal(t.Stated) }

// tellsPeriod is the earlier period that a figure is about; ok is false for a
// figure of the current period.
func (c *comparer) tellsPeriod(f *figure.Figure) (about period.Period, ok bool) {
	if c.current.period.IsZero() {
		return period.Period{}, false
	}
	context := c.current.contextOf(f)
	if isDifference(context) {
		return period.Period{}, false
	}
	about = c.current.period
	if headed, ok := c.current.headedPeriod(f); ok {
		return headed, headed.Compare(about) < 0
	}
	switch {
	case containsAny(context, lastYearWords):
		about.Year--
		return about, true
	case containsAny(context, lastPeriodWords):
		return about.Next(-1), true
	}
	return about, false
}

// differences are what a figure is that follows them: 比上年同期增长6分钟.
var differences = strings.Fields(`增减 变化 变动 增长 增加 上升 提高 提升 增多 扩大 延长 攀升 多 高 下降 减少 降低 回落 下滑 缩短 缩减 压减 压缩 提前 推迟 节约 节省 少 低 快 慢`)

// isDifference reports whether the words before a figure make it a difference
// from an earlier one.
func isDifference(context string) bool {
	for _, word := range slices.Concat(lastYearWords, lastPeriodWords) {
		if before, behind, ok := strings.Cut(context, word); ok && (strings.HasSuffix(before, "比") || strings.HasSuffix(before, "较")) {
			return containsAny(behind, differences)
		}
	}
	return false
}

// contextOf is what says which period a figure is about: the column's headers,
// or the clause up to the figure.
func (r *report) contextOf(f *figure.Figure) string {
	p := &r.paragraphs[r.paragraphAt(f.Loc)]
	if p.Cell != nil && len(p.Cell.ColHeaders) > 0 {
		return strings.Join(p.Cell.ColHeaders, " ")
	}
	return clauseAround(p.Text[:f.Loc.Start], f.Loc.Start, f.Loc.Start)
}

// mainFigure is the current period's figure that the earlier figure i stands
// beside: before it in the sentence, or in its row. It is -1 without one.
func (r *report) mainFigure(i int) int {
	f := &r.figures[i]
	at := r.paragraphAt(f.Loc)
	p := &r.paragraphs[at]
	if p.Cell != nil && len(p.Cell.ColHeaders) > 0 {
		return r.mainInRow(i, at)
	}
	if i == 0 {
		return -1
	}
	main := &r.figures[i-1]
	if main.Loc.Part != f.Loc.Part || main.Loc.Para != f.Loc.Para || main.Base != f.Base ||
		strings.ContainsAny(p.Text[main.Loc.End:f.Loc.Start], sentenceMarks) || r.isEarlier(main) {
		return -1
	}
	return i - 1
}

// mainInRow is the only other figure of the row with the same unit that is not
// of an earlier period; -1 where there are none or several.
func (r *report) mainInRow(i, paragraph int) int {
	found := -1
	for _, at := range r.members[r.blockOf[paragraph]] {
		for _, j := range r.figuresIn[at] {
			g := &r.figures[j]
			if j == i || g.Base != r.figures[i].Base || r.isEarlier(g) {
				continue
			}
			if found >= 0 {
				return -1
			}
			found = j
		}
	}
	return found
}

// isEarlier reports whether a figure is about an earlier period.
func (r *report) isEarlier(f *figure.Figure) bool {
	if headed, ok := r.headedPeriod(f); ok {
		return headed.Compare(r.period) < 0
	}
	context := r.contextOf(f)
	return containsAny(context, lastYearWords) || containsAny(context, lastPeriodWords)
}

// headedPeriod is the period that a column's headers name: 2025年上半年（万元）.
func (r *report) headedPeriod(f *figure.Figure) (p period.Period, ok bool) {
	c := r.paragraphs[r.paragraphAt(f.Loc)].Cell
	if c == nil {
		return p, false
	}
	for _, header := range c.ColHeaders {
		if p := r.headed[header]; !p.IsZero() {
			return p, true
		}
	}
	return p, false
}

// readHeaders finds the periods that the headers of columns name, as long as the
// report's own.
func (r *report) readHeaders() {
	r.headed = map[string]period.Period{}
	if r.period.IsZero() {
		return
	}
	for i := range r.paragraphs {
		if r.paragraphs[i].Cell == nil {
			continue
		}
		for _, header := range r.paragraphs[i].Cell.ColHeaders {
			if _, known := r.headed[header]; !known {
				r.headed[header] = r.periodIn(header)
			}
		}
	}
}

// periodIn is the first period of a text that is as long as the report's own.
func (r *report) periodIn(text string) period.Period {
	for _, e := range period.Find(text, period.Context{Report: r.period}) {
		if p, err := period.Parse(e.Normalized); err == nil && p.Unit == r.period.Unit {
			return p
		}
	}
	return period.Period{}
}
