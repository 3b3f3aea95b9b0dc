package main

import (
	"github.com/schollz/progressbar/v3"
	"github.com/tianbao-dev/tianbao/engine/batch"
)

var (
	batchBar  = text{"填写", "filling"}
	batchStep = text{"已完成 %d/%d", "%d of %d done"}
)

// progress shows how far a batch is: a bar on a terminal, otherwise a line for
// each tenth of a long one.
type progress struct {
	*app
	bar         *progressbar.ProgressBar // nil for lines
	count, rows int
}

// longBatch is the number of rows from which on lines tell of progress.
const longBatch = 100

func (a *app) newProgress(what text, rows int) *progress {
	p := &progress{app: a, rows: rows}
	if !a.quiet && isTerminal(a.stderr) {
		p.bar = progressbar.NewOptions(rows,
			progressbar.OptionSetWriter(a.stderr),
			progressbar.OptionSetDescription(a.t(what)),
			progressbar.OptionShowCount(),
			progressbar.OptionSetWidth(30),
			progressbar.OptionClearOnFinish(),
		)
	}
	return p
}

// done notes one more report. It is called by one goroutine at a time.
func (p *progress) done(batch.Result) { p.step() }

func (p *progress) step() {
	p.count++
	switch {
	case p.bar != nil:
		_ = p.bar.Add(1) // a bar that can't be drawn is no reason to stop
	case p.rows >= longBatch && p.count*10/p.rows > (p.count-1)*10/p.rows:
		p.say(batchStep, p.count, p.rows)
	}
}

// draw notes one more report on a terminal only.
func (p *progress) draw() {
	if p.bar != nil {
		p.step()
	}
}

// close takes the bar away.
func (p *progress) close() {
	if p.bar != nil {
		_ = p.bar.Clear()
		_ = p.bar.Exit()
	}
}
