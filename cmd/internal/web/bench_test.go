package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/tianbao-dev/tianbao/cmd/internal/web"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// longReport is a report of about 300 pages of 22 lines of 28 characters, with
// 1,500 blanks.
func longReport() string {
	var b strings.Builder
	b.WriteString("2026年上半年街道工作总结\n")
	for i := range 1500 {
		if i%50 == 0 {
			fmt.Fprintf(&b, "（%d）走访慰问与民生保障\n", i/50+1)
		}
		fmt.Fprintf(&b, "第%d网格坚持问题导向，上半年走访困难群众X户，协调解决供暖、停车、养老等问题%d件，", i+1, i+2)
		b.WriteString("推动社区工作者与党员志愿者结对包联，做到底数清、情况明、措施实，")
		b.WriteString("群众反映的急难愁盼问题逐项建立台账、逐项明确责任、逐项销号管理，居民满意度稳步提升。\n")
	}
	return b.String()
}

// TestLongReport makes sure that the benchmarks below measure what they say.
func TestLongReport(t *testing.T) {
	const characters = 300 * 22 * 28
	if n := len([]rune(longReport())); n < characters*9/10 || n > characters*11/10 {
		t.Errorf("the report has %d characters, want about %d", n, characters)
	}
}

// BenchmarkFirstPaint measures when a browser paints a page that was opened
// before, as the browser tells it (first-contentful-paint).
func BenchmarkFirstPaint(b *testing.B) {
	for _, tt := range []struct{ name, report string }{
		{"official", docxtest.Shared(b, "official-report", "report.docx")},
		{"300pages", writeDocx(b, "long.docx", longReport())},
	} {
		for task, input := range map[string]string{"fill": "report", "audit": "drafts"} {
			b.Run(tt.name+"/"+task, func(b *testing.B) { firstPaint(b, task, input, tt.report) })
		}
	}
}

func firstPaint(b *testing.B, task, input, report string) {
	t := browse(b, web.Options{})
	path := t.open(task, map[string][]string{input: {report}})
	total := 0.0
	for b.Loop() {
		t.do(chromedp.Navigate(t.site.base + path))
		t.until(`performance.getEntriesByName("first-contentful-paint").length === 1`)
		total += value[float64](t, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)
	}
	b.ReportMetric(total/float64(b.N), "ms/paint")
}

// BenchmarkKeystroke measures what a letter typed into a form of 300 pages
// takes, layout included.
func BenchmarkKeystroke(b *testing.B) {
	t := browse(b, web.Options{})
	t.open("fill", map[string][]string{"report": {writeDocx(b, "long.docx", longReport())}})
	for b.Loop() {
		t.do(script(`(() => { const input = document.querySelector(".field input"); input.value += "1";
			input.dispatchEvent(new Event("input", {bubbles: true})); document.body.getBoundingClientRect(); })()`))
	}
}

// BenchmarkTwenty sends 20 drafts at once, each of which is audited.
func BenchmarkTwenty(b *testing.B) {
	s := serve(b, web.Options{})
	data := readFile(b, docxtest.Shared(b, "official-report", "report.docx"))
	visitors := make([]*visitor, 20)
	for i := range visitors {
		visitors[i] = s.visitor(b)
	}
	for b.Loop() {
		var all sync.WaitGroup
		for _, v := range visitors {
			all.Go(func() {
				if status, _, _ := v.send("audit", "drafts", "report.docx", data); status != http.StatusOK {
					b.Errorf("status %d", status)
				}
			})
		}
		all.Wait()
	}
}
