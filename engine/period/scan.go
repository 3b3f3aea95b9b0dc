package period

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/internal/runes"
)

// Find lists the expressions of text in order; they do not overlap.
func Find(text string, ctx Context) []Expr {
	s := scanner{text: text, ctx: ctx}
	if ctx.InTitle {
		s.titles = 1
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			i = s.asciiAt(i, c)
			continue
		}
		r, size := runes.Decode(text[i:])
		i = s.runeAt(i, r, size)
	}
	return s.found
}

// scanner is the state of one Find.
type scanner struct {
	text   string
	ctx    Context
	found  []Expr
	titles int    // how many 《 are open
	clause int    // where the clause at hand begins
	year   int    // the year that the sentence's last full date named, 0 for none
	month  Period // the last month named outside titles, for 中旬 and 12日
}

// A reader reads one family of expressions at byte i.
type reader func(s *scanner, i int) (Expr, bool)

// asciiAt looks at the ASCII byte c at i and returns where to go on.
func (s *scanner) asciiAt(i int, c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return s.numberAt(i)
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		return s.wordAt(i)
	case c == '[' || c == '(':
		return s.try(i, i+1, docReaders...)
	case c == ',' || c == ';' || c == ':':
		s.clause = i + 1
	case c == '\n':
		s.endSentence(i + 1)
	}
	return i + 1
}

// runeAt looks at the rune r at i and returns where to go on.
func (s *scanner) runeAt(i int, r rune, size int) int {
	next := i + size
	switch r {
	case '〇', '○', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿',
		'０', '１', '２', '３', '４', '５', '６', '７', '８', '９':
		return s.numberAt(i)
	case '第', '元', '上', '下', '前', '今', '去', '明', '本', '当', '后', '来', '次', '翌', '全',
		'同', '近', '过', '未', '年', '中', '月', '正', '腊', '农', '大', '党', '春', '清', '端', '国', '重', '“', '〔', '［', '（', '以':
		return s.try(i, next, readersAt(r, runeAfter(s.text, next))...)
	case '《':
		s.titles++
	case '》':
		if s.titles > 0 {
			s.titles--
		}
	case '，', '；', '：':
		s.clause = next
	case '。', '！', '？':
		s.endSentence(next)
	}
	return next
}

func (s *scanner) endSentence(next int) {
	s.clause, s.year = next, 0
}

// try asks the readers in turn and returns the end of what one found, or next.
func (s *scanner) try(i, next int, readers ...reader) int {
	for _, read := range readers {
		if e, ok := read(s, i); ok {
			s.found = append(s.found, e)
			return e.End
		}
	}
	return next
}

// numberAt looks at a number and, when it is no date, skips all of it.
func (s *scanner) numberAt(i int) int {
	n, _ := readNumber(s.text, i)
	return s.try(i, n.end, s.numberReaders(n)...)
}

// wordAt looks at an ASCII word and, when it begins no date, skips its letters.
func (s *scanner) wordAt(i int) int {
	j := i
	for j < len(s.text) && isWord(s.text[j]) && (s.text[j] < '0' || s.text[j] > '9') {
		j++
	}
	if i > 0 && isWord(s.text[i-1]) || strings.IndexByte(englishLetters, s.text[i]) < 0 {
		return j
	}
	return s.try(i, j, readEnglish)
}

// last is the expression found last, if it ends at byte i.
func (s *scanner) endsAt(i int) bool {
	return len(s.found) > 0 && s.found[len(s.found)-1].End == i
}

// before is the rune that ends at byte i; utf8.RuneError at the beginning.
func (s *scanner) before(i int) rune { return runeBefore(s.text, i) }

func runeBefore(text string, i int) rune {
	r, _ := runes.DecodeLast(text[:i])
	return r
}

func runeAfter(text string, i int) rune {
	r, _ := runes.Decode(text[i:])
	return r
}
