package audit

import (
	"encoding/json"
	"fmt"
	"io"
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

// Waivers are the entries as waivers for Options.
func (b Baseline) Waivers() []Waiver {
	list := make([]Waiver, len(b.Entries))
	for i, e := range b.Entries {
		list[i] = Waiver{Fingerprint: e.Fingerprint, Kind: ByBaseline}
	}
	return list
}

// Gone lists the entries that none of results has any more.
func (b Baseline) Gone(results []Result) []BaselineEntry {
	there := map[string]bool{}
	for i := range results {
		for j := range results[i].Findings {
			there[results[i].Findings[j].Fingerprint] = true
		}
	}
	var gone []BaselineEntry
	for _, e := range b.Entries {
		if !there[e.Fingerprint] {
			gone = append(gone, e)
		}
	}
	return gone
}
