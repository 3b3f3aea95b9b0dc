package docx

import (
	"slices"
	"strconv"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Revision says who has made changes, and when.
type Revision struct {
	Author string
	Date   time.Time // the zero time is left out
}

// ApplyTracked is Apply by tracked changes: whoever opens the file in Word sees
// what was deleted and inserted, and accepts or rejects it. Accepting all gives
// the new text, rejecting all the old one.
//
// What is no text is not tracked: that a control no longer shows its prompt.
// Nor are texts of charts, SmartArt and properties, and data that controls are
// bound to, which Word does not track either.
func (d *Document) ApplyTracked(edits []Edit, by Revision) (*Document, error) {
	return d.edit(edits, &tracking{Revision: by, loader: &d.loader, parts: d.parts})
}

// tracking makes edits tracked changes.
type tracking struct {
	Revision
	loader *loader
	parts  []*part
	ids    *idSource
}

// attributes are those of a new w:ins or w:del.
func (t *tracking) attributes() []string {
	if t.ids == nil {
		t.ids = t.loader.usedIDs(t.parts)
	}
	list := []string{"id", t.ids.next(), "author", t.Author}
	if !t.Date.IsZero() {
		list = append(list, "date", t.Date.UTC().Format(time.RFC3339))
	}
	return list
}

// insertion marks runs as inserted.
func (t *tracking) insertion(p *part, m *mark, runs string) string {
	names := p.names(m.tag.start)
	return names.open("ins", t.attributes()...) + runs + names.close("ins")
}

// idSource gives ids that no element of a document has.
type idSource struct {
	used map[string]bool
	last int
}

func (ids *idSource) next() string {
	for {
		ids.last++
		if id := strconv.Itoa(ids.last); !ids.used[id] {
			return id
		}
	}
}

// usedIDs looks for all ids in the parts.
func (l *loader) usedIDs(parts []*part) *idSource {
	ids := &idSource{used: map[string]bool{}}
	for _, p := range parts {
		if p.root != nsWord {
			continue
		}
		s := l.scanner(p.src)
		var t xmlscan.Token
		for s.Next(&t) {
			if t.Space == nsWord && t.Kind != xmlscan.End {
				if id, ok := s.Attr(&t, nsWord, "id"); ok {
					ids.used[id] = true
				}
			}
		}
	}
	return ids
}

// lower returns the byte edits for sorted edits of a part.
func (t *tracking) lower(p *part, edits []Edit) ([]splice.Edit, error) {
	runs, err := t.loader.indexRuns(p)
	if err != nil {
		return nil, err
	}
	l := &trackedLowering{lowering: lowering{part: p, preserved: -1, tracked: t}}
	l.recut = recut{src: p.src, runs: runs, styled: l.styled}
	var changes []change
	for i, e := range edits {
		changes = append(changes, change{e.Loc.Start, e.Loc.End, e.New})
		if i+1 < len(edits) && edits[i+1].Loc.Para == e.Loc.Para {
			continue
		}
		if !l.paragraph(p.order[e.Loc.Para], changes) {
			return nil, editError(e.Loc, "the change can't be tracked here")
		}
		changes = changes[:0]
	}
	return append(l.out, l.recut.out...), nil
}

// trackedLowering turns edits of the text of one part into edits of its source
// that Word takes for tracked changes.
type trackedLowering struct {
	lowering
	recut recut
}

// paragraph lowers the changes of one paragraph and of its twins. It reports
// whether there is a place for them.
func (l *trackedLowering) paragraph(id int, changes []change) bool {
	m := &l.part.marks[id]
	switch {
	case m.markup != wordMarkup:
		return l.lowering.paragraph(id, changes)
	case len(m.pieces) == 0:
		l.controls(m, changes)
		if !l.newRun(m, changes) {
			return false
		}
	default:
		l.controls(m, changes)
		if !l.divide(m, changes) {
			return false
		}
	}
	for _, t := range m.twins {
		if l.deep(&l.part.marks[t.mark]) {
			continue // it goes with what it stands in
		}
		if clipped := t.clip(changes); len(clipped) > 0 && !l.paragraph(t.mark, clipped) {
			return false
		}
	}
	return true
}

// divide lowers the changes of a paragraph that has text.
func (l *trackedLowering) divide(m *mark, changes []change) bool {
	var deletions []change
	var inserts []insert
	cur := 0
	for _, c := range changes {
		cur = m.anchor(cur, c)
		if !l.divisible(m, cur, c) {
			return false
		}
		if c.start < c.end {
			deletions = append(deletions, c)
		}
		if c.text != "" {
			inserts = append(inserts, l.insert(m, cur, c))
		}
	}
	names := l.part.names(m.tag.start)
	l.recut.tag = func(local string) string { return names.open(local, l.tracked.attributes()...) }
	l.recut.paragraph(m, newOperation(operation{deletions: deletions, inserts: inserts}))
	return true
}

// divisible reports whether a change, which begins in piece k, can be made by
// dividing runs: whether its pieces are text of runs, or stand deeper in what
// goes, or stays, as a whole.
func (l *trackedLowering) divisible(m *mark, k int, c change) bool {
	for i := k; i == k || i < len(m.pieces) && m.pieces[i].start < c.end; i++ {
		p := &m.pieces[i]
		r := l.recut.runs.at(p.src)
		if r == nil || r.child(p) < 0 && !l.spares(m, r, i, c) {
			return false
		}
	}
	return true
}

// spares reports whether a change does not divide the child that piece i of a
// run stands in.
func (l *trackedLowering) spares(m *mark, r *runAt, i int, c change) bool {
	first, last := l.whole(m, r, i)
	from, to := m.pieces[first].start, m.pieces[last].end
	if c.start == c.end {
		return c.start == from || c.start == to
	}
	return c.start <= from && to <= c.end
}

// whole is the first and the last of the pieces that stand in the same child of
// a run as piece i.
func (l *trackedLowering) whole(m *mark, r *runAt, i int) (first, last int) {
	child := r.children[r.around(&m.pieces[i])]
	first, last = i, i
	for first > 0 && child.holds(m.pieces[first-1].src) {
		first--
	}
	for last+1 < len(m.pieces) && child.holds(m.pieces[last+1].src) {
		last++
	}
	return first, last
}

// deep reports whether the text of a mark stands deeper in a run than runs are
// divided.
func (l *trackedLowering) deep(m *mark) bool {
	return slices.ContainsFunc(m.pieces, func(p piece) bool {
		r := l.recut.runs.at(p.src)
		return r != nil && r.child(&p) < 0
	})
}

// insert places new text, in the format of the run that it is to go into. It
// stands behind what it replaces where that is in one element, and behind the
// first run of that otherwise.
func (l *trackedLowering) insert(m *mark, k int, c change) insert {
	p := &m.pieces[k]
	r := l.recut.runs.at(p.src)
	in := insert{offset: c.end, after: true}
	if p.start >= c.start && c.start == c.end {
		in.after = false
	}
	last := m.pieceAt(c.end)
	if l.recut.runs.at(m.pieces[last].src).parent != r.parent {
		in.offset = min(p.end, c.end)
	}
	in.markup = l.tracked.insertion(l.part, m, l.newRunLike(m, r, p, c.text, "t"))
	if tag := r.inserted; tag != (span{}) { // insertions don't nest
		theirs := l.part.src[tag.start:tag.end]
		in.markup = "</" + xmlscan.TagName(l.part.src, tag.start) + ">" + in.markup + l.withNewID(theirs)
	}
	return in
}

// newRunLike is a run with text, in elements called local unless they are of a
// formula, in the format of another run.
func (l *trackedLowering) newRunLike(m *mark, r *runAt, p *piece, text, local string) string {
	src := l.part.src
	format := ""
	if r.format != (span{}) {
		format = without(l.styled(r.format), "rPrChange", "ins", "del", "moveFrom", "moveTo")
	}
	w := prefix(src, m.tag.start)
	name := w + local
	if p.kind != element && xmlscan.TagName(src, p.tag) != w+"t" {
		name = xmlscan.TagName(src, p.tag)
	}
	return src[r.tag.start:r.tag.end] + format + textElements(w, name, text) + "</" + r.name(src) + ">"
}

// withNewID is a start tag with another id.
func (l *trackedLowering) withNewID(tag string) string {
	name := xmlscan.TagName(tag, 0)
	start, end, ok := xmlscan.TagAttr(tag, 0, name[:len(name)-len("ins")]+"id")
	if !ok {
		return tag
	}
	return tag[:start] + l.tracked.ids.next() + tag[end:]
}
