package audit

import (
	"strings"
	"sync"
	"unicode/utf8"
)

var quotedPhrase = Rule{
	ID: "TF110", Name: Text{"特定提法没有加引号", "set phrase without quotes"},
	What:  Text{"“四个意识”“三会一课”等提法没有加引号。", "A set phrase such as 四个意识 or 三会一课 without its quotes."},
	Why:   Text{"缩略成数字的提法按惯例加引号。", "By convention phrases that abbreviate a list stand in quotes."},
	Wrong: []string{"严格执行三会一课制度。", "压实一岗双责。"},
	Right: []string{"严格执行“三会一课”制度。", "健全“三会一课、主题党日”台账。", "回头看走过的路。", "印发《三会一课记录簿》。"},
	Draft: Warning, Final: Warning, Unproven: true,
	words: dataLines(phraseData),
	Check: checkQuotedPhrase,
}

var phraseConditions = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, fields := range dataFields(phraseData) {
		m[fields[0]] = fields[1:]
	}
	return m
})

func checkQuotedPhrase(p *Pass) {
	p.eachHit(func(h hit) {
		if meant(h) && !quoted(h.par.Text, h.start) {
			p.Report(h.par, h.start, h.end, Note{Suggestion: "“" + h.text() + "”"})
		}
	})
}

// meant reports whether the phrase stands in one of its contexts. One behind
// another numeral is the end of a larger number: 第四风电场, 十四个最严.
func meant(h hit) bool {
	if r, _ := utf8.DecodeLastRuneInString(h.par.Text[:h.start]); strings.ContainsRune("第十百千一二三四五六七八九", r) {
		return false
	}
	needed, met := false, false
	for _, c := range phraseConditions()[h.text()] {
		if excluded, ok := strings.CutPrefix(c, "!"); ok {
			if h.beside(excluded) {
				return false
			}
			continue
		}
		needed, met = true, met || h.beside(c)
	}
	return met || !needed
}

// beside reports whether a word stands right behind h, or with < before it, right
// in front of h.
func (h hit) beside(word string) bool {
	if before, ok := strings.CutPrefix(word, "<"); ok {
		return strings.HasSuffix(h.par.Text[:h.start], before)
	}
	return strings.HasPrefix(h.par.Text[h.end:], word)
}

// quoteReach is how far before a place a quote or title may open, in bytes.
const quoteReach = 180

// quoted reports whether the place at offset at is within quotes or a title.
func quoted(text string, at int) bool {
	depth := 0
	for before := text[runeStart(text, at-quoteReach):at]; before != ""; {
		r, size := utf8.DecodeLastRuneInString(before)
		switch {
		case strings.ContainsRune("”’》〉」』", r):
			depth++
		case strings.ContainsRune("“‘《〈「『", r):
			if depth == 0 {
				return true
			}
			depth--
		}
		before = before[:len(before)-size]
	}
	return strings.Count(text[runeStart(text, at-quoteReach):at], `"`)%2 == 1
}
