package engine_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// report has every kind of slot: placeholders, a title that stands twice, with
// a year in it, and periods.
const report = `2020年上半年工作总结
一、主要工作
认真落实《局党组2020年工作要点》，局领导带队走访X次，慰问低收入农户X余人次，发放慰问金X元。
二、党员教育
对照《局党组2020年工作要点》，培训党员X名，参观X博物馆。
`

func loadLines(t testing.TB, lines string, opts slot.Options) *engine.Template {
	t.Helper()
	return engine.Load(openBytes(t, docxtest.Lines(t, lines)), opts)
}

func openBytes(t testing.TB, data []byte) *docx.Document {
	t.Helper()
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "report.docx"})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func decode(t testing.TB, yaml string) *values.File {
	t.Helper()
	vals, err := values.Decode("values.yaml", []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	return vals
}

func lines(doc *docx.Document) string {
	var b strings.Builder
	for _, p := range doc.Paragraphs() {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

const allValues = `
局领导带队走访次数: 5
慰问低收入农户人次: 120
发放慰问金金额（元）: 3,200.50
培训党员人数: 36
参观博物馆名称: 省
`

func TestFill(t *testing.T) {
	for _, tt := range []struct {
		name    string
		values  string
		roll    string
		change  []string // old text, new text, …, of the whole report
		missing string
	}{
		{"all", allValues, "", []string{"走访X次", "走访5次", "农户X余", "农户120余", "金X元", "金3,200.50元", "党员X名", "党员36名", "X博", "省博"}, ""},
		{"some", "培训党员人数: 36", "", []string{"党员X名", "党员36名"}, "局领导带队走访次数 慰问低收入农户人次 发放慰问金金额（元） 参观博物馆名称"},
		{"null is missing", "培训党员人数:\n参观博物馆名称: ''", "", nil, "局领导带队走访次数 慰问低收入农户人次 发放慰问金金额（元） 培训党员人数 参观博物馆名称"},
		{"a format", "values: {发放慰问金金额（元）: 3200.5}\nformats: {money: 千分位}", "", []string{"金X元", "金3,200.5元"}, "局领导带队走访次数 慰问低收入农户人次 培训党员人数 参观博物馆名称"},
		{"roll", allValues, "2021H1", []string{"走访X次", "走访5次", "农户X余", "农户120余", "金X元", "金3,200.50元", "党员X名", "党员36名", "X博", "省博", "2020年", "2021年"}, ""},
		{"a value beats the roll", allValues + "工作总结（期间）: 2020年", "2021H1",
			[]string{"2020年上半年工", "2020年工", "走访X次", "走访5次", "农户X余", "农户120余", "金X元", "金3,200.50元", "党员X名", "党员36名", "X博", "省博", "党组2020年", "党组2021年"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			opts := slot.Options{}
			if tt.roll != "" {
				opts.Roll = parsePeriod(t, tt.roll)
			}
			template := loadLines(t, report, opts)
			filled, err := template.Fill(decode(t, tt.values), engine.FillOptions{Roll: tt.roll != ""})
			if err != nil {
				t.Fatal(err)
			}
			want := strings.NewReplacer(tt.change...).Replace(report)
			if diff := cmp.Diff(want, lines(filled.Doc)); diff != "" {
				t.Errorf("filled (-want +got):\n%s", diff)
			}
			if got := strings.Join(keys(filled.Missing), " "); got != tt.missing {
				t.Errorf("missing %s, want %s", got, tt.missing)
			}
			if filled.Count+len(filled.Missing) != 5 {
				t.Errorf("%d filled and %d missing of 5", filled.Count, len(filled.Missing))
			}
		})
	}
}

func parsePeriod(t *testing.T, s string) period.Period {
	t.Helper()
	p, err := period.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func keys(slots []slot.Slot) []string {
	list := make([]string, len(slots))
	for i, s := range slots {
		list[i] = s.Key
	}
	return list
}

func TestFillRefuses(t *testing.T) {
	template := loadLines(t, report, slot.Options{})
	title := keyOf(t, template, slot.Title, 0)
	year := keyOf(t, template, slot.Period, 1)
	again := keyOf(t, template, slot.Title, 1)
	for _, tt := range []struct {
		name, values string
		want         []string // parts of the messages, English and Chinese
	}{
		{"unknown key", "培训党员数: 36", []string{"values.yaml:1: 培训党员数: no such key", "did you mean 培训党员人数", "没有这个键"}},
		{"unit doubled", "培训党员人数: 36名", []string{"名 follows in the document", "文中后面已有“名”"}},
		{"no number", "培训党员人数: 许多", []string{`"许多" is no number`, "“许多”不是数字"}},
		{"control character", `参观博物馆名称: "a\x07"`, []string{"U+0007", "请删去"}},
		{"nested", title + ": 《工作要点》\n" + year + ": 2021年", []string{year + ": lies within " + title, "values.yaml:1", "两者只能给一个"}},
		{"linked", title + ": 《工作要点》\n" + again + ": 《工作重点》", []string{again + ": must read as " + title, "应与“" + title + "”一致"}},
		{"moved", "values: {培训党员人数: 36}\nanchors: {培训党员人数: 000000000000}", []string{"培训党员人数: the words around this blank", "请用 init 重新生成"}},
		{"broken check", "values: {培训党员人数: 36}\nchecks: [培训党员人数 < 30]", []string{"培训党员人数 < 30"}},
		{"all at once", "培训党员数: 36\n培训党员人数: 36名", []string{"no such key", "follows in the document"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := template.Fill(decode(t, tt.values), engine.FillOptions{})
			if err == nil {
				t.Fatal("no error")
			}
			text := err.Error() + "\n" + chineseOf(err)
			for _, want := range tt.want {
				if !strings.Contains(text, want) {
					t.Errorf("%s\ndoes not say %q", text, want)
				}
			}
		})
	}
}

// chineseOf is what joined errors say in Chinese.
func chineseOf(err error) string {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []string
		for _, one := range joined.Unwrap() {
			all = append(all, chineseOf(one))
		}
		return strings.Join(all, "\n")
	}
	if e, ok := err.(interface{ Chinese() string }); ok {
		return e.Chinese()
	}
	return ""
}

func keyOf(t *testing.T, template *engine.Template, kind slot.Kind, n int) string {
	t.Helper()
	for _, s := range template.Slots {
		if s.Kind != kind {
			continue
		}
		if n == 0 {
			return s.Key
		}
		n--
	}
	t.Fatalf("no %s", kind)
	return ""
}

// A message of Word, such as that of a broken reference, is found, but neither
// asked for nor filled: Word would put it back.
func TestFillFixed(t *testing.T) {
	const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
		`<w:p><w:r><w:t>见</w:t></w:r><w:fldSimple w:instr=" REF _Ref1 "><w:r><w:t>错误!未找到引用源。</w:t></w:r></w:fldSimple></w:p>` +
		`<w:p><w:r><w:t>走访X次。</w:t></w:r></w:p></w:body></w:document>`
	doc := openBytes(t, docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: body})))
	template := engine.Load(doc, slot.Options{})
	if len(template.Slots) != 2 {
		t.Fatalf("slots %v, want the message and the blank", template.Keys())
	}
	if form := template.Form(); len(form.Fields) != 1 {
		t.Errorf("the form asks for %d values, want 1", len(form.Fields))
	}
	filled, err := template.Fill(decode(t, template.Slots[1].Key+": 5"), engine.FillOptions{})
	if err != nil || len(filled.Missing) != 0 {
		t.Errorf("missing %v, error %v", filled, err)
	}
	_, err = template.Fill(decode(t, template.Slots[0].Key+": 5"), engine.FillOptions{})
	if err == nil || !strings.Contains(err.Error(), "would overwrite it") || !strings.Contains(chineseOf(err), "会被覆盖") {
		t.Errorf("error %v", err)
	}
}

// A title that stands twice is filled twice, with or without its brackets.
func TestFillLinkedTitles(t *testing.T) {
	template := loadLines(t, report, slot.Options{})
	for _, title := range []string{"局党组工作计划", "《局党组工作计划》"} {
		filled, err := template.Fill(decode(t, keyOf(t, template, slot.Title, 1)+": "+title), engine.FillOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(lines(filled.Doc), "《局党组工作计划》"); n != 2 {
			t.Errorf("%s stands %d times in\n%s", title, n, lines(filled.Doc))
		}
	}
}

// One template serves many goroutines, and gives each the same.
func TestFillConcurrently(t *testing.T) {
	template := loadLines(t, report, slot.Options{})
	var wait sync.WaitGroup
	results := make([]string, 8)
	for i := range results {
		wait.Go(func() {
			filled, err := template.Fill(decode(t, allValues), engine.FillOptions{})
			if err == nil {
				var b bytes.Buffer
				_, err = filled.Doc.WriteTo(&b)
				results[i] = b.String()
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for _, r := range results {
		if r == "" || r != results[0] {
			t.Fatal("the results differ")
		}
	}
}

// A person who takes every proposal of a form gets what a roll-forward does:
// no title is offered along with the year in it.
func TestFormProposals(t *testing.T) {
	template := loadLines(t, report, slot.Options{Roll: parsePeriod(t, "2021H1")})
	var vals strings.Builder
	for _, f := range template.FormIn(true).Fields {
		if f.Proposed != "" {
			vals.WriteString(f.Key + ": " + f.Proposed + "\n")
		}
		if f.Optional && f.Why == "" {
			t.Errorf("%s: no reason", f.Key)
		}
	}
	taken, err := template.Fill(decode(t, vals.String()), engine.FillOptions{})
	if err != nil {
		t.Fatal(err)
	}
	rolled, err := template.Fill(decode(t, "{}"), engine.FillOptions{Roll: true})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lines(rolled.Doc), lines(taken.Doc)); diff != "" || !strings.Contains(lines(taken.Doc), "《局党组2021年工作要点》") {
		t.Errorf("(-rolled +taken):\n%s", diff)
	}
}
