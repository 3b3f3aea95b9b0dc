package slot

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/internal/runes"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// title is a bracketed title with what stands inside it. Offsets are bytes.
type title struct {
	start, end int
	opener     rune
	inner      string
}

// longestTitle bounds a title in bytes: what is longer is two brackets that do
// not belong together.
const longestTitle = 120 * 3

// findTitles lists the 《…》, 〈…〉 and 【…】 of a text, a title before those in
// it. A bracket without its partner is passed over; so is a pair with a full
// stop or nothing in it.
func findTitles(text string) []title {
	if !strings.Contains(text, "》") && !strings.Contains(text, "】") && !strings.Contains(text, "〉") {
		return nil
	}
	var open []title
	var found []title
	const lead = 0xE3 // the first byte of every bracket and of the full stop
	for i := range len(text) {
		if text[i] != lead && text[i] != '\n' {
			continue
		}
		switch r, _ := runes.Decode(text[i:]); r {
		case '《', '〈', '【':
			open = append(open, title{start: i, opener: r})
		case '》', '〉', '】':
			if t, rest, ok := closeTitle(open, r); ok {
				open = rest
				t.end = i + utf8.RuneLen(r)
				t.inner = text[t.start+utf8.RuneLen(t.opener) : i]
				found = addTitle(found, t)
			}
		case '。', '\n':
			open = open[:0]
		}
	}
	return found
}

// closeTitle finds the bracket that closer closes, the innermost of its kind.
func closeTitle(open []title, closer rune) (t title, rest []title, ok bool) {
	opener := map[rune]rune{'》': '《', '〉': '〈', '】': '【'}[closer]
	const deepest = 8 // brackets that are never closed must not be searched for ever
	for k := len(open) - 1; k >= max(0, len(open)-deepest); k-- {
		if open[k].opener == opener {
			return open[k], open[:k], true
		}
	}
	return title{}, open, false
}

// addTitle adds t to found, in front of the titles that it holds.
func addTitle(found []title, t title) []title {
	if strings.TrimSpace(t.inner) == "" || t.end-t.start > longestTitle {
		return found
	}
	at := len(found)
	for at > 0 && found[at-1].start > t.start {
		at--
	}
	found = append(found, title{})
	copy(found[at+1:], found[at:])
	found[at] = t
	return found
}

// titleSlots makes slots of the titles of p. Its placeholders and dates say what
// is inside a title; the words around say whose document it is.
func (f *finder) titleSlots(p *docx.Paragraph, placeholders []*Slot, dates []period.Expr) []Slot {
	titles := findTitles(p.Text)
	slots := make([]Slot, 0, len(titles))
	for k, t := range titles {
		if isPrompt(t, placeholders) {
			continue
		}
		c := titleContext{text: p.Text, title: t, core: titleCore(t.inner), nested: k > 0 && titles[k-1].end > t.start}
		c.placeholders = touching(placeholders, t.start, t.end)
		c.dates = datesIn(p.Text, t, dates)
		s := Slot{
			Kind:         Title,
			Loc:          docx.Loc{Part: p.Part, Para: p.Index, Start: t.start, End: t.end},
			Text:         p.Text[t.start:t.end],
			Surface:      p.Text[t.start:t.end],
			SurfaceStart: t.start,
			SurfaceEnd:   t.end,
			Roll:         period.Keep,
		}
		s.Class, s.Evidence = f.known.classify(c)
		if len(c.dates) > 0 {
			s.Normalized = c.dates[0].Normalized
		}
		if !isNational(s.Class) {
			s.Roll, s.Suggestion = f.rollTitle(p.Text, c)
		}
		slots = append(slots, s)
	}
	return slots
}

// isPrompt reports whether a placeholder takes up the whole bracket: 【请填写…】.
func isPrompt(t title, placeholders []*Slot) bool {
	for _, s := range touching(placeholders, t.start, t.end) {
		if s.Loc.Start <= t.start && s.Loc.End >= t.end {
			return true
		}
	}
	return false
}

// datesIn are the dates that say for when t was written, editions (2018年修订)
// and the numbers of other documents left out.
func datesIn(text string, t title, dates []period.Expr) []period.Expr {
	var in []period.Expr
	first := sort.Search(len(dates), func(i int) bool { return dates[i].Start >= t.start })
	for _, e := range dates[first:] {
		if e.Start >= t.end {
			break
		}
		if e.End > t.end || editions.head(text[e.End:]) != "" {
			continue
		}
		switch e.Kind {
		case period.KindDocNumber, period.KindFiveYear, period.KindMeeting, period.KindDecade, period.KindSpan, period.KindEvent, period.KindTermFixed:
		default:
			in = append(in, e)
		}
	}
	return in
}

// editions follow the year of an edition.
var editions = words(`修订 修正 修编 版 年版 第一版 第二版 通过 颁布 施行`)

// rollTitle rolls the dates in a title: the title moves when one of them does.
func (f *finder) rollTitle(text string, c titleContext) (period.Roll, string) {
	roll := period.Keep
	var b strings.Builder
	at := c.title.start
	for _, e := range c.dates {
		r, shifted := period.Propose(text, e, f.context(), f.to)
		switch {
		case r == period.Shift:
			b.WriteString(text[at:e.Start] + shifted)
			at, roll = e.End, period.Shift
		case r == period.Review && roll == period.Keep:
			roll = period.Review
		}
	}
	if roll != period.Shift {
		return roll, ""
	}
	return roll, b.String() + text[at:c.title.end]
}
