package similar

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/align"
)

// Schema names the form of what WriteJSON writes.
const Schema = "tianbao.similar/1"

type jsonResult struct {
	Schema   string        `json:"schema"`
	Files    []jsonFile    `json:"files"`
	Matrix   [][]float64   `json:"matrix"`
	Clusters [][]string    `json:"clusters"`
	Pairs    []jsonPair    `json:"pairs"`
	Skipped  []jsonSkipped `json:"skipped"`
}

type jsonFile struct {
	File        string `json:"file"`
	Characters  int    `json:"characters"`
	Boilerplate int    `json:"boilerplate"`
}

type jsonPair struct {
	First      string        `json:"first"`
	Second     string        `json:"second"`
	Similarity float64       `json:"similarity"`
	Characters int           `json:"characters"`
	Passages   []jsonPassage `json:"passages"`
}

type jsonPassage struct {
	Characters int           `json:"characters"`
	Similarity float64       `json:"similarity"`
	First      []jsonPlace   `json:"first"`
	Second     []jsonPlace   `json:"second"`
	Segments   []jsonSegment `json:"segments"`
}

type jsonPlace struct {
	Part      string `json:"part"`
	Paragraph int    `json:"paragraph"`
	Start     int    `json:"start"` // code points, as End
	End       int    `json:"end"`
	Text      string `json:"text"`
}

type jsonSegment struct {
	Op   align.Op `json:"op"`
	Text string   `json:"text"`
}

type jsonSkipped struct {
	File   string `json:"file"`
	Part   string `json:"part"`
	Reason string `json:"reason"`
}

// WriteJSON writes the result as one object of the schema tianbao.similar/1.
func WriteJSON(w io.Writer, r Result) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(newJSON(&r))
}

// MarshalJSON gives what WriteJSON writes, without line breaks.
func (r Result) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(newJSON(&r))
	return b.Bytes(), err
}

func newJSON(r *Result) jsonResult {
	j := jsonResult{
		Schema:   Schema,
		Files:    list(r.Files, newJSONFile),
		Matrix:   r.Matrix(),
		Clusters: list(r.Clusters, r.names),
		Pairs:    list(r.Pairs, r.newJSONPair),
		Skipped:  list(r.Skipped, func(s Skipped) jsonSkipped { return jsonSkipped{s.File, s.Part, s.Reason} }),
	}
	for _, row := range j.Matrix {
		for i := range row {
			row[i] = round(row[i])
		}
	}
	return j
}

// list converts each element; the result is never nil, so that JSON has [].
func list[T, J any](from []T, convert func(T) J) []J {
	to := make([]J, len(from))
	for i := range from {
		to[i] = convert(from[i])
	}
	return to
}

func round(share float64) float64 { return math.Round(share*1e4) / 1e4 }

func newJSONFile(f File) jsonFile { return jsonFile{f.Name, f.Characters, f.Boilerplate} }

// names are the names of files.
func (r *Result) names(files []int) []string {
	return list(files, func(i int) string { return r.Files[i].Name })
}

func (r *Result) newJSONPair(p Pair) jsonPair {
	return jsonPair{
		First: r.Files[p.First].Name, Second: r.Files[p.Second].Name,
		Similarity: round(p.Similarity), Characters: p.Characters,
		Passages: list(p.Passages, newJSONPassage),
	}
}

func newJSONPassage(p Passage) jsonPassage {
	return jsonPassage{
		Characters: p.Characters, Similarity: round(p.Similarity),
		First: list(p.First, newJSONPlace), Second: list(p.Second, newJSONPlace),
		Segments: list(p.Segments, func(s align.Segment) jsonSegment { return jsonSegment{s.Op, s.Text} }),
	}
}

func newJSONPlace(p Place) jsonPlace {
	return jsonPlace{p.Part, p.Para, p.RuneStart, p.RuneStart + utf8.RuneCountInString(p.Text), p.Text}
}
