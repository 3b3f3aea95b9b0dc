package main

import (
	"context"
	"strings"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

var auditValues = text{"报告应有的数值 `VALUES`：与之不同即为问题（可重复）", "the `VALUES` that the report should have; what differs is a finding (may be repeated)"}

// readTemplate reads what the reports were made from, and the values that they
// were filled with. Slots that neither knows are findings.
func (x *auditor) readTemplate(ctx context.Context) error {
	if x.templateFile != "" {
		doc, err := x.open(ctx, x.templateFile)
		if err != nil {
			return err
		}
		x.noteSkipped(doc)
		x.subject.Template = engine.Load(doc, slot.Options{Ignore: x.main.ignore})
		x.subject.Known = map[string]bool{}
		for _, s := range x.subject.Template.Slots {
			x.subject.Known[s.Key] = true
		}
	}
	if len(x.valuesFiles) == 0 {
		return nil
	}
	vals, err := x.readValues(ctx, x.valuesFiles, nil)
	if err != nil {
		return err
	}
	x.subject.Values, err = expectedValues(vals, x.subject.Template)
	if err == nil && x.subject.Known == nil {
		x.knowKeys(vals)
	}
	return err
}

// knowKeys takes the values file for the list of slots.
func (x *auditor) knowKeys(vals *values.File) {
	x.subject.Known = map[string]bool{}
	for _, list := range [][]values.Entry{vals.Values, vals.Missing, vals.Computed, vals.Drop} {
		for _, e := range list {
			x.subject.Known[e.Key] = true
		}
	}
}

// expectedValues is what a report should say by key: with a template, what it
// would be filled with. Without one nothing is known of a value that is written
// in a format of its own.
func expectedValues(vals *values.File, t *engine.Template) (map[string]string, error) {
	expected := map[string]string{}
	if t != nil {
		filled, err := t.Fill(vals, engine.FillOptions{})
		if err != nil {
			return nil, err
		}
		for _, c := range filled.Changed {
			expected[c.Slot.Key] = c.New
		}
		return expected, nil
	}
	var keys []string
	for _, e := range vals.Values {
		keys = append(keys, e.Key)
	}
	computed, err := values.Compute(vals, keys)
	if err != nil {
		return nil, err
	}
	for _, e := range vals.With(computed).Values {
		if vals.FormatOf(e.Key, "") == "" {
			expected[e.Key] = e.Text
			if e.Percent {
				expected[e.Key] = strings.TrimSuffix(e.Text, "%") // figures have their unit apart
			}
		}
	}
	return expected, nil
}
