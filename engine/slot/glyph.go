package slot

import (
	"strings"
	"unicode/utf8"
)

// family groups the glyphs that people put in place of what they don't know.
type family uint8

const (
	noFamily family = iota
	letters         // X and what looks like it
	crosses         // × ╳
	someones        // 某
	hollows         // ○ □ △, also check boxes and bullets
	solids          // ● ■ ▲, mostly bullets
	stars           // * ＊
	lows            // _ ＿
)

func familyOf(r rune) family {
	switch r {
	case 'X', 'x', 'Ｘ', 'ｘ', 'Х', 'х', 'Χ', 'χ':
		return letters
	case '×', '╳', '✕', '✖', '⨯', '☓':
		return crosses
	case '某':
		return someones
	case '○', '〇', '◯', '□', '△', '☆', '◇', '◎', '▢', '▽', '◻', '⬜', '※':
		return hollows
	case '●', '■', '▲', '★', '◆', '▇', '█', '▓':
		return solids
	case '*', '＊', '∗':
		return stars
	case '_', '＿', '﹍', '﹎', '﹏', '￣', '‗', '▁':
		return lows
	}
	return noFamily
}

// run is a run of glyphs of one family: XX, XX.X, X,XXX, 20XX.
type run struct {
	start, end int
	family     family
	glyph      rune // the first one
	n          int  // glyphs
	year       bool // begins with the digits of a year: 20XX, 202X
	joined     bool // holds separators: XX.X, XXX-XXXXXXX
}

// glyphRun collects the run that starts at i, digits of a year in front of it
// included: the scanner has passed those already.
func (l *line) glyphRun(i int) run {
	first, _ := utf8.DecodeRuneInString(l.text[i:])
	r := run{start: i, family: familyOf(first), glyph: first}
	r.end = r.extend(l.text, i)
	for r.end < len(l.text) {
		sep, size := utf8.DecodeRuneInString(l.text[r.end:])
		next, _ := utf8.DecodeRuneInString(l.text[r.end+size:])
		if familyOf(next) != r.family || !strings.ContainsRune(".,，．", sep) || r.family == lows {
			break
		}
		if (sep == '，' || sep == ',') && !isThousand(l.text[r.end+size:], sep, r) {
			break
		}
		r.joined = true
		r.end = r.extend(l.text, r.end+size)
	}
	l.takeYear(&r)
	return r
}

// isThousand reports whether the group of glyphs that s begins with goes on with the
// number that r holds: X，XXX is one, XXXX，XXX and X，XX are two.
func isThousand(s string, sep rune, r run) bool {
	const group = 3 // glyphs
	next := run{family: r.family}
	end := next.extend(s, 0)
	if sep == '，' && end < len(s) && quantityAt(s[end:]).class == "" {
		return false // XXX，XXX参加
	}
	return next.n == group && (r.n <= group || r.joined)
}

// extend counts the glyphs from i on and returns their end.
func (r *run) extend(text string, i int) int {
	return endOf(text, i, func(g rune) bool {
		same := familyOf(g) == r.family
		if same {
			r.n++
		}
		return same
	})
}

// takeYear adds the digits of a year in front of r: 20** 202× 20_.
func (l *line) takeYear(r *run) {
	if l.takeNumeralYear(r) {
		return
	}
	if isDigit(firstRune(l.text[r.end:])) {
		return // 200×100
	}
	digits := l.text[:r.start]
	from := len(digits)
	for from > 0 && isASCIIDigit(rune(digits[from-1])) && len(digits)-from < 4 {
		from--
	}
	if d := digits[from:]; isYearHead(d) && len(d)+r.n == 3 { // 20×X年: two kinds of glyph
		other, size := utf8.DecodeRuneInString(l.text[r.end:])
		if f := familyOf(other); (f == letters || f == crosses) && strings.HasPrefix(l.text[r.end+size:], "年") {
			r.end, r.n = r.end+size, r.n+1
		}
	}
	if d := digits[from:]; isYearHead(d) && (len(d)+r.n == 4 || r.family == lows) && !r.joined {
		if prev := lastRune(l.text[:from]); !isLatin(prev) && prev != '.' && prev != '-' {
			r.start, r.year = from, true
		}
	}
}

// takeNumeralYear adds the Chinese numerals of a year in front of r, when what
// follows tells a year: 二〇二×年, 二○XX届, 二〇二X至二〇二X年.
func (l *line) takeNumeralYear(r *run) bool {
	tail := l.text[r.end:]
	if r.joined || r.family == hollows || !startsAny(tail, "年级届") && ranges.head(tail) == "" {
		return false // a circle is a zero itself
	}
	from, n := r.start, 0
	for n+r.n < 4 {
		c, size := utf8.DecodeLastRuneInString(l.text[:from])
		if !strings.ContainsRune("〇○零一二三四五六七八九", c) {
			break
		}
		from, n = from-size, n+1
	}
	if n < 2 || n+r.n != 4 || !startsAny(l.text[from:], "一二") {
		return false
	}
	r.start, r.year = from, true
	return true
}

// isYearHead reports whether digits can be the first two or three of a year.
func isYearHead(digits string) bool {
	switch digits {
	case "19", "20", "198", "199", "200", "201", "202", "203":
		return true
	}
	return false
}
