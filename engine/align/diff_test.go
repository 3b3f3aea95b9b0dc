package align

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// deltaCases give the segments of two texts: [-deleted-]{+inserted+}.
var deltaCases = []struct{ name, prior, current, want string }{
	{"equal", "走访5次。", "走访5次。", "走访5次。"},
	{"number", "走访群众5次。", "走访群众12次。", "走访群众[-5次-]{+12次+}。"},
	{"grouped number stays whole", "发放12,345.67元", "发放13,845.07元", "发放[-12,345.67元-]{+13,845.07元+}"},
	{"date stays whole", "截至6月30日，", "截至12月31日，", "截至[-6月30日-]{+12月31日+}，"},
	{"period", "2020年上半年工作总结", "2020年下半年工作总结", "[-2020年上半年-]{+2020年下半年+}工作总结"},
	{"unit of another size", "投入8000元。", "投入1.2万元。", "投入[-8000元-]{+1.2万元+}。"},
	{"clauses in another order", "召开会议3次，走访5户。", "走访7户，召开会议4次。",
		"{+走访7户，+}召开会议[-3次，走访5户-]{+4次+}。"},
	{"word", "组织党员学习", "组织全体党员集中学习", "组织{+全体+}党员{+集中+}学习"},
	{"stray characters are no match", "圆满的收官之大作", "顺利的开局之新年", "[-圆满的收官之大作-]{+顺利的开局之新年+}"},
	{"Latin word stays whole", "使用OA系统", "使用ERP系统", "使用[-OA-]{+ERP+}系统"},
	{"width", "情况,如下", "情况，如下", "情况[-,-]{+，+}如下"},
	{"all new", "", "新增一段", "{+新增一段+}"},
	{"all gone", "删去一段", "", "[-删去一段-]"},
	{"private rune", "标记\U000F0000完", "标记\U000F0001完", "标记[-\U000F0000-]{+\U000F0001+}完"},
	{"replacement rune", "甲\uFFFD乙", "甲丙乙", "甲[-\uFFFD-]{+丙+}乙"},
}

func TestTexts(t *testing.T) {
	for _, c := range deltaCases {
		d := Texts([]Text{{String: c.prior}}, []Text{{String: c.current}})
		if diff := cmp.Diff(c.want, marked(d.Segments)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func marked(segments []Segment) string {
	var b strings.Builder
	for _, s := range segments {
		switch s.Op {
		case Equal:
			b.WriteString(s.Text)
		case Delete:
			b.WriteString("[-" + s.Text + "-]")
		case Insert:
			b.WriteString("{+" + s.Text + "+}")
		}
	}
	return b.String()
}

func TestTextsOfSplitParagraph(t *testing.T) {
	prior := []Text{{String: "前一半说5次。后一半说6户。"}}
	current := []Text{{String: "前一半说5次。"}, {String: "后一半说8户。"}}
	d := Texts(prior, current)
	want := []Segment{
		{Equal, "前一半说5次。", 0, 0},
		{Equal, "后一半说", 0, 1},
		{Delete, "6户", 0, 1},
		{Insert, "8户", 0, 1},
		{Equal, "。", 0, 1},
	}
	if diff := cmp.Diff(want, d.Segments); diff != "" {
		t.Errorf("segments (-want +got):\n%s", diff)
	}
	if len(d.Numbers) != 2 || d.Numbers[1].Current.Text != 1 {
		t.Errorf("numbers: %+v", d.Numbers)
	}
}

func TestTextsKeepCellsApart(t *testing.T) {
	cells := func(list ...string) (texts []Text) {
		for _, s := range list {
			texts = append(texts, Text{String: s})
		}
		return texts
	}
	d := Texts(cells("合计", "12", "12"), cells("合计", "12", "15"))
	if got, want := marked(d.Segments), "合计12[-12-]{+15+}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if last := d.Numbers[len(d.Numbers)-1]; last.Prior.Text != 2 || last.Current.Text != 2 {
		t.Errorf("last number is in the cells %d and %d", last.Prior.Text, last.Current.Text)
	}
}

func TestTextsIgnoreComputedFields(t *testing.T) {
	page := func(n string) []Text {
		text := "第" + n + "页"
		return []Text{{String: text, Ignore: []Span{{3, 3 + len(n)}}}}
	}
	prior, current := page("1"), page("20")
	r := Blocks([]Block{{Texts: prior}}, []Block{{Texts: current}})
	if len(r.Pairs) != 1 || r.Pairs[0].Kind != Unchanged {
		t.Errorf("pairs %+v", r.Pairs)
	}
	if got := marked(Texts(prior, current).Segments); got != "第[-1-]{+20+}页" {
		t.Errorf("segments %s", got)
	}
}

func TestTextsTellsWhenTooLong(t *testing.T) {
	long := func(from rune) string {
		var b strings.Builder
		for i := range rune(maxTokens + 10) {
			b.WriteRune(from + i%4000)
		}
		return b.String()
	}
	d := Texts([]Text{{String: long(0x4e00)}}, []Text{{String: long(0x6000)}})
	if !d.Coarse {
		t.Error("Coarse is not set")
	}
	checkSegments(t, d, []Text{{String: long(0x4e00)}}, []Text{{String: long(0x6000)}})
}

// checkSegments tells whether segments make up both texts.
func checkSegments(t *testing.T, d Delta, prior, current []Text) {
	t.Helper()
	var left, right strings.Builder
	for _, s := range d.Segments {
		if s.Op != Insert {
			left.WriteString(s.Text)
		}
		if s.Op != Delete {
			right.WriteString(s.Text)
		}
		if s.Op != Equal && s.Op != Insert && s.Op != Delete || s.Text == "" {
			t.Fatalf("segment %+v", s)
		}
	}
	if left.String() != joined(prior) || right.String() != joined(current) {
		t.Fatalf("segments %+v do not make up\n%q\n%q", d.Segments, joined(prior), joined(current))
	}
}

func joined(texts []Text) string {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(t.String)
	}
	return b.String()
}
