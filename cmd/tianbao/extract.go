package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// What extract says.
var (
	extractShort = text{"从已填的报告中读回数值", "read the values of a filled report back"}
	extractLong  = text{
		"对照模板，从已填的报告中读回数值。格式由 -o 的扩展名决定：.yaml .xlsx .csv .json；\n不给 -o 时输出 YAML，加 --format json 时输出 JSON。",
		"Hold a filled report against its template and read the values back. The extension of -o\ndecides the format: .yaml, .xlsx, .csv or .json; without -o it is YAML, or JSON with --format json.",
	}
	extractNoTable = text{"--format json 不能写成 %s。请用 .json，或去掉 --format", "--format json can't be written as %s; use .json, or leave --format out"}
	extractUnsure  = text{"请核对：%s = %s（把握 %.0f%%）", "please check: %s = %s (confidence %.0f%%)"}
	extractNote    = text{"请核对，把握 %.0f%%", "please check: confidence %.0f%%"}
	extractMissing = text{"没有读到：%s", "not found: %s"}
	extractFurther = text{"注意：报告比模板多 %d 行或列表项，没有读回", "note: the report has %d rows or list items more than the template; they are not read"}
	extractDone    = text{"读回 %d 个数值，缺 %d 个", "read %d values, %d missing"}
)

// The JSON of extract.
type valuesJSON struct {
	Schema     string             `json:"schema"`
	Values     map[string]string  `json:"values"` // encoding/json sorts the keys
	Confidence map[string]float64 `json:"confidence"`
	Missing    []string           `json:"missing"`
}

func newExtract(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "extract TEMPLATE FILLED [-o values.yaml|.xlsx|.json]",
		Short: a.t(extractShort),
		Long:  a.t(extractLong),
		Args:  arguments(2, 2),
	}
	load := a.loadFlags(cmd)
	format := a.formatFlag(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		asJSON := format.is("json") && (cmd.Flags().Changed("format") || filepath.Ext(a.out) == "") // a name weighs more than settings
		return a.extract(cmd.Context(), args[0], args[1], load, asJSON)
	}
	return cmd
}

func (a *app) extract(ctx context.Context, template, filled string, load *loadFlags, asJSON bool) error {
	switch ext := strings.ToLower(filepath.Ext(a.out)); {
	case ext == ".json":
		asJSON = true
	case asJSON && (ext == ".xlsx" || ext == ".csv"):
		return usage(extractNoTable, ext)
	}
	write, err := a.formWriter()
	if err != nil && !asJSON {
		return err
	}
	t, err := a.load(ctx, template, load)
	if err != nil {
		return err
	}
	defer t.Doc.Close()
	doc, err := a.open(ctx, filled)
	if err != nil {
		return err
	}
	defer doc.Close()
	a.noteSkipped(t.Doc)
	a.noteSkipped(doc)
	found, err := extracted(ctx, t, doc)
	if err != nil {
		return err
	}
	a.tellExtracted(found)
	if asJSON {
		return a.deliverJSON(ctx, extractResult(found), template, filled)
	}
	return a.deliverForm(ctx, a.filledForm(t, found), write, template, filled)
}

// extracted is what t.Extract finds.
func extracted(ctx context.Context, t *engine.Template, doc *docx.Document) (engine.Extracted, error) {
	return await(ctx, func() (engine.Extracted, error) { return t.Extract(doc), nil })
}

// filledForm is the form of a template with the values read from a report.
func (a *app) filledForm(t *engine.Template, found engine.Extracted) values.Form {
	form := t.FormIn(a.lang == audit.English)
	byKey := map[string]engine.Value{}
	for _, v := range found.Values {
		byKey[v.Key] = v
	}
	for i := range form.Fields {
		f := &form.Fields[i]
		if v, ok := byKey[f.Key]; ok {
			f.Value = values.Entry{Key: v.Key, Text: v.Text}
			if v.Confidence < engine.Confident {
				f.Note = a.t(extractNote, 100*v.Confidence)
			}
		}
	}
	return form
}

// tellExtracted lists what a person should look at.
func (a *app) tellExtracted(found engine.Extracted) {
	for _, v := range found.Values {
		if v.Confidence < engine.Confident {
			a.say(extractUnsure, v.Key, oneLine(v.Text), 100*v.Confidence)
		}
	}
	for _, key := range found.Missing {
		a.say(extractMissing, key)
	}
	if found.Further > 0 {
		a.say(extractFurther, found.Further)
	}
	if len(found.Missing) > 0 {
		a.found(statusFindings)
	}
	a.say(extractDone, len(found.Values), len(found.Missing))
}

func extractResult(found engine.Extracted) valuesJSON {
	result := valuesJSON{Schema: "tianbao.values/1", Values: map[string]string{}, Confidence: map[string]float64{},
		Missing: append([]string{}, found.Missing...)}
	for _, v := range found.Values {
		result.Values[v.Key] = v.Text
		result.Confidence[v.Key] = v.Confidence
	}
	return result
}
