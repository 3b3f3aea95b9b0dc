package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
)

// fingerprinter numbers findings that are otherwise equal.
type fingerprinter struct {
	seen map[string]int
}

// of is a digest of rule, class, sentence and how many equal ones came before.
// The sentence's digits and placeholders don't count unless figures are what
// the rule is about: filling a blank next to a waived finding must not bring
// the finding back, while a waived wrong sum must not hide the next one.
func (p *fingerprinter) of(rule *Rule, class, sentence string, places []Span) string {
	if !rule.figures {
		sentence = normalise(sentence, places)
	}
	id := rule.ID + "\x00" + class + "\x00" + sentence
	if p.seen == nil {
		p.seen = map[string]int{}
	}
	n := p.seen[id]
	p.seen[id]++
	sum := sha256.Sum256([]byte(id + "\x00" + strconv.Itoa(n)))
	return hex.EncodeToString(sum[:16])
}

// normalise writes # for every run of digits and placeholders, and drops space.
// The places of placeholders are byte ranges of sentence in ascending order.
func normalise(sentence string, places []Span) string {
	var b strings.Builder
	b.Grow(len(sentence))
	figure := false
	for i, r := range sentence {
		for len(places) > 0 && i >= places[0].End {
			places = places[1:]
		}
		switch {
		case len(places) > 0 && i >= places[0].Start, unicode.IsDigit(r):
			if !figure {
				b.WriteByte('#')
			}
			figure = true
		case figure && (r == '.' || r == ','):
			// part of the number
		case unicode.IsSpace(r):
		default:
			b.WriteRune(r)
			figure = false
		}
	}
	return b.String()
}
