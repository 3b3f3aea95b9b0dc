package values

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// half changes every character as the table of widths does.
func TestHalf(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		s := string(r)
		if got, want := half(s), width.Fold.String(s); got != want {
			t.Errorf("half(%U) is %q, want %q", r, got, want)
		}
	}
	if got := half("坏\xff１"); got != width.Fold.String("坏\xff１") {
		t.Errorf("invalid text is %q", got)
	}
}

// A plain number is checked without looking at words: none of them can object.
func TestPlainNumbersSuit(t *testing.T) {
	classes := append([]string{"period", "name.community", ""}, classes...)
	for _, class := range classes {
		for _, unit := range []string{"", "次", "万元", "%", "届"} {
			for _, before := range []string{"", "走访", "约", "第", "近", "5", "¥", "（", "20"} {
				for _, after := range []string{"", "次", "余次", "万元", "%", "5", "届", "号楼", "）人", "十次", "年", "月"} {
					for _, text := range []string{"5", "12", "007", "20", "2020", "123456789012345678"} {
						p := Place{class, unit, before, after}
						if kind := p.kind(); kind == "date" || kind == "phone" {
							continue
						}
						if err := p.checkWords(text); err != nil && p.check(text) == nil {
							t.Errorf("%q between %q and %q as %s (%s): %v", text, before, after, class, unit, err)
						}
					}
				}
			}
		}
	}
}
