package similar

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// stream is a report's text as it is compared: its letters, in one width and
// case, and a sign for every number.
type stream struct {
	runes      []rune
	from, to   []int32 // the bytes of each rune in its paragraph
	plain      []bool  // what is boilerplate
	paragraphs []*docx.Paragraph
	kinds      []docx.StoryKind
	starts     []int32 // the first rune of each paragraph
}

const (
	// number stands for a number, of however many digits.
	number = '#'
	// border stands between stories; it matches nothing.
	border = '\uE000'
)

func newStream(stories []docx.Story) *stream {
	s := &stream{}
	size := 0
	for _, story := range stories {
		for i := range story.Paragraphs {
			size += len(story.Paragraphs[i].Text)
		}
	}
	s.runes = make([]rune, 0, size/3+1)
	s.from, s.to = make([]int32, 0, size/3+1), make([]int32, 0, size/3+1)
	for _, story := range stories {
		if story.Kind == docx.Comments || story.Kind == docx.Properties {
			continue
		}
		for i := range story.Paragraphs {
			s.add(&story.Paragraphs[i], story.Kind)
		}
		s.put(border, 0, 0)
	}
	s.plain = make([]bool, len(s.runes))
	return s
}

// add appends a paragraph without what Word computes.
func (s *stream) add(p *docx.Paragraph, kind docx.StoryKind) {
	s.paragraphs = append(s.paragraphs, p)
	s.kinds = append(s.kinds, kind)
	s.starts = append(s.starts, int32(len(s.runes)))
	at := 0
	for _, run := range p.Runs {
		if run.Field.Kind == docx.ComputedField {
			s.scan(p.Text, at, run.Start)
			at = run.End
		}
	}
	s.scan(p.Text, at, len(p.Text))
}

// scan appends the bytes [at, end) of a paragraph's text.
func (s *stream) scan(text string, at, end int) {
	for at < end {
		r, size := utf8.DecodeRuneInString(text[at:end])
		r = fold(r)
		switch {
		case isDigit(r):
			size = numberLen(text[at:end])
			s.number(at, at+size)
		case isHan(r) || unicode.IsLetter(r):
			s.put(r, at, at+size)
		}
		at += size
	}
}

func (s *stream) put(r rune, from, to int) {
	s.runes = append(s.runes, r)
	s.from, s.to = append(s.from, int32(from)), append(s.to, int32(to))
}

// number appends a number; one that follows another goes on with it, so that
// tables of numbers are next to nothing.
func (s *stream) number(from, to int) {
	last := len(s.runes) - 1
	switch {
	case last < 0 || s.runes[last] != number:
		s.put(number, from, to)
	case last >= int(s.starts[len(s.starts)-1]):
		s.to[last] = int32(to)
	}
}

// numberLen is the length of the number that text begins with.
func numberLen(text string) int {
	end := 0
	for i, r := range text {
		r = fold(r)
		switch {
		case isDigit(r), i > 0 && (r == '万' || r == '亿'):
			end = i + utf8.RuneLen(unfold(text, i))
		case r != '.' && r != ',':
			return end
		}
	}
	return end
}

// unfold is the rune at a place, as it is written.
func unfold(text string, at int) rune {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return r
}

// fold gives letters and digits one width and case.
func fold(r rune) rune {
	if 0xFF01 <= r && r <= 0xFF5E {
		r -= 0xFF01 - '!'
	}
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	if isHan(r) {
		return r
	}
	return unicode.ToLower(r)
}

func isHan(r rune) bool { return 0x4E00 <= r && r <= 0x9FFF }

func isDigit(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两':
		return true
	}
	return '0' <= r && r <= '9' || r >= utf8.RuneSelf && !isHan(r) && unicode.IsDigit(r)
}

// paragraphOf is the number of the paragraph that a rune lies in.
func (s *stream) paragraphOf(at int) int {
	return sort.Search(len(s.starts), func(i int) bool { return int(s.starts[i]) > at }) - 1
}

// endOf is the rune behind the last one of a paragraph.
func (s *stream) endOf(paragraph int) int {
	if paragraph+1 < len(s.starts) {
		return int(s.starts[paragraph+1])
	}
	return len(s.runes)
}

// own reports whether a rune counts: no number, no boilerplate.
func (s *stream) own(at int) bool {
	return !s.plain[at] && s.runes[at] != number && s.runes[at] != border
}

// count is the number of characters that count and of those that are
// boilerplate.
func (s *stream) count() (own, plain int) {
	for i, r := range s.runes {
		switch {
		case s.own(i):
			own++
		case r != number && r != border:
			plain++
		}
	}
	return own, plain
}
