package audit

import (
	"fmt"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// waiverRules look at the waivers themselves, after all other rules have run.
var waiverRules = []Rule{
	{
		ID: "SP001", Name: Text{"豁免没有对应的问题", "waiver without effect"},
		What:  Text{"写了豁免，但没有它要豁免的问题。", "A waiver that no finding answers to."},
		Why:   Text{"问题已改或文字已变，豁免应删去，免得掩盖以后的问题。", "The fault is gone; the waiver would only hide the next one."},
		Draft: Warning, Final: Error, last: true,
		Check: waivers(Text{"没有它要豁免的问题", "no finding answers to it"}, func(w waiverUse) bool {
			return !w.used && !w.silent
		}),
	},
	{
		ID: "SP002", Name: Text{"豁免没有写理由", "waiver without reason"},
		What:  Text{"没有写理由的豁免，不起作用。", "A waiver without a reason; it has no effect."},
		Why:   Text{"没有理由，复核的人无从判断。", "Without a reason nobody can review it."},
		Draft: Warning, Final: Error, last: true,
		Check: waivers(Text{"没有写理由", "it gives no reason"}, func(w waiverUse) bool { return w.needsReason() }),
	},
	{
		ID: "SP003", Name: Text{"豁免已过期", "waiver out of date"},
		What:  Text{"过了期限的豁免，不再起作用。", "A waiver whose last day has passed; it has no effect."},
		Why:   Text{"期限到了应重新判断。", "It was given for a time and must be judged anew."},
		Draft: Warning, Final: Error, last: true,
		Check: waivers(Text{"已过期", "it is out of date"}, func(w waiverUse) bool { return w.expired }),
	},
}

// waiverUse is what became of a waiver.
type waiverUse struct {
	Waiver
	used, expired bool

	unknown Text // what is wrong with the rule it names, zero if nothing
	silent  bool // nobody wrote it: without effect it is no finding
}

func waivers(problem Text, broken func(waiverUse) bool) func(*Pass) {
	return func(p *Pass) {
		for _, w := range p.waivers {
			if !broken(w) {
				continue
			}
			par, start, end := p.waiverPlace(w)
			if par == nil {
				return
			}
			problem := problem
			if w.unknown != (Text{}) {
				problem = w.unknown
			}
			what := w.Rule
			if w.Text != "" {
				what += " " + w.Text
			}
			p.report(par, start, end, Note{Class: string(w.Kind), Message: Text{
				ZH: fmt.Sprintf("豁免“%s”%s（%s）", what, problem.ZH, w.Where),
				EN: fmt.Sprintf("waiver of %s: %s (%s)", what, problem.EN, w.Where),
			}})
		}
	}
}

// waiverPlace is the range of the waiver, or the start of the report for one
// that is written elsewhere.
func (p *Pass) waiverPlace(w waiverUse) (par *docx.Paragraph, start, end int) {
	r := w.Range
	if par = p.Paragraph(docx.Loc{Part: r.Part, Para: r.First}); par != nil {
		end = len(par.Text)
		if r.Last == r.First {
			end = r.End
		}
		return par, min(r.Start, end), end
	}
	if prose := p.Paragraphs(); len(prose) > 0 {
		return prose[0], 0, 0
	}
	return nil, 0, 0
}
