package opc

import (
	"io/fs"
	"slices"
	"sync"
)

// Package is an opened container, immutable and safe for concurrent use. A
// Package made by With shares the source of the one it was made from, which
// must stay readable as long as either is in use.
type Package struct {
	src     *source
	entries []Entry        // in the order of the directory
	parts   map[string]int // folded part name → index into entries
	types   func() (*contentTypes, error)
	links   *links
	changed bool
}

// Entry is one file of the container.
type Entry struct {
	Name       string // as stored
	Part       string // part name; "" for what is no part, such as a folder
	Shadowed   bool   // a later entry has the same part name and is read instead
	Method     uint16 // 0 stored, 8 deflated; no other can be read
	Compressed int64  // bytes
	Inflated   int64  // bytes

	flags      uint16
	crc        uint32
	central    []byte   // header in the directory as stored, nil for a new entry
	start, end int64    // its record in the source, with what follows up to the next
	content    *content // what With put in, nil when as in the source
}

// newPackage indexes entries, which it keeps.
func newPackage(src *source, entries []Entry) *Package {
	p := &Package{src: src, entries: entries, parts: make(map[string]int, len(entries))}
	p.links = &links{bySource: make(map[string][]Relationship)}
	for i := range entries {
		p.index(i)
	}
	p.types = sync.OnceValues(p.readContentTypes)
	return p
}

func (p *Package) index(i int) {
	name := foldASCII(p.entries[i].Part)
	if name == "" {
		return
	}
	if earlier, ok := p.parts[name]; ok {
		p.entries[earlier].Shadowed = true
	}
	p.entries[i].Shadowed = false
	p.parts[name] = i
}

// Entries lists the entries in the order of the directory.
func (p *Package) Entries() []Entry { return slices.Clone(p.entries) }

// Part finds the entry of a part. Names compare without regard to ASCII case.
func (p *Package) Part(name string) (Entry, bool) {
	if e := p.find(name); e != nil {
		return *e, true
	}
	return Entry{}, false
}

func (p *Package) find(name string) *Entry {
	if i, ok := p.parts[foldASCII(partName(name))]; ok {
		return &p.entries[i]
	}
	return nil
}

func missing(part string) *Error {
	return &Error{Kind: Truncated, Part: part, Offset: -1, Detail: "the part is not in the file", Err: fs.ErrNotExist}
}
