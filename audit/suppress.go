package audit

import (
	"strings"
)

// suppress marks the findings that are accepted or waived, and returns what
// became of each waiver. An accepted text whose day has passed comes as a waiver
// where it would have covered a finding.
func (v *view) suppress(findings []Finding, uses []waiverUse, opts Options) []waiverUse {
	byFingerprint := map[string][]int{}
	var others []int
	for i := range uses {
		w := &uses[i]
		w.expired = w.Waiver.expired(opts.Today)
		if w.Fingerprint != "" {
			byFingerprint[w.Fingerprint] = append(byFingerprint[w.Fingerprint], i)
		} else {
			others = append(others, i)
		}
	}
	late := make([]bool, len(opts.Accept))
	for i := range findings {
		f := &findings[i]
		v.accept(f, opts, late)
		for _, list := range [][]int{byFingerprint[f.Fingerprint], others} {
			for _, w := range list {
				if uses[w].covers(f) {
					uses[w].used = true
					uses[w].apply(f)
				}
			}
		}
	}
	for i, a := range opts.Accept {
		if late[i] {
			uses = append(uses, waiverUse{
				Waiver:  Waiver{Rule: a.Rule, Text: a.Text, Reason: firstNonEmpty(a.Reason, a.Text), Until: a.Until, Kind: ByAccept, Where: a.Where},
				expired: true, used: true,
			})
		}
	}
	return uses
}

// accept suppresses f if an accepted text covers it, and notes those whose day
// has passed.
func (v *view) accept(f *Finding, opts Options, late []bool) {
	i, ok := v.order[place{f.Loc.Part, f.Loc.Para}]
	if !ok {
		return
	}
	text := v.paragraphs[i].Text
	for i, a := range opts.Accept {
		switch {
		case a.Text == "" || a.Rule != "" && a.Rule != f.Rule || !within(text, a.Text, f.Loc.Start, f.Loc.End):
		case pastDay(a.Until, opts.Today):
			late[i] = true
		case f.Suppressed == nil:
			f.Suppressed = &Suppression{Kind: ByAccept, Reason: a.Reason, Until: a.Until}
		}
	}
}

// within reports whether [start, end) lies within an occurrence of phrase.
func within(text, phrase string, start, end int) bool {
	if end-start > len(phrase) {
		return false
	}
	from := max(0, end-len(phrase))
	to := min(len(text), start+len(phrase))
	return strings.Contains(text[from:to], phrase)
}

// apply suppresses f unless the waiver is without reason or out of date.
func (w *waiverUse) apply(f *Finding) {
	if f.Suppressed == nil && !w.needsReason() && !w.expired {
		f.Suppressed = &Suppression{Kind: w.Kind, Reason: w.Reason, By: w.By, Until: w.Until}
	}
}
