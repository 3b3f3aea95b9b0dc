package slot

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// FuzzFind: whatever the text, slots lie in their paragraph on code points, in
// order; placeholders do not overlap; the same text gives the same result.
func FuzzFind(f *testing.F) {
	for _, path := range []string{"testdata/dev.jsonl"} {
		for _, c := range readLabelled(f, path) {
			f.Add(c.Text)
		}
	}
	f.Add("（" + strings.Repeat("X、", 40) + "《《XX》》{{{{«")
	f.Add(strings.Repeat("X和", 1200) + "X两个社区")
	f.Add("办〔 XX 〕 5号，（ X ）关于，本第 XX，[ 20XX ] X 号")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\uFFFD")
		}
		paragraphs := paragraphsOf(text)
		res := Find(paragraphs, Options{Explain: true})
		checkSlots(t, paragraphs, res.Slots)
		for _, r := range res.Rejected {
			checkRange(t, paragraphs[r.Loc.Para].Text, r.Loc.Start, r.Loc.End)
			if r.Reason == "" {
				t.Errorf("%q is rejected without a reason", r.Text)
			}
		}
		if again := Find(paragraphs, Options{Explain: true}); !reflect.DeepEqual(res, again) {
			t.Errorf("a second look differs: %v, then %v", res, again)
		}
	})
}

func checkSlots(t *testing.T, paragraphs []docx.Paragraph, slots []Slot) {
	t.Helper()
	para, last, start, end, surface := 0, 0, 0, 0, 0
	for _, s := range slots {
		text := paragraphs[s.Loc.Para].Text
		checkRange(t, text, s.Loc.Start, s.Loc.End)
		if s.Text != text[s.Loc.Start:s.Loc.End] {
			t.Errorf("text %q is not what stands at %v", s.Text, s.Loc)
		}
		if s.Loc.Para < para || s.Loc.Para == para && s.Loc.Start < start {
			t.Errorf("%v stands before the slot in front of it", s.Loc)
		}
		if s.Kind != Placeholder {
			para, start = s.Loc.Para, s.Loc.Start
			continue
		}
		if s.Loc.Para == para && s.Loc.Start < end {
			t.Errorf("%v overlaps the placeholder in front of it", s.Loc)
		}
		if s.Loc.Para != para {
			end = 0
		}
		if s.Loc.Para != last {
			last, surface = s.Loc.Para, 0
		}
		para, start, end = s.Loc.Para, s.Loc.Start, s.Loc.End
		checkRange(t, text, s.SurfaceStart, s.SurfaceEnd)
		if s.SurfaceStart < surface {
			t.Errorf("surface %q overlaps the one in front of it", s.Surface)
		}
		surface = s.SurfaceEnd
		if s.SurfaceStart > s.Loc.Start || s.SurfaceEnd < s.Loc.End || s.Surface != text[s.SurfaceStart:s.SurfaceEnd] {
			t.Errorf("surface %q does not hold %q", s.Surface, s.Text)
		}
		if s.Class == "" || s.Evidence == "" {
			t.Errorf("%q has no class or no evidence", s.Text)
		}
	}
}

func checkRange(t *testing.T, text string, start, end int) {
	t.Helper()
	if start < 0 || end < start || end > len(text) || !onCodePoint(text, start) || !onCodePoint(text, end) {
		t.Fatalf("[%d, %d) is no range of code points of %q", start, end, text)
	}
}

func onCodePoint(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
