package docx

import (
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
)

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
