package slot

import (
	"strings"
	"unicode/utf8"
)

// sentenceReach is how many bytes a sentence shows on each side of a place; it
// bounds the work on texts without any stop.
const sentenceReach = 600

const (
	sentenceStops   = "。！？!?\n"
	sentenceClosers = "”’」』）)》〉】〕\""
)

// Sentence is the sentence of text, as a range of bytes, that holds the place
// [start, end). A very long one is cut.
func Sentence(text string, start, end int) (from, to int) {
	return sentenceStart(text, start), sentenceEnd(text, start, end)
}

func sentenceStart(text string, at int) int {
	limit := runeStart(text, at-sentenceReach)
	stop := strings.LastIndexAny(text[limit:at], sentenceStops)
	if stop < 0 {
		return limit
	}
	_, size := utf8.DecodeRuneInString(text[limit+stop:])
	from := limit + stop + size
	for from < at {
		r, size := utf8.DecodeRuneInString(text[from:])
		if r != ' ' && r != '　' && !strings.ContainsRune(sentenceClosers, r) {
			break
		}
		from += size
	}
	return from
}

// sentenceEnd takes a stop at the end of the place itself as the sentence's.
func sentenceEnd(text string, start, end int) int {
	if end > start {
		if r, _ := utf8.DecodeLastRuneInString(text[start:end]); strings.ContainsRune(sentenceStops, r) {
			return end
		}
	}
	limit := runeStart(text, end+sentenceReach)
	stop := strings.IndexAny(text[end:limit], sentenceStops)
	if stop < 0 {
		return limit
	}
	at := end + stop
	if text[at] == '\n' {
		return at
	}
	for at < limit {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !strings.ContainsRune(sentenceStops, r) && !strings.ContainsRune(sentenceClosers, r) || r == '\n' {
			break
		}
		at += size
	}
	return at
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
