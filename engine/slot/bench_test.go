package slot

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// prose is a stretch of a report, written for the benchmarks: blanks, titles,
// dates, figures and much that is none of them, about as many as a real report
// has: one slot in 250 bytes.
const prose = "一是压实主体责任。上半年召开专题会议X次，研究部署重点工作12项，制定出台《2023年机关作风建设实施方案》等制度X个，推动各项任务落地见效。" +
	"二是强化教育培训。坚持集中学习与个人自学相结合，举办专题讲座（含线上）X场，参训干部X余人次，参训率达98.5%，撰写心得体会XX篇。" +
	"三是服务基层群众。深入开展“送政策、送服务、送温暖”活动，走访困难家庭36户，发放慰问金XX.X万元，协调解决用水、用电、出行等实际问题，群众满意度持续提升。" +
	"同时也要看到，部分单位对新形势新要求的认识还不够到位，工作方式方法比较单一，信息化手段运用不够充分，需要在今后的工作中认真加以改进。" +
	"对照先进地区的做法，我们在制度执行、队伍建设和群众工作等方面还存在不小的差距，少数同志满足于完成任务，主动谋划、主动服务的劲头不足，遇到难题习惯于等待上级指示。" +
	"有的单位重布置、轻落实，检查督促不够经常，问题整改停留在纸面上，长效机制没有真正建立起来。对此，我们将坚持问题导向，逐项研究措施，明确责任领导和责任单位，" +
	"把整改成效作为检验工作的重要标准，推动各项要求落到实处、见到实效。要继续发扬求真务实的作风，深入一线听取意见，帮助基层解决最关心、最直接、最现实的困难，" +
	"以更加饱满的热情、更加扎实的举措，全面完成年初确定的目标任务，为全市经济社会平稳健康发展作出新的贡献。同时抓好安全生产、信访稳定和值班值守，确保不发生影响大局的事件。\n"

func benchmarkScan(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		new(line).read(text, false)
	}
}

// BenchmarkScan is the detector alone, for texts of growing length: it must
// stay linear.
func BenchmarkScan(b *testing.B) {
	plain := strings.NewReplacer("X", "三", ".X", "").Replace(prose)
	b.Run("prose", func(b *testing.B) { benchmarkScan(b, strings.Repeat(prose, 100)) })
	b.Run("prose4x", func(b *testing.B) { benchmarkScan(b, strings.Repeat(prose, 400)) })
	b.Run("plain", func(b *testing.B) { benchmarkScan(b, strings.Repeat(plain, 100)) })
	b.Run("dense", func(b *testing.B) { benchmarkScan(b, strings.Repeat("X和X、", 5000)) })
	b.Run("dense4x", func(b *testing.B) { benchmarkScan(b, strings.Repeat("X和X、", 20000)) })
	b.Run("brackets", func(b *testing.B) { benchmarkScan(b, strings.Repeat("（【{{《", 5000)) })
	b.Run("marks", func(b *testing.B) { benchmarkScan(b, strings.Repeat("○*×_", 5000)) })
}

// BenchmarkFind is Find on a report of many paragraphs.
func BenchmarkFind(b *testing.B) {
	var paragraphs []docx.Paragraph
	for i := range 500 {
		paragraphs = append(paragraphs, docx.Paragraph{Part: "text", Index: i, Text: strings.TrimSpace(prose)})
	}
	b.SetBytes(int64(len(prose) * len(paragraphs)))
	b.ReportAllocs()
	for b.Loop() {
		Find(paragraphs, Options{})
	}
}

// BenchmarkOfficial is Find on the official report: short, and full of slots.
func BenchmarkOfficial(b *testing.B) {
	d, err := docx.OpenFile(shared("official-report", "report.docx"), docx.Options{})
	if err != nil {
		b.Skipf("the official report is not here: %v", err)
	}
	b.ReportAllocs()
	for b.Loop() {
		Find(d.Paragraphs(), Options{})
	}
}

// BenchmarkGrowth tells how many times as long Find takes for four times the
// text, in one paragraph and in many: about four, whatever the text is dense in.
func BenchmarkGrowth(b *testing.B) {
	const size = 200000 // bytes, beyond what processors keep close
	for _, dense := range []struct{ name, text string }{
		{"prose", strings.TrimSpace(prose)},
		{"letters", "X和X、"},
		{"marks", "○*×_"},
		{"brackets", "（【{{《"},
		{"titles", "《X》〈2023年〉"},
		{"dateBlanks", "年 月 "},
		{"dates", "6月3日至5日，"},
		{"stars", "**村和*镇"},
		{"lows", "姓名：____，"},
		{"quotes", "“XX”、"},
	} {
		for _, end := range []string{"", "\n"} {
			text := strings.Repeat(dense.text+end, 1+size/len(dense.text))
			b.Run(fmt.Sprintf("%s%q", dense.name, end), func(b *testing.B) {
				benchmarkGrowth(b, paragraphsOf(text), paragraphsOf(strings.Repeat(text, 4)))
			})
		}
	}
}

// benchmarkGrowth looks at both texts in turn, so that a busy machine slows both
// alike, at the shorter one four times: then what the garbage collector takes is
// shared out alike, too.
func benchmarkGrowth(b *testing.B, text, fourfold []docx.Paragraph) {
	const rounds = 2
	var one, four time.Duration
	for b.Loop() {
		for range rounds {
			start := time.Now()
			for range 4 {
				Find(text, Options{})
			}
			middle := time.Now()
			Find(fourfold, Options{})
			one, four = one+middle.Sub(start), four+time.Since(middle)
		}
	}
	b.ReportMetric(4*float64(four)/float64(one), "times")
}
