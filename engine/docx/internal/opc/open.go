package opc

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Open reads the end record and the directory of a container of size bytes. It
// fails with *Error, which names the type of a file that is no container.
func Open(r io.ReaderAt, size int64, lim Limits) (*Package, error) {
	if size <= 0 {
		return nil, &Error{Kind: Empty, Offset: -1, Detail: "the file has no bytes"}
	}
	f := file{r: r, size: size}
	head, err := f.bytes(0, min(size, headLength))
	if err != nil {
		return nil, err
	}
	if err := foreign(f, head); err != nil {
		return nil, err
	}
	dir, err := findDirectory(f)
	if err != nil {
		return nil, err
	}
	if dir == nil {
		return nil, noContainer(head)
	}
	return openDirectory(f, dir, lim.withDefaults())
}

// noContainer is the error for a file without an end record.
func noContainer(head []byte) *Error {
	if bytes.HasPrefix(head, []byte("PK")) {
		return &Error{Kind: Truncated, Offset: -1, Detail: "the ZIP container has no end record: the file was cut off, so get it or download it again"}
	}
	return unknownType(head)
}

func openDirectory(f file, dir *directory, lim Limits) (*Package, error) {
	if dir.count > int64(lim.Entries) {
		return nil, limitError("", "the container has too many entries", dir.count, int64(lim.Entries))
	}
	entries, err := readEntries(f, dir)
	if err != nil {
		return nil, err
	}
	if err := placeRecords(entries, dir.start); err != nil {
		return nil, err
	}
	src := &source{file: f, first: dir.start, directory: dir.start, end: dir.end}
	src.budget = budget{limits: lim, paid: make(map[int64]bool)}
	for i := range entries {
		src.first = min(src.first, entries[i].start)
	}
	return newPackage(src, entries), nil
}

// placeRecords sets the end of each record to the start of the next, the
// directory being the last, and refuses records that overlap. Where a record's
// data end exactly stands in its local header, which is read on demand.
func placeRecords(entries []Entry, directory int64) error {
	byStart := make([]*Entry, len(entries))
	for i := range entries {
		byStart[i] = &entries[i]
	}
	slices.SortStableFunc(byStart, func(a, b *Entry) int { return cmp.Compare(a.start, b.start) })
	for i, e := range byStart {
		e.end = directory
		next := "the directory"
		if i+1 < len(byStart) {
			e.end, next = byStart[i+1].start, byStart[i+1].Name
		}
		if least := localLength + int64(len(e.Name)); e.end-e.start < least || e.end-e.start-least < e.Compressed {
			return &Error{Kind: Truncated, Offset: e.start, Detail: fmt.Sprintf("the record of %q reaches into %q", e.Name, next)}
		}
	}
	return nil
}
