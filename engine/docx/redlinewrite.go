package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// flagOf is what the mark of a paragraph is tracked as, "" for nothing.
func (r *redlining) flagOf(para int) string {
	s := &r.paras[para]
	switch {
	case s.mark == markInserted:
		return "ins"
	case s.mark == markDeleted:
		return "del"
	case !s.added || s.mark == markStays || r.inVanishing(para):
		return ""
	}
	return r.inserted(para)
}

// inserted is the element around what an added paragraph holds.
func (r *redlining) inserted(para int) string {
	if r.moves[r.paras[para].move] != "" {
		return "moveTo"
	}
	return "ins"
}

// marks marks the marks of paragraphs, and rows.
func (r *redlining) marks() []splice.Edit {
	var out []splice.Edit
	rows := map[*node]bool{}
	for para := range r.paras {
		flag := r.flagOf(para)
		for _, b := range r.places[para] {
			for row := b.ancestor(rowNode); row != nil && !rows[row]; row = row.parent.ancestor(rowNode) {
				rows[row] = true
				if r.allAdded(row) {
					out = append(out, r.markRow(row))
				}
			}
			if flag == "" || b.empty && !r.paras[para].added && len(r.paras[para].changes) > 0 {
				continue
			}
			out = append(out, r.markParagraph(b, flag))
		}
	}
	return out
}

// markParagraph marks the mark of a paragraph.
func (r *redlining) markParagraph(b *node, flag string) splice.Edit {
	names := r.part.names(b.tag.start)
	markup := r.flag(names, flag)
	inMark := names.open("rPr") + markup + names.close("rPr")
	m := b.props.mark
	switch {
	case b.empty:
		name := xmlscan.TagName(r.part.src, b.tag.start)
		return splice.Edit{Start: b.tag.end - len("/>"), End: b.tag.end, New: ">" + r.newProperties(b, flag) + "</" + name + ">"}
	case b.props.span == (span{}):
		return splice.Edit{Start: b.before, End: b.before, New: names.open("pPr") + inMark + names.close("pPr")}
	case b.props.empty:
		return splice.Edit{Start: b.props.start, End: b.props.span.end, New: names.open("pPr") + inMark + names.close("pPr")}
	case m.span == (span{}):
		return splice.Edit{Start: b.props.tail, End: b.props.tail, New: inMark}
	case m.empty:
		return splice.Edit{Start: m.start, End: m.span.end, New: inMark}
	}
	return splice.Edit{Start: m.tag.end, End: m.tag.end, New: markup}
}

// newProperties are those of a paragraph that has none.
func (r *redlining) newProperties(b *node, flag string) string {
	names := r.part.names(b.tag.start)
	return names.open("pPr") + names.open("rPr") + r.flag(names, flag) + names.close("rPr") + names.close("pPr")
}

// markRow marks a row as inserted.
func (r *redlining) markRow(b *node) splice.Edit {
	names := r.part.names(b.tag.start)
	markup := r.flag(names, "ins")
	whole := names.open("trPr") + markup + names.close("trPr")
	switch {
	case b.props.span == (span{}):
		return splice.Edit{Start: b.before, End: b.before, New: whole}
	case b.props.empty:
		return splice.Edit{Start: b.props.start, End: b.props.span.end, New: whole}
	}
	return splice.Edit{Start: b.props.tail, End: b.props.tail, New: markup}
}

// inlines marks runs and formulas of a paragraph as inserted: those of one that
// was added, and those with a text box that was.
func (r *redlining) inlines(b *node) (closes, opens []splice.Edit) {
	para := r.paraOf[b]
	if r.inAddedBox(b) {
		return nil, nil
	}
	names := r.part.names(b.tag.start)
	local := "ins"
	if r.paras[para].added {
		local = r.inserted(para)
	}
	edited := r.edited(para) // its text is looked after
	wraps := func(u *inline) bool { return r.wraps(b, u) && !(edited && r.hasText(b, u)) }
	for i := 0; i < len(b.inlines); i++ {
		if !wraps(&b.inlines[i]) {
			continue
		}
		opens = append(opens, splice.Edit{Start: b.inlines[i].start, End: b.inlines[i].start, New: names.open(local, r.attributes()...)})
		for i+1 < len(b.inlines) && b.inlines[i+1].start == b.inlines[i].span.end && wraps(&b.inlines[i+1]) {
			i++
		}
		end := b.inlines[i].span.end
		closes = append(closes, splice.Edit{Start: end, End: end, New: names.close(local)})
	}
	return closes, opens
}

// inAddedBox reports whether a paragraph stands in a text box that is inserted as
// a whole.
func (r *redlining) inAddedBox(b *node) bool {
	for c := b.ancestor(containerNode); c != nil; c = c.parent.ancestor(containerNode) {
		if r.isBox(c) && r.allAdded(c) {
			return true
		}
	}
	return false
}

// moveRange says that a paragraph is where a move went.
func (r *redlining) moveRange(para int, b *node) (begin, end []splice.Edit) {
	if !r.paras[para].added || r.inserted(para) != "moveTo" || r.inAddedBox(b) {
		return nil, nil
	}
	at := max(b.props.span.end, b.before)
	open, shut := r.moveMarks(r.part.names(b.tag.start), "moveTo", r.paras[para].move)
	return []splice.Edit{{Start: at, End: at, New: open}}, []splice.Edit{{Start: b.span.end, End: b.span.end, New: shut}}
}

// moveMarks are the marks around what was moved from or to a place.
func (r *redlining) moveMarks(names wordNames, local string, move int) (open, shut string) {
	attributes := append(r.attributes(), "name", r.moves[move])
	if r.Date.IsZero() { // nobody sees it, but the schema wants one
		attributes = append(attributes, "date", "1970-01-01T00:00:00Z")
	}
	return names.empty(local+"RangeStart", attributes...), names.empty(local+"RangeEnd", "id", attributes[1])
}

// likeOf is a paragraph whose format is taken, nil for none.
func (r *redlining) likeOf(para int) *node {
	if para < 0 || para >= len(r.paras) {
		return nil
	}
	return r.own(para)
}

func (r *redlining) source(at span) string { return r.part.src[at.start:at.end] }

// properties are those of a paragraph, without what belongs to it alone.
func (r *redlining) properties(b *node) string {
	return r.wholeProperties(b, "sectPr", "numPr", "framePr", "pageBreakBefore", "divId", "cnfStyle")
}

// wholeProperties are those of a paragraph, without some.
func (r *redlining) wholeProperties(b *node, some ...string) string {
	if b == nil || b.props.empty {
		return ""
	}
	return inner(without(r.source(b.props.span), append(some, "rPr", "pPrChange")...))
}

// markFormatOf is the format of the mark of a paragraph.
func (r *redlining) markFormatOf(b *node) string {
	if b == nil || b.props.mark.empty {
		return ""
	}
	return inner(without(r.source(b.props.mark.span), "ins", "del", "moveFrom", "moveTo", "rPrChange"))
}

// runFormatOf is the w:rPr of the first run with text of a paragraph, or that of
// its mark.
func (r *redlining) runFormatOf(b *node) string {
	if b == nil {
		return ""
	}
	for i := range b.inlines {
		u := &b.inlines[i]
		if r.part.src[u.start:u.span.end] != "" && r.hasText(b, u) {
			return runProperties(r.source(u.span))
		}
	}
	if format := r.markFormatOf(b); format != "" {
		names := r.part.names(b.tag.start)
		return names.open("rPr") + format + names.close("rPr")
	}
	return ""
}

// runProperties is the w:rPr of a run, "" without one.
func runProperties(run string) string {
	s := xmlscan.New(run, xmlscan.Options{})
	var root, t xmlscan.Token
	if !s.Root(&root) || root.Local != "r" || !s.Child(&root, &t) || t.Local != "rPr" {
		return ""
	}
	start := t.Start
	s.Pass(&t)
	_, end := s.Span()
	return without(run[start:end], "rPrChange", "ins", "del", "moveFrom", "moveTo")
}

// inner is what stands between the tags of an element.
func inner(element string) string {
	i, j := strings.IndexByte(element, '>'), strings.LastIndex(element, "</")
	if i < 0 || j < i {
		return ""
	}
	return element[i+1 : j]
}
