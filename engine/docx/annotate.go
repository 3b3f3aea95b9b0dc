package docx

import (
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// CommentAuthor is the author of the comments that Annotate writes. Their
// paragraphs are left out of every Document: they are about the report, and
// quote it.
const CommentAuthor = "填报"

// Comment is a remark on a stretch of text.
type Comment struct {
	Loc  Loc
	Text string // a newline begins a paragraph
	// Displaced says where Loc is ("页眉："). It comes before Text when the
	// comment does not hang at Loc: Word allows comments in the body only, and
	// not in its text boxes. Such a comment hangs at the nearest paragraph.
	Displaced string
}

// Annotate returns a Document with comments that Word shows in the margin. They
// take the place of those that an earlier Annotate wrote, known by
// CommentAuthor; other people's stay, and so does the text. The author of by
// is not looked at.
//
// Comments come in the order given. In plain text, in a Document that has no
// body paragraph, and on a Loc that is none, a comment is an error.
func (d *Document) Annotate(comments []Comment, by Revision) (*Document, error) {
	if err := d.mayEdit(); err != nil {
		return nil, err
	}
	d, err := d.withoutComments()
	if err != nil || len(comments) == 0 {
		return d, err
	}
	by.Author = CommentAuthor
	n := &annotation{Document: d, anchors: d.newAnchors(), ids: d.loader.usedIDs(d.parts), Revision: by, marks: map[int][]commentMark{}}
	for i := range comments {
		if err := n.add(&comments[i]); err != nil {
			return nil, d.loader.fail(err, "")
		}
	}
	data, err := n.body()
	if err != nil {
		return nil, d.loader.fail(err, d.parts[0].name)
	}
	changes, err := n.commentsPart()
	if err != nil {
		return nil, d.loader.fail(err, "")
	}
	return d.revised(append(changes, opc.Change{Part: d.parts[0].name, Data: data}))
}

// annotation is what Annotate gathers.
type annotation struct {
	*Document
	Revision
	anchors  *anchors
	ids      *idSource
	marks    map[int][]commentMark // by the paragraph of the body
	elements []commentElement
}

// commentMark is a comment on a stretch of a paragraph.
type commentMark struct {
	start, end int
	id         string
}

// commentElement is what a w:comment says.
type commentElement struct{ id, text string }

func (n *annotation) add(c *Comment) error {
	part, err := n.check(Edit{Loc: c.Loc, New: c.Text})
	if err != nil {
		return err
	}
	if len(n.parts[0].paras) == 0 {
		return editError(c.Loc, "the body has no paragraph for a comment to hang at")
	}
	para, start, end, exact := n.anchors.find(part, c.Loc)
	text := c.Text
	if !exact {
		text = c.Displaced + text
	}
	id := n.ids.next()
	n.marks[para] = append(n.marks[para], commentMark{start, end, id})
	n.elements = append(n.elements, commentElement{id, text})
	return nil
}

// body puts the marks of the comments into the body.
func (n *annotation) body() ([]byte, error) {
	p := n.parts[0]
	runs, err := n.loader.indexRuns(p)
	if err != nil {
		return nil, err
	}
	rc := &recut{src: p.src, runs: runs}
	for para, id := range p.order {
		if marks := n.marks[para]; len(marks) > 0 {
			m := &p.marks[id]
			rc.annotate(m, p.names(m.tag.start), marks)
		}
	}
	return p.splice(rc.out)
}

// annotate puts the marks of comments into a paragraph.
func (rc *recut) annotate(m *mark, names wordNames, marks []commentMark) {
	at := marksAt{recut: rc, m: m}
	slices.SortStableFunc(marks, func(a, b commentMark) int { return a.start - b.start })
	for _, c := range marks {
		start := names.empty("commentRangeStart", "id", c.id)
		end := names.empty("commentRangeEnd", "id", c.id) +
			names.open("r") + names.empty("commentReference", "id", c.id) + names.close("r")
		if len(m.pieces) == 0 {
			at.empty += start + end
		} else {
			at.start(c.start, c.end, start)
			at.end(c.start, c.end, end)
		}
	}
	at.write()
}

// marksAt gathers the marks of one paragraph: between runs, and around elements
// that they don't go into.
type marksAt struct {
	*recut
	m       *mark
	empty   string // for a paragraph without text
	inserts []insert
	outside []splice.Edit
}

// start places the mark where a comment begins: before the character there, or
// behind the last one.
func (at *marksAt) start(start, end int, markup string) {
	k := at.m.pieceAt(start)
	if k+1 < len(at.m.pieces) && at.m.pieces[k].end == start {
		k++
	}
	p := &at.m.pieces[k]
	switch sealed := at.sealed(p); {
	case sealed != (span{}):
		at.outside = append(at.outside, splice.Edit{Start: sealed.start, End: sealed.start, New: markup})
	case start == p.end:
		at.inserts = append(at.inserts, insert{start, true, markup})
	default:
		at.inserts = append(at.inserts, insert{start, false, markup})
	}
}

// end places the mark where a comment ends: behind its last character. An empty
// one ends where it begins.
func (at *marksAt) end(start, end int, markup string) {
	if start == end {
		at.start(start, end, markup)
		return
	}
	p := &at.m.pieces[at.m.pieceAt(end)]
	if sealed := at.sealed(p); sealed != (span{}) {
		at.outside = append(at.outside, splice.Edit{Start: sealed.end, End: sealed.end, New: markup})
		return
	}
	at.inserts = append(at.inserts, insert{end, true, markup})
}

// sealed is the element around a piece that no marks go into: one of its run's,
// the run itself when the piece stands deeper in it.
func (at *marksAt) sealed(p *piece) span {
	r := at.runs.at(p.src)
	switch {
	case r == nil:
		return p.src
	case r.sealed == (span{}) && r.child(p) < 0:
		return r.span
	}
	return r.sealed
}

// write writes the marks.
func (at *marksAt) write() {
	m := at.m
	switch {
	case at.empty == "":
		at.paragraph(m, newOperation(operation{inserts: at.inserts}))
		at.out = append(at.out, at.outside...)
	case m.empty:
		name := xmlscan.TagName(at.src, m.tag.start)
		at.out = append(at.out, splice.Edit{Start: m.tag.end - len("/>"), End: m.tag.end, New: ">" + at.empty + "</" + name + ">"})
	default:
		at.insert(m.inside.start, at.empty)
	}
}
