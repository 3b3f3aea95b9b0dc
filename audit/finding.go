package audit

import (
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Finding is one place that a rule objects to.
type Finding struct {
	Rule    string
	Level   Level
	Class   string // what kind of place it is: a slot's class, or a word of the rule's own
	Message Text

	Loc                docx.Loc // the place, in bytes
	Story              docx.StoryKind
	RuneStart, RuneEnd int      // the place, in code points of the paragraph
	Text               string   // the text at the place
	Sentence           string   // the sentence around it; a very long one is cut
	Mark               Span     // the place within Sentence
	Section            []string // the headings above it

	Suggestion  string // what to write instead, "" where only a person can tell
	Key         string // the slot's key, for slots
	Fingerprint string // names the finding across versions of the report
	Suppressed  *Suppression
	Baseline    BaselineState
}

// BaselineState says whether a baseline knows a finding; "" without a baseline.
type BaselineState string

const (
	NewFinding BaselineState = "new"
	OldFinding BaselineState = "unchanged"
)

// Waivable reports whether a waiver can take the finding back: those about the
// waivers themselves can't be waived.
func (f *Finding) Waivable() bool { return !strings.HasPrefix(f.Rule, "SP") }

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Suppression says why a finding does not count.
type Suppression struct {
	Kind   SuppressionKind
	Reason string
	By     string
	Until  string // YYYY-MM-DD, "" for no end
}

// SuppressionKind is the carrier of a suppression.
type SuppressionKind string

const (
	ByAccept   SuppressionKind = "accept"   // a text accepted in the settings
	ByComment  SuppressionKind = "comment"  // a Word comment on the place
	BySidecar  SuppressionKind = "sidecar"  // an entry of the waiver file
	ByBaseline SuppressionKind = "baseline" // an entry of the baseline
)

// Result is what Run found in one report.
type Result struct {
	File     string
	Findings []Finding // by document order, then by rule
	Skipped  []docx.Skip
	Gone     []BaselineEntry // what a baseline knows and the report has no more

	// Subject is what was audited, for writers that show the text or the
	// slots; nil for a report that could not be read.
	Subject *Subject
}

// SkipReason tells people why a part of a document was not read.
func SkipReason(s docx.Skip) Text {
	return Text{ZH: display.SkipReason(s.Reason), EN: s.Reason}
}

// ErrorDetail tells people what a docx.Error says of its cause.
func ErrorDetail(e *docx.Error) Text {
	return Text{ZH: display.Detail(e.Detail), EN: e.Detail}
}

// Count is the number of findings of a level that are not suppressed.
func (r *Result) Count(level Level) int {
	n := 0
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Level == level && f.Suppressed == nil {
			n++
		}
	}
	return n
}
