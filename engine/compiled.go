package engine

import (
	"io"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// Compiled writes the reports made from a Template, many of them. What Fill
// decides anew each time is decided once: where the texts of a set of slots go
// in the file, and what the file is around them. It is safe for concurrent use.
type Compiled struct {
	*Template
	opts FillOptions

	mu       sync.Mutex
	stencils map[string]*stencil // by the slots that change
}

// stencil is made once for the slots that a report changes. Its Stencil is nil
// where they take Fill.
type stencil struct {
	once sync.Once
	*docx.Stencil
}

// maxStencils bounds what a Compiled keeps. Reports that lack the same values
// share a stencil; with more sets of missing values than this, stencils are made
// again.
const maxStencils = 64

// Compile prepares t for being filled many times.
func (t *Template) Compile(opts FillOptions) *Compiled {
	return &Compiled{Template: t, opts: opts, stencils: map[string]*stencil{}}
}

// Write fills the template and writes the report. It does what Fill and WriteTo
// do together, with the same errors before anything is written; Filled.Doc may
// be nil. The report has the same parts with the same bytes in them, but for how
// they are compressed: equal values give equal files.
//
// What takes more than other text in the slots is left to Fill: tracked changes,
// cleared marks, rows that are repeated, what is dropped, slots in charts,
// diagrams, properties and content controls, values of several lines, and
// templates whose files would grow beyond 1.3 times.
func (c *Compiled) Write(w io.Writer, vals *values.File) (*Filled, error) {
	d, err := c.decide(vals, c.opts)
	if err != nil {
		return nil, err
	}
	if s := c.stencilFor(d); s != nil && takes(s, d.list) {
		_, err = s.WriteTo(w, newTexts(d.list))
		return d.filled, err
	}
	if d.filled.Doc, err = d.write(d.list, c.opts); err != nil {
		return nil, err
	}
	_, err = d.filled.Doc.WriteTo(w)
	return d.filled, err
}

// onlyReplaces reports whether nothing but the text of slots changes.
func (d *decision) onlyReplaces(opts FillOptions) bool {
	return !opts.Track && !opts.ClearMarks && !d.restructures() && len(d.extra)+len(d.cuts) == 0
}

// stencilFor is the stencil for the slots that change, nil where they take Fill.
func (c *Compiled) stencilFor(d *decision) *docx.Stencil {
	if !d.onlyReplaces(c.opts) {
		return nil
	}
	s := c.entry(d.changedSet())
	s.once.Do(func() {
		locs := make([]docx.Loc, len(d.list))
		for i := range d.list {
			locs[i] = d.list[i].at
		}
		s.Stencil, _ = c.Doc.Stencil(locs) // what is wrong, Apply says
	})
	return s.Stencil
}

func (c *Compiled) entry(set string) *stencil {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.stencils[set]
	if s == nil {
		if len(c.stencils) == maxStencils {
			clear(c.stencils)
		}
		s = &stencil{}
		c.stencils[set] = s
	}
	return s
}

// changedSet marks the slots that change, one bit each.
func (d *decision) changedSet() string {
	set := make([]byte, (len(d.Slots)+7)/8)
	for i := range d.list {
		n := d.byKey[d.list[i].Slot.Key]
		set[n/8] |= 1 << (n % 8)
	}
	return string(set)
}

func takes(s *docx.Stencil, list []replacement) bool {
	for i := range list {
		if !s.Takes(list[i].New) {
			return false
		}
	}
	return true
}

func newTexts(list []replacement) []string {
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = list[i].New
	}
	return texts
}
