package slot

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// labelled is one sentence of a labelled set. Spans are [start, end, class] in
// code points.
type labelled struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"` // pos, mix, neg; amb is not counted
	Text    string   `json:"text"`
	Spans   [][3]any `json:"spans"`
	Section string   `json:"section"`
}

// span is a labelled or found stretch, in code points.
type span struct {
	start, end int
	class      string // up to the first dot
}

func (s span) overlaps(o span) bool { return s.start < o.end && o.start < s.end }

func (c labelled) spans() []span {
	spans := make([]span, len(c.Spans))
	for i, s := range c.Spans {
		spans[i] = span{int(s[0].(float64)), int(s[1].(float64)), major(s[2].(string))}
	}
	return spans
}

// score adds up sentences.
type score struct {
	found, right, wanted, met, classRight int
	sentences, negatives, flagged         int
}

func (s *score) add(o score) {
	s.found += o.found
	s.right += o.right
	s.wanted += o.wanted
	s.met += o.met
	s.classRight += o.classRight
	s.sentences += o.sentences
	s.negatives += o.negatives
	s.flagged += o.flagged
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func (s score) precision() float64 { return ratio(s.right, s.found) }
func (s score) recall() float64    { return ratio(s.met, s.wanted) }
func (s score) class() float64     { return ratio(s.classRight, s.met) }

func (s score) String() string {
	return fmt.Sprintf("%5d %6.3f %6.3f %8s %6.3f", s.sentences, s.precision(), s.recall(),
		fmt.Sprintf("%d/%d", s.flagged, s.negatives), s.class())
}

// find lists the placeholders of a text. Names withheld on purpose (class
// anon) are no blanks and don't count.
func find(text string) []span {
	res := Find([]docx.Paragraph{{Part: "text", Text: text}}, Options{})
	var found []span
	for _, s := range res.Slots {
		if s.Kind == Placeholder && s.Class != "anon" {
			found = append(found, span{
				utf8.RuneCountInString(text[:s.Loc.Start]), utf8.RuneCountInString(text[:s.Loc.End]), major(s.Class)})
		}
	}
	return found
}

// rate scores one sentence; a span counts when it overlaps one of the other
// side. miss describes what is wrong, "" for nothing.
func rate(c labelled) (s score, miss string) {
	s.sentences = 1
	wanted, found := c.spans(), find(c.Text)
	s.wanted, s.found = len(wanted), len(found)
	for _, f := range found {
		if overlapping(f, wanted) != nil {
			s.right++
		} else {
			miss += fmt.Sprintf(" extra %v", f)
		}
	}
	for _, w := range wanted {
		f := overlapping(w, found)
		if f == nil {
			miss += fmt.Sprintf(" missing %v", w)
			continue
		}
		s.met++
		if f.class == w.class {
			s.classRight++
		} else {
			miss += fmt.Sprintf(" class of %v is %s", w, f.class)
		}
	}
	if c.Kind == "neg" {
		s.negatives = 1
		if len(found) > 0 {
			s.flagged = 1
		}
	}
	return s, miss
}

func overlapping(s span, list []span) *span {
	for i := range list {
		if list[i].overlaps(s) {
			return &list[i]
		}
	}
	return nil
}

// readLabelled reads a labelled set; it skips the test when path is absent.
func readLabelled(t testing.TB, path string) []labelled {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("%s is not here: %v", path, err)
	}
	defer f.Close()
	var cases []labelled
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var c labelled
		if err := json.Unmarshal(sc.Bytes(), &c); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if c.Kind != "amb" {
			cases = append(cases, c)
		}
	}
	return cases
}

// shared is the path of a shared file, found by walking up from here.
func shared(elem ...string) string {
	dir, _ := os.Getwd()
	for {
		if p := filepath.Join(append([]string{dir, "shared"}, elem...)...); exists(p) {
			return p
		}
		if parent := filepath.Dir(dir); parent != dir {
			dir = parent
			continue
		}
		return filepath.Join(append([]string{"..", "shared"}, elem...)...)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// TestAccuracy holds the detector to its level on labelled sentences. The
// validation set was written before the detector and is never tuned to. The
// fresh sets were written, and run once, when the detector was finished (the third
// by an author who had read parts of it, the fourth by one who had not, the fifth,
// a short one, by the same when the fourth was mended, the sixth, of offices seldom
// met before, by one who had not, the seventh, most of it the text of 25 whole small
// reports, by one who had read the design only); what they showed was mended then.
// Their first runs:
//
//	fresh   P 0.985  R 0.945  negatives 5/231  class 0.948
//	fresh2  P 1.000  R 0.987  negatives 0/74   class 0.973
//	fresh3  P 0.984  R 0.984  negatives 2/105  class 0.967
//	fresh4  P 0.965  R 0.973  negatives 8/145  class 0.956
//	fresh5  P 0.976  R 0.988  negatives 2/53   class 0.988
//	fresh6  P 0.972  R 1.000  negatives 9/162  class 0.922
//	fresh7  P 0.968  R 0.953  negatives 10/140 class 0.963
//
// Nine class labels of fresh that contradicted the older sets (第X季度 a date, 第X
// 次会议 a meeting), and seven of fresh3, were corrected after the first run; four
// sentences of fresh3 that readers may see either way were left out. So it was with
// fresh4: seven class labels that contradicted the older sets were corrected (第X
// 季度 and 第X次会议 ordinals, ____年 a blank, 【…待补充】 a prompt), three sentences
// left out, and one of fresh5. Of fresh6 fifteen class labels in ten sentences were
// corrected (a line in front of a measure word a count, 第X届 a meeting, X单元 an
// ordinal), and two sentences left out that readers may see either way. Of fresh7
// twelve class labels were corrected so (a line in front of a measure word a count, X年级
// an ordinal, 第XXX期 of a bulletin a document number), nine blanks marked that had
// been overlooked, and four phrases left out.
func TestAccuracy(t *testing.T) {
	sets := []struct {
		name, path               string
		precision, recall, class float64
		flagged                  float64 // share of negatives
		showMisses               bool
	}{
		{"shared", shared("cases", "placeholders.jsonl"), 0.99, 0.98, 0.95, 0.01, true},
		{"dev", "testdata/dev.jsonl", 0.99, 0.98, 0.95, 0.01, true},
		{"validation", "testdata/validation.jsonl", 0.97, 0.95, 0.93, 0.03, false},
		{"fresh", "testdata/fresh.jsonl", 0.99, 0.98, 0.95, 0.01, true},
		{"fresh2", "testdata/fresh2.jsonl", 0.99, 0.98, 0.95, 0.01, true},
		{"fresh3", "testdata/fresh3.jsonl", 0.99, 0.98, 0.95, 0.01, true},
		{"fresh4", "testdata/fresh4.jsonl", 0.99, 0.98, 0.95, 0.01, true},
		{"fresh5", "testdata/fresh5.jsonl", 0.99, 0.98, 0.95, 0.01, true},
		{"fresh6", "testdata/fresh6.jsonl", 0.99, 0.98, 0.95, 0.01, true},
		{"fresh7", "testdata/fresh7.jsonl", 0.99, 0.98, 0.95, 0.01, true},
	}
	for _, set := range sets {
		t.Run(set.name, func(t *testing.T) {
			total := logScores(t, readLabelled(t, set.path), set.showMisses)
			if total.precision() < set.precision || total.recall() < set.recall ||
				total.class() < set.class || 1-ratio(total.negatives-total.flagged, total.negatives) > set.flagged {
				t.Errorf("below the level of the %s set", set.name)
			}
		})
	}
}

// TestOtherGlyphs puts other glyphs in the place of X: what the words around say
// holds for them too.
func TestOtherGlyphs(t *testing.T) {
	cases := readLabelled(t, "testdata/dev.jsonl")
	for _, glyph := range []string{"XX", "ＸＸ", "xx", "××", "○○", "△△", "某某", "＊＊", "__"} {
		t.Run(glyph, func(t *testing.T) {
			var total score
			for _, c := range cases {
				if other, ok := c.with(glyph); ok {
					s, _ := rate(other)
					total.add(s)
				}
			}
			t.Logf("%v", total)
			if total.precision() < 0.99 || total.recall() < 0.95 {
				t.Errorf("%s is read worse than X", glyph)
			}
		})
	}
}

// with is c with glyph for every X that stands for something in prose, ok false
// when there is none.
func (c labelled) with(glyph string) (other labelled, ok bool) {
	text := []rune(c.Text)
	var b []rune
	from := 0
	other = labelled{ID: c.ID, Kind: c.Kind}
	for _, s := range c.spans() {
		b = append(b, text[from:s.start]...)
		start := len(b)
		if old := string(text[s.start:s.end]); strings.Trim(old, "X") == "" && len(old) < 4 && s.class != "redact" {
			b, ok = append(b, []rune(glyph)...), true
		} else {
			b = append(b, text[s.start:s.end]...)
		}
		other.Spans = append(other.Spans, [3]any{float64(start), float64(len(b)), s.class})
		from = s.end
	}
	other.Text = string(append(b, text[from:]...))
	return other, ok
}

// logScores logs the scores by section and returns the total.
func logScores(t *testing.T, cases []labelled, showMisses bool) score {
	t.Helper()
	var total score
	bySection := map[string]*score{}
	for _, c := range cases {
		s, miss := rate(c)
		if miss != "" && showMisses {
			t.Logf("%s %s:%s", c.ID, c.Text, miss)
		}
		name := c.Section
		if name == "" {
			name = c.Kind
		}
		if bySection[name] == nil {
			bySection[name] = &score{}
		}
		bySection[name].add(s)
		total.add(s)
	}
	names := make([]string, 0, len(bySection))
	for name := range bySection {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	fmt.Fprintf(&b, "%-48s %5s %6s %6s %8s %6s\n", "section", "cases", "P", "R", "flagged", "class")
	for _, name := range names {
		fmt.Fprintf(&b, "%-48s %v\n", name, bySection[name])
	}
	fmt.Fprintf(&b, "%-48s %v", "total", total)
	t.Log("\n" + b.String())
	return total
}
