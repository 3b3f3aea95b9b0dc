package slot

import (
	"slices"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/internal/runes"
)

// candidate is a stretch of a paragraph that looks like a placeholder. Offsets
// are bytes.
type candidate struct {
	start, end   int
	surfaceStart int
	surfaceEnd   int
	class, unit  string
	evidence     string // why it is a placeholder
	reason       string // why it is none; "" for a placeholder
}

// line is the text of one paragraph under the scanner. The scanner goes over
// it once; a detector that is called at a rune looks at the words around it, a
// bounded stretch, says what it found and where to go on.
type line struct {
	text    string
	found   []candidate // in order, without overlaps
	explain bool        // keep rejected candidates too
	lone    []int       // numbers of found that joinLone decides about
	stops   nearest     // the marks that end a sentence
	pauses  nearest     // the marks that end a clause
	quotes  nearest     // quotes, and the marks that no quote goes beyond
	titles  nearest     // the brackets of titles
	boxes   int         // single boxes in the text, -1 when not counted yet
	roman   answer      // whether the text has Roman numerals

	// Words that a sentence is often searched for.
	orders, networks, ticks seeker
}

// answer to a question about the whole text, asked once.
type answer uint8

const (
	unknown answer = iota
	no
	yes
)

// read lists the candidates of a text, which are good until the next text is read.
// The room for them is kept: a document has many short paragraphs.
func (l *line) read(text string, explain bool) []candidate {
	if !mayHold(text) {
		return nil
	}
	*l = line{text: text, explain: explain, boxes: -1, found: l.found[:0]}
	l.stops, l.pauses = nearestOf(text, isStop), nearestOf(text, isPause)
	l.quotes, l.titles = nearestOf(text, isQuote), nearestOf(text, isTitleBracket)
	l.orders, l.networks, l.ticks = seekerOf(text, fillOrders), seekerOf(text, socials), seekerOf(text, tickings)
	l.scan()
	l.joinLone()
	return l.found
}

// mayHold is the quick way out: most paragraphs hold no rune that can start a
// placeholder.
func mayHold(text string) bool {
	_, _, t := nextTrigger(text, 0)
	return t != skip
}

// nextTrigger is the place of the first rune from i on that a detector looks at,
// where it ends, and which does; skip without one.
func nextTrigger(text string, i int) (start, end int, t trigger) {
	for {
		i = pastPlainHan(text, i)
		if i == len(text) {
			return i, i, skip
		}
		r, size := runes.Decode(text[i:])
		if t := triggerOf(r); t != skip {
			return i, i + size, t
		}
		i += size
	}
}

// pastPlainHan is where the run of Han characters ends, from i on, that no detector
// looks at. Most of a text is such runs.
func pastPlainHan(text string, i int) int {
	for i+2 < len(text) && text[i] >= 0xE4 && text[i] <= 0xE9 && runes.IsThree(text[i], text[i+1], text[i+2]) {
		r := runes.Three(text[i], text[i+1], text[i+2])
		if r < 0x4E00 || triggerHan(r) != skip {
			break
		}
		i += 3
	}
	return i
}

// trigger says which detector looks at a rune.
type trigger uint8

const (
	skip      trigger = iota
	alnum             // Latin letters and digits, their look-alikes included
	mark              // crosses, circles, boxes, stars
	anonymous         // 某
	low               // low lines
	blankRun          // white space
	bracket           // opening brackets
	tagSign           // $ # % @
	dots              // leaders
	question          // ??
	word              // first runes of to-do words, prompts and errors
	stem              // 甲 乙 丙
)

func triggerOf(r rune) trigger {
	switch {
	case r < utf8.RuneSelf:
		return triggerASCII(byte(r))
	case r >= 0x4E00 && r <= 0x9FFF:
		return triggerHan(r)
	case isSpace(r):
		return blankRun
	case closerOf(r) != 0:
		return bracket
	case familyOf(r) == letters || isWideAlnum(r):
		return alnum
	case familyOf(r) == lows:
		return low
	case familyOf(r) != noFamily:
		return mark
	case r == '…' || r == '·' || r == '．':
		return dots
	case r == '？':
		return question
	}
	return skip
}

func triggerASCII(b byte) trigger {
	switch {
	case isASCIIAlnum(rune(b)):
		return alnum
	case b == ' ' || b == '\t':
		return blankRun
	}
	switch b {
	case '(', '[', '<', '{':
		return bracket
	case '*':
		return mark
	case '_':
		return low
	case '$', '#', '%', '@':
		return tagSign
	case '.':
		return dots
	case '?':
		return question
	}
	return skip
}

func triggerHan(r rune) trigger {
	switch r {
	case '某':
		return anonymous
	case '待', '单', '点', '选', '错', '在', '请':
		return word
	case '甲', '乙', '丙':
		return stem
	}
	return skip
}

// scan calls the detectors from left to right.
func (l *line) scan() {
	for i := 0; ; {
		start, end, t := nextTrigger(l.text, i)
		if t == skip {
			return
		}
		i = max(end, l.detect(start, t)) // a rune at least, whatever a detector says
	}
}

// detect calls the detector of t at i and returns where to go on; i when it took
// nothing.
func (l *line) detect(i int, t trigger) int {
	switch t {
	case alnum:
		return l.token(i)
	case mark:
		return l.marks(i)
	case anonymous:
		return l.someone(i)
	case low:
		return l.lowLine(i)
	case blankRun:
		return l.spaces(i)
	case bracket:
		return l.bracketed(i)
	case tagSign:
		return l.signTag(i)
	case dots:
		return l.leader(i)
	case question:
		return l.questions(i)
	case word:
		return l.word(i)
	case stem:
		return l.stemName(i)
	}
	return i
}

// accept notes a placeholder and returns where to go on.
func (l *line) accept(c candidate) int {
	if c.surfaceEnd == 0 {
		c.surfaceStart, c.surfaceEnd = c.start, c.end
	}
	for n := len(l.found); n > 0 && l.found[n-1].reason != "" && l.found[n-1].end > c.start; n = len(l.found) {
		l.found = l.found[:n-1] // the 〇 of 二〇二×年
	}
	l.add(c)
	return c.end
}

// reject notes a candidate that is none and returns where to go on.
func (l *line) reject(start, end int, reason string) int {
	if l.explain {
		l.add(candidate{start: start, end: end, reason: reason})
	}
	return end
}

// add doubles the room for candidates where there is none left: append would
// copy those of a long text more often.
func (l *line) add(c candidate) {
	if n := len(l.found); n == cap(l.found) {
		l.found = slices.Grow(l.found, n+1)
	}
	l.found = append(l.found, c)
}

// before is the text in front of i as far as reach goes.
func (l *line) before(i int) string { return reachBefore(l.text, i) }

// after is the text from i on as far as reach goes.
func (l *line) after(i int) string { return reachAfter(l.text, i) }

// reach bounds how far a detector looks, so that scanning stays linear.
const reach = 160

// reachBefore is the text in front of i, at most reach bytes of it.
func reachBefore(text string, i int) string {
	from := i - reach
	if from <= 0 {
		return text[:i]
	}
	for !utf8.RuneStart(text[from]) {
		from++
	}
	return text[from:i]
}

// reachAfter is the text from i on, at most reach bytes of it.
func reachAfter(text string, i int) string {
	to := i + reach
	if to >= len(text) {
		return text[i:]
	}
	for !utf8.RuneStart(text[to]) {
		to--
	}
	return text[i:to]
}

// sentence is the sentence around [start, end) as far as reach goes.
func (l *line) sentence(start, end int) string {
	from, to := l.sentenceBounds(start, end)
	return l.text[from:to]
}

func (l *line) sentenceBounds(start, end int) (from, to int) {
	from = start - len(l.before(start))
	if k := l.stops.before(from, start); k >= 0 {
		from = k + firstLen(l.text[k:])
	}
	return from, l.stops.after(end, end+len(l.after(end)))
}

// clause is the text before i back to the last punctuation mark.
func (l *line) clause(i int) string { return l.text[l.clauseStart(i):i] }

func (l *line) clauseStart(i int) int {
	from := i - len(l.before(i))
	if k := l.pauses.before(from, i); k >= 0 {
		from = k + firstLen(l.text[k:])
	}
	return from
}

// clauseRest is the text from i on up to the next punctuation mark.
func (l *line) clauseRest(i int) string {
	return l.text[i:l.pauses.after(i, i+len(l.after(i)))]
}

func isStop(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '\n' }

func isPause(r rune) bool {
	return isStop(r) || r == '，' || r == '；' || r == ',' || r == ';'
}
