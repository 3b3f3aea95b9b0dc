package main

import (
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// The JSON of scan. Offsets are code points.
type (
	scanJSON struct {
		Schema   string         `json:"schema"`
		File     string         `json:"file"`
		Period   string         `json:"period"`
		Slots    []slotJSON     `json:"slots"`
		Rejected []rejectedJSON `json:"rejected,omitempty"` // with --explain
		Skipped  []skipJSON     `json:"skipped"`
	}
	slotJSON struct {
		Key        string   `json:"key"`
		Label      string   `json:"label"`
		Kind       string   `json:"kind"`
		Class      string   `json:"class"`
		Text       string   `json:"text"`
		Surface    string   `json:"surface"`
		Unit       string   `json:"unit"`
		Part       string   `json:"part"`
		Paragraph  int      `json:"paragraph"`
		Start      int      `json:"start"`
		End        int      `json:"end"`
		Section    []string `json:"section"`
		Before     string   `json:"before"`
		After      string   `json:"after"`
		Normalized string   `json:"normalized"`
		Roll       string   `json:"roll"`
		Suggestion string   `json:"suggestion"`
		Link       string   `json:"link,omitempty"`
		Evidence   string   `json:"evidence,omitempty"` // with --explain
	}
	rejectedJSON struct {
		Text      string `json:"text"`
		Part      string `json:"part"`
		Paragraph int    `json:"paragraph"`
		Start     int    `json:"start"`
		End       int    `json:"end"`
		Reason    string `json:"reason"`
	}
	skipJSON struct {
		Part   string `json:"part"`
		Reason string `json:"reason"`
	}
)

func scanResult(file string, t *engine.Template, explain bool) scanJSON {
	count := newRuneCount(t.Doc)
	result := scanJSON{Schema: "tianbao.scan/1", File: file, Period: t.Period.String(),
		Slots: make([]slotJSON, len(t.Slots)), Skipped: skips(t.Doc)}
	for i, s := range t.Slots {
		result.Slots[i] = slotResult(s, count)
		if explain {
			result.Slots[i].Evidence = s.Evidence
		}
	}
	if explain {
		for _, r := range t.Rejected {
			start, end := count.span(r.Loc)
			result.Rejected = append(result.Rejected, rejectedJSON{r.Text, r.Loc.Part, r.Loc.Para, start, end, r.Reason})
		}
	}
	return result
}

func slotResult(s slot.Slot, count *runeCount) slotJSON {
	start, end := count.span(s.Loc)
	section := s.Section
	if section == nil {
		section = []string{}
	}
	return slotJSON{
		Key: s.Key, Label: s.Label, Kind: string(s.Kind), Class: s.Class,
		Text: s.Text, Surface: s.Surface, Unit: s.Unit,
		Part: s.Loc.Part, Paragraph: s.Loc.Para, Start: start, End: end,
		Section: section, Before: s.Before, After: s.After,
		Normalized: s.Normalized, Roll: string(s.Roll), Suggestion: s.Suggestion, Link: s.Link,
	}
}

func skips(doc *docx.Document) []skipJSON {
	list := []skipJSON{}
	for _, s := range doc.Skipped() {
		list = append(list, skipJSON{s.Part, s.Reason})
	}
	return list
}
