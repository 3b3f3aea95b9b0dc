package docx

import (
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// node is where something that holds paragraphs, or is one, stands in the
// source of a part.
type node struct {
	span      // with its tags
	kind      nodeKind
	tag       span // its start tag
	empty     bool // that is its only one
	props     propertySpan
	end       int   // of a container: where more can be put behind the last of it
	parent    *node // nil for the root
	index     int   // in the children of parent
	children  []*node
	inlines   []inline // of a paragraph
	before    int      // where properties would stand
	separator bool     // a note that separates others from the text
}

type nodeKind uint8

const (
	rootNode      nodeKind = iota
	containerNode          // body, header, note, cell, text box
	controlNode            // content control around nodes
	paragraphNode
	tableNode
	rowNode
)

// propertySpan is the properties of a node; it is empty without any.
type propertySpan struct {
	span
	tag   span // its start tag
	empty bool
	tail  int // where what must come last in it begins
	mark  markSpan

	section bool // it ends a section
}

// markSpan is the w:rPr of a paragraph mark; it is empty without one.
type markSpan struct {
	span
	tag   span
	empty bool
}

// inline is a run or formula of a paragraph, to be tracked as a whole.
type inline struct {
	span
	boxes []*node // text boxes in it
}

// nodeScan reads the nodes of a part.
type nodeScan struct {
	s       *xmlscan.Scanner
	byTag   map[int]*node // paragraphs by their start
	current *node
	inline  *inline // being read
}

// nodes reads the nodes of a part. Paragraphs are found by their start.
func (l *loader) nodes(p *part) (map[int]*node, error) {
	x := &nodeScan{s: l.scanner(p.src), byTag: map[int]*node{}}
	var root xmlscan.Token
	if x.s.Root(&root) {
		x.node(&root, rootNode)
	}
	if err := x.s.Err(); err != nil {
		return nil, l.fail(err, p.name)
	}
	return x.byTag, nil
}

func (x *nodeScan) content(t *xmlscan.Token) {
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		x.element(&c)
	}
}

// element reads an element that no run or formula holds, or that stands in a
// text box.
func (x *nodeScan) element(t *xmlscan.Token) {
	switch {
	case t.Is(nsWord, "p"):
		x.paragraph(t)
	case t.Is(nsWord, "tbl"):
		x.node(t, tableNode)
	case t.Is(nsWord, "tr"):
		x.node(t, rowNode)
	case t.Is(nsWord, "sdt") && x.current.holdsParagraphs():
		x.node(t, controlNode)
	case t.Space == nsWord && isContainer(t.Local):
		kind, _ := x.s.Attr(t, nsWord, "type")
		x.node(t, containerNode).separator = kind != "" && kind != "normal" && isNote(t.Local)
	case t.Space == nsWord && (isProperties(t.Local) || t.Local == "del"):
		x.s.Pass(t)
	case x.inParagraph() && isInline(t):
		x.inlineElement(t)
	default:
		x.content(t)
	}
}

// holdsParagraphs reports whether paragraphs can stand in a node beside others.
func (b *node) holdsParagraphs() bool {
	return b != nil && (b.kind == containerNode || b.kind == controlNode)
}

// isContainer tells the elements whose last paragraph can't be taken away
// without them.
func isContainer(local string) bool {
	switch local {
	case "body", "tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment":
		return true
	}
	return false
}

func isNote(local string) bool { return local == "footnote" || local == "endnote" }

// isInline tells the elements that a tracked change can stand around. What is
// deleted already is none.
func isInline(t *xmlscan.Token) bool {
	return t.Local == "r" && t.Space == nsWord || t.Space == nsMath && (t.Local == "oMath" || t.Local == "oMathPara")
}

func (x *nodeScan) inParagraph() bool {
	return x.inline == nil && x.current != nil && x.current.kind == paragraphNode
}

// open begins a node in the one at hand.
func (x *nodeScan) open(t *xmlscan.Token, kind nodeKind) *node {
	b := &node{kind: kind, tag: span{t.Start, t.End}, empty: t.Kind == xmlscan.Empty, parent: x.current, before: t.End}
	if x.current != nil {
		b.index = len(x.current.children)
		x.current.children = append(x.current.children, b)
	}
	x.current = b
	return b
}

func (x *nodeScan) close(b *node) {
	start, end := x.s.Span()
	b.span = span{b.tag.start, end}
	b.end = start
	if n := len(b.children); n > 0 {
		b.end = b.children[n-1].span.end
	}
	x.current = b.parent
}

func (x *nodeScan) node(t *xmlscan.Token, kind nodeKind) *node {
	outer := x.inline
	x.inline = nil
	b := x.open(t, kind)
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		switch {
		case c.Is(nsWord, "trPr"), c.Is(nsWord, "tcPr"), c.Is(nsWord, "tblPr"):
			b.props = x.properties(&c)
		case kind == rowNode && c.Is(nsWord, "tblPrEx"):
			x.s.Pass(&c)
			_, b.before = x.s.Span()
		default:
			x.element(&c)
		}
	}
	x.close(b)
	if outer != nil && kind == containerNode {
		outer.boxes = append(outer.boxes, b)
	}
	x.inline = outer
	return b
}

func (x *nodeScan) paragraph(t *xmlscan.Token) {
	outer := x.inline
	x.inline = nil
	b := x.open(t, paragraphNode)
	x.byTag[t.Start] = b
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		if c.Is(nsWord, "pPr") && b.props.span == (span{}) {
			b.props = x.properties(&c)
		} else {
			x.element(&c)
		}
	}
	x.close(b)
	x.inline = outer
}

// properties reads the properties of a node.
func (x *nodeScan) properties(t *xmlscan.Token) propertySpan {
	p := propertySpan{tag: span{t.Start, t.End}, empty: t.Kind == xmlscan.Empty}
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		last := c.Space == nsWord && slices.Contains([]string{"sectPr", "pPrChange", "trPrChange"}, c.Local)
		if last && p.tail == 0 {
			p.tail = c.Start
		}
		p.section = p.section || c.Is(nsWord, "sectPr")
		m := markSpan{tag: span{c.Start, c.End}, empty: c.Kind == xmlscan.Empty}
		isMark := c.Is(nsWord, "rPr")
		x.s.Pass(&c)
		if isMark {
			_, end := x.s.Span()
			m.span = span{m.tag.start, end}
			p.mark = m
		}
	}
	start, end := x.s.Span()
	p.span = span{t.Start, end}
	if p.tail == 0 {
		p.tail = start
	}
	return p
}

// inlineElement reads a run or formula of the paragraph at hand.
func (x *nodeScan) inlineElement(t *xmlscan.Token) {
	paragraph := x.current
	u := inline{span: span{start: t.Start}}
	x.inline = &u
	x.content(t)
	x.inline = nil
	_, u.end = x.s.Span()
	paragraph.inlines = append(paragraph.inlines, u)
}
