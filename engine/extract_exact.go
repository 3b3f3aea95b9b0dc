package engine

import (
	"strings"
	"unicode/utf8"
)

// pattern is the text of one paragraph of a template: what stands between its
// gaps is the same in a filled report unless somebody edited it.
type pattern struct {
	text string
	gaps []gap // in order, not overlapping
}

// gap is a place in a pattern's text that a filled report has other text in.
// Offsets are bytes.
type gap struct {
	start, end int
	slot       int // index into Template.Slots
}

// span is a half-open range of bytes in the text of a filled paragraph.
type span struct{ start, end int }

// statics are the texts before, between and after the gaps.
func (p pattern) statics() []string {
	list := make([]string, 0, len(p.gaps)+1)
	at := 0
	for _, g := range p.gaps {
		list = append(list, p.text[at:g.start])
		at = g.end
	}
	return append(list, p.text[at:])
}

// matchExact finds the gaps of p in a text whose words between them are the
// template's. Where the text can be read in more than one way, because a value
// contains the words that follow its gap, sure is false for the gaps concerned.
func (p pattern) matchExact(text string) (found []span, sure []bool, ok bool) {
	if len(p.gaps) == 0 {
		return nil, nil, text == p.text
	}
	statics := p.statics()
	first, last := statics[0], statics[len(statics)-1]
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return nil, nil, false
	}
	inner := statics[1 : len(statics)-1]
	bounds := span{len(first), len(text) - len(last)}
	left, ok := matchFromLeft(text, bounds, inner)
	if !ok {
		return nil, nil, false
	}
	right := matchFromRight(text, bounds, inner)
	sure = make([]bool, len(left))
	for i := range left {
		sure[i] = left[i] == right[i]
	}
	return left, sure, true
}

// matchFromLeft gives every gap the shortest text that is not empty.
func matchFromLeft(text string, bounds span, inner []string) ([]span, bool) {
	found := make([]span, 0, len(inner)+1)
	at := bounds.start
	for _, static := range inner {
		_, size := utf8.DecodeRuneInString(text[at:bounds.end])
		i := strings.Index(text[at+size:bounds.end], static)
		if i < 0 || size == 0 {
			return nil, false
		}
		found = append(found, span{at, at + size + i})
		at += size + i + len(static)
	}
	return append(found, span{at, bounds.end}), at < bounds.end
}

// matchFromRight gives the last gap the shortest text, then the one before it.
// It finds a match wherever matchFromLeft does.
func matchFromRight(text string, bounds span, inner []string) []span {
	found := make([]span, len(inner)+1)
	end := bounds.end
	for i := len(inner) - 1; i >= 0; i-- {
		_, size := utf8.DecodeLastRuneInString(text[bounds.start:end])
		at := bounds.start + strings.LastIndex(text[bounds.start:end-size], inner[i])
		found[i+1] = span{at + len(inner[i]), end}
		end = at
	}
	found[0] = span{bounds.start, end}
	return found
}
