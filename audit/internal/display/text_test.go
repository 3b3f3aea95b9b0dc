package display

import "testing"

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
	if got := Visible("甲\x1b[31m乙\n丙\t丁\u202e戊"); got != "甲\ufffd[31m乙⏎丙 丁\ufffd戊" {
		t.Errorf("%q", got)
	}
}
