package audit

import (
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Accept is a text that is right as it stands, such as 党建+X, in every report.
type Accept struct {
	Text   string
	Rule   string // "" means every rule
	Reason string // for people
	Until  string // last day, YYYY-MM-DD; "" for no end
	Where  string // where it is written, for messages: .tianbao.yaml line 4
}

// Waiver is a reasoned exception.
type Waiver struct {
	Rule   string
	Reason string
	By     string
	Until  string // last day, YYYY-MM-DD; "" for no end

	// What it is about: a fingerprint; or a range of the report (a comment's);
	// or a text, and a part of its sentence where the text alone is not enough.
	Fingerprint   string
	Range         docx.Range
	Text, Context string

	Kind  SuppressionKind
	Where string // where it is written, for messages: report.audit.yml line 4
}

func (w *Waiver) covers(f *Finding) bool {
	switch {
	case w.Rule != "" && w.Rule != f.Rule:
		return false
	case w.Fingerprint != "":
		return w.Fingerprint == f.Fingerprint
	case w.Kind == ByComment:
		return w.Range.Touches(f.Loc)
	}
	return w.Text == f.Text && strings.Contains(f.Sentence, w.Context)
}

// needsReason reports whether the waiver lacks its reason.
func (w *Waiver) needsReason() bool { return strings.TrimSpace(w.Reason) == "" }

func (w *Waiver) expired(today time.Time) bool { return pastDay(w.Until, today) }

// pastDay reports whether a last day, YYYY-MM-DD, has passed.
func pastDay(until string, today time.Time) bool {
	return until != "" && !today.IsZero() && today.Format(time.DateOnly) > until
}
