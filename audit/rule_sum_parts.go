package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// likeParts checks a whole against parts that cannot overlap, for they are named
// by the years or the levels of government that they belong to: 60个，其中2025年18个、
// 2026年22个. Such a list may leave something out, so only more than the whole is
// wrong.
func (p *Pass) likeParts(pf paragraphFigures, figures []figure.Figure) {
	for i := range figures {
		if i+2 >= len(figures) || !strings.Contains(pf.between(figures[i], figures[i+1]), "其中") {
			continue
		}
		at := pf.wholeOf(figures, i+1)
		whole, parts := figures[at], pf.disjoint(figures[i+1:])
		if len(parts) < 2 || !alike(parts, whole) || !exact(whole) || !sumOf(parts).GreaterThan(pf.largestWhole(figures[:at+1], pf.between(whole, parts[0]))) || perHead(pf.lead(whole)) {
			continue
		}
		p.compareSum(pf.par, parts, whole, Span{whole.Start, parts[len(parts)-1].End})
	}
}

// partName is how a part begins that cannot overlap with others of its kind.
var partName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，、；,：: ]?(?:其中[：，]?)?(?:(20\d{2}年)|(中央|国家级|省级?|市级?|县级?|区级?|镇级?|村级?|自筹)(?:财政|资金|补助|配套|投入|安排)*|([一二三四]季度))$`)
})

// disjoint is the start of figures that are named as parts of one kind, each by
// another name.
func (pf paragraphFigures) disjoint(figures []figure.Figure) []figure.Figure {
	seen := map[string]bool{}
	kind := 0
	for i, f := range figures {
		m := partName().FindStringSubmatch(pf.par.Text[pf.clauseBefore(f):f.Start])
		if m == nil {
			return figures[:i]
		}
		for k := 1; k < len(m); k++ {
			if m[k] == "" {
				continue
			}
			if seen[m[k]] || kind != 0 && kind != k {
				return figures[:i]
			}
			seen[m[k]], kind = true, k
		}
	}
	return figures
}

// clauseBefore is where the clause that holds f begins.
func (pf paragraphFigures) clauseBefore(f figure.Figure) int { return f.Start - len(pf.lead(f)) }

var (
	// perUnit is what stands between a quantity and the price of one.
	perUnit = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[，,（]?(?:按)?每(\p{Han}{1,3}?)(?:补助|补贴|发放|奖励|投资|造价|按|约为|为)?$`)
	})
	// inAll is what stands between the price and the amount.
	inAll = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:计算)?[，,）]?(?:共|共计|合计|总计|需|共需|需要|共需要|计|共计需)(?:资金|经费|投入|发放|花费|支出|支付|使用|耗资)?$`)
	})
)

// unitPrices checks 45公里，每公里16万元，需720万元.
func (p *Pass) unitPrices(pf paragraphFigures, figures []figure.Figure) {
	for i := 0; i+2 < len(figures); i++ {
		count, price, amount := figures[i], figures[i+1], figures[i+2]
		per := perUnit().FindStringSubmatch(pf.between(count, price))
		if per == nil || !strings.HasSuffix(count.Unit, per[1]) || !inAll().MatchString(pf.between(price, amount)) ||
			price.Base != "元" || amount.Base != "元" || !exact(count) || !exact(price) || !exact(amount) ||
			strings.HasPrefix(pf.par.Text[amount.End:], "（") {
			continue
		}
		is := product(count, price, amount)
		if is.Sub(amount.Value).Abs().GreaterThanOrEqual(step(amount)) {
			p.reportProduct(pf, count, price, amount, is)
		}
	}
}

// product is what count times price makes, in the unit of amount.
func product(count, price, amount figure.Figure) decimal.Decimal {
	return countOf(count).Mul(price.Exact()).Shift(valueShift(amount))
}

// countOf is the number of things that a figure counts: 1.2万户 are 12000, and
// 45公里 are 45.
func countOf(f figure.Figure) decimal.Decimal {
	if strings.HasPrefix(f.Unit, "万") || strings.HasPrefix(f.Unit, "亿") {
		return f.Exact()
	}
	return f.Value
}

func (p *Pass) reportProduct(pf paragraphFigures, count, price, amount figure.Figure, is decimal.Decimal) {
	right := is.String() + amount.Unit
	p.Report(pf.par, amount.Start, amount.End, Note{Class: "product", Suggestion: right, Message: Text{
		ZH: fmt.Sprintf("按%s、单价%s计算是%s，写的是%s", count.Text, price.Text, right, amount.Text),
		EN: fmt.Sprintf("%s at %s each make %s, the text says %s", count.Text, price.Text, right, amount.Text),
	}})
}
