package docx

import (
	"sort"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// lowering turns edits of the text of one part into edits of its source.
type lowering struct {
	part      *part
	out       []splice.Edit
	preserved int             // start of the tag that preserve has seen last
	tracked   *tracking       // nil when changes are not
	restyled  map[span]string // formats of prompts that are filled
	filled    map[int]bool    // controls that have been lowered, in part.controls
}

// change is an edit within one paragraph's text.
type change struct {
	start, end int
	text       string
}

// lower returns the byte edits for sorted edits.
func (p *part) lower(edits []Edit) ([]splice.Edit, error) {
	l := &lowering{part: p, preserved: -1}
	var changes []change
	for i, e := range edits {
		changes = append(changes, change{e.Loc.Start, e.Loc.End, e.New})
		if i+1 < len(edits) && edits[i+1].Loc.Para == e.Loc.Para {
			continue
		}
		if !l.paragraph(p.order[e.Loc.Para], changes) {
			return nil, editError(e.Loc, "the paragraph is the code of a field, or deleted")
		}
		changes = changes[:0]
	}
	return l.out, nil
}

// paragraph lowers the changes of one paragraph and of its twins. It reports
// whether there is a place for them.
func (l *lowering) paragraph(id int, changes []change) bool {
	m := &l.part.marks[id]
	l.controls(m, changes)
	if len(m.pieces) == 0 {
		if !l.newRun(m, changes) {
			return false
		}
	} else {
		l.pieces(m, changes)
	}
	for _, t := range m.twins {
		if clipped := t.clip(changes); len(clipped) > 0 {
			l.paragraph(t.mark, clipped) // a copy that has no place for text stays as it is
		}
	}
	return true
}

// clip returns the changes that touch a twin, in its offsets. Text that goes
// elsewhere in the paragraph is not put into the twin too.
func (t *twin) clip(changes []change) []change {
	var out []change
	for _, c := range within(changes, t.start, t.end) {
		if !t.holds(c) {
			c.text = ""
		}
		c.start, c.end = max(c.start, t.start), min(c.end, t.end)
		if c.start < c.end || c.text != "" {
			out = append(out, change{c.start - t.start, c.end - t.start, c.text})
		}
	}
	return out
}

// within are those of sorted changes that touch a stretch or border on it.
func within(changes []change, start, end int) []change {
	from := sort.Search(len(changes), func(i int) bool { return changes[i].end >= start })
	to := sort.Search(len(changes), func(i int) bool { return changes[i].start > end })
	return changes[from:max(from, to)]
}

// holds reports whether the text of a change goes into what t is a twin of.
func (t *twin) holds(c change) bool {
	switch {
	case c.start < c.end:
		return t.start <= c.start && c.start < t.end
	case c.start == 0:
		return t.start == 0
	}
	return t.start < c.start && c.start <= t.end
}

// pieces lowers changes of a paragraph that has text. New text goes into the
// first piece that a change touches, an insertion into the piece that ends
// there.
func (l *lowering) pieces(m *mark, changes []change) {
	cur := 0
	var cuts []change
	for _, c := range changes {
		k := m.anchor(cur, c)
		for text := c.text; ; text = "" {
			if k != cur {
				l.cut(m, &m.pieces[cur], cuts)
				cur, cuts = k, cuts[:0]
			}
			p := &m.pieces[k]
			cuts = append(cuts, change{max(c.start, p.start) - p.start, min(c.end, p.end) - p.start, text})
			if k++; k == len(m.pieces) || m.pieces[k].start >= c.end {
				break
			}
		}
	}
	l.cut(m, &m.pieces[cur], cuts)
}

// anchor is the piece that the new text of a change goes into, from piece k on.
// An insertion behind text that Word puts back goes before what follows.
func (m *mark) anchor(k int, c change) int {
	for m.pieces[k].end < c.start || m.pieces[k].end == c.start && c.start < c.end {
		k++
	}
	if m.pieces[k].fixed && m.pieces[k].end == c.end && k+1 < len(m.pieces) && !m.pieces[k+1].fixed && c.start == c.end {
		k++
	}
	return k
}

// pieceAt is the first piece that ends at an offset or behind it.
func (m *mark) pieceAt(offset int) int {
	return sort.Search(len(m.pieces)-1, func(i int) bool { return m.pieces[i].end >= offset })
}

// cut lowers the changes of one piece, in its offsets.
func (l *lowering) cut(m *mark, p *piece, cuts []change) {
	switch {
	case len(cuts) == 0:
	case p.kind == element:
		l.cutElement(m, p, cuts)
	default:
		l.cutChars(m, p, cuts)
	}
}

// cutElement lowers the changes of an element that stands for a character: it
// is replaced, or text comes before or behind it.
func (l *lowering) cutElement(m *mark, p *piece, cuts []change) {
	for _, c := range cuts {
		at := p.src
		switch {
		case c.start < c.end:
		case c.start == 0:
			at.end = at.start
		default:
			at.start = at.end
		}
		l.replace(at, l.elements(m, p, c.text))
	}
}

// textSource maps byte offsets in the text of a piece to its source, each at least
// the one before.
type textSource struct {
	raw      string
	kind     xmlscan.Kind
	from     int // where raw begins in the source
	at, text int // the same place in raw and in the text
}

func sourceOf(src string, p *piece) textSource {
	kind := xmlscan.Text
	if p.kind == cdata {
		kind = xmlscan.CDATA
	}
	return textSource{raw: src[p.src.start:p.src.end], kind: kind, from: p.src.start}
}

func (c *textSource) source(offset int) int {
	c.at += xmlscan.Offset(c.raw[c.at:], c.kind, offset-c.text)
	c.text = offset
	return c.from + c.at
}

// cutChars lowers the changes of characters.
func (l *lowering) cutChars(m *mark, p *piece, cuts []change) {
	src := l.part.src
	text := sourceOf(src, p)
	name := xmlscan.TagName(src, p.tag)
	for _, c := range cuts {
		start := text.source(c.start)
		end := text.source(c.end)
		l.replace(span{start, end}, l.characters(m, p, name, c.text))
	}
	if m.markup == wordMarkup && needsPreserve(m.text[p.start:p.end], cuts) {
		l.preserve(p.tag, name)
	}
}

func (l *lowering) replace(at span, text string) {
	l.out = append(l.out, splice.Edit{Start: at.start, End: at.end, New: text})
}

// needsPreserve reports whether text begins or ends with white space when the
// cuts are done, up to the first break they bring, which ends the element.
func needsPreserve(text string, cuts []change) bool {
	var b strings.Builder
	pos := 0
	for _, c := range cuts {
		b.WriteString(text[pos:c.start])
		line, _, broken := cutBreak(c.text)
		b.WriteString(line)
		if pos = c.end; broken {
			pos = len(text)
			break
		}
	}
	b.WriteString(text[pos:])
	return spaced(b.String())
}

// spaced reports whether white space begins or ends s, which Word drops unless
// told to preserve it.
func spaced(s string) bool {
	const space = " \t\r\n"
	return s != "" && (strings.IndexByte(space, s[0]) >= 0 || strings.IndexByte(space, s[len(s)-1]) >= 0)
}

// preserve makes a w:t keep white space at its ends. A w:t may hold several
// pieces, one behind the other.
func (l *lowering) preserve(tag int, name string) {
	if l.preserved == tag {
		return
	}
	l.preserved = tag
	start, end, ok := xmlscan.TagAttr(l.part.src, tag, "xml:space")
	switch {
	case !ok:
		at := tag + len("<") + len(name)
		l.replace(span{at, at}, ` xml:space="preserve"`)
	case l.part.src[start:end] != "preserve":
		l.replace(span{start, end}, "preserve")
	}
}

// newRun puts text into a paragraph that has none, in the format of its mark.
// It reports whether there is a place for it.
func (l *lowering) newRun(m *mark, changes []change) bool {
	text := ""
	for _, c := range changes {
		text += c.text
	}
	run := l.run(m, text)
	if l.tracked != nil && m.markup == wordMarkup {
		run = l.tracked.insertion(l.part, m, run)
	}
	return l.placeRun(m, run)
}

// placeRun puts a run into a paragraph that has no text. It reports whether
// there is a place for it.
func (l *lowering) placeRun(m *mark, run string) bool {
	src := l.part.src
	switch {
	case m.insert == nowhere:
		return false
	case m.empty:
		l.replace(span{m.tag.end - len("/>"), m.tag.end}, ">"+run+"</"+xmlscan.TagName(src, m.tag.start)+">")
	case m.markup == drawingMarkup && m.format.end > 0:
		l.replace(span{m.format.start, m.format.start}, run)
	case m.insert == atStart:
		l.replace(span{m.inside.start, m.inside.start}, run)
	default:
		l.replace(span{m.inside.end, m.inside.end}, run)
	}
	return true
}

// markFormat is the w:rPr of a paragraph mark as that of a run: without the
// tracked changes of the mark itself.
func (l *lowering) markFormat(m *mark) string {
	src := l.part.src[m.format.start:m.format.end]
	if src == "" {
		return ""
	}
	var b strings.Builder
	pos, kept := 0, false
	s := xmlscan.New(src, xmlscan.Options{})
	var root xmlscan.Token
	s.Root(&root)
	var t xmlscan.Token
	for s.Child(&root, &t) {
		switch t.Local {
		case "ins", "del", "moveFrom", "moveTo", "rPrChange":
			b.WriteString(src[pos:t.Start])
			s.Pass(&t)
			_, pos = s.Span()
		default:
			kept = true
		}
	}
	if !kept {
		return ""
	}
	b.WriteString(src[pos:])
	return b.String()
}
