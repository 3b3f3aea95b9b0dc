package docx

import (
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// branch is what was read from a branch of mc:AlternateContent.
type branch struct {
	paras      []int // marks
	start, end int   // in the text of the paragraph around
}

// alternate reads an mc:AlternateContent (ECMA-376 part 3): the first branch
// that Word understands counts. The others hold the same for other readers;
// where their paragraphs, or their text in the paragraph around, say the same,
// they are twins.
func (r *reader) alternate(t *xmlscan.Token) {
	var chosen *branch
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		switch {
		case chosen != nil:
			r.copied(&c, chosen)
		case c.Is(nsCompat, "Fallback") || c.Is(nsCompat, "Choice") && r.understood(&c):
			chosen = r.chosen(&c)
		}
	}
}

// understood reports whether Word knows the namespaces that a Choice requires:
// Microsoft's and those of the standard.
func (r *reader) understood(choice *xmlscan.Token) bool {
	requires, _ := r.s.Attr(choice, 0, "Requires")
	for _, prefix := range strings.Fields(requires) {
		name := r.s.Namespace(prefix)
		if !strings.HasPrefix(name, "http://schemas.microsoft.com/") &&
			!strings.HasPrefix(name, "http://schemas.openxmlformats.org/") &&
			!strings.HasPrefix(name, "http://purl.oclc.org/ooxml/") &&
			!strings.HasPrefix(name, "urn:schemas-microsoft-com:") {
			return false
		}
	}
	return requires != ""
}

func (r *reader) chosen(t *xmlscan.Token) *branch {
	first := len(r.order)
	b := &branch{start: r.textLen()}
	r.content(t)
	b.end = r.textLen()
	b.paras = slices.Clone(r.order[first:])
	return b
}

func (r *reader) textLen() int {
	if r.para == nil {
		return 0
	}
	return len(r.para.text)
}

// copied reads a branch that does not count.
func (r *reader) copied(t *xmlscan.Token, chosen *branch) {
	outer, order, tables, run := r.flow, r.order, r.tables, r.run
	r.order = nil
	r.fields = nil
	r.control, r.table, r.cell = nil, nil, nil
	r.shadow++
	if outer.para != nil {
		r.para = r.newBuilder()
		r.para.para = -1
		r.para.style = outer.para.style
		r.para.at.tag = outer.para.at.tag
	}
	r.content(t)
	r.shadow--
	inline, paras := r.para, r.order
	r.flow, r.order, r.tables, r.run = outer, order, tables, run
	r.pair(chosen.paras, paras)
	if inline != nil {
		r.pairText(chosen, inline)
	}
}

// maxLook bounds how far pair looks for the copy of a paragraph.
const maxLook = 8

// pair makes twins of the paragraphs of two branches that say the same.
func (r *reader) pair(paras, copies []int) {
	marks := r.part.marks
	for _, p := range paras {
		for i := 0; i < min(len(copies), maxLook); i++ {
			if marks[copies[i]].text == marks[p].text {
				marks[p].twins = append(marks[p].twins, twin{0, len(marks[p].text), copies[i]})
				copies = copies[i+1:]
				break
			}
		}
	}
}

// pairText makes a twin of the text that a branch adds to the paragraph around.
func (r *reader) pairText(chosen *branch, b *builder) {
	text := string(r.para.text[chosen.start:chosen.end])
	if text != "" && text == string(b.text) {
		b.at.text = text
		b.at.pieces = r.pieces.clone(b.pieces)
		b.at.controls = b.places()
		r.para.at.twins = append(r.para.at.twins, twin{chosen.start, chosen.end, len(r.part.marks)})
		r.part.marks = append(r.part.marks, b.at)
	}
	r.free = append(r.free, b)
}
