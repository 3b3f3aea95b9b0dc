package audit

import (
	"fmt"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

var mixedCutoff = Rule{
	ID: "PD004", Name: Text{"截止口径不一", "mixed cut-off dates"},
	What:  Text{"“截至”后面的日期前后不同。", "Different days after 截至."},
	Why:   Text{"同一报告的数据一般用同一个截止日。", "The figures of one report usually end on one day."},
	Wrong: []string{"2022年上半年工作总结\n截至6月底，办结12件。\n截至5月20日，培训3场。"},
	Right: []string{"2022年上半年工作总结\n截至6月底，办结12件。\n截至6月30日，培训3场。"},
	Draft: Info, Final: Info, Unproven: true, figures: true,
	words: []string{"截至", "截止"},
	Check: checkCutoff,
}

func checkCutoff(p *Pass) {
	var first time.Time
	var text string
	own := p.ownPeriod()
	p.eachHit(func(h hit) {
		s, day := p.dayAfter(h.par, h.end)
		switch {
		case s == nil || known(own) && day.Year() < own.Start().Year():
			// a figure of an earlier year: 截至上年底
		case first.IsZero():
			first, text = day, s.Text
		case !day.Equal(first):
			p.Report(h.par, s.Loc.Start, s.Loc.End, Note{Class: "cutoff", Message: Text{
				ZH: fmt.Sprintf("前文截至%s，这里截至%s", text, s.Text),
				EN: fmt.Sprintf("figures ended at %s before, here at %s", text, s.Text),
			}})
		}
	})
}

// dayAfter is the period expression right after offset at, and its last day.
func (p *Pass) dayAfter(par *docx.Paragraph, at int) (*slot.Slot, time.Time) {
	slots := p.slotsFrom(par, at)
	for i := range slots {
		s := &slots[i]
		if s.Loc.Start > at+len("到至 ") {
			break
		}
		if s.Kind != slot.Period || strings.Trim(par.Text[at:s.Loc.Start], "到至 ") != "" {
			continue
		}
		if day, ok := lastDay(s.Normalized); ok {
			return s, day
		}
		return nil, time.Time{}
	}
	return nil, time.Time{}
}

// lastDay is the last day of a normalised expression: 2020-06-30, 2020-H1.
func lastDay(normalized string) (time.Time, bool) {
	if day, err := time.Parse(time.DateOnly, normalized); err == nil {
		return day, true
	}
	if at, err := period.Parse(normalized); err == nil && at.Unit != period.None {
		return at.End(), true
	}
	return time.Time{}, false
}
