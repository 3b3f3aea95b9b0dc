package compare

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
)

// omissions are what the second report of testdata/half-year left when the
// first was rolled forward: in which paragraph (of the first report for what is
// gone), as which flag, and how the first screen tells it.
var omissions = []struct {
	what      string
	flag      Flag
	paragraph int
	told      string
}{
	{"a stale year in a title", StalePeriod, 3, "第4段 未更新：《2024年党员教育培训计划》→《2025年"},
	{"a meeting of last year", StalePeriod, 4, "第5段 未更新：2024年→2025年"},
	{"a placeholder left", Unfilled, 5, "走访独居老人【X】户"},
	{"下降 where the figure rose", WrongDirection, 6, "第7段 增减不符：预警提前量下降→增长"},
	{"a paragraph updated in part", HalfUpdated, 7, "第8段 只更新了一部分 同上期：发射火箭弹数量164枚"},
	{"a copied paragraph", UnchangedText, 9, "第10段 照抄上期：（七）规范内部管理"},
	{"a sum equal to the cent", UnchangedFigure, 10, "报销金额18.36万元"},
	{"last year's figure told otherwise", EarlierFigure, 20, "上期数不符：增雨作业"},
	{"a section dropped", DroppedSection, 26, "原第27段 整节删去：三、党风廉政建设"},
}

func halfYearReports(t *testing.T) Comparison {
	t.Helper()
	var reports []Report
	for _, name := range []string{"2024H1", "2025H1"} {
		text, err := os.ReadFile("testdata/half-year/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, wordReport(t, name+".docx", string(text)))
	}
	return compared(t, reports[:1], reports[1], Options{})
}

// TestOmissions: every omission is flagged, and nothing else is.
func TestOmissions(t *testing.T) {
	c := halfYearReports(t)
	var b bytes.Buffer
	if err := WriteJSON(&b, c); err != nil {
		t.Fatal(err)
	}
	var decoded jsonComparison
	if err := json.Unmarshal(b.Bytes(), &decoded); err != nil {
		t.Fatal(err)
	}
	flagged := map[int][]Flag{}
	for _, change := range decoded.Comparisons[0].Changes {
		for _, m := range change.Marks {
			flagged[m.Paragraph] = append(flagged[m.Paragraph], change.Flags...)
		}
	}
	for _, o := range omissions {
		if !slices.Contains(flagged[o.paragraph], o.flag) {
			t.Errorf("%s: paragraph %d has the flags %v", o.what, o.paragraph, flagged[o.paragraph])
		}
		flagged[o.paragraph] = slices.DeleteFunc(flagged[o.paragraph], func(f Flag) bool { return f == o.flag })
	}
	for paragraph, flags := range flagged {
		// What is left in a paragraph that was updated makes it half-updated.
		flags = slices.DeleteFunc(flags, func(f Flag) bool { return f == HalfUpdated })
		if len(flags) > 0 && !(paragraph == 7 && flags[0] == UnchangedFigure) {
			t.Errorf("paragraph %d is wrongly %v", paragraph, flags)
		}
	}
}

// TestFirstScreen: the omissions are told on a terminal's first screen, in both
// languages within its columns, and on the page before the texts.
func TestFirstScreen(t *testing.T) {
	c := halfYearReports(t)
	for _, english := range []bool{false, true} {
		var b bytes.Buffer
		if err := WriteText(&b, c, TextOptions{English: english}); err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(b.String(), "\n")
		screen := strings.Join(strings.Fields(strings.Join(lines[:screenLines], "")), " ")
		for _, o := range omissions {
			if !english && !strings.Contains(screen, o.told) {
				t.Errorf("%s: not on the first screen: %s", o.what, o.told)
			}
		}
		for _, line := range lines[:slices.Index(lines, "\n")] {
			if n := display.Width(strings.TrimSuffix(line, "\n")); n > screenColumns {
				t.Errorf("%d columns: %s", n, line)
			}
		}
	}
	var b bytes.Buffer
	if err := WriteHTML(&b, c, HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	if path := os.Getenv("TIANBAO_KEEP"); path != "" {
		if err := os.WriteFile(path+"/half-year.html", b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	top, _, _ := strings.Cut(b.String(), `<table class="sides">`)
	for _, flag := range Flags() {
		if !strings.Contains(top, flagNames[flag].zh) {
			t.Errorf("the list of the page lacks %s", flag)
		}
	}
}
