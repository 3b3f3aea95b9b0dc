package audit

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
)

// paragraphFigures are the figures of one paragraph, in order.
type paragraphFigures struct {
	par     *docx.Paragraph
	figures []figure.Figure
}

// Figures lists the paragraphs that hold figures, with them.
func (p *Pass) Figures() []paragraphFigures { return p.view.figures() }

func (v *view) findFigures() []paragraphFigures {
	var list []paragraphFigures
	for _, f := range figure.Find(v.paragraphs) {
		at, ok := v.order[place{f.Loc.Part, f.Loc.Para}]
		if !ok || v.story[f.Loc.Part] == docx.Comments || v.story[f.Loc.Part] == docx.Properties {
			continue
		}
		par := &v.paragraphs[at]
		if n := len(list); n == 0 || list[n-1].par != par {
			list = append(list, paragraphFigures{par: par})
		}
		last := &list[len(list)-1]
		last.figures = append(last.figures, f)
	}
	return list
}

// sentences cuts the figures of a paragraph into those of each sentence. One that
// begins with 其中 goes on with the sentence before it.
func (pf paragraphFigures) sentences() [][]figure.Figure {
	var list [][]figure.Figure
	for from := 0; from < len(pf.figures); {
		end := sentenceEnd(pf.par.Text, pf.figures[from].Start, pf.figures[from].End)
		for strings.HasPrefix(pf.par.Text[end:], "其中") && end-pf.figures[from].Start < longestSentence {
			end = sentenceEnd(pf.par.Text, end, end+len("其中"))
		}
		n := sort.Search(len(pf.figures)-from, func(i int) bool { return pf.figures[from+i].Start >= end })
		n = max(n, 1)
		list = append(list, pf.figures[from:from+n])
		from += n
	}
	return list
}

// longestSentence is up to how many bytes sentences are joined.
const longestSentence = 3 * sentenceReach

// between is the text from the end of a to the start of b.
func (pf paragraphFigures) between(a, b figure.Figure) string { return pf.par.Text[a.End:b.Start] }

// clauseReach is how many bytes on each side of a figure its clause may have.
const clauseReach = 180

// lead is the text of the clause before f.
func (pf paragraphFigures) lead(f figure.Figure) string {
	before := pf.par.Text[runeStart(pf.par.Text, f.Start-clauseReach):f.Start]
	return afterLast(before, "，。；：、！？\n")
}

// exact reports whether a figure is neither rounded by a word nor a range, so
// that it can be calculated with.
func exact(f figure.Figure) bool { return f.Approx == "" && f.Upper == "" }

// shownStep is one unit of the last digit that a figure shows, in its normal
// unit.
func shownStep(f figure.Figure) decimal.Decimal {
	_, decimals, _ := strings.Cut(strings.ReplaceAll(strings.TrimRight(f.Numeral, "万亿千百"), "．", "."), ".")
	return f.Number.Exact(decimal.New(1, -int32(utf8.RuneCountInString(decimals))))
}
