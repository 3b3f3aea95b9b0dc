package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// The words of scan's list.
var (
	scanHead     = text{"%s · 报告期 %s", "%s · period %s"}
	scanNoPeriod = text{"不明", "unknown"}
	scanPlace    = text{"第%d段第%d字", "paragraph %d, character %d"}
	scanUnit     = text{"，单位：%s", ", unit: %s"}
	scanLinked   = text{"，与“%s”相同", ", same as %q"}
	scanShift    = text{"滚动到新报告期：%s", "in the new period: %s"}
	scanReview   = text{"滚动时请人工判断", "decide by hand for a new period"}
	scanWhy      = text{"依据：%s", "because: %s"}
	scanNot      = text{"看过但不是空白的：", "No slots:"}
	scanTotals   = text{"共 %d 处空白，%d 个题名，%d 处时间", "%d placeholders, %d titles, %d periods"}

	scanKinds = map[slot.Kind]text{
		slot.Placeholder: {"空白", "placeholder"},
		slot.Title:       {"题名", "title"},
		slot.Period:      {"时间", "period"},
	}
	scanClasses = map[string]text{
		"count": {"数量", "count"}, "money": {"金额", "money"}, "percent": {"百分比", "percent"},
		"date": {"日期", "date"}, "name": {"名称", "name"}, "title": {"题名", "title"},
		"docnum": {"文号", "document number"}, "meeting": {"会议届次", "meeting"}, "ordinal": {"序号", "ordinal"},
		"phone": {"电话", "phone"}, "contact": {"联系方式", "contact"}, "blank": {"待填", "blank"},
		"prompt": {"填写提示", "prompt"}, "tmplvar": {"模板变量", "template variable"}, "todo": {"待定", "to do"},
		"redact": {"脱敏", "redacted"}, "anon": {"匿名", "anonymous"}, "field": {"域", "field"},
	}
)

const (
	styleBold    = "\x1b[1m"
	styleDim     = "\x1b[2m"
	styleReverse = "\x1b[7m"
	styleOff     = "\x1b[0m"
)

// scanWriter writes the list of slots for people: by section, each within its
// words. The place is marked in the text itself, by colour or by brackets;
// nothing depends on how wide a terminal shows a character.
type scanWriter struct {
	*app
	bytes.Buffer
	count   *runeCount
	body    string // the part whose name is not worth showing
	styled  bool
	explain bool
}

func (a *app) scanText(file string, t *engine.Template, explain bool) []byte {
	w := &scanWriter{app: a, count: newRuneCount(t.Doc), explain: explain,
		styled: a.toStdout() && a.colour(a.stdout)}
	if stories := t.Doc.Stories(); len(stories) > 0 {
		w.body = stories[0].Part
	}
	own := t.Period.String()
	if own == "" {
		own = a.t(scanNoPeriod)
	}
	w.line(0, w.style(styleBold, a.t(scanHead, file, own)))
	w.slots(t.Slots)
	if explain && len(t.Rejected) > 0 {
		w.line(0, w.style(styleBold, a.t(scanNot)))
		for _, r := range t.Rejected {
			w.line(1, w.place(r.Loc)+"  "+oneLine(shortened(r.Text))+"  "+oneLine(w.evidence(r.Reason)))
		}
	}
	counts := map[slot.Kind]int{}
	for _, s := range t.Slots {
		counts[s.Kind]++
	}
	w.line(0, w.style(styleBold, a.t(scanTotals, counts[slot.Placeholder], counts[slot.Title], counts[slot.Period])))
	return w.Bytes()
}

func (w *scanWriter) slots(slots []slot.Slot) {
	var section []string
	for i, s := range slots {
		if i == 0 || !slices.Equal(section, s.Section) {
			section = s.Section
			w.heading(section)
		}
		w.line(2, w.place(s.Loc)+"  "+w.describe(s))
		w.line(4, oneLine(s.Before)+w.mark(oneLine(s.Text))+oneLine(s.After))
		switch s.Roll {
		case period.Shift:
			w.line(4, w.t(scanShift, s.Suggestion))
		case period.Review:
			w.line(4, w.t(scanReview))
		}
		if w.explain {
			w.line(4, w.t(scanWhy, w.evidence(s.Evidence)))
		}
	}
}

// evidence is what the detector says in English, in the language asked for.
func (w *scanWriter) evidence(s string) string {
	if w.lang == audit.Chinese {
		return slot.InChinese(s)
	}
	return s
}

func (w *scanWriter) heading(section []string) {
	if len(section) > 0 {
		w.line(1, w.style(styleDim, oneLine(strings.Join(section, " › "))))
	}
}

// describe names a slot, its class and its unit.
func (w *scanWriter) describe(s slot.Slot) string {
	what := w.t(scanKinds[s.Kind])
	class, _, _ := strings.Cut(s.Class, ".")
	if name, ok := scanClasses[class]; ok && s.Kind == slot.Placeholder {
		what += " " + w.t(name)
	}
	if s.Unit != "" {
		what += w.t(scanUnit, s.Unit)
	}
	if s.Link != "" {
		what += w.t(scanLinked, s.Link)
	}
	return w.style(styleBold, oneLine(s.Key)) + "  " + what
}

// place counts paragraphs and characters from 1.
func (w *scanWriter) place(loc docx.Loc) string {
	start, _ := w.count.span(loc)
	where := w.t(scanPlace, loc.Para+1, start+1)
	if loc.Part != w.body {
		where = printable(loc.Part) + " " + where
	}
	return where
}

func (w *scanWriter) mark(s string) string {
	if w.styled {
		return w.style(styleReverse, s)
	}
	return "【" + s + "】"
}

func (w *scanWriter) style(style, s string) string {
	if !w.styled {
		return s
	}
	return style + s + styleOff
}

func (w *scanWriter) line(indent int, s string) {
	fmt.Fprintf(w, "%*s%s\n", 2*indent, "", s)
}

// shortened cuts what is no slot where it is long: a row of dots across the page.
func shortened(s string) string {
	const most = 24
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// oneLine is text of a document as it may stand on a line of the terminal.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\t") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\n", "⏎"), "\t", " ")
	}
	return printable(s)
}
