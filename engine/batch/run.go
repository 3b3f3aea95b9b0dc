package batch

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// Options of Run. The zero value of each but Template is useful.
type Options struct {
	Template *engine.Template
	Fill     engine.FillOptions
	Jobs     int // reports made at once; 0: one a processor

	// MayReplace says why a file must not be written, nil when it may. Several
	// goroutines call it at once.
	MayReplace func(path string) error
	// Progress is called with each report that is done, one at a time, in any
	// order.
	Progress func(Result)
}

// State is what became of a row.
type State string

const (
	Written   State = "written"
	Unchanged State = "unchanged" // done by an earlier run
	Failed    State = "failed"    // Result.Err says why
	Left      State = "left"      // not reached, because the run was stopped
)

// Outcome is what filling a report came to.
type Outcome struct {
	Filled    int      `json:"filled"`              // placeholders
	Missing   []string `json:"missing,omitempty"`   // keys of those that keep their text
	Review    []string `json:"review,omitempty"`    // keys of titles and periods to decide about
	Undecided []string `json:"undecided,omitempty"` // checks that need a figure which is missing
}

// Result is what became of one row.
type Result struct {
	Row   Row
	State State
	Outcome
	Err error
}

// Run makes the reports of rows in folder f. A row that fails does not stop the
// others; its Result says why. The results have the order of rows. The error is
// what stopped the run: the context's, or what the system says about the folder;
// reports that are done by then are whole and recorded.
func Run(ctx context.Context, rows []Row, f *Folder, opts Options) ([]Result, error) {
	digest, err := templateDigest(opts.Template, opts.Fill)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &run{
		Options: opts, folder: f, compiled: opts.Template.Compile(opts.Fill), template: digest,
		rows: rows, results: make([]Result, len(rows)), stop: stop,
	}
	for i := range rows {
		r.results[i] = Result{Row: rows[i], State: Left}
	}
	r.work(ctx)
	return r.results, context.Cause(ctx)
}

// run is one Run.
type run struct {
	Options
	folder   *Folder
	compiled *engine.Compiled
	template string // digest
	rows     []Row
	results  []Result
	next     atomic.Int64 // the row to take next
	stop     context.CancelCauseFunc
}

// product is a result and the line that records it, if it was written.
type product struct {
	row  int
	line done
}

// work makes the reports in several goroutines and records them in this one.
func (r *run) work(ctx context.Context) {
	products := make(chan product, groupSize) // workers go on while a group is recorded
	var workers sync.WaitGroup
	for range r.jobs() {
		workers.Go(func() {
			for i := int(r.next.Add(1)) - 1; i < len(r.rows) && ctx.Err() == nil; i = int(r.next.Add(1)) - 1 {
				products <- product{i, r.make(i)}
			}
		})
	}
	go func() {
		workers.Wait()
		close(products)
	}()
	r.record(products)
}

func (r *run) jobs() int {
	jobs := r.Jobs
	if jobs < 1 {
		jobs = runtime.GOMAXPROCS(0)
	}
	return min(jobs, max(1, len(r.rows)))
}

// How many reports, and what time, may be lost to a killed run, which makes them
// again.
const (
	groupSize = 1000
	groupTime = 5 * time.Second
)

// record collects products and records them in groups.
func (r *run) record(products <-chan product) {
	var group []done
	since := time.Now()
	for p := range products {
		if r.Progress != nil {
			r.Progress(r.results[p.row])
		}
		if r.results[p.row].State == Written {
			group = append(group, p.line)
		}
		if len(group) >= groupSize || time.Since(since) > groupTime {
			r.commit(group)
			group, since = group[:0], time.Now()
		}
	}
	r.commit(group)
}

// commit brings reports to the disk and then records them.
func (r *run) commit(group []done) {
	if len(group) == 0 {
		return
	}
	names := make([]string, len(group))
	for i, d := range group {
		names[i] = d.File
	}
	err := r.folder.sync(names)
	if err == nil {
		err = r.folder.record.add(group)
	}
	if err != nil {
		r.stop(err)
	}
}

// make makes the report of one row and returns the line that records it.
func (r *run) make(i int) done {
	result := &r.results[i]
	if result.Err = result.Row.Err; result.Err != nil {
		result.State = Failed
		return done{}
	}
	vals := result.Row.contents()
	line := done{File: result.Row.File, Input: inputDigest(r.template, vals)}
	var found bool
	if result.Outcome, found = r.folder.record.find(r.folder, line.File, line.Input); found {
		result.State = Unchanged
		return line
	}
	result.State = Written
	if line.Output, result.Err = r.write(result, vals); result.Err != nil {
		result.State, result.Outcome = Failed, Outcome{}
		if stopping, ok := errors.AsType[*folderError](result.Err); ok {
			r.stop(stopping.err)
		}
	}
	line.Outcome = result.Outcome
	return line
}

// write fills the report of a row and writes it.
func (r *run) write(result *Result, vals *values.File) (digest string, err error) {
	if r.MayReplace != nil {
		if err := r.MayReplace(filepath.Join(r.folder.Path, result.Row.File)); err != nil {
			return "", err
		}
	}
	return r.folder.write(result.Row.File, func(w io.Writer) error {
		filled, err := r.compiled.Write(w, vals)
		if err == nil {
			result.Outcome = outcome(filled)
		}
		return err
	})
}

func outcome(filled *engine.Filled) Outcome {
	o := Outcome{Filled: filled.Count, Missing: keysOf(filled.Missing), Review: keysOf(filled.Review)}
	for _, check := range filled.Undecided {
		o.Undecided = append(o.Undecided, check.Text)
	}
	return o
}

func keysOf(slots []slot.Slot) []string {
	var keys []string
	for _, s := range slots {
		keys = append(keys, s.Key)
	}
	return keys
}
