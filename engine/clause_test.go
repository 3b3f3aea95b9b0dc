package engine

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestCutClauses(t *testing.T) {
	for _, tt := range []struct{ text, want string }{ // X goes, Y stays
		{"召开座谈会X次，走访群众Y户，发放慰问金Y元。", "走访群众Y户，发放慰问金Y元。"},
		{"召开座谈会Y次，走访群众X户，发放慰问金Y元。", "召开座谈会Y次，发放慰问金Y元。"},
		{"召开座谈会Y次，走访群众Y户，发放慰问金X元。", "召开座谈会Y次，走访群众Y户。"},
		{"召开座谈会X次，走访群众X户。", ""},
		{"　　加强走访。召开座谈会X次。收到良好成效。", "　　加强走访。收到良好成效。"},
		{"开展走访Y次，慰问X户；培训党员Y名。", "开展走访Y次；培训党员Y名。"},
		{"开展走访Y次；慰问X户，培训党员Y名。", "开展走访Y次；培训党员Y名。"},
		{"开展走访X次，慰问X户；培训党员Y名。", "培训党员Y名。"},
		{"开展走访Y次；慰问X户；培训党员X名。", "开展走访Y次。"},
		{"一是走访X次，慰问Y户；二是培训Y名。", "一是慰问Y户；二是培训Y名。"},
		{"一是走访Y次；二是慰问X户，补助Y户；三是培训Y名。", "一是走访Y次；二是补助Y户；三是培训Y名。"},
		{"一是走访Y次；二是慰问X户；三是培训Y名。", "一是走访Y次；三是培训Y名。"},
		{"共走访Y次（其中节日走访X次），慰问Y户。", "共走访Y次，慰问Y户。"},
		{"共走访Y次（其中春节X次、中秋Y次），慰问Y户。", ""}, // no list: 春节 is the first item
		{"共走访Y次（其中春节Y次、中秋X次），慰问Y户。", "共走访Y次（其中春节Y次），慰问Y户。"},
		{"共走访Y次（春节Y次，中秋X次）。", "共走访Y次（春节Y次）。"},
		{"培训党员Y名、群众X名、干部Y名。", "培训党员Y名、干部Y名。"},
		{"上半年工作如下：走访X次，慰问Y户。", "上半年工作如下：慰问Y户。"},
		{"上半年工作如下：走访X次，慰问X户。", ""},
		{"认真落实《关于加强，改进工作的X》，走访Y次。", "走访Y次。"},
		{"发放慰问金1,200元和X元，走访Y次。", "走访Y次。"},
		{"9：30召开会议X次，走访Y次。", "走访Y次。"},
		{"（一）走访群众。召开座谈会X次，走访Y户。", "（一）走访群众。走访Y户。"},
		{"1.走访群众X户，慰问Y户。", "1.慰问Y户。"},
		{"走访X次", ""},
		{"走访X次！慰问Y户？", "慰问Y户？"},
	} {
		t.Run(tt.text, func(t *testing.T) {
			if got := cutText(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// cutText cuts the clauses with X from a text, "" when a Y would go too.
func cutText(text string) string {
	c := clauseCutter{text: text}
	for i, r := range text {
		switch r {
		case 'X':
			c.drop = append(c.drop, span{i, i + 1})
		case 'Y':
			c.keep = append(c.keep, span{i, i + 1})
		}
	}
	c.sentences()
	slices.SortFunc(c.cuts, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	pos := 0
	for _, cut := range c.cuts {
		if strings.Contains(text[cut.start:cut.end], "Y") {
			return ""
		}
		b.WriteString(text[pos:cut.start])
		pos = cut.end
	}
	return b.String() + text[pos:]
}

// TestCutHoldsBlanks cuts blanks of any text, with marks and brackets in them or
// not, out of random texts: each is gone as a whole.
func TestCutHoldsBlanks(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"走访", "，", "。", "；", "：", "、", "（", "）", "(", ")", "《", "》", "“", "”", "一是", "1.", "一、", "\n", "9", " ", "【"}
	blanks := []string{"X", "选择一项。", "（　　）", "《X》", "a，b", "_", "）", "（"}
	for range 20000 {
		c := clauseCutter{}
		for range 1 + random.IntN(12) {
			if random.IntN(3) > 0 {
				c.text += pieces[random.IntN(len(pieces))]
				continue
			}
			start := len(c.text)
			c.text += blanks[random.IntN(len(blanks))]
			if random.IntN(2) == 0 {
				c.drop = append(c.drop, span{start, len(c.text)})
			} else {
				c.keep = append(c.keep, span{start, len(c.text)})
			}
		}
		c.sentences()
		for _, b := range c.drop {
			if !slices.ContainsFunc(c.cuts, func(cut span) bool { return cut.holds(b) }) {
				t.Fatalf("%q: %q at %d is not cut: %v", c.text, c.text[b.start:b.end], b.start, c.cuts)
			}
		}
	}
}
