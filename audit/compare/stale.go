package compare

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// stalePeriods marks the periods and dated titles that were carried over from
// the prior report and should have moved on to the current period.
func (a *alignment) stalePeriods(r *relation) []Mark {
	if !a.later() {
		return nil
	}
	var marks []Mark
	for text, at := range r.old {
		for _, s := range a.prior.slotsIn[at] {
			if s.Kind == slot.Placeholder {
				continue
			}
			place, ok := r.newPlace(text, s.Loc.Start, s.Loc.End)
			if !ok || !a.isStale(s, r.new[place.Text], place) {
				continue
			}
			m := a.mark(r, StalePeriod, place)
			switch s.Roll {
			case period.Shift:
				m.Expected = s.Suggestion
			case period.Keep:
				_, m.Expected, _ = strings.Cut(a.current.period.Chinese(), "年") // 上半年
			}
			marks = outermost(marks, m)
		}
	}
	return append(marks, a.staleSeasons(r)...)
}

// outermost appends a mark, unless it lies in the last one: the year in a title
// is told with the title.
func outermost(marks []Mark, m Mark) []Mark {
	if last := len(marks) - 1; last >= 0 {
		if l := marks[last].Loc; l.Part == m.Loc.Part && l.Para == m.Loc.Para && m.Loc.End <= l.End {
			return marks
		}
	}
	return append(marks, m)
}

// later reports whether both periods are known and the current one is later.
func (a *alignment) later() bool {
	zero := period.Period{}
	return a.prior.period != zero && a.current.period != zero && a.current.period.Compare(a.prior.period) > 0
}

// isStale reports whether the slot s of the prior report, which stands
// unchanged at a place of the current one, should have changed: because rolling
// the prior report forward changes it, because it means a time within the
// prior's period and not within the current one, because a plan can't be for a
// time that is over, or because the year is not over yet.
func (a *alignment) isStale(s slot.Slot, paragraph int, place align.Place) bool {
	switch s.Roll {
	case period.Shift:
		return s.Suggestion != "" && s.Suggestion != s.Text
	case period.Review:
		now, ok := a.current.slotAt(paragraph, place.Start, place.End)
		return ok && datesWork(s) && (a.wasWork(s, now, paragraph) || a.wasPlan(s, now, paragraph))
	case period.Keep:
		return a.tellsWholeYear(s, paragraph, place)
	}
	return false
}

// wasWork reports whether a date of work done means a time within the prior's
// period, and none within the current one: 11月, which is yet to come in the
// first half of a year.
func (a *alignment) wasWork(s, now slot.Slot, paragraph int) bool {
	if !within(s.Normalized, a.prior.period) || within(now.Normalized, a.current.period) {
		return false
	}
	p := &a.current.paragraphs[paragraph]
	clause := clauseAround(p.Text, now.Loc.Start, now.Loc.End)
	return within(now.Normalized, a.prior.period) ||
		now.Class != period.KindDeadline && !a.looksAhead(p) && !strings.Contains(clause, "将") && !containsAny(noDemands.Replace(clause), demands)
}

// wasPlan reports whether a date in a plan means a time that the prior planned
// for, and none that the current report can plan for.
func (a *alignment) wasPlan(s, now slot.Slot, paragraph int) bool {
	p := &a.current.paragraphs[paragraph]
	return a.plans(p) && within(s.Normalized, a.prior.period.Next(1)) && !a.plannable(now, p)
}

// plannable reports whether a plan can be for a time: the period that its
// headings name, or else the rest of the year, or the whole of the next.
func (a *alignment) plannable(now slot.Slot, p *docx.Paragraph) bool {
	next := a.current.period.Next(1)
	when, ok := lies(now.Normalized)
	if strings.HasPrefix(now.Text, "年底") || strings.HasPrefix(now.Text, "年末") {
		when = period.Period{Year: next.Year, Unit: period.Month, Index: 12}
	}
	for _, heading := range p.Section {
		if headed := a.current.periodIn(heading); headed.Compare(a.current.period) > 0 {
			return within(when.String(), headed)
		}
	}
	return ok && when.Year == next.Year && when.Start().After(a.current.period.End())
}

// plans reports whether a paragraph stands in a plan, or is introduced as one:
// 下月计划：……
func (a *alignment) plans(p *docx.Paragraph) bool {
	lead, _, ok := strings.Cut(p.Text, "：")
	return slot.IsPlan(p.Section, a.current.period) ||
		ok && utf8.RuneCountInString(lead) <= longestLead && slot.IsPlan([]string{lead}, a.current.period)
}

// longestLead is the length, in code points, of what may introduce a plan.
const longestLead = 12

// wholeYearPlans follow 全年 where it is told of before the year is over.
var wholeYearPlans = strings.Fields(`任务 目标 计划 预算 指标 预期 预计 力争 无休 不休`)

// tellsWholeYear reports whether a sentence about work done begins with 全年, as
// it did in an annual report, though the current one is of a part of the year.
func (a *alignment) tellsWholeYear(s slot.Slot, paragraph int, place align.Place) bool {
	p := &a.current.paragraphs[paragraph]
	if s.Text != "全年" || a.prior.period.Unit != period.Year || a.current.period.Unit == period.Year || a.looksAhead(p) {
		return false
	}
	before, after := p.Text[:place.Start], p.Text[place.End:]
	begins := clauseAround(before, len(before), len(before)) == "" && !strings.HasSuffix(before, "，") || slot.StripNumber(before+s.Text) == s.Text
	return begins && !slices.ContainsFunc(wholeYearPlans, func(word string) bool { return strings.HasPrefix(after, word) })
}

// datesWork reports whether a slot is a date by itself: since an event began
// is history, and 中旬 is told with the month before it.
func datesWork(s slot.Slot) bool {
	switch s.Class {
	case period.KindEvent, period.KindPartElliptic, period.KindDayElliptic:
		return false
	}
	return s.Kind == slot.Period
}

// slotAt is the slot at [start, end) of a paragraph.
func (r *report) slotAt(paragraph, start, end int) (slot.Slot, bool) {
	for _, s := range r.slotsFrom(paragraph, start) {
		if s.Loc.End == end {
			return s, true
		}
	}
	return slot.Slot{}, false
}

// slotsFrom lists the slots that start at a place.
func (r *report) slotsFrom(paragraph, start int) []slot.Slot {
	list := r.slotsIn[paragraph]
	from := sort.Search(len(list), func(i int) bool { return list[i].Loc.Start >= start })
	to := from
	for to < len(list) && list[to].Loc.Start == start {
		to++
	}
	return list[from:to]
}

// within reports whether a normalised expression (2020-06-early, 2020-Q3) lies
// within a period.
func within(normalized string, p period.Period) bool {
	q, ok := lies(normalized)
	return ok && !q.Start().Before(p.Start()) && !q.End().After(p.End())
}

// lies is the period of a normalised expression. Days and parts of a month count
// as their month.
func lies(normalized string) (period.Period, bool) {
	normalized, _, _ = strings.Cut(normalized, "/")
	for _, n := range []int{len(normalized), len("2020-06"), len("2020")} {
		if n > len(normalized) {
			continue
		}
		if q, err := period.Parse(normalized[:n]); err == nil {
			return q, true
		}
	}
	return period.Period{}, false
}

// settlePeriod corrects the current report's period where its title was carried
// over and says the prior's: if periods further down were moved on, the report
// is about what they were moved to.
func (c *comparer) settlePeriod() {
	if c.opts.Slots.Period != (period.Period{}) || c.current.Report.Period != (period.Period{}) {
		return
	}
	counts := map[period.Period]int{}
	for _, a := range c.alignments {
		if !a.later() && a.prior.period != (period.Period{}) {
			a.movedOn(counts)
		}
	}
	var best period.Period
	for p, n := range counts {
		if n > counts[best] || n == counts[best] && p.Compare(best) > 0 {
			best = p
		}
	}
	if best == (period.Period{}) {
		return
	}
	own := c.opts.Slots
	own.Period = best
	c.current.find(own)
	for _, p := range c.priors {
		p.find(slot.Options{Period: p.period, Roll: best})
	}
}

// movedOn counts the later periods that stand where the prior report names its
// own.
func (a *alignment) movedOn(counts map[period.Period]int) {
	for _, r := range a.relations {
		for _, n := range r.delta.Numbers {
			old, ok := a.prior.slotFrom(r.old[n.Prior.Text], n.Prior.Start)
			if !ok || old.Normalized != a.prior.period.String() {
				continue
			}
			now, ok := a.current.slotFrom(r.new[n.Current.Text], n.Current.Start)
			if !ok {
				continue
			}
			if p, err := period.Parse(now.Normalized); err == nil && p.Unit == a.prior.period.Unit && p.Compare(a.prior.period) > 0 {
				counts[p]++
			}
		}
	}
}

// slotFrom is the period slot that starts at a place.
func (r *report) slotFrom(paragraph, start int) (slot.Slot, bool) {
	for _, s := range r.slotsFrom(paragraph, start) {
		if s.Kind == slot.Period {
			return s, true
		}
	}
	return slot.Slot{}, false
}
