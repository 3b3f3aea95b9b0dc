package engine

import (
	"slices"
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
	// zero time leaves the date out. Formatting is not tracked, and rows and
	// paragraphs that come or go can't be: that is an error.
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
	Changed []Change    // every slot whose text was replaced, in document order; a slot of a row that is repeated, for each record
	Count   int         // placeholders that are filled, as part of a title or on their own
	Missing []slot.Slot // placeholders that keep their text; of linked ones the first
	Dropped []Dropped   // what the values asked to leave out, in document order
	Review  []slot.Slot // with Roll: titles and periods that a person must decide about

	// Renamed are keys of a form that other words of the template have made
	// longer or shorter since; see values.File.Rekey.
	Renamed []values.Renamed

	// Undecided are checks that need a figure which is missing; Items of the
	// entry names the figures.
	Undecided []values.Entry

	restructured bool // more than texts of slots has changed
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
	d, err := t.decide(vals, opts)
	if err != nil {
		return nil, err
	}
	d.filled.Doc, err = d.write(d.list, opts)
	return d.filled, err
}

// Rekeyed is vals with the keys of now, where it is a form that was made for an
// earlier state of the template, or with keys in another script. Fill does the
// same by itself.
func (t *Template) Rekeyed(vals *values.File) *values.File {
	vals, _ = t.rekey(vals)
	return vals
}

// rekey gives a form that was made for an earlier state of the template the keys
// of now.
func (t *Template) rekey(vals *values.File) (*values.File, []values.Renamed) {
	stranger := func(a values.Entry) bool { _, known := t.byKey[a.Key]; return !known }
	if !slices.ContainsFunc(vals.Anchors, stranger) {
		return vals, nil
	}
	anchors := make(map[string]string, len(t.Slots))
	for i := range t.Slots {
		if s := &t.Slots[i]; s.Link == "" {
			anchors[s.Key] = s.Anchor
		}
	}
	return vals.Rekey(anchors)
}

// decision is what Fill does, but for the document.
type decision struct {
	*plan
	list   []replacement
	filled *Filled
}

func (t *Template) decide(vals *values.File, opts FillOptions) (*decision, error) {
	computed, err := values.Compute(vals, t.keys)
	if err != nil {
		return nil, err
	}
	if len(computed.Broken) > 0 {
		return nil, computed.Broken
	}
	p := newPlan(t)
	vals, renamed := t.rekey(vals.With(computed))
	if err := p.take(vals); err != nil {
		return nil, err
	}
	if opts.Track && p.restructures() {
		return nil, &Error{Kind: KindUntracked}
	}
	filled := &Filled{Undecided: computed.Open, Renamed: renamed}
	if opts.Roll {
		filled.Review = p.roll()
	}
	changes, list := p.replacements()
	filled.Changed = changes
	filled.Count, filled.Missing = p.placeholders()
	filled.Dropped, filled.restructured = p.dropped, p.restructures() || len(p.dropped) > 0
	return &decision{p, list, filled}, nil
}
