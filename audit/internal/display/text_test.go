package display

import (
	"strings"
	"testing"
)

func TestExcerpts(t *testing.T) {
	for _, tt := range []struct {
		text        string
		n           int
		first, last string
	}{
		{"", 3, "", ""},
		{"走访慰问", 4, "走访慰问", "走访慰问"},
		{"走访慰问", 3, "走访慰…", "…访慰问"},
		{"走访慰问", 0, "…", "…"},
		{"𠮷野家", 1, "𠮷…", "…家"},
	} {
		if got := First(tt.text, tt.n); got != tt.first {
			t.Errorf("First(%q, %d) = %q, want %q", tt.text, tt.n, got, tt.first)
		}
		if got := Last(tt.text, tt.n); got != tt.last {
			t.Errorf("Last(%q, %d) = %q, want %q", tt.text, tt.n, got, tt.last)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"甲\x1b[31m乙\n丙\t丁\u202e戊":        "甲\ufffd[31m乙⏎丙 丁\ufffd戊",
		"\u0085\u009b\u200b\u200f\u2028": strings.Repeat("\ufffd", 5),
		"走\u00ad访“X”次":                   "走\u00ad访“X”次",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestSkipReason(t *testing.T) {
	for reason, want := range map[string]string{
		"can't be read: encoding: unknown": "无法读取：encoding: unknown",
		"something new":                    "something new",
	} {
		if got := SkipReason(reason); got != want {
			t.Errorf("SkipReason(%q) = %q, want %q", reason, got, want)
		}
	}
}

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "走访": 4, "“走访”": 8, "→": 2, "5次→7次": 8, "e\u0301": 1, "ｱ": 1} {
		if got := Width(text); got != want {
			t.Errorf("Width(%q) = %d, want %d", text, got, want)
		}
	}
	for _, columns := range []int{4, 5, 9, 20} {
		if got := Fit("走访慰问困难群众", columns); Width(got) > columns {
			t.Errorf("Fit to %d columns gives %q", columns, got)
		}
	}
}
