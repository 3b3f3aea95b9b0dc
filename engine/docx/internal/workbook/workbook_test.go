package workbook

import "testing"

func TestParseRange(t *testing.T) {
	for _, tt := range []struct {
		formula string
		want    Range
		ok      bool
	}{
		{"Sheet1!$A$2:$A$5", Range{"Sheet1", 1, 0, 4, 0}, true},
		{"Sheet1!$B$1", Range{"Sheet1", 0, 1, 0, 1}, true},
		{"'表 1'!$AA$10:AB10", Range{"表 1", 9, 26, 9, 27}, true},
		{"'王''s'!A1", Range{"王's", 0, 0, 0, 0}, true},
		{"数据!A1", Range{"数据", 0, 0, 0, 0}, true},
		{"(Sheet1!$A$2,Sheet1!$A$5)", Range{}, false},
		{"[0]!名称", Range{}, false},
		{"[1]Sheet1!$A$1", Range{}, false},
		{"Sheet1!名称", Range{}, false},
		{"Sheet1!A0", Range{}, false},
		{"Sheet1!A5:A2", Range{}, false},
		{"A1", Range{}, false},
		{"", Range{}, false},
	} {
		got, ok := ParseRange(tt.formula)
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("%q: got %v, %v", tt.formula, got, ok)
		}
	}
}

func TestReference(t *testing.T) {
	for _, ref := range []string{"A1", "Z9", "AA10", "AZ1", "BA1", "ZZ1", "AAA1", "XFD1048576"} {
		at, ok := parseReference(ref)
		if got := reference(at.row, at.col); !ok || got != ref {
			t.Errorf("%s: got %s, %v", ref, got, ok)
		}
	}
}
