package audit

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

var straightQuotes = Rule{
	ID: "PT203", Name: Text{"中文里用了直引号", "straight quotes in Chinese text"},
	What:   Text{"用半角直引号括着中文。", "Chinese between straight quotes."},
	Why:    Text{"中文引号是“”。", "Chinese quotes are “ and ”."},
	Wrong:  []string{"开展\"大走访\"活动。", "他说:\"一定办好。\""},
	Right:  []string{"开展“大走访”活动。", "color=\"红色\"", "{\"名称\": \"数值\"}"},
	Source: "GB/T 15834—2011",
	Draft:  Warning, Final: Warning,
	words: []string{`"`},
	Check: checkStraightQuotes,
}

// checkStraightQuotes takes the quotes of a paragraph in pairs, as a reader
// does.
func checkStraightQuotes(p *Pass) {
	var open hit
	p.eachHit(func(h hit) {
		if unitMark(h, open.par == h.par) {
			return
		}
		if open.par != h.par {
			open = h
			return
		}
		inner := h.par.Text[open.end:h.start]
		if len(inner) <= bracketReach && hasHan(inner) && !strings.Contains(inner, "\n") && !codeQuotes(h.par.Text, open.start, h.end) {
			p.Report(h.par, open.start, h.end, Note{Suggestion: "“" + inner + "”"})
		}
		open = hit{}
	})
}

// seconds is the end of an angle before the mark of its seconds: 120°30′15.
var seconds = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d['′’] ?\d{1,2}(?:\.\d+)?$`) })

// unitMark reports whether the quote at h is the mark of seconds, or of inches:
// where none is open, no quote opens between a digit and a mark (55"，).
func unitMark(h hit, open bool) bool {
	before := h.par.Text[:h.start]
	if !endsInDigit(before) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(h.par.Text[h.end:])
	return !open && (h.end == len(h.par.Text) || unicode.IsPunct(r)) || seconds().MatchString(before[max(0, len(before)-12):])
}

// codeQuotes reports whether quotes stand where code has them.
func codeQuotes(text string, start, end int) bool {
	before, after := text[:start], text[end:]
	return before != "" && strings.ContainsAny(before[len(before)-1:], "=([{,:<\\") && !speech(before) ||
		startsWithAny(strings.TrimLeft(after, " "), ":", "=", "]", "}", ")", ",\"", ">", "/>") ||
		inCode(text, start)
}

// speech reports whether what ends in a half-width colon or comma before a
// quote is Chinese: 他说:"…".
func speech(before string) bool {
	rest := strings.TrimRight(before, ":,")
	r, _ := utf8.DecodeLastRuneInString(rest)
	return rest != before && unicode.Is(unicode.Han, r)
}
