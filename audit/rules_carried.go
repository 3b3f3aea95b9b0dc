package audit

import (
	"context"
	"fmt"

	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// carriedRules object to what was carried over from a prior report; without
// one they have nothing to say. What counts as carried over is for
// audit/compare to say.
var carriedRules = []Rule{
	{
		ID: "CP001", Name: Text{"沿用上期的时间", "period carried over"},
		What:  Text{"与上期报告相同、按期应当改变的时间。", "A period that stands as in the prior report and should have moved on."},
		Why:   Text{"换期时漏改。", "It was forgotten when the report was rolled forward."},
		Draft: Warning, Final: Warning, Unproven: true, figures: true, Check: carried(compare.StalePeriod),
	},
	{
		ID: "CP002", Name: Text{"一段只改了一半", "half-updated paragraph"},
		What:  Text{"同一段里有的数字、时间是新的，有的还是上期的。", "A paragraph in which some figures or periods are new and others are the prior's."},
		Why:   Text{"没改的多半是漏改。", "What is old was most likely forgotten."},
		Draft: Warning, Final: Warning, Unproven: true, figures: true, Check: carried(compare.HalfUpdated),
	},
	{
		ID: "CP003", Name: Text{"数字与上期相同", "figure as in the prior report"},
		What:  Text{"本期工作的数字与上期一字不差。", "A figure of this period's work that equals the prior's."},
		Why:   Text{"可能是巧合，更可能是没有更新。", "It may be chance; more likely it was not updated."},
		Draft: Info, Final: Info, Unproven: true, figures: true, Check: carried(compare.UnchangedFigure),
	},
	{
		ID: "CP004", Name: Text{"内容与上期相同", "text as in the prior report"},
		What:  Text{"应当有新内容的段落与上期一字不差。", "A paragraph that should say something new equals the prior's."},
		Why:   Text{"沿用旧稿，没有写本期的工作。", "Copied, without this period's work."},
		Draft: Info, Final: Info, Unproven: true, figures: true, Check: carried(compare.UnchangedText),
	},
	{
		ID: "CP005", Name: Text{"上期数与上期报告不符", "earlier figure told differently"},
		What:  Text{"写明是上期或上年同期的数，与那一期报告里的不同。", "A figure said to be of an earlier period that the report of that period gives otherwise."},
		Why:   Text{"两份报告对不上，读者不知道信哪一份。", "The two reports disagree, and a reader can't tell which is right."},
		Draft: Warning, Final: Warning, Unproven: true, figures: true, Check: carried(compare.EarlierFigure),
	},
	{
		ID: "CP006", Name: Text{"增减与上期数字不符", "direction against the prior's figure"},
		What:  Text{"写作增长或下降，与上期报告的数字相反；或者幅度不是按两期数字算出来的。", "A rise or a fall that the prior's figure contradicts, or one by another amount."},
		Why:   Text{"数字换了，后面的文字和幅度没有跟着改。", "The figure was updated, what is told of it was not."},
		Draft: Warning, Final: Warning, Unproven: true, figures: true, Check: carried(compare.WrongDirection),
	},
	{
		ID: "CP007", Name: Text{"上期的一节没有了", "section of the prior dropped"},
		What:  Text{"上期报告的一节，本期没有相应的内容。标在它原来所在位置的前一段。", "A section of the prior report that nothing took the place of. It is told at the paragraph before the place where it stood."},
		Why:   Text{"多半是改稿时误删。", "It was most likely lost while the report was edited."},
		Draft: Info, Final: Info, Unproven: true, figures: true, Check: (*Pass).droppedSections,
	},
	{
		ID: "CP008", Name: Text{"上期有内容、本期空着", "emptied since the prior report"},
		What:  Text{"上期报告里有数、本期空着的表格单元，或者下面的内容全没有了的标题。", "A table cell that held a figure in the prior report and is empty, or a heading with nothing left under it."},
		Why:   Text{"清空了旧内容，忘了填新的。", "The old content was taken out and the new never put in."},
		Draft: Warning, Final: Warning, Unproven: true, figures: true, Check: (*Pass).emptied,
	},
}

// carried reports the marks of a flag.
func carried(flag compare.Flag) func(*Pass) {
	return func(p *Pass) {
		p.eachMark(flag, func(par *docx.Paragraph, m *compare.Mark, prior string) {
			p.reportMark(par, m, p.rule.Name, prior)
		})
	}
}

// emptied reports what was filled in a prior and is empty; placeholders have
// rules of their own.
func (p *Pass) emptied() {
	p.eachMark(compare.Unfilled, func(par *docx.Paragraph, m *compare.Mark, prior string) {
		switch {
		case !m.Emptied:
		case m.Text == "":
			cell := namedBy(par, "")
			p.reportMark(par, m, Text{"上期有数，本期空着：" + cell, "had a figure, is empty: " + cell}, prior)
		default:
			p.reportMark(par, m, Text{"标题下的内容没有了", "nothing is left under the heading"}, prior)
		}
	})
}

// eachMark visits the marks of a flag, each place once however many priors it
// is held against.
func (p *Pass) eachMark(flag compare.Flag, visit func(par *docx.Paragraph, m *compare.Mark, prior string)) {
	if len(p.Subject.Priors) == 0 {
		return
	}
	seen := map[docx.Loc]bool{}
	for _, against := range p.view.comparison().Against {
		for _, change := range against.Changes {
			for i := range change.Marks {
				m := &change.Marks[i]
				par := p.Paragraph(m.Loc)
				if m.Flag == flag && par != nil && !seen[m.Loc] {
					seen[m.Loc] = true
					visit(par, m, against.Prior)
				}
			}
		}
	}
}

// reportMark reports the place of a mark and names the prior that it is told
// from.
func (p *Pass) reportMark(par *docx.Paragraph, m *compare.Mark, message Text, prior string) {
	p.Report(par, m.Loc.Start, m.Loc.End, Note{Class: string(m.Flag), Suggestion: m.Expected, Message: Text{
		ZH: fmt.Sprintf("%s（%s）", message.ZH, prior),
		EN: fmt.Sprintf("%s (%s)", message.EN, prior),
	}})
}

// droppedSections reports the sections of the priors that are gone, each once,
// where they would stand.
func (p *Pass) droppedSections() {
	if len(p.Subject.Priors) == 0 {
		return
	}
	seen := map[string]bool{}
	for _, against := range p.view.comparison().Against {
		var before *docx.Paragraph
		for _, change := range against.Changes {
			for _, m := range change.Marks {
				if m.Flag != compare.DroppedSection || before == nil || seen[m.Text] {
					continue
				}
				seen[m.Text] = true
				p.Report(before, 0, len(before.Text), Note{Class: string(m.Flag), Message: Text{
					ZH: fmt.Sprintf("上期的“%s”一节没有了（%s）", m.Text, against.Prior),
					EN: fmt.Sprintf("the section %q of the prior is gone (%s)", m.Text, against.Prior),
				}})
			}
			if n := len(change.Current); n > 0 {
				at := change.Current[n-1]
				before = p.Paragraph(docx.Loc{Part: at.Part, Para: at.Paragraph})
			}
		}
	}
}

// compareWithPriors holds the subject against its priors. Run sees for itself
// when ctx has ended.
func compareWithPriors(ctx context.Context, s *Subject) compare.Comparison {
	var priors []compare.Report
	for i := range s.Priors {
		prior := compare.Of(s.Priors[i].File, s.Priors[i].Doc)
		prior.Period = s.Priors[i].Period
		priors = append(priors, prior)
	}
	current := compare.Of(s.File, s.Doc)
	current.Period = s.Period
	comparison, _ := compare.Compare(ctx, priors, current, compare.Options{})
	return comparison
}
