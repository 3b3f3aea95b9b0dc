package docx

import (
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// recut divides runs where something begins or ends within their text: a
// comment, a tracked change, a highlight. What is not divided stays as it was.
type recut struct {
	src     string
	runs    *runIndex
	tag     func(local string) string  // the start tag of a new w:del or w:ins
	cleared func(format string) string // a format without what is cleared
	styled  func(format span) string   // the source of a format as it is to be, by its place
	out     []splice.Edit
}

// insert is markup that goes between runs.
type insert struct {
	offset int
	after  bool // it belongs to the text before the offset, not to that behind
	markup string
}

// segment is a stretch of a run's source that stays together.
type segment struct {
	span            // in the source
	from, to int    // in the paragraph's text
	child    int    // of the run
	section  bool   // it begins within a CDATA section
	wrap     string // "del", "ins" or "moveTo" for what is to be tracked
	cleared  bool
	before   []string
	after    []string
}

// paragraph divides the runs of a paragraph that have pieces.
func (rc *recut) paragraph(m *mark, op *operation) {
	var order []*runAt
	pieces := map[*runAt][]*piece{}
	for i := range m.pieces {
		r := rc.runs.at(m.pieces[i].src)
		if r == nil {
			continue
		}
		if pieces[r] == nil {
			order = append(order, r)
		}
		pieces[r] = append(pieces[r], &m.pieces[i])
	}
	for _, r := range order {
		segments := rc.segments(r, pieces[r], op)
		rc.write(m, r, segments)
	}
}

// segments divides a run.
func (rc *recut) segments(r *runAt, pieces []*piece, op *operation) []segment {
	byChild := make([][]*piece, len(r.children))
	for _, p := range pieces {
		i := r.child(p)
		if i < 0 { // deeper: the child stays whole
			i = r.around(p)
		}
		if i >= 0 {
			byChild[i] = append(byChild[i], p)
		}
	}
	var list []segment
	for i, c := range r.children {
		if len(byChild[i]) == 0 {
			list = append(list, segment{span: c, from: -1, to: -1, child: i})
			continue
		}
		list = append(list, rc.divide(r, i, byChild[i], op)...)
	}
	for i := range list {
		list[i].apply(op)
		list[i].cleared = list[i].cleared && rc.clears(r)
	}
	return rejoined(list)
}

// rejoined joins segments of one text that need not be divided after all.
func rejoined(list []segment) []segment {
	out := list[:1]
	for _, s := range list[1:] {
		if last := &out[len(out)-1]; last.child == s.child && last.continues(&s) {
			last.end, last.to, last.after = s.end, s.to, s.after
		} else {
			out = append(out, s)
		}
	}
	return out
}

// clears reports whether a run has a format of its own that is cleared.
func (rc *recut) clears(r *runAt) bool {
	format := rc.format(r, false)
	return rc.cleared(format) != format
}

// around is the child of a run that a piece stands in.
func (r *runAt) around(p *piece) int {
	return slices.IndexFunc(r.children, func(c span) bool { return c.start <= p.src.start && p.src.end <= c.end })
}

// divide divides a child that has text.
func (rc *recut) divide(r *runAt, child int, pieces []*piece, op *operation) []segment {
	c := r.children[child]
	first, last := pieces[0], pieces[len(pieces)-1]
	seg := segment{span: c, from: first.start, to: last.end, child: child}
	if r.child(first) < 0 || first.kind == element {
		return []segment{seg}
	}
	var list []segment
	for _, p := range pieces {
		text := sourceOf(rc.src, p)
		for _, cut := range op.cuts(p.start+1, min(p.end, last.end-1)) {
			at, inSection := cutAt(p, &text, cut)
			done := seg
			done.end, done.to = at, cut
			list = append(list, done)
			seg.start, seg.from, seg.section = at, cut, inSection
		}
	}
	return append(list, seg)
}

// cutAt is the place in the source of an offset in a piece, behind its first
// character.
func cutAt(p *piece, text *textSource, offset int) (at int, inSection bool) {
	if offset == p.end {
		if p.kind == cdata {
			return p.src.end + len("]]>"), false
		}
		return p.src.end, false
	}
	return text.source(offset - p.start), p.kind == cdata
}

// write writes the edits that divide a run.
func (rc *recut) write(m *mark, r *runAt, list []segment) {
	w := prefix(rc.src, m.tag.start)
	rc.begin(r, &list[0])
	for i := range list {
		s := &list[i]
		rc.rename(r, w, list, i)
		if i+1 < len(list) && !s.continues(&list[i+1]) {
			rc.insert(list[i+1].start, rc.between(r, w, s, &list[i+1]))
		}
	}
	last := &list[len(list)-1]
	markup := strings.Join(last.after, "")
	if last.wrap != "" {
		markup = "</" + w + last.wrap + ">" + markup
	}
	rc.insert(r.end, markup)
}

// continues reports whether two segments may stay in one run.
func (s *segment) continues(next *segment) bool {
	return s.wrap == next.wrap && s.cleared == next.cleared && len(s.after)+len(next.before) == 0
}

// begin writes what comes before a run, and clears the format it begins with.
func (rc *recut) begin(r *runAt, first *segment) {
	markup := strings.Join(first.before, "")
	if first.wrap != "" {
		markup += rc.tag(first.wrap)
	}
	rc.insert(r.start, markup)
	if first.cleared && r.format != (span{}) {
		rc.out = append(rc.out, splice.Edit{Start: r.format.start, End: r.format.end, New: rc.format(r, true)})
	}
}

func (rc *recut) insert(at int, markup string) {
	if markup != "" {
		rc.out = append(rc.out, splice.Edit{Start: at, End: at, New: markup})
	}
}

// between ends the run after one segment and begins another one for the next.
func (rc *recut) between(r *runAt, w string, s, next *segment) string {
	var b strings.Builder
	divided := s.child == next.child
	if divided {
		if next.section {
			b.WriteString("]]>")
		}
		b.WriteString("</" + rc.textName(r, w, s) + ">")
	}
	b.WriteString("</" + r.name(rc.src) + ">")
	if s.wrap != "" {
		b.WriteString("</" + w + s.wrap + ">")
	}
	b.WriteString(strings.Join(s.after, "") + strings.Join(next.before, ""))
	if next.wrap != "" {
		b.WriteString(rc.tag(next.wrap))
	}
	b.WriteString(rc.src[r.tag.start:r.tag.end] + rc.format(r, next.cleared))
	if divided {
		b.WriteString("<" + rc.textName(r, w, next) + ` xml:space="preserve">`)
		if next.section {
			b.WriteString("<![CDATA[")
		}
	}
	return b.String()
}

// format is the format of a run as it is to be.
func (rc *recut) format(r *runAt, cleared bool) string {
	format := rc.src[r.format.start:r.format.end]
	if rc.styled != nil {
		format = rc.styled(r.format)
	}
	if cleared {
		return rc.cleared(format)
	}
	return format
}

// textName is the name of the element for the text of a segment.
func (rc *recut) textName(r *runAt, w string, s *segment) string {
	name := xmlscan.TagName(rc.src, r.children[s.child].start)
	if s.wrap == "del" && name == w+"t" {
		return w + "delText"
	}
	return name
}

// rename gives the tags of a divided or deleted text the name and the attribute
// they need.
func (rc *recut) rename(r *runAt, w string, list []segment, i int) {
	s := &list[i]
	c := r.children[s.child]
	old := xmlscan.TagName(rc.src, c.start)
	if s.from == s.to || localName(old) != "t" {
		return
	}
	name := rc.textName(r, w, s)
	opens := i == 0 || list[i-1].child != s.child
	closes := i+1 == len(list) || list[i+1].child != s.child
	if opens && (name != old || !closes) {
		rc.openTag(c.start, old, name)
	}
	if closes && name != old {
		at := c.start + strings.LastIndex(rc.src[c.start:c.end], "</") + len("</")
		rc.out = append(rc.out, splice.Edit{Start: at, End: at + len(old), New: name})
	}
}

// openTag renames a start tag and makes it keep white space.
func (rc *recut) openTag(tag int, old, name string) {
	start, end, ok := xmlscan.TagAttr(rc.src, tag, "xml:space")
	if !ok {
		name += ` xml:space="preserve"`
	} else if rc.src[start:end] != "preserve" {
		rc.out = append(rc.out, splice.Edit{Start: start, End: end, New: "preserve"})
	}
	if name != old {
		rc.out = append(rc.out, splice.Edit{Start: tag + 1, End: tag + 1 + len(old), New: name})
	}
}
