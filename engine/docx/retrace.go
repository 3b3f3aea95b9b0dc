package docx

import (
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
)

// retracing turns edits that lead back from the text of one part to an earlier
// one into tracked changes that lead from there to it. Their text is what stood
// there.
type retracing struct {
	trackedLowering
	properties map[int]string // to be put into paragraphs without content, by their start
}

func (t *tracking) retracing(p *part) (*retracing, error) {
	runs, err := t.loader.indexRuns(p)
	if err != nil {
		return nil, err
	}
	l := &retracing{trackedLowering: trackedLowering{lowering: lowering{part: p, preserved: -1, tracked: t}}}
	l.recut = recut{src: p.src, runs: runs}
	l.properties = map[int]string{}
	return l, nil
}

// edits are all edits of the source so far.
func (l *retracing) edits() []splice.Edit { return append(l.out, l.recut.out...) }

// paragraph retraces the sorted changes of one paragraph and of its twins. It
// reports whether there is a place for them.
func (l *retracing) paragraph(id int, changes []change) bool {
	m := &l.part.marks[id]
	switch {
	case m.markup != wordMarkup:
		return false
	case len(m.pieces) == 0:
		if !l.formerRun(m, changes) {
			return false
		}
	default:
		whole, ok := l.widen(m, changes)
		if !ok {
			return false
		}
		l.divide(m, whole)
	}
	for _, t := range m.twins {
		if clipped := t.clip(changes); len(clipped) > 0 && !l.deep(&l.part.marks[t.mark]) {
			l.paragraph(t.mark, clipped) // a copy that has no place for text stays as it is
		}
	}
	return true
}

// formerRun puts deleted text into a paragraph that has none.
func (l *retracing) formerRun(m *mark, changes []change) bool {
	text := ""
	for _, c := range changes {
		text += c.text
	}
	names := l.part.names(m.tag.start)
	w := names.element
	run := l.deletion(names, "<"+w+"r>"+l.markFormat(m)+formerElements(w, text)+"</"+w+"r>")
	return l.placeRun(m, l.properties[m.tag.start]+run)
}

// deletion marks runs as deleted.
func (l *retracing) deletion(names wordNames, runs string) string {
	return names.open("del", l.tracked.attributes()...) + runs + names.close("del")
}

// formerElements writes deleted text as children of a w:r.
func formerElements(w, text string) string {
	return textElements(w, w+"delText", text)
}

// divide retraces the changes of a paragraph that has text.
func (l *retracing) divide(m *mark, changes []change) {
	var insertions []change
	var inserts []insert
	cur := 0
	names := l.part.names(m.tag.start)
	for _, c := range changes {
		cur = m.anchor(cur, c)
		if c.start < c.end {
			insertions = append(insertions, c)
		}
		if c.text != "" {
			p := &m.pieces[cur]
			run := l.newRunLike(m, l.recut.runs.at(p.src), p, c.text, "delText")
			in := insert{offset: c.start, after: c.start == c.end && p.start < c.start}
			in.markup = l.deletion(names, run)
			inserts = append(inserts, in)
		}
	}
	l.recut.tag = func(local string) string { return names.open(local, l.tracked.attributes()...) }
	l.recut.paragraph(m, newOperation(operation{insertions: insertions, inserts: inserts}))
}

// moved tells what is new in a paragraph from what was moved there.
func (l *retracing) moved(id int, fresh []change) {
	m := &l.part.marks[id]
	names := l.part.names(m.tag.start)
	l.recut.tag = func(local string) string { return names.open(local, l.tracked.attributes()...) }
	l.recut.paragraph(m, newOperation(operation{insertions: fresh, rest: "moveTo"}))
}

// widen makes changes begin and end where runs can be divided. The text around
// a change that has to go along is both deleted and inserted.
func (l *retracing) widen(m *mark, changes []change) ([]change, bool) {
	var out []change
	for i, c := range changes {
		w, ok := l.widenOne(m, c)
		if !ok {
			return nil, false
		}
		own := changes[i : i+1]
		for len(out) > 0 && joined(out[len(out)-1], w) {
			last := out[len(out)-1]
			w.start, w.end = min(w.start, last.start), max(w.end, last.end)
			out = out[:len(out)-1]
			own = changes[slices.IndexFunc(changes, func(c change) bool { return c.start >= w.start }) : i+1]
		}
		w.text = w.former(m, own)
		out = append(out, w)
	}
	return out, true
}

// joined reports whether a change that was widened covers the one before it.
func joined(last, next change) bool {
	return next.start < last.end || next.start == last.start && last.start == last.end && next.start < next.end
}

// former is the text that stood where w stands, by the changes in it.
func (w change) former(m *mark, changes []change) string {
	inside := make([]change, len(changes))
	for i, c := range changes {
		inside[i] = change{c.start - w.start, c.end - w.start, c.text}
	}
	return splicedText(m.text[w.start:w.end], inside)
}

// widenOne widens a change to what stands as a whole in runs.
func (l *retracing) widenOne(m *mark, c change) (change, bool) {
	for k := m.anchor(0, c); k < len(m.pieces); k++ {
		p := &m.pieces[k]
		if p.start >= c.end && p.start > c.start {
			break
		}
		r := l.recut.runs.at(p.src)
		if r == nil {
			return c, false
		}
		if r.child(p) >= 0 || l.spares(m, r, k, c) {
			continue
		}
		first, last := l.whole(m, r, k)
		c.start, c.end = min(c.start, m.pieces[first].start), max(c.end, m.pieces[last].end)
		k = last
	}
	return c, true
}

// flag marks a paragraph's mark, or a row, as inserted, deleted or moved.
func (t *tracking) flag(names wordNames, local string) string {
	return names.empty(local, t.attributes()...)
}
