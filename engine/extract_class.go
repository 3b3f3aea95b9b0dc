package engine

import (
	"strings"
	"unicode"
)

// valueRunes are the characters that a value of a class may be made of, beside
// digits. Other classes hold names and words: no stops, no line ends.
var valueRunes = map[string]string{
	"count":   quantityRunes,
	"money":   quantityRunes,
	"percent": quantityRunes,
	"ordinal": quantityRunes,
	"date":    numeralRunes + "年月日号旬初中末底时分上下至前后-/.:：—～~",
	"phone":   "+-—－()（） 转、",
}

const (
	numeralRunes  = "〇零一二三四五六七八九十廿百千万亿两"
	quantityRunes = numeralRunes + "壹贰叁肆伍陆柒捌玖拾佰仟点.．,，%％‰-－~～—余多近约"
)

// wordBreaks are the signs that no name or word holds.
const wordBreaks = "，。；：！？,;!?\n\t"

// allowed reports whether a value of this class may hold r.
func allowed(class string, r rune) bool {
	class, _, _ = strings.Cut(class, ".")
	if runes, ok := valueRunes[class]; ok {
		return unicode.IsDigit(r) || strings.ContainsRune(runes, r)
	}
	return !strings.ContainsRune(wordBreaks, r)
}

// isOdd reports whether a value holds what none of its class does.
func isOdd(class, value string) bool {
	return strings.ContainsFunc(value, func(r rune) bool { return !allowed(class, r) })
}

// isFigure reports whether values of this class are made of few characters that
// can be told from the words around.
func isFigure(class string) bool {
	class, _, _ = strings.Cut(class, ".")
	_, ok := valueRunes[class]
	return ok
}
