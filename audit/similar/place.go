package similar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// newPassage is the passage with these places in the two reports.
func (m *matcher) newPassage(c chain, first, second []Place) Passage {
	a, b := c.spans()
	return Passage{
		Characters: m.ownIn(c),
		Similarity: 2 * float64(c.equal()) / float64(a+b),
		First:      first,
		Second:     second,
		Segments:   align.Texts(texts(first), texts(second)).Segments,
	}
}

func texts(places []Place) []align.Text {
	list := make([]align.Text, len(places))
	for i, p := range places {
		list[i] = align.Text{String: p.Text}
	}
	return list
}

// places are the ranges of a chain in both reports, with the punctuation around
// them that both have.
func (m *matcher) places(c chain) (a, b []Place) {
	lenA, lenB := c.spans()
	p, q := m.a.stretch(c.first().a, lenA), m.b.stretch(c.first().b, lenB)
	for p.widenLeft(&q) {
	}
	for p.widenRight(&q) {
	}
	return m.a.placesOf(p), m.b.placesOf(q)
}

// stretch is a range of a stream's text: from a byte of one paragraph to a byte
// of another, and how far it may be widened without taking in a letter.
type stretch struct {
	firstPara, lastPara int
	start, end          int
	first, last         string // the texts of these paragraphs
	lowest, highest     int
}

// stretch is where n runes of the stream stand.
func (s *stream) stretch(at, n int) stretch {
	end := at + n - 1
	x := stretch{firstPara: s.paragraphOf(at), lastPara: s.paragraphOf(end), start: int(s.from[at]), end: int(s.to[end])}
	x.first, x.last = s.paragraphs[x.firstPara].Text, s.paragraphs[x.lastPara].Text
	if at > int(s.starts[x.firstPara]) {
		x.lowest = int(s.to[at-1])
	}
	x.highest = len(x.last)
	if end+1 < s.endOf(x.lastPara) && s.runes[end+1] != border {
		x.highest = int(s.from[end+1])
	}
	return x
}

// widenLeft takes in the mark before both stretches, if it is the same.
func (x *stretch) widenLeft(y *stretch) bool {
	r, n := utf8.DecodeLastRuneInString(x.first[x.lowest:x.start])
	other, m := utf8.DecodeLastRuneInString(y.first[y.lowest:y.start])
	if n == 0 || r != other || !opens(r) {
		return false
	}
	x.start, y.start = x.start-n, y.start-m
	return true
}

// opens reports whether a mark belongs to what follows it.
func opens(r rune) bool { return unicode.Is(unicode.Ps, r) || strings.ContainsRune("“‘", r) }

// widenRight takes in the mark behind both stretches, if it is the same.
func (x *stretch) widenRight(y *stretch) bool {
	r, n := utf8.DecodeRuneInString(x.last[x.end:x.highest])
	other, m := utf8.DecodeRuneInString(y.last[y.end:y.highest])
	if n == 0 || r != other || unicode.IsSpace(r) || opens(r) {
		return false
	}
	x.end, y.end = x.end+n, y.end+m
	return true
}

// placesOf gives a stretch paragraph by paragraph, without those that have no
// text.
func (s *stream) placesOf(x stretch) []Place {
	var list []Place
	for i := x.firstPara; i <= x.lastPara; i++ {
		p := s.paragraphs[i]
		from, to := 0, len(p.Text)
		if i == x.firstPara {
			from = x.start
		}
		if i == x.lastPara {
			to = x.end
		}
		text := p.Text[from:to]
		from += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
		if text = strings.TrimSpace(text); text != "" {
			list = append(list, Place{
				Loc:  docx.Loc{Part: p.Part, Para: p.Index, Start: from, End: from + len(text)},
				Text: text, RuneStart: utf8.RuneCountInString(p.Text[:from]), Story: s.kinds[i],
			})
		}
	}
	return list
}
