package slot

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// truth is what ../shared/official-report/slots.json says about placeholders.
type truth struct {
	Placeholders []truthSlot
	Header       struct {
		Blanks []truthBlank `json:"blank_field_placeholders"`
	} `json:"header_boilerplate"`
}

type truthSlot struct {
	Line         int // from 1
	Start, End   int // code points
	Class, Unit  string
	Surface      string
	SurfaceStart int `json:"surface_start"`
	SurfaceEnd   int `json:"surface_end"`
}

type truthBlank struct {
	Line, Start, End int
	Class            string `json:"cls"`
}

// spot is a placeholder as the test compares it, in code points.
type spot struct {
	Line, Start, End         int
	Class, Unit, Surface     string
	SurfaceStart, SurfaceEnd int
}

// TestOfficialReport holds the placeholders of the official report: all of
// them, at their code points, with class, unit and surface, and no others.
func TestOfficialReport(t *testing.T) {
	want := readTruth(t)
	text, err := os.ReadFile(shared("official-report", "report.txt"))
	if err != nil {
		t.Skipf("the official report is not here: %v", err)
	}
	var got []spot
	for _, s := range Find(paragraphsOf(string(text)), Options{}).Slots {
		if s.Kind == Placeholder {
			got = append(got, placeOf(strings.Split(string(text), "\n")[s.Loc.Para], s))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("placeholders (-want +got):\n%s", diff)
	}
}

func readTruth(t *testing.T) []spot {
	t.Helper()
	data, err := os.ReadFile(shared("official-report", "slots.json"))
	if err != nil {
		t.Skipf("the official report's truth is not here: %v", err)
	}
	var tr truth
	if err := json.Unmarshal(data, &tr); err != nil {
		t.Fatal(err)
	}
	var want []spot
	for _, b := range tr.Header.Blanks {
		want = append(want, spot{Line: b.Line, Start: b.Start, End: b.End, Class: b.Class,
			Surface: strings.Repeat(" ", b.End-b.Start), SurfaceStart: b.Start, SurfaceEnd: b.End})
	}
	for _, p := range tr.Placeholders {
		want = append(want, truthPlace(p))
	}
	return want
}

func truthPlace(p truthSlot) spot {
	return spot(p)
}

func placeOf(text string, s Slot) spot {
	at := func(i int) int { return utf8.RuneCountInString(text[:i]) }
	return spot{s.Loc.Para + 1, at(s.Loc.Start), at(s.Loc.End), s.Class, s.Unit, s.Surface, at(s.SurfaceStart), at(s.SurfaceEnd)}
}

// paragraphsOf makes a paragraph of every line.
func paragraphsOf(text string) []docx.Paragraph {
	var paragraphs []docx.Paragraph
	for i, line := range strings.Split(text, "\n") {
		paragraphs = append(paragraphs, docx.Paragraph{Part: "text", Index: i, Text: line})
	}
	return paragraphs
}
