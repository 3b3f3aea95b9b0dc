package audit

import (
	"regexp"
	"strings"
	"sync"
)

// reach is how many bytes on each side of a word a pattern sees.
const reach = 240

// matching is the check of a rule that is a pattern: wherever one of the
// rule's words stands, it reports the matches of expr that touch the word. The
// place is the group named at, or the whole match; fix is the suggestion, in
// which ${1} stands for a group, or "".
//
// An excuse is a pattern of words that are right although they hold the place:
// 涉及到期合同 holds 涉及到. A place within a match of one is let pass.
//
// The pattern sees some text on both sides of the word, so the work is linear
// in the text; a match that touches the edge of what was cut is none, which
// keeps ^ and $ true.
func matching(expr, fix string, excuses ...string) func(*Pass) {
	return matchingWith(expr, matcher{fix: fix}, excuses)
}

// rewriting is matching whose suggestion is made from the place by rewrite.
func rewriting(expr string, rewrite func(place string) string, excuses ...string) func(*Pass) {
	return matchingWith(expr, matcher{rewrite: rewrite}, excuses)
}

func matchingWith(expr string, like matcher, excuses []string) func(*Pass) {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
	excused := sync.OnceValue(func() *regexp.Regexp {
		if len(excuses) == 0 {
			return nil
		}
		return regexp.MustCompile(strings.Join(excuses, "|"))
	})
	return func(p *Pass) {
		m := like
		m.pass = p
		p.eachHit(func(h hit) {
			if m.re == nil {
				m.re, m.excuse = compiled(), excused()
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

	rewrite func(place string) string // makes the suggestion instead of fix
	excuse  *regexp.Regexp            // nil for none
}

func (m *matcher) around(h hit) {
	text := h.par.Text
	from, to := runeStart(text, h.start-reach), runeStart(text, h.end+reach)
	window := text[from:to]
	for _, loc := range m.re.FindAllStringSubmatchIndex(window, -1) {
		start, end := from+loc[0], from+loc[1]
		cut := start == from && from > 0 || end == to && to < len(text)
		if cut || end <= h.start || h.end <= start || h.par == m.last.par && start < m.last.end ||
			m.excused(window, loc[2*m.at], loc[2*m.at+1]) {
			continue
		}
		m.last = hit{h.par, start, end}
		m.pass.Report(h.par, from+loc[2*m.at], from+loc[2*m.at+1], Note{Suggestion: m.suggestion(window, loc)})
	}
}

func (m *matcher) suggestion(window string, loc []int) string {
	switch {
	case m.rewrite != nil:
		return m.rewrite(window[loc[2*m.at]:loc[2*m.at+1]])
	case m.fix != "":
		return string(m.re.ExpandString(nil, m.fix, window, loc))
	}
	return ""
}

// excused reports whether the place [start, end) of window is part of words
// that are right.
func (m *matcher) excused(window string, start, end int) bool {
	if m.excuse == nil {
		return false
	}
	for _, loc := range m.excuse.FindAllStringIndex(window, -1) {
		if loc[0] <= start && end <= loc[1] {
			return true
		}
	}
	return false
}
