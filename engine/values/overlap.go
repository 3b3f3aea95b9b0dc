package values

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxOverlap is how many code points beside a slot are looked at.
const maxOverlap = 16

// overlap is the longest end of text that next begins with.
func overlap(text, next string) string {
	runes, following := []rune(text), []rune(next)
	for n := min(len(runes), len(following), maxOverlap); n > 0; n-- {
		if end := string(runes[len(runes)-n:]); end == string(following[:n]) {
			return end
		}
	}
	return ""
}

// checkDoubling refuses a text whose end the document repeats, or whose
// beginning it has just said: 幸福社区 before 社区, 《党章》 inside 《》.
func (p Place) checkDoubling(text string) *Error {
	folded := half(text)
	behind := p.doubledBehind(folded)
	ahead := p.doubledAhead(folded)
	if behind == "" && ahead == "" {
		return nil
	}
	err := &Error{Kind: KindFollows, Text: text, Context: behind}
	if behind == "" {
		err.Kind, err.Context = KindLeads, ahead
	}
	runes := []rune(text)
	from, to := utf8.RuneCountInString(ahead), len(runes)-utf8.RuneCountInString(behind)
	if from < to {
		err.Want = string(runes[from:to])
	}
	return err
}

// doubledBehind is the end of text that stands in the document once more.
func (p Place) doubledBehind(text string) string {
	after := half(p.After)
	end := overlap(text, after)
	switch utf8.RuneCountInString(end) {
	case 0:
		return ""
	case 1:
		if !p.doubles(text, end, after) {
			return ""
		}
	default:
		if isNumeral(end) {
			return ""
		}
	}
	return end
}

// doubles decides about one code point: a closing bracket, the measure word of
// a number, or the suffix of a name.
func (p Place) doubles(text, end, after string) bool {
	r, size := utf8.DecodeRuneInString(end)
	if q, ok := readQuantity(text); ok && strings.TrimSpace(q.tail) == end {
		return true
	}
	return isMark(r) || strings.ContainsRune(nameSuffixes, r) && !startsWithAny(after[size:], notSuffixBefore)
}

// doubledAhead is the beginning of text that the document has just said.
func (p Place) doubledAhead(text string) string {
	before := half(p.Before)
	start := overlap(before, text)
	r, size := utf8.DecodeRuneInString(start)
	switch {
	case start == "" || isNumeral(start):
		return ""
	case len(start) > size, isMark(r), strings.ContainsRune("第¥￥", r), start == p.approximated():
		return start
	}
	return ""
}

// isMark reports whether a rune is punctuation that never stands twice.
func isMark(r rune) bool {
	return strings.ContainsRune("《》〈〉“”‘’「」『』【】〔〕()[]{}<>，。；：、,;:%‰", r)
}

func isNumeral(text string) bool {
	for _, r := range text {
		if !unicode.IsDigit(r) && hanDigit(r) < 0 && r != '十' {
			return false
		}
	}
	return true
}

// nameSuffixes end the names of places and bodies. Before one of
// notSuffixBefore they begin another word, so that 红旗村 may stand before 村民
// and 教育局 before 局长.
const (
	nameSuffixes    = "村镇乡县市区省局厅处科站所院校厂店队组"
	notSuffixBefore = "民级直长场域城园内外里中部委员务情"
)
