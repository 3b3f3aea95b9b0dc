package engine

import (
	"errors"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// write makes the document of the plan: rows and paragraphs are copied, texts
// put in their places, marks cleared, and what nothing is left of removed.
func (p *plan) write(list []replacement, opts FillOptions) (*docx.Document, error) {
	before := p.Doc
	var err error
	if len(p.layout) > 0 {
		if before, err = before.Multiply(p.layout.multiples()); err != nil {
			return nil, p.stuck(err)
		}
	}
	edits := make([]docx.Edit, 0, len(list)+len(p.cuts))
	for _, r := range list {
		edits = append(edits, docx.Edit{Loc: r.at, New: r.New})
	}
	for _, cut := range p.cuts {
		edits = append(edits, docx.Edit{Loc: p.layout.place(cut.Loc, 0)})
	}
	after, err := apply(before, edits, opts)
	if err == nil && opts.ClearMarks {
		after, err = p.withoutMarks(before, after, list)
	}
	if err == nil && len(p.gone) > 0 {
		if after, err = after.Multiply(p.leftOut()); err != nil {
			return nil, p.stuck(err)
		}
	}
	return after, err
}

// stuck says which values ask for rows or paragraphs to come or go that can't,
// where that is why Multiply failed.
func (p *plan) stuck(err error) error {
	var errs []error
	note := func(m docx.Multiple, from values.Entry) {
		if why := p.Doc.Stuck(m); why != docx.NotStuck {
			errs = append(errs, &Error{Kind: KindStuck, Key: from.Key, Pos: from.Pos, Row: m.Row, Stuck: why, Loc: docx.Loc{Part: m.Part, Para: m.Para}})
		}
	}
	for _, c := range p.layout {
		note(c.Multiple, c.from)
	}
	for _, r := range p.gone {
		note(r.Multiple, r.from)
	}
	if len(errs) == 0 {
		return err
	}
	return errors.Join(errs...)
}

func apply(doc *docx.Document, edits []docx.Edit, opts FillOptions) (*docx.Document, error) {
	if opts.Track {
		return doc.ApplyTracked(edits, docx.Revision{Author: Author, Date: opts.Date})
	}
	return doc.Apply(edits)
}

// leftOut are the rows and paragraphs that go, by their places once others are
// copied.
func (p *plan) leftOut() []docx.Multiple {
	list := make([]docx.Multiple, len(p.gone))
	for i, r := range p.gone {
		m := r.Multiple
		m.Para = p.layout.place(docx.Loc{Part: m.Part, Para: m.Para}, 0).Para
		list[i] = m
	}
	return list
}

// restructures reports whether rows or paragraphs come or go.
func (p *plan) restructures() bool { return len(p.layout)+len(p.gone) > 0 }
