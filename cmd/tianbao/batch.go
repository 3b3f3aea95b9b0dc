package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/batch"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// What batch says.
var (
	batchShort = text{"一份模板，批量填报", "fill one template many times"}
	batchLong  = text{
		`一份模板，按表格的每一行（XLSX、CSV，表头写键）或文件夹中的每个数值文件各填一份报告。

文件名默认取第一列，--name 可组合多列，{#} 为行号；不适合作文件名的字符改为 _，重名在写之前报错。
第一列、用于命名的列和以“备注”“说明”开头的列不必是模板中的键，其他列必须是。
某一行有错不影响其他行：错误逐行列出，退出码为 1。输出文件夹中的 汇总.xlsx 列出每一行的结果。

报告先写成临时文件，写完才改名，中断后不会留下半份文件。--resume 跳过已完成且未变的报告：
行、模板、选项或已写出的文件有变化的，重新填写。

--shard i/n 只处理 n 份中的第 i 份（从 1 数起），用于多台机器分担。各份互不重复，合起来不缺。
  GNU parallel：
    seq 4 | parallel tianbao batch 模板.docx -c 单位.xlsx -o 报告 --shard {}/4
  Kubernetes 的 Indexed Job 从 0 数起，加 1 即可（completions: 4，completionMode: Indexed）：
    command: ["sh", "-c", "tianbao batch 模板.docx -c 单位.xlsx -o /报告 --resume --shard $((JOB_COMPLETION_INDEX + 1))/4"]`,
		`Fill one template many times: a report for each row of a table (XLSX or CSV, the header names
keys) or for each values file of a folder.

A report is named by the first column; --name combines several, {#} is the number of the row.
What no file name may hold becomes _, and two reports of one name are an error before anything
is written. The first column, those that name the report, and those for notes (备注, 说明, note,
#) need not be keys of the template; all others must be.
A row that fails does not stop the others: failures are listed by row, and the exit status is 1.
汇总.xlsx in the output folder says what became of each row.

A report is written under a temporary name and renamed when it is whole, so an interrupted run
leaves no half of one. --resume skips what is done and unchanged: a report whose row, template,
options or file have changed is made again.

--shard i/n does the i-th of n parts (counted from 1), to share the work between machines. No
two parts have a report in common, and together they have all.
  GNU parallel:
    seq 4 | parallel tianbao batch template.docx -c offices.xlsx -o reports --shard {}/4
  A Kubernetes Indexed Job counts from 0, so add 1 (completions: 4, completionMode: Indexed):
    command: ["sh", "-c", "tianbao batch template.docx -c offices.xlsx -o /reports --resume --shard $((JOB_COMPLETION_INDEX + 1))/4"]`,
	}
	batchValues = text{"数据 `TABLE|DIR`：XLSX 或 CSV 表格，一行一份；或数值文件的文件夹", "the data, `TABLE|DIR`: an XLSX or CSV with a row for each report, or a folder of values files"}
	batchName   = text{"文件名格式 `PATTERN`，如 {单位}-{期间}（默认第一列）", "names of the reports, `PATTERN` such as {单位}-{期间} (default: the first column)"}
	batchResume = text{"跳过已完成且未变的报告", "skip reports that are done and unchanged"}
	batchShard  = text{"只做 n 份中的第 i 份 `i/n`", "do part `i/n` only"}
	batchJobs   = text{"同时填写的份数 `n`（默认为处理器数）", "fill `n` reports at once (default: one a processor)"}
)

// What can be wrong with a batch as a whole.
var (
	batchNoValues = text{"请用 -c 给出表格或数值文件的文件夹", "name a table or a folder of values files with -c"}
	batchNoOut    = text{"请用 -o 给出输出文件夹", "name the folder for the reports with -o"}
	batchNoFolder = text{"无法使用输出文件夹 %s：%v。请换一个文件夹", "can't use the output folder %s: %v; choose another"}
	batchColumns  = text{"表头中，第一列、--name 用到的列和以“备注”“说明”开头的列不必是键，其他列必须是", "in the header only the first column, those of --name and those for notes (备注, 说明, note, #) need not be keys"}
	batchFewJobs  = text{"--jobs 至少为 1", "--jobs must be 1 or more"}
	batchStopped  = text{"写 %s 时中止：%v。已完成的报告是完整的；排除原因后加 --resume 继续", "stopped writing to %s: %v; reports that are done are whole; run again with --resume"}
)

// aboutColumns says which columns of a table may be what they like, where one is
// no key.
func aboutColumns(err error) error {
	for _, one := range split(err) {
		if unknown := (*values.Error)(nil); errors.As(one, &unknown) && unknown.Kind == values.KindUnknown {
			return usage(batchColumns)
		}
	}
	return nil
}

// batcher is one run of batch.
type batcher struct {
	*app
	load    *loadFlags
	values  string
	pattern patternFlag
	shard   shardFlag
	track   trackFlags
	resume  bool
	jobs    int
	asJSON  bool
}

func newBatch(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "batch FILE -c TABLE.xlsx|TABLE.csv|DIR -o DIR [--name '{单位}-{期间}'] [--resume] [--shard i/n] [--jobs n] [--roll PERIOD] [--track] [--clear-marks] [--date DATE]",
		Short: a.t(batchShort),
		Long:  a.t(batchLong),
		Args:  arguments(1, 1),
	}
	b := &batcher{app: a}
	flags := cmd.Flags()
	flags.StringVarP(&b.values, "values", "c", "", a.t(batchValues))
	flags.Var(&b.pattern, "name", a.t(batchName))
	flags.BoolVar(&b.resume, "resume", false, a.t(batchResume))
	flags.Var(&b.shard, "shard", a.t(batchShard))
	flags.IntVar(&b.jobs, "jobs", 0, a.t(batchJobs))
	b.load = a.loadFlags(cmd)
	flags.Var(&b.load.roll, "roll", a.t(fillRoll))
	b.track.add(flags, a)
	format := a.formatFlag(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		b.asJSON = format.is("json")
		if err := b.checkFlags(args[0], cmd.Flags().Changed("jobs")); err != nil {
			return err
		}
		return b.run(cmd.Context(), args[0])
	}
	return cmd
}

// checkFlags refuses what makes no sense before anything is read.
func (b *batcher) checkFlags(name string, jobsGiven bool) error {
	switch {
	case b.values == "":
		return usage(batchNoValues)
	case b.out == "" || b.out == "-":
		return usage(batchNoOut)
	case jobsGiven && b.jobs < 1:
		return usage(batchFewJobs)
	case isPlainText(name):
		return usage(fillPlain, name)
	}
	return nil
}

func (b *batcher) run(ctx context.Context, name string) error {
	opts, err := b.track.options(engine.FillOptions{Roll: b.load.roll.String() != ""})
	if err != nil {
		return err
	}
	list, unread := b.read(ctx)
	t, err := b.app.load(ctx, name, b.load)
	if err != nil {
		return errors.Join(err, unread)
	}
	defer t.Doc.Close()
	if unread != nil {
		return unread
	}
	b.noteSkipped(t.Doc)
	if t.Doc.Signed() {
		b.warn(fillSigned, name)
	}
	b.noteRoll(b.load, t)
	rows, err := list(t.Keys())
	if err != nil {
		return errors.Join(err, aboutColumns(err))
	}
	report, err := asExtension(t.Doc, documentExtension(name))
	if err != nil {
		return err
	}
	t.Doc = report // the same text, in a file of the type that its name promises
	if err := rows.Place(documentExtension(name)); err != nil {
		return err
	}
	if err := b.checkOutputs(rows, name); err != nil {
		return err
	}
	return b.fill(ctx, batch.Options{Template: t, Fill: opts}, rows.Shard(b.shard.Shard))
}

// documentExtension is that of a report made from a template: a Word file keeps
// its own.
func documentExtension(name string) string {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".docm", ".dotx", ".dotm":
		return ext
	}
	return ".docx"
}

// checkOutputs refuses to replace the template or the table.
func (b *batcher) checkOutputs(list *batch.List, template string) error {
	names := []string{batch.SummaryName(b.shard.Shard)}
	for i := range list.Rows {
		names = append(names, list.Rows[i].File)
	}
	var errs []error
	for _, name := range names {
		target := filepath.Join(b.out, name)
		if info, err := os.Lstat(target); err == nil && name != "" && !b.force && isInput(info, []string{template, b.values}) {
			errs = append(errs, usage(outputIsInput, target))
		}
	}
	return errors.Join(errs...)
}

// fill makes the reports and says what became of them, be it that it was
// interrupted.
func (b *batcher) fill(ctx context.Context, opts batch.Options, rows []batch.Row) error {
	folder, err := batch.OpenFolder(b.out, batch.FolderOptions{Shard: b.shard.Shard, Resume: b.resume})
	if err != nil {
		if _, busy := errors.AsType[*batch.Error](err); busy {
			return err
		}
		if info, missing := os.Stat(b.out); missing == nil && !info.IsDir() {
			return usage(batchNoFolder, b.out, outputIsFile)
		}
		return usage(batchNoFolder, b.out, systemCause(err))
	}
	defer folder.Close()

	progress := b.newProgress(batchBar, len(rows))
	opts.Jobs, opts.MayReplace, opts.Progress = b.jobs, b.mayReplaceReport, progress.done
	results, err := batch.Run(ctx, rows, folder, opts)
	progress.close()
	interrupted := err != nil && ctx.Err() != nil
	if err != nil && !interrupted {
		err = usage(batchStopped, b.out, systemCause(err))
	} else {
		err = nil
	}
	return errors.Join(b.tell(ctx, results, interrupted), err)
}

// mayReplaceReport refuses a report that is open in a word processor or
// read-only.
func (b *batcher) mayReplaceReport(path string) error {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		info = nil // a link is replaced, whatever it leads to
	}
	return b.mayReplace(path, info, nil)
}

// patternFlag is a flag whose value names reports.
type patternFlag struct{ batch.Pattern }

func (p *patternFlag) String() string { return "" }
func (p *patternFlag) Type() string   { return "" }

// Set implements pflag.Value.
func (p *patternFlag) Set(s string) (err error) {
	p.Pattern, err = batch.ParsePattern(s)
	return err
}

// shardFlag is a flag whose value is i/n.
type shardFlag struct{ batch.Shard }

func (s *shardFlag) Type() string { return "" }

// Set implements pflag.Value.
func (s *shardFlag) Set(text string) (err error) {
	s.Shard, err = batch.ParseShard(text)
	return err
}
