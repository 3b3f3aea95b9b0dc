package compare

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Waiver says that something is right as it stands, though a flag says
// otherwise: unchanged on purpose, for example.
type Waiver struct {
	Flag Flag // "" for every flag about a place within a paragraph
	// Emptied limits a waiver of unfilled places to those that were filled in the
	// prior report, so that it covers no placeholder.
	Emptied bool
	// Text is a stretch of the paragraph that holds the place, or any of it for
	// flags about whole paragraphs. It includes the place's figures, so that a
	// waiver never hides another figure.
	Text    string
	Context string // must stand in the paragraph, too; "" for none
	Reason  string
	Until   string // last day, for people: whoever calls leaves out what is over
}

// Waived is a mark that a waiver covers.
type Waived struct {
	Mark
	Reason, Until string
}

// covers reports whether the waiver is about a mark in a paragraph's text.
func (w *Waiver) covers(m *Mark, text string) bool {
	whole := m.Flag == HalfUpdated || m.Flag == UnchangedText
	switch {
	case w.Emptied && !m.Emptied:
		return false
	case w.Text == "" || w.Flag != m.Flag && (w.Flag != "" || whole) || !strings.Contains(text, w.Context):
		return false
	case whole:
		return strings.Contains(text, w.Text)
	}
	from, to := max(0, m.Loc.End-len(w.Text)), min(len(text), m.Loc.Start+len(w.Text))
	return from <= m.Loc.Start && m.Loc.End <= to && strings.Contains(text[from:to], w.Text)
}

// waive takes the marks that waivers cover out of marks.
func (a *alignment) waive(marks []Mark, waived []Waived) ([]Mark, []Waived) {
	if len(a.opts.Waivers) == 0 {
		return marks, waived
	}
	kept := marks[:0]
	for _, m := range marks {
		if w := a.waiverOf(&m); w != nil {
			waived = append(waived, Waived{m, w.Reason, w.Until})
		} else {
			kept = append(kept, m)
		}
	}
	return kept, waived
}

func (a *alignment) waiverOf(m *Mark) *Waiver {
	report := a.current
	if m.Flag == DroppedSection {
		report = a.prior
	}
	text := report.paragraphs[report.index[docx.Loc{Part: m.Loc.Part, Para: m.Loc.Para}]].Text
	for i := range a.opts.Waivers {
		if w := &a.opts.Waivers[i]; w.covers(m, text) {
			return w
		}
	}
	return nil
}
