package report

import (
	"encoding/json"
	"io"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Schema names the form of what JSON writes.
const Schema = "tianbao.audit/1"

type jsonAudit struct {
	Schema  string      `json:"schema"`
	Files   []jsonFile  `json:"files"`
	Summary jsonSummary `json:"summary"`
}

type jsonFile struct {
	File     string        `json:"file"`
	Findings []jsonFinding `json:"findings"`
	Skipped  []jsonSkip    `json:"skipped"`
	Gone     []jsonGone    `json:"gone,omitempty"` // with a baseline
}

// jsonGone is a finding of the baseline that is there no more.
type jsonGone struct {
	Rule        string `json:"rule"`
	Text        string `json:"text"`
	Fingerprint string `json:"fingerprint"`
}

type jsonFinding struct {
	Rule        string           `json:"rule"`
	Level       audit.Level      `json:"level"`
	Class       string           `json:"class"`
	Message     string           `json:"message"`
	Text        string           `json:"text"`
	Part        string           `json:"part"`
	Paragraph   int              `json:"paragraph"`
	Start       int              `json:"start"` // code points, as End
	End         int              `json:"end"`
	Section     []string         `json:"section"`
	Sentence    string           `json:"sentence"`
	Suggestion  string           `json:"suggestion"`
	Key         string           `json:"key"`
	Fingerprint string           `json:"fingerprint"`
	Suppressed  *jsonSuppression `json:"suppressed"`
	Baseline    string           `json:"baseline,omitempty"` // new or unchanged, with a baseline
}

type jsonSuppression struct {
	Kind   audit.SuppressionKind `json:"kind"`
	Reason string                `json:"reason"`
	By     string                `json:"by"`
	Until  string                `json:"until"`
}

type jsonSkip struct {
	Part   string `json:"part"`
	Reason string `json:"reason"`
}

type jsonSummary struct {
	Error      int `json:"error"`
	Warning    int `json:"warning"`
	Info       int `json:"info"`
	Suppressed int `json:"suppressed"`
}

// JSON writes the results as one object with messages in lang. Suppressed
// findings are listed; the summary's levels don't count them.
func JSON(w io.Writer, results []audit.Result, lang audit.Lang) error {
	out := jsonAudit{Schema: Schema, Files: []jsonFile{}, Summary: summary(results)}
	for i := range results {
		out.Files = append(out.Files, newJSONFile(&results[i], lang))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func newJSONFile(r *audit.Result, lang audit.Lang) jsonFile {
	file := jsonFile{File: r.File, Findings: make([]jsonFinding, len(r.Findings)), Skipped: skips(r.Skipped)}
	for i := range r.Findings {
		file.Findings[i] = newJSONFinding(&r.Findings[i], lang)
	}
	for _, e := range r.Gone {
		file.Gone = append(file.Gone, jsonGone{e.Rule, e.Text, e.Fingerprint})
	}
	return file
}

func newJSONFinding(f *audit.Finding, lang audit.Lang) jsonFinding {
	j := jsonFinding{
		Rule: f.Rule, Level: f.Level, Class: f.Class, Message: f.Message.In(lang), Text: f.Text,
		Part: f.Loc.Part, Paragraph: f.Loc.Para, Start: f.RuneStart, End: f.RuneEnd,
		Section: append([]string{}, f.Section...), Sentence: f.Sentence,
		Suggestion: f.Suggestion, Key: f.Key, Fingerprint: f.Fingerprint, Baseline: string(f.Baseline),
	}
	if s := f.Suppressed; s != nil {
		j.Suppressed = &jsonSuppression{s.Kind, s.Reason, s.By, s.Until}
	}
	return j
}

func skips(list []docx.Skip) []jsonSkip {
	out := make([]jsonSkip, len(list))
	for i, s := range list {
		out[i] = jsonSkip{s.Part, s.Reason}
	}
	return out
}

func summary(results []audit.Result) jsonSummary {
	var s jsonSummary
	for i := range results {
		r := &results[i]
		s.Error += r.Count(audit.Error)
		s.Warning += r.Count(audit.Warning)
		s.Info += r.Count(audit.Info)
		for j := range r.Findings {
			if r.Findings[j].Suppressed != nil {
				s.Suppressed++
			}
		}
	}
	return s
}
