package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// What diff says.
var (
	diffShort = text{"把本期报告与前期报告对照", "hold a report against earlier ones"}
	diffLong  = text{
		"把本期报告（最后一个文件）与前期报告对照：先列未填写、未更新的内容，再列改动。",
		"Hold the current report, the last file, against earlier ones: first what was not filled in\nor carried over, then what changed. The exit status is 1 when a change carries a flag.",
	}
	diffBinary = text{"工作簿不能显示在屏幕上。请用 -o 给出文件名", "a workbook can't be shown on the screen; name a file with -o"}
)

func newDiff(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff PRIOR... CURRENT [--format text|json|html|xlsx] [--redline OUT.docx]",
		Short: a.t(diffShort),
		Long:  a.t(diffLong),
		Args:  arguments(2, -1),
	}
	var current periodFlag
	cmd.Flags().Var(&current, "period", a.t(flagPeriod))
	redline := &redline{app: a}
	redline.add(cmd)
	format := a.formatFlag(cmd, "text", "json", "html", "xlsx")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.diff(cmd.Context(), args, current, format, redline)
	}
	return cmd
}

func (a *app) diff(ctx context.Context, names []string, current periodFlag, format *oneOf, redline *redline) error {
	if err := redline.check(names); err != nil {
		return err
	}
	reports, docs := make([]compare.Report, len(names)), make([]*docx.Document, len(names))
	for i, name := range names {
		doc, err := a.open(ctx, name)
		if err != nil {
			return err
		}
		defer doc.Close()
		a.noteSkipped(doc)
		reports[i], docs[i] = compare.Of(name, doc), doc
	}
	last := len(reports) - 1
	reports[last].Period = current.Period
	waivers, err := a.diffWaivers(names[last])
	if err != nil {
		return err
	}
	result, err := compare.Compare(ctx, reports[:last], reports[last], compare.Options{Waivers: waivers})
	if err != nil {
		return err
	}
	if result.Flagged() {
		a.found(statusFindings)
	}
	return errors.Join(a.deliverDiff(ctx, result, format, names...), redline.write(ctx, result, docs, names))
}

func (a *app) deliverDiff(ctx context.Context, result compare.Comparison, format *oneOf, inputs ...string) error {
	switch {
	case format.is("json"):
		return a.deliverJSON(ctx, result, inputs...)
	case format.is("xlsx") && a.toStdout() && isTerminal(a.stdout):
		return usage(diffBinary)
	}
	return a.deliver(ctx, func(w io.Writer) error { return a.writeDiff(w, result, format) }, inputs...)
}

func (a *app) writeDiff(w io.Writer, result compare.Comparison, format *oneOf) error {
	english := a.lang == audit.English
	switch {
	case format.is("html"):
		return compare.WriteHTML(w, result, compare.HTMLOptions{English: english})
	case format.is("xlsx"):
		return compare.WriteXLSX(w, result, compare.XLSXOptions{English: english})
	}
	return compare.WriteText(w, result, compare.TextOptions{English: english, Color: a.toStdout() && a.colour(a.stdout)})
}
