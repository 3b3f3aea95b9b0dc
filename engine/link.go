package engine

import (
	"cmp"
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// linkTwins links the slots that Word keeps the same, as those of controls that
// are bound to the same data: a text for one of them goes into all.
func linkTwins(twins [][]docx.Loc, slots []slot.Slot) {
	if len(twins) == 0 {
		return
	}
	ln := newLinker(slots)
	for _, places := range twins {
		ln.join(places)
	}
	ln.write()
}

// linker gathers slots that must read the same into sets.
type linker struct {
	slots []slot.Slot
	first map[place]int // the first slot of a paragraph
	lead  []int         // a slot of the same set before this one, or this one
}

// newLinker begins with the links that the slots have.
func newLinker(slots []slot.Slot) *linker {
	ln := &linker{slots, firstSlots(slots), make([]int, len(slots))}
	byKey := make(map[string]int, len(slots))
	for i := range slots {
		ln.lead[i] = i
		byKey[slots[i].Key] = i
	}
	for i := range slots {
		if j, ok := byKey[slots[i].Link]; ok && slots[i].Link != "" {
			ln.unite(i, j)
		}
	}
	return ln
}

// leadOf is the first slot of a set. The ways that led there become shorter.
func (ln *linker) leadOf(i int) int {
	for ln.lead[i] != i {
		ln.lead[i] = ln.lead[ln.lead[i]]
		i = ln.lead[i]
	}
	return i
}

func (ln *linker) unite(i, j int) {
	i, j = ln.leadOf(i), ln.leadOf(j)
	ln.lead[max(i, j)] = min(i, j)
}

// join links the slots at places that say the same.
func (ln *linker) join(places []docx.Loc) {
	type offset struct {
		start, end int
		kind       slot.Kind
	}
	at := map[offset]int{}
	for _, pl := range places {
		from, to := ln.within(pl)
		for i := from; i < to; i++ {
			s := &ln.slots[i]
			if s.Loc.End > pl.End {
				continue
			}
			o := offset{s.Loc.Start - pl.Start, s.Loc.End - pl.Start, s.Kind}
			if j, known := at[o]; known {
				ln.unite(i, j)
			} else {
				at[o] = i
			}
		}
	}
}

// within is the range of the slots that begin at a place.
func (ln *linker) within(pl docx.Loc) (from, to int) {
	first, ok := ln.first[placeOf(pl)]
	if !ok {
		return 0, 0
	}
	rest := ln.slots[first:]
	search := func(offset int) int {
		n, _ := slices.BinarySearchFunc(rest, offset, func(s slot.Slot, offset int) int {
			if placeOf(s.Loc) != placeOf(pl) {
				return 1
			}
			return cmp.Compare(s.Loc.Start, offset)
		})
		return first + n
	}
	return search(pl.Start), search(pl.End + 1)
}

// write links the slots of each set to the first of them.
func (ln *linker) write() {
	for i := range ln.slots {
		ln.slots[i].Link = ""
		if j := ln.leadOf(i); j != i {
			ln.slots[i].Link = ln.slots[j].Key
		}
	}
}

// leadOf is the key of the first slot of those that must stay the same as s.
func leadOf(s slot.Slot) string {
	if s.Link != "" {
		return s.Link
	}
	return s.Key
}
