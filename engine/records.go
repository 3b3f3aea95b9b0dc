package engine

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// Records are the rows of a table slot and the items of a list slot. They fill
// the row or paragraph that the slot stands in, then the rows below that are
// still as blank or empty, and then copies of the last.
//
// The columns of a record are keys of the row, or the headers over them. A
// column 序号 counts on in the copies.

// recordPlan decides what goes where for one list of records.
type recordPlan struct {
	*plan
	vals    *values.File
	entered map[string]bool // keys that have a value of their own
	entry   values.Entry
	rows    [][]target // that records go into: the first, and the blank ones below
	unit    docx.Multiple
	numbers []*docx.Paragraph // of the last row: cells that count
	covered map[gridCell]bool // cells of the table that a merged one above covers
	errs    []error
}

// target is a blank that a column of a record goes into.
type target struct {
	header string
	loc    docx.Loc
	slot   int // index, or -1 for a cell that is no slot
}

// takesRecords reports whether a value is more than one text for its slot. A
// text of several lines is a list only in a list that Word makes: elsewhere
// lines are lines of one paragraph.
func (p *plan) takesRecords(v values.Entry) bool {
	hasLines := strings.Contains(v.Text, "\n")
	if v.Rows != nil || len(v.Items) == 0 && !hasLines {
		return v.Rows != nil
	}
	i, ok := p.byKey[v.Key]
	return ok && p.isListSlot(i) && (len(v.Items) > 0 || p.paragraph(p.Slots[i].Loc).Listed)
}

// isListSlot reports whether a slot takes items: whether it is the only blank of
// an item that Word numbers or bullets, or all the text of a paragraph outside
// tables.
func (p *plan) isListSlot(i int) bool {
	s := &p.Slots[i]
	par := p.paragraph(s.Loc)
	from, to := p.slotsIn(placeOf(s.Loc))
	for j := from; j < to; j++ {
		o := &p.Slots[j]
		if o.Kind == slot.Placeholder && !contains(o.Loc, s.Loc) && !contains(s.Loc, o.Loc) {
			return false
		}
	}
	whole := strings.TrimRight(strings.TrimSpace(par.Text), "。；") == s.Text && par.Cell == nil
	return s.Kind == slot.Placeholder && (par.Listed || whole)
}

// slotsIn is the range of the slots of a paragraph.
func (p *plan) slotsIn(pl place) (from, to int) {
	if p.firsts == nil {
		p.firsts = firstSlots(p.Slots)
	}
	from, ok := p.firsts[pl]
	if !ok {
		return 0, 0
	}
	for to = from; to < len(p.Slots) && placeOf(p.Slots[to].Loc) == pl; to++ {
	}
	return from, to
}

// firstSlots are the numbers of the first slots of paragraphs: slots come in the
// order of the document.
func firstSlots(slots []slot.Slot) map[place]int {
	firsts := make(map[place]int, len(slots))
	for i := range slots {
		if at := placeOf(slots[i].Loc); i == 0 || at != placeOf(slots[i-1].Loc) {
			firsts[at] = i
		}
	}
	return firsts
}

func (p *plan) paragraph(loc docx.Loc) *docx.Paragraph {
	if p.paragraphs == nil {
		p.paragraphs = paragraphsByPlace(p.Doc)
	}
	return p.paragraphs[placeOf(loc)]
}

// takeRecords plans a value that is a list of records or items.
func (p *plan) takeRecords(v values.Entry, vals *values.File) []error {
	r := &recordPlan{plan: p, vals: vals, entered: make(map[string]bool, len(vals.Values)), entry: v}
	for _, e := range vals.Values {
		r.entered[e.Key] = true
	}
	records := v.Rows
	if records == nil {
		records = itemRecords(v)
	}
	if !r.find(records) {
		return r.errs
	}
	for i, record := range records {
		r.record(i, record)
	}
	r.unit.Times = max(1, len(records)-len(r.rows)+1)
	if r.unit.Times > 1 {
		r.count()
		r.repeat()
	}
	return r.errs
}

// itemRecords makes a record of each item, or of each line of a text.
func itemRecords(v values.Entry) [][]values.Entry {
	items := v.Items
	if items == nil {
		items = strings.FieldsFunc(v.Text, func(r rune) bool { return r == '\n' })
	}
	var records [][]values.Entry
	for _, item := range items {
		records = append(records, []values.Entry{{Key: v.Key, Text: item, Pos: v.Pos}})
	}
	return records
}

func (r *recordPlan) fail(kind ErrorKind, e values.Entry, other string, loc docx.Loc) {
	r.errs = append(r.errs, &Error{Kind: kind, Key: e.Key, Pos: e.Pos, Other: other, Loc: loc})
}

// find finds the row or paragraph that the records are for: that of the slot
// with the key of the list, or else of the first column that is a key.
func (r *recordPlan) find(records [][]values.Entry) bool {
	i, ok := r.byKey[r.entry.Key]
	for _, record := range records {
		for _, cell := range record {
			if !ok {
				i, ok = r.byKey[cell.Key]
			}
		}
	}
	if !ok {
		r.fail(KindRows, r.entry, "", docx.Loc{})
		return false
	}
	s := &r.Slots[i]
	par := r.paragraph(s.Loc)
	r.unit = docx.Multiple{Part: par.Part, Para: par.Index}
	if r.entry.Rows == nil || par.Cell == nil {
		r.rows = [][]target{r.targetsOf(par)}
	} else {
		r.unit.Row = true
		r.tableRows(par)
	}
	if len(r.rows[0]) == 0 { // the key is that of a title or a period
		r.fail(KindRows, r.entry, "", s.Loc)
		return false
	}
	return true
}

// targetsOf lists the blanks of a paragraph. An empty cell is one.
func (r *recordPlan) targetsOf(par *docx.Paragraph) []target {
	header := ""
	if par.Cell != nil && len(par.Cell.ColHeaders) > 0 {
		header = par.Cell.ColHeaders[len(par.Cell.ColHeaders)-1]
	}
	var list []target
	from, to := r.slotsIn(place{par.Part, par.Index})
	for i := from; i < to; i++ {
		if s := &r.Slots[i]; s.Kind == slot.Placeholder {
			list = append(list, target{header, s.Loc, i})
		}
	}
	if list == nil && par.Cell != nil && par.Text == "" && !r.isCovered(par) {
		list = append(list, target{header, docx.Loc{Part: par.Part, Para: par.Index}, -1})
	}
	return list
}

// tableRows notes the row of a paragraph and those below that are as blank.
func (r *recordPlan) tableRows(first *docx.Paragraph) {
	rows := map[int][]*docx.Paragraph{}
	for _, par := range r.Doc.Paragraphs() {
		if par.Part == first.Part && par.Cell != nil && par.Cell.Table == first.Cell.Table {
			rows[par.Cell.Row] = append(rows[par.Cell.Row], r.paragraph(docx.Loc{Part: par.Part, Para: par.Index}))
		}
	}
	r.covered = coveredCells(rows)
	model := rows[first.Cell.Row]
	for n := first.Cell.Row; n == first.Cell.Row || r.isAsBlank(model, rows[n]); n++ {
		var targets []target
		r.numbers = nil
		for _, par := range rows[n] {
			targets = append(targets, r.targetsOf(par)...)
			if isCounter(par) {
				r.numbers = append(r.numbers, par)
			}
		}
		r.rows = append(r.rows, targets)
		r.unit.Para = rows[n][0].Index
	}
}

// isAsBlank reports whether the cells of a row are as blank as those of another
// one, and have no values of their own.
func (r *recordPlan) isAsBlank(model, row []*docx.Paragraph) bool {
	if len(row) != len(model) {
		return false
	}
	for i, par := range row {
		if par.Cell.Col != model[i].Cell.Col || !r.isAsBlankCell(model[i], par) {
			return false
		}
		for _, t := range r.targetsOf(par) {
			if t.slot >= 0 && r.entered[r.Slots[t.slot].Key] {
				return false
			}
		}
	}
	return true
}

// isAsBlankCell reports whether a cell says what the one in the model row says:
// the same words, a number that counts, nothing below a blank and nothing else,
// or what stands in the merged cell that covers it.
func (r *recordPlan) isAsBlankCell(model, par *docx.Paragraph) bool {
	blanks := r.targetsOf(model)
	if r.isCovered(par) {
		return len(blanks) == 0
	}
	if par.Text == "" && len(blanks) == 1 {
		return blanks[0].loc.Start == 0 && blanks[0].loc.End == len(model.Text)
	}
	return par.Text == model.Text || isCounter(par) && isCounter(model)
}

// record plans the texts of record i.
func (r *recordPlan) record(i int, record []values.Entry) {
	row := r.rows[min(i, len(r.rows)-1)]
	copied := max(0, i-len(r.rows)+1)
	given := map[int]bool{}
	for _, cell := range record {
		n := r.column(cell.Key)
		if n < 0 {
			r.fail(KindColumn, cell, r.columns(), r.rows[0][0].loc)
			continue
		}
		if strings.TrimSpace(cell.Text) == "" {
			continue
		}
		given[n] = true
		text, err := r.fit(firstSlot(row[n], r.rows[0][n]), cell)
		if err != nil {
			r.errs = append(r.errs, err)
			continue
		}
		r.put(row[n], copied, &planned{text: text, from: cell})
	}
	for n, t := range row {
		if !given[n] && t.slot >= 0 {
			r.lacking = append(r.lacking, t.slot)
		}
	}
}

// column is the target of a column of the records: by its key, the header over
// it, or the label of the blank; -1 for none.
func (r *recordPlan) column(name string) int {
	for _, is := range []func(target) bool{
		func(t target) bool { return t.slot >= 0 && r.Slots[t.slot].Key == name },
		func(t target) bool { return t.header == name },
		func(t target) bool { return t.slot >= 0 && r.Slots[t.slot].Label == name },
	} {
		if n := slices.IndexFunc(r.rows[0], is); n >= 0 {
			return n
		}
	}
	return -1
}

// columns names the columns that the records may have.
func (r *recordPlan) columns() string {
	var names []string
	for _, t := range r.rows[0] {
		switch {
		case t.header != "":
			names = append(names, t.header)
		case t.slot >= 0:
			names = append(names, r.Slots[t.slot].Key)
		}
	}
	return strings.Join(names, "、")
}

// firstSlot is the target that tells what may stand in its column: an empty cell
// says nothing of it, the one in the first row may.
func firstSlot(t, first target) target {
	if t.slot < 0 {
		return first
	}
	return t
}

func (r *recordPlan) fit(t target, cell values.Entry) (string, error) {
	if t.slot < 0 {
		return values.Place{Class: "blank"}.Fit("", cell)
	}
	text, err := r.plan.fit(t.slot, cell, r.vals)
	if o := r.offers[t.slot]; err == nil && o != nil && o.text == r.Slots[t.slot].Text {
		if refused := o.refusal(text); refused != nil {
			refused.Key, refused.Pos, refused.Loc = cell.Key, cell.Pos, t.loc
			return "", refused
		}
	}
	return text, err
}

// put plans a text. That of a slot itself, not of a copy, is like any other.
func (r *recordPlan) put(t target, copied int, text *planned) {
	if copied == 0 {
		isThere, err := r.putOnce(t, text)
		if err != nil {
			r.errs = append(r.errs, err)
		}
		if isThere {
			return
		}
	}
	s := slot.Slot{Key: text.from.Key, Kind: slot.Placeholder, Loc: t.loc}
	if t.slot >= 0 {
		s = r.Slots[t.slot]
	}
	r.extra = append(r.extra, placedText{Change{Slot: s, New: text.text}, copied, t.slot >= 0})
}

// putOnce refuses a text for a blank, an empty cell too, that another list of
// records or a value has filled with another. It reports whether the text needs
// no place besides.
func (r *recordPlan) putOnce(t target, text *planned) (isThere bool, err error) {
	if t.slot >= 0 {
		return true, r.give(t.slot, text)
	}
	if r.cells == nil {
		r.cells = map[place]*planned{}
	}
	at := placeOf(t.loc)
	before := r.cells[at]
	r.cells[at] = text
	return before != nil, text.against(before)
}

// count numbers the copies on.
func (r *recordPlan) count() {
	for _, par := range r.numbers {
		number, _ := strconv.Atoi(par.Text)
		loc := docx.Loc{Part: par.Part, Para: par.Index, End: len(par.Text)}
		for i := 1; i < r.unit.Times; i++ {
			s := slot.Slot{Key: r.entry.Key, Loc: loc, Text: par.Text}
			r.extra = append(r.extra, placedText{Change{Slot: s, New: strconv.Itoa(number + i)}, i, false})
		}
	}
}

// repeat notes that the row or paragraph is to be copied.
func (r *recordPlan) repeat() {
	first, last, err := r.Doc.Extent(r.unit)
	if why := r.Doc.Stuck(r.unit); why != docx.NotStuck {
		r.errs = append(r.errs, &Error{Kind: KindStuck, Key: r.entry.Key, Pos: r.entry.Pos, Row: r.unit.Row, Stuck: why, Loc: docx.Loc{Part: r.unit.Part, Para: r.unit.Para}})
		return
	}
	if err != nil {
		r.errs = append(r.errs, err)
		return
	}
	r.layout = append(r.layout, copied{r.unit, first, last, r.entry})
}
