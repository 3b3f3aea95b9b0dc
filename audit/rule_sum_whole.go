package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// theRest is how the last part of a list begins that leaves nothing out.
var theRest = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:和|及|以及)?(?:其他|其它|其余)\p{Han}{0,4}$`)
})

// wholeLists checks 297起，其中诈骗91起、盗窃118起、其他88起, a list that leaves nothing out,
// against the figures before 其中. A list that ends otherwise may leave something out
// or count something twice.
func (p *Pass) wholeLists(pf paragraphFigures, figures []figure.Figure) {
	for i := 1; i < len(figures); i++ {
		if !strings.Contains(pf.between(figures[i-1], figures[i]), "其中") {
			continue
		}
		whole, parts := figures[pf.wholeOf(figures, i)], pf.listed(figures[i:])
		if len(parts) < 2 || !alike(parts, whole) || !exact(whole) || pf.sumsUp(figures[:i], parts) {
			continue
		}
		if theRest().MatchString(pf.lead(parts[len(parts)-1])) {
			p.compareSum(pf.par, parts, whole, Span{whole.Start, parts[len(parts)-1].End})
		}
	}
}

// listed is the start of figures that 、 joins into one list.
func (pf paragraphFigures) listed(figures []figure.Figure) []figure.Figure {
	n := 1
	for n < len(figures) && joinsParts().MatchString(pf.between(figures[n-1], figures[n])) {
		n++
	}
	return figures[:n]
}

// joinsParts is what stands between two parts of a list: nothing but 、 and a name.
var joinsParts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[、，](?:和|及|以及)?[^，。；：、（）]{1,24}$`)
})

// sumsUp reports whether the parts make any of the figures, or all those that 、
// joins at their end.
func (pf paragraphFigures) sumsUp(figures, parts []figure.Figure) bool {
	wholes := append(figures[:len(figures):len(figures)], sumFigure(pf.listUpTo(figures)))
	for _, whole := range wholes {
		if whole.Base == parts[0].Base && addUp(parts, whole) {
			return true
		}
	}
	return false
}

// sumFigure is the last of the figures, with the sum of all for its value.
func sumFigure(figures []figure.Figure) figure.Figure {
	sum := figures[len(figures)-1]
	sum.Value = sumOf(figures).Shift(valueShift(sum))
	return sum
}

var (
	incomeLead  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`收入(?:总计|合计|共计|共|为|达)?$`) })
	expenseLead = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`支出(?:总计|合计|共计|共|为|达)?$`) })
	surplusLead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:年末|年终|期末|当年|当期|本年|本期|收支)*(?:结余|节余)(?:为|达)?$`)
	})
	// otherMeans say that more than income and expense goes into what is left;
	// a budget has transfers.
	otherMeans = []string{"上年", "结转", "年初", "滚存", "累计", "历年", "调入", "调出", "上解", "补助", "预算", "期初", "往来"}
)

// surplus checks 收入120万元，支出98万元，结余22万元.
func (p *Pass) surplus(pf paragraphFigures, figures []figure.Figure) {
	for i := 0; i+2 < len(figures); i++ {
		income, expense, left := figures[i], figures[i+1], figures[i+2]
		said := pf.par.Text[sentenceStart(pf.par.Text, income.Start):left.Start]
		if !alike([]figure.Figure{income, expense}, left) || left.Base != "元" || !exact(left) || containsAny(said, otherMeans) ||
			!incomeLead().MatchString(pf.lead(income)) || !expenseLead().MatchString(pf.lead(expense)) || !surplusLead().MatchString(pf.lead(left)) {
			continue
		}
		is := income.Exact().Sub(expense.Exact())
		if rounded := decimal.Max(shownStep(income), shownStep(expense), shownStep(left)); !is.IsPositive() || is.Sub(left.Exact()).Abs().LessThanOrEqual(rounded) {
			continue
		}
		right := is.Shift(valueShift(left)).String() + left.Unit
		p.Report(pf.par, left.Start, left.End, Note{Class: "surplus", Suggestion: right, Message: Text{
			ZH: fmt.Sprintf("%s减%s是%s，写的是%s", income.Text, expense.Text, right, left.Text),
			EN: fmt.Sprintf("%s less %s is %s, the text says %s", income.Text, expense.Text, right, left.Text),
		}})
	}
}

// averaged is what stands between an amount and what it makes for each: ，人均, ，户均补助.
var averaged = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，,（](人均|户均|平均每人|平均每户|每人平均|每户平均)(?:补助|补贴|发放|救助|获得|领取)?(?:为|达)?$`)
})

// averages checks 150名学生、助学金30万元，人均2000元. The amount and the number of those
// who got it stand right before the average.
func (p *Pass) averages(pf paragraphFigures, figures []figure.Figure) {
	for i := 0; i+2 < len(figures); i++ {
		count, amount, average := figures[i], figures[i+1], figures[i+2]
		m := averaged().FindStringSubmatch(pf.between(amount, average))
		if m == nil || !countsFor(count, m[1]) || amount.Base != "元" || average.Base != "元" || !exact(count) || !exact(amount) || !exact(average) || countOf(count).IsZero() {
			continue
		}
		if i > 0 && pf.joinsCounts(figures[i-1], count) {
			continue
		}
		is := amount.Exact().DivRound(countOf(count), 8)
		rounded := shownStep(average).Add(unsure(amount).DivRound(countOf(count), 8))
		if is.Sub(average.Exact()).Abs().LessThanOrEqual(rounded) {
			continue
		}
		right := is.Shift(valueShift(average)).Round(max(-step(average).Exponent(), 0)).String() + average.Unit
		p.Report(pf.par, average.Start, average.End, Note{Class: "average", Suggestion: right, Message: Text{
			ZH: fmt.Sprintf("%s除以%s是%s，写的是%s", amount.Text, count.Text, right, average.Text),
			EN: fmt.Sprintf("%s for %s make %s each, the text says %s", amount.Text, count.Text, right, average.Text),
		}})
	}
}

// countsFor reports whether a figure counts those whom an average is for.
func countsFor(count figure.Figure, average string) bool {
	unit := strings.TrimLeft(count.Unit, "万亿")
	if strings.Contains(average, "户") {
		return unit == "户"
	}
	return unit == "人" || unit == "名"
}

// joinsCounts reports whether two counts of the same kind belong together: 学生150名、
// 教师20名.
func (pf paragraphFigures) joinsCounts(before, count figure.Figure) bool {
	return before.Base == count.Base && strings.ContainsAny(pf.between(before, count), "、和及")
}
