package main

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// What audit says about the copies it writes.
var (
	copyAnnotate = text{"另存一份 `OUT.docx`，在每处问题上加批注", "write a copy, `OUT.docx`, with a comment at every finding"}
	copyFix      = text{
		"另存一份 `OUT.docx`，把有把握的问题用修订改好（截止→截至、半角标点、重复标点、资料站广告）",
		"write a copy, `OUT.docx`, with what is safe mended as tracked changes (截止→截至, half-width and doubled marks, advertisements)",
	}
	copyDate = text{
		"批注和修订的日期 `DATE`，如 2020-06-30，豁免是否到期也按它判断（默认取环境变量 SOURCE_DATE_EPOCH；两者都没有则不写日期，按今天判断）",
		"`DATE` of comments and tracked changes, such as 2020-06-30, on which waivers are judged, too (default SOURCE_DATE_EPOCH; without either no date, and today)",
	}
	copySeveral = text{"--%s 只能用于一份报告，这里有 %d 份。请逐份审核", "--%s takes one report, not %d; audit them one by one"}
	copyPlain   = text{"%s 是纯文本，不能另存为带批注或修订的 Word 文件", "%s is plain text, which can't be copied into a Word file with comments or tracked changes"}
	copySame    = text{"--%s 和 %s 写的是同一个文件 %s。请换一个文件名", "--%s and %s write the same file, %s; choose another name"}
	copyTwice   = text{"--%s - 已把 DOCX 写到标准输出，不能再输出结果。请用 -o 给出结果的文件名", "--%s - writes the DOCX to stdout, where the result would follow; name a file for the result with -o"}
	copySigned  = text{"注意：%s 带有数字签名，另存的文件签名失效", "note: %s is digitally signed; the copy's signature is broken"}
	fixedCount  = text{"已用修订改正 %d 处，写入 %s", "mended %d places as tracked changes, wrote %s"}
	annotated   = text{"已加批注 %d 处，写入 %s", "added %d comments, wrote %s"}
)

// copies are the Word files that audit writes besides the findings.
type copies struct {
	annotate, fix string
	date          dateFlag
}

func (c *copies) add(flags *pflag.FlagSet, a *app) {
	flags.StringVar(&c.annotate, "annotate", "", a.t(copyAnnotate))
	flags.StringVar(&c.fix, "fix", "", a.t(copyFix))
	flags.Var(&c.date, "date", a.t(copyDate))
}

// output is a file that a flag names.
type output struct{ flag, path string }

func (x *auditor) outputs() []output {
	var list []output
	for _, o := range []output{{"annotate", x.copies.annotate}, {"fix", x.copies.fix}} {
		if o.path != "" {
			list = append(list, o)
		}
	}
	return list
}

// checkCopies refuses copies that make no sense before anything is audited.
func (x *auditor) checkCopies(files []string) error {
	outputs := x.outputs()
	for i, o := range outputs {
		switch {
		case len(files) != 1:
			return usage(copySeveral, o.flag, len(files))
		case isPlainText(files[0]):
			return usage(copyPlain, files[0])
		case !x.toStdout() && samePath(o.path, x.out):
			return usage(copySame, o.flag, "-o", o.path)
		case i > 0 && samePath(o.path, outputs[0].path):
			return usage(copySame, o.flag, "--"+outputs[0].flag, o.path)
		}
		if err := x.checkCopy(o.flag, o.path); err != nil {
			return err
		}
	}
	return nil
}

// checkCopy wants a place for a Word file that is written besides the result.
func (a *app) checkCopy(flag, path string) error {
	switch {
	case path != stdoutName:
		return checkDocumentName(path)
	case a.toStdout():
		return usage(copyTwice, flag)
	case isTerminal(a.stdout):
		return usage(fillBinary)
	}
	return nil
}

// samePath reports whether two paths name one file, which need not be there yet.
func samePath(a, b string) bool {
	one, err := filepath.Abs(a)
	other, err2 := filepath.Abs(b)
	return err == nil && err2 == nil && one == other || sameFile(a, b)
}

// writeCopies writes the copies of a report that was audited.
func (x *auditor) writeCopies(ctx context.Context, doc *docx.Document, result audit.Result) error {
	if len(x.outputs()) == 0 {
		return nil
	}
	if doc.Signed() {
		x.warn(copySigned, result.File)
	}
	date, err := x.copies.date.orEpoch()
	if err != nil {
		return err
	}
	if x.copies.annotate != "" {
		if err := x.annotate(ctx, doc, result, date); err != nil {
			return err
		}
	}
	if x.copies.fix != "" {
		return x.fix(ctx, doc, result, date)
	}
	return nil
}

func (x *auditor) annotate(ctx context.Context, doc *docx.Document, result audit.Result, date time.Time) error {
	copied, err := report.Annotate(doc, result, report.AnnotateOptions{Lang: x.lang, Date: date})
	if err != nil {
		return err
	}
	if err := x.saveDocument(ctx, x.copies.annotate, copied, x.inputs([]string{result.File})...); err != nil {
		return err
	}
	x.say(annotated, counted(&result), x.place(x.copies.annotate))
	return nil
}

func (x *auditor) fix(ctx context.Context, doc *docx.Document, result audit.Result, date time.Time) error {
	fixed, err := report.Fix(doc, result, report.FixOptions{Date: date})
	if err != nil {
		return err
	}
	if err := x.saveDocument(ctx, x.copies.fix, fixed.Doc, x.inputs([]string{result.File})...); err != nil || x.quiet {
		return err
	}
	x.say(fixedCount, len(fixed.Done), x.place(x.copies.fix))
	return report.WriteFixed(x.stderr, fixed, x.lang)
}

// counted is the number of findings that are not suppressed.
func counted(result *audit.Result) int {
	n := 0
	for _, level := range audit.Levels() {
		n += result.Count(level)
	}
	return n
}

func (a *app) saveDocument(ctx context.Context, target string, doc *docx.Document, inputs ...string) error {
	doc, err := asExtension(doc, target)
	if err != nil {
		return err
	}
	return a.save(ctx, target, func(w io.Writer) error {
		_, err := doc.WriteTo(w)
		return err
	}, inputs...)
}
