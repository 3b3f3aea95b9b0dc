package main

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/audit/report"
)

// What diff says about the redline.
var (
	redlineOut = text{
		"另存一份 `OUT.docx`：本期报告，用修订标出与前期报告的不同（前期有几份的，与最后一份比）；本期已有的修订按接受处理",
		"write a copy of the current report, `OUT.docx`, with tracked changes against the prior one (the last of several); changes tracked in it before count as accepted",
	}
	redlineDate = text{
		"修订的日期 `DATE`，如 2020-06-30（默认取环境变量 SOURCE_DATE_EPOCH；两者都没有则不写日期）",
		"`DATE` of the tracked changes, such as 2020-06-30 (default SOURCE_DATE_EPOCH; no date without either)",
	}
	redlinePlain  = text{"本期报告 %s 是纯文本，不能写成带修订的 Word 文件", "the current report %s is plain text, which can't become a Word file with tracked changes"}
	redlineNone   = text{"没有写 %s：与之比较的 %s 无法读取", "did not write %s: %s, which it would be against, can't be read"}
	redlineUntold = text{"注意：%s", "note: %s"}
	redlined      = text{"已用修订标出与 %s 的不同，写入 %s", "tracked the changes against %s in %s"}
)

// redline is the copy with tracked changes that diff writes besides its result.
type redline struct {
	*app
	out  string
	date dateFlag
}

func (r *redline) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.out, "redline", "", r.t(redlineOut))
	cmd.Flags().Var(&r.date, "date", r.t(redlineDate))
}

// check refuses a redline that makes no sense before anything is compared.
func (r *redline) check(names []string) error {
	current := names[len(names)-1]
	switch {
	case r.out == "":
		return nil
	case isPlainText(current):
		return usage(redlinePlain, current)
	case !r.toStdout() && samePath(r.out, r.app.out):
		return usage(copySame, "redline", "-o", r.out)
	}
	return r.checkCopy("redline", r.out)
}

// write writes the redline of the current report against the last prior.
func (r *redline) write(ctx context.Context, result compare.Comparison, in *diffInput, names []string) error {
	if r.out == "" {
		return nil
	}
	date, err := r.date.orEpoch()
	if err != nil {
		return err
	}
	prior := in.priors[len(in.priors)-1]
	if prior.name != in.last {
		r.warn(redlineNone, r.place(r.out), in.last)
		return nil
	}
	if in.current.Signed() {
		r.warn(copySigned, in.current.name)
	}
	out, untold, err := report.Redline(result, prior.Document, in.current.Document, report.RedlineOptions{Date: date})
	if err != nil {
		return err
	}
	if err := r.saveDocument(ctx, r.out, out, names...); err != nil {
		return err
	}
	for _, u := range untold {
		r.warn(redlineUntold, u.Message(r.lang))
	}
	r.say(redlined, prior.name, r.place(r.out))
	return nil
}
