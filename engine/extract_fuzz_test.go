package engine

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzMatch holds that what matchExact finds puts the text together again,
// that it finds what was filled in, and that matchTolerant stays in the text.
func FuzzMatch(f *testing.F) {
	f.Add("走访X次，慰问X人。", "5", "16")
	f.Add("赴X、X博物馆", "南湖、雨花台", "省")
	f.Add("XX", "十", "二")
	f.Add("捐给X和X两个社区", "东风和平", "红旗")
	f.Fuzz(func(t *testing.T, template, first, second string) {
		if !utf8.ValidString(template) || !utf8.ValidString(first) || !utf8.ValidString(second) || first == "" || second == "" {
			return
		}
		p := blanks(template)
		if len(template)*(len(first)+len(second)) > 1<<16 {
			return // filled in, it would be far longer than any paragraph
		}
		values := []string{first, second}
		filled := p.fillIn(values)
		found, sure, ok := p.matchExact(filled)
		if !ok {
			t.Fatalf("%q does not match %q", filled, template)
		}
		texts := make([]string, len(found))
		for i, s := range found {
			texts[i] = filled[s.start:s.end]
			if want := values[i%2]; sure[i] && texts[i] != want {
				t.Errorf("gap %d of %q is surely %q, but %q was filled in", i, template, texts[i], want)
			}
		}
		if again := p.fillIn(texts); again != filled {
			t.Errorf("%q reads as %q", filled, again)
		}
		checkGuesses(t, p, filled)
		checkGuesses(t, p, first+template+second)
	})
}

// fillIn puts texts into the gaps, over and over.
func (p pattern) fillIn(texts []string) string {
	var b strings.Builder
	for i, static := range p.statics() {
		b.WriteString(static)
		if i < len(p.gaps) {
			b.WriteString(texts[i%len(texts)])
		}
	}
	return b.String()
}

func checkGuesses(t *testing.T, p pattern, text string) {
	guesses, kept := p.matchTolerant(text, func(_ int, r rune) bool { return unicode.IsDigit(r) })
	if kept < 0 || kept > 1 {
		t.Errorf("kept %v of %q in %q", kept, p.text, text)
	}
	last := 0
	for _, g := range guesses {
		if !g.found {
			continue
		}
		if g.start < last || g.end < g.start || g.end > len(text) {
			t.Fatalf("gap at %v of %q, after %d", g.span, text, last)
		}
		if !utf8.ValidString(text[g.start:g.end]) || g.context < 0 || g.context > 1 {
			t.Errorf("gap %q with context %v", text[g.start:g.end], g.context)
		}
		last = g.end
	}
}
