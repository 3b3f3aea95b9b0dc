package audit

import "strings"

// suppress marks the findings that are accepted or waived, and returns which
// waivers covered one.
func (v *view) suppress(findings []Finding, opts Options) (used []bool) {
	used = make([]bool, len(opts.Waivers))
	byFingerprint := map[string][]int{}
	var others []int
	for i, w := range opts.Waivers {
		if w.Fingerprint != "" {
			byFingerprint[w.Fingerprint] = append(byFingerprint[w.Fingerprint], i)
		} else {
			others = append(others, i)
		}
	}
	for i := range findings {
		f := &findings[i]
		if v.accepted(f, opts.Accept) {
			f.Suppressed = &Suppression{Kind: ByAccept}
		}
		for _, list := range [][]int{byFingerprint[f.Fingerprint], others} {
			for _, w := range list {
				if opts.Waivers[w].covers(f) {
					used[w] = true
					opts.Waivers[w].apply(f, opts)
				}
			}
		}
	}
	return used
}

// accepted reports whether an accepted text covers f.
func (v *view) accepted(f *Finding, accept []Accept) bool {
	i, ok := v.order[place{f.Loc.Part, f.Loc.Para}]
	if !ok {
		return false
	}
	text := v.paragraphs[i].Text
	for _, a := range accept {
		if a.Text != "" && (a.Rule == "" || a.Rule == f.Rule) && within(text, a.Text, f.Loc.Start, f.Loc.End) {
			return true
		}
	}
	return false
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

// apply suppresses f unless the waiver is without reason, out of date, or a
// baseline that would let a placeholder leave the house.
func (w *Waiver) apply(f *Finding, opts Options) {
	if f.Suppressed != nil || w.needsReason() || w.expired(opts.Today) {
		return
	}
	if w.Kind == ByBaseline && opts.Profile != Draft && strings.HasPrefix(f.Rule, "PH0") {
		return
	}
	f.Suppressed = &Suppression{Kind: w.Kind, Reason: w.Reason, By: w.By, Until: w.Until}
}
