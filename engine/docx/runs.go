package docx

import (
	"sort"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// runAt is where a w:r or m:r stands in the source of a part.
type runAt struct {
	span            // with its tags
	tag      span   // its start tag
	format   span   // its properties; empty without
	children []span // what stands behind those
	outer    int    // the run around it, -1 without
	sealed   span   // the outermost element around it, within its paragraph, into which no marks go; empty without
	parent   int    // start of the element it is a child of
	inserted span   // the start tag of that, if it is a w:ins; empty otherwise
}

// runIndex lists the runs of a part by their start.
type runIndex struct {
	src  string
	runs []runAt
}

// runScan builds a runIndex.
type runScan struct {
	s     *xmlscan.Scanner
	index *runIndex
	run   int // the run being read, -1 outside
}

func (l *loader) indexRuns(p *part) (*runIndex, error) {
	x := &runScan{s: l.scanner(p.src), index: &runIndex{src: p.src}, run: -1}
	var root xmlscan.Token
	if x.s.Root(&root) {
		x.element(&root, scope{seal: -1})
	}
	if err := x.s.Err(); err != nil {
		return nil, l.fail(err, p.name)
	}
	return x.index, nil
}

// scope is what is around an element within its paragraph.
type scope struct {
	paragraph bool
	seal      int // start of the outermost sealed element, -1 without
	parent    int
	inserted  span // start tag of the parent, if that is a w:ins
}

// element reads an element. What it holds when it is the outermost sealed one
// is noted in the runs within.
func (x *runScan) element(t *xmlscan.Token, in scope) {
	tag := *t
	inner := in
	inner.inserted = span{}
	inner.parent = tag.Start
	switch {
	case tag.Is(nsWord, "p"):
		inner = scope{paragraph: true, seal: -1, parent: tag.Start}
	case tag.Space == nsWord && isOpenToMarks(tag.Local) && in.paragraph:
		if tag.Local == "ins" {
			inner.inserted = span{tag.Start, tag.End}
		}
	case tag.Local == "r" && (tag.Space == nsWord || tag.Space == nsMath):
		x.runElement(&tag, in)
		return
	case in.paragraph && in.seal < 0:
		inner.seal = tag.Start
	}
	first := len(x.index.runs)
	x.children(&tag, inner)
	if inner.seal == tag.Start && in.seal < 0 {
		_, end := x.s.Span()
		x.seal(first, span{tag.Start, end})
	}
}

func (x *runScan) children(t *xmlscan.Token, in scope) {
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		x.element(&c, in)
	}
}

// seal notes in the runs from first on, which stand in an element, that no
// marks go into it. Runs of paragraphs of their own within are not meant.
func (x *runScan) seal(first int, at span) {
	for i := first; i < len(x.index.runs); i++ {
		if r := &x.index.runs[i]; r.sealed == pending {
			r.sealed = at
		}
	}
}

// pending marks a run in an element whose end is not known yet.
var pending = span{-1, -1}

// isOpenToMarks tells the elements of a paragraph in which runs, and marks
// between runs, may stand side by side.
func isOpenToMarks(local string) bool {
	switch local {
	case "hyperlink", "ins", "del", "moveTo", "moveFrom", "smartTag", "customXml", "dir", "bdo":
		return true
	}
	return false
}

func (x *runScan) runElement(t *xmlscan.Token, in scope) {
	outer, id := x.run, len(x.index.runs)
	r := runAt{tag: span{t.Start, t.End}, outer: outer, parent: in.parent, inserted: in.inserted}
	if in.seal >= 0 {
		r.sealed = pending
	}
	x.index.runs = append(x.index.runs, r)
	x.run = id
	var format span
	var children []span
	inner := scope{paragraph: in.paragraph, seal: in.seal}
	if in.paragraph && in.seal < 0 {
		inner.seal = t.Start
	}
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		start, properties := c.Start, c.Local == "rPr"
		x.element(&c, inner)
		_, end := x.s.Span()
		if properties && len(children) == 0 {
			if format == (span{}) {
				format.start = start
			}
			format.end = end
		} else {
			children = append(children, span{start, end})
		}
	}
	_, end := x.s.Span()
	done := &x.index.runs[id]
	done.span, done.format, done.children = span{t.Start, end}, format, children
	if inner.seal == t.Start {
		x.seal(id+1, done.span)
	}
	x.run = outer
}

// at is the innermost run around a stretch of the source, nil without one.
func (x *runIndex) at(p span) *runAt {
	i := sort.Search(len(x.runs), func(i int) bool { return x.runs[i].start > p.start }) - 1
	for i >= 0 && x.runs[i].end < p.end {
		i = x.runs[i].outer
	}
	if i < 0 {
		return nil
	}
	return &x.runs[i]
}

// child is the number of the child of a run that a piece is, or is the text of;
// -1 when the piece stands deeper.
func (r *runAt) child(p *piece) int {
	i := sort.Search(len(r.children), func(i int) bool { return r.children[i].end > p.src.start })
	if i == len(r.children) {
		return -1
	}
	if c := r.children[i]; p.kind == element && c == p.src || p.kind != element && c.start == p.tag {
		return i
	}
	return -1
}

// name is the name of the run's element as written.
func (r *runAt) name(src string) string { return xmlscan.TagName(src, r.tag.start) }

// localName is a name without its prefix.
func localName(name string) string { return name[strings.IndexByte(name, ':')+1:] }
