package audit_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// shared finds a file of the shared material, which lies beside the project.
func shared(tb testing.TB, name string) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		path := filepath.Join(dir, "shared", name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
		dir = filepath.Dir(dir)
	}
	tb.Skipf("the shared material (shared/%s) is not here", name)
	return ""
}

func official(tb testing.TB, asked period.Period) *audit.Subject {
	tb.Helper()
	doc, err := docx.OpenFile(shared(tb, "official-report/report.docx"), docx.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { doc.Close() })
	return &audit.Subject{File: "report.docx", Doc: doc, Period: asked, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}
}

// truth is what slots.json says of the report.
type truth struct {
	Placeholders, Defects, Titles []spot
}

type spot struct {
	Para, Start, End int
	ID               string
	RuleHint         string `json:"rule_hint"`
	Class            string
}

func readTruth(tb testing.TB) truth {
	tb.Helper()
	data, err := os.ReadFile(shared(tb, "official-report/slots.json"))
	if err != nil {
		tb.Fatal(err)
	}
	var t truth
	if err := json.Unmarshal(data, &t); err != nil {
		tb.Fatal(err)
	}
	return t
}

// titleParagraph is the paragraph of the DOCX that slots.json counts as 0.
const titleParagraph = 15

// mustFind are the defects that a program can tell.
var mustFind = map[string]bool{
	"DF01": true, "DF02": true, "DF03": true, "DF04": true, "DF05": true, "DF06": true,
	"DF07": true, "DF08": true, "DF12": true, "DF13": true, "DF14": true, "DF15": true,
	"DF21": true, "DF26": true, "DF33": true, "DF38": true, "DF42": true,
}

// mixedCutoffs is the defect of the report as a whole that a rule places.
const mixedCutoffs = "DS04"

func TestOfficialReport(t *testing.T) {
	result, err := audit.Run(t.Context(), official(t, period.Period{}), audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := readTruth(t)
	found := map[string]int{}
	for _, f := range result.Findings {
		if f.Rule[:2] == "LK" || f.Rule[:2] == "LY" {
			continue // about the file, not the text
		}
		para := f.Loc.Para - titleParagraph
		if para < 0 {
			if f.Rule != "BP601" && f.Rule != "PH006" && f.Rule != "WD102" {
				t.Errorf("%s objects to the sales block: %q", f.Rule, f.Text)
			}
			found[f.Rule]++
			continue
		}
		id := want.at(para, f.RuneStart, f.RuneEnd)
		if f.Rule == "PD004" {
			id = mixedCutoffs
		}
		if id == "" {
			t.Errorf("%s objects to what is right: %q in %s", f.Rule, f.Text, f.Sentence)
		}
		found[id]++
	}
	for _, p := range want.Placeholders {
		if found[p.ID] != 1 {
			t.Errorf("placeholder %s found %d times", p.ID, found[p.ID])
		}
	}
	for id := range mustFind {
		if found[id] != 1 {
			t.Errorf("defect %s found %d times", id, found[id])
		}
	}
	if found["BP601"] != 8 {
		t.Errorf("the sales block has 8 lines, found %d", found["BP601"])
	}
}

// at is the placeholder at exactly [start, end), or the defect that overlaps
// it.
func (t truth) at(para, start, end int) string {
	for _, p := range t.Placeholders {
		if p.Para == para && p.Start == start && p.End == end {
			return p.ID
		}
	}
	for _, d := range t.Defects {
		if d.Para == para && d.Start < end && start < d.End {
			return d.ID
		}
	}
	return ""
}

// TestOfficialReportForTheNextYear audits the report as if it were the draft of
// the next year's: the title, the opening and every dated title are stale.
func TestOfficialReportForTheNextYear(t *testing.T) {
	asked := period.Period{Year: 2021, Unit: period.Half, Index: 1}
	result, err := audit.Run(t.Context(), official(t, asked), audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, f := range result.Findings {
		if f.Rule == "PD001" || f.Rule == "PD002" {
			got[f.Rule+" "+f.Class]++
		}
	}
	dated := 0
	for _, title := range readTruth(t).Titles {
		if title.Class == "period.dated" {
			dated++
		}
	}
	if diff := cmp.Diff(map[string]int{"PD001 title": 1, "PD001 lead": 1, "PD002 period.dated": dated}, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkRunOfficialReport(b *testing.B) {
	subject := official(b, period.Period{})
	for b.Loop() {
		if _, err := audit.Run(b.Context(), subject, audit.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRunLongParagraph repeats what makes a rule look around, in one
// paragraph without an end: the time must grow with its length only.
func BenchmarkRunLongParagraph(b *testing.B) {
	for _, size := range []int{10_000, 100_000} {
		for _, unit := range []string{"村3个", "“", "中,", "X次", "2月30日", "其中3人，", "共走访困难群众3户，"} {
			subject := audittest.Subject(b, strings.Repeat(unit, size/len(unit)))
			b.Run(fmt.Sprintf("%s/%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					if _, err := audit.Run(b.Context(), subject, audit.Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkRunLength audits a long report and one of four times its length:
// the time must be four times as long, too.
func BenchmarkRunLength(b *testing.B) {
	for _, times := range []int{10, 40} {
		subject := audittest.Subject(b, strings.Repeat(longReport(b), times))
		b.Run(fmt.Sprint(times), func(b *testing.B) {
			for b.Loop() {
				if _, err := audit.Run(b.Context(), subject, audit.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// longReport are all clean reports in one.
func longReport(tb testing.TB) string {
	tb.Helper()
	names, err := filepath.Glob("testdata/clean/*.txt")
	if err != nil || len(names) == 0 {
		tb.Fatal("no clean reports", err)
	}
	var b strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}
