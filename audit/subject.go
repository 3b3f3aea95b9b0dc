package audit

import (
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Subject is a report under audit, with what is known about it.
type Subject struct {
	File  string // its name in findings
	Doc   *docx.Document
	Slots slot.Result

	// Period is the period that the report should be about; zero where that
	// is what the report itself says.
	Period period.Period

	// Priors are earlier reports that this one is held against.
	Priors []Prior

	// Known holds the keys of the template's slots. Where it is not nil, a
	// slot of the report with another key is a finding (PH020).
	Known map[string]bool

	// Values is what the report should say, by the keys of its slots, and
	// Template what it was made from, nil when that is not known. A report
	// that says otherwise is a finding (FG007).
	Values   map[string]string
	Template *engine.Template
}

// Prior is an earlier report of the same series.
type Prior struct {
	File   string
	Doc    *docx.Document
	Slots  slot.Result
	Period period.Period // zero: Slots.Period
}

func (p *Prior) period() period.Period {
	if p.Period != (period.Period{}) {
		return p.Period
	}
	return p.Slots.Period
}
