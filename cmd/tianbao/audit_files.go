package main

import (
	"context"
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"sync"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

var auditBar = text{"审核", "auditing"}

// audited is what became of one report.
type audited struct {
	audit.Result
	regime *regime // of its folder
	read   bool
	err    error
}

// files audits each file and returns the results in the order of the files. A
// file that can't be read does not stop the others: it stands in the results as
// skipped.
func (x *auditor) files(ctx context.Context, files []string) ([]audit.Result, error) {
	all := x.each(ctx, files)
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	var errs []error
	broken := map[*regime]bool{}
	results := make([]audit.Result, len(files))
	for i, one := range all {
		if one.err != nil && !broken[one.regime] {
			errs = append(errs, one.err)
		}
		broken[one.regime] = one.regime.err != nil // that of a folder's settings is told once
		results[i] = one.Result
		if one.read {
			x.noteSkips(files[i], one.Skipped)
			results[i].Skipped = slices.Concat(one.Skipped, x.unread)
		}
	}
	err := errors.Join(append(errs, x.holdAgainstBaseline(ctx, results))...)
	for i, one := range all {
		if one.read && countsAsFailure(&results[i], one.regime.failOn) {
			x.found(statusFindings)
		}
	}
	return results, err
}

// each audits several files at once, with a bar on a terminal.
func (x *auditor) each(ctx context.Context, files []string) []audited {
	all := make([]audited, len(files))
	done := func() {}
	if len(files) > 1 {
		progress := x.newProgress(auditBar, len(files))
		defer progress.close()
		done = progress.draw
	}
	x.parallel(ctx, files, func(i int) { all[i] = x.file(ctx, files[i]) }, done)
	return all
}

// parallel does each file's work on as many goroutines as there are processors;
// done is called by one of them at a time. Stdin is read in its turn. When ctx
// ends, no further file is begun.
func (x *auditor) parallel(ctx context.Context, files []string, work func(i int), done func()) {
	workers := min(runtime.GOMAXPROCS(0), len(files))
	if slices.Contains(files, "-") {
		workers = 1
	}
	next := make(chan int)
	var mu sync.Mutex
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := range next {
				work(i)
				mu.Lock()
				done()
				mu.Unlock()
			}
		})
	}
	for i := range files {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	group.Wait()
}

func (x *auditor) file(ctx context.Context, name string) audited {
	r := x.regimeOf(name)
	unread := func(err error) audited {
		skip := docx.Skip{Reason: x.explain(err)}
		return audited{Result: audit.Result{File: name, Skipped: []docx.Skip{skip}}, regime: r, err: err}
	}
	if r.err != nil {
		return unread(r.err)
	}
	doc, err := x.open(ctx, name)
	if err != nil {
		return unread(err)
	}
	defer doc.Close()
	result, err := x.document(ctx, name, doc, r)
	if err != nil {
		return unread(err)
	}
	err = x.writeCopies(ctx, doc, result)
	if !x.keepsSubjects() {
		result.Subject = nil // many reports take much memory
	}
	return audited{result, r, true, err}
}

// document audits one report.
func (x *auditor) document(ctx context.Context, name string, doc *docx.Document, r *regime) (audit.Result, error) {
	subject := x.subject
	subject.File, subject.Doc = name, doc
	opts := r.options
	waivers, err := readWaivers(name)
	if err != nil {
		return audit.Result{}, err
	}
	opts.Waivers = waivers
	result, err := await(ctx, func() (audit.Result, error) {
		subject.Slots = findSlots(doc, slot.Options{Period: x.period.Period, Ignore: r.ignore})
		return audit.Run(ctx, &subject, opts)
	})
	if err != nil && ctx.Err() == nil {
		return result, usage(auditOptions, err)
	}
	if x.tracked {
		result.Findings = slices.DeleteFunc(result.Findings, audit.Finding.IsRevision)
	}
	return result, err
}

// readWaivers reads the waiver files beside a report.
func readWaivers(report string) ([]audit.Waiver, error) {
	var list []audit.Waiver
	for _, path := range audit.WaiverFiles(report) {
		data, err := readSmall(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, inputError(err, path)
		}
		waivers, err := audit.ReadWaivers(path, data)
		if err != nil {
			return nil, usage(auditWaivers, err)
		}
		list = append(list, waivers...)
	}
	return list, nil
}

var auditWaivers = text{"豁免文件有误：%v", "wrong waiver file: %v"}

// countsAsFailure reports whether a result has findings of the level of --fail-on or
// above.
func countsAsFailure(result *audit.Result, failOn *oneOf) bool {
	if failOn.is(never) {
		return false
	}
	for _, level := range audit.Levels() {
		if result.Count(level) > 0 {
			return true
		}
		if failOn.is(level.String()) {
			break
		}
	}
	return false
}
