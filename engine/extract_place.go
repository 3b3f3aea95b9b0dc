package engine

import (
	"unicode"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// fewWords is how many letters outside its gaps tell what a paragraph is. One
// with fewer, such as a cell that holds a blank alone, fits any text, so it
// takes what stands around it to say where it went.
const fewWords = 2

// neighbours says of a paragraph of a template whether the nearest words on both
// sides stand in the same places of a filled report: in a table those to the left
// and above, elsewhere those before and after. Where there are no words, nothing
// speaks against the place. caption is that of the words before the table of a
// cell: they alone tell tables with the same headers apart.
type neighbours struct{ first, second, caption bool }

func (n neighbours) stand() bool { return n.first && n.second }

// neighbours looks around every paragraph of the template.
func (m *matcher) neighbours() []neighbours {
	list := make([]neighbours, len(m.template))
	walk := newWalk()
	for i := range m.template {
		p := &m.template[i]
		list[i] = neighbours{walk.before(p), walk.above(p), !walk.moved[lane{part: p.Part, row: captions}]}
		walk.pass(&m.template[i], m.saysWhere(i), m.stands(i))
	}
	walk = newWalk()
	for i := len(m.template) - 1; i >= 0; i-- {
		if p := &m.template[i]; p.Cell == nil {
			list[i].second = walk.before(p)
		}
		walk.pass(&m.template[i], m.saysWhere(i), m.stands(i))
	}
	return list
}

// walk remembers the last words that were passed and whether they stood in
// place, as do those that were never met.
type walk struct{ moved map[lane]bool }

// captions is the row of the lane that paragraphs outside tables make.
const captions = -2

// lane is a part, a row of a table or a column of it.
type lane struct {
	part        string
	table       int // counted from 1; 0 outside tables
	row, column int // -1 for all
}

func newWalk() walk { return walk{map[lane]bool{}} }

func (w walk) before(p *docx.Paragraph) bool {
	if c := p.Cell; c != nil {
		return !w.moved[lane{p.Part, c.Table + 1, c.Row, -1}]
	}
	return !w.moved[lane{part: p.Part}]
}

func (w walk) above(p *docx.Paragraph) bool {
	return p.Cell == nil || !w.moved[lane{p.Part, p.Cell.Table + 1, -1, p.Cell.Col}]
}

// pass notes whether the words of a paragraph stand in place.
func (w walk) pass(p *docx.Paragraph, hasWords, stands bool) {
	if !hasWords {
		return
	}
	w.moved[lane{part: p.Part}] = !stands
	if p.Cell == nil {
		w.moved[lane{part: p.Part, row: captions}] = !stands
	}
	if c := p.Cell; c != nil {
		w.moved[lane{p.Part, c.Table + 1, c.Row, -1}] = !stands
		w.moved[lane{p.Part, c.Table + 1, -1, c.Col}] = !stands
	}
}

// saysWhere reports whether a paragraph of the template can be told from others.
// A label may be short.
func (m *matcher) saysWhere(i int) bool {
	p := &m.template[i]
	patterns, hasSlots := m.patterns[place{p.Part, p.Index}]
	if !hasSlots {
		return letters(p.Text) > 0
	}
	return patterns.hasWords()
}

// stands reports whether a paragraph of the template is in the same place of the
// filled report.
func (m *matcher) stands(i int) bool {
	p := &m.template[i]
	j, ok := m.places[place{p.Part, p.Index}]
	if !ok || !sameCell(p.Cell, m.filled[j].Cell) {
		return false
	}
	if patterns, hasSlots := m.patterns[place{p.Part, p.Index}]; hasSlots {
		return patterns.matchExact(m.filled[j].Text)
	}
	return p.Text == m.filled[j].Text
}

// sameCell reports whether two paragraphs are in the same cell, or in none.
func sameCell(a, b *docx.Cell) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Table == b.Table && a.Row == b.Row && a.Col == b.Col
}

// hasWords reports whether the words outside the gaps tell what a paragraph is.
func (p paragraphPatterns) hasWords() bool {
	n := 0
	for _, static := range p.leaves.statics() {
		n += letters(static)
	}
	return n >= fewWords
}

func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
