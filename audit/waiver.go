package audit

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Accept is a text that is right as it stands, such as 党建+X.
type Accept struct {
	Text string
	Rule string // "" means every rule
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
	Loc           docx.Loc
	Text, Context string

	Kind  SuppressionKind
	Where string // where it is written, for messages: report.audit.yml line 4
}

// checkIDs reports rule ids in opts that do not exist.
func checkIDs(opts Options) error {
	known := map[string]bool{"": true}
	for _, rule := range Rules() {
		known[rule.ID] = true
	}
	var unknown []string
	for id := range opts.Levels {
		if !known[id] || id == "" {
			unknown = append(unknown, fmt.Sprintf("%q", id))
		}
	}
	sort.Strings(unknown)
	for _, a := range opts.Accept {
		if !known[a.Rule] {
			unknown = append(unknown, fmt.Sprintf("%q (accept %q)", a.Rule, a.Text))
		}
	}
	for _, w := range opts.Waivers {
		if !known[w.Rule] || w.Rule == "" && w.Fingerprint == "" {
			unknown = append(unknown, fmt.Sprintf("%q (%s)", w.Rule, w.Where))
		}
	}
	if len(unknown) > 0 {
		return fmt.Errorf("audit: unknown rule %s: 'tianbao rules' lists them", strings.Join(unknown, ", "))
	}
	return nil
}

func (w *Waiver) covers(f *Finding) bool {
	switch {
	case w.Rule != "" && w.Rule != f.Rule:
		return false
	case w.Fingerprint != "":
		return w.Fingerprint == f.Fingerprint
	case w.Loc.Part != "":
		return w.Loc.Part == f.Loc.Part && w.Loc.Para == f.Loc.Para && w.Loc.Start <= f.Loc.Start && f.Loc.End <= w.Loc.End
	}
	return w.Text == f.Text && strings.Contains(f.Sentence, w.Context)
}

// needsReason reports whether the waiver lacks its reason. A baseline has none:
// it says that a finding is old, not that it is right.
func (w *Waiver) needsReason() bool {
	return w.Kind != ByBaseline && strings.TrimSpace(w.Reason) == ""
}

func (w *Waiver) expired(today time.Time) bool {
	return w.Until != "" && !today.IsZero() && today.Format(time.DateOnly) > w.Until
}
