package audit

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

var unlikeFigures = Rule{
	ID: "FG001", Name: Text{"同一指标前后不一", "same indicator with different figures"},
	What:  Text{"用同样的话说的同一个总数，前后数值不同，或与表格的合计不同。", "The same total, said in the same words, with another value, or one that a table has otherwise."},
	Why:   Text{"改了一处，漏了另一处。", "One place was changed and the other was not."},
	Wrong: []string{"全局共走访困难群众126户。\n二、主要做法\n累计走访困难群众118户。"},
	Right: []string{
		"全局共走访困难群众126户。\n二、主要做法\n累计走访困难群众126户。",
		"一季度共走访困难群众126户。\n二季度共走访困难群众118户。",
		"机关支部走访困难群众6户，企业支部走访困难群众8户。",
		"城东街道创新方式，共走访困难群众126户。\n城西街道压实责任，共走访困难群众118户。",
		"（一）城东街道。共走访困难群众126户。\n（二）城西街道。共走访困难群众118户。",
	},
	Draft: Warning, Final: Warning, Unproven: true, figures: true,
	Check: checkUnlikeFigures,
}

var mixedUnits = Rule{
	ID: "FG006", Name: Text{"同一指标单位混用", "same indicator in different units"},
	What:  Text{"用同样的话说的同一个数，一处用“人”，一处用“人次”。", "The same thing counted in 人 here and in 人次 there."},
	Why:   Text{"人数和人次不能相加，也不能互相比较。", "Persons and attendances are different things."},
	Wrong: []string{"累计培训基层党员320人。\n二、主要做法\n共培训基层党员320人次。"},
	Right: []string{"累计培训基层党员320人次。\n二、主要做法\n共培训基层党员320人次。"},
	Draft: Warning, Final: Warning, Unproven: true, figures: true,
	Check: checkMixedUnits,
}

// indicator is a figure together with the words that say what it counts.
type indicator struct {
	par     *docx.Paragraph
	figure  figure.Figure
	words   string
	subject string // whose figure it is, "" for the report's own
	topic   string // what the clause is about before it says that it is a total
	total   bool   // the clause says that it is a total
}

// totalWords say that a figure is that of the whole report; the first that a
// clause holds counts.
var totalWords = []string{"累计", "共计", "总共", "合计", "共", "全年", "上半年", "下半年"}

// minWords is how many code points the words of an indicator must have, so
// that the same words mean the same thing.
const minWords = 6

// indicators lists the figures of sentences that speak of the report's own
// period and have words of at least shortest code points.
func (p *Pass) indicators(shortest int) []indicator {
	var list []indicator
	for _, pf := range p.Figures() {
		if pf.par.Cell != nil {
			continue
		}
		for _, f := range pf.figures {
			if !exact(f) || f.Base == "%" || f.Base == "" {
				continue
			}
			i, from := indicatorWords(pf, f)
			if utf8.RuneCountInString(i.words) >= shortest && p.ofOwnPeriod(pf.par, f) {
				i.subject = subjectOf(pf.par, from)
				list = append(list, i)
			}
		}
	}
	return list
}

// indicatorWords is f with the words of the clause around it, without what says
// that it is a total, and where they start.
func indicatorWords(pf paragraphFigures, f figure.Figure) (i indicator, from int) {
	rest := pf.par.Text[f.End:runeStart(pf.par.Text, f.End+clauseReach)]
	if end := strings.IndexAny(rest, "，。；：、！？\n（"); end >= 0 {
		rest = rest[:end]
	}
	i = indicator{par: pf.par, figure: f}
	lead := pf.lead(f)
	for _, w := range totalWords {
		if at := strings.Index(lead, w); at >= 0 {
			i.topic, lead, i.total = topicOf(lead[:at]), lead[at+len(w):], true
			break
		}
	}
	i.words = strings.TrimSpace(lead) + "#" + strings.TrimSpace(rest)
	return i, f.Start - len(lead)
}

// topicOf is what stands before a total without times; 我局 and 本局 are 全局.
func topicOf(before string) string {
	before = strings.TrimRight(strings.TrimSpace(before), "已现均还又也先后")
	for _, own := range []string{"我", "本"} {
		if rest, ok := strings.CutPrefix(before, own); ok {
			before = "全" + rest
		}
	}
	if containsAny(before, []string{"年", "月", "目前", "以来", "期间"}) {
		return ""
	}
	return before
}

// otherTopic reports whether both totals say what they are of, and not the same:
// 职工医保累计, 居民医保累计.
func (i indicator) otherTopic(j indicator) bool {
	return i.topic != "" && j.topic != "" && i.topic != j.topic
}

// ofOwnPeriod reports whether the sentence around f speaks of no period but the
// report's own, and compares nothing.
func (p *Pass) ofOwnPeriod(par *docx.Paragraph, f figure.Figure) bool {
	span := sentenceAround(par.Text, f.Start, f.End)
	if containsAny(par.Text[span.Start:span.End], []string{"同期", "去年", "上年", "上期", "其中", "分别", "每", "较", "季度", "计划", "拟", "力争"}) {
		return false
	}
	own := p.ownPeriod()
	for _, s := range p.slotsFrom(par, span.Start) {
		if s.Loc.Start >= span.End {
			break
		}
		if s.Kind == slot.Period && !wholePeriod(s.Normalized, own) {
			return false
		}
	}
	return true
}

// wholePeriod reports whether an expression names the report's period or a day
// up to which it runs.
func wholePeriod(normalized string, own period.Period) bool {
	if at, err := period.Parse(normalized); err == nil {
		return at == own
	}
	day, err := time.Parse(time.DateOnly, normalized)
	return err == nil && known(own) && day.Equal(own.End())
}

// repeated gives every indicator with the first one of the same words and subject of
// which either is a total.
func (p *Pass) repeated(visit func(first, again indicator)) {
	type said struct{ words, subject string }
	firsts := map[said]indicator{}
	for _, i := range p.indicators(minWords) {
		key := said{i.words, i.subject}
		first, seen := firsts[key]
		switch {
		case !seen:
			firsts[key] = i
		case (first.total || i.total) && first.par != i.par && !first.otherTopic(i):
			visit(first, i)
		}
	}
}

func checkUnlikeFigures(p *Pass) {
	p.repeated(func(first, again indicator) {
		if first.figure.Base != again.figure.Base || first.figure.Same(again.figure) {
			return
		}
		p.Report(again.par, again.figure.Start, again.figure.End, Note{Class: "figure", Message: Text{
			ZH: fmt.Sprintf("前文是%s，这里是%s", first.figure.Text, again.figure.Text),
			EN: fmt.Sprintf("%s before, %s here", first.figure.Text, again.figure.Text),
		}})
	})
	p.againstTables()
	p.beforeTables()
}

func checkMixedUnits(p *Pass) {
	p.repeated(func(first, again indicator) {
		a, b := first.figure.Base, again.figure.Base
		if a == b || strings.TrimSuffix(a, "次") != strings.TrimSuffix(b, "次") || a == "次" || b == "次" {
			return
		}
		p.Report(again.par, again.figure.Start, again.figure.End, Note{Class: "unit", Message: Text{
			ZH: fmt.Sprintf("前文用“%s”，这里用“%s”", a, b),
			EN: fmt.Sprintf("counted in %s before, in %s here", a, b),
		}})
	})
}
