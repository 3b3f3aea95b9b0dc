package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

var subsetTooLarge = Rule{
	ID: "FG005", Name: Text{"子集大于全集", "part larger than the whole"},
	What:  Text{"“其中”后面的数大于前面的总数，实到的多于应到的，采纳的建议多于提出的。", "A figure after 其中 that is larger than the total before it, more who came than should have, more proposals taken up than made."},
	Why:   Text{"部分不可能多于整体，两个数必有一错。", "A part cannot exceed its whole; one of the two is wrong."},
	Wrong: []string{"新建站点12个，其中标准化站点15个。"},
	Right: []string{"新建站点12个，其中标准化站点5个。", "新建站点12个，其中投入资金15万元。"},
	Draft: Error, Final: Error, Unproven: true, figures: true,
	Check: checkSubset,
}

// wholeOf is the index of the figure that the one at i may be part of: the last
// amount before 其中, which a figure may follow that tells which are meant (其中3次
// 以上的64件).
func (pf paragraphFigures) wholeOf(figures []figure.Figure, i int) int {
	end := i
	if at := strings.Index(pf.lead(figures[i]), "其中"); at >= 0 {
		for end > 1 && figures[end-1].Start >= pf.clauseBefore(figures[i])+at {
			end--
		}
	}
	at := lastAmount(figures[:end])
	for at > 0 && (isDifference(pf.lead(figures[at])) || perHead(pf.lead(figures[at]))) {
		at = lastAmount(figures[:at])
	}
	return at
}

// isDifference reports whether the figure of a clause that begins with lead is by
// how much another one changed: 同比增加1.2亿元.
func isDifference(lead string) bool {
	return startsWithAny(lead, "同比", "环比", "比", "较", "增加", "减少", "净增", "净减", "增长", "下降", "增产", "减产", "增收", "减收", "增支", "减支")
}

// lastAmount is the index of the last figure that is no percentage, or of the
// first: 233件，占12.5%，其中64件.
func lastAmount(figures []figure.Figure) int {
	at := len(figures) - 1
	for at > 0 && (figures[at].Base == "%" || figures[at].Base == "百分点") {
		at--
	}
	return at
}

// listUpTo is the last figure and those of its unit before it that 、 joins to it:
// 其中 may be said of all of them.
func (pf paragraphFigures) listUpTo(figures []figure.Figure) []figure.Figure {
	last := len(figures) - 1
	from := last
	for from > 0 && figures[from-1].Base == figures[last].Base && exact(figures[from-1]) &&
		strings.HasPrefix(pf.between(figures[from-1], figures[from]), "、") {
		from--
	}
	return figures[from:]
}

var (
	proposed = []string{"意见", "建议"}
	found    = []string{"发现", "排查", "查出", "查摆", "反馈"}
	mended   = []string{"整改", "已整改", "完成整改", "整改完成", "整改到位", "已整改到位", "已完成整改", "已整改完成"}
	adopted  = []string{"采纳", "被采纳", "已采纳", "均被采纳", "已被采纳"}
)

// expected is how the number of those ends who should come.
var expected = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`应(?:参会|参加|出席|到会|到)[^应实]{0,12}$`)
})

// onlyNew are words by which a number is that of what came up of late: what was
// mended since may be older.
var onlyNew = []string{"新", "又", "另", "本月", "当月", "本周", "当日", "当天"}

// attended is what ends on how many should come: 应到, 应考. Of what is to be paid or
// tested more may be than was due.
var attended = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`应([到考参])[^应实]*$`) })

// moreThanDue reports that more was done than was due, 应到45人，实到47人, or more taken up
// than was proposed. What is paid may include what was owed before.
func (p *Pass) moreThanDue(pf paragraphFigures, whole, part figure.Figure) {
	if whole.Base != part.Base || whole.Base == "" || whole.Base == "元" || whole.Base == "%" || !exact(whole) || !exact(part) ||
		!part.Exact().GreaterThan(whole.Exact()) || strings.ContainsAny(pf.between(whole, part), "；。") {
		return
	}
	lead := pf.lead(whole)
	if containsAny(lead, onlyNew) || startsWithAny(pf.par.Text[part.End:], "（含", "（包括", "（其中") || !pf.endsClause(part) {
		return
	}
	due := attended().FindStringSubmatch(lead)
	came := expected().MatchString(lead) && startsWithAny(pf.lead(part), "实到", "到会", "实际到会", "实际参加", "实际出席")
	if came || due != nil && strings.HasPrefix(pf.lead(part), "实"+due[1]) || containsAny(lead, proposed) && slices.Contains(adopted, pf.lead(part)) ||
		containsAny(lead, found) && slices.Contains(mended, pf.lead(part)) && !strings.HasPrefix(pf.par.Text[part.End:], "（") {
		p.Report(pf.par, part.Start, part.End, Note{Class: "subset", Message: Text{
			ZH: fmt.Sprintf("这里的%s多于前面的%s，部分不会多于整体", part.Text, whole.Text),
			EN: fmt.Sprintf("%s here are more than the %s before, of which they are part", part.Text, whole.Text),
		}})
	}
}

// largestWhole is the most that the last of the figures, and what 、 joins to it, may
// stand for before 其中. Where 其中 begins a sentence, it may go back to any of them:
// 累计3260人，今年1260人。其中，上年1420人.
func (pf paragraphFigures) largestWhole(figures []figure.Figure, between string) decimal.Decimal {
	most := sumOf(pf.listUpTo(figures))
	if !strings.Contains(between, "。") {
		return most
	}
	for _, f := range figures {
		if f.Base == figures[len(figures)-1].Base && exact(f) {
			most = decimal.Max(most, f.Exact())
		}
	}
	return most
}

// perHead reports whether the figure of a clause is told for each of several, 年均,
// 每村: what some of them get may be more than what all do.
func perHead(lead string) bool { return ofEach().MatchString(lead) }

var ofEach = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`均|每[\p{Han}]{1,4}$`) })

// namesClass reports whether a figure that rest follows says which things are meant:
// 选择1000元及以上档次的.
func namesClass(rest string) bool {
	return startsWithAny(rest, "及以上", "以上", "及以下", "以下", "以内", "档", "标准", "级", "规格")
}

func checkSubset(p *Pass) {
	for _, pf := range p.Figures() {
		for _, figures := range pf.sentences() {
			for i := 1; i < len(figures); i++ {
				p.moreThanDue(pf, figures[i-1], figures[i])
				at := pf.wholeOf(figures, i)
				whole, part := figures[at], figures[i]
				between := pf.between(whole, part)
				if whole.Base != part.Base || whole.Base == "" || whole.Base == "%" || !exact(whole) || !exact(part) ||
					!strings.Contains(between, "其中") || strings.ContainsAny(between, "；;") || perHead(pf.lead(whole)) || namesClass(pf.par.Text[part.End:]) ||
					!part.Exact().GreaterThan(pf.largestWhole(figures[:at+1], between)) {
					continue
				}
				p.Report(pf.par, part.Start, part.End, Note{Class: "subset", Message: Text{
					ZH: fmt.Sprintf("“其中”%s，大于总数%s", part.Text, whole.Text),
					EN: fmt.Sprintf("%s are said to be part of %s", part.Text, whole.Text),
				}})
			}
		}
	}
}
