package engine

import (
	"slices"
	"sort"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Template is a document together with its slots. It does not change and is
// safe for concurrent use; its slices must not be written to.
type Template struct {
	Doc      *docx.Document
	Period   period.Period   // the report's own period, zero when unknown
	Slots    []slot.Slot     // in document order; a container before what it contains
	Rejected []slot.Rejected // candidates that are no slots

	keys   []string           // of the slots
	byKey  map[string]int     // index of the slot
	fixed  map[int]docx.Fixed // slots whose text Word would put back
	offers map[int]*offer     // slots in controls that offer choices or dates
	parent []int              // index of the innermost slot that contains this one, or -1
	linked map[string][]int   // by key of the first: the slots that must read as it does
}

// Load finds the slots of a document. The document must stay open as long as
// the Template is in use.
func Load(doc *docx.Document, opts slot.Options) *Template {
	found := slot.Find(doc.Paragraphs(), opts)
	t := &Template{
		Doc: doc, Period: found.Period, Slots: found.Slots, Rejected: found.Rejected,
		byKey: make(map[string]int, len(found.Slots)),
		fixed: map[int]docx.Fixed{}, offers: map[int]*offer{},
		parent: containers(found.Slots),
		linked: map[string][]int{},
	}
	t.look(doc.Paragraphs())
	linkTwins(doc.Twins(), t.Slots)
	for i := range t.Slots {
		s := &t.Slots[i]
		t.keys = append(t.keys, s.Key)
		t.byKey[s.Key] = i
		if s.Link != "" {
			t.linked[s.Link] = append(t.linked[s.Link], i)
		}
	}
	return t
}

// look finds the slots that can't be filled because Word would put back what
// stands there, such as the message of a broken reference, and those that stand
// in a control which makes an offer.
func (t *Template) look(paragraphs []docx.Paragraph) {
	next := 0 // slots come in the order of the paragraphs
	for i := range paragraphs {
		p := &paragraphs[i]
		for ; next < len(t.Slots) && t.Slots[next].Loc.Part == p.Part && t.Slots[next].Loc.Para == p.Index; next++ {
			at := t.Slots[next].Loc
			if why := fixedAt(p, at); why != docx.NotFixed {
				t.fixed[next] = why
			}
			if o := offerAt(p, at); o != nil {
				t.offers[next] = o
			}
		}
	}
}

// IsFixed reports whether Word would put back what stands in slot i.
func (t *Template) IsFixed(i int) bool { return t.fixed[i] != docx.NotFixed }

func fixedAt(p *docx.Paragraph, at docx.Loc) docx.Fixed {
	for _, run := range runsAt(p, at) {
		if run.Fixed != docx.NotFixed {
			return run.Fixed
		}
	}
	return docx.NotFixed
}

// runsAt are the runs that a stretch of a paragraph touches.
func runsAt(p *docx.Paragraph, at docx.Loc) []docx.Run {
	from := sort.Search(len(p.Runs), func(i int) bool { return p.Runs[i].End > at.Start })
	to := sort.Search(len(p.Runs), func(i int) bool { return p.Runs[i].Start >= at.End })
	return p.Runs[from:max(from, to)]
}

// containers finds for each slot the innermost one that contains it. Slots
// come in document order, a container before what it contains.
func containers(slots []slot.Slot) []int {
	parent := make([]int, len(slots))
	var open []int // slots that may contain the next one, outermost first
	for i := range slots {
		for len(open) > 0 && !contains(slots[open[len(open)-1]].Loc, slots[i].Loc) {
			open = open[:len(open)-1]
		}
		parent[i] = -1
		if len(open) > 0 {
			parent[i] = open[len(open)-1]
		}
		open = append(open, i)
	}
	return parent
}

func contains(outer, inner docx.Loc) bool {
	return outer.Part == inner.Part && outer.Para == inner.Para &&
		outer.Start <= inner.Start && inner.End <= outer.End
}

// group are the slots that must read as slot i does, the first of them.
func (t *Template) group(i int) []int {
	return append([]int{i}, t.linked[t.Slots[i].Key]...)
}

// Keys lists the keys of the slots in document order.
func (t *Template) Keys() []string { return slices.Clone(t.keys) }
