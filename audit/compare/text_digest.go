package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
)

// The first screen of a terminal: what to look at in every comparison, one line
// a change where it fits.
const (
	screenLines   = 24
	screenColumns = 80
)

// digest lists the changes with flags, the weightiest first, in at most so many
// lines.
func (t *textWriter) digest(c *Comparison, a *Against, lines int) {
	t.Line(0, "%s", t.Paint(display.Bold, t.title(c, a)))
	for _, d := range a.Doubts {
		t.Line(2, "%s", t.Paint(display.Yellow, t.doubt(d)))
		lines--
	}
	list := a.flagged()
	if len(list) == 0 {
		t.Line(2, "%s", t.Say("没有需要处理的地方。", "Nothing to look at."))
		return
	}
	title := t.digestTitle(a, len(list))
	for _, line := range title {
		t.Line(0, "%s", t.Paint(display.Yellow, line))
	}
	lines -= 1 + len(title)
	for i, change := range list {
		entry := t.digestEntry(change)
		if rest := len(list) - i; len(entry) > lines || len(entry) == lines && rest > 1 {
			t.Line(2, "%s", t.Say(fmt.Sprintf("另有%d段，见下", rest), fmt.Sprintf("and %d more, see below", rest)))
			return
		}
		lines -= len(entry)
		for _, line := range entry {
			t.Line(0, "%s", line)
		}
	}
}

func (t *textWriter) doubt(d Doubt) string {
	return t.Say("注意：", "note: ") + t.Say(doubtNames[d].zh, doubtNames[d].en)
}

// flagged lists the changes with marks by the weight of their first flag.
func (a *Against) flagged() []*Change {
	var list []*Change
	for i := range a.Changes {
		if len(a.Changes[i].Marks) > 0 {
			list = append(list, &a.Changes[i])
		}
	}
	weight := func(c *Change) int { return slices.Index(Flags(), c.Flags()[0]) }
	slices.SortStableFunc(list, func(x, y *Change) int { return weight(x) - weight(y) })
	return list
}

// digestTitle says how many changes carry which flag.
func (t *textWriter) digestTitle(a *Against, changes int) []string {
	var counts []string
	for _, flag := range Flags() {
		if n := len(a.marked(flag)); n > 0 {
			counts = append(counts, fmt.Sprintf("%s %d", t.Say(flagNames[flag].zh, flagNames[flag].en), n))
		}
	}
	return wrap(t.Say(fmt.Sprintf("需要处理%d段：", changes), fmt.Sprintf("%d to look at:", changes)), counts)
}

// digestEntry tells where a change is and what is wrong with it.
func (t *textWriter) digestEntry(c *Change) []string {
	return wrap("  "+t.whereMarked(flagged{&c.Marks[0], c}), t.digestPieces(c))
}

// wrap sets pieces behind a head on lines that fit the screen. A piece that is
// too long for a line is cut.
func wrap(head string, pieces []string) []string {
	const gap = "  "
	const indent = "      "
	line, lines := head, []string(nil)
	for i, piece := range pieces {
		if i > 0 && display.Width(line+gap+piece) > screenColumns {
			lines = append(lines, line)
			line = indent
		}
		line += gap + display.Fit(piece, screenColumns-display.Width(line+gap))
	}
	return append(lines, line)
}

// digestPieces are what a change's flags say, shortly.
func (t *textWriter) digestPieces(c *Change) []string {
	var pieces []string
	var figures []string
	for i := range c.Marks {
		m := &c.Marks[i]
		switch m.Flag {
		case Unfilled:
			pieces = append(pieces, t.Say("未填：", "blank: ")+t.around(c, m))
		case StalePeriod:
			pieces = append(pieces, t.Say("未更新：", "stale: ")+t.fromTo(m))
		case EarlierFigure:
			pieces = append(pieces, t.Say("上期数不符：", "prior says otherwise: ")+t.short(m.Label)+t.fromTo(m))
		case WrongDirection:
			pieces = append(pieces, t.Say("增减不符：", "direction: ")+t.short(m.Label)+t.fromTo(m))
		case UnchangedFigure:
			figures = append(figures, t.short(m.Label)+display.Visible(m.Text))
		case UnchangedText:
			pieces = append(pieces, t.Say("照抄上期：", "copied: ")+t.short(m.Text))
		case DroppedSection:
			pieces = append(pieces, t.Say("整节删去：", "section dropped: ")+t.short(m.Text))
		}
	}
	if slices.Contains(c.Flags(), HalfUpdated) {
		pieces = append(pieces, t.Say("只更新了一部分", "updated in part"))
	}
	if len(figures) > 0 {
		pieces = append(pieces, t.Say("同上期：", "as before: ")+strings.Join(figures, t.Say("、", ", ")))
	}
	return pieces
}

// placeIn is the paragraph that the mark lies in.
func (m *Mark) placeIn(c *Change) Place { return flagged{m, c}.placeOf() }

// shortRunes is how much of a label or text a piece shows.
const shortRunes = 12

func (t *textWriter) short(s string) string { return display.Visible(display.First(s, shortRunes)) }

// fromTo is the text of a mark and what should stand there.
func (t *textWriter) fromTo(m *Mark) string {
	from := display.Visible(display.First(m.Text, 2*shortRunes))
	if m.Expected == "" {
		return from
	}
	return from + "→" + display.Visible(display.First(m.Expected, 2*shortRunes))
}

// around is a mark with the words on both sides.
func (t *textWriter) around(c *Change, m *Mark) string {
	place := m.placeIn(c)
	text := place.Text
	before := t.cell(place, shortRunes) + display.Visible(display.Last(text[:m.Loc.Start], shortRunes))
	after := display.Visible(display.First(text[m.Loc.End:], shortRunes/2))
	return before + "【" + display.Visible(m.Text) + "】" + after
}
