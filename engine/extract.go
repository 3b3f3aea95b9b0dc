package engine

import (
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Confident is the confidence from which on a value may be used unseen. A
// person should look at those below.
const Confident = 0.8

// Extracted is what a filled report says in the slots of its template.
type Extracted struct {
	Values  []Value  // in the order of the template
	Missing []string // keys of the placeholders that still stand there or were not found
	Further int      // table rows and list items that the template has no blanks for; they are not read
}

// Value is one value read back.
type Value struct {
	Key        string
	Text       string
	Confidence float64  // from 0 to 1
	Loc        docx.Loc // where it stands in the filled report
}

// Extract reads the values of a report that was made from the template, by
// Fill or by people. Of slots that must stay the same it gives the first. Titles
// and periods are listed only where they read otherwise than in the template; a
// title that contains slots only where more than these differs.
func (t *Template) Extract(filled *docx.Document) Extracted {
	x := &extractor{Template: t, paragraphs: filled.Paragraphs(), readings: make([]*reading, len(t.Slots))}
	patterns := t.patterns()
	matches := matchParagraphs(t, patterns, filled)
	for _, p := range patterns {
		for _, m := range matches[p.place] {
			x.read(p, m)
		}
	}
	found := x.result()
	found.Further = x.further(patterns, matches)
	return found
}

// extractor collects the readings of one filled report.
type extractor struct {
	*Template
	paragraphs []docx.Paragraph
	readings   []*reading // by slot
}

// reading is what a filled report seems to say in one slot.
type reading struct {
	text       string
	confidence float64
	loc        docx.Loc
}

// read reads the slots of one paragraph of the template from the paragraph of
// the report that it became. What was read surer elsewhere stays.
func (x *extractor) read(p paragraphPatterns, m match) {
	target := x.paragraphs[m.index]
	for i, r := range p.read(x.Slots, target.Text) {
		r.confidence *= m.confidence
		r.loc.Part, r.loc.Para = target.Part, target.Index
		if before := x.readings[i]; before == nil || before.confidence < r.confidence {
			x.readings[i] = &r
		}
	}
}

// result lists the readings of slots that stand on their own, and brings those
// that must be the same together.
func (x *extractor) result() Extracted {
	var found Extracted
	for i := range x.Slots {
		s := &x.Slots[i]
		if s.Link != "" {
			continue
		}
		r := x.agreed(x.group(i))
		switch {
		case r != nil && r.text != s.Text:
			found.Values = append(found.Values, Value{s.Key, r.text, r.confidence, r.loc})
		case !s.IsOptional() && x.fixed[i] == docx.NotFixed && x.isLeaf(i) && !x.readAbove(i):
			found.Missing = append(found.Missing, s.Key)
		}
	}
	return found
}

// agreed is the surest reading of slots that must be the same, less sure when
// they differ.
func (x *extractor) agreed(group []int) *reading {
	var best *reading
	differ := false
	for _, i := range group {
		r := x.readings[i]
		if r == nil || r.text == x.Slots[i].Text {
			continue
		}
		differ = differ || best != nil && best.text != r.text
		if best == nil || r.confidence > best.confidence {
			best = r
		}
	}
	if differ {
		less := *best
		less.confidence /= 2
		return &less
	}
	return best
}

// isLeaf reports whether slot i contains no other.
func (t *Template) isLeaf(i int) bool {
	return i+1 == len(t.Slots) || t.parent[i+1] != i
}

// readAbove reports whether a slot around slot i has a reading of its own.
func (x *extractor) readAbove(i int) bool {
	for i = x.parent[i]; i >= 0; i = x.parent[i] {
		if r := x.readings[i]; r != nil && r.text != x.Slots[i].Text {
			return true
		}
	}
	return false
}
