package audit

import (
	"fmt"

	"github.com/tianbao-dev/tianbao/engine/slot"
)

var unknownSlot = Rule{
	ID: "PH020", Name: Text{"模板中没有的占位", "slot that the template lacks"},
	What:  Text{"对照模板审核时，模板里没有的占位符。", "With a template given, a placeholder that the template does not have."},
	Why:   Text{"模板不认识的位置不会被填写，也不会被汇总。", "What the template does not know is neither filled nor collected."},
	Draft: Error, Final: Off, Check: checkUnknownSlot, anywhere: true,
}

func checkUnknownSlot(p *Pass) {
	if p.Subject.Known == nil {
		return
	}
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		if s.Kind != slot.Placeholder || p.Subject.Known[s.Key] {
			continue
		}
		if par := p.Paragraph(s.Loc); par != nil {
			p.Report(par, s.Loc.Start, s.Loc.End, Note{Class: s.Class, Key: s.Key, Message: Text{
				ZH: fmt.Sprintf("模板中没有这个占位：%s", s.Label),
				EN: fmt.Sprintf("the template has no such slot: %s", s.Label),
			}})
		}
	}
}
