package slot

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// glyphParagraphs finds the paragraphs outside tables that are nothing but a run of
// glyphs below a paragraph that ends with a colon, the label that says what they
// stand for. A single X without a label counts when it is all the text there is:
// elsewhere it may be a Roman numeral or the letter of an index.
func glyphParagraphs(paragraphs []docx.Paragraph) map[int]candidate {
	found := map[int]candidate{}
	label := ""
	for i := range paragraphs {
		p := &paragraphs[i]
		text := strings.TrimSpace(p.Text)
		switch {
		case text == "":
			continue
		case isGlyphAlone(p) && (label != "" || len(paragraphs) == 1 && isTick(text)):
			start, end, _ := loneGlyph(p.Text)
			found[i] = run{start: start, end: end}.candidate(aloneMeaning(label))
		}
		label = labelAlone(text)
	}
	return found
}

// isGlyphAlone reports whether p is nothing but a run of glyphs, outside tables.
func isGlyphAlone(p *docx.Paragraph) bool {
	if p.Cell != nil || familyOf(firstRune(strings.TrimSpace(p.Text))) == noFamily {
		return false
	}
	_, _, ok := loneGlyph(p.Text)
	return ok
}

// labelAlone is the label that a paragraph is, "" when it is none: 走访人数：.
func labelAlone(text string) string {
	label := strings.TrimRight(text, "：:")
	if label == text || isLongLabel(label) || strings.ContainsAny(label, "，。；：！？") {
		return ""
	}
	return stripNumber(label)
}

// aloneMeaning is what a glyph below a label stands for; without a label a figure.
func aloneMeaning(label string) meaning {
	if label == "" {
		return meaning{class: "count", evidence: "all the text there is"}
	}
	m := headerMeaning(label)
	if m.class == "" {
		m.class = "name"
	}
	m.evidence = "the value of " + label
	return m
}

// nameByLabelAbove names the slots of paragraph i by the label that stands in the
// paragraph above.
func nameByLabelAbove(paragraphs []docx.Paragraph, i int, slots []Slot) {
	for above := i - 1; above >= 0; above-- {
		text := strings.TrimSpace(paragraphs[above].Text)
		if text == "" {
			continue
		}
		if label := labelAlone(text); label != "" {
			slots[0].Label = tidyLabel(label)
		}
		return
	}
}
