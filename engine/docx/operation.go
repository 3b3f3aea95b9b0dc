package docx

import (
	"cmp"
	"slices"
	"sort"
)

// operation is what recut does to one paragraph. Offsets are bytes in its text.
type operation struct {
	deletions  []change // sorted, apart from one another; their text means nothing
	insertions []change // likewise, what has been inserted
	clearings  []change // likewise
	inserts    []insert // sorted by offset
	rest       string   // the element for all else: "moveTo", or "" for none
	offsets    []int    // at which text must be divided, sorted
}

// newOperation sorts what is to be done.
func newOperation(op operation) *operation {
	op.clearings = merged(op.clearings)
	slices.SortStableFunc(op.inserts, func(a, b insert) int { return cmp.Compare(a.offset, b.offset) })
	for _, changes := range [...][]change{op.deletions, op.insertions, op.clearings} {
		for _, c := range changes {
			op.offsets = append(op.offsets, c.start, c.end)
		}
	}
	for _, in := range op.inserts {
		op.offsets = append(op.offsets, in.offset)
	}
	slices.Sort(op.offsets)
	op.offsets = slices.Compact(op.offsets)
	return &op
}

// merged sorts stretches and joins those that touch.
func merged(stretches []change) []change {
	slices.SortFunc(stretches, func(a, b change) int { return cmp.Compare(a.start, b.start) })
	var out []change
	for _, c := range stretches {
		if n := len(out); n > 0 && c.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, c.end)
		} else if c.start < c.end {
			out = append(out, c)
		}
	}
	return out
}

// cuts lists the offsets from one to another, both counted, at which text must
// be divided.
func (op *operation) cuts(from, to int) []int {
	i, _ := slices.BinarySearch(op.offsets, from)
	j, _ := slices.BinarySearch(op.offsets, to+1)
	return op.offsets[i:max(i, j)]
}

// touches reports whether one of sorted stretches has characters in common with
// the one given.
func touches(stretches []change, from, to int) bool {
	i := sort.Search(len(stretches), func(i int) bool { return stretches[i].end > from })
	return i < len(stretches) && stretches[i].start < to
}

// apply notes what is to be done to a segment.
func (s *segment) apply(op *operation) {
	s.wrap = op.rest
	if s.from == s.to {
		return
	}
	switch {
	case touches(op.deletions, s.from, s.to):
		s.wrap = "del"
	case touches(op.insertions, s.from, s.to):
		s.wrap = "ins"
	}
	s.cleared = touches(op.clearings, s.from, s.to)
	i := sort.Search(len(op.inserts), func(i int) bool { return op.inserts[i].offset >= s.from })
	for ; i < len(op.inserts) && op.inserts[i].offset <= s.to; i++ {
		switch in := &op.inserts[i]; {
		case in.after && s.from < in.offset:
			s.after = append(s.after, in.markup)
		case !in.after && in.offset < s.to:
			s.before = append(s.before, in.markup)
		}
	}
}
