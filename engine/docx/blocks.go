package docx

import (
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// block is where something that holds paragraphs, or is one, stands in the
// source of a part.
type block struct {
	span      // with its tags
	kind      blockKind
	tag       span // its start tag
	empty     bool // that is its only one
	props     propertySpan
	end       int    // of a container: where more can be put behind the last of it
	parent    *block // nil for the root
	children  []*block
	units     []unit // of a paragraph
	before    int    // where properties would stand
	separator bool   // a note that separates others from the text
}

type blockKind uint8

const (
	rootBlock      blockKind = iota
	containerBlock           // body, header, note, cell, text box
	controlBlock             // content control around blocks
	paragraphBlock
	tableBlock
	rowBlock
)

// propertySpan is the properties of a block; it is empty without any.
type propertySpan struct {
	span
	tag   span // its start tag
	empty bool
	tail  int // where what must come last in it begins
	mark  markSpan
}

// markSpan is the w:rPr of a paragraph mark; it is empty without one.
type markSpan struct {
	span
	tag   span
	empty bool
}

// unit is a run or formula of a paragraph, to be tracked as a whole.
type unit struct {
	span
	boxes []*block // text boxes in it
}

// blockScan reads the blocks of a part.
type blockScan struct {
	s       *xmlscan.Scanner
	byTag   map[int]*block // paragraphs by their start
	current *block
	unit    *unit // being read
}

// blocks reads the blocks of a part. Paragraphs are found by their start.
func (l *loader) blocks(p *part) (map[int]*block, error) {
	x := &blockScan{s: l.scanner(p.src), byTag: map[int]*block{}}
	var root xmlscan.Token
	if x.s.Root(&root) {
		x.block(&root, rootBlock)
	}
	if err := x.s.Err(); err != nil {
		return nil, l.fail(err, p.name)
	}
	return x.byTag, nil
}

func (x *blockScan) content(t *xmlscan.Token) {
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		x.element(&c)
	}
}

// element reads an element that no run or formula holds, or that stands in a
// text box.
func (x *blockScan) element(t *xmlscan.Token) {
	switch {
	case t.Is(nsWord, "p"):
		x.paragraph(t)
	case t.Is(nsWord, "tbl"):
		x.block(t, tableBlock)
	case t.Is(nsWord, "tr"):
		x.block(t, rowBlock)
	case t.Is(nsWord, "sdt") && x.current.holdsParagraphs():
		x.block(t, controlBlock)
	case t.Space == nsWord && isContainer(t.Local):
		kind, _ := x.s.Attr(t, nsWord, "type")
		x.block(t, containerBlock).separator = kind != "" && kind != "normal" && isNote(t.Local)
	case t.Space == nsWord && (isProperties(t.Local) || t.Local == "del"):
		x.s.Pass(t)
	case x.inParagraph() && isUnit(t):
		x.unitElement(t)
	default:
		x.content(t)
	}
}

// holdsParagraphs reports whether paragraphs can stand in a block beside others.
func (b *block) holdsParagraphs() bool {
	return b != nil && (b.kind == containerBlock || b.kind == controlBlock)
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

// isUnit tells the elements that a tracked change can stand around. What is
// deleted already is none.
func isUnit(t *xmlscan.Token) bool {
	return t.Local == "r" && t.Space == nsWord || t.Space == nsMath && (t.Local == "oMath" || t.Local == "oMathPara")
}

func (x *blockScan) inParagraph() bool {
	return x.unit == nil && x.current != nil && x.current.kind == paragraphBlock
}

// open begins a block in the one at hand.
func (x *blockScan) open(t *xmlscan.Token, kind blockKind) *block {
	b := &block{kind: kind, tag: span{t.Start, t.End}, empty: t.Kind == xmlscan.Empty, parent: x.current, before: t.End}
	if x.current != nil {
		x.current.children = append(x.current.children, b)
	}
	x.current = b
	return b
}

func (x *blockScan) close(b *block) {
	start, end := x.s.Span()
	b.span = span{b.tag.start, end}
	b.end = start
	if n := len(b.children); n > 0 {
		b.end = b.children[n-1].span.end
	}
	x.current = b.parent
}

func (x *blockScan) block(t *xmlscan.Token, kind blockKind) *block {
	outer := x.unit
	x.unit = nil
	b := x.open(t, kind)
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		switch {
		case c.Is(nsWord, "trPr"), c.Is(nsWord, "tcPr"), c.Is(nsWord, "tblPr"):
			b.props = x.properties(&c)
		case kind == rowBlock && c.Is(nsWord, "tblPrEx"):
			x.s.Pass(&c)
			_, b.before = x.s.Span()
		default:
			x.element(&c)
		}
	}
	x.close(b)
	if outer != nil && kind == containerBlock {
		outer.boxes = append(outer.boxes, b)
	}
	x.unit = outer
	return b
}

func (x *blockScan) paragraph(t *xmlscan.Token) {
	outer := x.unit
	x.unit = nil
	b := x.open(t, paragraphBlock)
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
	x.unit = outer
}

// properties reads the properties of a block.
func (x *blockScan) properties(t *xmlscan.Token) propertySpan {
	p := propertySpan{tag: span{t.Start, t.End}, empty: t.Kind == xmlscan.Empty}
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		last := c.Space == nsWord && slices.Contains([]string{"sectPr", "pPrChange", "trPrChange"}, c.Local)
		if last && p.tail == 0 {
			p.tail = c.Start
		}
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

// unitElement reads a run or formula of the paragraph at hand.
func (x *blockScan) unitElement(t *xmlscan.Token) {
	paragraph := x.current
	u := unit{span: span{start: t.Start}}
	x.unit = &u
	x.content(t)
	x.unit = nil
	_, u.end = x.s.Span()
	paragraph.units = append(paragraph.units, u)
}
