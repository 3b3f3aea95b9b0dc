package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// Block is what is aligned as a whole: a paragraph, or a table row with the
// paragraphs of its cells.
type Block struct {
	// Class keeps apart what is never the same thing, such as the body and the
	// headers. Only blocks of one class and of one sort (row or not) match.
	Class string
	Row   bool
	Texts []Text // one for a paragraph; the cells of a row from left to right
}

// Text is the text of one paragraph, valid UTF-8.
type Text struct {
	String string
	// Ignore holds stretches that say nothing, such as page numbers that Word
	// computes, in order. They are kept in segments.
	Ignore []Span
	// Numbers are those that figure.Scan lists for String; nil where they are
	// still to be scanned.
	Numbers []figure.Number
}

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Runes that stand for numbers in masked text. They are private, so that no
// sign of the text is taken for them.
const (
	maskNumber = '\uE000'
	maskDate   = '\uE001'
	cellBorder = '\x1f'
)

// normalize is what the exact layer compares: the block's text without white
// space and ignored stretches, in one width.
func normalize(b Block) string {
	var out strings.Builder
	for i, t := range b.Texts {
		if i > 0 {
			out.WriteRune(cellBorder)
		}
		t.visible(0, len(t.String), t.Ignore, func(r rune) { out.WriteRune(r) })
	}
	return out.String()
}

// hasText reports whether a normalised text holds more than cell borders.
func hasText(normal string) bool { return strings.Trim(normal, string(cellBorder)) != "" }

// mask is the normalised text with a sign for each number or date, followed by
// its unit where it has one.
func mask(b Block) []rune {
	var out []rune
	for i, t := range b.Texts {
		if i > 0 {
			out = append(out, cellBorder)
		}
		out = t.mask(out)
	}
	return out
}

func (t Text) mask(out []rune) []rune {
	keep := func(r rune) { out = append(out, r) }
	at, ignore := 0, t.Ignore
	for _, n := range t.numbers() {
		ignore = t.visible(at, n.Start, ignore, keep)
		out = append(out, maskOf(n))
		out = append(out, []rune(n.Base)...)
		at = n.End
	}
	t.visible(at, len(t.String), ignore, keep)
	return out
}

func (t Text) numbers() []figure.Number {
	if t.Numbers != nil {
		return t.Numbers
	}
	return figure.Scan(t.String)
}

func maskOf(n figure.Number) rune {
	if n.Kind == figure.Date {
		return maskDate
	}
	return maskNumber
}

// visible calls keep with the folded runes of t.String[from:to] that neither lie
// in a stretch of ignore nor are white space. It returns the stretches that end
// behind to.
func (t Text) visible(from, to int, ignore []Span, keep func(rune)) []Span {
	for ; len(ignore) > 0 && ignore[0].Start < to; ignore = ignore[1:] {
		s := ignore[0]
		if s.End > from {
			visible(t.String[from:max(s.Start, from)], keep)
			from = min(s.End, to)
		}
		if s.End > to {
			break
		}
	}
	visible(t.String[from:to], keep)
	return ignore
}

func visible(text string, keep func(rune)) {
	for _, r := range text {
		if r = fold(r); r >= 0 {
			keep(r)
		}
	}
}

// fold gives full-width ASCII its usual width; white space and invisible
// signs are -1.
func fold(r rune) rune {
	switch {
	case r >= 0x4e00 && r <= 0x9fff || r > ' ' && r < utf8.RuneSelf:
		return r
	case r >= 0xff01 && r <= 0xff5e:
		return r - 0xff01 + '!'
	case unicode.IsSpace(r), r == '\u200b', r == '\u200c', r == '\u200d', r == '\ufeff', r == '\u00ad':
		return -1
	}
	return r
}

// isHan reports whether r is a Chinese character.
func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x323af || r == '〇'
}
