package docx

import (
	"sort"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Remark is a comment that the document holds, of whomever.
type Remark struct {
	Author string
	Text   string // its paragraphs with text, a line each; "" for our own (see CommentAuthor)
	Range  Range  // the text it is on; zero when nothing refers to it
	Own    []Loc  // where Text stands in the comments
}

// Range is a stretch of text of a part that may go over several paragraphs,
// from an offset in the first one to an offset in the last.
type Range struct {
	Part        string
	First, Last int // paragraphs
	Start, End  int // bytes
}

// Touches reports whether the range and a place have a character in common, or
// whether one that is empty lies within the other or at its ends.
func (r Range) Touches(at Loc) bool {
	if r.Part == "" || r.Part != at.Part || at.Para < r.First || at.Para > r.Last {
		return false
	}
	empty := at.Start == at.End || r.First == r.Last && r.Start == r.End
	afterStart := at.Para > r.First || at.End > r.Start || empty && at.End == r.Start
	beforeEnd := at.Para < r.Last || at.Start < r.End || empty && at.Start == r.End
	return afterStart && beforeEnd
}

// Remarks lists the comments in the order in which the document keeps them. A
// comment without a range of its own, to which the text only refers, is on the
// whole paragraph.
func (d *Document) Remarks() []Remark {
	var list []Remark
	byID := map[string]int{}
	for _, p := range d.parts {
		if p.kind == Comments && p.root == nsWord {
			list = d.remarks(p, byID)
		}
	}
	if len(list) == 0 {
		return nil
	}
	for _, p := range d.parts {
		if p.root == nsWord && p.kind != Comments {
			d.ranges(p, list, byID)
		}
	}
	return list
}

// remarks reads the comments part and notes which comment has which id.
func (d *Document) remarks(p *part, byID map[string]int) []Remark {
	var list []Remark
	para := 0
	s := d.loader.scanner(p.src)
	var t xmlscan.Token
	for s.Next(&t) {
		if !t.Is(nsWord, "comment") || t.Kind != xmlscan.Start {
			continue
		}
		var r Remark
		r.Author, _ = s.Attr(&t, nsWord, "author")
		id, _ := s.Attr(&t, nsWord, "id")
		s.Pass(&t)
		_, end := s.Span()
		var lines []string
		for ; para < len(p.order) && p.marks[p.order[para]].tag.start < end; para++ {
			if text := p.paras[para].Text; text != "" {
				lines = append(lines, text)
				r.Own = append(r.Own, Loc{Part: p.name, Para: para, End: len(text)})
			}
		}
		r.Text = strings.Join(lines, "\n")
		byID[id] = len(list)
		list = append(list, r)
	}
	return list
}

// ranges finds where in a part the comments are.
func (d *Document) ranges(p *part, list []Remark, byID map[string]int) {
	s := d.loader.scanner(p.src)
	var t xmlscan.Token
	for s.Next(&t) {
		if t.Space != nsWord || t.Kind == xmlscan.End || !strings.HasPrefix(t.Local, "comment") {
			continue
		}
		id, _ := s.Attr(&t, nsWord, "id")
		i, known := byID[id]
		if !known || len(p.order) == 0 {
			continue
		}
		r := &list[i].Range
		switch t.Local {
		case "commentRangeStart":
			r.Part = p.name
			r.First, r.Start = p.textFrom(t.Start)
			r.Last, r.End = r.First, r.Start
		case "commentRangeEnd":
			if r.Part == p.name {
				r.Last, r.End = p.textTo(t.Start)
			}
		case "commentReference":
			if r.Part == "" {
				para, _ := p.textTo(t.Start)
				*r = Range{Part: p.name, First: para, Last: para, End: len(p.paras[para].Text)}
			}
		}
	}
}

// textFrom is the place of the text that begins at an offset of the source or
// behind it: between paragraphs that is the beginning of the next one.
func (p *part) textFrom(offset int) (para, at int) {
	para, within := p.paragraphAround(offset)
	if within {
		return para, p.marks[p.order[para]].textBefore(offset)
	}
	if para+1 < len(p.order) {
		return para + 1, 0
	}
	return para, len(p.paras[para].Text)
}

// textTo is the place where the text before an offset of the source ends:
// between paragraphs that is the end of the one before.
func (p *part) textTo(offset int) (para, at int) {
	para, within := p.paragraphAround(offset)
	if within {
		return para, p.marks[p.order[para]].textBefore(offset)
	}
	if para < 0 {
		return 0, 0
	}
	return para, len(p.paras[para].Text)
}

// paragraphAround is the paragraph that an offset of the source lies within or,
// between paragraphs, the last one that begins before it, -1 for none.
func (p *part) paragraphAround(offset int) (para int, within bool) {
	last := sort.Search(len(p.order), func(i int) bool { return p.marks[p.order[i]].tag.start > offset }) - 1
	for i := last; i >= 0; i-- {
		if offset <= p.marks[p.order[i]].inside.end {
			return i, true
		}
		if !p.paras[i].TextBox {
			break // only text boxes stand within paragraphs
		}
	}
	return last, false
}

// textBefore is the length of the text whose source ends before an offset.
func (m *mark) textBefore(offset int) int {
	i := sort.Search(len(m.pieces), func(i int) bool { return m.pieces[i].src.end > offset })
	if i == 0 {
		return 0
	}
	return m.pieces[i-1].end
}
