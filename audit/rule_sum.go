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

var wrongSum = Rule{
	ID: "FG002", Name: Text{"合计不符", "sum does not add up"},
	What:  Text{"分项相加不等于合计：句中的“共计”“男、女”“其他”，表格的合计行；或者单价与数量、收入与支出、金额与人数算出来的不是写明的金额、结余、人均数。", "Parts that do not add up to the total stated: 共计 in a sentence, men and women, 其他 at the end, the total row of a table; or an amount, a surplus or an average that the figures before it do not give."},
	Why:   Text{"改了分项没有改合计，或者相反。", "The parts were changed and the total was not, or the other way round."},
	Wrong: []string{"慰问老党员12人、困难职工30人，共计45人。", "现有职工60人，其中男38人、女21人。", "更换管网45公里，每公里16万元，需702万元。"},
	Right: []string{"慰问老党员12人、困难职工30人，共计42人。", "现有职工60人，其中男38人、女22人。", "培训3场、120人次，共计发放教材120册。", "绿化20亩、草坪30亩（含新增10亩），共计50亩。", "更换管网45公里，每公里16万元，需720万元。"},
	Draft: Error, Final: Error, Unproven: true, figures: true,
	Check: checkSum,
}

func checkSum(p *Pass) {
	for _, pf := range p.Figures() {
		if pf.par.Cell != nil {
			continue
		}
		for _, figures := range pf.sentences() {
			p.totalAtEnd(pf, figures)
			p.menAndWomen(pf, figures)
			p.menAndWomenFirst(pf, figures)
			p.likeParts(pf, figures)
			p.unitPrices(pf, figures)
			p.wholeLists(pf, figures)
			p.breakdowns(pf, figures)
			p.surplus(pf, figures)
			p.averages(pf, figures)
		}
	}
	p.tableTotals()
	p.tableProducts()
}

// endTotal is what stands right before a total that closes a list.
var endTotal = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，,；]?(?:以上)?(?:共计|合计|总计|总共|一共|共)(?:为)?$`)
})

// countedTotal is what stands before a total that says of how many parts it is:
// 甲县3人、乙县5人，两县合计8人.
var countedTotal = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，,；]([两二三四五六七八九]|[2-9])(?:个?[县市区镇乡村街家项者类处级]|个?(?:部分|方面|单位|乡镇|公司|项目))(?:共计|合计|总计|共)$`)
})

// totalOfSo checks such a total against as many parts right before it.
func (p *Pass) totalOfSo(pf paragraphFigures, figures []figure.Figure, i int) (said bool) {
	total := figures[i]
	before := lastClause(pf.between(figures[i-1], total))
	if !hasSuffixOf(before, []string{"计", "共"}) {
		return false
	}
	m := countedTotal().FindStringSubmatch(before)
	if m == nil || !exact(total) {
		return false
	}
	n := number(strings.Replace(m[1], "两", "二", 1))
	if _, run := sameUnit(pf.withoutAsides(figures[:i]), total); len(run) >= n && alike(run[len(run)-n:], total) && !pf.eachOf(run, total) && !addUp(run, total) && !someAddUp(run, n, total) {
		p.compareSum(pf.par, run[len(run)-n:], total, Span{total.Start, total.End})
	}
	return true
}

// mostFigures is among how many figures the parts of a total are looked for. Among
// more, some make it by chance.
const mostFigures = 12

// someAddUp reports whether any n of the figures make the total: what is told of each
// part may stand between them, 甲县12人、优秀5人，乙县10人、优秀3人，两县合计22人.
func someAddUp(figures []figure.Figure, n int, total figure.Figure) bool {
	if n == 0 {
		return total.Exact().IsZero()
	}
	if len(figures) > mostFigures {
		return true
	}
	for i, f := range figures {
		rest := total
		rest.Value = total.Value.Sub(f.Exact().Shift(valueShift(total)))
		if len(figures)-i >= n && !rest.Value.IsNegative() && someAddUp(figures[i+1:], n-1, rest) {
			return true
		}
	}
	return false
}

// totalAtEnd checks 甲3人、乙5人，共计8人. The parts are the figures of the total's
// unit right before it, or all in the sentence: either may add up.
func (p *Pass) totalAtEnd(pf paragraphFigures, figures []figure.Figure) {
	for i, total := range figures {
		if i > 1 && p.totalOfSo(pf, figures, i) {
			continue
		}
		if i < 2 || !exact(total) || !pf.closesList(figures[i-1], total) {
			continue
		}
		all, run := sameUnit(pf.withoutAsides(figures[:i]), total)
		if whole, parts := pf.wholeAndParts(all); len(parts) > 1 && alike(all, total) && whole.Same(total) {
			p.compareSum(pf.par, parts, total, Span{total.Start, total.End})
			return
		}
		if len(run) < 2 {
			run = all
		}
		if len(run) < 2 || !alike(all, total) || addUp(all, total) || pf.lastGroupAddsUp(run, total) || ofAllThings(figures[:i], total) || pf.partOf(all, total) || pf.eachOf(all, total) || pf.openList(run, total) {
			return
		}
		p.compareSum(pf.par, run, total, Span{total.Start, total.End})
		return
	}
}

// lastGroupAddsUp reports whether the total is that of the last things listed
// only, which a semicolon, or a comma before what 、 joins, sets apart:
// 示范项目1项；一等奖3项、二等奖5项，共计8项.
func (pf paragraphFigures) lastGroupAddsUp(run []figure.Figure, total figure.Figure) bool {
	for _, marks := range []string{"；", "，；"} {
		from := len(run) - 1
		for from > 0 && !strings.ContainsAny(pf.between(run[from-1], run[from]), marks) {
			from--
		}
		if from > 0 && from < len(run)-1 && addUp(run[from:], total) {
			return true
		}
	}
	return false
}

// ofAllThings reports whether the total counts things of several units together:
// 雨衣120件、雨靴80双，共计200件.
func ofAllThings(figures []figure.Figure, total figure.Figure) bool {
	var things []figure.Figure
	mixed := false
	for _, f := range figures {
		if f.Base != "元" && f.Base != "%" && exact(f) {
			things = append(things, f)
			mixed = mixed || f.Base != total.Base
		}
	}
	return mixed && total.Base != "元" && sumOf(things).Equal(total.Exact())
}

// closesList reports whether what stands between the last figure and total
// says that total is the sum: 5人，共计8人; 加上此次5万元，全年共计8万元.
func (pf paragraphFigures) closesList(last, total figure.Figure) bool {
	if hasSuffixOf(pf.lead(last), []string{"前", "后"}) {
		return false // 后两期合计 leaves out the first
	}
	said := lastClause(pf.between(last, total))
	if added, ok := strings.CutPrefix(said, "，全年"); ok && strings.Contains(pf.lead(last), "加上") {
		said = "，" + added
	}
	return endTotal().MatchString(said)
}

// withoutAsides leaves out figures in brackets that are part of the one before
// them: 草坪30亩（含新增10亩）.
func (pf paragraphFigures) withoutAsides(figures []figure.Figure) []figure.Figure {
	var list []figure.Figure
	for _, f := range figures {
		before := pf.par.Text[runeStart(pf.par.Text, f.Start-clauseReach):f.Start]
		open := strings.LastIndexAny(before, "（(")
		if open > strings.LastIndexAny(before, "）)") && aside().MatchString(before[open:]) {
			continue
		}
		list = append(list, f)
	}
	return list
}

var aside = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[（(](?:其中|含|包括|不含|另有?)`) })

// wholeAndParts splits 36起，其中12起、15起 into the whole and what 其中 lists.
func (pf paragraphFigures) wholeAndParts(all []figure.Figure) (whole figure.Figure, parts []figure.Figure) {
	if len(all) < 3 || !strings.Contains(pf.between(all[0], all[1]), "其中") {
		return figure.Figure{}, nil
	}
	return all[0], all[1:]
}

// partOf reports whether 其中 stands between or behind the first of the figures
// before a total, so that some are part of others. Before all of them it only
// opens the list.
func (pf paragraphFigures) partOf(all []figure.Figure, total figure.Figure) bool {
	return strings.Contains(pf.between(all[0], total), "其中")
}

// eachOf reports whether a list gives what each of several has, so that the
// total is a multiple: 每村2人、每镇3人，共120人.
func (pf paragraphFigures) eachOf(all []figure.Figure, total figure.Figure) bool {
	list := pf.par.Text[sentenceStart(pf.par.Text, all[0].Start):total.Start]
	return multiplied().MatchString(standard().ReplaceAllString(list, ""))
}

// standard is a rate that is named, not applied to the list that follows it:
// 按照每台15万元的标准.
var standard = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`按照?每[^，。]{1,20}(?:标准|价格)`)
})

var multiplied = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`每|[各均][\d两二三四五六七八九十]`)
})

// taken are words before what is taken away from the others, or is none of them.
var taken = []string{"收回", "淘汰", "减少", "扣除", "核减", "注销", "退出", "撤销", "减去", "剔除", "报废", "调出", "离职", "死亡"}

// openList reports whether a list before a total names parts without their number, 若干
// or 等, so that the others are less than the total, takes some away, or is of an old
// value and a new one.
func (pf paragraphFigures) openList(run []figure.Figure, total figure.Figure) bool {
	for i, part := range run {
		if containsAny(pf.lead(part), taken) || i > 0 && changeTo().MatchString(pf.between(run[i-1], part)) {
			return true
		}
	}
	said := pf.between(run[0], total)
	return sumOf(run).LessThan(total.Exact()) && (strings.Contains(said, "若干") || leavesOut().MatchString(pf.between(run[len(run)-1], total)))
}

// leavesOut is 等 that ends a list; 一等 is a class.
var leavesOut = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[^一二三四五特优中初])等`) })

// sameUnit lists the figures of the total's unit: all, and those that stand
// right before the total.
func sameUnit(figures []figure.Figure, total figure.Figure) (all, run []figure.Figure) {
	for _, f := range figures {
		if f.Base != total.Base {
			run = nil
			continue
		}
		all, run = append(all, f), append(run, f)
	}
	return all, run
}

// addUp reports whether the parts make the total. One with decimals, but fewer
// than the parts have, may be rounded or cut off.
func addUp(parts []figure.Figure, total figure.Figure) bool {
	off := sumOf(parts).Sub(total.Exact()).Abs()
	step := shownStep(total)
	if off.IsZero() || step.Equal(total.Number.Exact(decimal.New(1, 0))) {
		return off.IsZero()
	}
	for _, part := range parts {
		if shownStep(part).LessThan(step) {
			return off.LessThan(step)
		}
	}
	return false
}

func sumOf(figures []figure.Figure) decimal.Decimal {
	var sum decimal.Decimal
	for _, f := range figures {
		sum = sum.Add(f.Exact())
	}
	return sum
}

// lastClause is the end of s from its last mark that separates clauses.
func lastClause(s string) string { return s[max(0, strings.LastIndexAny(s, "，,；")):] }

// alike reports whether all parts are exact figures of the total's unit.
func alike(parts []figure.Figure, total figure.Figure) bool {
	for _, part := range parts {
		if part.Base != total.Base || !exact(part) {
			return false
		}
	}
	return total.Base != "" && total.Base != "%"
}

// complements are parts of which each thing is one or the other.
var complements = [][2]string{{"男", "女"}, {"新开工", "续建"}, {"新建", "续建"}}

// menAndWomen checks a total against two parts that leave nothing out: men and
// women, projects begun and carried on.
func (p *Pass) menAndWomen(pf paragraphFigures, figures []figure.Figure) {
	for i := 0; i+2 < len(figures); i++ {
		total, men, women := figures[i], figures[i+1], figures[i+2]
		if !alike([]figure.Figure{men, women}, total) || !exact(total) || i+3 < len(figures) && pf.third(total, men, women, figures[i+3]) || pf.sumsUp(figures[:i+1], []figure.Figure{men, women}) || pf.restFollows(women) {
			continue
		}
		first, second := lastClause(pf.between(total, men)), lastClause(pf.between(men, women))
		for _, pair := range complements {
			if shortPart(first, pair[0]) && shortPart(second, pair[1]) {
				p.compareSum(pf.par, []figure.Figure{men, women}, total, Span{total.Start, women.End})
			}
		}
	}
}

// restFollows reports whether what is left is told behind f without a number: 其余为储备项目.
func (pf paragraphFigures) restFollows(f figure.Figure) bool {
	rest := strings.TrimLeft(pf.par.Text[f.End:], "，、；")
	return startsWithAny(rest, "其余", "其他", "其它", "剩余", "另有")
}

// third reports whether next is a third part: the list goes on to it, or it brings
// the two to the total.
func (pf paragraphFigures) third(total, first, second, next figure.Figure) bool {
	parts := []figure.Figure{first, second, next}
	return alike(parts, total) && (strings.HasPrefix(pf.between(second, next), "、") || addUp(parts, total))
}

// ofBoth is what stands between women and the total of men and women.
var ofBoth = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[，,]?(?:共有?|共计|合计|总计)\p{Han}{0,6}$`)
})

// menAndWomenFirst checks 男生12人，女生10人，共有学生22人.
func (p *Pass) menAndWomenFirst(pf paragraphFigures, figures []figure.Figure) {
	for i := 0; i+2 < len(figures); i++ {
		men, women, total := figures[i], figures[i+1], figures[i+2]
		both := []figure.Figure{men, women}
		if shortPart(pf.lead(men), "男") && shortPart(lastClause(pf.between(men, women)), "女") &&
			ofBoth().MatchString(pf.between(women, total)) && alike(both, total) && exact(total) && !endTotal().MatchString(pf.between(women, total)) {
			p.compareSum(pf.par, both, total, Span{total.Start, total.End})
		}
	}
}

// shortPart reports whether s names all of a kind: 男, 男性, 女职工, 续建.
func shortPart(s, kind string) bool {
	s = strings.TrimPrefix(strings.TrimLeft(s, "，,；、（(： "), "其中")
	return strings.HasPrefix(strings.TrimLeft(s, "：，"), kind) && len(s) <= len("女性党员有")
}

// compareSum reports the place at when the parts do not add up to the total.
func (p *Pass) compareSum(par *docx.Paragraph, parts []figure.Figure, total figure.Figure, at Span) {
	if addUp(parts, total) || roundedOff(parts, total, p.view.rounding()) {
		return
	}
	sum := sumOf(parts)
	var terms []string
	for _, part := range parts {
		terms = append(terms, part.Text)
	}
	value := total.Value.Add(sum.Sub(total.Exact()).Shift(valueShift(total)))
	p.Report(par, at.Start, at.End, Note{Class: "sum", Message: Text{
		ZH: fmt.Sprintf("%s相加是%s%s，写的是%s", strings.Join(terms, "、"), value, total.Unit, total.Text),
		EN: fmt.Sprintf("%s add up to %s%s, the text says %s", strings.Join(terms, " + "), value, total.Unit, total.Text),
	}})
}

// valueShift turns a value in the normal unit into one in f's own.
func valueShift(f figure.Figure) int32 {
	return -f.Number.Exact(decimal.New(1, 0)).Exponent()
}
