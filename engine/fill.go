package engine

import (
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// FillOptions of Fill. The zero value fills in what there are values for.
type FillOptions struct {
	// Roll writes the proposals for titles and periods, except where a value
	// says otherwise. What Roll they are for is an option of Load.
	Roll bool

	// Track writes every new text as a tracked change by Author, dated Date; the
	// zero time leaves the date out. Formatting is not tracked.
	Track bool
	Date  time.Time

	// ClearMarks removes the marking of the blanks that get a value: highlight,
	// shading, red characters (see marks.go for what counts as such).
	ClearMarks bool
}

// Author of the tracked changes.
const Author = docx.CommentAuthor

// Filled is a report made from a Template.
type Filled struct {
	Doc     *docx.Document
	Changed []Change    // every slot whose text was replaced, in document order
	Count   int         // placeholders that are filled, as part of a title or on their own
	Missing []slot.Slot // placeholders that keep their text; of linked ones the first
	Review  []slot.Slot // with Roll: titles and periods that a person must decide about

	// Undecided are checks that need a figure which is missing; Items of the
	// entry names the figures.
	Undecided []values.Entry
}

// Change is one slot and its new text.
type Change struct {
	Slot   slot.Slot
	New    string
	Rolled bool // by FillOptions.Roll rather than by a value
}

// Fill puts values into the slots of the template. Everything that is wrong
// with them is reported at once, joined by errors.Join: *Error, *values.Error,
// or what docx.Document.Apply refuses.
func (t *Template) Fill(vals *values.File, opts FillOptions) (*Filled, error) {
	computed, err := values.Compute(vals, t.Keys())
	if err != nil {
		return nil, err
	}
	if len(computed.Broken) > 0 {
		return nil, computed.Broken
	}
	p := newPlan(t)
	if err := p.take(vals.With(computed)); err != nil {
		return nil, err
	}
	filled := &Filled{Undecided: computed.Open}
	if opts.Roll {
		filled.Review = p.roll()
	}
	filled.Changed = p.changes()
	filled.Count, filled.Missing = p.placeholders()
	return filled, t.write(filled, opts)
}

// write makes the document of what is to change.
func (t *Template) write(filled *Filled, opts FillOptions) (err error) {
	edits := make([]docx.Edit, len(filled.Changed))
	for i, c := range filled.Changed {
		edits[i] = docx.Edit{Loc: c.Slot.Loc, New: c.New}
	}
	if opts.Track {
		filled.Doc, err = t.Doc.ApplyTracked(edits, docx.Revision{Author: Author, Date: opts.Date})
	} else {
		filled.Doc, err = t.Doc.Apply(edits)
	}
	if err == nil && opts.ClearMarks {
		filled.Doc, err = t.withoutMarks(filled)
	}
	return err
}
