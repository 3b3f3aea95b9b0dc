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

// suppress marks what is accepted or waived and adds findings about waivers
// that don't do their work.
func suppress(result *Result, s *Subject, v *view, opts Options) {
	used := make([]bool, len(opts.Waivers))
	for i := range result.Findings {
		f := &result.Findings[i]
		if accepted(f, s, v, opts.Accept) {
			f.Suppressed = &Suppression{Kind: ByAccept}
		}
		for w := range opts.Waivers {
			if waiver := &opts.Waivers[w]; waiver.covers(f) {
				used[w] = true
				waiver.apply(f, opts)
			}
		}
	}
}

// accepted reports whether an accepted text covers f.
func accepted(f *Finding, s *Subject, v *view, accept []Accept) bool {
	i, ok := v.order[place{f.Loc.Part, f.Loc.Para}]
	if !ok {
		return false
	}
	text := v.paragraphs[i].Text
	for _, a := range accept {
		if a.Text != "" && (a.Rule == "" || a.Rule == f.Rule) && covers(text, a.Text, f.Loc.Start, f.Loc.End) {
			return true
		}
	}
	return false
}

// covers reports whether [start, end) lies within an occurrence of phrase.
func covers(text, phrase string, start, end int) bool {
	if end-start > len(phrase) {
		return false
	}
	from := max(0, end-len(phrase))
	to := min(len(text), start+len(phrase))
	return strings.Contains(text[from:to], phrase)
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

// apply suppresses f unless the waiver is without reason, out of date, or a
// baseline that would let a placeholder leave the house.
func (w *Waiver) apply(f *Finding, opts Options) {
	if f.Suppressed != nil || w.expired(opts.Today) {
		return
	}
	if w.Kind == ByBaseline {
		if opts.Profile != Draft && strings.HasPrefix(f.Rule, "PH0") {
			return
		}
	} else if strings.TrimSpace(w.Reason) == "" {
		return
	}
	f.Suppressed = &Suppression{Kind: w.Kind, Reason: w.Reason, By: w.By, Until: w.Until}
}

func (w *Waiver) expired(today time.Time) bool {
	return w.Until != "" && !today.IsZero() && today.Format(time.DateOnly) > w.Until
}
