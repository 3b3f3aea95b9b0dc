package align

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var large = flag.Bool("large", false, "also align texts of 2 million characters")

// quality of an alignment against the truth: links are pairs of blocks.
type quality struct {
	truth, found, right int
	kinds, kindsRight   int
	confusion           map[string]int
}

func (q quality) recall() float64    { return float64(q.right) / float64(q.truth) }
func (q quality) precision() float64 { return float64(q.right) / float64(q.found) }
func (q quality) kind() float64      { return float64(q.kindsRight) / float64(q.kinds) }

func measure(g generated, r Result) quality {
	q := quality{confusion: map[string]int{}}
	truth := map[link]bool{}
	kindOf := map[int]Kind{}
	for _, p := range g.truth {
		for _, l := range links(p) {
			truth[l] = true
		}
		for _, j := range p.Current {
			kindOf[j] = p.Kind
		}
		for _, i := range p.Prior {
			kindOf[-1-i] = p.Kind
		}
	}
	q.truth = len(truth)
	for _, p := range r.Pairs {
		for _, l := range links(p) {
			q.found++
			if truth[l] || sameTexts(g.prior[l.a], g.current[l.b]) {
				q.right++
			}
		}
		for _, j := range p.Current {
			q.count(kindOf[j], p.Kind)
		}
		if len(p.Current) == 0 {
			q.count(kindOf[-1-p.Prior[0]], p.Kind)
		}
	}
	return q
}

func (q *quality) count(want, got Kind) {
	q.kinds++
	if want == got {
		q.kindsRight++
	} else {
		q.confusion[fmt.Sprintf("%s as %s", want, got)]++
	}
}

func links(p Pair) []link {
	var list []link
	for _, i := range p.Prior {
		for _, j := range p.Current {
			list = append(list, link{i, j})
		}
	}
	return list
}

func TestBlocksOnGeneratedPairs(t *testing.T) {
	sizes := []int{5_000, 50_000, 500_000}
	if *large {
		sizes = append(sizes, 2_000_000)
	}
	for _, size := range sizes {
		for seed := int64(1); seed <= 3; seed++ {
			g := generate(seed, size)
			q := measure(g, Blocks(g.prior, g.current))
			t.Logf("%d characters, %d blocks: recall %.4f precision %.4f kinds %.4f %v",
				size, len(g.prior), q.recall(), q.precision(), q.kind(), q.confusion)
			if size < 50_000 {
				continue // too few blocks for a share
			}
			if q.recall() < 0.98 || q.precision() < 0.995 || q.kind() < 0.95 {
				t.Errorf("%d characters, seed %d: recall %.4f, precision %.4f, kinds %.4f",
					size, seed, q.recall(), q.precision(), q.kind())
			}
		}
	}
}

// relations writes each pair as "prior indices>current indices kind".
func relations(r Result) string {
	var list []string
	for _, p := range r.Pairs {
		list = append(list, strings.Trim(fmt.Sprint(p.Prior), "[]")+">"+strings.Trim(fmt.Sprint(p.Current), "[]")+" "+string(p.Kind))
	}
	return strings.Join(list, "\n")
}

func blocks(lines string) []Block {
	var list []Block
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		cells := strings.Split(strings.TrimSpace(line), "|")
		b := Block{Row: len(cells) > 1}
		for _, cell := range cells {
			b.Texts = append(b.Texts, Text{String: cell})
		}
		list = append(list, b)
	}
	return list
}

var blockCases = []struct{ name, prior, current, want string }{
	{"figures", "标题文字\n走访困难家庭5户。", "标题文字\n走访困难家庭7户。", "0>0 unchanged\n1>1 figures-only"},
	{"spacing is an edit", "加强学习，提高认识。", "加强学习， 提高认识。", "0>0 edited"},
	{"added and removed", "甲段落讲学习教育情况。\n乙段落讲河道巡查。", "甲段落讲学习教育情况。\n全新内容与旧文无关联。\n", "0>0 unchanged\n1> removed\n>1 added"},
	{"moved", "甲段讲学习教育开展情况。\n乙段讲河道巡查开展情况。\n丙段讲窗口服务改进措施。", "乙段讲河道巡查开展情况。\n丙段讲窗口服务改进措施。\n甲段讲学习教育开展情况。",
		"1>0 unchanged\n2>1 unchanged\n0>2 moved"},
	{"short paragraphs change places", "开头语。\n第一项内容。\n另一件事情。\n结束语。", "开头语。\n另一件事情。\n第一项内容。\n结束语。",
		"0>0 unchanged\n2>1 unchanged\n1>2 moved\n3>3 unchanged"},
	{"split", "先是认真组织学习，人人参与。再是抓好整改，件件落实。\n结尾。", "先是认真组织学习，人人参与。\n再是抓好整改，件件落实。\n结尾。", "0>0 1 split\n1>2 unchanged"},
	{"merged", "先是认真组织学习，人人参与。\n再是抓好整改，件件落实。\n结尾。", "先是认真组织学习，人人参与。再是抓好整改，件件落实。\n结尾。", "0 1>0 merged\n2>1 unchanged"},
	{"repeated lines", "不涉及。\n甲段讲学习。\n不涉及。\n不涉及。", "不涉及。\n甲段讲学习。\n不涉及。\n不涉及。", "0>0 unchanged\n1>1 unchanged\n2>2 unchanged\n3>3 unchanged"},
	{"rows", "项目|数量\n走访|5\n慰问|6\n合计|11", "项目|数量\n走访|7\n宣讲|2\n慰问|6\n合计|15", "0>0 unchanged\n1>1 figures-only\n>2 added\n2>3 unchanged\n3>4 figures-only"},
	{"a long number", "开头。\n123456789012345678901234567890123456789012345\n结尾。", "开头。\n123456789012345678901234567890123456789012345（补充说明）\n结尾。",
		"0>0 unchanged\n1>1 edited\n2>2 unchanged"},
	{"a row is no paragraph", "合计|11", "合计11", "0> removed\n>0 added"},
	{"empty blocks are left out", "甲段\n|", "甲段\n ", "0>0 unchanged"},
}

func TestBlocks(t *testing.T) {
	for _, c := range blockCases {
		got := relations(Blocks(blocks(c.prior), blocks(c.current)))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestBlocksOfEqualTexts(t *testing.T) {
	g := generate(7, 30_000)
	for _, p := range Blocks(g.prior, g.prior).Pairs {
		if p.Kind != Unchanged || len(p.Prior) != 1 || len(p.Current) != 1 || p.Prior[0] != p.Current[0] {
			t.Fatalf("pair %+v", p)
		}
	}
}

// TestGrowth counts steps instead of measuring time: four times the text may
// cost at most 4.6 times the work.
func TestGrowth(t *testing.T) {
	small, big := workOf(t, 100_000), workOf(t, 400_000)
	if limit := small * 46 / 10; big > limit {
		t.Errorf("%d steps for 4 times the text of %d steps", big, small)
	}
}

// workOf is the number of steps it takes to align and compare generated texts.
func workOf(t *testing.T, size int) int {
	g := generate(3, size)
	a := align(g.prior, g.current)
	steps := a.work.candidates + a.work.grams + a.work.postings
	for _, p := range a.result().Pairs {
		c := newComparison(textsOf(g.prior, p.Prior), textsOf(g.current, p.Current))
		c.run()
		steps += c.steps
	}
	t.Logf("%d characters: %+v, %d steps", size, a.work, steps)
	return steps
}

func textsOf(blocks []Block, indices []int) []Text {
	var list []Text
	for _, i := range indices {
		list = append(list, blocks[i].Texts...)
	}
	return list
}

func FuzzBlocks(f *testing.F) {
	for _, c := range blockCases {
		f.Add(c.prior, c.current)
	}
	g := generate(1, 1500)
	f.Add(lines(g.prior), lines(g.current))
	f.Fuzz(func(t *testing.T, prior, current string) {
		if !utf8.ValidString(prior) || !utf8.ValidString(current) {
			t.Skip()
		}
		p, q := blocks(prior), blocks(current)
		checkResult(t, p, q, Blocks(p, q))
		for _, pair := range Blocks(p, p).Pairs {
			if pair.Kind != Unchanged {
				t.Fatalf("%q with itself: %+v", prior, pair)
			}
		}
	})
}

func lines(blocks []Block) string {
	var list []string
	for _, b := range blocks {
		list = append(list, joined(b.Texts))
	}
	return strings.Join(list, "\n")
}

// checkResult tells whether each block with text is in one pair, pairs have
// the shape of their kind, and segments make up both texts.
func checkResult(t *testing.T, prior, current []Block, r Result) {
	t.Helper()
	seenPrior, seenCurrent := map[int]int{}, map[int]int{}
	for _, p := range r.Pairs {
		for _, i := range p.Prior {
			seenPrior[i]++
		}
		for _, j := range p.Current {
			seenCurrent[j]++
		}
		if !hasShape(p) {
			t.Fatalf("%+v has not the shape of its kind", p)
		}
		left, right := textsOf(prior, p.Prior), textsOf(current, p.Current)
		checkSegments(t, Texts(left, right), left, right)
	}
	for side, blocks := range map[string][]Block{"prior": prior, "current": current} {
		seen := map[string]map[int]int{"prior": seenPrior, "current": seenCurrent}[side]
		for i, b := range blocks {
			want := 0
			if hasText(normalize(b)) {
				want = 1
			}
			if seen[i] != want {
				t.Fatalf("%s block %d (%q) is in %d pairs", side, i, joined(b.Texts), seen[i])
			}
		}
	}
}

func hasShape(p Pair) bool {
	switch p.Kind {
	case Added:
		return len(p.Prior) == 0 && len(p.Current) == 1
	case Removed:
		return len(p.Prior) == 1 && len(p.Current) == 0
	case Split:
		return len(p.Prior) == 1 && len(p.Current) > 1
	case Merged:
		return len(p.Prior) > 1 && len(p.Current) == 1
	}
	return len(p.Prior) == 1 && len(p.Current) == 1
}

func BenchmarkBlocks(b *testing.B) {
	g := generate(1, 670_000)
	b.ReportAllocs()
	for b.Loop() {
		Blocks(g.prior, g.current)
	}
}

func BenchmarkTexts(b *testing.B) {
	g := generate(1, 670_000)
	r := Blocks(g.prior, g.current)
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range r.Pairs {
			if p.Kind != Unchanged {
				Texts(textsOf(g.prior, p.Prior), textsOf(g.current, p.Current))
			}
		}
	}
}
