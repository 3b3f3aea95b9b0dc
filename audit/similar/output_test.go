package similar

import (
	"bytes"
	"encoding/json"
	"flag"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what came out as what is wanted")

// sample are three reports, two of which share passages.
func sample(t *testing.T) ([]Report, Result) {
	reports := []Report{
		lines(t, "东港所.txt", "东港所上半年工作情况", "一、水质监测",
			"全所沿十二条入海沟渠布设断面，逢大潮日加密取样，把超标数据当天推送给镇街河长，由河长带队溯源到具体排口。",
			"二、渔港整治", "清退无证浮筏86张，劝返滞留渔船19艘，渔港水道恢复双向通行。",
			"三、其他", "印制潮汐表<b>两千份</b>&分送渔户。"),
		lines(t, "西岭所.txt", "西岭所上半年工作情况",
			"清退无证浮筏42张，劝返滞留渔船7艘，渔港水道恢复了双向通行。",
			"我所沿七条入海沟渠布设断面，逢大潮日加密取样，把超标数据当天推送给镇街河长，由河长带队溯源到具体排口。"),
		lines(t, "=南湾所\x1b[31m.txt", "南湾所上半年工作情况", "完成防波堤灯标更换，夜航渔船再没有碰过堤脚，老船长们专程送来锦旗。"),
	}
	return reports, compared(t, reports, Options{})
}

func TestWriteText(t *testing.T) {
	_, r := sample(t)
	r.Skipped = append(r.Skipped, Skipped{File: "坏.docx", Reason: "no Word file", Chinese: "不是 Word 文件"})
	for name, opts := range map[string]TextOptions{
		"sample.zh.txt": {}, "sample.en.txt": {English: true}, "sample.color.txt": {Color: true},
	} {
		var b bytes.Buffer
		if err := WriteText(&b, r, opts); err != nil {
			t.Fatal(err)
		}
		path := "testdata/" + name
		if *update {
			if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestWriteJSON: offsets in the JSON are code points of real ranges.
func TestWriteJSON(t *testing.T) {
	reports, r := sample(t)
	var b bytes.Buffer
	if err := WriteJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b.Bytes(), []byte("null")) {
		t.Error("null in JSON")
	}
	var got, again jsonResult
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != "tianbao.similar/1" || len(got.Files) != 3 || len(got.Pairs) != 1 || len(got.Pairs[0].Passages) != 2 {
		t.Fatalf("%+v", got)
	}
	for _, p := range got.Pairs[0].Passages {
		for i, side := range [][]jsonPlace{p.First, p.Second} {
			for _, place := range side {
				text := reports[i].Stories[0].Paragraphs[place.Paragraph].Text
				if string([]rune(text)[place.Start:place.End]) != place.Text {
					t.Errorf("%+v is not in %q", place, text)
				}
			}
		}
	}
	compact, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(compact, &again); err != nil || !cmp.Equal(got, again) {
		t.Errorf("Marshal and WriteJSON differ: %v", err)
	}
}

// TestWriteHTML: the passages are on the page as text, every link leads
// somewhere, nothing is loaded from elsewhere.
func TestWriteHTML(t *testing.T) {
	_, r := sample(t)
	for _, opts := range []HTMLOptions{{}, {English: true}} {
		var b bytes.Buffer
		if err := WriteHTML(&b, r, opts); err != nil {
			t.Fatal(err)
		}
		if path := os.Getenv("TIANBAO_KEEP"); path != "" && !opts.English {
			if err := os.WriteFile(path+"/similar.html", b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		checkPage(t, b.String(), r)
	}
}

func checkPage(t *testing.T, page string, r Result) {
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		ids[m[1]] = true
	}
	links := regexp.MustCompile(` href="([^"]*)"`).FindAllStringSubmatch(page, -1)
	for _, m := range links {
		if !ids[strings.TrimPrefix(m[1], "#")] {
			t.Errorf("a link to %s", m[1])
		}
	}
	if len(links) == 0 || regexp.MustCompile(`(src=|url\(|https?:|<script)`).MatchString(page) {
		t.Errorf("%d links, or something that is not of this page", len(links))
	}
	plain := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, ""))
	for _, pair := range r.Pairs {
		for _, p := range pair.Passages {
			for _, place := range append(p.First, p.Second...) {
				if !strings.Contains(plain, place.Text) {
					t.Errorf("the page lacks %q", place.Text)
				}
			}
		}
	}
}

// FuzzCompare: whatever the texts, what is told is true, whichever comes first.
func FuzzCompare(f *testing.F) {
	f.Add("全所沿十二条入海沟渠布设断面，逢大潮日加密取样，把超标数据当天推送。", "我所沿七条入海沟渠布设断面，逢大潮日加密取样，把超标数据当天推送。")
	f.Add("1、2、３.４万 ａＢｃ", "\n\n")
	f.Fuzz(func(t *testing.T, first, second string) {
		a, ok := fuzzed("a", first)
		b, also := fuzzed("b", second)
		if !ok || !also {
			t.Skip()
		}
		r := compared(t, []Report{a, b}, Options{Least: 4})
		checkResult(t, []Report{a, b}, r)
		if diff := cmp.Diff(told(r), told(compared(t, []Report{b, a}, Options{Least: 4}))); diff != "" {
			t.Errorf("the other way round:\n%s", diff)
		}
		var out bytes.Buffer
		if err := WriteText(&out, r, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if err := WriteHTML(&out, r, HTMLOptions{}); err != nil {
			t.Fatal(err)
		}
	})
}
