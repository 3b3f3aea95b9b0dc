package compare

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// TextOptions of WriteText. The zero value writes Chinese without colour.
type TextOptions struct {
	Color   bool
	English bool
}

// leastDigest is how many lines the digest against each of many priors gets.
const leastDigest = 5

// WriteText writes the comparison for people. The first screen is a digest:
// what to look at, a line for each paragraph. Then follow, against each prior,
// the same places in their sentences; what changed; and the counts. Places are
// marked by colour or, without colour, by 【】, [-deleted-] and {+inserted+}.
func WriteText(w io.Writer, c Comparison, opts TextOptions) error {
	t := &textWriter{Writer: display.NewWriter(w, opts.Color, opts.English)}
	for i := range c.Against {
		t.digest(&c, &c.Against[i], max(screenLines/len(c.Against)-1, leastDigest))
	}
	for i := range c.Against {
		t.Line(0, "")
		t.against(&c, &c.Against[i])
	}
	t.skipped(c.Skipped)
	return t.Flush()
}

type textWriter struct {
	display.Writer
}

func (t *textWriter) against(c *Comparison, a *Against) {
	if len(c.Against) > 1 {
		t.Line(0, "%s", t.Paint(display.Bold, t.title(c, a)))
	}
	t.flags(a)
	t.waived(a)
	if a.Count(align.Unchanged) == len(a.Changes) {
		t.Line(2, "%s", t.Say("文字相同。空段、图片和格式没有比较。", "The texts are the same. Empty paragraphs, pictures and formatting were not compared."))
	}
	t.changes(a)
	t.Line(0, "%s", t.counts(a))
}

func (t *textWriter) title(c *Comparison, a *Against) string {
	title := display.Visible(a.Prior) + " → " + display.Visible(c.Current)
	if from, to := a.Period.String(), c.Period.String(); from+to != "" {
		title += t.Say("（", " (") + orUnknown(from) + " → " + orUnknown(to) + t.Say("）", ")")
	}
	return title
}

func orUnknown(period string) string {
	if period == "" {
		return "?"
	}
	return period
}

// flagged is a mark and the change it belongs to.
type flagged struct {
	*Mark
	change *Change
}

// flags writes the marks, by flag.
func (t *textWriter) flags(a *Against) {
	for _, flag := range Flags() {
		if list := a.marked(flag); len(list) > 0 {
			t.Line(0, "%s", t.Paint(display.Yellow, t.flagTitle(flag, len(list))))
			t.marks(flag, list)
		}
	}
}

// waived lists what is flagged no more, and why.
func (t *textWriter) waived(a *Against) {
	first := true
	for i := range a.Changes {
		c := &a.Changes[i]
		for j := range c.Waived {
			if first {
				t.Line(0, "%s", t.Paint(display.Dim, t.Say("已说明理由，不算问题", "right as it stands, for the reason given")))
				first = false
			}
			w := &c.Waived[j]
			name := flagNames[w.Flag]
			t.Line(2, "%s", t.Paint(display.Dim, t.Say(fmt.Sprintf("%s  %s  %s：%s%s", t.where(w.placeIn(c)), name.zh, t.short(w.Text), display.Visible(w.Reason), until("（至%s）", w.Until)),
				fmt.Sprintf("%s  %s  %s: %s%s", t.where(w.placeIn(c)), name.en, t.short(w.Text), display.Visible(w.Reason), until(" (until %s)", w.Until)))))
		}
	}
}

func until(format, day string) string {
	if day == "" {
		return ""
	}
	return fmt.Sprintf(format, display.Visible(day))
}

// marked lists the marks of a flag: unchanged figures by weight, others in
// document order.
func (a *Against) marked(flag Flag) []flagged {
	var list []flagged
	for i := range a.Changes {
		for j := range a.Changes[i].Marks {
			if m := &a.Changes[i].Marks[j]; m.Flag == flag {
				list = append(list, flagged{m, &a.Changes[i]})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y flagged) int { return y.Weight - x.Weight })
	return list
}

func (t *textWriter) flagTitle(flag Flag, n int) string {
	name := flagNames[flag]
	return t.Say(fmt.Sprintf("%s %d处", name.zh, n), fmt.Sprintf("%s: %d", name.en, n))
}

// words are a text in both languages.
type words struct{ zh, en string }

var flagNames = map[Flag]words{
	Unfilled:        {"未填", "not filled in"},
	StalePeriod:     {"期间未更新", "period not moved on"},
	EarlierFigure:   {"上期数与上期报告不符", "earlier figure told differently"},
	WrongDirection:  {"增减与数字不符", "direction against the figures"},
	HalfUpdated:     {"只更新了一部分", "updated in part"},
	UnchangedFigure: {"数字与上期相同", "figure as in the prior report"},
	UnchangedText:   {"文字与上期相同", "text as in the prior report"},
	DroppedSection:  {"整节删去", "section dropped"},
}

var kindNames = map[align.Kind]words{
	align.Unchanged:   {"未变", "unchanged"},
	align.FiguresOnly: {"仅数字日期", "figures only"},
	align.Edited:      {"修改", "edited"},
	align.Added:       {"新增", "added"},
	align.Removed:     {"删除", "removed"},
	align.Moved:       {"移动", "moved"},
	align.Split:       {"拆分", "split"},
	align.Merged:      {"合并", "merged"},
}

// marks writes places to look at, those of one paragraph below its name.
func (t *textWriter) marks(flag Flag, list []flagged) {
	told := map[*Change]bool{}
	for i, f := range list {
		if flag == UnchangedFigure {
			if !told[f.change] {
				t.unchangedFigures(f)
				told[f.change] = true
			}
			continue
		}
		if i == 0 || list[i-1].Loc.Part != f.Loc.Part || list[i-1].Loc.Para != f.Loc.Para {
			place := f.placeOf()
			t.Line(2, "%s%s", t.whereMarked(f), t.section(place.Section))
		}
		t.mark(f)
	}
}

// whereMarked is the place of a mark, in the prior report for what is gone.
func (t *textWriter) whereMarked(f flagged) string {
	if f.Flag == DroppedSection {
		return t.Say("原", "was ") + t.where(f.placeOf())
	}
	return t.where(f.placeOf())
}

// mark shows one place to look at.
func (t *textWriter) mark(f flagged) {
	switch f.Flag {
	case HalfUpdated:
		t.halfUpdated(f.change)
	case UnchangedText:
		t.Line(6, "%s", display.Visible(display.First(f.Text, 2*contextRunes)))
	default:
		t.Line(6, "%s", t.inContext(f.placeOf(), f.Loc))
	}
	if f.Expected != "" {
		t.Line(6, "%s%s", t.Say("应为：", "expected: "), display.Visible(f.Expected))
	}
}

// unchangedFigures names all figures of a change that equal the prior's.
func (t *textWriter) unchangedFigures(f flagged) {
	place := f.placeOf()
	t.Line(2, "%s%s", t.where(place), t.section(place.Section))
	_, old := f.change.figureNames()
	t.Line(6, "%s", strings.Join(old, t.Say("；", "; ")))
}

// placeOf is the paragraph that the mark lies in.
func (f flagged) placeOf() Place {
	for _, p := range slices.Concat(f.change.Current, f.change.Prior) {
		if p.Part == f.Loc.Part && p.Paragraph == f.Loc.Para {
			return p
		}
	}
	return Place{}
}

// halfUpdated tells which figures are new and which are not.
func (t *textWriter) halfUpdated(c *Change) {
	fresh, old := c.figureNames()
	for _, m := range c.Marks {
		if m.Flag == StalePeriod {
			old = append(old, display.Visible(m.Text))
		}
	}
	comma := t.Say("；", "; ")
	if len(fresh) > 0 {
		t.Line(6, "%s%s", t.Say("已更新：", "new: "), strings.Join(fresh, comma))
	}
	t.Line(6, "%s%s", t.Say("未更新：", "as before: "), strings.Join(old, comma))
}

// figureNames tells the figures of a change that are new and those that equal
// the prior's.
func (c *Change) figureNames() (fresh, old []string) {
	for _, f := range c.Figures {
		label := display.Visible(display.First(f.Label, contextRunes/2))
		if f.Delta().IsZero() {
			old = append(old, fmt.Sprintf("%s %s%s", label, f.Current, f.Unit))
		} else {
			fresh = append(fresh, fmt.Sprintf("%s %s→%s%s", label, f.Prior, f.Current, f.Unit))
		}
	}
	return fresh, old
}

// where is a place for a person: paragraphs count from 1.
func (t *textWriter) where(p Place) string {
	zh, en := display.Story(p.Story)
	return t.Say(fmt.Sprintf("%s第%d段", zh, p.Paragraph+1), strings.TrimSpace(fmt.Sprintf("%s paragraph %d", en, p.Paragraph+1)))
}

func (t *textWriter) section(section []string) string {
	if len(section) == 0 {
		return ""
	}
	return "  " + t.Paint(display.Dim, display.Visible(strings.Join(section, " › ")))
}

// contextRunes is how much text is shown on each side of a place.
const contextRunes = 30

// inContext is the place of a mark with the text around it; a cell's is told by
// its headers.
func (t *textWriter) inContext(p Place, loc docx.Loc) string {
	before := t.cell(p, contextRunes) + display.Visible(display.Last(p.Text[:loc.Start], contextRunes))
	after := display.Visible(display.First(p.Text[loc.End:], contextRunes))
	place := display.Visible(p.Text[loc.Start:loc.End])
	if t.Color && place != "" {
		return before + t.Paint(display.Reverse, place) + after
	}
	return before + "【" + place + "】" + after
}

// cell introduces a text by the headers of the cell it stands in.
func (t *textWriter) cell(p Place, runes int) string {
	if p.Cell == "" {
		return ""
	}
	return display.Visible(display.First(p.Cell, runes)) + t.Say("：", ": ")
}

func (t *textWriter) skipped(list []Skipped) {
	for _, s := range list {
		t.Line(0, "%s", t.Paint(display.Dim, t.notCompared(s)))
	}
}

func (t *textWriter) notCompared(s Skipped) string {
	place := strings.TrimSpace(display.Visible(s.File) + " " + display.Visible(s.Part))
	return t.Say("未比较 "+place+"："+display.Visible(s.Chinese), "not compared: "+place+": "+display.Visible(s.Reason))
}
