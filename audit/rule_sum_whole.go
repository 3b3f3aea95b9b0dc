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
		parts := pf.listed(figures[i:])
		whole := lastOf(figures[:pf.wholeOf(figures, i)+1], parts[0].Base)
		if len(parts) < 2 || !alike(parts, whole) || !exact(whole) || pf.sumsUp(figures[:i], parts) ||
			pf.overlap(parts) && sumOf(parts).GreaterThan(whole.Exact()) {
			continue
		}
		if theRest().MatchString(pf.lead(parts[len(parts)-1])) {
			p.compareSum(pf.par, parts, whole, Span{whole.Start, parts[len(parts)-1].End})
		}
	}
}

// lastOf is the last figure of a unit: in 297起，抓获352人，其中诈骗91起 the whole is not the
// figure next to 其中.
func lastOf(figures []figure.Figure, base string) figure.Figure {
	for i := len(figures) - 1; i > 0; i-- {
		if figures[i].Base == base {
			return figures[i]
		}
	}
	return figures[0]
}

// opensBreakdown is what stands between a whole and the first of its parts in brackets.
var opensBreakdown = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\p{Han}{0,6}（\p{Han}{1,8}$`)
})

// notBreakdown are words by which brackets hold something else than all parts.
var notBreakdown = []string{"其中", "含", "包括", "另", "占", "比", "较", "计划", "已", "每", "各", "上年", "去年", "约", "折合", "相当", "覆盖", "涉及", "惠及", "辐射", "服务", "新增", "编制", "核定", "实际", "设计", "实有", "应到", "应有", "应建"}

// breakdowns checks 241起（酒驾198起、醉驾43起）. What names some parts only leaves much
// over; what falls a little short was meant to be all.
func (p *Pass) breakdowns(pf paragraphFigures, figures []figure.Figure) {
	for i := 0; i+2 < len(figures); i++ {
		whole, parts := figures[i], pf.listed(figures[i+1:])
		last := parts[len(parts)-1]
		if len(parts) < 2 || !opensBreakdown().MatchString(pf.between(whole, parts[0])) || !strings.HasPrefix(pf.par.Text[last.End:], "）") ||
			!alike(parts, whole) || !exact(whole) || containsAny(pf.par.Text[whole.End:last.Start], notBreakdown) || pf.sumsUp(figures[:i+1], parts) || pf.overlap(parts) {
			continue
		}
		over := sumOf(parts).Sub(whole.Exact())
		if over.IsPositive() || over.Neg().Mul(twenty).LessThanOrEqual(whole.Exact()) {
			p.compareSum(pf.par, parts, whole, Span{whole.Start, last.End})
		}
	}
}

var twenty = decimal.NewFromInt(20)

// listed is the start of figures that 、 joins into one list.
func (pf paragraphFigures) listed(figures []figure.Figure) []figure.Figure {
	n := 1
	for n < len(figures) && joinsParts().MatchString(pf.between(figures[n-1], figures[n])) {
		if n > 1 && pf.markChanges(figures[n-2], figures[n-1], figures[n]) {
			break
		}
		n++
	}
	return figures[:n]
}

// markChanges reports whether a comma follows parts that 、 joins, so that another
// list begins with c: 男70人、女50人，党员60人. One that begins with 其他 goes on.
func (pf paragraphFigures) markChanges(a, b, c figure.Figure) bool {
	return strings.HasPrefix(pf.between(a, b), "、") && strings.HasPrefix(pf.between(b, c), "，") && !theRest().MatchString(pf.lead(c))
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

// account is three amounts of which the third is the first less the second, by the
// ends of the clauses before them.
type account struct {
	from, less, left *regexp.Regexp
	other            []string // words that say that more goes into it
}

var accounts = sync.OnceValue(func() []account {
	return []account{
		{incomeLead(), expenseLead(), surplusLead(), otherMeans},
		{regexp.MustCompile(`送审(?:金额|造价|总额)?(?:为|达)?$`), regexp.MustCompile(`^(?:最终)?审定(?:金额|造价|总额)?(?:为|达)?$`), regexp.MustCompile(`^(?:审减|核减)(?:金额|造价|资金|额)?(?:为|达)?$`), nil},
	}
})

var (
	incomeLead  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`收入(?:总计|合计|共计|共|为|达)?$`) })
	expenseLead = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`支出(?:总计|合计|共计|共|为|达)?$`) })
	surplusLead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:年末|年终|期末|当年|当期|本年|本期|收支)*(?:结余|节余)(?:为|达)?$`)
	})
	// partialExpense are expenses that others stand beside.
	partialExpense = []string{"项目支出", "人员支出", "公用支出", "基本支出", "专项支出", "其他支出", "工资支出"}
	// otherMeans say that more than income and expense goes into what is left;
	// a budget has transfers.
	otherMeans = []string{"上年", "结转", "年初", "滚存", "累计", "历年", "调入", "调出", "上解", "补助", "预算", "期初", "往来"}
)

// surplus checks 收入120万元，支出98万元，结余22万元 and 送审235万元，审定216万元，审减19万元.
func (p *Pass) surplus(pf paragraphFigures, figures []figure.Figure) {
	for i := 0; i+2 < len(figures); i++ {
		income, expense, left := figures[i], figures[i+1], figures[i+2]
		if !alike([]figure.Figure{income, expense}, left) || left.Base != "元" || !exact(left) || !pf.balanced(income, expense, left) {
			continue
		}
		if startsWithAny(pf.par.Text[left.End:], "（含", "（包括", "（其中", "（年初", "（期初", "（上年", "（历年", "（税", "（不含", "（未") {
			continue // what else is in it
		}
		is := income.Exact().Sub(expense.Exact())
		if rounded := decimal.Max(shownStep(income), shownStep(expense), shownStep(left)); !is.IsPositive() || is.Sub(left.Exact()).Abs().LessThanOrEqual(rounded) || left.Exact().GreaterThan(is) && pf.carriesOver(left) && !slip(left, is) {
			continue
		}
		right := is.Shift(valueShift(left)).String() + left.Unit
		p.Report(pf.par, left.Start, left.End, Note{Class: "surplus", Suggestion: right, Message: Text{
			ZH: fmt.Sprintf("%s减%s是%s，写的是%s", income.Text, expense.Text, right, left.Text),
			EN: fmt.Sprintf("%s less %s is %s, the text says %s", income.Text, expense.Text, right, left.Text),
		}})
	}
}

// ofPeriod are words by which a surplus is that of the period alone.
var ofPeriod = []string{"当年", "当期", "本年", "本期", "收支"}

// carriesOver reports whether a surplus may hold what was left before the period:
// nothing says that it is that of the period alone.
func (pf paragraphFigures) carriesOver(left figure.Figure) bool {
	return strings.Contains(pf.lead(left), "余") && !containsAny(pf.lead(left), ofPeriod)
}

// slip reports whether a figure is another one but for a digit or for two that
// changed places.
func slip(f figure.Figure, is decimal.Decimal) bool {
	a, b := f.Value.String(), is.Shift(valueShift(f)).String()
	if len(a) != len(b) {
		return false
	}
	var at []int
	for i := range a {
		if a[i] != b[i] {
			at = append(at, i)
		}
	}
	return len(at) == 1 || len(at) == 2 && a[at[0]] == b[at[1]] && a[at[1]] == b[at[0]]
}

// balanced reports whether the words before three amounts say that the third is what
// the second leaves of the first.
func (pf paragraphFigures) balanced(from, less, left figure.Figure) bool {
	said := pf.par.Text[sentenceStart(pf.par.Text, from.Start):left.Start]
	for _, b := range accounts() {
		if b.from.MatchString(pf.lead(from)) && b.less.MatchString(pf.lead(less)) && b.left.MatchString(pf.lead(left)) && !containsAny(said, b.other) && !containsAny(pf.lead(less), partialExpense) {
			return true
		}
	}
	return false
}
