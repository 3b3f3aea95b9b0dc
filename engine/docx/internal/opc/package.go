package opc

import "io"

// Package is an opened container, immutable and safe for concurrent use. A
// Package made by With shares the source of the one it was made from, which
// must stay readable as long as either is in use.
type Package struct {
	entries []Entry
}

// Entry is one file of the container.
type Entry struct {
	Name       string // as stored
	Part       string // part name: forward slashes, no leading slash; "" for a folder
	Method     uint16
	Compressed int64 // bytes
	Inflated   int64 // bytes
}

// Limits bound what a hostile container can cost. A zero field stands for the
// default.
type Limits struct {
	Entries  int   // entries of the container
	Inflated int64 // bytes of all parts that are read, inflated
	Part     int64 // bytes of one part, inflated
	Ratio    int64 // inflated bytes for one stored byte of one part, judged beyond 8 MiB
}

// Open reads the directory of a container of size bytes.
func Open(r io.ReaderAt, size int64, lim Limits) (*Package, error) {
	return nil, &Error{Kind: NotZip, Offset: -1}
}

// Entries lists the entries in the order of the central directory. The slice
// is shared and must not be changed.
func (p *Package) Entries() []Entry { return p.entries }

// Part finds the entry of a part. Names compare without regard to ASCII case.
func (p *Package) Part(name string) (Entry, bool) { return Entry{}, false }

// Read inflates a part.
func (p *Package) Read(name string) ([]byte, error) { return nil, &Error{Kind: NotZip, Offset: -1} }

// ContentType is the content type of a part, "" when the container states
// none.
func (p *Package) ContentType(name string) string { return "" }

// Relationship is one line of a .rels part.
type Relationship struct {
	ID       string
	Type     string
	Target   string // part name, resolved against the source; as written when External
	External bool
}

// Relationships lists the relationships of a part, or of the package when
// source is "". A source without a .rels part has none.
func (p *Package) Relationships(source string) ([]Relationship, error) { return nil, nil }

// MainPart is the name of the part that holds the document.
func (p *Package) MainPart() (string, error) {
	return "", &Error{Kind: NoMainPart, Offset: -1}
}

// Change replaces, adds or removes a part.
type Change struct {
	Part        string
	Data        []byte // kept, not copied
	Remove      bool
	ContentType string // of a new part; "" when a Default covers it
}

// With returns a Package with the changes done.
func (p *Package) With(changes []Change) (*Package, error) { return p, nil }

// WriteTo writes the container.
func (p *Package) WriteTo(w io.Writer) (int64, error) { return 0, nil }
