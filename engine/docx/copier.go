package docx

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// copier writes copies of paragraphs and rows.
type copier struct {
	loader *loader
	part   *part
	parts  []*part
	units  []unit // that are copied, in the order of the source

	revisions *idSource // w:id of tracked changes
	drawings  *idSource // id of drawings
}

// uniqueness is a stretch of an original that no copy may have as it is: it is
// left out or, with a source, another id.
type uniqueness struct {
	span
	ids *idSource
}

// copies are the edits that insert the copies.
func (c *copier) copies() []splice.Edit {
	if len(c.units) == 0 {
		return nil
	}
	c.revisions, c.drawings = c.loader.usedIDs(c.parts), c.usedDrawings()
	edits := make([]splice.Edit, 0, len(c.units))
	unique := c.unique()
	for i, u := range c.units {
		var b strings.Builder
		for range u.Times - 1 {
			c.write(&b, u.span, unique[i])
		}
		edits = append(edits, splice.Edit{Start: u.end, End: u.end, New: b.String()})
	}
	return edits
}

// write writes one copy.
func (c *copier) write(b *strings.Builder, at span, unique []uniqueness) {
	pos := at.start
	for _, x := range unique {
		if x.start < pos {
			continue // within what is left out
		}
		b.WriteString(c.part.src[pos:x.start])
		if x.ids != nil {
			b.WriteString(x.ids.next())
		}
		pos = x.end
	}
	b.WriteString(c.part.src[pos:at.end])
}

// unique finds, for each unit, what its copies may not have.
func (c *copier) unique() [][]uniqueness {
	found := make([][]uniqueness, len(c.units))
	s := c.loader.scanner(c.part.src)
	var t xmlscan.Token
	for i := 0; i < len(c.units) && s.Next(&t); {
		if t.Start >= c.units[i].end {
			i++ // the token may begin the next unit
		}
		if i < len(c.units) && t.Start >= c.units[i].start && (t.Kind == xmlscan.Start || t.Kind == xmlscan.Empty) {
			found[i] = append(found[i], c.uniqueIn(s, &t)...)
		}
	}
	return found
}

// uniqueIn is what a copy may not have of an element.
func (c *copier) uniqueIn(s *xmlscan.Scanner, t *xmlscan.Token) []uniqueness {
	_, isRange := s.Attr(t, nsWord, "id")
	isRange = isRange && (strings.HasSuffix(t.Local, "Start") || strings.HasSuffix(t.Local, "End"))
	switch tag := *t; {
	case t.Local == "docPr" && t.Space != nsWord:
		return c.attribute(tag.Start, "id", c.drawings)
	case t.Space == nsWord && (t.Local == "p" || t.Local == "tr"):
		return c.paragraphIDs(&tag)
	case isRange, t.Space == nsWord && isSingular(t.Local), t.Space == nsWord2012 && t.Local == "dataBinding":
		s.Pass(t)
		_, end := s.Span()
		return []uniqueness{{span: span{tag.Start, end}}}
	case t.Space == nsWord && isRevision(t.Local):
		return c.attribute(tag.Start, prefix(c.part.src, tag.Start)+"id", c.revisions)
	}
	return nil
}

// isSingular tells the elements that name something of which there is one: the
// id of a control (w:id), the data it is bound to, a comment, a note.
func isSingular(local string) bool {
	switch local {
	case "id", "dataBinding", "commentReference", "footnoteReference", "endnoteReference":
		return true
	}
	return false
}

// isRevision tells the elements of tracked changes, which have a w:id.
func isRevision(local string) bool {
	switch local {
	case "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge":
		return true
	}
	return strings.HasSuffix(local, "Change")
}

func (c *copier) attribute(tag int, name string, ids *idSource) []uniqueness {
	start, end, ok := xmlscan.TagAttr(c.part.src, tag, name)
	if !ok {
		return nil
	}
	return []uniqueness{{span{start, end}, ids}}
}

// paraIDs are the ids that Word gives paragraphs and rows, w14:paraId and
// w14:textId, and may be left out.
var paraIDs = regexp.MustCompile(`\s[^\s=:"'<]+:(?:paraId|textId)\s*=\s*(?:"[^"]*"|'[^']*')`)

func (c *copier) paragraphIDs(t *xmlscan.Token) []uniqueness {
	var list []uniqueness
	for _, at := range paraIDs.FindAllStringIndex(c.part.src[t.Start:t.End], -1) {
		list = append(list, uniqueness{span: span{t.Start + at[0], t.Start + at[1]}})
	}
	return list
}

// usedDrawings looks for the ids of all drawings.
func (c *copier) usedDrawings() *idSource {
	ids := &idSource{used: map[string]bool{}}
	for _, p := range c.parts {
		if p.root != nsWord {
			continue
		}
		s := c.loader.scanner(p.src)
		var t xmlscan.Token
		for s.Next(&t) {
			if t.Local != "docPr" || t.Kind == xmlscan.End {
				continue
			}
			if start, end, ok := xmlscan.TagAttr(p.src, t.Start, "id"); ok {
				ids.used[p.src[start:end]] = true
				if n, err := strconv.Atoi(p.src[start:end]); err == nil {
					ids.last = max(ids.last, n)
				}
			}
		}
	}
	return ids
}
