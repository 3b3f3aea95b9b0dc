package slot

import (
	"github.com/tianbao-dev/tianbao/engine/docx"

	"github.com/tianbao-dev/tianbao/engine/internal/runes"
)

// anchorReach is how many code points of each side an anchor covers.
const anchorReach = 24

// anchor digests the words around a slot, so that a changed template is noticed
// when a form made from the old one is used with it. It does not depend on the
// slot's own text, nor on what the slots beside it hold, nor on digits, spaces
// and the width of characters: none of them makes it another place. Where a
// paragraph has few words of its own, as table cells do, the headers and the
// heading above count too.
func anchor(p *docx.Paragraph, s *Slot, placeholders []*Slot) string {
	const window = 12 * anchorReach // bytes, other slots and digits included
	start, end := max(0, s.Loc.Start-window), min(len(p.Text), s.Loc.End+window)
	near := touching(placeholders, start, end)
	d := digest{sum: fnvOffset}
	d.before(p.Text, start, s.Loc.Start, near)
	d.after(p.Text, s.Loc.End, end, near)
	const few = 8
	if d.han < few {
		d.words(lastOfSection(p.Section))
		if c := p.Cell; c != nil {
			d.words(c.RowHeaders...)
			d.words(c.ColHeaders...)
		}
	}
	return d.hex()
}

// digest takes in the words of an anchor: FNV-1a over code points.
type digest struct {
	sum uint64
	han int // Han characters taken in
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Marks between the words of a digest; no paragraph holds them.
const (
	slotMark = '\x01'
	sideMark = '\x02'
)

// before takes in text[start:end] from its end backwards.
func (d *digest) before(text string, start, end int, slots []*Slot) {
	for n := 0; n < anchorReach && end > start; {
		for len(slots) > 0 && slots[len(slots)-1].Loc.End > end {
			slots = slots[:len(slots)-1]
		}
		stop := start
		if k := len(slots); k > 0 {
			last := slots[k-1].Loc
			if last.End == end && last.Start < end {
				d.take(slotMark)
				end = last.Start
				continue
			}
			stop = max(stop, min(last.End, end-1)) // end-1: past an empty slot
		}
		for n < anchorReach && end > stop {
			r, size := runes.DecodeLast(text[:end])
			end -= size
			n += d.rune(r)
		}
	}
	d.take(sideMark)
}

// after takes in text[start:end].
func (d *digest) after(text string, start, end int, slots []*Slot) {
	for n := 0; n < anchorReach && start < end; {
		for len(slots) > 0 && slots[0].Loc.Start < start {
			slots = slots[1:]
		}
		stop := end
		if len(slots) > 0 {
			first := slots[0].Loc
			if first.Start == start && first.End > start {
				d.take(slotMark)
				start = first.End
				continue
			}
			stop = min(stop, max(first.Start, start+1)) // start+1: past an empty slot
		}
		for n < anchorReach && start < stop {
			r, size := runes.Decode(text[start:])
			start += size
			n += d.rune(r)
		}
	}
	d.take(sideMark)
}

// hex spells the upper 48 bits.
func (d *digest) hex() string {
	var spelled [12]byte
	for i := range spelled {
		spelled[i] = "0123456789abcdef"[d.sum>>(60-4*i)&0xF]
	}
	return string(spelled[:])
}

func (d *digest) words(words ...string) {
	for _, w := range words {
		for _, r := range w {
			d.rune(r)
		}
		d.take(sideMark)
	}
}

// rune takes in the plain form of r, if it has one, and returns how many runes it
// took.
func (d *digest) rune(r rune) int {
	if isHan(r) {
		d.han++
	} else if r = plainRune(r); r < 0 {
		return 0
	}
	d.take(r)
	return 1
}

func (d *digest) take(r rune) { d.sum = (d.sum ^ uint64(r)) * fnvPrime }

// plainRune narrows a full-width character; it is -1 for spaces and digits.
func plainRune(r rune) rune {
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	if isSpace(r) || isASCIIDigit(r) || r == '\n' {
		return -1
	}
	return r
}
