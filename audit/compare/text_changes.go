package compare

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/align"
)

// changes writes everything that is not unchanged, in document order.
func (t *textWriter) changes(a *Against) {
	first := true
	for i := range a.Changes {
		c := &a.Changes[i]
		if c.Kind == align.Unchanged {
			continue
		}
		if first {
			t.Line(0, "%s", t.Paint(display.Bold, t.Say("变化", "changes")))
			first = false
		}
		t.change(c)
	}
}

func (t *textWriter) change(c *Change) {
	name := kindNames[c.Kind]
	t.Line(2, "%s  %s%s", t.Paint(display.Bold, t.Say(name.zh, name.en)), t.whereChanged(c), t.section(c.section()))
	t.Line(6, "%s", t.segments(c.Segments))
	for i := range c.Figures {
		if f := &c.Figures[i]; !f.Delta().IsZero() {
			t.Line(6, "%s", t.figure(f))
		}
	}
}

// section is that of the first paragraph.
func (c *Change) section() []string {
	if len(c.Current) > 0 {
		return c.Current[0].Section
	}
	return c.Prior[0].Section
}

// whereChanged names the paragraphs of a change, those of the prior report too
// where they are of interest.
func (t *textWriter) whereChanged(c *Change) string {
	current, prior := t.places(c.Current), t.places(c.Prior)
	switch {
	case len(c.Prior) == 0:
		return current
	case len(c.Current) == 0:
		return t.Say("原"+prior, "was "+prior)
	case c.Kind == align.Moved || c.Kind == align.Split || c.Kind == align.Merged:
		return current + t.Say("（原"+prior+"）", " (was "+prior+")")
	}
	return current
}

// places names the first and the last of several paragraphs.
func (t *textWriter) places(list []Place) string {
	if len(list) == 0 {
		return ""
	}
	first, last := list[0], list[len(list)-1]
	if len(list) == 1 {
		return t.where(first)
	}
	return t.Say(t.where(first)+"至"+fmt.Sprintf("第%d段", last.Paragraph+1),
		t.where(first)+fmt.Sprintf(" to %d", last.Paragraph+1))
}

// segments shows the changed stretches with some text around them.
func (t *textWriter) segments(list []align.Segment) string {
	var b strings.Builder
	for i, s := range list {
		switch s.Op {
		case align.Delete:
			b.WriteString(t.Deleted(s.Text))
		case align.Insert:
			b.WriteString(t.Inserted(s.Text))
		default:
			b.WriteString(display.Visible(excerpt(s.Text, i > 0, i+1 < len(list))))
		}
	}
	return b.String()
}

// excerpt shortens an equal stretch to what lies next to an edit.
func excerpt(text string, editBefore, editBehind bool) string {
	const reach = contextRunes / 2
	head, tail := "", ""
	if editBefore || !editBehind {
		head = display.First(text, reach)
	}
	if editBehind {
		tail = display.Last(text, reach)
	}
	if len(head)+len(tail) >= len(text) {
		return text
	}
	if head != "" && tail != "" {
		return strings.TrimSuffix(head, "…") + tail
	}
	return head + tail
}

// figure shows a figure's change: 走访 5次 → 7次（+2，+40.0%）.
func (t *textWriter) figure(f *FigureChange) string {
	change := signed(f.Delta().String())
	if f.inPoints() {
		change += t.Say("个百分点", " percentage points")
	} else if percent := f.Percent(); percent != "" {
		change += t.Say("，", ", ") + signed(percent) + "%"
	}
	warning := ""
	if f.Jumps() {
		warning = "  " + t.Paint(display.Yellow, t.Say("相差十倍以上，请核对", "ten times or more, please check"))
	}
	return fmt.Sprintf("%s  %s%s → %s%s%s%s", display.Visible(display.First(f.Label, contextRunes)),
		f.Prior, f.Unit, f.Current, f.Unit, t.Say("（"+change+"）", " ("+change+")"), warning)
}

func signed(number string) string {
	if strings.HasPrefix(number, "-") || strings.Trim(number, "0.") == "" {
		return number
	}
	return "+" + number
}

// kinds lists all kinds of change.
func kinds() []align.Kind {
	return []align.Kind{align.Unchanged, align.FiguresOnly, align.Edited, align.Added,
		align.Removed, align.Moved, align.Split, align.Merged}
}

// counts is the number of changes of each kind.
func (t *textWriter) counts(a *Against) string {
	var list []string
	for _, kind := range kinds() {
		list = append(list, fmt.Sprintf("%s %d", t.Say(kindNames[kind].zh, kindNames[kind].en), a.Count(kind)))
	}
	return t.Say("合计：", "total: ") + strings.Join(list, t.Say("，", ", "))
}
