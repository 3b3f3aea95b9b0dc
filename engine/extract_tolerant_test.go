package engine

import (
	"strings"
	"testing"
	"unicode"
)

func TestMatchTolerant(t *testing.T) {
	for _, tt := range []struct {
		class          string
		template, text string
		want           string
	}{
		{"count", "走访X次", "走访12次", "12"},
		{"count", "全年走访X次，慰问X人", "全年共走访了5余次，并慰问16人", "5 16"},
		{"count", "全年走访X次，慰问X人", "慰问16人", "- 16"},
		{"count", "开展检查X次", "组织开展各类检查20次以上", "20"},
		{"count", "开展检查X次，整改问题X个", "开展检查20趟，问题整改8个", "20 8"},
		{"name", "前往X社区开展服务", "赶赴东风社区开展志愿服务", "东风"},
		{"name", "参观X博物馆和X科技馆", "参观省博物馆、市科技馆", "省 市"},
		{"count", "一是抓学习，组织集中学习X次；二是抓服务，走访群众X户。", "二是抓服务，走访群众88户。一是抓学习，组织集中学习6次；", "6 -"},
		{"count", "X", "15", "15"},
		{"count", "走访X次", "", "-"},
	} {
		number := tt.class == "count"
		guesses, _ := blanks(tt.template).matchTolerant(tt.text, func(_ int, r rune) bool {
			return unicode.IsDigit(r) || !number && unicode.IsLetter(r)
		})
		var got []string
		for _, g := range guesses {
			if value := tt.text[g.start:g.end]; g.found {
				got = append(got, value)
			} else {
				got = append(got, "-")
			}
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s in %s: got %q, want %q", tt.template, tt.text, g, tt.want)
		}
	}
}
