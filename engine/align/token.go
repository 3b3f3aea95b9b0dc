package align

import (
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// token is the smallest unit of a comparison: a number with its unit, a date,
// a Latin word, white space, or one other character.
type token struct {
	text       int // number of the text it belongs to
	start, end int // bytes in that text
	// id is equal for tokens that may correspond: all dates, all numbers of
	// one unit, a character in any width. It is a rune, for go-diff.
	id     rune
	number bool // an expression that figure.Scan lists
	word   bool // number, date, Latin word: never joined to an edit around it
}

// alphabet gives tokens of more than one character their ids, from the private
// planes of Unicode. Other characters stand for themselves.
type alphabet struct {
	ids  map[string]rune
	next rune
}

const (
	firstPrivate = 0xf0000
	lastID       = unicode.MaxRune
)

func newAlphabet() *alphabet { return &alphabet{ids: map[string]rune{}, next: firstPrivate} }

// id numbers a name. When the planes are full, all further names share the
// last number; the texts then only look more alike than they are to the
// search, not to the reader.
func (a *alphabet) id(name string) rune {
	if id, ok := a.ids[name]; ok {
		return id
	}
	id := a.next
	a.ids[name] = id
	if a.next < lastID {
		a.next++
	}
	return id
}

// char is the id of a single character.
func (a *alphabet) char(r rune) rune {
	if r >= firstPrivate || r == utf8.RuneError {
		return a.id(string(r))
	}
	if f := fold(r); f >= 0 {
		return f
	}
	return ' '
}

// tokens lists the tokens of several texts; they tile each text.
func (a *alphabet) tokens(texts []Text) []token {
	size := 0
	for _, t := range texts {
		size += len(t.String)
	}
	list := make([]token, 0, size/len("中")+len(texts))
	for n, t := range texts {
		l := lexer{alphabet: a, text: t.String, n: n, out: list}
		l.run(t.Ignore, t.numbers())
		list = l.out
	}
	return list
}

// lexer cuts one text into tokens.
type lexer struct {
	*alphabet
	text string
	n    int
	out  []token
}

func (l *lexer) run(ignore []Span, numbers []figure.Number) {
	at := 0
	for _, s := range ignore {
		numbers = l.upTo(at, s.Start, numbers)
		l.add(s.Start, s.End, l.id("\x00field"))
		at = s.End
	}
	l.upTo(at, len(l.text), numbers)
}

// upTo cuts text[at:end] and returns the numbers behind end. A number that an
// ignored stretch interrupts is cut like other text.
func (l *lexer) upTo(at, end int, numbers []figure.Number) []figure.Number {
	for len(numbers) > 0 && numbers[0].Start < end {
		n := numbers[0]
		numbers = numbers[1:]
		if n.Start < at || n.End > end {
			continue
		}
		l.plain(at, n.Start)
		l.number(n)
		at = n.End
	}
	l.plain(at, end)
	return numbers
}

func (l *lexer) number(n figure.Number) {
	l.add(n.Start, n.End, l.id("\x00"+string(maskOf(n))+n.Base))
	l.out[len(l.out)-1].number = true
	l.out[len(l.out)-1].word = true
}

// plain cuts text without numbers.
func (l *lexer) plain(at, end int) {
	for at < end {
		r, n := utf8.DecodeRuneInString(l.text[at:end])
		stop := at + n
		switch {
		case isWordRune(r):
			stop = l.while(at, end, isWordRune)
			l.add(at, stop, l.id(l.text[at:stop]))
			l.out[len(l.out)-1].word = true
		case unicode.IsSpace(r):
			stop = l.while(at, end, unicode.IsSpace)
			l.add(at, stop, ' ')
		default:
			l.add(at, stop, l.char(r))
		}
		at = stop
	}
}

func (l *lexer) while(at, end int, is func(rune) bool) int {
	for at < end {
		r, n := utf8.DecodeRuneInString(l.text[at:end])
		if !is(r) {
			break
		}
		at += n
	}
	return at
}

func (l *lexer) add(start, end int, id rune) {
	if start < end {
		l.out = append(l.out, token{text: l.n, start: start, end: end, id: id})
	}
}

// isWordRune reports whether r is written in words with its like: letters that
// are not Chinese, Japanese or Korean.
func isWordRune(r rune) bool {
	return r < 0x2e80 && unicode.IsLetter(r) || r >= '0' && r <= '9'
}
