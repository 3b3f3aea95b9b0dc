package batch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSafeName(t *testing.T) {
	long := strings.Repeat("街道", 60) // 360 bytes
	for _, tt := range []struct{ text, want string }{
		{"东城街道", "东城街道.docx"},
		{"东城街道.docx", "东城街道.docx"},
		{"a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.docx"},
		{"../../etc/passwd", "_.._etc_passwd.docx"},
		{"..", ""},
		{"", ""},
		{" \t\n", ""},
		{"///", ""},
		{"  甲 . ", "甲.docx"},
		{".hidden", "hidden.docx"},
		{"~$甲", "_~$甲.docx"},
		{"CON", "_CON.docx"},
		{"con.txt", "_con.txt.docx"},
		{"nul ", "_nul.docx"},
		{"COM1", "_COM1.docx"},
		{"lpt¹", "_lpt¹.docx"},
		{"COM10", "COM10.docx"},
		{"CONSOLE", "CONSOLE.docx"},
		{"a\x00b\x1bc\u202ed\u200be", "a_b_c_d_e.docx"},
		{"坏\xff字节", "坏_字节.docx"},
		{"e\u0301", "é.docx"}, // composed
		{long, long[:234] + ".docx"},
		{strings.Repeat("x", 234) + ". .y", strings.Repeat("x", 234) + ".docx"},
		{strings.Repeat("/", 300) + "甲", ""},
	} {
		if got := SafeName(tt.text, ".docx"); got != tt.want {
			t.Errorf("SafeName(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// FuzzSafeName holds what a name must be on any system, whatever the text.
func FuzzSafeName(f *testing.F) {
	for _, seed := range []string{"甲", "../x", "CON", "a\x00", strings.Repeat("é", 200), "\u202e", "LPT1.x", ". ."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := SafeName(text, ".docx")
		if name == "" {
			return
		}
		stem := strings.TrimSuffix(name, ".docx")
		switch {
		case !utf8.ValidString(name), len(name) > maxName:
			t.Errorf("%q: %q is too long or no UTF-8", text, name)
		case strings.ContainsAny(name, "<>:\"/\\|?*\x00"), filepath.Base(name) != name:
			t.Errorf("%q: %q leaves the folder", text, name)
		case isDevice(name), stem != strings.TrimSpace(stem), strings.HasPrefix(name, "."), strings.HasSuffix(stem, "."):
			t.Errorf("%q: %q is another name on Windows", text, name)
		case SafeName(name, ".docx") != name:
			t.Errorf("%q: %q is not safe yet: %q", text, name, SafeName(name, ".docx"))
		}
		if err := os.WriteFile(filepath.Join(t.TempDir(), name), nil, 0o600); err != nil {
			t.Error(err)
		}
	})
}

func TestSameFile(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"A街道.docx", "a街道.docx", true},
		{"Ａ街道.docx", "a街道.docx", true},
		{"（一）.docx", "(一).docx", true},
		{"e\u0301.docx", "é.docx", true},
		{"Straße.docx", "STRASSE.docx", true},
		{"甲.docx", "乙.docx", false},
	} {
		if same := sameFile(tt.a) == sameFile(tt.b); same != tt.same {
			t.Errorf("%q and %q: one file %v, want %v", tt.a, tt.b, same, tt.same)
		}
	}
}

func TestPattern(t *testing.T) {
	for _, tt := range []struct{ source, fault string }{
		{"{单位}", ""}, {"{ 单位 }-{期间}", ""}, {"报告", ""}, {"{#}", ""},
		{"{单位", "no pattern"}, {"单位}", "no pattern"}, {"{}", "no pattern"}, {"{a{b}}", "no pattern"},
	} {
		_, err := ParsePattern(tt.source)
		if (err != nil) != (tt.fault != "") || err != nil && !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("ParsePattern(%q): %v, want %q", tt.source, err, tt.fault)
		}
	}
}

func TestParseShard(t *testing.T) {
	for _, s := range []string{"", "1", "0/4", "5/4", "a/b", "1/", "-1/4", "1/0"} {
		if shard, err := ParseShard(s); err == nil {
			t.Errorf("%q is %v", s, shard)
		}
	}
	if shard, err := ParseShard("2/4"); err != nil || shard != (Shard{2, 4}) || shard.String() != "2/4" {
		t.Error(shard, err)
	}
}

// The shards of a list have no row in common and leave none out.
func TestShards(t *testing.T) {
	for _, rows := range []int{0, 1, 7, 100} {
		for _, count := range []int{1, 2, 3, 8} {
			l := &List{Rows: make([]Row, rows)}
			for i := range l.Rows {
				l.Rows[i].Number = i
			}
			seen := map[int]int{}
			for i := range count {
				for _, r := range l.Shard(Shard{i + 1, count}) {
					seen[r.Number]++
				}
			}
			for i := range rows {
				if seen[i] != 1 {
					t.Errorf("row %d of %d is in %d of %d shards", i, rows, seen[i], count)
				}
			}
		}
	}
}
