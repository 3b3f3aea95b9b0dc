package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
)

var wrongPercent = Rule{
	ID: "FG003", Name: Text{"百分比或增减不符", "percentage or direction does not fit"},
	What:  Text{"占比、增减幅度与同一句里的两个数算出来的不同，或“增”“减”与数的大小相反。", "A share or change that the two figures of the sentence do not give, or a direction that they contradict."},
	Why:   Text{"改了数没有重算百分比，或者方向词没有改。", "The figures were changed and the percentage or the verb was not."},
	Wrong: []string{"应到60人，其中请假6人，占比20%。", "费用由40万元降至30万元，下降20%。", "受理量由50件增至40件。", "抽检50批次，合格48批次，合格率98%。"},
	Right: []string{"应到60人，其中请假6人，占比10%。", "费用由40万元降至30万元，下降25%。", "参训20人，占应训30人的66.7%。", "共60人，其中党员6人，占全体党员的3%。", "抽检50批次，合格48批次，合格率96%。"},
	Draft: Warning, Final: Error, Unproven: true, figures: true,
	Check: checkPercent,
}

var (
	shareWords = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:\p{Han}{0,14}[，,]|[，,、（])?占(?:比|比为|比达|总数的?|总人数的?|总量的?|总额的?|全部的?)?$`)
	})
	// planInBrackets is what stands between a part and the whole in 24个，完成年度计划（30个）的80%.
	planInBrackets = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[，,]?(?:占|完成)[^，。；、（]{0,12}（$`)
	})
	shareOf = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[，,、（]?占[^，。；、]{0,12}$`)
	})
	changeTo = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[^，。；、]{0,6}?(增长|增加|上升|提高|提升|升|增|扩大|扩|减少|下降|降低|缩短|缩小|压缩|压减|降|减)(?:到|至|为)了?$`)
	})
	changeBy = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[，,、（]?(?:同比|环比)?(增长|增加|上升|提高|提升|增幅|增|减少|下降|降低|压减|压缩|缩减|缩短|降幅|降|减)(?:了|为|达|达到)?$`)
	})
	against = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[，,（]?(?:比|较)(?:上年|去年|上期|上月|上季度)(?:同期)?的?$|^[，（](?:而)?(?:上年|去年|上期|上月|上季度)(?:同期)?(?:为|是)?$`)
	})
	// lastYear and thisYear begin the clauses of an old and a new value.
	lastYear = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:上年|去年)`) })
	thisYear = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:今年|本年|本期)(?:同期|以来|上半年|下半年)?(?:为|是|达|达到|增至|降至)?$`)
	})
)

func checkPercent(p *Pass) {
	for _, pf := range p.Figures() {
		for _, figures := range pf.sentences() {
			for i := range figures {
				p.shareAt(pf, figures, i)
				p.rateAt(pf, figures, i)
				p.changeAt(pf, figures, i)
				p.differenceAt(pf, figures, i)
				p.debtAt(pf, figures, i)
			}
			p.sharesOfOne(pf, figures)
		}
	}
	p.tablePercents()
}

// shareAt checks the share at i: 共60人，其中6人，占10% and 20人，占30人的66.7%.
func (p *Pass) shareAt(pf paragraphFigures, figures []figure.Figure, i int) {
	if i < 2 || figures[i].Base != "%" || figures[i].Unit == "‰" {
		return
	}
	a, b, shown := figures[lastAmount(figures[:i-1])], figures[i-1], figures[i]
	var part, whole figure.Figure
	switch {
	case strings.Contains(pf.between(a, b), "其中") && shareWords().MatchString(pf.between(b, shown)):
		part, whole = b, a
		if part.Base == whole.Base && part.Exact().GreaterThan(whole.Exact()) || pf.shareOfOther(figures[:i-1], part, shown) {
			return // a part that is larger than its whole is another rule's
		}
	case shareOf().MatchString(nextClause(pf.between(a, b))) && pf.between(b, shown) == "的":
		part, whole = a, b
	case pf.namesWhole(a, b, shown):
		part, whole = b, a
	case planInBrackets().MatchString(pf.between(a, b)) && pf.between(b, shown) == "）的":
		part, whole = a, b
	default:
		return
	}
	if !alike([]figure.Figure{part}, whole) || !exact(whole) || !exact(shown) || whole.Exact().IsZero() {
		return
	}
	p.compareShare(pf.par, shown, part, whole)
}

// shareOfOther reports whether a share is that of another figure before 其中, or of
// all of its unit there, or of those that 、 joins: 医生1200人、村医800人，其中大专以上320人，
// 占16%.
func (pf paragraphFigures) shareOfOther(before []figure.Figure, part, shown figure.Figure) bool {
	wholes := append(before[:len(before):len(before)], sumFigure(pf.listUpTo(before)))
	if all, _ := sameUnit(before, part); len(all) > 1 {
		wholes = append(wholes, sumFigure(all))
	}
	for _, whole := range wholes {
		if whole.Base == part.Base && exact(whole) && !whole.Exact().IsZero() && fits(shown, share(part, whole)) {
			return true
		}
	}
	return false
}

// nextClause is s, which goes on from a figure, without the end of its clause:
// 6523万元未按时下达，占2.61亿元.
func nextClause(s string) string {
	if strings.Count(s, "，") != 1 || strings.ContainsAny(s, "、；：") {
		return s
	}
	return s[strings.Index(s, "，"):]
}

// share is what percentage of whole part is.
func share(part, whole figure.Figure) decimal.Decimal {
	return part.Exact().Mul(hundred).DivRound(whole.Exact(), 8)
}

// ofNamed is 占应到人数的, which names the whole of a share.
var ofNamed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，,、（]?占(\p{Han}{2,8}?)(?:总数|总人数|人数|总量|总额|数)?的(?:比例为|比重为|比例达|比重达)?$`)
})

// namesWhole reports whether share says with the words before a that it is a
// share of a: 应到80人，实到72人，占应到人数的90%.
func (pf paragraphFigures) namesWhole(a, b, share figure.Figure) bool {
	named := ofNamed().FindStringSubmatch(pf.between(b, share))
	return named != nil && strings.Contains(pf.lead(a), named[1]) && !strings.Contains(pf.lead(b), named[1])
}

var hundred = decimal.NewFromInt(100)

// changeAt checks the change whose new value is at i: 由40降至30，下降25%, and
// 30，比上年40下降25%, whose old value is at i.
func (p *Pass) changeAt(pf paragraphFigures, figures []figure.Figure, i int) {
	if i < 1 {
		return
	}
	before, after := figures[i-1], figures[i]
	verb := changeTo().FindStringSubmatch(pf.between(before, after))
	compared := against().MatchString(pf.between(before, after))
	switch {
	case verb != nil && beforeOld().MatchString(pf.lead(before)):
		p.compareDirection(pf, after, before, verb[1])
	case compared:
		before, after = after, before
	case lastYear().MatchString(pf.lead(before)) && thisYear().MatchString(pf.lead(after)):
	default:
		return
	}
	if i+1 == len(figures) {
		return
	}
	change := figures[i+1]
	by := changeBy().FindStringSubmatch(pf.between(figures[i], change))
	if by != nil && change.Base == "百分点" {
		p.comparePoints(pf, before, after, change)
		return
	}
	if by != nil && change.Base == "倍" {
		p.compareTimes(pf, before, after, change)
		return
	}
	if by != nil && verb != nil && change.Base == after.Base {
		p.compareAmounts(pf, before, after, change)
		return
	}
	if by == nil || change.Base != "%" || change.Unit == "‰" || !alike([]figure.Figure{after}, before) || !exact(before) || !exact(change) || !before.Exact().IsPositive() {
		return
	}
	if compared && i > 1 && pf.comparesEarlier(figures[:i-1], before, change, falling(by[1])) || verb != nil && pf.otherBase(before, change) || pf.onTerms(change) {
		return
	}
	is := changed(before, after, falling(by[1]))
	if is.Sub(change.Exact()).Abs().GreaterThan(slack(change, blur(after, before).Mul(share(after, before).Abs()))) {
		p.comparePercent(pf.par, change, is, before, after)
	}
}

// otherBase reports whether a change is against last year's or last month's value,
// and the old value before it is not said to be that.
func (pf paragraphFigures) otherBase(before, change figure.Figure) bool {
	return containsAny(pf.lead(change), []string{"同比", "环比"}) && !containsAny(pf.lead(before), []string{"上年", "去年", "同期", "上月", "上期", "上季度"})
}

// onTerms reports whether brackets behind a change say how it is reckoned: （按可比价）.
func (pf paragraphFigures) onTerms(change figure.Figure) bool {
	return startsWithAny(pf.par.Text[change.End:], "（按", "（剔除", "（扣除", "（同口径", "（可比", "（不含", "（不变价")
}

// changed is by how many percent after differs from before.
func changed(before, after figure.Figure, fell bool) decimal.Decimal {
	is := after.Exact().Sub(before.Exact()).Mul(hundred).DivRound(before.Exact(), 8)
	if fell {
		return is.Neg()
	}
	return is
}

// comparesEarlier reports whether the change is that of a figure further to the
// left, which parts of it separate from what it is compared with: 4826户，其中企业
// 1268户，比上年同期4460户增长8.2%.
func (pf paragraphFigures) comparesEarlier(earlier []figure.Figure, before, change figure.Figure, fell bool) bool {
	for _, f := range earlier {
		if f.Base == before.Base && exact(f) && fits(change, changed(before, f, fell)) {
			return true
		}
	}
	return false
}

// beforeOld is what stands before the old value of a change: 费用由, 从上年同期的.
var beforeOld = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[由从](?:原来|原先|原|最初|年初|去年|上年|前年|上期|上月|上季度|20\d\d年)?(?:同期|底|末)?的?$`)
})

func falling(verb string) bool { return strings.ContainsAny(verb, "减降缩压") }

// compareDirection reports a verb that the two figures contradict.
func (p *Pass) compareDirection(pf paragraphFigures, after, before figure.Figure, verb string) {
	if after.Base != before.Base || !exact(after) || !exact(before) {
		return
	}
	if containsAny(pf.lead(before), []string{"排名", "位次", "名次", "位居", "位列"}) {
		return // the first place is the highest
	}
	order := after.Exact().Cmp(before.Exact())
	if order == 0 || (order < 0) == falling(verb) {
		return
	}
	p.Report(pf.par, before.Start, after.End, Note{Class: "direction", Message: Text{
		ZH: fmt.Sprintf("从%s到%s，不是“%s”", before.Text, after.Text, verb),
		EN: fmt.Sprintf("from %s to %s is not %s", before.Text, after.Text, verb),
	}})
}

// fits reports whether a percentage is as near to what it is as one unit of its
// last digit: some round, some cut off.
func fits(shown figure.Figure, is decimal.Decimal) bool {
	return is.Sub(shown.Exact()).Abs().LessThanOrEqual(shownStep(shown))
}

// compareShare reports a percentage that is not what part is of whole, as far as
// the two are told.
func (p *Pass) compareShare(par *docx.Paragraph, shown, part, whole figure.Figure) {
	is := share(part, whole)
	if is.Sub(shown.Exact()).Abs().GreaterThan(slack(shown, blur(part, whole).Mul(is))) {
		p.comparePercent(par, shown, is, part, whole)
	}
}

// slack is by how much a percentage may be off: one unit of its last digit, or what
// the rounding of the figures and its own make.
func slack(shown figure.Figure, rounded decimal.Decimal) decimal.Decimal {
	return decimal.Max(shownStep(shown), rounded.Add(shownStep(shown).Div(decimal.NewFromInt(2))))
}

// blur is by what part of itself the ratio of two figures may be off, because they
// are rounded: 1.5亿元 of 3.6亿元.
func blur(a, b figure.Figure) decimal.Decimal {
	off := decimal.Zero
	for _, f := range []figure.Figure{a, b} {
		if coarse(f) && !f.Exact().IsZero() {
			off = off.Add(unsure(f).DivRound(f.Exact().Abs(), 8))
		}
	}
	return off
}

// comparePercent reports a percentage that does not fit.
func (p *Pass) comparePercent(par *docx.Paragraph, shown figure.Figure, is decimal.Decimal, a, b figure.Figure) {
	if fits(shown, is) {
		return
	}
	decimals := -shownStep(shown).Exponent()
	right := is.StringFixed(max(decimals, 0)) + shown.Unit
	p.Report(par, shown.Start, shown.End, Note{Class: "percent", Suggestion: right, Message: Text{
		ZH: fmt.Sprintf("按%s和%s计算是%s，写的是%s", a.Text, b.Text, right, shown.Text),
		EN: fmt.Sprintf("%s and %s give %s, the text says %s", a.Text, b.Text, right, shown.Text),
	}})
}
