package values

import (
	"bufio"
	"errors"
	"os"
	"strings"
	"testing"
)

// tableRow is one line of a table in testdata: cells between |, without the
// space around them. ⏎, ␉, ␁ and ␠ stand for a line break, a tab, U+0001 and a
// space.
type tableRow struct {
	line  int
	cells []string
}

func readTestTable(t testing.TB, name string, columns int) []tableRow {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unescape := strings.NewReplacer("⏎", "\n", "␉", "\t", "␁", "\x01", "␠", " ")
	var rows []tableRow
	scanner := bufio.NewScanner(f)
	for line := 1; scanner.Scan(); line++ {
		text := strings.TrimSpace(scanner.Text())
		if text == "" || strings.HasPrefix(text, "# ") {
			continue
		}
		cells := strings.Split(text, "|")
		if len(cells) != columns {
			t.Fatalf("%s:%d: %d cells, want %d", name, line, len(cells), columns)
		}
		for i, c := range cells {
			cells[i] = unescape.Replace(strings.TrimSpace(c))
		}
		rows = append(rows, tableRow{line, cells})
	}
	return rows
}

// Line breaks of Windows are line breaks; what was read wrongly is refused, and a
// message quotes no more than a line.
func TestFitCharacters(t *testing.T) {
	passage, name := Place{Class: "blank"}, Place{Class: "name"}
	got, err := passage.Fit("", Entry{Key: "k", Text: "甲\r\n乙\r丙"})
	if err != nil || got != "甲\n乙\n丙" {
		t.Errorf("got %q, %v", got, err)
	}
	for text, want := range map[string]string{
		"甲\r\n乙":                           `k: "甲\n乙" has a line break; write it on one line`,
		"甲\uFFFD":                          "k: \"甲\uFFFD\" holds U+FFFD, which stands for a character that was read wrongly; remove it",
		strings.Repeat("长", 1000) + "\x01": `k: "` + strings.Repeat("长", maxQuoted) + `…" holds the control character U+0001; remove it`,
	} {
		if _, err := name.Fit("", Entry{Key: "k", Text: text}); err == nil || err.Error() != want {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

func TestSuits(t *testing.T) {
	for _, row := range readTestTable(t, "testdata/suits.txt", 6) {
		c := row.cells
		got := "ok"
		var e *Error
		if errors.As(Suits(c[0], c[1], c[2], c[3], c[4]), &e) {
			got = strings.TrimSpace(string(e.Kind) + " " + e.Want)
		}
		if got != c[5] {
			t.Errorf("line %d: Suits(%q) = %s, want %s", row.line, c[:5], got, c[5])
		}
	}
}

// What Suits proposes instead of a value must suit.
func TestSuitsProposal(t *testing.T) {
	for _, row := range readTestTable(t, "testdata/suits.txt", 6) {
		c := row.cells
		want := proposal(c, c[4])
		for range 3 { // a proposal may need another step: 3.5万元 → 3.5万 → 3.5
			if want == "" {
				break
			}
			next := proposal(c, want)
			if next == want {
				t.Fatalf("line %d: %q is proposed in the place of itself", row.line, want)
			}
			want = next
		}
		if want != "" {
			t.Errorf("line %d: proposals do not end: %q", row.line, want)
		}
	}
}

func proposal(c []string, text string) string {
	var e *Error
	if errors.As(Suits(c[0], c[1], c[2], c[3], text), &e) && e.Kind != KindDate {
		return e.Want
	}
	return ""
}

func TestFormat(t *testing.T) {
	for _, row := range readTestTable(t, "testdata/format.txt", 3) {
		got, err := Format(row.cells[0], row.cells[1])
		if err != nil {
			got = "! " + string(kindOf(err))
		}
		if got != row.cells[2] {
			t.Errorf("line %d: Format(%q, %q) = %s (%v), want %s", row.line, row.cells[0], row.cells[1], got, err, row.cells[2])
		}
	}
}

// A format does not write what the document already says beside the slot.
func TestFit(t *testing.T) {
	for _, test := range []struct {
		place        Place
		format, text string
		want         string
	}{
		{Place{Class: "count.approx", Unit: "人次", After: "余人次"}, "余", "1234", "1200"},
		{Place{Class: "count", Unit: "人次", After: "人次"}, "余", "1234", "1200余"},
		{Place{Class: "count", Unit: "人", Before: "慰问约", After: "人"}, "约", "30", "30"},
		{Place{Class: "ordinal", Before: "第", After: "批"}, "序数 中文小写", "3", "三"},
		{Place{Class: "percent", Unit: "%", After: "%"}, "百分数", "12.50%", "12.50"},
		{Place{Class: "money", Unit: "万元", After: "万元"}, "万元 2位小数", "123456", "12.35"},
		{Place{Class: "money", Unit: "万元", After: "万元"}, "万元", "-3.5亿", "-35000"},
		{Place{Class: "money", Unit: "万元"}, "万元", "35000", "3.5"},
		{Place{Class: "money"}, "万元", "35000", "3.5"},
		{Place{Class: "money", Unit: "元", After: " 元"}, "万元", "35000", "! 日期.yaml:7: 截止日期: format \"万元\": the document counts in \"元\"; the value would be 10,000 times too small; give this key a format of its own, such as text"},
		{Place{Class: "count", Unit: "户", After: "余户"}, "万", "35000", "! 日期.yaml:7: 截止日期: format \"万\": the document counts in \"户\"; the value would be 10,000 times too small; give this key a format of its own, such as text"},
		{Place{Class: "money", Unit: "亿元", After: "亿元"}, "万元", "35000", "! 日期.yaml:7: 截止日期: format \"万元\": the document counts in \"亿元\"; use 亿元"},
		{Place{Class: "money", Unit: "万元", After: "万元"}, "元", "3.5万", "! 日期.yaml:7: 截止日期: format \"元\": the document counts in \"万元\"; use 万元"},
		{Place{Class: "money", Unit: "万元", After: "万元"}, "千分位", "12万", "! 日期.yaml:7: 截止日期: \"12万\": 万元 follows in the document; write 12"},
		{Place{Class: "money", Unit: "万元", After: "万元"}, "千分位", "12000", "12,000"},
		{Place{Class: "percent", Unit: "%", After: "%"}, "百分数", "9.5", "950"},
		{Place{Class: "percent", Unit: "%", After: "%"}, "百分数", "85", "! 日期.yaml:7: 截止日期: format \"百分数\": the value would be 8500%; write 85%, or 8500% if that is meant"},
		{Place{Class: "date", Before: "于", After: "前"}, "月底", "2020-06-30", "6月底"},
		{Place{Class: "date", Before: "于", After: "前"}, "月底", "2020-06-29", "! 日期.yaml:7: 截止日期: format \"月底\": 2020-06-29 is not the last day of a month"},
		{Place{Class: "count", Unit: "次", After: " 次"}, "", " 12 ", "12"},
		{Place{Class: "name", Before: "赴", After: "社区"}, "", "朝 阳 ", "朝 阳 "},
		{Place{Class: "count", Unit: "次", After: "次"}, "", "5次", "! 日期.yaml:7: 截止日期: \"5次\": 次 follows in the document; write 5"},
	} {
		got, err := test.place.Fit(test.format, Entry{Key: "截止日期", Text: test.text, Pos: Pos{File: "日期.yaml", Line: 7}})
		if err != nil {
			got = "! " + err.Error()
		}
		if got != test.want {
			t.Errorf("Fit(%q, %q) = %q, want %q", test.format, test.text, got, test.want)
		}
	}
}

// The manual names every word of the format vocabulary and every function.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range formatWords {
		if !strings.Contains(string(manual), w.zh) || !strings.Contains(string(manual), w.en) {
			t.Errorf("doc.go does not explain the format %s (%s)", w.zh, w.en)
		}
	}
	for _, f := range functions {
		if !strings.Contains(string(manual), f.name+"(") {
			t.Errorf("doc.go does not explain the function %s", f.name)
		}
	}
}

// The example of the manual is read and computed as it says.
func TestManualExample(t *testing.T) {
	manual, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(manual), "With sections it can say more:\n//\n")
	example, _, _ = strings.Cut(example, "\n//\n")
	file := decoded(t, "manual.yaml", strings.ReplaceAll(example, "//\t", ""))
	result, err := Compute(file, nil)
	if err != nil || len(result.Computed) != 1 || result.Computed[0].Text != "15.0" || len(result.Broken) != 0 {
		t.Errorf("the example computes %v, %v", result, err)
	}
	if len(file.Values) != 6 || len(file.Formats) != 2 || len(file.Checks) != 2 || len(file.Drop) != 1 || len(file.Anchors) != 1 {
		t.Errorf("the example reads as\n%s", dump(file))
	}
}

// Every kind of error has words in both languages.
func TestMessages(t *testing.T) {
	source, err := os.ReadFile("error.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(source), "\n") {
		fields := strings.Fields(line)
		if len(fields) < 4 || fields[1] != "ErrorKind" || !strings.HasPrefix(fields[0], "Kind") {
			continue
		}
		kind := ErrorKind(strings.Trim(fields[3], `"`))
		e := &Error{Kind: kind, Key: "键", Text: "值", Context: "次", Detail: Text{"原因", "reason"}}
		for _, s := range []string{e.Error(), e.Chinese()} {
			if messages[kind] == (Text{}) || strings.Contains(s, "%!") {
				t.Errorf("%s says %q", kind, s)
			}
		}
	}
}
