package audit

import (
	"fmt"
	"regexp"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// differs is what stands between a figure and by how much it differs from an
// earlier one: 132万人，同比净增4万人.
var differs = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，,（]?(?:同比|环比|[比较](?:上年|去年|年初|上月|上季度|[一二三四]季度|20\d\d年)(?:同期|末|底)?)净?(增加|增长|上升|增|多|减少|下降|减|少)了?$`)
})

var (
	// byVerb is all that stands between an old value and the difference from it.
	byVerb = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^净?(?:增加|增长|上升|减少|下降)了?$`) })
	// comparedWith is how the clause of an old value begins.
	comparedWith = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[比较](?:上年|去年|年初|20\d\d年)(?:同期|末|底)?的?$`)
	})
)

// differenceAt checks the percentage behind the difference at i: 132万人，同比净增
// 4万人，增长3.1%, of what was there before.
func (p *Pass) differenceAt(pf paragraphFigures, figures []figure.Figure, i int) {
	if i < 1 || i+1 == len(figures) || figures[i+1].Base != "%" || figures[i+1].Unit == "‰" {
		return
	}
	p.oldAt(pf, figures, i)
	now, difference, change := figures[i-1], figures[i], figures[i+1]
	verb, by := differs().FindStringSubmatch(pf.between(now, difference)), changeBy().FindStringSubmatch(pf.between(difference, change))
	if verb == nil || by == nil || !alike([]figure.Figure{difference}, now) || !exact(now) || !exact(change) || pf.otherYear(difference, change) {
		return
	}
	before := now.Exact().Sub(difference.Exact())
	if verb[1] == "少" || falling(verb[1]) {
		before = now.Exact().Add(difference.Exact())
	}
	p.compareDifference(pf, now, difference, change, before)
}

// otherYear reports whether a change is against last year's value and the difference
// before it against the start of the year, or the like.
func (pf paragraphFigures) otherYear(difference, change figure.Figure) bool {
	return containsAny(pf.lead(change), []string{"同比", "环比"}) && !containsAny(pf.lead(difference), []string{"同比", "环比", "上年", "去年", "同期"})
}

// oldAt checks the percentage behind the difference at i from an old value that
// is told: 比2020年的10915元增加7827元，增长71.7%.
func (p *Pass) oldAt(pf paragraphFigures, figures []figure.Figure, i int) {
	old, difference, change := figures[i-1], figures[i], figures[i+1]
	verb, by := byVerb().FindString(pf.between(old, difference)), changeBy().FindStringSubmatch(pf.between(difference, change))
	if verb == "" || by == nil || !comparedWith().MatchString(pf.lead(old)) || !alike([]figure.Figure{difference}, old) || !exact(old) || !exact(change) {
		return
	}
	p.compareDifference(pf, old, difference, change, old.Exact())
}

// compareDifference compares a change with what percentage of before the
// difference is.
func (p *Pass) compareDifference(pf paragraphFigures, told, difference, change figure.Figure, before decimal.Decimal) {
	if !before.IsPositive() {
		return
	}
	percent := func(d decimal.Decimal) decimal.Decimal { return d.Mul(hundred).DivRound(before, 8) }
	least, most := percent(difference.Exact().Sub(unsure(difference))), percent(difference.Exact().Add(unsure(difference)))
	if fits(change, least) || fits(change, most) || least.LessThan(change.Exact()) && change.Exact().LessThan(most) {
		return
	}
	p.comparePercent(pf.par, change, percent(difference.Exact()), told, difference)
}

// unsure is how much a figure may be off by rounding: what is counted one by one
// isn't rounded.
func unsure(f figure.Figure) decimal.Decimal {
	step := shownStep(f)
	if step.Equal(decimal.NewFromInt(1)) && f.Base != "元" {
		return decimal.Zero
	}
	return step.Div(decimal.NewFromInt(2))
}

// comparePoints checks a change of percentages that is told in points: 由85%提高到
// 95%，提高10个百分点. One against last year is of another old value.
func (p *Pass) comparePoints(pf paragraphFigures, before, after, change figure.Figure) {
	for _, f := range []figure.Figure{before, after} {
		if f.Base != "%" || f.Unit == "‰" || !exact(f) {
			return
		}
	}
	if !exact(change) || containsAny(pf.lead(change), []string{"同比", "环比"}) {
		return
	}
	is := after.Exact().Sub(before.Exact()).Abs()
	rounded := decimal.Max(shownStep(before), shownStep(after), shownStep(change))
	if is.Sub(change.Exact().Abs()).Abs().LessThanOrEqual(rounded) {
		return
	}
	right := is.String() + change.Unit
	p.Report(pf.par, change.Start, change.End, Note{Class: "percent", Suggestion: right, Message: Text{
		ZH: fmt.Sprintf("%s与%s相差%s，写的是%s", before.Text, after.Text, right, change.Text),
		EN: fmt.Sprintf("%s and %s are %s apart, the text says %s", before.Text, after.Text, right, change.Text),
	}})
}

// compareAmounts checks a change that is told in the unit of what changed: 由12家增加到
// 18家，增加6家. One against last year is of another old value.
func (p *Pass) compareAmounts(pf paragraphFigures, before, after, change figure.Figure) {
	if !alike([]figure.Figure{before, after}, change) || !exact(change) || containsAny(pf.lead(change), []string{"同比", "环比"}) || !pf.endsClause(change) || pf.goesTheOtherWay(change) {
		return
	}
	is := after.Exact().Sub(before.Exact()).Abs()
	rounded := unsure(before).Add(unsure(after)).Add(unsure(change))
	if is.Sub(change.Exact().Abs()).Abs().LessThanOrEqual(rounded) {
		return
	}
	right := is.Shift(valueShift(change)).String() + change.Unit
	p.Report(pf.par, change.Start, change.End, Note{Class: "percent", Suggestion: right, Message: Text{
		ZH: fmt.Sprintf("%s与%s相差%s，写的是%s", before.Text, after.Text, right, change.Text),
		EN: fmt.Sprintf("%s and %s are %s apart, the text says %s", before.Text, after.Text, right, change.Text),
	}})
}

// goesTheOtherWay reports whether the clause behind a change tells of another one in
// its unit: 增加8家，减少2家. The first is no difference then.
func (pf paragraphFigures) goesTheOtherWay(change figure.Figure) bool {
	for _, f := range pf.figures {
		if f.Start > change.End {
			return f.Base == change.Base && otherWay().MatchString(pf.between(change, f))
		}
	}
	return false
}

var otherWay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，；]\p{Han}{0,6}(?:增|减|退|注销|撤|淘汰|新|调出|核销|关停)\p{Han}{0,4}$`)
})

// endsClause reports whether a clause ends with f. Where it goes on f may be part of
// what is told: 增加1个市级、1个县级.
func (pf paragraphFigures) endsClause(f figure.Figure) bool {
	rest := pf.par.Text[f.End:]
	return rest == "" || startsWithAny(rest, "，", "。", "；", "）")
}

// compareTimes checks a growth that is told as a multiple: 由3增加到9，增长2倍. What
// became three times as much has grown by two.
func (p *Pass) compareTimes(pf paragraphFigures, before, after, change figure.Figure) {
	if !alike([]figure.Figure{after}, before) || !exact(before) || !exact(change) || before.Exact().IsZero() || !after.Exact().GreaterThan(before.Exact()) {
		return
	}
	is := after.Exact().DivRound(before.Exact(), 8).Sub(decimal.NewFromInt(1))
	step := shownStep(change)
	if is.Sub(change.Exact()).Abs().LessThan(step) {
		return
	}
	right := is.Round(max(-step.Exponent(), 1)).String() + change.Unit
	p.Report(pf.par, change.Start, change.End, Note{Class: "percent", Suggestion: right, Message: Text{
		ZH: fmt.Sprintf("从%s到%s是增长%s，写的是%s", before.Text, after.Text, right, change.Text),
		EN: fmt.Sprintf("from %s to %s is a growth of %s, the text says %s", before.Text, after.Text, right, change.Text),
	}})
}
