package docx

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// builder gathers one paragraph. Paragraphs nest (a text box stands in a
// paragraph), so several may be open.
type builder struct {
	mark     int // in part.marks
	para     int // in reader.paras; -1 for a copy that is not counted
	style    *style
	list     listRef
	at       mark
	deleted  bool // its mark is a tracked deletion
	text     []byte
	runs     []Run
	controls []Control
	sources  []int // of controls, in part.controls
	pieces   []piece
	layout   paragraphFormat
	faces    []Face
}

func (r *reader) newBuilder() *builder {
	if n := len(r.free); n > 0 {
		b := r.free[n-1]
		r.free = r.free[:n-1]
		*b = builder{text: b.text[:0], runs: b.runs[:0], controls: b.controls[:0], sources: b.sources[:0], pieces: b.pieces[:0]}
		return b
	}
	return &builder{}
}

// paragraph reads a w:p.
func (r *reader) paragraph(t *xmlscan.Token) {
	outer, run, control := r.para, r.run, r.control
	if outer != nil {
		r.control = slices.Clone(control)
	}
	b := r.begin(t)
	r.para, r.run = b, Run{}
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsWord, "pPr") {
			r.paragraphProperties(&c)
		} else {
			r.element(&c)
		}
	}
	r.end(b)
	r.para, r.run, r.control = outer, run, control
}

// begin numbers a paragraph at its start tag.
func (r *reader) begin(t *xmlscan.Token) *builder {
	b := r.newBuilder()
	b.mark, b.para = len(r.part.marks), -1
	b.style = r.styles.standard
	b.list = listRef{level: unsaidLevel}
	b.at = mark{tag: span{t.Start, t.End}, inside: span{t.End, t.End}, empty: t.Kind == xmlscan.Empty}
	r.part.marks = append(r.part.marks, mark{})
	r.order = append(r.order, b.mark)
	if r.shadow == 0 {
		b.para = len(r.paras)
		r.paras = append(r.paras, Paragraph{Outline: unsaidLevel})
		if r.layout != nil {
			r.layout.begin()
		}
	}
	for i := range r.control {
		r.control[i].index = len(b.controls)
		b.controls = append(b.controls, r.control[i].Control)
		b.sources = append(b.sources, r.control[i].source)
	}
	return b
}

// end closes a paragraph behind its end tag.
func (r *reader) end(b *builder) {
	if !b.at.empty {
		b.at.inside.end, _ = r.s.Span()
	}
	b.at.insert = r.insertion(b)
	b.at.text = b.string(r.part.src)
	b.at.pieces = r.pieces.clone(b.pieces)
	for i := range r.control {
		b.controls[r.control[i].index].End = len(b.text)
	}
	b.at.controls = b.places()
	r.part.marks[b.mark] = b.at
	if b.para >= 0 {
		r.publish(b)
	}
	r.free = append(r.free, b)
}

// insertion is where new text can go, judged by the fields and deletions that
// are open at the end of a paragraph and were at its start.
func (r *reader) insertion(b *builder) insertion {
	if r.deleted == 0 && r.code == 0 {
		return atEnd
	}
	return b.at.insert
}

// string is the text of the paragraph: where it is one stretch of the source,
// that stretch.
func (b *builder) string(src string) string {
	if len(b.pieces) == 1 {
		if same := src[b.pieces[0].src.start:b.pieces[0].src.end]; same == string(b.text) {
			return same
		}
	}
	return string(b.text)
}

// publish fills in the Paragraph of a builder.
func (r *reader) publish(b *builder) {
	if r.layout != nil {
		r.layout.publish(b)
	}
	p := &r.paras[b.para]
	p.Part = r.part.name
	p.Index = b.para
	p.Text = b.at.text
	p.Runs = r.runs.clone(b.runs)
	p.Controls = r.controls.clone(b.controls)
	p.TextBox = r.box
	p.Deleted = p.Text == "" && (b.deleted || r.deleted > 0)
	p.Story = r.part.kind
	if p.Outline == unsaidLevel {
		p.Outline = b.style.outline
	}
	if r.cell != nil {
		p.Cell = r.cell.Cell
		r.cell.label = joinLabel(r.cell.label, p.Text)
	}
	if ref := b.listRef(); ref.num != "" && ref.num != "0" {
		p.Listed = true
		r.lists = append(r.lists, listPlace{b.para, ref})
	}
}

// listRef is the list a paragraph stands in by its own word or by its style's.
func (b *builder) listRef() listRef {
	ref, inherited := b.list, b.style.list
	if ref.num == "" {
		ref.num, ref.style = inherited.num, inherited.style
	}
	if ref.level == unsaidLevel {
		ref.level = inherited.level
	} else {
		ref.style = ""
	}
	return ref
}

// paragraphProperties reads a w:pPr.
func (r *reader) paragraphProperties(pPr *xmlscan.Token) {
	b := r.para
	var t xmlscan.Token
	for r.s.Child(pPr, &t) {
		if t.Space != nsWord {
			continue
		}
		switch t.Local {
		case "pStyle":
			r.paragraphStyle(value(r.s, &t))
		case "outlineLvl":
			if b.para >= 0 {
				r.paras[b.para].Outline = readOutline(r.s, &t)
			}
		case "numPr":
			b.list = readListRef(r.s, &t)
		case "rPr":
			b.at.format.start = t.Start
			b.deleted = r.deletesMark(&t)
			_, b.at.format.end = r.s.Span()
		case "sectPr":
			r.section(&t)
		default:
			if r.layout != nil {
				b.layout.read(r.s, &t)
			}
		}
	}
	_, b.at.inside.start = r.s.Span()
	if r.deleted == 0 && r.code == 0 {
		b.at.insert = atStart
	}
}

// deletesMark reads the w:rPr of a paragraph mark and reports whether the mark
// is a tracked deletion.
func (r *reader) deletesMark(rPr *xmlscan.Token) (deleted bool) {
	var t xmlscan.Token
	for r.s.Child(rPr, &t) {
		deleted = deleted || t.Is(nsWord, "del") || t.Is(nsWord, "moveFrom")
	}
	return deleted
}

func (r *reader) paragraphStyle(id string) {
	r.para.style = r.styles.paragraph(id)
	if r.para.para >= 0 {
		r.paras[r.para.para].Style = id
	}
}

// runElement reads a w:r or m:r.
func (r *reader) runElement(t *xmlscan.Token) {
	r.format(runFormat{})
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsWord, "rPr") {
			f := readRunFormat(r.s, &c, r.layout != nil)
			r.format(f)
			r.promptFormat(c.Start, f.style)
		} else {
			r.element(&c)
		}
	}
}

// format sets the properties of the text that follows.
func (r *reader) format(f runFormat) {
	if r.para != nil {
		char, para := r.styles.character(f.style), &r.para.style.run
		f.apply(&r.run, char, para)
		if r.layout != nil {
			r.layout.format(f.over(char.over(*para)))
		}
	}
}

// visible reports whether text that stands here is text a reader sees.
func (r *reader) visible() bool {
	return r.para != nil && r.deleted == 0 && r.code == 0 && r.annotation == 0
}

// text reads a w:t or m:t.
func (r *reader) text(t *xmlscan.Token) {
	var c xmlscan.Token
	for r.characters(t, &c) {
		if !r.visible() {
			continue
		}
		b := r.para
		p := piece{start: len(b.text), tag: t.Start}
		p.src.start, p.src.end = c.Inner()
		if c.Kind == xmlscan.CDATA {
			p.kind = cdata
		}
		b.text = r.appendText(b.text, &c)
		r.add(p)
	}
}

// characters reads the next text in the element that t opens into c. It returns
// false behind the end tag.
func (r *reader) characters(t, c *xmlscan.Token) bool {
	if t.Kind == xmlscan.Empty {
		return false
	}
	for r.s.Next(c) {
		switch c.Kind {
		case xmlscan.Text, xmlscan.CDATA:
			return true
		case xmlscan.End:
			if c.Depth == t.Depth {
				return false
			}
		}
	}
	return false
}

func (r *reader) appendText(dst []byte, c *xmlscan.Token) []byte {
	start, end := c.Inner()
	return xmlscan.AppendText(dst, r.part.src[start:end], c.Kind)
}

// symbolElement reads an element that stands for one character.
func (r *reader) symbolElement(t *xmlscan.Token, char rune) {
	r.s.Pass(t)
	if !r.visible() {
		return
	}
	b := r.para
	p := piece{start: len(b.text), src: span{start: t.Start}, kind: element}
	_, p.src.end = r.s.Span()
	b.text = utf8.AppendRune(b.text, char)
	r.add(p)
}

// symbol reads a w:sym or w16se:symEx: its code point as it is, private use
// (F000–F0FF, for fonts of symbols) included.
func (r *reader) symbol(t *xmlscan.Token) {
	hex, _ := r.s.Attr(t, t.Space, "char")
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n > utf8.MaxRune || n < ' ' || !xmlscan.IsChar(rune(n)) {
		r.s.Pass(t)
		return
	}
	r.symbolElement(t, rune(n))
}

// add adds a piece whose text has been appended to the paragraph.
func (r *reader) add(p piece) {
	b := r.para
	p.end = len(b.text)
	if p.start == p.end {
		return
	}
	if r.layout != nil {
		r.layout.add(b, p.start, p.end)
	}
	p.fixed = r.field.Kind == ComputedField
	b.pieces = append(b.pieces, p)
	run := r.run
	run.Start, run.End = p.start, p.end
	run.Inserted = r.inserted > 0
	run.Field = r.field
	if p.fixed {
		run.Fixed = FixedField
	}
	run.Control = -1
	if n := len(r.control); n > 0 {
		run.Control = r.control[n-1].index
	}
	if n := len(b.runs); n > 0 && sameFormat(b.runs[n-1], run) {
		b.runs[n-1].End = p.end
		return
	}
	b.runs = append(b.runs, run)
}

// sameFormat reports whether two runs differ in nothing but their place.
func sameFormat(a, b Run) bool {
	a.Start, a.End = b.Start, b.End
	return a == b
}
