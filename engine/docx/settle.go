package docx

import (
	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// settled returns a Document with the same text in which tracked changes made
// earlier don't matter to that text any more, whether they are accepted or
// rejected: what was inserted is text like other text, and what was deleted is
// an insertion too, so that it comes back by neither.
func (d *Document) settled() (*Document, error) {
	var changes []opc.Change
	var ids *idSource
	for _, p := range d.parts {
		if p.root != nsWord {
			continue
		}
		if ids == nil {
			ids = d.loader.usedIDs(d.parts)
		}
		s := &settling{s: d.loader.scanner(p.src), part: p, ids: ids, texts: p.textsByTag()}
		s.root()
		if err := s.s.Err(); err != nil {
			return nil, d.loader.fail(err, p.name)
		}
		if len(s.out) == 0 {
			continue
		}
		data, err := p.splice(s.out)
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

// textsByTag finds the texts of paragraphs, copies included, by their start.
func (p *part) textsByTag() map[int]string {
	texts := map[int]string{}
	for i := range p.marks {
		if m := &p.marks[i]; m.markup == wordMarkup {
			texts[m.tag.start] += m.text
		}
	}
	return texts
}

// settling gathers what settles the tracked changes of one part.
type settling struct {
	s       *xmlscan.Scanner
	part    *part
	ids     *idSource
	texts   map[int]string
	para    int // start of the paragraph around
	deleted int // tracked deletions around
	out     []splice.Edit
}

func (x *settling) root() {
	var root xmlscan.Token
	if x.s.Root(&root) {
		x.content(&root)
	}
}

func (x *settling) content(t *xmlscan.Token) {
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		x.element(&c)
	}
}

func (x *settling) element(t *xmlscan.Token) {
	if t.Space != nsWord {
		x.content(t)
		return
	}
	switch t.Local {
	case "p":
		outer := x.para
		x.para = t.Start
		x.content(t)
		x.para = outer
	case "pPr":
		x.paragraphProperties(t)
	case "trPr":
		x.flags(t, true)
	case "ins", "moveTo":
		x.unwrap(t)
	case "del", "moveFrom":
		x.deletion(t)
	case "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd":
		x.remove(t)
	case "t":
		if x.deleted > 0 {
			x.rename(t, "delText")
		}
	default:
		if !isProperties(t.Local) {
			x.content(t)
		}
	}
}

// paragraphProperties settles the mark of a paragraph. It stays deleted where
// the paragraph has no text left.
func (x *settling) paragraphProperties(pPr *xmlscan.Token) {
	var t xmlscan.Token
	for x.s.Child(pPr, &t) {
		if t.Is(nsWord, "rPr") {
			x.flags(&t, x.texts[x.para] == "")
		}
	}
}

// flags settles the tracked changes of a paragraph mark or of a row as such.
func (x *settling) flags(properties *xmlscan.Token, gone bool) {
	var t xmlscan.Token
	for x.s.Child(properties, &t) {
		switch {
		case t.Space != nsWord:
		case t.Local == "ins", t.Local == "moveTo":
			x.remove(&t)
		case (t.Local == "del" || t.Local == "moveFrom") && gone:
			x.replaceTag(span{t.Start, t.Start}, x.asInserted(t.Start, true))
			if t.Local == "moveFrom" {
				x.rename(&t, "del")
			}
		case t.Local == "del" || t.Local == "moveFrom":
			x.remove(&t)
		}
	}
}

// asInserted is a w:ins by whoever made the tracked change at an offset.
func (x *settling) asInserted(tag int, empty bool) string {
	src := x.part.src
	names := x.part.names(tag)
	attributes := []string{"id", x.ids.next()}
	markup := names.open("ins", attributes...)
	for _, name := range [...]string{"author", "date"} {
		if at := attributeSpan(src, tag, names.attribute+name); at != (span{}) {
			markup = markup[:len(markup)-1] + " " + src[at.start:at.end] + ">"
		}
	}
	if empty {
		markup = markup[:len(markup)-1] + "/>"
	}
	return markup
}

// unwrap makes inserted text text like other text.
func (x *settling) unwrap(t *xmlscan.Token) {
	if t.Kind == xmlscan.Empty {
		x.remove(t)
		return
	}
	x.replaceTag(span{t.Start, t.End}, "")
	x.content(t)
	start, end := x.s.Span()
	x.replaceTag(span{start, end}, "")
}

// deletion makes deleted text text that was inserted before.
func (x *settling) deletion(t *xmlscan.Token) {
	tag := *t
	if x.deleted == 0 {
		x.replaceTag(span{tag.Start, tag.Start}, x.asInserted(tag.Start, false))
	}
	moved := tag.Local == "moveFrom"
	if moved {
		x.renameTag(tag.Start, "del")
	}
	x.deleted++
	x.content(t)
	x.deleted--
	start, end := x.s.Span()
	if moved && tag.Kind != xmlscan.Empty {
		x.renameTag(start+1, "del")
	}
	if x.deleted == 0 {
		x.replaceTag(span{end, end}, x.part.names(tag.Start).close("ins"))
	}
}

// remove removes an element.
func (x *settling) remove(t *xmlscan.Token) {
	start := t.Start
	x.s.Pass(t)
	_, end := x.s.Span()
	x.replaceTag(span{start, end}, "")
}

// rename gives an element another name.
func (x *settling) rename(t *xmlscan.Token, local string) {
	empty := t.Kind == xmlscan.Empty
	x.renameTag(t.Start, local)
	x.s.Pass(t)
	if !empty {
		start, _ := x.s.Span()
		x.renameTag(start+1, local)
	}
}

// renameTag gives the tag whose name stands behind an offset another name.
func (x *settling) renameTag(at int, local string) {
	name := xmlscan.TagName(x.part.src, at)
	x.replaceTag(span{at + 1 + len(name) - len(localName(name)), at + 1 + len(name)}, local)
}

func (x *settling) replaceTag(at span, markup string) {
	x.out = append(x.out, splice.Edit{Start: at.start, End: at.end, New: markup})
}
