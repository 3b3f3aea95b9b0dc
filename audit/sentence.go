package audit

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/slot"
)

// sentenceReach is how far a rule looks for what a sentence says, in bytes.
const sentenceReach = 600

// sentenceAround is the sentence of text that holds the place [start, end).
func sentenceAround(text string, start, end int) Span {
	from, to := slot.Sentence(text, start, end)
	return Span{from, to}
}

// sentenceStart is where the sentence that holds the offset at begins.
func sentenceStart(text string, at int) int {
	from, _ := slot.Sentence(text, at, at)
	return from
}

// sentenceEnd is where the sentence that holds the place [start, end) ends.
func sentenceEnd(text string, start, end int) int {
	_, to := slot.Sentence(text, start, end)
	return to
}

// afterLast is the text after the last of marks in s, or all of s.
func afterLast(s, marks string) string {
	i := strings.LastIndexAny(s, marks)
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}

// runeStart is the start of the code point at offset at, which is first moved
// into text.
func runeStart(text string, at int) int {
	at = min(max(at, 0), len(text))
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
