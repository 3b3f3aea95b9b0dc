package engine

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// paragraphPatterns are the ways in which one paragraph of a template can be
// held against a filled one. People leave most titles and periods as they are,
// so they count as words first and as gaps only when the words don't match.
type paragraphPatterns struct {
	place
	blanks pattern // the placeholders are gaps
	leaves pattern // every slot that contains no other is a gap
	tops   pattern // every slot that no other contains is a gap
}

// patterns are those of the paragraphs that hold slots, in document order.
func (t *Template) patterns() []paragraphPatterns {
	paragraphs := paragraphsByPlace(t.Doc)
	var list []paragraphPatterns
	for i := range t.Slots {
		s := &t.Slots[i]
		at := placeOf(s.Loc)
		if len(list) == 0 || list[len(list)-1].place != at {
			text := paragraphs[at].Text
			list = append(list, paragraphPatterns{at, pattern{text: text}, pattern{text: text}, pattern{text: text}})
		}
		p := &list[len(list)-1]
		if t.isLeaf(i) {
			p.leaves.add(i, s)
			if s.Kind == slot.Placeholder {
				p.blanks.add(i, s)
			}
		}
		if t.parent[i] < 0 {
			p.tops.add(i, s)
		}
	}
	return list
}

// add makes a slot a gap. The brackets of a title stay words: they hold titles
// that follow one another apart.
func (p *pattern) add(i int, s *slot.Slot) {
	g := gap{s.Loc.Start, s.Loc.End, i}
	if s.Kind == slot.Title {
		open, closing := bracketsOf(s.Text)
		g.start += len(open)
		g.end -= len(closing)
	}
	p.gaps = append(p.gaps, g)
}

// bracketsOf are the first and last character of a title.
func bracketsOf(title string) (open, closing string) {
	_, first := utf8.DecodeRuneInString(title)
	_, last := utf8.DecodeLastRuneInString(title)
	return title[:first], title[len(title)-last:]
}

const (
	sureAmbiguous = 0.4  // the words can be read in more than one way
	sureEdited    = 0.95 // at best, where the words were edited
	sureOdd       = 0.5  // factor where the class does not allow a character of the value
	sureBeside    = 0.85 // factor where other text stands beside the value
)

// read reads a filled paragraph, with its words unchanged or edited. It returns
// readings by slot.
func (p paragraphPatterns) read(slots []slot.Slot, text string) map[int]reading {
	for _, way := range p.ways() {
		found, sure, ok := way.matchExact(text)
		if !ok {
			continue
		}
		return secondLook(slots, way.exactReadings(slots, text, found, sure))
	}
	return p.editedReadings(slots, text)
}

// secondLook reads figures that hold what no figure does, 40次，覆盖99人 where a
// clause was put in: the value is what stands next to the template's words.
func secondLook(slots []slot.Slot, exact map[int]reading) map[int]reading {
	for i, r := range exact {
		s := &slots[i]
		if s.Kind != slot.Placeholder || !isFigure(s.Class) || r.text == s.Text || !isOdd(s.Class, r.text) ||
			values.Suits(s.Class, s.Unit, s.Before, s.After, r.text) == nil {
			continue
		}
		odd := func(c rune) bool { return !allowed(s.Class, c) }
		head := strings.IndexFunc(r.text, odd)
		tail := strings.LastIndexFunc(r.text, odd)
		_, size := utf8.DecodeRuneInString(r.text[tail:])
		tail += size
		switch {
		case head > 0 && tail < len(r.text):
			r = r.part(0, head, sureOdd)
		case head > 0:
			r = r.part(0, head, sureEdited*sureBeside)
		case tail < len(r.text):
			r = r.part(tail, len(r.text), sureEdited*sureBeside)
		default:
			r.confidence *= sureOdd
		}
		exact[i] = r
	}
	return exact
}

// part is the reading of a part of the text.
func (r reading) part(start, end int, sure float64) reading {
	at := r.loc.Start
	r.loc.Start, r.loc.End = at+start, at+end
	r.text = r.text[start:end]
	r.confidence *= sure
	return r
}

// editedReadings reads a text whose words are no longer the template's.
func (p paragraphPatterns) editedReadings(slots []slot.Slot, text string) map[int]reading {
	return p.leaves.apart(slots).editedReadings(slots, text)
}

func (p paragraphPatterns) ways() []pattern { return []pattern{p.blanks, p.leaves, p.tops} }

// matchExact reports whether a text is the paragraph's, its gaps aside.
func (p paragraphPatterns) matchExact(text string) bool {
	for _, way := range p.ways() {
		if _, _, ok := way.matchExact(text); ok {
			return true
		}
	}
	return false
}

func (p pattern) exactReadings(slots []slot.Slot, text string, found []span, sure []bool) map[int]reading {
	list := make(map[int]reading, len(found))
	for i, at := range found {
		confidence := 1.0
		if !sure[i] {
			confidence = sureAmbiguous
		}
		list[p.gaps[i].slot] = newReading(slots[p.gaps[i].slot], text, at, confidence)
	}
	return list
}

// apart is p without the periods and titles that touch a blank, such as 2026年7月
// before X日: nothing between them tells where the one ends.
func (p pattern) apart(slots []slot.Slot) pattern {
	touches := func(a, b gap) bool { return a.end == b.start || b.end == a.start }
	isBlank := func(g gap) bool { return slots[g.slot].Kind == slot.Placeholder }
	c := pattern{text: p.text}
	for i, g := range p.gaps {
		if isBlank(g) || !(i > 0 && touches(p.gaps[i-1], g) && isBlank(p.gaps[i-1])) && !(i+1 < len(p.gaps) && touches(g, p.gaps[i+1]) && isBlank(p.gaps[i+1])) {
			c.gaps = append(c.gaps, g)
		}
	}
	return c
}

func (p pattern) editedReadings(slots []slot.Slot, text string) map[int]reading {
	guesses, kept := p.matchTolerant(text, func(i int, r rune) bool { return allowed(slots[i].Class, r) })
	list := make(map[int]reading, len(guesses))
	for i, g := range guesses {
		if !g.found {
			continue
		}
		s := slots[p.gaps[i].slot]
		confidence := g.confidence(s, text[g.start:g.end], kept)
		if p.splitsOtherwise(slots, text, guesses, i-1) || p.splitsOtherwise(slots, text, guesses, i) {
			confidence *= sureAmbiguous
		}
		list[p.gaps[i].slot] = newReading(s, text, g.span, confidence)
	}
	return list
}

// splitsOtherwise reports whether the words between guesses i and i+1 stand once
// more in the values beside them: 王建国和和平 for X和X.
func (p pattern) splitsOtherwise(slots []slot.Slot, text string, guesses []guess, i int) bool {
	if i < 0 || i+1 >= len(guesses) || !guesses[i].found || !guesses[i+1].found {
		return false
	}
	a, b, static := guesses[i], guesses[i+1], p.text[p.gaps[i].end:p.gaps[i+1].start]
	if static == "" || text[a.end:b.start] != static {
		return false
	}
	fits := func(gap int, value string) bool {
		class := slots[p.gaps[gap].slot].Class
		return value != "" && !isOdd(class, value)
	}
	for at := a.start; ; at++ {
		n := strings.Index(text[at:b.end], static)
		if n < 0 {
			return false
		}
		at += n
		if at != a.end && fits(i, text[a.start:at]) && fits(i+1, text[at+len(static):b.end]) {
			return true
		}
	}
}

// confidence weighs how much around a value is the template's and whether the
// value looks like one of its class. Where a name ends cannot be seen from
// itself, so names count on the words around them more than figures do.
func (g guess) confidence(s slot.Slot, value string, kept float64) float64 {
	c := sureEdited * (0.3 + 0.7*g.context)
	if !isFigure(s.Class) {
		c *= kept * kept
	}
	if !g.alone {
		c *= sureBeside
	}
	if isOdd(s.Class, value) {
		return c * sureOdd
	}
	return c
}

// newReading is the value at a place; that of a title includes its brackets.
func newReading(s slot.Slot, text string, at span, confidence float64) reading {
	value := text[at.start:at.end]
	if s.Kind == slot.Title {
		open, closing := bracketsOf(s.Text)
		value = open + value + closing
		at = span{max(0, at.start-len(open)), min(len(text), at.end+len(closing))}
	}
	return reading{text: value, confidence: confidence, loc: docx.Loc{Start: at.start, End: at.end}}
}
