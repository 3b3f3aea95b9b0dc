package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

var outOfPeriod = Rule{
	ID: "PD003", Name: Text{"时间越出报告期", "date outside the period"},
	What:  Text{"讲已做工作的段落里，句首的月份或者标题、“截至”的时间晚于报告期；或讲下步打算的段落里，句首的月份早于报告期末，标题写的就是报告期。", "A month that opens a sentence about work done, a heading over it or a day after 截至 that lies after the period, or a month that opens one about plans and lies before its end, or a heading over them with the period itself."},
	Why:   Text{"换期时时间没有改，或者内容放错了部分。", "The date was not rolled, or the text stands in the wrong part."},
	Wrong: []string{"2022年上半年工作总结\n2022年上半年，全局平稳。\n一、主要工作\n9月，组织专题培训1期。\n二、下半年打算\n2022年3月，开展回访。"},
	Right: []string{"2022年上半年工作总结\n2022年上半年，全局平稳。\n一、主要工作\n5月，组织专题培训1期，计划9月回访。\n二、下半年打算\n9月，开展回访。"},
	Draft: Warning, Final: Warning, Unproven: true, figures: true,
	Check: checkOutOfPeriod,
}

// ahead are words of headings about the time to come; ofPlan are words of
// sentences about it.
var (
	ahead  = []string{"下半年", "下一步", "下步", "下阶段", "计划", "打算", "安排", "思路", "明年", "今后", "重点任务"}
	ofPlan = []string{"计划", "拟", "将", "预计", "力争", "前完成", "确保", "打算"}
)

func checkOutOfPeriod(p *Pass) {
	own := p.ownPeriod()
	f := p.frame()
	if !known(own) || f.planning && !f.both {
		return
	}
	p.headingsOutside(own)
	if f.planning {
		return
	}
	p.cutoffsOutside(own)
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		at, ok := monthOf(s.Normalized)
		if s.Kind != slot.Period || !ok || len(s.Section) == 0 {
			continue
		}
		par := p.Paragraph(s.Loc)
		if par == nil || sentenceStart(par.Text, s.Loc.Start) != s.Loc.Start || !opens(afterWeekday(par.Text[s.Loc.End:])) {
			continue
		}
		span := sentenceAround(par.Text, s.Loc.Start, s.Loc.End)
		plan := containsAny(s.Section[0], ahead)
		switch {
		case !plan && at.Start().After(own.End()) && !containsAny(par.Text[span.Start:span.End], ofPlan):
			p.reportOutside(s, "after", Text{
				ZH: fmt.Sprintf("%s在报告期%s之后", s.Text, own.Chinese()), EN: fmt.Sprintf("%s is after the period %s", s.Text, own),
			})
		case plan && at.End().Before(own.End()) && !strings.Contains(par.Text[span.Start:span.End], "以来"):
			p.reportOutside(s, "before", Text{
				ZH: fmt.Sprintf("%s已经过去，报告期是%s", s.Text, own.Chinese()), EN: fmt.Sprintf("%s has passed, the period is %s", s.Text, own),
			})
		}
	}
}

var (
	done    = []string{"情况", "成效", "成绩", "总结", "回顾", "进展", "亮点"}
	planned = []string{"打算", "计划", "安排", "思路", "要点", "谋划"}
)

// headingStart is the number that a heading begins with.
var headingStart = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[一二三四五六七八九十]{1,3}、|^（[一二三四五六七八九十]{1,3}）`)
})

// headingsOutside reports headings over work done that name a time after the period,
// and those over plans that name the period itself.
func (p *Pass) headingsOutside(own period.Period) {
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		par := p.Paragraph(s.Loc)
		if s.Kind != slot.Period || par == nil || len(par.Text) > titleLimit*len("字") || isSentence(par.Text) || !headingStart().MatchString(par.Text) {
			continue
		}
		at, err := period.Parse(s.Normalized)
		tells, plans := containsAny(par.Text[s.Loc.End:], done), containsAny(par.Text, planned)
		switch {
		case err != nil:
		case tells && !plans && !containsAny(par.Text, ofHeadings) && at.Start().After(own.End()):
			p.reportOutside(s, "after", Text{
				ZH: fmt.Sprintf("%s在报告期%s之后", s.Text, own.Chinese()), EN: fmt.Sprintf("%s is after the period %s", s.Text, own),
			})
		case plans && !tells && at == own:
			p.reportOutside(s, "before", Text{
				ZH: fmt.Sprintf("打算写的是报告期%s", own.Chinese()), EN: fmt.Sprintf("the plans are for the period %s itself", own),
			})
		}
	}
}

// ofHeadings are words by which a heading is about what is to come.
var ofHeadings = []string{"预计", "预期", "目标", "任务", "重点", "部署", "展望", "形势", "下一步", "下步", "储备", "筹备", "准备", "编制", "前期", "申报"}

// terms are words by which the day after 截至 is the end of a term, which lies ahead.
var terms = []string{"期限", "有效期", "聘期", "任期", "保修", "租期", "租赁", "合同", "工期", "质保", "报名", "缴费", "申报", "征集", "公示", "投标"}

// lateDays is by how many days a report may tell of more than its period: it is
// written some weeks later.
const lateDays = 62

// cutoffsOutside reports days after 截至 that lie long after the period.
func (p *Pass) cutoffsOutside(own period.Period) {
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		par := p.Paragraph(s.Loc)
		if s.Kind != slot.Period || par == nil || !hasSuffixOf(par.Text[:s.Loc.Start], []string{"截至", "截止", "截至到"}) {
			continue
		}
		day, ok := lastDay(s.Normalized)
		span := sentenceAround(par.Text, s.Loc.Start, s.Loc.End)
		if ok && day.After(own.End().AddDate(0, 0, lateDays)) && !containsAny(par.Text[span.Start:span.End], ofPlan) && !containsAny(par.Text[span.Start:s.Loc.Start], terms) && !containsAny(strings.Join(par.Section, ""), ahead) {
			p.reportOutside(s, "after", Text{
				ZH: fmt.Sprintf("%s在报告期%s之后", s.Text, own.Chinese()), EN: fmt.Sprintf("%s is after the period %s", s.Text, own),
			})
		}
	}
}

// monthOf is the month that an expression names, or that its day lies in.
func monthOf(normalized string) (period.Period, bool) {
	if day, err := time.Parse(time.DateOnly, normalized); err == nil {
		normalized = day.Format("2006-01")
	}
	at, err := period.Parse(normalized)
	return at, err == nil && at.Unit == period.Month
}

// afterWeekday is rest without the weekday that may stand behind a day: （星期三）.
func afterWeekday(rest string) string {
	if !strings.HasPrefix(rest, "（星期") && !strings.HasPrefix(rest, "（周") {
		return rest
	}
	_, after, _ := strings.Cut(rest, "）")
	return after
}

func (p *Pass) reportOutside(s *slot.Slot, class string, message Text) {
	p.Report(p.Paragraph(s.Loc), s.Loc.Start, s.Loc.End, Note{Class: class, Message: message})
}
