package figure

import (
	"strings"
	"unicode/utf8"
)

// arabic reads the number expression that starts with the digit at pos.
func (s *scanner) arabic() {
	a := arabicAt(s.text[s.pos:])
	end := s.pos + a.length
	switch {
	case s.isoDate(), s.listNumber(a), s.code(a):
		return
	}
	if n, ok := s.span(s.signed(), end); ok {
		s.add(n)
		return
	}
	s.add(s.bare(a, end))
}

// bare is the number of a numeral without a unit: a quantity where the words
// around announce one (共计120。), a code elsewhere.
func (s *scanner) bare(a arabic, end int) Number {
	n := Number{Start: s.pos, End: end, Kind: Code}
	start := s.signed()
	announced := hasSuffixIn(s.text[:start], "为", "达", "达到", "共", "共计", "合计", "：", ":") || start == 0
	if !announced || a.digits > maxDigits || a.plain && (a.digits > 6 || a.digits > 1 && a.leading == '0') {
		return n
	}
	if r, _ := utf8.DecodeRuneInString(s.text[end:]); end < len(s.text) && !strings.ContainsRune("，。；、,;）) \t\n", r) {
		return n
	}
	n.Kind, n.Start, n.Numeral = Quantity, start, s.text[start:end]
	return n
}

func hasSuffixIn(text string, words ...string) bool {
	for _, word := range words {
		if strings.HasSuffix(text, word) {
			return true
		}
	}
	return false
}

// signed is where the numeral at pos starts with its minus sign, if it has one.
func (s *scanner) signed() int {
	for _, sign := range []string{"-", "−", "－"} {
		before, ok := strings.CutSuffix(s.text[:s.pos], sign)
		if !ok {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(before); before == "" || strings.ContainsRune("，。；、：:（(\t\n 为达增长降", r) {
			return len(before)
		}
	}
	return s.pos
}

func signLen(numeral string) int {
	for _, sign := range []string{"-", "−", "－"} {
		if strings.HasPrefix(numeral, sign) {
			return len(sign)
		}
	}
	return 0
}

// isoDate reads 2020-06-30, 2020/6/30 and 2020.6.30.
func (s *scanner) isoDate() bool {
	end := s.pos
	for part, limit := range []int{4, 2, 2} {
		if part > 0 {
			if end >= len(s.text) || !strings.ContainsRune("-/.", rune(s.text[end])) {
				return false
			}
			end++
		}
		if end == len(s.text) {
			return false
		}
		n, digits, _ := digitRun(s.text[end:])
		if digits == 0 || digits > limit || part == 0 && digits != 4 {
			return false
		}
		end += n
	}
	s.add(Number{Start: s.pos, End: end, Kind: Date})
	return true
}

// listNumber reads the number of a list item or note: 1. 2、 （3） [4].
func (s *scanner) listNumber(a arabic) bool {
	if !a.plain || a.digits > 2 {
		return false
	}
	before, after := strings.TrimRight(s.text[:s.pos], " "), s.text[s.pos+a.length:]
	next, _ := utf8.DecodeRuneInString(after)
	atStart := s.pos == s.lead && strings.ContainsRune(".．、)）", next) && after != ""
	bracketed := hasSuffixIn(before, "（", "(", "[", "【") && after != "" && strings.ContainsRune("）)]】", next)
	if !atStart && !bracketed {
		return false
	}
	s.add(Number{Start: s.pos, End: s.pos + a.length, Kind: Ordinal})
	return true
}

// code reads what digits join with letters or signs to: phone numbers, 3×4,
// 9:30, 1.2.3, 5G, document numbers in 〔〕.
func (s *scanner) code(a arabic) bool {
	end := s.pos + a.length
	joined := s.codeEnd(s.pos)
	if joined > end && s.isRangeOrUnit(a, end) {
		joined = end
	}
	inBrackets := hasSuffixIn(s.text[:s.pos], "〔", "［", "[", "+", "×") || strings.HasPrefix(s.text[end:], "〕")
	if joined <= end && !inBrackets {
		return false
	}
	s.add(Number{Start: s.pos, End: max(joined, end), Kind: Code})
	return true
}

// isRangeOrUnit reports whether what is joined to a numeral that ends at end
// is a Latin unit or the other end of a range.
func (s *scanner) isRangeOrUnit(a arabic, end int) bool {
	rest := s.text[end:]
	if unit, ok := suffixAt(rest); ok && unit.kind == Quantity {
		next, _ := utf8.DecodeRuneInString(rest[len(unit.text):])
		return !isLatin(next) && !isDigit(next)
	}
	if rest[0] != '-' || a.leading == '0' && a.plain {
		return false
	}
	upper := arabicAt(rest[1:])
	_, ok := s.tail(end + 1 + upper.length)
	return upper.length > 0 && ok
}
