package slot

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Characters without a width of their own come with text that is pasted from web
// pages, and with the hyphens Word may break at. No reader sees them, so none may
// part a blank from its measure word or stand in a key: slots are looked for in
// paragraphs without them, and their places told in those with them.

// isInvisible reports soft hyphens, zero-width characters and marks of direction.
func isInvisible(r rune) bool {
	return r == 0xAD || r == 0xFEFF || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x2069
}

// hasInvisible is quick where there are none: it looks at what begins like one.
func hasInvisible(text string) bool {
	const general = 0xE2 // first byte of General Punctuation, quotes and dashes among it
	for rest := text; ; rest = rest[1:] {
		i := strings.IndexByte(rest, general)
		if i < 0 {
			break
		}
		rest = rest[i:]
		if r, _ := utf8.DecodeRuneInString(rest); isInvisible(r) {
			return true
		}
	}
	return strings.Contains(text, "\u00AD") || strings.Contains(text, "\uFEFF")
}

func withoutInvisible(text string) string {
	if !hasInvisible(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, text)
}

// sight are paragraphs as a reader sees them, without what is invisible.
type sight struct {
	seen   []docx.Paragraph
	hidden []*hidden // by the number of the paragraph, nil for what is whole; nil when all are
}

// hidden tells where the bytes of a paragraph stood, in both directions.
type hidden struct {
	text string // with everything
	from []int  // by offset without the invisible: offset with it
	to   []int  // the other way round
}

// look takes what is invisible away.
func look(paragraphs []docx.Paragraph) sight {
	if !slices.ContainsFunc(paragraphs, func(p docx.Paragraph) bool { return hasInvisible(p.Text) }) {
		return sight{seen: paragraphs}
	}
	s := sight{slices.Clone(paragraphs), make([]*hidden, len(paragraphs))}
	for i := range s.seen {
		p := &s.seen[i]
		p.Section = withoutInvisibles(p.Section)
		if p.Cell != nil {
			cell := *p.Cell
			cell.ColHeaders, cell.RowHeaders = withoutInvisibles(cell.ColHeaders), withoutInvisibles(cell.RowHeaders)
			p.Cell = &cell
		}
		if hasInvisible(p.Text) {
			s.hidden[i] = hide(p)
		}
	}
	return s
}

func withoutInvisibles(texts []string) []string {
	if !slices.ContainsFunc(texts, hasInvisible) {
		return texts
	}
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = withoutInvisible(text)
	}
	return list
}

// hide takes the invisible out of a paragraph.
func hide(p *docx.Paragraph) *hidden {
	h := &hidden{text: p.Text, to: make([]int, len(p.Text)+1)}
	var b strings.Builder
	for i, size := 0, 0; i < len(p.Text); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(p.Text[i:])
		for j := range size {
			h.to[i+j] = b.Len()
		}
		if isInvisible(r) {
			continue
		}
		for j := range size {
			h.to[i+j] = b.Len() + j
			h.from = append(h.from, i+j)
		}
		b.WriteString(p.Text[i : i+size])
	}
	h.from = append(h.from, len(p.Text))
	h.to[len(p.Text)] = b.Len()
	p.Text = b.String()
	var runs []docx.Run
	for _, r := range p.Runs {
		if r.Start, r.End = h.to[r.Start], h.to[r.End]; r.Start < r.End {
			runs = append(runs, r)
		}
	}
	p.Runs = runs
	p.Controls = slices.Clone(p.Controls)
	for i := range p.Controls {
		c := &p.Controls[i]
		c.Start, c.End = h.to[c.Start], h.to[c.End]
	}
	return h
}

// place is a stretch of the text with everything: what is invisible at its ends
// is no part of it.
func (h *hidden) place(start, end int) (int, int) {
	if start == end {
		return h.from[start], h.from[start]
	}
	return h.from[start], h.from[end-1] + 1
}

// restore tells the places of a result in the paragraphs with everything.
func (s *sight) restore(res Result) Result {
	if s.hidden == nil {
		return res
	}
	byPlace := map[docx.Loc]*hidden{}
	for i, h := range s.hidden {
		if h != nil {
			byPlace[docx.Loc{Part: s.seen[i].Part, Para: s.seen[i].Index}] = h
		}
	}
	restore := func(at *docx.Loc, text *string) *hidden {
		h := byPlace[docx.Loc{Part: at.Part, Para: at.Para}]
		if h != nil {
			at.Start, at.End = h.place(at.Start, at.End)
			*text = h.text[at.Start:at.End]
		}
		return h
	}
	for i := range res.Slots {
		found := &res.Slots[i]
		if h := restore(&found.Loc, &found.Text); h != nil {
			found.SurfaceStart, found.SurfaceEnd = h.place(found.SurfaceStart, found.SurfaceEnd)
			if found.Surface != "" {
				found.Surface = h.text[found.SurfaceStart:found.SurfaceEnd]
			}
		}
	}
	for i := range res.Rejected {
		restore(&res.Rejected[i].Loc, &res.Rejected[i].Text)
	}
	return res
}
