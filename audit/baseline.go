package audit

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Baseline lists findings that were there when it was made, so that only new
// ones count. It never hides a placeholder in a final text.
type Baseline struct {
	Schema  string          `json:"schema"`
	Entries []BaselineEntry `json:"findings"`
}

// BaselineEntry is one old finding. All but the fingerprint is for the reader.
type BaselineEntry struct {
	File        string `json:"file"`
	Rule        string `json:"rule"`
	Text        string `json:"text"`
	Fingerprint string `json:"fingerprint"`
}

const baselineSchema = "tianbao.baseline/1"

// NewBaseline lists all findings of results that have no other suppression.
func NewBaseline(results []Result) Baseline {
	b := Baseline{Schema: baselineSchema, Entries: []BaselineEntry{}}
	for i := range results {
		for _, f := range results[i].Findings {
			if f.Suppressed == nil || f.Suppressed.Kind == ByBaseline {
				b.Entries = append(b.Entries, BaselineEntry{results[i].File, f.Rule, f.Text, f.Fingerprint})
			}
		}
	}
	return b
}

// ReadBaseline reads what WriteTo wrote. name is used in errors.
func ReadBaseline(name string, data []byte) (Baseline, error) {
	var b Baseline
	if err := json.Unmarshal(data, &b); err != nil {
		return Baseline{}, fmt.Errorf("%s: no baseline: %w", name, err)
	}
	if b.Schema != baselineSchema {
		return Baseline{}, fmt.Errorf("%s: schema is %q, not %q: make it again with --update", name, b.Schema, baselineSchema)
	}
	return b, nil
}

// WriteTo writes b as JSON.
func (b Baseline) WriteTo(w io.Writer) (int64, error) {
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return 0, err
	}
	n, err := w.Write(append(data, '\n'))
	return int64(n), err
}

// Apply tells in results which findings the baseline knows and which are new,
// and which of its entries are gone. What it knows is suppressed, except a
// placeholder in a final text.
func (b Baseline) Apply(results []Result, profile Profile) {
	known := map[string]bool{}
	for _, e := range b.Entries {
		known[e.Fingerprint] = true
	}
	there := map[string]bool{}
	for i := range results {
		for j := range results[i].Findings {
			f := &results[i].Findings[j]
			there[f.Fingerprint] = true
			f.meet(known[f.Fingerprint], profile)
		}
		results[i].Gone = nil
	}
	b.tellGone(results, there)
}

// meet tells a finding whether the baseline knows it.
func (f *Finding) meet(known bool, profile Profile) {
	f.Baseline = NewFinding
	if !known {
		return
	}
	f.Baseline = OldFinding
	if f.Suppressed == nil && (profile == Draft || !strings.HasPrefix(f.Rule, "PH0")) {
		f.Suppressed = &Suppression{Kind: ByBaseline}
	}
}

// tellGone gives each result the entries of its file that are gone.
func (b Baseline) tellGone(results []Result, there map[string]bool) {
	renamed := b.renamed(results)
	for _, e := range b.Entries {
		if there[e.Fingerprint] {
			continue
		}
		for i := range results {
			if r := &results[i]; r.Findings != nil && (renamed || r.File == e.File) {
				r.Gone = append(r.Gone, e)
			}
		}
	}
}

// renamed reports whether the baseline is of one report and results of one, too:
// then it is the same one, whatever its name.
func (b Baseline) renamed(results []Result) bool {
	for _, e := range b.Entries {
		if e.File != b.Entries[0].File {
			return false
		}
	}
	return len(results) == 1
}

// Update is the baseline of results, and of the reports that are not among them.
func (b Baseline) Update(results []Result) Baseline {
	fresh := NewBaseline(results)
	if b.renamed(results) {
		return fresh
	}
	audited := map[string]bool{}
	for i := range results {
		audited[results[i].File] = true
	}
	for _, e := range b.Entries {
		if !audited[e.File] {
			fresh.Entries = append(fresh.Entries, e)
		}
	}
	return fresh
}
