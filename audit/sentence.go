package audit

import (
	"strings"
	"unicode/utf8"
)

// sentenceReach is how many bytes a sentence shows on each side of a place; it
// bounds the work on texts without any stop.
const sentenceReach = 600

const (
	stops   = "。！？!?\n"
	closers = "”’」』）)》〉】〕\""
)

// sentenceAround is the sentence of text that holds the place [start, end).
func sentenceAround(text string, start, end int) Span {
	return Span{sentenceStart(text, start), sentenceEnd(text, start, end)}
}

func sentenceStart(text string, at int) int {
	limit := runeStart(text, at-sentenceReach)
	stop := strings.LastIndexAny(text[limit:at], stops)
	if stop < 0 {
		return limit
	}
	_, size := utf8.DecodeRuneInString(text[limit+stop:])
	from := limit + stop + size
	for from < at {
		r, size := utf8.DecodeRuneInString(text[from:])
		if r != ' ' && r != '　' && !strings.ContainsRune(closers, r) {
			break
		}
		from += size
	}
	return from
}

// sentenceEnd takes a stop at the end of the place itself as the sentence's.
func sentenceEnd(text string, start, end int) int {
	if end > start {
		if r, _ := utf8.DecodeLastRuneInString(text[start:end]); strings.ContainsRune(stops, r) {
			return end
		}
	}
	limit := runeStart(text, end+sentenceReach)
	stop := strings.IndexAny(text[end:limit], stops)
	if stop < 0 {
		return limit
	}
	at := end + stop
	if text[at] == '\n' {
		return at
	}
	for at < limit {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !strings.ContainsRune(stops, r) && !strings.ContainsRune(closers, r) || r == '\n' {
			break
		}
		at += size
	}
	return at
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
