package slot

import (
	"math/rand"
	"strings"
	"testing"
)

// stretches are places of a text that are asked about: mostly one behind the
// other, as a scanner asks, and now and then anywhere.
func stretches(text string, rng *rand.Rand) [][2]int {
	var all [][2]int
	for i := range text {
		if rng.Intn(8) == 0 {
			i = runeStart(text, rng.Intn(len(text)))
		}
		all = append(all, [2]int{runeStart(text, i-rng.Intn(30)), i})
	}
	return all
}

// TestNearest: what has been seen before never changes an answer.
func TestNearest(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	text := strings.Repeat("走访X次。推特和发推，马斯克X，推\n某推文", 20)
	marks, words := nearestOf(text, isPause), seekerOf(text, socials)
	for _, s := range stretches(text, rng) {
		from, to := s[0], s[1]
		last, first := strings.LastIndexFunc(text[from:to], isPause), strings.IndexFunc(text[from:to], isPause)
		if last >= 0 {
			last += from
		}
		if got := marks.before(from, to); got != last {
			t.Errorf("the last mark of [%d:%d] is at %d, want %d", from, to, got, last)
		}
		if first < 0 {
			first = to - from
		}
		if got := marks.after(from, to); got != from+first {
			t.Errorf("the first mark of [%d:%d] is at %d, want %d", from, to, got, from+first)
		}
		if got, want := words.within(from, to), hasWord(text[from:to], socials); got != want {
			t.Errorf("[%d:%d] holds a word: %t, want %t", from, to, got, want)
		}
	}
}

// TestLexicon: of the words that fit the longest counts.
func TestLexicon(t *testing.T) {
	l := words("区 区县 县 新区 km 𠀀")
	for _, c := range []struct{ text, head, tail string }{
		{"", "", ""}, {"县", "县", "县"}, {"区县局", "区县", ""}, {"高新区", "", "新区"}, {"区k", "区", ""}, {"3km", "", "km"}, {"𠀀", "𠀀", "𠀀"}, {"\xe5\x8c", "", ""},
	} {
		if head, tail := l.head(c.text), l.tail(c.text); head != c.head || tail != c.tail {
			t.Errorf("%q begins with %q and ends with %q, want %q and %q", c.text, head, tail, c.head, c.tail)
		}
	}
}
