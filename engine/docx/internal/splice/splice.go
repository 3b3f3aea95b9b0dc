// Package splice applies byte edits to a text.
package splice

import (
	"fmt"
	"slices"
)

// Edit replaces the bytes from Start to End, half-open, by New. Start == End
// inserts.
type Edit struct {
	Start, End int
	New        string
}

// Error is an edit that can't be done.
type Error struct {
	Edit   Edit
	Detail string // one English clause
}

func (e *Error) Error() string {
	return fmt.Sprintf("edit of bytes %d to %d: %s", e.Edit.Start, e.Edit.End, e.Detail)
}

// Apply returns src with every edit done. Edits may come in any order; those
// that insert at one offset keep theirs, and stand before what replaces the
// bytes that follow. Edits that overlap or lie out of range are an error of
// type *Error.
func Apply(src string, edits []Edit) ([]byte, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, compare)
	size, err := check(len(src), edits)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, size)
	pos := 0
	for _, e := range edits {
		out = append(out, src[pos:e.Start]...)
		out = append(out, e.New...)
		pos = e.End
	}
	return append(out, src[pos:]...), nil
}

func compare(a, b Edit) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}

// check returns the size of the result.
func check(size int, edits []Edit) (int, error) {
	end, limit := 0, size
	for _, e := range edits {
		switch {
		case e.Start < 0 || e.End < e.Start || e.End > limit:
			return 0, &Error{e, "out of range"}
		case e.Start < end:
			return 0, &Error{e, "overlaps another edit"}
		}
		end = e.End
		size += len(e.New) - (e.End - e.Start)
	}
	return size, nil
}
