package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/similar"
)

// What similar says.
var (
	similarShort = text{"查找多份报告之间的雷同文字", "find text that several reports share"}
	similarLong  = text{
		"查找多份报告之间的雷同文字：照抄的句段、只改了数字的句段。多数报告都有的套话不计。FILE 可以是文件夹。",
		"Find sentences and paragraphs that several reports share, with other figures perhaps.\nBoilerplate, which most of them have, is left out. FILE may be a folder.",
	}
	similarOne = text{"查雷同至少需要两份报告", "two reports at least are needed to find what they share"}
)

func newSimilar(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "similar FILE... [--format text|json|html]",
		Short: a.t(similarShort),
		Long:  a.t(similarLong),
		Args:  arguments(1, -1),
	}
	format := a.resultFormat(cmd, "text", "json", "html")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		files, err := expand(cmd.Context(), args)
		if err == nil && len(files) < 2 {
			return usage(similarOne)
		}
		result, unread := a.similar(cmd.Context(), files)
		if err := context.Cause(cmd.Context()); err != nil {
			return err
		}
		return errors.Join(err, unread, a.deliverSimilar(cmd.Context(), result, format, files...))
	}
	return cmd
}

// similar compares the reports that can be read; the others stand in the result
// as skipped.
func (a *app) similar(ctx context.Context, files []string) (similar.Result, error) {
	var reports []similar.Report
	var unread []similar.Skipped
	var errs []error
	for _, name := range files {
		if err := context.Cause(ctx); err != nil {
			return similar.Result{}, err
		}
		doc, err := a.open(ctx, name)
		if err != nil {
			errs = append(errs, err)
			unread = append(unread, similar.Skipped{File: name, Reason: a.explain(err), Chinese: a.explain(err)})
			continue
		}
		a.noteSkipped(doc)
		reports = append(reports, similar.Of(name, doc))
		doc.Close() // what was read stays
	}
	result, err := similar.Compare(ctx, reports, similar.Options{})
	if err != nil {
		return result, err
	}
	result.Skipped = append(result.Skipped, unread...)
	return result, errors.Join(errs...)
}

func (a *app) deliverSimilar(ctx context.Context, result similar.Result, format *oneOf, inputs ...string) error {
	if format.is("json") {
		return a.deliverJSON(ctx, result, inputs...)
	}
	english := a.lang == audit.English
	return a.deliver(ctx, func(w io.Writer) error {
		if format.is("html") {
			return similar.WriteHTML(w, result, similar.HTMLOptions{English: english})
		}
		return similar.WriteText(w, result, similar.TextOptions{English: english, Color: a.toStdout() && a.colour(a.stdout)})
	}, inputs...)
}
