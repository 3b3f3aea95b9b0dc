package engine_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

func TestExtract(t *testing.T) {
	const all = "局领导带队走访次数=5 慰问低收入农户人次=120 发放慰问金金额（元）=3,200.50 培训党员人数=36 参观博物馆名称=省"
	for _, tt := range []struct {
		name, filled string
		want         string // a ? after values that a person should look at
		missing      string
	}{
		{"as filled", fill("5", "120", "3,200.50", "36", "省"), all, ""},
		{"nothing filled", report, "", "局领导带队走访次数 慰问低收入农户人次 发放慰问金金额（元） 培训党员人数 参观博物馆名称"},
		{"some filled", fill("5", "X", "3,200.50", "36", "X"), "局领导带队走访次数=5 发放慰问金金额（元）=3,200.50 培训党员人数=36", "慰问低收入农户人次 参观博物馆名称"},
		{"paragraphs added", "内部资料\n" + strings.ReplaceAll(fill("5", "120", "3,200.50", "36", "省"), "二、党", "未尽事宜另行报告。\n二、党"), all, ""},
		{"paragraphs in another order", `2020年上半年工作总结
一、党员教育
对照《局党组2020年工作要点》，培训党员36名，参观省博物馆。
二、主要工作
认真落实《局党组2020年工作要点》，局领导带队走访5次，慰问低收入农户120余人次，发放慰问金3,200.50元。
`, all, ""},
		{"words edited", `2020年上半年工作总结
一、主要工作
全局认真落实《局党组2020年工作要点》要求，局领导先后带队走访5次，看望慰问低收入农户120余人次，共发放慰问金3,200.50元整。
二、党员教育
对照《局党组2020年工作要点》，上半年共培训党员36名，组织参观省博物馆。
`, all, ""},
		{"a sentence split off", `2020年上半年工作总结
一、主要工作
认真落实《局党组2020年工作要点》，局领导带队走访5次。
慰问低收入农户120余人次，发放慰问金3,200.50元。
二、党员教育
对照《局党组2020年工作要点》，培训党员36名，参观省博物馆。
`, strings.Replace(all, "次数=5", "次数=5?", 1), ""},
		{"a clause gone", strings.Replace(fill("5", "120", "3,200.50", "36", "省"), "，发放慰问金3,200.50元", "", 1),
			"局领导带队走访次数=5 慰问低收入农户人次=120? 培训党员人数=36 参观博物馆名称=省", "发放慰问金金额（元）"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			template := loadLines(t, report, slot.Options{})
			found := template.Extract(openBytes(t, docxtest.Lines(t, tt.filled)))
			var got []string
			for _, v := range found.Values {
				value := v.Key + "=" + v.Text
				if v.Confidence < engine.Confident {
					value += "?"
				}
				got = append(got, value)
			}
			if g := strings.Join(got, " "); g != tt.want {
				t.Errorf("got  %s\nwant %s", g, tt.want)
			}
			if m := strings.Join(found.Missing, " "); m != tt.missing {
				t.Errorf("missing %s, want %s", m, tt.missing)
			}
		})
	}
}

// fill is the report with values for its X, in order.
func fill(texts ...string) string {
	filled := report
	for _, text := range texts {
		filled = strings.Replace(filled, "X", "\x00"+text, 1)
		if text == "X" {
			filled = strings.Replace(filled, "\x00X", "\x01", 1)
		}
	}
	return strings.NewReplacer("\x00", "", "\x01", "X").Replace(filled)
}

// Where a value contains the words that follow it, or a clause was put in beside
// it, nobody can tell where it ends, and Extract says so.
func TestExtractUnsure(t *testing.T) {
	for _, tt := range []struct {
		name, template, filled string
		want                   string // a ? after values that a person should look at
	}{
		{"words that follow", "物资捐给X和X两个社区，共X箱。", "物资捐给东风和平和红旗两个社区，共5箱。", "东风? 平和红旗? 5"},
		{"words that follow, edited", "物资捐给X和X两个社区，当天发放完毕，共X箱。", "物资捐给东风和平和红旗两个社区，当天全部发放完毕，共5箱。", "东风和平? 红旗? 5"},
		{"a clause put in", "全年开展演练X次，群众反映良好。", "全年开展演练40次，覆盖99人次，群众反映良好。", "40"},
		{"a clause put in before", "全年开展演练X次，群众反映良好。", "全年开展演练覆盖99人、场次40次，群众反映良好。", "40"},
		{"two clauses alike", "全年开展演练X次，群众反映良好。", "全年开展演练40次、比武3次，群众反映良好。", "40?"},
		{"a word behind the figure", "全年开展演练X次，群众反映良好。", "全年开展演练40余场次，群众反映良好。", "40余"},
		{"a figure in words", "全年开展演练X次，群众反映良好。", "全年开展演练数十次，群众反映良好。", "数十"},
		{"no figure", "全年开展演练X次，群众反映良好。", "全年开展演练若干次，群众反映良好。", "若干?"},
		{"a period beside the blank", "请各单位于2026年7月X日前，将总结和统计表报送办公室。", "请各单位于2026年7月10日前，把总结和统计表报送综合办公室。", "10"},
	} {
		template := loadLines(t, tt.template+"\n", slot.Options{})
		var got []string
		for _, v := range template.Extract(openBytes(t, docxtest.Lines(t, tt.filled))).Values {
			if v.Confidence < engine.Confident {
				v.Text += "?"
			}
			got = append(got, v.Text)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, g, tt.want)
		}
	}
}

// The place of each value is where it stands in the filled report.
func TestExtractPlaces(t *testing.T) {
	template := loadLines(t, report, slot.Options{})
	filled := openBytes(t, docxtest.Lines(t, "前言\n"+fill("5", "120", "3,200.50", "36", "省")))
	for _, v := range template.Extract(filled).Values {
		text := filled.Paragraphs()[v.Loc.Para].Text
		if got := text[v.Loc.Start:v.Loc.End]; got != v.Text {
			t.Errorf("%s: %q stands at its place, want %q", v.Key, got, v.Text)
		}
	}
}

// TestExtractInvertsFill fills the official report and every corpus file that
// has placeholders with values of the right class and reads them back.
func TestExtractInvertsFill(t *testing.T) {
	if testing.Short() {
		t.Skip("fills every file of the corpus")
	}
	files, read, unsure := 0, 0, 0
	official := docxtest.Shared(t, "official-report", "report.docx")
	for _, path := range append(docxtest.CorpusFiles(t), official) {
		template := loadFile(path)
		if template == nil {
			continue
		}
		vals := made(template)
		filled, err := template.Fill(vals, engine.FillOptions{})
		if unbound(err) {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if len(vals.Values) == 0 {
			continue
		}
		files++
		read += len(vals.Values)
		want := map[string]string{}
		for _, v := range vals.Values {
			want[v.Key] = v.Text
		}
		for _, v := range template.Extract(reopen(t, filled.Doc)).Values {
			switch text, sought := want[v.Key]; {
			case sought && text == v.Text:
				delete(want, v.Key)
			case v.Confidence >= engine.Confident:
				t.Errorf("%s: %s read as %s (%.2f), want %s", path, v.Key, v.Text, v.Confidence, text)
			case sought:
				unsure++
				delete(want, v.Key)
			}
		}
		if len(want) > 0 {
			t.Errorf("%s: not read: %v", path, want)
		}
	}
	t.Logf("%d values of %d files, %d of them marked as unsure", read, files, unsure)
}

// made is a value of the right class for every placeholder that stands on its
// own, each with other digits or letters.
func made(template *engine.Template) *values.File {
	vals := &values.File{Name: "made"}
	fixed := fixed(template)
	offered := map[string]string{}
	for _, f := range template.Form().Fields {
		if len(f.Choices) > 0 {
			offered[f.Key] = f.Choices[0]
		}
	}
	for i, s := range template.Slots {
		if s.Kind != slot.Placeholder || s.Link != "" || fixed[i] || i > 0 && within(template.Slots[i-1], s) {
			continue
		}
		if choice := offered[s.Key]; choice != "" {
			vals.Values = append(vals.Values, values.Entry{Key: s.Key, Text: choice})
			continue
		}
		for _, text := range candidates(i) {
			if values.Suits(s.Class, s.Unit, s.Before, s.After, text) == nil {
				vals.Values = append(vals.Values, values.Entry{Key: s.Key, Text: text})
				break
			}
		}
	}
	return vals
}

// candidates are texts of which one suits any class.
func candidates(i int) []string {
	digits := string(rune('1'+i%9)) + string(rune('0'+i%7)) + string(rune('1'+i%8))
	return []string{digits, digits[:1], "1" + digits[:1], "2020年6月" + digits[:1] + "日", "6月" + digits[:1] + "日", "甲" + digits + "乙", digits[:2] + ":30"}
}

func within(outer, inner slot.Slot) bool {
	return outer.Loc.Part == inner.Loc.Part && outer.Loc.Para == inner.Loc.Para && outer.Loc.Start <= inner.Loc.Start && inner.Loc.End <= outer.Loc.End && outer.Kind == slot.Placeholder
}

// TestExtractFromEditedText edits one in ten of the characters around the
// values: of those read, 95 in 100 must be right or marked as unsure.
func TestExtractFromEditedText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	template := loadLines(t, report, slot.Options{})
	filledText := fill("5", "120", "3,200.50", "36", "省")
	want := map[string]string{}
	for _, v := range template.Extract(openBytes(t, docxtest.Lines(t, filledText))).Values {
		want[v.Key] = v.Text
	}
	right, wrong, all := 0, 0, 0
	for range 200 {
		edited := editAround(random, filledText, want)
		for _, v := range template.Extract(openBytes(t, docxtest.Lines(t, edited))).Values {
			if want[v.Key] == v.Text {
				right++
			} else if v.Confidence >= engine.Confident && want[v.Key] != "" {
				wrong++
				t.Logf("%s read as %s (%.2f) in %s", v.Key, v.Text, v.Confidence, edited)
			}
		}
		all += len(want)
	}
	t.Logf("%d of %d right, %d wrong with confidence", right, all, wrong)
	if right*100 < all*95 || wrong*200 > all {
		t.Errorf("%d of %d right, %d wrong with confidence; want 95 in 100 and at most 1 in 200", right, all, wrong)
	}
}

// editAround replaces, drops or doubles one in ten characters that are no part
// of a value.
func editAround(random *rand.Rand, text string, vals map[string]string) string {
	const other = "的了和与各个同志单位开展进行情况"
	var b strings.Builder
	for i, r := range text {
		if inValue(text, i, vals) || r == '\n' || !unicode.Is(unicode.Han, r) || random.IntN(10) != 0 {
			b.WriteRune(r)
			continue
		}
		letters := []rune(other)
		switch random.IntN(3) {
		case 0:
			b.WriteRune(letters[random.IntN(len(letters))])
		case 1:
			b.WriteRune(r)
			b.WriteRune(letters[random.IntN(len(letters))])
		}
	}
	return b.String()
}

func inValue(text string, at int, vals map[string]string) bool {
	for _, v := range vals {
		for from := 0; ; {
			i := strings.Index(text[from:], v)
			if i < 0 {
				break
			}
			if from+i <= at && at < from+i+len(v) {
				return true
			}
			from += i + len(v)
		}
	}
	return false
}
