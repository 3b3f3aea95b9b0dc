package compare

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/align"
)

// Schema names the form of what WriteJSON writes.
const Schema = "tianbao.diff/1"

type jsonComparison struct {
	Schema      string        `json:"schema"`
	Current     string        `json:"current"`
	Period      string        `json:"period"`
	Comparisons []jsonAgainst `json:"comparisons"`
	Series      []jsonSeries  `json:"series"`
	Ties        []jsonTie     `json:"ties"`
	Skipped     []jsonSkipped `json:"skipped"`
}

type jsonAgainst struct {
	Prior   string       `json:"prior"`
	Period  string       `json:"period"`
	Doubts  []Doubt      `json:"doubts"`
	Changes []jsonChange `json:"changes"`
	Summary jsonSummary  `json:"summary"`
}

type jsonChange struct {
	Kind       align.Kind    `json:"kind"`
	Similarity float64       `json:"similarity"`
	Prior      []jsonPlace   `json:"prior"`
	Current    []jsonPlace   `json:"current"`
	Segments   []jsonSegment `json:"segments"`
	Figures    []jsonFigure  `json:"figures"`
	Flags      []Flag        `json:"flags"`
	Marks      []jsonMark    `json:"marks"`
	Waived     []jsonWaived  `json:"waived"`
}

type jsonPlace struct {
	Part      string `json:"part"`
	Paragraph int    `json:"paragraph"`
	Text      string `json:"text"`
}

type jsonSegment struct {
	Op   align.Op `json:"op"`
	Text string   `json:"text"`
}

type jsonFigure struct {
	Label   string `json:"label"`
	Unit    string `json:"unit"`
	Prior   string `json:"prior"`
	Current string `json:"current"`
	Delta   string `json:"delta"`
	Percent string `json:"percent"`
	Jump    bool   `json:"jump"`
}

type jsonMark struct {
	Flag      Flag   `json:"flag"`
	Part      string `json:"part"`
	Paragraph int    `json:"paragraph"`
	Start     int    `json:"start"` // code points, as End
	End       int    `json:"end"`
	Text      string `json:"text"`
	Expected  string `json:"expected"`
}

type jsonWaived struct {
	jsonMark
	Reason string `json:"reason"`
	Until  string `json:"until"`
}

type jsonSummary struct {
	Unchanged   int `json:"unchanged"`
	FiguresOnly int `json:"figures-only"`
	Edited      int `json:"edited"`
	Added       int `json:"added"`
	Removed     int `json:"removed"`
	Moved       int `json:"moved"`
	Split       int `json:"split"`
	Merged      int `json:"merged"`
}

type jsonSeries struct {
	Label  string      `json:"label"`
	Unit   string      `json:"unit"`
	Points []jsonPoint `json:"points"`
}

type jsonPoint struct {
	Period string `json:"period"`
	Report string `json:"report"`
	Value  string `json:"value"`
}

type jsonTie struct {
	Prior     string `json:"prior"`
	Label     string `json:"label"`
	Unit      string `json:"unit"`
	Stated    string `json:"stated"`
	Reported  string `json:"reported"`
	Part      string `json:"part"`
	Paragraph int    `json:"paragraph"`
	Text      string `json:"text"`
}

type jsonSkipped struct {
	File   string `json:"file"`
	Part   string `json:"part"`
	Reason string `json:"reason"`
}

// WriteJSON writes the comparison as one object of the schema tianbao.diff/1.
func WriteJSON(w io.Writer, c Comparison) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(newJSON(c))
}

// MarshalJSON gives what WriteJSON writes, without line breaks.
func (c Comparison) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(newJSON(c))
	return b.Bytes(), err
}

func newJSON(c Comparison) jsonComparison {
	return jsonComparison{
		Schema:      Schema,
		Current:     c.Current,
		Period:      c.Period.String(),
		Comparisons: list(c.Against, newJSONAgainst),
		Series:      list(c.Series, newJSONSeries),
		Ties:        list(c.Ties, newJSONTie),
		Skipped:     list(c.Skipped, func(s *Skipped) jsonSkipped { return jsonSkipped{s.File, s.Part, s.Reason} }),
	}
}

// list converts each element; the result is never nil, so that JSON has [].
func list[T, J any](from []T, convert func(*T) J) []J {
	to := make([]J, len(from))
	for i := range from {
		to[i] = convert(&from[i])
	}
	return to
}

func newJSONAgainst(a *Against) jsonAgainst {
	return jsonAgainst{
		Prior:   a.Prior,
		Period:  a.Period.String(),
		Doubts:  append([]Doubt{}, a.Doubts...),
		Changes: list(a.Changes, newJSONChange),
		Summary: jsonSummary{
			Unchanged: a.Count(align.Unchanged), FiguresOnly: a.Count(align.FiguresOnly),
			Edited: a.Count(align.Edited), Added: a.Count(align.Added), Removed: a.Count(align.Removed),
			Moved: a.Count(align.Moved), Split: a.Count(align.Split), Merged: a.Count(align.Merged),
		},
	}
}

func newJSONChange(c *Change) jsonChange {
	j := jsonChange{
		Kind:       c.Kind,
		Similarity: math.Round(c.Similarity*1e4) / 1e4,
		Prior:      list(c.Prior, newJSONPlace),
		Current:    list(c.Current, newJSONPlace),
		Segments:   list(c.Segments, func(s *align.Segment) jsonSegment { return jsonSegment{s.Op, s.Text} }),
		Figures:    list(c.Figures, newJSONFigure),
		Flags:      append([]Flag{}, c.Flags()...),
		Marks:      make([]jsonMark, len(c.Marks)),
	}
	places := slices.Concat(c.Current, c.Prior)
	for i := range c.Marks {
		j.Marks[i] = newJSONMark(&c.Marks[i], places)
	}
	j.Waived = list(c.Waived, func(w *Waived) jsonWaived {
		return jsonWaived{newJSONMark(&w.Mark, places), w.Reason, w.Until}
	})
	return j
}

func newJSONPlace(p *Place) jsonPlace { return jsonPlace{p.Part, p.Paragraph, p.Text} }

func newJSONFigure(f *FigureChange) jsonFigure {
	return jsonFigure{f.Label, f.Unit, f.Prior.String(), f.Current.String(), f.Delta().String(), f.Percent(), f.Jumps()}
}

// newJSONMark counts code points in the paragraph that m lies in, the first of
// these places that it can be.
func newJSONMark(m *Mark, places []Place) jsonMark {
	j := jsonMark{Flag: m.Flag, Part: m.Loc.Part, Paragraph: m.Loc.Para, Text: m.Text, Expected: m.Expected}
	for i := range places {
		if p := &places[i]; p.Part == m.Loc.Part && p.Paragraph == m.Loc.Para {
			j.Start = utf8.RuneCountInString(p.Text[:m.Loc.Start])
			j.End = j.Start + utf8.RuneCountInString(m.Text)
			break
		}
	}
	return j
}

func newJSONTie(t *Tie) jsonTie {
	return jsonTie{t.Prior, t.Label, t.Unit, t.Stated.String(), t.Reported.String(), t.Loc.Part, t.Loc.Para, t.Text}
}

func newJSONSeries(s *Series) jsonSeries {
	return jsonSeries{s.Label, s.Unit, list(s.Points, func(p *Point) jsonPoint {
		return jsonPoint{p.Period.String(), p.Report, p.Value.String()}
	})}
}
