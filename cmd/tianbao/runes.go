package main

import (
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// runeCount turns byte ranges of a document into code points. It goes on from
// the range it was asked for last, so that places in the order of the text cost
// one pass over it.
type runeCount struct {
	texts map[string][]string // of the paragraphs of each part, by number
	last  docx.Loc            // from its start, runes code points into the paragraph
	runes int
}

func newRuneCount(doc *docx.Document) *runeCount {
	texts := map[string][]string{}
	for _, p := range doc.Paragraphs() {
		texts[p.Part] = append(texts[p.Part], p.Text)
	}
	return &runeCount{texts: texts}
}

func (c *runeCount) span(loc docx.Loc) (start, end int) {
	text := c.texts[loc.Part][loc.Para]
	if loc.Part != c.last.Part || loc.Para != c.last.Para || loc.Start < c.last.Start {
		c.last, c.runes = docx.Loc{}, 0
	}
	c.runes += utf8.RuneCountInString(text[c.last.Start:loc.Start])
	c.last = loc
	return c.runes, c.runes + utf8.RuneCountInString(text[loc.Start:loc.End])
}
