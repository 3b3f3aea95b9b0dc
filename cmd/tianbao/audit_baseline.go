package main

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/pflag"
	"github.com/tianbao-dev/tianbao/audit"
)

// What audit says about baselines.
var (
	baselineFlag     = text{"与基线 `FILE` 比对：其中已有的问题不再计入", "hold against the baseline `FILE`: what it lists does not count"}
	baselineUpdate   = text{"把这次的问题写入基线", "write this time's findings to the baseline"}
	baselineAlone    = text{"--update 须与 --baseline FILE 一起使用", "--update goes with --baseline FILE"}
	baselineBroken   = text{"%s 不是审核写出的基线文件。请换一个文件名，或删去后用 --update 重新生成", "%s is no baseline that audit wrote; name another file, or delete it and make it anew with --update"}
	baselineWritten  = text{"基线 %s 已更新：%d 处问题", "updated the baseline %s: %d findings"}
	baselineCount    = text{"与基线相比：新增 %d 处，原有 %d 处，已消除 %d 处", "against the baseline: %d new, %d unchanged, %d gone"}
	baselineGoneLine = text{"  已消除 %s：%s “%s”", "  gone from %s: %s “%s”"}
)

// baselines is what the flags say about the baseline.
type baselines struct {
	path   string
	update bool
	old    audit.Baseline
}

func (b *baselines) add(flags *pflag.FlagSet, a *app) {
	flags.StringVar(&b.path, "baseline", "", a.t(baselineFlag))
	flags.BoolVar(&b.update, "update", false, a.t(baselineUpdate))
}

// readBaseline reads the baseline; one that is to be updated may not be there
// yet.
func (x *auditor) readBaseline(ctx context.Context) error {
	b := &x.baseline
	switch {
	case b.path == "" && b.update:
		return usage(baselineAlone)
	case b.path == "":
		return nil
	}
	if _, err := os.Stat(b.path); errors.Is(err, os.ErrNotExist) && b.update {
		return nil
	}
	data, err := x.readFile(ctx, b.path)
	if err != nil {
		return err
	}
	if b.old, err = audit.ReadBaseline(b.path, data); err != nil {
		return usage(baselineBroken, b.path)
	}
	return nil
}

// holdAgainstBaseline tells old findings from new ones and, where that is asked
// for, writes the baseline anew.
func (x *auditor) holdAgainstBaseline(ctx context.Context, results []audit.Result) error {
	b := &x.baseline
	if b.path == "" {
		return nil
	}
	if b.update {
		b.old = b.old.Update(results)
		err := x.save(ctx, b.path, func(w io.Writer) error {
			_, err := b.old.WriteTo(w)
			return err
		})
		if err != nil {
			return err
		}
		x.say(baselineWritten, b.path, len(b.old.Entries))
	}
	b.old.Apply(results, x.main.options.Profile)
	x.tellBaseline(results)
	return nil
}

func (x *auditor) tellBaseline(results []audit.Result) {
	count := map[audit.BaselineState]int{}
	gone := 0
	for i := range results {
		for _, f := range results[i].Findings {
			count[f.Baseline]++
		}
		gone += len(results[i].Gone)
	}
	x.say(baselineCount, count[audit.NewFinding], count[audit.OldFinding], gone)
	for i := range results {
		for _, e := range results[i].Gone {
			x.say(baselineGoneLine, results[i].File, e.Rule, e.Text)
		}
	}
}
