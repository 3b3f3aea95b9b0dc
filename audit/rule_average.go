package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// averaged is what stands between a figure and what it makes for each: ，人均, ，户均补助, ，
// 平均每套.
var averaged = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，,（](?:(人|户)均|平均每(\p{Han}{1,3}?)|每(人|户)平均)(?:补助|补贴|发放|救助|获得|领取|投资|造价)?(?:为|达)?$`)
})

// averages checks 150名学生、助学金30万元，人均2000元, and 投入380万元，更换课桌椅9500套，平均每套
// 400元. The number of those that the average is for, and an amount of money, the
// only one before, stand in front of it, one of the two right before it. What was
// spent before people are counted need not be what each of them got.
func (p *Pass) averages(pf paragraphFigures, figures []figure.Figure) {
	for i := 2; i < len(figures); i++ {
		m := averaged().FindStringSubmatch(pf.between(figures[i-1], figures[i]))
		if m == nil || figures[i].Base != "元" || !exact(figures[i]) {
			continue
		}
		count, amount, ok := pf.countAndAmount(figures[:i], m[1]+m[2]+m[3])
		if ok && !pf.ambiguous(figures[:i], count, amount, figures[i]) {
			p.compareAverage(pf, count, amount, figures[i])
		}
	}
}

// ambiguous reports whether an average may be of other things than of count: what is
// told of it goes on, in brackets or otherwise, or another count before it, or all
// of them together, make it.
func (pf paragraphFigures) ambiguous(figures []figure.Figure, count, amount, average figure.Figure) bool {
	if startsWithAny(pf.par.Text[average.End:], "（", "、", "，含", "，包括", "，不含", "，另") {
		return true
	}
	alone := []figure.Figure{}
	for _, f := range figures {
		if f.Base == count.Base && f.Start != count.Start {
			alone = append(alone, f)
		}
	}
	for _, f := range append(alone, sumFigure(append(alone, count))) {
		if exact(f) && countOf(f).IsPositive() && averageFits(f, amount, average) {
			return true
		}
	}
	return false
}

// countAndAmount are the count of what unit stands for and the amount of money before
// an average; which they are must be plain.
func (pf paragraphFigures) countAndAmount(figures []figure.Figure, unit string) (count, amount figure.Figure, ok bool) {
	last, before := figures[len(figures)-1], figures[len(figures)-2]
	switch {
	case last.Base == "元":
		count, amount = before, last
	case onlyAmount(figures) && !strings.Contains("人名户", unit):
		count, amount = last, amountIn(figures)
		if strings.Contains(pf.between(amount, count), "其中") {
			return count, amount, false
		}
	default:
		return count, amount, false
	}
	if len(figures) > 2 && last.Base == "元" && pf.joinsCounts(figures[len(figures)-3], before) {
		return count, amount, false
	}
	return count, amount, countsFor(count, unit) && amount.Base == "元" && exact(count) && exact(amount) && countOf(count).IsPositive()
}

// onlyAmount reports whether just one of the figures is money.
func onlyAmount(figures []figure.Figure) bool {
	n := 0
	for _, f := range figures {
		if f.Base == "元" {
			n++
		}
	}
	return n == 1
}

// amountIn is the first of the figures that is money.
func amountIn(figures []figure.Figure) figure.Figure {
	for _, f := range figures {
		if f.Base == "元" {
			return f
		}
	}
	return figure.Figure{}
}

// compareAverage reports an average that is not amount by count.
func (p *Pass) compareAverage(pf paragraphFigures, count, amount, average figure.Figure) {
	if averageFits(count, amount, average) {
		return
	}
	is := amount.Exact().DivRound(countOf(count), 8)
	right := is.Shift(valueShift(average)).Round(max(-step(average).Exponent(), 0)).String() + average.Unit
	p.Report(pf.par, average.Start, average.End, Note{Class: "average", Suggestion: right, Message: Text{
		ZH: fmt.Sprintf("%s除以%s是%s，写的是%s", amount.Text, count.Text, right, average.Text),
		EN: fmt.Sprintf("%s for %s make %s each, the text says %s", amount.Text, count.Text, right, average.Text),
	}})
}

// averageFits reports whether amount by count makes the average, as far as all three
// are told.
func averageFits(count, amount, average figure.Figure) bool {
	n := countOf(count)
	if strings.HasPrefix(count.Unit, "万") || strings.HasPrefix(count.Unit, "亿") {
		few, many := n.Sub(unsure(count)), n.Add(unsure(count))
		least := amount.Exact().Sub(unsure(amount)).DivRound(many, 8).Sub(shownStep(average))
		most := amount.Exact().Add(unsure(amount)).DivRound(few, 8).Add(shownStep(average))
		return least.LessThanOrEqual(average.Exact()) && average.Exact().LessThanOrEqual(most)
	}
	rounded := shownStep(average).Add(unsure(amount).DivRound(n, 8))
	return amount.Exact().DivRound(n, 8).Sub(average.Exact()).Abs().LessThanOrEqual(rounded)
}

// countsFor reports whether a figure counts what an average is for: people are 人 and 名.
func countsFor(count figure.Figure, of string) bool {
	unit := strings.TrimLeft(count.Unit, "万亿")
	return unit == of || of == "人" && unit == "名" || of == "名" && unit == "人"
}

// joinsCounts reports whether two counts of the same kind belong together: 学生150名、
// 教师20名.
func (pf paragraphFigures) joinsCounts(before, count figure.Figure) bool {
	return before.Base == count.Base && strings.ContainsAny(pf.between(before, count), "、和及")
}
