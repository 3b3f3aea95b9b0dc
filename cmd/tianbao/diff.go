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
	format := a.resultFormat(cmd, "text", "json", "html", "xlsx")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.diff(cmd.Context(), args, current, format, redline)
	}
	return cmd
}

func (a *app) diff(ctx context.Context, names []string, period periodFlag, format *oneOf, redline *redline) error {
	if err := redline.check(names); err != nil {
		return err
	}
	priors, current := once(names[:len(names)-1]), names[len(names)-1]
	in, unread := a.openDiff(ctx, priors, current)
	defer in.close()
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	if in.current.Document == nil || len(in.priors) == 0 {
		return unread
	}
	waivers, err := a.diffWaivers(current)
	if err != nil {
		return errors.Join(unread, err)
	}
	result, err := compare.Compare(ctx, in.reports(), in.current.report(period), compare.Options{Waivers: waivers})
	if err != nil {
		return err
	}
	result.Skipped = append(result.Skipped, in.unread...)
	if result.Flagged() {
		a.found(statusFindings)
	}
	return errors.Join(unread, a.deliverDiff(ctx, result, format, names...), redline.write(ctx, result, in, names))
}

// named is a document and the argument that names it.
type named struct {
	*docx.Document
	name string
}

func (n named) report(period periodFlag) compare.Report {
	r := compare.Of(n.name, n.Document)
	r.Period = period.Period
	return r
}

// diffInput is what diff could read.
type diffInput struct {
	priors  []named
	last    string // the name of the last prior, read or not
	current named
	unread  []compare.Skipped
}

// openDiff opens the reports that can be read; the error tells of the others.
func (a *app) openDiff(ctx context.Context, priors []string, current string) (*diffInput, error) {
	in := &diffInput{last: priors[len(priors)-1]}
	var errs []error
	for _, name := range priors {
		doc, err := a.openNoting(ctx, name)
		if err != nil {
			errs = append(errs, err)
			in.unread = append(in.unread, compare.Skipped{File: name, Reason: a.explain(err), Chinese: a.explain(err)})
			continue
		}
		in.priors = append(in.priors, named{doc, name})
	}
	doc, err := a.openNoting(ctx, current)
	in.current = named{doc, current}
	return in, errors.Join(append(errs, err)...)
}

// openNoting opens a document and tells what of it can't be read.
func (a *app) openNoting(ctx context.Context, name string) (*docx.Document, error) {
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	doc, err := a.open(ctx, name)
	if err == nil {
		a.noteSkipped(doc)
	}
	return doc, err
}

func (in *diffInput) reports() []compare.Report {
	list := make([]compare.Report, len(in.priors))
	for i, p := range in.priors {
		list[i] = p.report(periodFlag{})
	}
	return list
}

func (in *diffInput) close() {
	for _, p := range in.priors {
		p.Close()
	}
	if in.current.Document != nil {
		in.current.Close()
	}
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
