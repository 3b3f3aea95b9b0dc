package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// fillPage is a report and its form side by side.
type fillPage struct {
	Desk     *desk
	Digest   string
	View     view
	Sections []fieldSection // what must be filled in
	Rolls    []fillField    // titles and periods with a proposal or a doubt
	Others   []fillField    // titles and periods that stay, unless a person says otherwise
	Total    int            // fields that must be filled in
	Period   string         // the report's own
	Targets  []rollTarget
	Prior    string // name of the earlier report
	Signed   bool
	Skipped  []string
}

type fieldSection struct {
	Headings []string
	Fields   []fillField
}

// fillField is a field with its place in the page.
type fillField struct {
	values.Field
	ID   string
	Mode string // what keyboard a telephone shows
	Long bool   // takes several lines
	Hint string // what to enter
}

// rollTarget is a period that the report may be rolled forward to.
type rollTarget struct {
	Value, Name string
	Chosen      bool
}

func (s *Server) showFilling(v *visit) error {
	d, err := v.desk("fill")
	if err != nil {
		return err
	}
	var body *fillPage
	if err := s.atWork(v, func() error { body = newFillPage(v, d); return nil }); err != nil {
		return err
	}
	return s.render(v, "fill", page{Title: audit.Text{ZH: "填报 " + d.title, EN: "Fill " + d.title}, Task: "fill", Body: body})
}

func newFillPage(v *visit, d *desk) *fillPage {
	f := d.filling
	to := v.period("period")
	t := f.rolled(to)
	p := &fillPage{
		Desk: d, Digest: f.digest, Period: periodName(t.Period, v.lang),
		Targets: rollTargets(t.Period, to, v.lang),
		Signed:  t.Doc.Signed(), Skipped: v.skippedTexts(t.Doc.Skipped()),
	}
	form := f.form(&values.File{}, to, v.lang == audit.English)
	p.Prior = form.Prior
	ids := map[string]string{}
	for i, field := range form.Fields {
		entry := newFillField(field, i, v.lang)
		ids[field.Key] = entry.ID
		p.add(entry)
	}
	p.View = newView(t.Doc, v.lang, newSlotCutter(t, ids).cut)
	return p
}

func (p *fillPage) add(f fillField) {
	switch {
	case !f.Optional:
		p.Total++
		last := len(p.Sections) - 1
		if last < 0 || !slices.Equal(p.Sections[last].Headings, f.Section) {
			p.Sections = append(p.Sections, fieldSection{Headings: f.Section})
			last++
		}
		p.Sections[last].Fields = append(p.Sections[last].Fields, f)
	case f.Proposed != "" || f.Why != "":
		p.Rolls = append(p.Rolls, f)
	default:
		p.Others = append(p.Others, f)
	}
}

func newFillField(f values.Field, number int, lang audit.Lang) fillField {
	class, detail, _ := strings.Cut(f.Class, ".")
	out := fillField{Field: f, ID: fieldID(number)}
	switch class {
	case "count", "money", "percent":
		out.Mode = "decimal"
	case "phone":
		out.Mode = "tel"
	case "prompt", "todo":
		out.Long = true
	case "blank":
		out.Long = detail == "cell"
	}
	out.Hint = fieldHints[class].In(lang)
	return out
}

// fieldHints say what is to be entered for a class.
var fieldHints = map[string]audit.Text{
	"count":   {ZH: "数字", EN: "a number"},
	"money":   {ZH: "金额", EN: "an amount"},
	"percent": {ZH: "百分数", EN: "a percentage"},
	"phone":   {ZH: "电话号码", EN: "a telephone number"},
	"date":    {ZH: "日期", EN: "a date"},
	"name":    {ZH: "名称", EN: "a name"},
	"title":   {ZH: "题名", EN: "a title"},
	"docnum":  {ZH: "文号", EN: "a document number"},
}

// rollTargets offers the periods that people roll forward to: the next, and the
// same one a year later.
func rollTargets(own, chosen period.Period, lang audit.Lang) []rollTarget {
	if own.IsZero() {
		return nil
	}
	perYear := map[period.Unit]int{period.Year: 1, period.Half: 2, period.Quarter: 4, period.Month: 12}[own.Unit]
	if chosen.IsZero() {
		chosen = own.Next(1)
	}
	list := []period.Period{own.Next(1), own.Next(perYear), chosen}
	slices.SortFunc(list, period.Period.Compare)
	var targets []rollTarget
	for _, p := range slices.Compact(list) {
		targets = append(targets, rollTarget{p.String(), periodName(p, lang), p == chosen})
	}
	return targets
}

func periodName(p period.Period, lang audit.Lang) string {
	return audit.Text{ZH: p.Chinese(), EN: p.String()}.In(lang)
}

// slotMark is a slot in the text.
type slotMark struct {
	Key   string // of its field
	Field string // id of its field, "" where it has none
	Slot  string // id of the slot in the page, for the first of a key
	Label string
	Kind  slot.Kind
}

// slotCutter marks the slots of paragraphs.
type slotCutter struct {
	byPlace map[docx.Loc][]slot.Slot // by part and paragraph
	ids     map[string]string        // of fields, by key
	shown   map[string]bool
}

func newSlotCutter(t *engine.Template, ids map[string]string) *slotCutter {
	c := &slotCutter{byPlace: map[docx.Loc][]slot.Slot{}, ids: ids, shown: map[string]bool{}}
	for _, s := range t.Slots {
		at := docx.Loc{Part: s.Loc.Part, Para: s.Loc.Para}
		c.byPlace[at] = append(c.byPlace[at], s)
	}
	return c
}

func (c *slotCutter) cut(p *docx.Paragraph) []piece {
	pieces, _ := c.nest(p.Text, 0, len(p.Text), c.byPlace[docx.Loc{Part: p.Part, Para: p.Index}])
	return pieces
}

// nest cuts text[from:to] at slots, which come a container before what it
// contains, and returns the slots behind it.
func (c *slotCutter) nest(text string, from, to int, slots []slot.Slot) ([]piece, []slot.Slot) {
	var list []piece
	for len(slots) > 0 && slots[0].Loc.Start < to {
		s := slots[0]
		slots = slots[1:]
		if s.Loc.Start < from || s.Loc.End > to {
			continue
		}
		if s.Loc.Start > from {
			list = append(list, piece{Text: text[from:s.Loc.Start]})
		}
		var inner []piece
		inner, slots = c.nest(text, s.Loc.Start, s.Loc.End, slots)
		list = append(list, c.marked(s, inner))
		from = s.Loc.End
	}
	if from < to {
		list = append(list, piece{Text: text[from:to]})
	}
	return list, slots
}

func (c *slotCutter) marked(s slot.Slot, inner []piece) piece {
	m := slotMark{Key: s.Key, Label: s.Label, Kind: s.Kind}
	if s.Link != "" {
		m.Key = s.Link
	}
	m.Field = c.ids[m.Key]
	if m.Field != "" && !c.shown[m.Key] {
		c.shown[m.Key] = true
		m.Slot = slotID(m.Field)
	}
	p := piece{Text: s.Text, Mark: m}
	if len(inner) > 1 || len(inner) == 1 && inner[0].Mark != nil {
		p.Inner = inner
	}
	return p
}

func fieldID(number int) string { return fmt.Sprintf("f%d", number) }

// slotID names the slot that a field is about.
func slotID(field string) string { return "slot-" + field }
