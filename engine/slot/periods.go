package slot

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// finder adds titles and periods to the placeholders of one document and names
// them all.
type finder struct {
	opts   Options
	report period.Period
	to     period.Period
	known  knownTitles
	plans  map[string]bool // headings that are known to open a plan or not
	plan   bool            // the paragraph at hand stands in a plan
	found  []*Slot         // so far, in order
}

// newFinder knows the periods that the slots of a document are held against.
func newFinder(paragraphs []docx.Paragraph, opts Options) *finder {
	f := &finder{opts: opts, report: opts.Period, to: opts.Roll, plans: map[string]bool{}}
	if f.report.IsZero() {
		f.report = reportPeriod(paragraphs)
	}
	if f.to.IsZero() {
		f.to = f.report.Next(1)
	}
	return f
}

// slotsOf counts the slots at the beginning of slots that stand in p.
func slotsOf(p *docx.Paragraph, slots []Slot) int {
	n := 0
	for n < len(slots) && slots[n].Loc.Para == p.Index && slots[n].Loc.Part == p.Part {
		n++
	}
	return n
}

// paragraph adds all slots of p, whose placeholders are found, in order: a
// container before what it contains.
func (f *finder) paragraph(p *docx.Paragraph, placeholders []Slot) {
	f.plan = f.inPlan(p)
	dates := period.Find(p.Text, f.context())
	blanks := pointersTo(placeholders)
	titles := f.titleSlots(p, blanks, dates)
	dated := f.periodSlots(p, dates, blanks, titles)
	f.add(p, blanks, f.visible(p, dated), f.visible(p, titles))
}

// add merges rows of slots of p.
func (f *finder) add(p *docx.Paragraph, rows ...[]*Slot) {
	for _, row := range rows {
		if !slices.IsSortedFunc(row, inOrder) { // dates may begin before what was found first
			slices.SortStableFunc(row, inOrder)
		}
	}
	for {
		next := -1
		for k, row := range rows {
			if len(row) > 0 && (next < 0 || inOrder(row[0], rows[next][0]) < 0) {
				next = k
			}
		}
		if next < 0 {
			return
		}
		s := rows[next][0]
		rows[next] = rows[next][1:]
		place(p, s)
		f.found = append(f.found, s)
	}
}

// inOrder puts a container before what it contains.
func inOrder(a, b *Slot) int {
	return cmp.Or(cmp.Compare(a.Loc.Start, b.Loc.Start), cmp.Compare(b.Loc.End, a.Loc.End))
}

// slots are all that was found.
func (f *finder) slots() []Slot {
	if len(f.found) == 0 {
		return nil
	}
	slots := make([]Slot, len(f.found))
	for i, s := range f.found {
		slots[i] = *s
	}
	return slots
}

func pointersTo(slots []Slot) []*Slot {
	if len(slots) == 0 {
		return nil
	}
	pointers := make([]*Slot, len(slots))
	for i := range slots {
		pointers[i] = &slots[i]
	}
	return pointers
}

// context is what the meaning of dates in the paragraph at hand depends on.
func (f *finder) context() period.Context {
	return period.Context{Report: f.report, Plan: f.plan}
}

// periodSlots makes slots of the dates of p that no placeholder overlaps. In a
// national document's title nothing moves.
func (f *finder) periodSlots(p *docx.Paragraph, dates []period.Expr, placeholders []*Slot, titles []Slot) []Slot {
	slots := make([]Slot, 0, len(dates))
	for _, e := range dates {
		if len(touching(placeholders, e.Start, e.End)) > 0 || completesBlank(p.Text, e.Start, placeholders) {
			continue
		}
		slots = append(slots, Slot{
			Kind:         Period,
			Class:        e.Kind,
			Loc:          docx.Loc{Part: p.Part, Para: p.Index, Start: e.Start, End: e.End},
			Text:         p.Text[e.Start:e.End],
			Surface:      p.Text[e.Start:e.End],
			SurfaceStart: e.Start,
			SurfaceEnd:   e.End,
			Normalized:   e.Normalized,
			Evidence:     periodEvidence(e.Kind),
		})
		s := &slots[len(slots)-1]
		if inNational(s, titles) {
			s.Roll = period.Keep
		} else {
			s.Roll, s.Suggestion = period.Propose(p.Text, e, f.context(), f.to)
		}
	}
	return slots
}

// completesBlank reports whether the date at start is no more than what follows the
// blank of one: the 月底 of X月底.
func completesBlank(text string, start int, placeholders []*Slot) bool {
	at := sort.Search(len(placeholders), func(i int) bool { return placeholders[i].Loc.End >= start })
	return at < len(placeholders) && placeholders[at].Loc.End == start && startsAny(text[start:], "年月日")
}

// touching are the slots that share text with [start, end), of a row in order
// and without overlaps.
func touching(slots []*Slot, start, end int) []*Slot {
	from := sort.Search(len(slots), func(i int) bool { return slots[i].Loc.End > start })
	to := from
	for to < len(slots) && slots[to].Loc.Start < end {
		to++
	}
	return slots[from:to]
}

// titleOf is the innermost title that holds s, nil without one. The slots are
// in order, a title before what it holds.
func titleOf(s *Slot, slots []Slot) *Slot {
	const deepest = 8 // titles and dates between the beginning of a title and s
	at := sort.Search(len(slots), func(i int) bool { return slots[i].Loc.Start >= s.Loc.Start })
	for i := at - 1; i >= 0 && i >= at-deepest; i-- {
		if t := &slots[i]; t.Kind == Title && s.Loc.End < t.Loc.End {
			return t
		}
	}
	return nil
}

func inNational(s *Slot, titles []Slot) bool {
	t := titleOf(s, titles)
	return t != nil && isNational(t.Class)
}

// visible drops slots in text that Word computes or hides, and those that the
// settings leave out.
func (f *finder) visible(p *docx.Paragraph, slots []Slot) []*Slot {
	if len(f.opts.Ignore) == 0 && !slices.ContainsFunc(p.Runs, isMasked) {
		return pointersTo(slots)
	}
	candidates := make([]candidate, len(slots))
	for i := range slots {
		candidates[i] = candidate{start: slots[i].Loc.Start, end: slots[i].Loc.End}
	}
	candidates = except(p.Text, mask(p, candidates), f.opts.Ignore, "ignored by the settings: ")
	kept := make([]*Slot, 0, len(slots))
	for i := range slots {
		if candidates[i].reason == "" {
			kept = append(kept, &slots[i])
		}
	}
	return kept
}

// Where the report's own period is looked for: the first paragraphs with text,
// of which the titles are at most so long, in code points.
const (
	frontMatter   = 40
	longestHeader = 60
)

// reportPeriod finds the report's own period: the first that a title names, made
// finer by the sentence the report begins with (a title says 2020年工作总结, the
// text 2020年上半年，…), or else the one that a paragraph begins with.
func reportPeriod(paragraphs []docx.Paragraph) period.Period {
	var title, lead period.Period
	seen := 0
	for i := range paragraphs {
		p := &paragraphs[i]
		text := strings.TrimSpace(p.Text)
		if text == "" || p.Cell != nil {
			continue
		}
		if seen++; seen > frontMatter || !title.IsZero() && !lead.IsZero() {
			break
		}
		switch {
		case isTitleLine(text) && title.IsZero() && lead.IsZero():
			title = firstPeriod(text)
		case !isTitleLine(text) && lead.IsZero():
			lead = leadPeriod(text)
		}
	}
	if title.IsZero() || refines(lead, title) {
		return lead
	}
	return title
}

// refines reports whether a report titled by the year is about the half or
// quarter that its text begins with. A month is when something happened, and a
// title that names a half is fine enough.
func refines(lead, title period.Period) bool {
	return title.Unit == period.Year && lead.Year == title.Year &&
		(lead.Unit == period.Half || lead.Unit == period.Quarter)
}

// isTitleLine reports whether a line is no sentence and no numbered heading.
func isTitleLine(text string) bool {
	return len(text) <= longestHeader*utf8.UTFMax && utf8.RuneCountInString(text) <= longestHeader && !strings.ContainsAny(text, "。，；：:") && stripNumber(text) == text
}

// firstPeriod is the first period named in a title, outside 《》. A line that is
// nothing but a month says when the report was written.
func firstPeriod(text string) period.Period {
	for _, e := range period.Find(text, period.Context{}) {
		if e.Kind == period.KindMonth && !hasLetters(text[:e.Start]+text[e.End:]) {
			continue
		}
		if p, ok := ownPeriod(e); ok {
			return p
		}
	}
	return period.Period{}
}

// leadPeriod is the period that a sentence begins with: 2020年上半年，….
func leadPeriod(text string) period.Period {
	found := period.Find(text, period.Context{})
	if len(found) == 0 || found[0].Start > 0 && !leadIns.has(text[:found[0].Start]) {
		return period.Period{}
	}
	p, _ := ownPeriod(found[0])
	return p
}

// leadIns may stand in front of the period that a report begins with.
var leadIns = words(`在 自 截至 现将 现将我局 现将我社 现将我单位 我局 我单位 我市 现就`)

// ownPeriod is the period that an expression can name as the report's own; days
// and years of titles can't.
func ownPeriod(e period.Expr) (period.Period, bool) {
	switch e.Kind {
	case period.KindHalf, period.KindQuarter, period.KindYear, period.KindMonth, period.KindYearQuarters:
		if p, err := period.Parse(e.Normalized); err == nil {
			return p, true
		}
	}
	return period.Period{}, false
}
