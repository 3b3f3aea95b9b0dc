package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/batch"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// What batch says about its work.
var (
	batchFailed      = text{"第 %d 行（%s）：%v", "row %d (%s): %v"}
	batchNameless    = text{"第 %d 行：%v", "row %d: %v"}
	batchMissing     = text{"第 %d 行（%s）缺 %d 个数值：%s", "row %d (%s) lacks %d values: %s"}
	batchUndecided   = text{"第 %d 行（%s）：校验“%s”因缺少数值暂不能判断", "row %d (%s): the check %q can't be decided without the missing values"}
	batchDone        = text{"写入 %d 份，未变 %d 份，失败 %d 份；其中缺数值 %d 份。汇总：%s", "wrote %d, unchanged %d, failed %d; %d lack values; summary: %s"}
	batchInterrupted = text{"已中断，还有 %d 份未处理。已写的报告是完整的；加 --resume 继续", "interrupted with %d reports left; those written are whole; run again with --resume"}
)

// The JSON of batch.
type (
	batchJSON struct {
		Schema  string           `json:"schema"`
		Out     string           `json:"out"`
		Shard   string           `json:"shard,omitempty"`
		Rows    []batchRowJSON   `json:"rows"`
		Summary batchSummaryJSON `json:"summary"`
	}
	batchRowJSON struct {
		Row       int              `json:"row"`
		Source    string           `json:"source"`
		File      string           `json:"file"` // "" when the row has no name
		State     batch.State      `json:"state"`
		Filled    int              `json:"filled"`
		Missing   []string         `json:"missing"`
		Review    []string         `json:"review,omitempty"`    // with --roll
		Undecided []string         `json:"undecided,omitempty"` // checks
		Errors    []batchErrorJSON `json:"errors"`
	}
	batchErrorJSON struct {
		Key     string `json:"key,omitempty"`
		Cell    string `json:"cell,omitempty"` // in a workbook: Sheet1!C5
		Line    int    `json:"line,omitempty"` // in a text file
		Message string `json:"message"`
	}
	batchSummaryJSON struct {
		Written   int    `json:"written"`
		Unchanged int    `json:"unchanged"`
		Failed    int    `json:"failed"`
		Left      int    `json:"left"`
		Missing   int    `json:"missing"` // reports that lack values
		File      string `json:"file"`    // the workbook that says what became of each row
	}
)

// tell writes the summary and says what became of the rows.
func (b *batcher) tell(ctx context.Context, results []batch.Result, interrupted bool) error {
	sum := b.summarise(results)
	if sum.Failed+sum.Left+sum.Missing > 0 {
		b.found(statusFindings)
	}
	err := b.writeSummary(results, sum.File)
	for i := range results {
		b.tellRow(&results[i])
	}
	b.say(batchDone, sum.Written, sum.Unchanged, sum.Failed, sum.Missing, sum.File)
	if interrupted {
		b.found(statusUsage)
		b.warn(batchInterrupted, sum.Left)
	}
	if !b.asJSON {
		return err
	}
	data, encoding := encodeJSON(b.result(results, sum))
	return errors.Join(err, encoding, b.print(ctx, data))
}

func (b *batcher) summarise(results []batch.Result) batchSummaryJSON {
	sum := batchSummaryJSON{File: filepath.Join(b.out, batch.SummaryName(b.shard.Shard))}
	count := map[batch.State]*int{
		batch.Written: &sum.Written, batch.Unchanged: &sum.Unchanged, batch.Failed: &sum.Failed, batch.Left: &sum.Left,
	}
	for i := range results {
		*count[results[i].State]++
		if len(results[i].Missing) > 0 {
			sum.Missing++
		}
	}
	return sum
}

func (b *batcher) writeSummary(results []batch.Result, path string) error {
	f, err := b.create(context.Background(), path)
	if err != nil {
		return err
	}
	w := &sink{ctx: context.Background(), to: f} // also of an interrupted run
	err = batch.WriteSummary(w, results, b.lang == audit.English, b.explainAll)
	if err := w.blameFile(err, path); err != nil {
		f.discard()
		return err
	}
	return f.commit()
}

// explainAll puts all errors of a row into lines.
func (b *batcher) explainAll(err error) string {
	var lines []string
	for _, one := range split(err) {
		lines = append(lines, b.explain(one))
	}
	return strings.Join(lines, "\n")
}

// tellRow says what is wrong with a row, or what it lacks.
func (b *batcher) tellRow(r *batch.Result) {
	for _, err := range split(r.Err) {
		switch {
		case err == nil:
		case r.Row.File == "":
			b.warn(batchNameless, r.Row.Number, b.explain(err))
		default:
			b.warn(batchFailed, r.Row.Number, r.Row.File, b.explain(err))
		}
	}
	if len(r.Missing) > 0 {
		b.say(batchMissing, r.Row.Number, r.Row.File, len(r.Missing), strings.Join(r.Missing, " "))
	}
	for _, check := range r.Undecided {
		b.say(batchUndecided, r.Row.Number, r.Row.File, check)
	}
}

func (b *batcher) result(results []batch.Result, sum batchSummaryJSON) batchJSON {
	list := batchJSON{Schema: "tianbao.batch/1", Out: b.out, Shard: b.shard.String(), Rows: []batchRowJSON{}, Summary: sum}
	for i := range results {
		r := &results[i]
		row := batchRowJSON{
			Row: r.Row.Number, Source: r.Row.Pos.File, File: r.Row.File, State: r.State, Filled: r.Filled,
			Missing: append([]string{}, r.Missing...), Review: r.Review, Undecided: r.Undecided,
			Errors: []batchErrorJSON{},
		}
		for _, err := range split(r.Err) {
			if err != nil {
				row.Errors = append(row.Errors, b.errorJSON(err))
			}
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// errorJSON says where in the table an error stands.
func (b *batcher) errorJSON(err error) batchErrorJSON {
	e := batchErrorJSON{Message: b.explain(err)}
	pos := values.Pos{}
	if v, ok := errors.AsType[*values.Error](err); ok {
		e.Key, pos = v.Key, v.Pos
	} else if v, ok := errors.AsType[*engine.Error](err); ok {
		e.Key, pos = v.Key, v.Pos
	} else if v, ok := errors.AsType[*batch.Error](err); ok {
		e.Key, pos = v.Key, v.Pos
	}
	e.Cell, e.Line = pos.Cell, pos.Line
	return e
}
