package similar

import (
	"fmt"
	"io"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/align"
)

// TextOptions of WriteText. The zero value writes Chinese without colour.
type TextOptions struct {
	Color   bool
	English bool
}

// WriteText writes the result for people: the reports by number, the matrix and
// the groups, then every pair with its passages, those that share most first.
// Columns are of numbers only; nothing depends on how wide a terminal shows a
// character.
func WriteText(w io.Writer, r Result, opts TextOptions) error {
	t := &textWriter{Writer: display.NewWriter(w, opts.Color, opts.English), r: &r}
	t.files()
	t.matrix()
	t.clusters()
	for _, p := range r.byWeight() {
		t.pair(p)
	}
	for _, s := range r.Skipped {
		t.Line(0, "%s", t.Paint(display.Dim, t.skipped(s)))
	}
	t.Line(0, "%s", t.Paint(display.Bold, t.summary()))
	return t.Flush()
}

type textWriter struct {
	display.Writer
	r *Result
}

// mostListed is how many reports are listed one a line; of more, only those
// that share something are.
const mostListed = 12

func (t *textWriter) files() {
	sharing := t.r.sharing()
	for i, f := range t.r.Files {
		if len(t.r.Files) <= mostListed || sharing[i] {
			t.Line(0, "%3d  %s  %s", i+1, display.Visible(f.Name), t.Paint(display.Dim, t.size(f)))
		}
	}
}

// sharing are the files of pairs.
func (r *Result) sharing() map[int]bool {
	sharing := map[int]bool{}
	for _, p := range r.Pairs {
		sharing[p.First], sharing[p.Second] = true, true
	}
	return sharing
}

func (t *textWriter) size(f File) string {
	if f.Boilerplate == 0 {
		return t.Say(fmt.Sprintf("（%d字）", f.Characters), fmt.Sprintf("(%d characters)", f.Characters))
	}
	return t.Say(fmt.Sprintf("（%d字，另有套话%d字不计）", f.Characters, f.Boilerplate),
		fmt.Sprintf("(%d characters, %d of boilerplate aside)", f.Characters, f.Boilerplate))
}

// matrix shows how much each two reports share, in percent, where it fits.
func (t *textWriter) matrix() {
	if len(t.r.Files) > mostListed || len(t.r.Pairs) == 0 {
		return
	}
	head := "    "
	for i := range t.r.Files {
		head += fmt.Sprintf("%5d", i+1)
	}
	t.Line(0, "")
	t.Line(0, "%s", t.Paint(display.Dim, head))
	for i, row := range t.r.Matrix() {
		line := ""
		for j, share := range row {
			if i == j {
				line += "    -"
			} else {
				line += fmt.Sprintf("%5s", percent(share))
			}
		}
		t.Line(0, "%s%s", t.Paint(display.Dim, fmt.Sprintf("%3d ", i+1)), line)
	}
}

// percent is a share in percent: ‹1 where rounding would make it 0.
func percent(share float64) string {
	switch {
	case share == 0:
		return "0%"
	case share < 0.01:
		return "<1%"
	}
	return fmt.Sprintf("%.0f%%", 100*share)
}

func (t *textWriter) clusters() {
	if len(t.r.Files) > 2 && len(t.r.Clusters) > 0 {
		t.Line(0, "")
	}
	for n, c := range t.r.Clusters {
		if len(t.r.Files) > 2 {
			t.Line(0, "%s%s", t.Say(fmt.Sprintf("第%d组：", n+1), fmt.Sprintf("group %d: ", n+1)),
				display.Visible(strings.Join(t.r.names(c), t.Say("、", ", "))))
		}
	}
}

func (t *textWriter) pair(p *Pair) {
	t.Line(0, "")
	t.Line(0, "%s  %s", t.Paint(display.Bold, t.pairName(p)), t.pairSize(p))
	for i := range p.Passages {
		t.passage(&p.Passages[i])
	}
}

func (t *textWriter) pairName(p *Pair) string {
	return display.Visible(t.r.Files[p.First].Name) + " ↔ " + display.Visible(t.r.Files[p.Second].Name)
}

func (t *textWriter) pairSize(p *Pair) string {
	return t.Say(fmt.Sprintf("雷同%s（%d字，%d处）", percent(p.Similarity), p.Characters, len(p.Passages)),
		fmt.Sprintf("%s shared (%d characters, %d passages)", percent(p.Similarity), p.Characters, len(p.Passages)))
}

func (t *textWriter) passage(p *Passage) {
	t.Line(2, "%s ↔ %s  %s", t.where(p.First), t.where(p.Second), t.Paint(display.Dim, t.passageSize(p)))
	t.Line(6, "%s", t.segments(p.Segments))
}

func (t *textWriter) passageSize(p *Passage) string {
	return t.Say(fmt.Sprintf("%d字", p.Characters), fmt.Sprintf("%d characters", p.Characters))
}

// where is a range for a person: paragraphs and characters count from 1.
func (t *textWriter) where(places []Place) string {
	first, last := places[0], places[len(places)-1]
	storyZH, storyEN := display.Story(first.Story)
	zh := fmt.Sprintf("%s第%d段第%d字", storyZH, first.Para+1, first.RuneStart+1)
	en := strings.TrimSpace(fmt.Sprintf("%s paragraph %d, character %d", storyEN, first.Para+1, first.RuneStart+1))
	if len(places) > 1 {
		zh += fmt.Sprintf("至第%d段", last.Para+1)
		en += fmt.Sprintf(", to paragraph %d", last.Para+1)
	}
	return t.Say(zh, en)
}

// excerptRunes is how much of an equal stretch is shown at its ends.
const excerptRunes = 40

// segments shows the first text and how the second differs.
func (t *textWriter) segments(list []align.Segment) string {
	var b strings.Builder
	for _, s := range list {
		switch s.Op {
		case align.Delete:
			b.WriteString(t.Deleted(s.Text))
		case align.Insert:
			b.WriteString(t.Inserted(s.Text))
		default:
			b.WriteString(display.Visible(t.excerpt(s.Text)))
		}
	}
	return b.String()
}

func (t *textWriter) excerpt(text string) string {
	head, tail := display.First(text, excerptRunes), display.Last(text, excerptRunes/2)
	if len(head)+len(tail) >= len(text) {
		return text
	}
	return head + strings.TrimPrefix(tail, "…")
}

func (t *textWriter) skipped(s Skipped) string {
	place := strings.TrimSpace(display.Visible(s.File) + " " + display.Visible(s.Part))
	return t.Say("未比较 "+place+"："+display.Visible(s.Chinese), "not compared: "+place+": "+display.Visible(s.Reason))
}

func (t *textWriter) summary() string {
	passages := 0
	for _, p := range t.r.Pairs {
		passages += len(p.Passages)
	}
	return t.Say(
		fmt.Sprintf("共比较%d份报告：%d对有雷同，%d处", len(t.r.Files), len(t.r.Pairs), passages),
		fmt.Sprintf("%d reports compared: %d pairs share text, %d passages", len(t.r.Files), len(t.r.Pairs), passages)) + t.leftOut()
}

// leftOut tells of boilerplate where the list of files does not, and where it is
// most of a report: reports made from one template share nothing else, and copies
// of one report that outnumber the others count as boilerplate, too. Both would
// read like a clean result.
func (t *textWriter) leftOut() string {
	most, mostly := 0, 0
	for _, f := range t.r.Files {
		most = max(most, f.Boilerplate)
		if f.Boilerplate > f.Characters {
			mostly++
		}
	}
	said := ""
	if most > 0 && len(t.r.Files) > mostListed {
		said = t.Say(fmt.Sprintf("。半数以上的报告都有的文字作为套话不计，最多的一份有%d字", most),
			fmt.Sprintf("; what more than half of them have is boilerplate and does not count, up to %d characters of one", most))
	}
	if mostly > 0 {
		said += t.Say(fmt.Sprintf("。有%d份大半是多数报告都有的套话，不计；疑为互相照抄的，请每次比较两三份", mostly),
			fmt.Sprintf("; most of the text of %d is boilerplate, which more than half have: where they may be copies of one another, compare two or three at a time", mostly))
	}
	return said
}
