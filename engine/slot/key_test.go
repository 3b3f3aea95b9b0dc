package slot

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"go.yaml.in/yaml/v3"
)

// smallReport is a small report of one's own, a line a paragraph.
const smallReport = `2023年上半年后勤工作总结
一、主要工作
（一）车辆管理。召开安全例会X次，维修车辆X台。
（二）食堂管理。召开安全例会X次，采购食材X吨。
二、存在的问题
一是人员不足，缺编X人。二是缺编X人未补。
三、下半年工作安排
印发《2023年节能工作方案》，落实《2023年节能工作方案》。
召开安全例会X次。
召开安全例会X次。`

// sections gives the paragraphs of a text their headings, as a document does.
func sections(text string) []docx.Paragraph {
	var one, two string
	paragraphs := paragraphsOf(text)
	for i := range paragraphs {
		p := &paragraphs[i]
		head, _, _ := strings.Cut(p.Text, "。")
		switch r := firstRune(p.Text); {
		case r == '（':
			two = head
		case strings.ContainsRune("一二三", r) && strings.Contains(p.Text, "、"):
			one, two = head, ""
			continue
		}
		for _, h := range []string{one, two} {
			if h != "" {
				p.Section = append(p.Section, h)
			}
		}
	}
	return paragraphs
}

func keysOf(paragraphs []docx.Paragraph, opts Options) []string {
	var keys []string
	for _, s := range Find(paragraphs, opts).Slots {
		keys = append(keys, s.Key)
	}
	return keys
}

// TestKeys holds the keys of a report with slots of the same label: told apart
// by their headings, by the words in front of them, or by a number.
func TestKeys(t *testing.T) {
	want := `后勤工作总结（期间）
车辆管理—召开安全例会次数
维修车辆数量（台）
食堂管理—召开安全例会次数
采购食材数量（吨）
缺编人数
缺编未补人数
工作安排（期间）
节能工作方案（题名）
印发—节能工作方案（期间）
节能工作方案（题名）_2
落实—节能工作方案（期间）
下半年工作安排—召开安全例会次数
下半年工作安排—召开安全例会次数_2`
	if got := strings.Join(keysOf(sections(smallReport), Options{}), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestKeysOfTitleAndSignature holds that what is in the title or the signature
// is told apart by that, not by the words or the heading near it.
func TestKeysOfTitleAndSignature(t *testing.T) {
	want := `文号（代字）
文号（序号）
标题—市名称
设普查点数量
协助市名称
落款—市名称
成文日期（年）
成文日期（月）
成文日期（日）`
	text := "X发〔2026〕X号\nX市林业局古树普查总结\n一、基本情况\n设普查点X个，协助X市林业局。\nX市林业局\nXX年X月X日"
	var got []string
	for _, s := range Find(sections(text), Options{}).Slots {
		if s.Kind == Placeholder {
			got = append(got, s.Key)
		}
	}
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// TestLinks holds that a title named twice takes one value.
func TestLinks(t *testing.T) {
	var links []string
	for _, s := range Find(sections(smallReport), Options{}).Slots {
		if s.Link != "" {
			links = append(links, s.Key+" → "+s.Link)
		}
	}
	want := []string{"节能工作方案（题名）_2 → 节能工作方案（题名）"}
	if fmt.Sprint(links) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", links, want)
	}
}

// TestKeysAreUniqueScalars holds for all sentences of testdata in one document:
// no key twice, and each a plain scalar that YAML reads back as it is.
func TestKeysAreUniqueScalars(t *testing.T) {
	var all []docx.Paragraph
	for _, name := range []string{"testdata/label/dev.txt", "testdata/label/validation.txt", "testdata/titles.txt"} {
		for _, l := range readNamed(t, name) {
			all = append(all, docx.Paragraph{Part: "text", Index: len(all), Text: l.text})
		}
	}
	for _, set := range []string{"dev", "fresh", "fresh2"} {
		for _, c := range readLabelled(t, "testdata/"+set+".jsonl") {
			all = append(all, docx.Paragraph{Part: "text", Index: len(all), Text: c.Text})
		}
	}
	for _, opts := range []Options{{}, {Pinyin: true}} {
		seen := map[string]bool{}
		for _, key := range keysOf(all, opts) {
			checkKey(t, key, opts)
			if seen[key] {
				t.Errorf("%q is the key of two slots", key)
			}
			seen[key] = true
		}
	}
}

// TestKeysDifferInMoreThanCase holds that no two keys are one to a values file,
// which takes capitals and full-width letters for small ones.
func TestKeysDifferInMoreThanCase(t *testing.T) {
	var all []docx.Paragraph
	for i, text := range []string{"Name of Fund: ____", "NAME OF FUND: ____", "Ｎame of fund: ____", "name of fund 2: ____"} {
		all = append(all, docx.Paragraph{Part: "text", Index: i, Text: text})
	}
	keys := keysOf(all, Options{})
	seen := map[string]string{}
	for _, key := range keys {
		if other, twice := seen[FoldKey(key)]; twice {
			t.Errorf("%q and %q are one key", other, key)
		}
		seen[FoldKey(key)] = key
	}
	if len(seen) != len(all) {
		t.Errorf("got keys %q of %d blanks", keys, len(all))
	}
}

func checkKey(t *testing.T, key string, opts Options) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(key+": x"), &doc); err != nil {
		t.Errorf("%q is no YAML key: %v", key, err)
		return
	}
	node := doc.Content[0].Content[0]
	if node.Value != key || node.Tag != "!!str" {
		t.Errorf("YAML reads %q as %s %q", key, node.Tag, node.Value)
	}
	if strings.ContainsAny(key, " =:#") {
		t.Errorf("%q has a mark that the command line or YAML takes for its own", key)
	}
	if opts.Pinyin && strings.ContainsFunc(key, func(r rune) bool { return r > unicode.MaxASCII }) {
		t.Errorf("%q is not ASCII", key)
	}
}

func TestPinyinKeys(t *testing.T) {
	for label, want := range map[string]string{
		"市社领导带队走访次数":       "shi_she_ling_dao_dai_dui_zou_fang_ci_shu",
		"发放慰问金金额（万元）":      "fa_fang_wei_wen_jin_jin_e_wan_yuan",
		"增长（%）":            "zeng_zhang_percent",
		"GDP增速":            "gdp_zeng_su",
		"绿化面积（亩）":          "lv_hua_mian_ji_mu",
		"2.1参研单位":          "slot_2_1_can_yan_dan_wei",
		"villages visited": "villages_visited",
	} {
		if got := asciiKey(keyText(label)); got != want {
			t.Errorf("%s: got %s, want %s", label, got, want)
		}
	}
}

// TestKeysStayPut holds that an edit elsewhere changes no key and no anchor of the
// slots that stay; one near a slot changes its anchor, but no key.
func TestKeysStayPut(t *testing.T) {
	for _, edit := range []struct {
		name, old, new string
		near           bool
	}{
		{"a new item", "二、存在的问题", "（三）绿化管理。栽种树苗X株，养护草坪X亩。\n二、存在的问题", false},
		{"a new beginning", "一、主要工作", "上半年，后勤中心按计划推进各项工作，服务职工X万人次。\n一、主要工作", false},
		{"a new sentence behind", "采购食材X吨。", "采购食材X吨。另外组织厨师培训X天。", true},
		{"other words in another item", "缺编X人。二是缺编X人未补。", "缺编X人。二是缺编X人未补，招聘正在进行。", false},
		{"an item less", "（一）车辆管理。召开安全例会X次，维修车辆X台。\n", "", false},
		{"a figure filled in", "维修车辆X台", "维修车辆6台", true},
		{"empty paragraphs", "\n二、", "\n\n\n二、", false},
	} {
		for _, opts := range []Options{{}, {Pinyin: true}} {
			changed := strings.Replace(smallReport, edit.old, edit.new, 1)
			if changed == smallReport {
				t.Fatalf("%s changes nothing", edit.name)
			}
			anchors := map[string]string{}
			for _, s := range Find(sections(changed), opts).Slots {
				anchors[s.Key] = s.Anchor
			}
			for _, s := range Find(sections(smallReport), opts).Slots {
				if anchor, ok := anchors[s.Key]; (!ok || anchor != s.Anchor && !edit.near) && !strings.Contains(edit.old, s.Surface) {
					t.Errorf("%s: %s %s has become %q", edit.name, s.Key, s.Anchor, anchor)
				}
			}
		}
	}
}

// TestAnchors holds what changes an anchor and what doesn't.
func TestAnchors(t *testing.T) {
	first := func(text string) string {
		for _, s := range Find([]docx.Paragraph{{Part: "text", Text: text}}, Options{}).Slots {
			if s.Kind == Placeholder {
				return s.Anchor
			}
		}
		t.Fatalf("no placeholder in %s", text)
		return ""
	}
	same := first("2023年累计走访困难职工X户，送去慰问金X元。")
	for _, text := range []string{
		"2023年累计走访困难职工XX户，送去慰问金X元。",
		"2023年累计走访困难职工X户，送去慰问金XXX元。",
		"2024年累计走访困难职工X户，送去慰问金X元。",
		"2023年累计走访困难职工 X 户，送去慰问金X元。",
		"２０２３年累计走访困难职工X户，送去慰问金X元。",
	} {
		if first(text) != same {
			t.Errorf("%s: another anchor", text)
		}
	}
	for _, text := range []string{
		"2023年累计走访困难党员X户，送去慰问金X元。",
		"2023年累计走访困难职工X户，送去救助金X元。",
	} {
		if first(text) == same {
			t.Errorf("%s: the same anchor", text)
		}
	}
}

// TestCellLabels holds the labels of table cells: row × column headers, and the
// label of a form.
func TestCellLabels(t *testing.T) {
	for _, test := range []struct {
		text     string
		row, col []string
		want     string
	}{
		{"XX", []string{"走访慰问"}, []string{"次数"}, "走访慰问次数"},
		{"X万元", []string{"一、帮扶支出"}, []string{"2023年", "上半年"}, "帮扶支出2023年上半年"},
		{"____", []string{"姓名"}, nil, "姓名"},
		{"XX", []string{"1"}, []string{"困难职工人数"}, "困难职工人数"},
		{"XX", []string{"甲街道"}, []string{"数值"}, "甲街道"},
		{"____", []string{"Visits"}, []string{"First half"}, "Visits First half"},
		{"走访困难职工X户", []string{"工作内容"}, nil, "走访困难职工户数"},
		{"X人/X次", []string{"培训"}, []string{"数量"}, "培训数量（人） / 培训数量（次）"},
		{"XX", []string{"大坝加固（万元）"}, []string{"计划"}, "大坝加固计划（万元）"},
		{"XX%", []string{"大坝加固（万元）"}, []string{"完成率"}, "大坝加固完成率"},
		{"　　年　　月", []string{"入职时间"}, nil, "入职时间（年） / 入职时间（月）"},
	} {
		p := docx.Paragraph{Part: "text", Text: test.text, Cell: &docx.Cell{RowHeaders: test.row, ColHeaders: test.col, Row: 1, Col: 1, Rows: 3, Cols: 3}}
		if got := strings.Join(labelsOf(&p), " / "); got != test.want {
			t.Errorf("%s in %q × %q: got %q, want %q", test.text, test.row, test.col, got, test.want)
		}
	}
}

// TestEnglishLabels holds labels in English text.
func TestEnglishLabels(t *testing.T) {
	for text, want := range map[string]string{
		"In spring we trained XX people.": "spring we trained people",
		"Name: ____":                      "Name",
		"Dear {name},":                    "name",
	} {
		if got := strings.Join(labelsOf(&docx.Paragraph{Part: "text", Text: text}), " / "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestPeriodLabels holds the labels of dates and periods that are given.
func TestPeriodLabels(t *testing.T) {
	for _, test := range []struct{ text, label, key string }{
		{"依据〔2023〕8号文件执行。", "文号（年份）", "文号（年份）"},
		{"水发〔2023〕8号", "水发文号（年份）", "水发文号（年份）"},
		{"根据县政办函〔2023〕12号的要求办理。", "县政办函文号（年份）", "县政办函文号（年份）"},
		{"2023年上半年物业工作", "物业工作（期间）", "物业工作（期间）"},
	} {
		var got []string
		for _, s := range Find([]docx.Paragraph{{Part: "text", Text: test.text}}, Options{}).Slots {
			got = append(got, s.Label, s.Key)
		}
		if strings.Join(got, " ") != test.label+" "+test.key {
			t.Errorf("%s: got %q, want %s and %s", test.text, got, test.label, test.key)
		}
	}
}

// TestKeysKeepSignsApart: digits that a sign parts are not run together in a key.
func TestKeysKeepSignsApart(t *testing.T) {
	for label, want := range map[string]string{
		"更换DN50×32管件数量": "更换DN50_32管件数量",
		"“1+N”小组次数":     "“1_N”小组次数",
		"长×宽":           "长宽",
	} {
		if got := keyText(label); got != want {
			t.Errorf("%s: got %s, want %s", label, got, want)
		}
	}
}
