package compare

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"

	"github.com/tianbao-dev/tianbao/engine/align"
)

// caseComparison compares the reports of a case.
func caseComparison(t *testing.T, name string) Comparison {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/cases/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	var reports []Report
	for _, f := range archive.Files[:len(archive.Files)-1] {
		reports = append(reports, wordReport(t, f.Name, string(f.Data)))
	}
	last := len(reports) - 1
	return compared(t, reports[:last], reports[last], Options{})
}

// golden holds got against a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestWriteText(t *testing.T) {
	c := caseComparison(t, "roll-forward")
	for name, opts := range map[string]TextOptions{
		"roll-forward.zh.txt":    {},
		"roll-forward.en.txt":    {English: true},
		"roll-forward.color.txt": {Color: true},
	} {
		var b bytes.Buffer
		if err := WriteText(&b, c, opts); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

// TestWriteTextOfEqualReports: where nothing differs the text says so, and what
// it did not look at.
func TestWriteTextOfEqualReports(t *testing.T) {
	report := wordReport(t, "a.docx", "工作制度\n实行首问负责制。\n")
	var b bytes.Buffer
	if err := WriteText(&b, compared(t, []Report{report}, report, Options{}), TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "文字相同") {
		t.Error(b.String())
	}
}

// TestSharesChangeInPoints: no output tells by how many percent a percentage
// changed, which reads like the change itself.
func TestSharesChangeInPoints(t *testing.T) {
	prior := wordReport(t, "a.docx", "2025年下半年工作总结\n办结率80%，同比提高2个百分点。\n")
	current := wordReport(t, "b.docx", "2026年上半年工作总结\n办结率90%，同比提高5个百分点。\n")
	c := compared(t, []Report{prior}, current, Options{})
	var text, page bytes.Buffer
	if err := errors.Join(WriteText(&text, c, TextOptions{}), WriteHTML(&page, c, HTMLOptions{})); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"80% → 90%（+10个百分点）", "2个百分点 → 5个百分点（+3个百分点）"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the text lacks %s:\n%s", want, text.String())
		}
	}
	for _, wrong := range []string{"+12.5%", "+150.0%"} {
		if strings.Contains(text.String()+html.UnescapeString(page.String()), wrong) {
			t.Errorf("told as a change: %s", wrong)
		}
	}
	if !strings.Contains(html.UnescapeString(page.String()), "+3个百分点") {
		t.Error("the page does not say that it means percentage points")
	}
}

// TestWriteJSON decodes what is written and holds it against the comparison.
func TestWriteJSON(t *testing.T) {
	for _, name := range []string{"roll-forward", "learned", "table", "moved"} {
		c := caseComparison(t, name)
		var b bytes.Buffer
		if err := WriteJSON(&b, c); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b.Bytes(), []byte("null")) {
			t.Errorf("%s: null in JSON", name)
		}
		var got jsonComparison
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if got.Schema != "tianbao.diff/1" || len(got.Comparisons) != len(c.Against) {
			t.Errorf("%s: schema %s, %d comparisons", name, got.Schema, len(got.Comparisons))
		}
		for _, against := range got.Comparisons {
			checkJSON(t, against)
		}
		compact, err := json.Marshal(c)
		if err != nil || len(compact) == 0 {
			t.Fatalf("%s: %v", name, err)
		}
		var again jsonComparison
		if err := json.Unmarshal(compact, &again); err != nil || !cmp.Equal(got, again) {
			t.Errorf("%s: Marshal and WriteJSON differ: %v", name, err)
		}
	}
}

// checkJSON asserts what a reader of the JSON may rely on.
func checkJSON(t *testing.T, a jsonAgainst) {
	total := 0
	for _, c := range a.Changes {
		var prior, current strings.Builder
		for _, s := range c.Segments {
			if s.Op != align.Insert {
				prior.WriteString(s.Text)
			}
			if s.Op != align.Delete {
				current.WriteString(s.Text)
			}
		}
		if prior.String() != textOf(c.Prior) || current.String() != textOf(c.Current) {
			t.Errorf("segments %v do not make up the texts", c.Segments)
		}
		for _, m := range c.Marks {
			if text := runesOf(append(c.Current, c.Prior...), m); text != m.Text {
				t.Errorf("mark %+v is at %q", m, text)
			}
		}
		total++
	}
	s := a.Summary
	if sum := s.Unchanged + s.FiguresOnly + s.Edited + s.Added + s.Removed + s.Moved + s.Split + s.Merged; sum != total {
		t.Errorf("summary %+v for %d changes", s, total)
	}
}

func textOf(places []jsonPlace) string {
	var b strings.Builder
	for _, p := range places {
		b.WriteString(p.Text)
	}
	return b.String()
}

func runesOf(places []jsonPlace, m jsonMark) string {
	for _, p := range places {
		if p.Part == m.Part && p.Paragraph == m.Paragraph {
			return string([]rune(p.Text)[m.Start:m.End])
		}
	}
	return ""
}

// TestWriteHTML: all of both texts is on the page, every link leads somewhere,
// nothing is loaded from elsewhere.
func TestWriteHTML(t *testing.T) {
	for _, name := range []string{"roll-forward", "learned", "moved", "table"} {
		c := caseComparison(t, name)
		var b bytes.Buffer
		if err := WriteHTML(&b, c, HTMLOptions{}); err != nil {
			t.Fatal(err)
		}
		if path := os.Getenv("TIANBAO_KEEP"); path != "" {
			if err := os.WriteFile(path+"/"+name+".html", b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		page := b.String()
		ids := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if ids[m[1]] {
				t.Errorf("%s: two ids %s", name, m[1])
			}
			ids[m[1]] = true
		}
		for _, m := range regexp.MustCompile(` href="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if !ids[strings.TrimPrefix(m[1], "#")] {
				t.Errorf("%s: a link to %s", name, m[1])
			}
		}
		if regexp.MustCompile(`(src=|url\(|https?:)`).MatchString(page) {
			t.Errorf("%s: loads from elsewhere", name)
		}
		plain := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, ""))
		for _, change := range c.Against[0].Changes {
			for _, p := range append(change.Prior, change.Current...) {
				if !strings.Contains(plain, p.Text) {
					t.Errorf("%s: the page lacks %q", name, p.Text)
				}
			}
		}
	}
}

// TestWriteXLSX reads the workbook back; written twice it is the same, byte for
// byte.
func TestWriteXLSX(t *testing.T) {
	c := caseComparison(t, "learned")
	var b, again bytes.Buffer
	if err := WriteXLSX(&b, c, XLSXOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := WriteXLSX(&again, c, XLSXOptions{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("two workbooks of one comparison differ")
	}
	file, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("数字")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"培训护理员人次", "人次", "211", "240", "305", "305", "0", "0", "是"}
	if diff := cmp.Diff(want, rows[len(rows)-1]); diff != "" {
		t.Errorf("last figure (-want +got):\n%s", diff)
	}
	if rows, err = file.GetRows("需要处理"); err != nil || len(rows) != 3 {
		t.Errorf("%d rows to look at: %v", len(rows), err)
	}
}

// TestWriteXLSXKeepsText: what a document says is text in every cell, whatever
// it looks like, and what is too long for a cell says that it was cut.
func TestWriteXLSXKeepsText(t *testing.T) {
	formulas := []string{`=HYPERLINK("http://example.invalid","此处")`, "@SUM(A1:A3)", "+8613800000000", "-1+2", "\t=1+1", "_x003D_1"}
	prior, current := []string{"值班表"}, []string{"值班表"}
	for _, f := range formulas {
		prior, current = append(prior, f+"甲"), append(current, f+"乙")
	}
	long := strings.Repeat("𠮷", 20_000)
	c := compared(t, []Report{textReport(t, "=prior.txt", append(prior, long))}, textReport(t, "+current.txt", append(current, long+"末")), Options{})
	var b bytes.Buffer
	if err := WriteXLSX(&b, c, XLSXOptions{}); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cells := map[string]bool{}
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, cell := range row {
				cells[cell] = true
				name, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if formula, err := file.GetCellFormula(sheet, name); formula != "" || err != nil {
					t.Errorf("%s!%s holds the formula %q (%v)", sheet, name, formula, err)
				}
			}
		}
	}
	for _, f := range formulas {
		if !cells[f+"乙"] {
			t.Errorf("no cell holds %q", f+"乙")
		}
	}
	cut := func(cell string) bool {
		return strings.HasPrefix(cell, "𠮷") && strings.HasSuffix(cell, "（全文见报告）")
	}
	if !slices.ContainsFunc(slices.Collect(maps.Keys(cells)), cut) {
		t.Error("the long paragraph was cut without a word")
	}
}

// TestWriteXLSXOfTooMany: a sheet ends with a word about the rows that it leaves
// out.
func TestWriteXLSXOfTooMany(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 50,000 rows")
	}
	c := Comparison{Skipped: make([]Skipped, 60_000)}
	var b bytes.Buffer
	if err := WriteXLSX(&b, c, XLSXOptions{English: true}); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("Not compared")
	if err != nil {
		t.Fatal(err)
	}
	if last := rows[len(rows)-1]; len(rows) != 50_001 || last[0] != "… more rows follow; --format json lists them all" {
		t.Errorf("%d rows, the last one %q", len(rows), last)
	}
}

// TestCellsAndDoubts: a place in a table is told by the cell's headers, a fault
// once, and a prior that can't be the right one before all else.
func TestCellsAndDoubts(t *testing.T) {
	prior := wordReport(t, "2024H1.docx", `2024年上半年结案情况
| 科目 | 本期（件） | 上年同期（件） |
| 咨询 | 530 | 488 |
| 投诉 | 21 | 35 |
`)
	current := wordReport(t, "2025H1.docx", `2025年上半年结案情况
| 科目 | 本期（件） | 上年同期（件） |
| 咨询 | 602 | 520 |
| 投诉 |  | 21 |
`)
	for _, test := range []struct {
		prior, current Report
		zh, en         []string
	}{
		{prior, current,
			[]string{"第9段  未填：投诉 本期（件）：【】\n", "      咨询 上年同期（件）：【520】\n      应为：530件\n"},
			[]string{"paragraph 9  blank: 投诉 本期（件）: 【】\n", "      咨询 上年同期（件）: 【520】\n      expected: 530件\n"}},
		{current, prior,
			[]string{"2024-H1）\n  注意：报告期不晚于前期报告，没有查沿用的时间。请核对报告期和文件次序\n"},
			[]string{"2024-H1)\n  note: not of a later period than the prior; stale dates were not looked for\n"}},
	} {
		c := compared(t, []Report{test.prior}, test.current, Options{})
		for _, english := range []bool{false, true} {
			var b bytes.Buffer
			if err := WriteText(&b, c, TextOptions{English: english}); err != nil {
				t.Fatal(err)
			}
			for _, want := range map[bool][]string{false: test.zh, true: test.en}[english] {
				if strings.Count(b.String(), want) != 1 {
					t.Errorf("%q is not told once:\n%s", want, b.String())
				}
			}
			if page := NewPage(c, HTMLOptions{English: english}); test.current.Name == current.Name && page.Against[0].Flags[0].Marked != map[bool]string{false: "（空）", true: "(empty)"}[english] {
				t.Errorf("an empty cell is shown as %q", page.Against[0].Flags[0].Marked)
			}
			if n := strings.Count(b.String(), flagNames[EarlierFigure].zh); n > 2 { // first screen and list
				t.Errorf("an earlier figure is told %d times:\n%s", n, b.String())
			}
		}
	}
}
