package audit

import (
	"regexp"
	"sync"
)

// reach is how many bytes on each side of a word a pattern sees.
const reach = 240

// matching is the check of a rule that is a pattern: wherever one of the
// rule's words stands, it reports the matches of expr that touch the word. The
// place is the group named at, or the whole match; fix is the suggestion, in
// which ${1} stands for a group, or "".
//
// The pattern sees some text on both sides of the word, so the work is linear
// in the text; a match that touches the edge of what was cut is none, which
// keeps ^ and $ true.
func matching(expr, fix string) func(*Pass) {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
	return func(p *Pass) {
		m := matcher{pass: p, fix: fix}
		p.eachHit(func(h hit) {
			if m.re == nil {
				m.re = compiled()
				m.at = max(m.re.SubexpIndex("at"), 0)
			}
			m.around(h)
		})
	}
}

type matcher struct {
	pass *Pass
	re   *regexp.Regexp
	at   int // the group that is the place
	fix  string
	last hit // the match reported last
}

func (m *matcher) around(h hit) {
	text := h.par.Text
	from, to := runeStart(text, h.start-reach), runeStart(text, h.end+reach)
	window := text[from:to]
	for _, loc := range m.re.FindAllStringSubmatchIndex(window, -1) {
		start, end := from+loc[0], from+loc[1]
		cut := start == from && from > 0 || end == to && to < len(text)
		if cut || end <= h.start || h.end <= start || h.par == m.last.par && start < m.last.end {
			continue
		}
		m.last = hit{h.par, start, end}
		var fix []byte
		if m.fix != "" {
			fix = m.re.ExpandString(nil, m.fix, window, loc)
		}
		m.pass.Report(h.par, from+loc[2*m.at], from+loc[2*m.at+1], Note{Suggestion: string(fix)})
	}
}
