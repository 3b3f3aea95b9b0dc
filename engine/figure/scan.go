package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scan lists the number expressions of text in order; they do not overlap.
// Chinese numerals that stand before no measure word or date word (三农, 一是,
// 千方百计) are words and not listed.
func Scan(text string) []Number {
	s := scanner{text: text, lead: len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))}
	for s.pos < len(text) {
		s.step()
	}
	return s.out
}

// scanner walks once over a text.
type scanner struct {
	text   string
	pos    int
	lead   int // bytes of white space at the start
	out    []Number
	titles int // depth of 《
	slogan int // end of a short quotation that holds a slogan
}

func (s *scanner) step() {
	r, n := utf8.DecodeRuneInString(s.text[s.pos:])
	switch {
	case r >= '0' && r <= '9' || r >= '０' && r <= '９':
		s.arabic()
	case isLatin(r):
		s.word()
	case r == '《':
		s.titles++
		s.pos += n
	case r == '》':
		s.titles = max(s.titles-1, 0)
		s.pos += n
	case r == '“' || r == '‘' || r == '「':
		s.quote(n)
	case r == '第' && s.ordinal():
	case (r == '百' || r == '千') && s.fraction():
	case hanDigit(r) >= 0 || r == '十':
		if !s.hanListNumber() {
			s.han()
		}
	case s.periodWord(r):
	default:
		s.pos += n
	}
}

func isLatin(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// sloganRunes is the length up to which a quotation is taken for a name or a
// slogan: “四个意识”, “3·15”, “万名党员帮万户”.
const sloganRunes = 10

// quote looks for the end of a short quotation that starts at pos.
func (s *scanner) quote(n int) {
	s.pos += n
	count := 0
	for i, r := range s.text[s.pos:] {
		if r == '”' || r == '’' || r == '」' {
			s.slogan = s.pos + i
			return
		}
		if count++; count > sloganRunes {
			return
		}
	}
}

// inName reports whether pos is inside a title or slogan, where numbers are
// part of a name.
func (s *scanner) inName() bool { return s.titles > 0 || s.pos < s.slogan }

// add appends n and moves on behind it. Dates that touch are one date.
func (s *scanner) add(n Number) {
	if n.Kind == Quantity && (s.inName() || followsStructure(s.text[n.End:])) {
		n = Number{Start: n.Start, End: n.End, Kind: Code}
	}
	s.pos = n.End
	if last := len(s.out) - 1; n.Kind == Date && last >= 0 && s.out[last].Kind == Date && s.out[last].End == n.Start {
		s.out[last].End = n.End
		return
	}
	s.out = append(s.out, n)
}

func followsStructure(rest string) bool {
	for _, word := range structureWords {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}

// word passes a Latin word; with a digit in it, it is a code: A4, COVID-19.
func (s *scanner) word() {
	end := s.codeEnd(s.pos)
	if strings.ContainsAny(s.text[s.pos:end], "0123456789") {
		s.add(Number{Start: s.pos, End: end, Kind: Code})
		return
	}
	s.pos = end
}

// maxCode bounds, in bytes, how far a code is followed; longer ones are
// several codes.
const maxCode = 64

// codeEnd is the end of the run of letters, digits and joints that starts at
// from. A joint counts only between two letters or digits.
func (s *scanner) codeEnd(from int) int {
	end := from
	for end < len(s.text) && end-from < maxCode {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if isLatin(r) || isDigit(r) {
			end += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s.text[end+n:])
		if !strings.ContainsRune("-_/.:：·×*+@#=－．", r) || !isLatin(next) && !isDigit(next) {
			break
		}
		end += n
	}
	return end
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// ordinal reads 第三届 or 第3次 at pos; 第三季度 is a date.
func (s *scanner) ordinal() bool {
	start := s.pos + len("第")
	length, _ := hanRun(s.text[start:])
	if length == 0 {
		if start == len(s.text) {
			return false
		}
		length, _, _ = digitRun(s.text[start:])
	}
	if length == 0 {
		return false
	}
	n := Number{Start: s.pos, End: start + length, Kind: Ordinal}
	if suffix, ok := suffixAt(s.text[n.End:]); ok && suffix.kind != Code {
		n.End += len(suffix.text)
		if suffix.text == "季度" {
			n.Kind = Date
		}
	}
	s.add(n)
	return true
}

// fraction reads 百分之五 or 千分之12 at pos.
func (s *scanner) fraction() bool {
	rest := s.text[s.pos:]
	base := Number{Start: s.pos, Kind: Quantity, Unit: "%", Base: "%"}
	switch {
	case strings.HasPrefix(rest, "百分之"):
	case strings.HasPrefix(rest, "千分之"):
		base.Unit, base.pow = "‰", -1
	default:
		return false
	}
	start := s.pos + len("百分之")
	numeral := s.numeralAt(start)
	if numeral == "" {
		return false
	}
	base.Numeral, base.End = numeral, start+len(numeral)
	s.add(base)
	return true
}

// numeralAt is the plain numeral, Arabic or Chinese, at a place.
func (s *scanner) numeralAt(at int) string {
	rest := s.text[at:]
	if length, _ := hanRun(rest); length > 0 {
		if _, ok := hanValue(rest[:length]); !ok {
			return ""
		}
		return rest[:length]
	}
	if rest == "" {
		return ""
	}
	return rest[:arabicAt(rest).length]
}

// periodWords are dates without a numeral.
var periodWords = []string{
	"上半年", "下半年", "全年", "今年", "去年", "明年", "前年", "本年度", "本年", "上年度", "上年", "当年",
	"年初", "年底", "年末", "年中", "上季度", "本季度", "下季度", "上月", "本月", "下月", "当月",
	"月初", "月底", "月末", "上旬", "中旬", "下旬",
}

// periodWord reads 上半年 and its likes at pos.
func (s *scanner) periodWord(r rune) bool {
	switch r {
	case '上', '下', '全', '今', '去', '明', '前', '本', '当', '年', '月', '中':
	default:
		return false
	}
	for _, word := range periodWords {
		if strings.HasPrefix(s.text[s.pos:], word) {
			s.add(Number{Start: s.pos, End: s.pos + len(word), Kind: Date})
			return true
		}
	}
	return false
}
