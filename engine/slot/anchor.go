package slot

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// anchorReach is how many code points of each side an anchor covers.
const anchorReach = 24

// anchor digests the words around a slot, so that a changed template is noticed
// when a form made from the old one is used with it. It does not depend on the
// slot's own text, nor on what the slots beside it hold, nor on digits, spaces
// and the width of characters: none of them makes it another place. Where a
// paragraph has few words of its own, as table cells do, the headers and the
// heading above count too.
func anchor(p *docx.Paragraph, s Slot, placeholders []Slot) string {
	const window = 4 * anchorReach // code points, other slots and digits included
	start := s.Loc.Start - len(textBefore(p.Text, s.Loc.Start, window))
	end := s.Loc.End + len(textAfter(p.Text, s.Loc.End, window))
	before := anchorWords(p.Text, start, s.Loc.Start, placeholders)
	after := anchorWords(p.Text, s.Loc.End, end, placeholders)
	before = textBefore(before, len(before), anchorReach)
	after = textAfter(after, 0, anchorReach)
	h := fnv.New64a()
	fmt.Fprint(h, before, "\x00", after)
	const few = 8
	if countHan(before)+countHan(after) < few {
		fmt.Fprint(h, "\x00", lastOfSection(p.Section))
		if c := p.Cell; c != nil {
			fmt.Fprint(h, "\x00", strings.Join(c.RowHeaders, "\x01"), "\x00", strings.Join(c.ColHeaders, "\x01"))
		}
	}
	return fmt.Sprintf("%012x", h.Sum64()>>16)
}

// anchorWords is text[start:end] without the texts of placeholders, spaces and
// digits.
func anchorWords(text string, start, end int, placeholders []Slot) string {
	var b strings.Builder
	for _, s := range touching(placeholders, start, end) {
		if s.Loc.Start < start || s.Loc.End > end {
			continue
		}
		b.WriteString(plainWords(text[start:s.Loc.Start]))
		b.WriteByte('\x01')
		start = s.Loc.End
	}
	b.WriteString(plainWords(text[start:end]))
	return b.String()
}

// plainWords narrows full-width characters and drops spaces and digits.
func plainWords(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if isSpace(r) || isASCIIDigit(r) || r == '\n' {
			return -1
		}
		return r
	}, s)
}
