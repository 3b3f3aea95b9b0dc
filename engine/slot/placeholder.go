package slot

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// placeholders finds the placeholders of one paragraph: those of its text and
// those that only a Word file has. cell is the blank that the paragraph is when
// it is an empty cell, or nothing but a glyph in a cell or below a label, the zero
// candidate otherwise.
func (l *line) placeholders(p *docx.Paragraph, cell candidate, opts Options) (slots []Slot, rejected []Rejected) {
	found := l.candidates(p, cell, opts)
	if len(found) == 0 {
		return nil, nil
	}
	slots = make([]Slot, 0, len(found))
	for _, c := range found {
		loc := docx.Loc{Part: p.Part, Para: p.Index, Start: c.start, End: c.end}
		if c.reason != "" {
			rejected = append(rejected, Rejected{Loc: loc, Text: p.Text[c.start:c.end], Reason: c.reason})
			continue
		}
		slots = append(slots, Slot{
			Kind:         Placeholder,
			Class:        c.class,
			Loc:          loc,
			Text:         p.Text[c.start:c.end],
			Surface:      p.Text[c.surfaceStart:c.surfaceEnd],
			SurfaceStart: c.surfaceStart,
			SurfaceEnd:   c.surfaceEnd,
			Unit:         c.unit,
			Evidence:     c.evidence,
		})
	}
	return slots, rejected
}

// candidates lists what p holds, the settings applied.
func (l *line) candidates(p *docx.Paragraph, cell candidate, opts Options) []candidate {
	scanned := l.read(p.Text, opts.Explain)
	if cell.class != "" && strings.TrimSpace(p.Text) != "" {
		scanned = []candidate{cell} // its headers know better than the words around
	}
	found := mergeForms(scanned, formBlanks(p))
	if cell.class != "" && len(found) == 0 {
		found = append(found, cell)
	}
	found = mask(p, parted(found))
	found = except(p.Text, found, opts.Accept, "accepted by the settings: ")
	return except(p.Text, found, opts.Ignore, "ignored by the settings: ")
}

// parted cuts surfaces back where they run into the next placeholder's.
func parted(found []candidate) []candidate {
	var last *candidate
	for i := range found {
		c := &found[i]
		if c.reason != "" {
			continue
		}
		if last != nil && c.surfaceStart < last.surfaceEnd {
			last.surfaceEnd = min(last.surfaceEnd, c.start)
			c.surfaceStart = max(c.surfaceStart, last.surfaceEnd)
		}
		last = c
	}
	return found
}

// except rejects candidates that stand within one of texts.
func except(text string, found []candidate, texts []string, reason string) []candidate {
	if len(found) == 0 {
		return found
	}
	for _, t := range texts {
		for from := 0; t != ""; {
			k := strings.Index(text[from:], t)
			if k < 0 {
				break
			}
			start, end := from+k, from+k+len(t)
			for i := range found {
				if c := &found[i]; c.start >= start && c.end <= end {
					c.reason = reason + t
				}
			}
			from = end
		}
	}
	return found
}
