package similar

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestPlanted counts what is found of planted paragraphs, and what else is.
func TestPlanted(t *testing.T) {
	for seed := int64(1); seed <= 3; seed++ {
		g := generate(t, seed, 30, 8_000, 60)
		r := compared(t, g.reports, Options{})
		found, passages, wrong := map[planted]bool{}, 0, 0
		for _, pair := range r.Pairs {
			for _, p := range pair.Passages {
				passages++
				if at, ok := g.of(pair, p); ok {
					found[at] = true
				} else {
					wrong++
					t.Logf("seed %d: not planted: %+v", seed, p)
				}
			}
		}
		t.Logf("seed %d: %d of %d planted paragraphs found, %d passages, %d wrong", seed, len(found), len(g.planted), passages, wrong)
		if 100*len(found) < 99*len(g.planted) || 100*wrong > 2*passages {
			t.Errorf("seed %d: recall %d/%d, %d wrong", seed, len(found), len(g.planted), wrong)
		}
	}
}

// of is the planted paragraph that a passage lies in.
func (g *generated) of(pair Pair, p Passage) (planted, bool) {
	for _, at := range g.planted {
		first, second := at.firstAt, at.secondAt
		if at.first > at.second {
			first, second = second, first
		}
		if pair.First == min(at.first, at.second) && pair.Second == max(at.first, at.second) &&
			has(p.First, first) && has(p.Second, second) {
			return at, true
		}
	}
	return planted{}, false
}

func has(places []Place, paragraph int) bool {
	return slices.ContainsFunc(places, func(p Place) bool { return p.Para == paragraph })
}

// TestUnrelated: reports that say nothing alike share nothing, boilerplate and
// official phrases apart.
func TestUnrelated(t *testing.T) {
	g := generate(t, 7, 20, 20_000, 0)
	phrase := "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，增强“四个意识”、坚定“四个自信”、做到“两个维护”，"
	for i := range g.lines {
		g.lines[i][1] = phrase + g.lines[i][1]
		g.reports[i] = lines(t, g.reports[i].Name, g.lines[i]...)
	}
	for n := 2; n <= len(g.reports); n += 6 {
		if r := compared(t, g.reports[:n], Options{}); len(r.Pairs) > 0 && n != 2 {
			t.Errorf("%d reports: %+v", n, r.Pairs[0])
		} else if n == 2 {
			checkOnlyBoilerplate(t, r)
		}
	}
}

// checkOnlyBoilerplate: two reports can't tell what most reports have.
func checkOnlyBoilerplate(t *testing.T, r Result) {
	for _, pair := range r.Pairs {
		for _, p := range pair.Passages {
			if !slices.ContainsFunc(boilerplate, func(b string) bool { return strings.Contains(joined(p.First), b) }) {
				t.Errorf("two unrelated reports: %+v", p)
			}
		}
	}
}

// TestInvariants: every place is a real range with its text, segments make up
// both texts, the matrix is symmetric, and neither the order of the reports nor
// the run changes what is found.
func TestInvariants(t *testing.T) {
	g := generate(t, 11, 12, 6_000, 30)
	r := compared(t, g.reports, Options{})
	if len(r.Pairs) == 0 || len(r.Clusters) == 0 {
		t.Fatal("nothing found")
	}
	checkResult(t, g.reports, r)
	if diff := cmp.Diff(r, compared(t, g.reports, Options{})); diff != "" {
		t.Errorf("two runs differ:\n%s", diff)
	}
	order := rand.New(rand.NewSource(3)).Perm(len(g.reports))
	shuffled := make([]Report, len(order))
	for i, n := range order {
		shuffled[i] = g.reports[n]
	}
	again := compared(t, shuffled, Options{})
	checkResult(t, shuffled, again)
	if diff := cmp.Diff(told(r), told(again)); diff != "" {
		t.Errorf("another order of the reports finds otherwise:\n%s", diff)
	}
}

// told lists passages so that the order of reports doesn't matter.
func told(r Result) []string {
	var list []string
	for _, pair := range r.Pairs {
		for _, p := range pair.Passages {
			sides := []string{describe(r.Files[pair.First].Name, p.First), describe(r.Files[pair.Second].Name, p.Second)}
			slices.Sort(sides)
			list = append(list, strings.Join(sides, " = "))
		}
	}
	slices.Sort(list)
	return list
}

func describe(name string, places []Place) string { return name + " " + joined(places) }

func checkResult(t *testing.T, reports []Report, r Result) {
	t.Helper()
	for i, row := range r.Matrix() {
		for j, share := range row {
			if share != r.Matrix()[j][i] || share < 0 || share > 1 {
				t.Errorf("matrix[%d][%d] is %v", i, j, share)
			}
		}
	}
	for _, pair := range r.Pairs {
		if pair.First >= pair.Second || pair.Characters == 0 || pair.Similarity <= 0 {
			t.Errorf("pair %d %d: %d characters, %v", pair.First, pair.Second, pair.Characters, pair.Similarity)
		}
		for _, p := range pair.Passages {
			checkPlaces(t, reports[pair.First], p.First)
			checkPlaces(t, reports[pair.Second], p.Second)
			checkSegments(t, p)
		}
	}
}

func checkPlaces(t *testing.T, r Report, places []Place) {
	t.Helper()
	if len(places) == 0 {
		t.Error("a passage without a place")
	}
	for _, p := range places {
		text := ""
		for _, s := range r.Stories {
			for _, paragraph := range s.Paragraphs {
				if paragraph.Part == p.Part && paragraph.Index == p.Para {
					text = paragraph.Text
				}
			}
		}
		if p.End > len(text) || text[p.Start:p.End] != p.Text || string([]rune(text)[p.RuneStart:][:len([]rune(p.Text))]) != p.Text {
			t.Errorf("%s: %+v is not in %q", r.Name, p, text)
		}
	}
}

func checkSegments(t *testing.T, p Passage) {
	t.Helper()
	var first, second strings.Builder
	for _, s := range p.Segments {
		if s.Op != align.Insert {
			first.WriteString(s.Text)
		}
		if s.Op != align.Delete {
			second.WriteString(s.Text)
		}
	}
	if first.String() != joined(p.First) || second.String() != joined(p.Second) {
		t.Errorf("segments %+v do not make up %+v", p.Segments, p)
	}
}

func joined(places []Place) string {
	var b strings.Builder
	for _, p := range places {
		b.WriteString(p.Text)
	}
	return b.String()
}

// TestPassages: what is a passage, and where it begins and ends.
func TestPassages(t *testing.T) {
	const copied = "镇里把灌渠清淤当作开春头一件大事，五个村的劳力混编成队，上下游轮流出工，清出的淤泥就近垫了田埂。"
	const rest = "入夏后水位连续三周低于往年，泵站改为夜间错峰抽水，沿渠种水稻的农户按地块远近排了取水次序。"
	const end = "秋收一过，管水员把各村欠下的水费当面算清，账单贴在村口让大家核对，没有一户提出异议。"
	for _, tt := range []struct {
		name          string
		first, second []string
		want          []string // texts of the first report
	}{
		{"a copied sentence", []string{"灌区简报", "甲村情况。" + copied + "乙村另报。"}, []string{copied}, []string{copied}},
		{"with other figures", []string{"共投入3.5万元，" + copied + "完成12公里。"},
			[]string{"另外，" + strings.ReplaceAll(copied, "五个", "十二个") + "修了三公里路。"}, []string{copied}},
		{"punctuation and width don't count", []string{copied}, []string{strings.NewReplacer("，", ",", "。", ".").Replace(copied)},
			[]string{strings.TrimSuffix(copied, "。")}},
		{"over a paragraph's end", []string{copied[:60], copied[60:]}, []string{copied}, []string{copied[:60], copied[60:]}},
		{"too short", []string{"上下游轮流出工，清出的淤泥就近垫了田埂。"}, []string{"上下游轮流出工，清出的淤泥就近垫了田埂。"}, nil},
		{"figures only", []string{strings.Repeat("第3季度12次；", 20)}, []string{strings.Repeat("第4季度15次；", 20)}, nil},
		{"a list of yes and no", []string{strings.Repeat("是否有无不", 20)}, []string{strings.Repeat("是否有无不", 20)}, nil},
		{"official phrases", []string{"全站以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，清淤十里。"},
			[]string{"学校坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，开课百节。"}, nil},
		{"letters say less than Han", []string{"Proceedings of the International Conference on Irrigation"},
			[]string{"Proceedings of the International Conference on Irrigation"}, nil},
		{"a sentence of letters", []string{"The gates of the lower canal were dredged by crews from five villages before the spring flood arrived in April."},
			[]string{"the gates of the lower canal were dredged by crews from five villages before the spring flood arrived in april"},
			[]string{"The gates of the lower canal were dredged by crews from five villages before the spring flood arrived in April"}},
		{"what another passage tells is not told again", []string{copied + rest + end}, []string{copied + rest, "另查：", rest + end},
			[]string{copied + rest, end}},
	} {
		r := compared(t, []Report{lines(t, "1.txt", tt.first...), lines(t, "2.txt", tt.second...)}, Options{})
		checkResult(t, []Report{lines(t, "1.txt", tt.first...), lines(t, "2.txt", tt.second...)}, r)
		var got []string
		for _, pair := range r.Pairs {
			for _, p := range pair.Passages {
				for _, place := range p.First {
					got = append(got, place.Text)
				}
			}
		}
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestEdited: a report that was copied as a whole and edited here and there shares
// nearly all of it, though nothing long enough for a print is left where edits are
// dense.
func TestEdited(t *testing.T) {
	for seed := range int64(40) {
		g := rand.New(rand.NewSource(seed))
		var text []rune
		for len(text) < 3000 {
			text = append(text, []rune(paragraph(g))...)
		}
		edited := slices.Clone(text)
		for at := 50; at < len(text)-100; at += 60 + g.Intn(300) {
			for range 3 + g.Intn(4) {
				edited[at] = '改'
				at += 6 + g.Intn(6)
			}
		}
		r := compared(t, []Report{lines(t, "1.txt", string(text)), lines(t, "2.txt", string(edited))}, Options{})
		if len(r.Pairs) != 1 || len(r.Pairs[0].Passages) > 2 || r.Pairs[0].Similarity < 0.9 {
			t.Errorf("seed %d: %v", seed, r.Matrix())
		}
	}
}

// TestBoilerplate: what most of four or more reports have is none of their own;
// what two of them copied is.
func TestBoilerplate(t *testing.T) {
	const common = "各站所要切实提高认识，把汛期值守摆上重要位置，做到人员到位、物资到位、预案到位，遇有险情第一时间上报。"
	const copied = "站长老周带着两个徒弟守了十七个通宵，硬是把闸门的老毛病摸清了，换下来的齿轮摆在门口给后来人看。"
	own := []string{"东站换了水泵。", "西站疏浚了引水口。", "南站补种了护堤柳。", "北站改造了值班室。"}
	var reports []Report
	for i, text := range own {
		parts := []string{text, common}
		if i%2 == 0 {
			parts = append(parts, copied)
		}
		reports = append(reports, lines(t, text, parts...))
	}
	r := compared(t, reports, Options{})
	if len(r.Pairs) != 1 || r.Pairs[0].First != 0 || r.Pairs[0].Second != 2 || r.Pairs[0].Passages[0].First[0].Text != copied {
		t.Errorf("pairs %+v", r.Pairs)
	}
	if diff := cmp.Diff([][]int{{0, 2}}, r.Clusters); diff != "" {
		t.Error(diff)
	}
	for _, f := range r.Files {
		if f.Boilerplate < 40 {
			t.Errorf("%s: %d characters of boilerplate", f.Name, f.Boilerplate)
		}
	}
	if r = compared(t, reports[:2], Options{}); len(r.Pairs) != 1 || r.Pairs[0].Passages[0].First[0].Text != common {
		t.Errorf("of two reports: %+v", r.Pairs)
	}
}

// TestDegenerate: no report, one, empty ones.
func TestDegenerate(t *testing.T) {
	for _, reports := range [][]Report{nil, {lines(t, "1", "独一份")}, {lines(t, "1", " "), lines(t, "2", "123")}, {{Name: "1"}, {Name: "2"}}} {
		if r := compared(t, reports, Options{}); len(r.Pairs)+len(r.Clusters) > 0 || len(r.Files) != len(reports) {
			t.Errorf("%+v", r)
		}
	}
}

// TestCorpus: a file of the corpus shares all of itself with a copy, and what
// is found among neighbours is really there.
func TestCorpus(t *testing.T) {
	var reports []Report
	for _, path := range docxtest.CorpusFiles(t) {
		if !strings.Contains(path, "zh") {
			continue
		}
		doc, err := docx.OpenFile(path, docx.Options{})
		if err != nil {
			continue
		}
		reports = append(reports, Of(path, doc))
		doc.Close()
	}
	r := compared(t, reports, Options{})
	checkResult(t, reports, r)
	t.Logf("%d reports, %d pairs, %d clusters", len(reports), len(r.Pairs), len(r.Clusters))
	for i, report := range reports {
		if testing.Short() && i%10 != 0 {
			continue
		}
		if r.Files[i].Characters < 200 || !(&matcher{a: newStream(report.Stories)}).variedText() {
			continue
		}
		if twice := compared(t, []Report{report, report}, Options{}); len(twice.Pairs) != 1 || twice.Pairs[0].Similarity < 0.8 {
			t.Errorf("%s with itself: %v", report.Name, twice.Matrix())
		}
	}
}

// variedText reports whether the text has the characters that a passage needs.
func (m *matcher) variedText() bool {
	different := map[rune]bool{}
	for _, r := range m.a.runes {
		different[r] = true
	}
	return len(different) > leastVaried
}

// fuzzed reads any text as a report; ok is false for what is none.
func fuzzed(name, text string) (Report, bool) {
	doc, err := docx.Text(name, []byte(text), docx.Options{})
	if err != nil {
		return Report{}, false
	}
	return Of(name, doc), true
}

func lines(tb testing.TB, name string, text ...string) Report {
	tb.Helper()
	doc, err := docx.Text(name, []byte(strings.Join(text, "\n")), docx.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return Of(name, doc)
}

// BenchmarkCompare compares 100 reports of together 5 million characters, and a
// quarter of that.
func BenchmarkCompare(b *testing.B) {
	for _, size := range []struct {
		name  string
		chars int
	}{{"1.25M", 12_500}, {"5M", 50_000}} {
		g := generate(b, 1, 100, size.chars, 200)
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compared(b, g.reports, Options{})
			}
		})
	}
}
