package engine

import (
	"strings"
	"testing"
)

// blanks makes a pattern of a text whose gaps are written as X.
func blanks(text string) pattern {
	p := pattern{text: text}
	for i, r := range text {
		if r == 'X' {
			p.gaps = append(p.gaps, gap{i, i + 1, len(p.gaps)})
		}
	}
	return p
}

func TestMatchExact(t *testing.T) {
	for _, tt := range []struct {
		template, text string
		want           string // values, a ? after those that are not sure; "" for no match
	}{
		{"走访X次", "走访12次", "12"},
		{"X次", "12次", "12"},
		{"共X", "共12", "12"},
		{"X", "十二", "十二"},
		{"走访X次，慰问X人，发放X元。", "走访5次，慰问16人，发放2,300.50元。", "5 16 2,300.50"},
		{"赴X、X博物馆参观", "赴南湖、省博物馆参观", "南湖 省"},
		{"赴X、X博物馆参观", "赴南湖、雨花台、省博物馆参观", "南湖? 雨花台、省?"},
		{"捐赠X和X两个社区，共X元", "捐赠东风和平和红旗两个社区，共5元", "东风? 平和红旗? 5"},
		{"走访X社区", "走访社区社区", "社区"},
		{"X人X人", "人人人人人", "人? 人人?"},
		{"走访X次", "走访次", ""},
		{"走访X次", "走访5趟", ""},
		{"走访X次", "共走访5次", ""},
		{"走访X次，慰问X人", "走访5次、慰问6人", ""},
		{"无空白", "无空白", "-"},
		{"无空白", "有空白", ""},
		{"走访XX次", "走访56次", "5 6"},
		{"走访XX次", "走访5次", ""},
	} {
		p := blanks(tt.template)
		found, sure, ok := p.matchExact(tt.text)
		var got []string
		for i, s := range found {
			value := tt.text[s.start:s.end]
			if !sure[i] {
				value += "?"
			}
			got = append(got, value)
		}
		if ok && len(got) == 0 {
			got = []string{"-"}
		}
		if g := strings.Join(got, " "); g != tt.want || ok != (tt.want != "") {
			t.Errorf("%s in %s: got %q, %v, want %q", tt.template, tt.text, g, ok, tt.want)
		}
	}
}
