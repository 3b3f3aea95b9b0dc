package slot

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// TestTitles holds the titles of testdata/titles.txt: all of them, in order,
// with class, value, roll and new text.
func TestTitles(t *testing.T) {
	opts := Options{
		Period: period.Period{Year: 2023, Unit: period.Half, Index: 1},
		Roll:   period.Period{Year: 2024, Unit: period.Half, Index: 1},
	}
	for _, l := range readNamed(t, "testdata/titles.txt") {
		var got []string
		for _, s := range Find([]docx.Paragraph{{Part: "text", Text: l.text}}, opts).Slots {
			if s.Kind == Title {
				fields := []string{s.Text, s.Class, s.Normalized, string(s.Roll), s.Suggestion}
				got = append(got, strings.TrimSpace(strings.Join(fields, " | ")))
			}
		}
		want := append([]string(nil), l.want...)
		for i := range want {
			want[i] = strings.Join(strings.Fields(want[i]), " ")
		}
		for i := range got {
			got[i] = strings.Join(strings.Fields(got[i]), " ")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s\n(-want +got)\n%s", l.where, l.text, diff)
		}
	}
}

// officialSlot is a title or placeholder of the reference data.
type officialSlot struct {
	ID, Class, Label string
	Line, Start, End int // line from 1, code points
}

func readOfficial(t *testing.T) (paragraphs []docx.Paragraph, titles, placeholders []officialSlot) {
	t.Helper()
	data, err := os.ReadFile(shared("official-report", "slots.json"))
	if err != nil {
		t.Skipf("the official report's truth is not here: %v", err)
	}
	var truth struct{ Titles, Placeholders []officialSlot }
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	doc, err := docx.OpenFile(shared("official-report", "report.txt"), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	return doc.Paragraphs(), truth.Titles, truth.Placeholders
}

// TestOfficialTitles holds that the titles of the official report are those of
// the reference data, in place and class, and none beside.
func TestOfficialTitles(t *testing.T) {
	paragraphs, titles, _ := readOfficial(t)
	res := Find(paragraphs, Options{})
	if got := res.Period.String(); got != "2020-H1" {
		t.Errorf("the report's period is %q", got)
	}
	var got, want []officialSlot
	for _, s := range res.Slots {
		if s.Kind == Title && s.Class != titleMark {
			text := paragraphs[s.Loc.Para].Text
			got = append(got, officialSlot{Class: s.Class, Line: s.Loc.Para + 1,
				Start: utf8.RuneCountInString(text[:s.Loc.Start]), End: utf8.RuneCountInString(text[:s.Loc.End])})
		}
	}
	for _, x := range titles {
		want = append(want, officialSlot{Class: x.Class, Line: x.Line, Start: x.Start, End: x.End})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("titles (-want +got):\n%s", diff)
	}
}

// TestOfficialLabels holds that the labels of the official report say what the
// reference data's labels say: at least half of the reference's characters come
// in the same order in 30 of the 33. The log is for a reader to judge.
func TestOfficialLabels(t *testing.T) {
	paragraphs, _, placeholders := readOfficial(t)
	var got []Slot
	for _, s := range Find(paragraphs, Options{}).Slots {
		if s.Kind == Placeholder && len(s.Section) > 0 {
			got = append(got, s)
		}
	}
	if len(got) != len(placeholders) {
		t.Fatalf("%d placeholders, want %d", len(got), len(placeholders))
	}
	alike := 0
	for i, s := range got {
		want := placeholders[i]
		n := commonRunes([]rune(want.Label), []rune(s.Label))
		if 2*n >= utf8.RuneCountInString(want.Label) {
			alike++
		}
		t.Logf("%s %s: %s (%d in common)", want.ID, want.Label, s.Label, n)
	}
	if alike < 30 {
		t.Errorf("only %d of %d labels are like those of the reference data", alike, len(placeholders))
	}
}

// commonRunes is the length of the longest common subsequence of a and b.
func commonRunes(a, b []rune) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		corner := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			corner = above
		}
	}
	return row[len(b)]
}

func TestReportPeriod(t *testing.T) {
	for _, tt := range []struct {
		lines []string
		want  string
	}{
		{[]string{"2022年上半年工作总结", "今年以来，各项工作有序推进。", "3月，组织技能比武。"}, "2022-H1"},
		{[]string{"2022年上半年工作总结", "2022年3月，组织技能比武。"}, "2022-H1"},
		{[]string{"2022年工作总结", "2022年3月，组织技能比武。"}, "2022"},
		{[]string{"2022年工作总结", "2022年上半年，各项工作有序推进。"}, "2022-H1"},
		{[]string{"工作小结", "2022年第三季度，各项工作有序推进。"}, "2022-Q3"},
	} {
		var paragraphs []docx.Paragraph
		for i, line := range tt.lines {
			paragraphs = append(paragraphs, docx.Paragraph{Part: "text", Index: i, Text: line})
		}
		if got := reportPeriod(paragraphs).String(); got != tt.want {
			t.Errorf("%q: period %q, want %q", tt.lines, got, tt.want)
		}
	}
}

// TestPeriodsBesideBlanks: what only follows the blank of a date is no period of its
// own, the half of a year with its year left out is one.
func TestPeriodsBesideBlanks(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"截至20XX年X月底，完成整改X项。", nil},
		{"20XX年底前完成。", nil},
		{"20XX年上半年，召开会议X次。", []string{"上半年"}},
		{"今年6月底前，整改X项。", []string{"今年6月底前"}},
	} {
		var got []string
		for _, s := range Find([]docx.Paragraph{{Part: "text", Text: tt.text}}, Options{}).Slots {
			if s.Kind == Period {
				got = append(got, s.Text)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, diff)
		}
	}
}
