package engine

import "testing"

func TestNearest(t *testing.T) {
	keys := []string{"走访次数", "慰问金额", "慰问人数", "fail-on", "format"}
	for _, tt := range []struct{ word, want string }{
		{"走访次", "走访次数"},
		{"走防次数", "走访次数"},
		{"慰问金", "慰问金额"},
		{"慰问人", "慰问人数"},
		{"fial-on", "fail-on"},
		{"failon", "fail-on"},
		{"formt", "format"},
		{"出生日期一览", ""},
		{"", ""},
	} {
		if got := Nearest(tt.word, keys); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
