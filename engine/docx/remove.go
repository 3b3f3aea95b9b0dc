package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// RemoveTracked removes whole paragraphs by tracked changes: accepting all
// leaves nothing of them, rejecting all gives the old text.
//
// Of some paragraphs only the text goes: of the last one of a cell, a note or
// the body and of one before a table, which Word can't do without, and of those
// that hold more than text or end a section.
func (d *Document) RemoveTracked(paras []Loc, by Revision) (*Document, error) {
	var edits []Edit
	for _, at := range paras {
		at.Start, at.End = 0, 0
		i, err := d.check(Edit{Loc: at})
		if err != nil {
			return nil, d.loader.fail(err, "")
		}
		at.End = len(d.parts[i].paras[at.Para].Text)
		edits = append(edits, Edit{Loc: at})
	}
	q, err := d.ApplyTracked(edits, by)
	if err != nil {
		return nil, err
	}
	return q.deleteMarks(paras, by)
}

// deleteMarks makes the marks of paragraphs tracked deletions.
func (d *Document) deleteMarks(paras []Loc, by Revision) (*Document, error) {
	t := &tracking{Revision: by, loader: &d.loader, parts: d.parts}
	var changes []opc.Change
	for _, p := range d.parts {
		if p.root != nsWord {
			continue
		}
		wanted := map[int]*mark{} // by the start of the tag
		for _, at := range paras {
			if m := p.markOf(at); m != nil {
				wanted[m.tag.start] = m
			}
		}
		edits := t.markDeletions(p, wanted)
		if len(edits) == 0 {
			continue
		}
		data, err := p.splice(edits)
		if err != nil {
			return nil, d.loader.fail(err, p.name)
		}
		changes = append(changes, opc.Change{Part: p.name, Data: data})
	}
	if len(changes) == 0 {
		return d, nil
	}
	return d.revised(changes)
}

// markOf is where a paragraph of the part stands whose mark may be deleted, nil
// for others.
func (p *part) markOf(at Loc) *mark {
	if at.Part != p.name || p.hidden() {
		return nil
	}
	if m := &p.marks[p.order[at.Para]]; m.markup == wordMarkup && p.paragraphFollows(m) {
		return m
	}
	return nil
}

// paragraphFollows reports whether the next element behind a paragraph is
// another one.
func (p *part) paragraphFollows(m *mark) bool {
	end := m.tag.end
	if !m.empty {
		end = m.inside.end + strings.IndexByte(p.src[m.inside.end:], '>') + 1
	}
	rest := strings.TrimLeft(p.src[end:], " \t\r\n")
	after, ok := strings.CutPrefix(rest, "<"+xmlscan.TagName(p.src, m.tag.start))
	return ok && after != "" && strings.ContainsRune(" \t\r\n/>", rune(after[0]))
}

// markDeletions are the edits that make the marks of the wanted paragraphs
// tracked deletions.
func (t *tracking) markDeletions(p *part, wanted map[int]*mark) []splice.Edit {
	if len(wanted) == 0 {
		return nil
	}
	var edits []splice.Edit
	s := t.loader.scanner(p.src)
	var tok xmlscan.Token
	for s.Next(&tok) {
		m := wanted[tok.Start]
		if m == nil || !tok.Is(nsWord, "p") || tok.Kind == xmlscan.End {
			continue
		}
		var found paragraphMark
		if found.read(s, m); !found.stays {
			names := p.names(m.tag.start)
			edits = append(edits, found.edit(p, m, names, names.empty("del", t.attributes()...)))
		}
	}
	return edits
}

// paragraphMark is where a tracked deletion of the mark goes.
type paragraphMark struct {
	properties, format xmlscan.Token // the tags of w:pPr and of its w:rPr
	change             int           // start of the w:pPrChange, which is last
	inserted           int           // end of the w:ins that comes first in w:rPr
	propertiesEnd      int           // start of the end tag of w:pPr
	stays              bool          // it must not be deleted, or is already
}

// read looks through a paragraph whose start tag has been read.
func (f *paragraphMark) read(s *xmlscan.Scanner, m *mark) {
	if m.empty {
		return
	}
	var stack []string
	var t xmlscan.Token
	for s.Next(&t) && t.Start < m.inside.end {
		if t.Kind == xmlscan.End {
			if len(stack) == 1 && stack[0] == "pPr" {
				f.propertiesEnd = t.Start
			}
			stack = stack[:len(stack)-1]
			continue
		}
		if t.Kind != xmlscan.Start && t.Kind != xmlscan.Empty {
			continue
		}
		f.element(s, &t, strings.Join(stack, "/"))
		if t.Kind == xmlscan.Start {
			stack = append(stack, t.Local)
		}
	}
}

// element notes one element of the paragraph, under a path of others.
func (f *paragraphMark) element(s *xmlscan.Scanner, t *xmlscan.Token, path string) {
	switch path + "/" + t.Local {
	case "/pPr":
		f.properties = *t
	case "pPr/rPr":
		f.format = *t
	case "pPr/pPrChange":
		f.change = t.Start
	case "pPr/rPr/ins":
		_, f.inserted = s.Span()
	case "pPr/rPr/del", "pPr/sectPr":
		f.stays = true
	}
	switch t.Local {
	case "drawing", "pict", "object", "AlternateContent", "oMath", "sdt", "footnoteReference", "endnoteReference", "commentReference", "fldChar":
		f.stays = true
	}
}

// edit puts the deletion where it belongs.
func (f *paragraphMark) edit(p *part, m *mark, names wordNames, deletion string) splice.Edit {
	format := names.open("rPr") + deletion + names.close("rPr")
	insert := func(at int, markup string) splice.Edit { return splice.Edit{Start: at, End: at, New: markup} }
	switch {
	case f.inserted > 0:
		return insert(f.inserted, deletion)
	case f.format.Kind == xmlscan.Start:
		return insert(f.format.End, deletion)
	case f.format.Kind == xmlscan.Empty:
		return splice.Edit{Start: f.format.Start, End: f.format.End, New: format}
	case f.change > 0:
		return insert(f.change, format)
	case f.properties.Kind == xmlscan.Start:
		return insert(f.propertiesEnd, format)
	case f.properties.Kind == xmlscan.Empty:
		return splice.Edit{Start: f.properties.Start, End: f.properties.End, New: names.open("pPr") + format + names.close("pPr")}
	case m.empty:
		name := xmlscan.TagName(p.src, m.tag.start)
		return splice.Edit{Start: m.tag.end - len("/>"), End: m.tag.end, New: ">" + names.open("pPr") + format + names.close("pPr") + "</" + name + ">"}
	}
	return insert(m.tag.end, names.open("pPr")+format+names.close("pPr"))
}
