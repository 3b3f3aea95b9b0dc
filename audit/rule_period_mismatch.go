package audit

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
)

var periodMismatch = Rule{
	ID: "PD001", Name: Text{"报告期不一致", "reporting periods differ"},
	What:  Text{"标题、开头、正文、页眉页脚写的报告期互相矛盾，或与要求的报告期、上期报告不合。", "Title, opening, body, header and footer name different periods, or not the one asked for, or none later than the prior report's."},
	Why:   Text{"多半是沿用旧稿时漏改了年份或半年。", "Usually a year or half left over from the report that was copied."},
	Wrong: []string{"2022年上半年安全生产工作总结\n2021年上半年，全局狠抓隐患排查。"},
	Right: []string{"2022年上半年安全生产工作总结\n2022年以来，全局狠抓隐患排查，比2021年上半年少发生事故2起。"},
	Draft: Error, Final: Error, Check: checkPeriodMismatch, figures: true,
}

func checkPeriodMismatch(p *Pass) {
	f := p.frame()
	p.againstReference(f)
	p.againstPriors(f)
}

func known(at period.Period) bool { return at != period.Period{} }

// reference is what the periods of a report are held against: the period asked
// for, otherwise those that the title names.
type reference struct {
	periods []period.Period
	asked   bool
}

func (p *Pass) reference(f frame) reference {
	if known(p.Subject.Period) {
		return reference{[]period.Period{p.Subject.Period}, true}
	}
	var r reference
	for _, t := range f.title {
		r.periods = append(r.periods, t.period)
	}
	return r
}

// covers reports whether at has a day in common with the reference.
func (r reference) covers(at period.Period) bool {
	for _, q := range r.periods {
		if overlap(q, at) {
			return true
		}
	}
	return false
}

// since reports whether s opens what several years brought: 2021年以来 in a report
// about 2023. From the year before it was likely left over.
func (r reference) since(s stated) bool {
	return strings.HasPrefix(s.par.Text[s.slot.Loc.End:], "以来") && r.periods[0].Year-s.period.Year > 1
}

// againstReference reports the periods that have no day in common with the
// reference. A plan may open with the year that it follows, unless its title says
// that it is a summary of that year too.
func (p *Pass) againstReference(f frame) {
	r := p.reference(f)
	if len(r.periods) == 0 {
		return
	}
	unit := r.periods[0].Unit
	if r.asked && !f.titleOverlaps(r) && len(f.title) > 0 {
		p.reportPeriod(f.title[0], "title", Text{"标题", "the title"}, r)
	}
	if f.lead != nil && (!f.planning || f.both) && !r.covers(f.lead.period) && !r.since(*f.lead) {
		p.reportPeriod(*f.lead, "lead", Text{"开头", "the opening"}, r)
	}
	for _, m := range f.margins {
		if !r.covers(m.period) && (m.period.Unit == unit || containsAny(m.par.Text, reportNouns)) {
			p.reportPeriod(m, "margin", Text{"页眉页脚", "a header or footer"}, r)
		}
	}
	for _, b := range f.body {
		if b.period.Unit == unit && unit != period.Year && !f.planning && !r.covers(b.period) && !p.compares(b) {
			p.reportPeriod(b, "body", Text{"正文", "the body"}, r)
		}
	}
}

func (f frame) titleOverlaps(r reference) bool {
	for _, t := range f.title {
		if r.covers(t.period) {
			return true
		}
	}
	return false
}

// compares reports whether the sentence of s holds one period against another
// or speaks of what is to come, so that another period is in its place.
func (p *Pass) compares(s stated) bool {
	span := sentenceAround(s.par.Text, s.slot.Loc.Start, s.slot.Loc.End)
	sentence := s.par.Text[span.Start:s.slot.Loc.Start] + s.par.Text[s.slot.Loc.End:span.End]
	return containsAny(sentence, []string{"比", "较", "同期", "去年", "上年", "上期", "计划", "将", "拟", "力争", "预计"}) ||
		strings.Contains(sentence, "年")
}

// againstPriors reports a report whose own period is not later than a prior's:
// then it is the prior, or a copy that was not rolled forward.
func (p *Pass) againstPriors(f frame) {
	own := p.Subject.Slots.Period
	if len(f.title) > 0 {
		own = f.title[0].period
	}
	if !known(own) {
		return
	}
	for i := range p.Subject.Priors {
		prior := &p.Subject.Priors[i]
		before := prior.period()
		if !known(before) || own.Compare(before) > 0 {
			continue
		}
		par, start, end := p.ownPlace(f)
		if par == nil {
			continue
		}
		p.Report(par, start, end, Note{Class: "prior", Message: Text{
			ZH: fmt.Sprintf("本报告的报告期%s不晚于上期报告%s的%s", own.Chinese(), prior.File, before.Chinese()),
			EN: fmt.Sprintf("this report's period %s is not later than %s of the prior report %s", own, before, prior.File),
		}})
	}
}

// ownPlace is where the report states its own period, or its first paragraph.
func (p *Pass) ownPlace(f frame) (par *docx.Paragraph, start, end int) {
	switch {
	case len(f.title) > 0:
		loc := f.title[0].slot.Loc
		return f.title[0].par, loc.Start, loc.End
	case f.lead != nil:
		return f.lead.par, f.lead.slot.Loc.Start, f.lead.slot.Loc.End
	}
	if body := bodyProse(p.Subject.Doc); len(body) > 0 {
		return body[0], 0, len(body[0].Text)
	}
	return nil, 0, 0
}

func (p *Pass) reportPeriod(s stated, class string, where Text, r reference) {
	zh, en := "标题是", "the title"
	if r.asked {
		zh, en = "应为", "asked for is"
	}
	p.Report(s.par, s.slot.Loc.Start, s.slot.Loc.End, Note{Class: class, Message: Text{
		ZH: fmt.Sprintf("%s写的是%s，%s%s", where.ZH, s.period.Chinese(), zh, r.periods[0].Chinese()),
		EN: fmt.Sprintf("%s says %s, %s %s", where.EN, s.period, en, r.periods[0]),
	}})
}
