package audit

import (
	"strings"
	"sync"
	"unicode/utf8"
)

var typo = Rule{
	ID: "WD102", Name: Text{"错别字", "misspelt word"},
	What:  Text{"词表里的常见错别字。", "Common misspellings from a word list."},
	Why:   Text{"音近、形近的误写，词典里没有这个词。", "A word that looks or sounds alike; no dictionary has it."},
	Wrong: []string{"对下阶段工作作出布署。", "与三家企业签定协议。"},
	Right: []string{"对下阶段工作作出部署。", "发布署名文章3篇。", "严格按排污许可证排放。"},
	Draft: Warning, Final: Warning, Unproven: true,
	words: dataLines(typoData),
	Check: checkTypo,
}

// correction is an entry of the list of typos.
type correction struct {
	right         string
	after, before string // characters after or before which the word is no typo
}

var corrections = sync.OnceValue(func() map[string]correction {
	m := map[string]correction{}
	for _, fields := range dataFields(typoData) {
		var c correction
		for _, f := range fields[1:] {
			switch {
			case strings.HasPrefix(f, "-"):
				c.after = f[1:]
			case strings.HasPrefix(f, "+"):
				c.before = f[1:]
			default:
				c.right = f
			}
		}
		m[fields[0]] = c
	}
	return m
})

func checkTypo(p *Pass) {
	var last hit
	p.eachHit(func(h hit) {
		if h.par == last.par && h.start < last.end {
			return // part of a longer entry
		}
		last = h
		c := corrections()[h.text()]
		prev, _ := utf8.DecodeLastRuneInString(h.par.Text[:h.start])
		next, _ := utf8.DecodeRuneInString(h.par.Text[h.end:])
		if !strings.ContainsRune(c.after, prev) && !strings.ContainsRune(c.before, next) && !mentioned(h) {
			p.Report(h.par, h.start, h.end, Note{Suggestion: c.right, Message: Text{
				ZH: "“" + h.text() + "”应为“" + c.right + "”", EN: h.text() + " should be " + c.right,
			}})
		}
	})
}

// mentioned reports whether a word is spoken of rather than used: 把“布署”改为“部署”.
func mentioned(h hit) bool {
	return hasSuffixOf(h.par.Text[:h.start], []string{"“", "‘", "「"}) && startsWithAny(h.par.Text[h.end:], "”", "’", "」")
}
