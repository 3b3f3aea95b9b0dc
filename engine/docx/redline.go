package docx

import (
	"slices"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
)

// Past tells what a Document was before: Redline makes tracked changes of it.
type Past struct {
	// Edits lead back: Loc is text that is new, New what stood in its place.
	Edits []Edit
	// Added are paragraphs that were not there. A table row of which all are
	// added was not there either, nor a text box.
	Added []Added
	// Former are paragraphs that are there no more, in their order.
	Former []Former
}

// Added is a paragraph that was not there before.
type Added struct {
	Part string
	Para int
	Move int    // the number of the move that brought it here, 0 for none
	Kept []Kept // of a move: what it brought; the rest is new. Nil for all
}

// Kept is a stretch of the text of a paragraph that was moved, in bytes.
type Kept struct{ Start, End int }

// Former is a paragraph that was there before.
type Former struct {
	Part   string
	Before int    // it stood before this paragraph of the Document; the number of paragraphs for the end
	Text   string // a newline is a line break, a tab a tab
	Like   int    // a paragraph of the part whose format it gets, -1 for none
	Move   int    // the number of the move that took it away, 0 for none
	Kept   []Kept // what the move took along; the rest was deleted. Nil for all
	Beside int    // a paragraph in whose cell or text box it stood, -1 for none

	Numbered bool // it stood in a list
	// Row is the number of the table row that it was in, 0 outside of tables
	// and where the row is still there. Formers next to each other with the
	// same Row, by Column its cells, are one row. Table is a paragraph of the
	// table that the row was part of, -1 where that is gone, too.
	Row, Column, Span, Table int
}

// Untracked is a change that tracked changes can't tell.
type Untracked struct {
	Part string
	Para int    // of the Document: where it was made
	Text string // what stood there
}

// Redline returns the Document with tracked changes that lead to it from its
// past: accepting all gives its text, rejecting all gives that of its past.
//
// Tracked changes that it has already are part of its text as the paragraphs
// tell it: insertions become text like other text, and what was deleted comes
// back neither by accepting nor by rejecting. Word tracks no text of charts,
// SmartArt, comments and properties; what is asked for there, or has no place
// between paragraphs, is returned as untracked. A past that is no possible one
// is an error.
func (d *Document) Redline(past Past, by Revision) (*Document, []Untracked, error) {
	if err := d.checkPast(&past); err != nil {
		return nil, nil, d.loader.fail(err, "")
	}
	q, err := d.settled()
	if err != nil {
		return nil, nil, err
	}
	t := &tracking{Revision: by, loader: &q.loader, parts: q.parts}
	t.ids = q.loader.usedIDs(q.parts)
	var changes []opc.Change
	var untracked []Untracked
	for _, p := range q.parts {
		own := past.in(p.name)
		if own.isEmpty() {
			continue
		}
		r, err := t.redlining(p, own)
		if err == nil {
			var data []byte
			if data, err = p.splice(r.lower(own)); err == nil {
				changes = append(changes, opc.Change{Part: p.name, Data: data})
			}
		}
		if err != nil {
			return nil, nil, d.loader.fail(err, p.name)
		}
		untracked = append(untracked, r.untracked...)
	}
	out, err := q.with(changes)
	if err == nil {
		err = out.readsAs(q)
	}
	return out, untracked, err
}

// checkPast refuses what Redline can't be asked for.
func (d *Document) checkPast(past *Past) error {
	if d.loader.pkg == nil {
		return &Error{Kind: KindEdit, Part: textPart, Offset: -1, Detail: "text files are only read"}
	}
	for i := range past.Edits {
		if _, err := d.check(past.Edits[i]); err != nil {
			return err
		}
	}
	slices.SortStableFunc(past.Edits, compareEdits)
	for i := 1; i < len(past.Edits); i++ {
		if a, b := past.Edits[i-1].Loc, past.Edits[i].Loc; a.Part == b.Part && a.Para == b.Para && b.Start < a.End {
			return editError(b, "the edit overlaps another one")
		}
	}
	for _, a := range past.Added {
		loc := Loc{Part: a.Part, Para: a.Para}
		part, err := d.check(Edit{Loc: loc})
		if err != nil {
			return err
		}
		if !fit(a.Kept, d.parts[part].paras[a.Para].Text) {
			return editError(loc, "what was moved is no text of the paragraph")
		}
	}
	for _, f := range past.Former {
		loc := Loc{Part: f.Part, Para: max(f.Before-1, 0)}
		if _, err := d.check(Edit{Loc: loc, New: f.Text}); err != nil {
			return err
		}
		if !fit(f.Kept, f.Text) {
			return editError(loc, "what was moved is no text of the former paragraph")
		}
	}
	return nil
}

// fit reports whether stretches stand in a text one behind another.
func fit(kept []Kept, text string) bool {
	at := 0
	for _, k := range kept {
		if k.Start < at || k.End < k.Start || k.End > len(text) || !utf8.ValidString(text[k.Start:k.End]) {
			return false
		}
		at = k.End
	}
	return true
}

// in is what a past says of one part.
func (past *Past) in(part string) Past {
	var own Past
	for _, e := range past.Edits {
		if e.Loc.Part == part {
			own.Edits = append(own.Edits, e)
		}
	}
	for _, a := range past.Added {
		if a.Part == part {
			own.Added = append(own.Added, a)
		}
	}
	for _, f := range past.Former {
		if f.Part == part {
			own.Former = append(own.Former, f)
		}
	}
	return own
}

func (past *Past) isEmpty() bool { return len(past.Edits)+len(past.Added)+len(past.Former) == 0 }

// readsAs makes sure that what a reader sees of d is the text of q.
func (d *Document) readsAs(q *Document) error {
	got, want := d.textParagraphs(), q.textParagraphs()
	for i := range want {
		if i >= len(got) || got[i].Text != want[i].Text || got[i].Part != want[i].Part {
			loc := Loc{Part: want[i].Part, Para: want[i].Index}
			return d.loader.fail(editError(loc, "the tracked changes would change the text"), loc.Part)
		}
	}
	if len(got) > len(want) {
		return d.loader.fail(&Error{Kind: KindEdit, Offset: -1, Detail: "the tracked changes would add text"}, "")
	}
	return nil
}

func (d *Document) textParagraphs() []*Paragraph {
	var list []*Paragraph
	for i := range d.paragraphs {
		if d.paragraphs[i].Text != "" {
			list = append(list, &d.paragraphs[i])
		}
	}
	return list
}

// redlining gathers the tracked changes of one part.
type redlining struct {
	*tracking
	part      *part
	paras     []paraState
	paraOf    map[*node]int // copies of paragraphs included
	markOf    map[*node]*mark
	places    [][]*node      // of every paragraph: its own, and those of its copies
	moves     map[int]string // names of moves that can be told
	formers   []*former
	vanishes  map[*node]bool
	untracked []Untracked
	next      int // former paragraphs go before this one or behind
	least     int // and not before this offset
}

// paraState is what becomes of a paragraph.
type paraState struct {
	added   bool
	move    int
	fresh   []change // what a move did not bring
	changes []change
	mark    markState
	void    bool // deleted by somebody else
}

// markState is what becomes of the mark of a paragraph.
type markState uint8

const (
	markByState  markState = iota // it goes with its paragraph
	markStays                     // though the paragraph is added
	markInserted                  // though the paragraph stays
	markDeleted                   // likewise
)

func (t *tracking) redlining(p *part, past Past) (*redlining, error) {
	byTag, err := t.loader.nodes(p)
	if err != nil {
		return nil, err
	}
	r := &redlining{tracking: t, part: p, paras: make([]paraState, len(p.paras)), paraOf: map[*node]int{}, markOf: map[*node]*mark{}, places: make([][]*node, len(p.paras)), vanishes: map[*node]bool{}}
	for i := range p.paras {
		r.findPlaces(i, byTag)
	}
	for _, e := range past.Edits {
		s := &r.paras[e.Loc.Para]
		s.changes = append(s.changes, change{e.Loc.Start, e.Loc.End, e.New})
	}
	for _, a := range past.Added {
		r.paras[a.Para].added = true
		r.paras[a.Para].move = a.Move
		if a.Kept != nil {
			r.paras[a.Para].fresh = others(a.Kept, len(p.paras[a.Para].Text))
		}
	}
	return r, nil
}

// findPlaces notes where a paragraph and its copies stand.
func (r *redlining) findPlaces(para int, byTag map[int]*node) {
	m := &r.part.marks[r.part.order[para]]
	r.paras[para].void = r.part.paras[para].Deleted
	own := byTag[m.tag.start]
	if own == nil || m.markup != wordMarkup {
		return
	}
	r.places[para] = append(r.places[para], own)
	r.paraOf[own], r.markOf[own] = para, m
	for _, t := range m.twins {
		if b := byTag[r.part.marks[t.mark].tag.start]; b != nil && b != own {
			r.places[para] = append(r.places[para], b)
			r.paraOf[b], r.markOf[b] = para, &r.part.marks[t.mark]
		}
	}
}

// lower returns the edits of the source.
func (r *redlining) lower(past Past) []splice.Edit {
	r.place(past.Former)
	r.settleEnds()
	l, err := r.retracing(r.part)
	if err != nil {
		return nil // the part has been read before
	}
	r.nameMoves(l)
	retraced := r.retrace(l)
	marks, closes, opens := r.marks(), []splice.Edit(nil), []splice.Edit(nil)
	for para := range r.paras {
		for _, b := range r.places[para] {
			begin, end := r.moveRange(para, b)
			c, o := r.inlines(b)
			marks, closes, opens = append(marks, begin...), append(append(closes, end...), c...), append(opens, o...)
		}
	}
	return slices.Concat(marks, closes, retraced, opens, r.formerEdits())
}

// retrace lowers the changes of paragraphs that stay, and of those that were
// moved.
func (r *redlining) retrace(l *retracing) []splice.Edit {
	for para := range r.paras {
		s := &r.paras[para]
		if r.edited(para) {
			l.moved(r.part.order[para], s.fresh)
		}
		if len(s.changes) == 0 || s.added {
			continue
		}
		for _, b := range r.places[para] {
			if flag := r.flagOf(para); b.empty && flag != "" {
				l.properties[b.tag.start] = r.newProperties(b, flag)
			}
		}
		if len(r.places[para]) == 0 || !l.paragraph(r.part.order[para], s.changes) {
			r.fail(para, r.former(para))
		}
	}
	return l.edits()
}

// former is the text that a paragraph had.
func (r *redlining) former(para int) string {
	return splicedText(r.part.paras[para].Text, r.paras[para].changes)
}

func (r *redlining) fail(para int, text string) {
	r.untracked = append(r.untracked, Untracked{r.part.name, para, text})
}

// others are the stretches of a text of some length that are not kept.
func others(kept []Kept, length int) []change {
	if kept == nil {
		return nil
	}
	var list []change
	at := 0
	for _, k := range append(slices.Clone(kept), Kept{length, length}) {
		if at < k.Start {
			list = append(list, change{start: at, end: k.Start})
		}
		at = k.End
	}
	return list
}
