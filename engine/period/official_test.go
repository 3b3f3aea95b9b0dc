package period

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// officialDate is one line of the reference data about the official report.
type officialDate struct {
	ID, Text, Kind, Normalized, Rollover string
	Para, Start, End                     int // code points
}

// official reads the paragraphs of the official report and what is known about
// its dates; the test is skipped where they are not at hand.
func official(t *testing.T) ([]string, []officialDate) {
	t.Helper()
	dir := sharedDir(t)
	text, err := os.ReadFile(filepath.Join(dir, "official-report", "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "official-report", "slots.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth struct{ Dates []officialDate }
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	const boilerplate = 15 // lines before the title
	return strings.Split(string(text), "\n")[boilerplate:], truth.Dates
}

// sharedDir finds the folder of the shared reference data beside the repository.
func sharedDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if shared := filepath.Join(dir, "shared"); isDir(filepath.Join(shared, "official-report")) {
			return shared
		}
	}
	t.Skip("needs ../shared/official-report beside the repository")
	return ""
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// notPeriod tells the kinds of the reference data that are no periods here: how
// often, or only vaguely when.
func notPeriod(kind string) bool {
	return kind == "frequency" || strings.HasPrefix(kind, "vague.")
}

const planFrom = 13 // the paragraph that heads the plan

func officialContext(para int) Context {
	return Context{Report: Period{Year: 2020, Unit: Half, Index: 1}, Plan: para >= planFrom}
}

// TestOfficial holds that the expressions of the official report are those of
// the reference data, at the same code points, with the same kinds and values.
func TestOfficial(t *testing.T) {
	paras, dates := official(t)
	want := map[int]map[string]officialDate{}
	for _, d := range dates {
		if notPeriod(d.Kind) {
			continue
		}
		if want[d.Para] == nil {
			want[d.Para] = map[string]officialDate{}
		}
		want[d.Para][span(d.Start, d.End)] = d
	}
	for i, text := range paras {
		for _, e := range Find(text, officialContext(i)) {
			at := span(utf8.RuneCountInString(text[:e.Start]), utf8.RuneCountInString(text[:e.End]))
			d, ok := want[i][at]
			delete(want[i], at)
			switch {
			case !ok:
				t.Errorf("paragraph %d: %s at %s is not in the reference data", i, text[e.Start:e.End], at)
			case e.Kind != d.Kind || e.Normalized != d.Normalized:
				t.Errorf("%s %s: got %s %s, want %s %s", d.ID, d.Text, e.Kind, e.Normalized, d.Kind, d.Normalized)
			}
		}
		for at, d := range want[i] {
			t.Errorf("%s %s at %s was not found", d.ID, d.Text, at)
		}
	}
}

func span(start, end int) string { return fmt.Sprintf("%d-%d", start, end) }

// TestOfficialRoll holds both truths about the official report: rolled to
// 2021-H1 (the reference data) and to 2020-H2 (decided by hand in testdata).
func TestOfficialRoll(t *testing.T) {
	paras, dates := official(t)
	rollover := map[string]string{"shift_year": "shift", "keep": "keep", "review": "review"}
	sameHalf, nextHalf := map[string]string{}, readTruth(t, "testdata/official-2020-H2.txt")
	for _, d := range dates {
		sameHalf[d.ID] = rollover[d.Rollover]
	}
	for _, truth := range []struct {
		to    Period
		rolls map[string]string
	}{
		{Period{2021, Half, 1}, sameHalf},
		{Period{2020, Half, 2}, nextHalf},
	} {
		right, all := 0, 0
		for _, d := range dates {
			if notPeriod(d.Kind) {
				continue
			}
			all++
			got := proposeAt(paras[d.Para], d, truth.to)
			if want := truth.rolls[d.ID]; got == want || strings.HasPrefix(got, want+" ") && !strings.Contains(want, " ") {
				right++
			} else {
				t.Logf("to %s: %s %s: got %q, want %q", truth.to, d.ID, d.Text, got, want)
			}
		}
		t.Logf("to %s: %d of %d right", truth.to, right, all)
		if right*100 < all*98 {
			t.Errorf("to %s: only %d of %d proposals are right", truth.to, right, all)
		}
	}
}

// proposeAt gives the roll of date d and, after a space, the new text.
func proposeAt(text string, d officialDate, to Period) string {
	ctx := officialContext(d.Para)
	for _, e := range Find(text, ctx) {
		if utf8.RuneCountInString(text[:e.Start]) == d.Start {
			roll, suggestion := Propose(text, e, ctx, to)
			return strings.TrimSpace(string(roll) + " " + suggestion)
		}
	}
	return "not found"
}

// readTruth reads lines of an id and what becomes of it.
func readTruth(t *testing.T, name string) map[string]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	truth := map[string]string{}
	for scan := bufio.NewScanner(f); scan.Scan(); {
		if id, roll, ok := strings.Cut(scan.Text(), " "); ok && id != "#" {
			truth[id] = roll
		}
	}
	return truth
}
