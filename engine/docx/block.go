package docx

import (
	"sort"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// block is a paragraph, table, row or cell, or another element around such, in
// the source of a part.
type block struct {
	span
	local    string
	parent   *block // nil for the root
	children []*block

	stuck  Stuck      // why it can be neither copied nor removed
	needed bool       // a paragraph with more than text
	ranges []*rangeAt // ends of ranges in it
	fields int        // begun less ended
}

// rangeAt is one end of a bookmark, of a commented stretch and the like.
type rangeAt struct {
	span
	other int // where the other end begins, -1 without one
}

// around is the innermost block of a name around b.
func (b *block) around(local string) *block {
	for b != nil && b.local != local {
		b = b.parent
	}
	return b
}

// blockIndex finds paragraphs by their start tags.
type blockIndex struct{ paragraphs []*block }

func (x *blockIndex) at(start int) *block {
	i := sort.Search(len(x.paragraphs), func(i int) bool { return x.paragraphs[i].start >= start })
	if i == len(x.paragraphs) || x.paragraphs[i].start != start {
		return nil
	}
	return x.paragraphs[i]
}

// blockScan builds a blockIndex.
type blockScan struct {
	s     *xmlscan.Scanner
	index *blockIndex
	open  map[string]*rangeAt // by name and id
}

// blockCache is the blockIndex of a part, made when first asked for: Extent and
// Stuck are asked for many rows of one part.
type blockCache struct {
	once  sync.Once
	index *blockIndex
	err   error
}

func (p *part) blocks(l *loader) (*blockIndex, error) {
	c := &p.blockCache
	c.once.Do(func() { c.index, c.err = l.indexBlocks(p) })
	return c.index, c.err
}

func (l *loader) indexBlocks(p *part) (*blockIndex, error) {
	x := &blockScan{s: l.scanner(p.src), index: &blockIndex{}, open: map[string]*rangeAt{}}
	var root xmlscan.Token
	if x.s.Root(&root) {
		x.element(&root, nil)
	}
	if err := x.s.Err(); err != nil {
		return nil, l.fail(err, p.name)
	}
	return x.index, nil
}

// element reads an element. Only some become blocks; what else it holds counts
// for the block around.
func (x *blockScan) element(t *xmlscan.Token, in *block) {
	b := in
	if isBlock(t) {
		b = &block{span: span{start: t.Start}, local: t.Local, parent: in}
		if in != nil {
			in.children = append(in.children, b)
		}
		if t.Is(nsWord, "p") {
			x.index.paragraphs = append(x.index.paragraphs, b)
		}
	}
	x.note(t, b)
	var c xmlscan.Token
	for x.s.Child(t, &c) {
		x.element(&c, b)
	}
	if b != in {
		_, b.end = x.s.Span()
		if b.fields != 0 {
			b.stuck = StuckField
		}
		if in != nil {
			in.ranges = append(in.ranges, b.ranges...)
			in.fields += b.fields
			in.needed = in.needed || b.needed
		}
	}
}

// isBlock tells the elements that paragraphs and rows stand in or are.
func isBlock(t *xmlscan.Token) bool {
	if t.Depth == 1 {
		return true
	}
	if t.Space != nsWord {
		return false
	}
	switch t.Local {
	case "p", "tbl", "tr", "tc", "body", "sdtContent", "txbxContent", "customXml", "ins", "del",
		"footnote", "endnote", "comment":
		return true
	}
	return false
}

// note keeps what the copying and removing of the block around an element
// depends on.
func (x *blockScan) note(t *xmlscan.Token, b *block) {
	if t.Space != nsWord || b == nil {
		return
	}
	switch t.Local {
	case "drawing", "pict", "object", "sectPr", "fldSimple", "footnoteReference", "endnoteReference":
		b.needed = true
	case "fldChar":
		b.needed = true
		switch kind, _ := x.s.Attr(t, nsWord, "fldCharType"); kind {
		case "begin":
			b.fields++
		case "end":
			b.fields--
		}
	case "vMerge":
		if value(x.s, t) == "restart" {
			b.around("tr").stick(StuckMerged)
		}
	}
	if strings.HasSuffix(t.Local, "Start") || strings.HasSuffix(t.Local, "End") {
		x.rangeEnd(t, b)
	}
}

func (b *block) stick(why Stuck) {
	if b != nil {
		b.stuck = why
	}
}

// rangeEnd notes one end of a range and ties it to the other.
func (x *blockScan) rangeEnd(t *xmlscan.Token, b *block) {
	id, ok := x.s.Attr(t, nsWord, "id")
	if !ok {
		return
	}
	start := t.Start
	at := &rangeAt{span: span{start, t.End}, other: -1}
	kind, begins := strings.CutSuffix(t.Local, "Start")
	if !begins {
		kind = strings.TrimSuffix(t.Local, "End")
	}
	if first := x.open[kind+" "+id]; first != nil {
		at.other, first.other = first.start, start
	}
	b.ranges = append(b.ranges, at)
	x.open[kind+" "+id] = at
}
