package docx

import (
	"strconv"
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

// formerEdits write what is there no more.
func (r *redlining) formerEdits() []splice.Edit {
	var out []splice.Edit
	for i := 0; i < len(r.formers); {
		next := i + 1
		if f := r.formers[i]; f.cells != nil && f.at[0].parent.holdsParagraphs() {
			for next < len(r.formers) && r.formers[next].cells != nil && r.formers[next].at[0] == f.at[0] {
				next++
			}
		}
		for _, s := range r.formers[i].at {
			out = append(out, splice.Edit{Start: s.offset, End: s.offset, New: r.formerMarkup(r.formers[i:next], s)})
		}
		i = next
	}
	return out
}

// formerMarkup is a former paragraph, row or table.
func (r *redlining) formerMarkup(list []*former, s spot) string {
	names := r.part.names(s.parent.tag.start)
	f := list[0]
	switch {
	case f.cells == nil:
		return r.formerParagraph(names, f)
	case s.parent.holdsParagraphs():
		return r.formerTable(names, list)
	}
	return r.formerRow(names, f)
}

// formerParagraph is a paragraph with its mark.
func (r *redlining) formerParagraph(names wordNames, f *former) string {
	like := r.likeOf(f.Like)
	local, flag, before, behind := "del", "", "", ""
	if name := r.moves[f.Move]; name != "" {
		local = "moveFrom"
		before, behind = r.moveMarks(names, local, f.Move)
	}
	if !f.stays {
		flag = r.flag(names, local)
	}
	properties, mark := r.properties(like), r.markFormatOf(like)
	switch {
	case f.whole != nil:
		properties, mark = r.wholeProperties(f.whole), r.markFormatOf(f.whole)
	case f.Numbered && like != nil:
		properties = r.wholeProperties(like, "sectPr", "framePr", "pageBreakBefore", "divId", "cnfStyle")
	}
	return names.open("p") + r.withMark(names, properties, flag+mark) + before +
		r.formerText(names, like, f, local) + names.close("p") + behind
}

// formerText is the text of a former paragraph: what was moved, and what was
// deleted from it.
func (r *redlining) formerText(names wordNames, like *node, f *former, local string) string {
	if local == "del" {
		return r.formerRuns(names, like, f.Text, local)
	}
	var b strings.Builder
	at := 0
	for _, c := range append(others(f.Kept, len(f.Text)), change{start: len(f.Text)}) {
		b.WriteString(r.formerRuns(names, like, f.Text[at:c.start], local))
		b.WriteString(r.formerRuns(names, like, f.Text[c.start:max(c.start, c.end)], "del"))
		at = c.end
	}
	return b.String()
}

// withMark is a w:pPr of properties and the format of the mark.
func (r *redlining) withMark(names wordNames, properties, mark string) string {
	if mark != "" {
		mark = names.open("rPr") + mark + names.close("rPr")
	}
	if properties+mark == "" {
		return ""
	}
	return names.open("pPr") + properties + mark + names.close("pPr")
}

// formerRuns is text that was deleted or moved away.
func (r *redlining) formerRuns(names wordNames, like *node, text, local string) string {
	if text == "" {
		return ""
	}
	w := names.element
	content := formerElements(w, text)
	if local == "moveFrom" {
		content = elements(w, text)
	}
	return names.open(local, r.attributes()...) + names.open("r") + r.runFormatOf(like) + content +
		names.close("r") + names.close(local)
}

// formerRow is a row of a table.
func (r *redlining) formerRow(names wordNames, f *former) string {
	var b strings.Builder
	b.WriteString(names.open("tr") + names.open("trPr") + r.flag(names, "del") + names.close("trPr"))
	models := r.cellsLike(f)
	n := 0
	for i := 0; i < len(f.cells); n++ {
		next := i + 1
		for next < len(f.cells) && f.cells[next].Column == f.cells[i].Column {
			next++
		}
		b.WriteString(names.open("tc"))
		if n < len(models) {
			b.WriteString(models[n])
		} else {
			b.WriteString(newCellProperties(names, f.cells[i].Span))
		}
		for _, c := range f.cells[i:next] {
			like := r.likeOf(c.Like)
			b.WriteString(names.open("p") + r.withMark(names, r.properties(like), r.markFormatOf(like)) +
				r.formerRuns(names, like, c.Text, "del") + names.close("p"))
		}
		b.WriteString(names.close("tc"))
		i = next
	}
	return b.String() + names.close("tr")
}

// columns is how many columns the cells of a row take.
func (f *former) columns() int {
	last := f.cells[len(f.cells)-1]
	return last.Column + max(last.Span, 1)
}

// cellsLike are the properties of the cells of a row like f, if it has as many.
func (r *redlining) cellsLike(f *former) []string {
	row := r.likeOf(f.Like).ancestor(rowNode)
	if row == nil {
		return nil
	}
	var list []string
	for _, c := range row.children {
		if c.kind == containerNode {
			list = append(list, without(r.source(c.props.span), "vMerge", "hMerge", "cellIns", "cellDel", "cellMerge", "tcPrChange", "cnfStyle"))
		}
	}
	n := 1
	for i := 1; i < len(f.cells); i++ {
		if f.cells[i].Column != f.cells[i-1].Column {
			n++
		}
	}
	if len(list) != n {
		return nil
	}
	return list
}

func newCellProperties(names wordNames, span int) string {
	s := names.open("tcPr") + names.empty("tcW", "w", "0", "type", "auto")
	if span > 1 {
		s += names.empty("gridSpan", "val", strconv.Itoa(span))
	}
	return s + names.close("tcPr")
}

// formerTable is a table of former rows.
func (r *redlining) formerTable(names wordNames, rows []*former) string {
	columns := 1
	for _, f := range rows {
		columns = max(columns, f.columns())
	}
	var b strings.Builder
	b.WriteString(names.open("tbl") + names.open("tblPr") + names.empty("tblW", "w", "0", "type", "auto") + names.open("tblBorders"))
	for _, side := range [...]string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.WriteString(names.empty(side, "val", "single", "sz", "4", "space", "0", "color", "auto"))
	}
	b.WriteString(names.close("tblBorders") + names.close("tblPr") + names.open("tblGrid") +
		strings.Repeat(names.empty("gridCol"), columns) + names.close("tblGrid"))
	for _, f := range rows {
		b.WriteString(r.formerRow(names, f))
	}
	return b.String() + names.close("tbl")
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
