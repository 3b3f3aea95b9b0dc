package engine

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// match is a paragraph of a filled report that a paragraph of the template has
// become.
type match struct {
	index      int // into the paragraphs of the filled report
	confidence float64
}

// How sure it is that a paragraph without words of its own, such as a table
// cell that holds a blank alone, is where the template has it.
const (
	sureCell     = 0.95 // in the only cell under the same headers
	surePosition = 0.7  // right behind a paragraph that is known, or under other words than in the template
)

// matchParagraphs finds for each paragraph of the template that holds slots
// what became of it; a paragraph that was split is in several places. First
// come those that stand where they stood with the same words and among the same
// words, then cells whose headers went elsewhere, then paragraphs whose words
// went elsewhere or were edited, then those without words of their own.
func matchParagraphs(t *Template, patterns []paragraphPatterns, filled *docx.Document) map[place][]match {
	m := &matcher{
		template: t.Doc.Paragraphs(), filled: filled.Paragraphs(),
		patterns: map[place]paragraphPatterns{}, found: map[place][]match{},
	}
	for _, p := range patterns {
		m.patterns[p.place] = p
	}
	m.survey()
	m.inPlace()
	m.byHeaders()
	m.byWords(t.Doc, filled)
	m.byPosition()
	return m.found
}

type matcher struct {
	template, filled []docx.Paragraph
	patterns         map[place]paragraphPatterns
	found            map[place][]match
	places           map[place]int  // paragraphs of the filled report, by index
	more             map[string]int // by part: how many paragraphs the template has more
	around           []neighbours   // by paragraph of the template
	cells            map[string]int // of the filled report, by headers
	ambiguous        map[string]bool
	became           map[int]int // paragraphs of the template to the one they became, by index
}

// survey looks over both reports.
func (m *matcher) survey() {
	m.places, m.more = map[place]int{}, map[string]int{}
	for i := range m.template {
		m.more[m.template[i].Part]++
	}
	for j := range m.filled {
		p := &m.filled[j]
		m.more[p.Part]--
		m.places[place{p.Part, p.Index}] = j
	}
	m.around = m.neighbours()
	m.cells, m.ambiguous = cellsByHeaders(m.filled)
}

// open reports whether a paragraph of the template holds slots and has not been
// found yet.
func (m *matcher) open(p *docx.Paragraph) (paragraphPatterns, bool) {
	at := place{p.Part, p.Index}
	patterns, hasSlots := m.patterns[at]
	return patterns, hasSlots && m.found[at] == nil
}

// inPlace matches paragraphs of parts that have as many as in the template. A
// cell must have the same words around it as well: rows are sorted, and tables
// moved, as a whole.
func (m *matcher) inPlace() {
	for i := range m.template {
		p := &m.template[i]
		if patterns, ok := m.open(p); ok && m.stands(i) && m.asMany(p.Part) &&
			(p.Cell == nil && patterns.hasWords() || p.Cell != nil && m.amongItsOwn(i)) {
			m.found[patterns.place] = []match{{m.places[patterns.place], 1}}
		}
	}
}

// amongItsOwn reports whether the words around a paragraph of the template are
// those around its place in the report.
func (m *matcher) amongItsOwn(i int) bool {
	p := &m.template[i]
	return m.around[i].stand() && (p.Cell == nil || m.around[i].caption || !m.ambiguous[headersOf(p)])
}

func (m *matcher) asMany(part string) bool { return m.more[part] == 0 }

// byHeaders matches cells under headers that no other cell has.
func (m *matcher) byHeaders() {
	for i := range m.template {
		p := &m.template[i]
		patterns, ok := m.open(p)
		if headers := headersOf(p); ok && p.Cell != nil && !m.ambiguous[headers] {
			if j, isCell := m.cells[headers]; isCell {
				m.tryAt(patterns, match{j, sureCell})
			}
		}
	}
}

// byWords matches paragraphs by what they say outside their gaps.
func (m *matcher) byWords(template, filled *docx.Document) {
	m.became = map[int]int{}
	for _, pair := range align.Blocks(m.blocks(template, true), m.blocks(filled, false)).Pairs {
		for _, i := range pair.Prior {
			m.take(i, pair.Current)
			if len(pair.Prior) == 1 && len(pair.Current) == 1 {
				m.became[i] = pair.Current[0]
			}
		}
	}
}

func (m *matcher) take(i int, current []int) {
	patterns, ok := m.open(&m.template[i])
	if !ok || !patterns.hasWords() {
		return
	}
	for _, j := range current {
		m.found[patterns.place] = append(m.found[patterns.place], match{j, 1})
	}
}

// blocks are the paragraphs of a document, in its order; what stands in the gaps
// of the template says nothing about where they went.
func (m *matcher) blocks(doc *docx.Document, isTemplate bool) []align.Block {
	var list []align.Block
	for _, story := range doc.Stories() {
		for _, p := range story.Paragraphs {
			text := align.Text{String: p.Text}
			if isTemplate {
				for _, g := range m.patterns[place{p.Part, p.Index}].leaves.gaps {
					text.Ignore = append(text.Ignore, align.Span{Start: g.start, End: g.end})
				}
			}
			list = append(list, align.Block{Class: string(story.Kind), Texts: []align.Text{text}})
		}
	}
	return list
}

// byPosition matches what has no words to go by: where it stood, if the words
// around it stand there too and nothing else has come in its place, or else
// right behind a paragraph that is known, or in the cell where it stood.
func (m *matcher) byPosition() {
	taken := m.taken()
	for i := range m.template {
		p := &m.template[i]
		patterns, ok := m.open(p)
		if !ok {
			continue
		}
		here := m.places[patterns.place]
		if m.asMany(p.Part) && m.amongItsOwn(i) && m.stands(i) && !taken[here] {
			m.found[patterns.place] = []match{{here, 1}}
		} else if j, known := m.became[i-1]; known && j+1 < len(m.filled) {
			m.tryAt(patterns, match{j + 1, surePosition})
		} else if p.Cell != nil && m.stands(i) {
			m.tryAt(patterns, match{here, surePosition})
		}
	}
}

// taken are the paragraphs of the filled report that words have led to.
func (m *matcher) taken() map[int]bool {
	taken := map[int]bool{}
	for i := range m.template {
		if j, known := m.became[i]; known && m.saysWhere(i) {
			taken[j] = true
		}
	}
	for _, list := range m.found {
		for _, at := range list {
			taken[at.index] = true
		}
	}
	return taken
}

// tryAt takes a paragraph if its words are the template's.
func (m *matcher) tryAt(patterns paragraphPatterns, at match) {
	if patterns.matchExact(m.filled[at.index].Text) {
		m.found[patterns.place] = []match{at}
	}
}

// cellsByHeaders finds the cells of a document by their row and column headers
// and notes the headers that more than one cell has.
func cellsByHeaders(paragraphs []docx.Paragraph) (cells map[string]int, ambiguous map[string]bool) {
	cells, ambiguous = map[string]int{}, map[string]bool{}
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.Cell == nil {
			continue
		}
		key := headersOf(p)
		if _, again := cells[key]; again {
			ambiguous[key] = true
		}
		cells[key] = i
	}
	return cells, ambiguous
}

// headersOf names a cell by its headers.
func headersOf(p *docx.Paragraph) string {
	if p.Cell == nil {
		return ""
	}
	return strings.Join(p.Cell.RowHeaders, "\x1f") + "\x1e" + strings.Join(p.Cell.ColHeaders, "\x1f")
}
