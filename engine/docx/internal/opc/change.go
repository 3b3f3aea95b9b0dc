package opc

import (
	"bytes"
	"hash/crc32"
	"math"

	"github.com/klauspost/compress/flate"
)

// Change replaces, adds or removes a part.
type Change struct {
	Part        string
	Data        []byte // kept, not copied
	Remove      bool
	ContentType string // of a new part; "" leaves it as [Content_Types].xml says
}

// content is what With put in for an entry.
type content struct {
	data   []byte
	stored []byte // data, deflated unless the entry is stored
	header []byte // local header
}

// deflateLevel: of the main parts of 420 documents, level 3 makes what the
// programs that wrote them made, to a thousandth, in 0.8 of the time of level 5,
// which makes a tenth less. Level 1 takes 0.6 of it and makes a sixth more.
const deflateLevel = 3

// With returns a Package with the changes done, and states or takes back
// content types as parts come and go. Relationships are parts like any other.
// To remove a part that is not there, and to name one part twice, is an error.
func (p *Package) With(changes []Change) (*Package, error) {
	if len(changes) == 0 {
		return p, nil
	}
	if err := p.check(changes); err != nil {
		return nil, err
	}
	q, err := p.apply(changes)
	if err != nil {
		return nil, err
	}
	types, err := q.restateTypes(changes)
	if err != nil || types == nil {
		return q, err
	}
	return q.apply([]Change{{Part: contentTypesPart, Data: types}})
}

func (p *Package) check(changes []Change) error {
	seen := make(map[string]bool)
	for _, c := range changes {
		name := partName(c.Part)
		switch {
		case name == "" || len(name) > math.MaxUint16:
			return &Error{Kind: Edit, Part: c.Part, Offset: -1, Detail: "no part can have this name"}
		case seen[foldASCII(name)]:
			return &Error{Kind: Edit, Part: name, Offset: -1, Detail: "the part is changed twice at once"}
		case c.Remove && p.find(name) == nil:
			return missing(name)
		case int64(len(c.Data)) >= max32:
			return limitError(name, "the part is too large to write", int64(len(c.Data)), max32-1)
		}
		seen[foldASCII(name)] = true
	}
	return nil
}

// apply does the changes to the entries alone. Shadowed entries of a changed
// part go.
func (p *Package) apply(changes []Change) (*Package, error) {
	byPart := make(map[string]*Change, len(changes))
	for i := range changes {
		byPart[foldASCII(partName(changes[i].Part))] = &changes[i]
	}
	var entries []Entry
	for _, e := range p.entries {
		if c := byPart[foldASCII(e.Part)]; c != nil {
			if c.Remove || e.Shadowed {
				continue
			}
			if err := p.src.fill(&e, c.Data); err != nil {
				return nil, err
			}
		}
		entries = append(entries, e)
	}
	for _, c := range changes {
		if !c.Remove && p.find(c.Part) == nil {
			e := newEntry(partName(c.Part))
			if err := p.src.fill(&e, c.Data); err != nil {
				return nil, err
			}
			entries = append(entries, e)
		}
	}
	q := newPackage(p.src, entries)
	q.changed = true
	if byPart[foldASCII(contentTypesPart)] == nil {
		q.types = p.types
	}
	return q, nil
}

// restateTypes is the content types part that fits the changes, nil when the
// present one does.
func (p *Package) restateTypes(changes []Change) ([]byte, error) {
	types, err := p.types()
	if err != nil {
		return nil, err
	}
	gone := make(map[string]bool)
	var added []override
	for _, c := range changes {
		name := partName(c.Part)
		_, stated := types.byPart[foldASCII(name)]
		switch {
		case c.Remove && stated:
			gone[foldASCII(name)] = true
		case !c.Remove && c.ContentType != "" && types.of(name) != c.ContentType:
			gone[foldASCII(name)] = stated
			added = append(added, override{part: name, contentType: c.ContentType})
		}
	}
	if len(gone) == 0 {
		return nil, nil
	}
	return types.with(gone, added), nil
}

// fill puts data into an entry, deflated unless the entry is stored.
func (s *source) fill(e *Entry, data []byte) error {
	old, err := s.presentHeader(e)
	if err != nil {
		return err
	}
	c := &content{data: data, stored: data}
	if e.Method == methodDeflated {
		if c.stored, err = s.deflate(data); err != nil {
			return err
		}
	}
	e.content = c
	e.flags &^= flagDescriptor
	e.crc = crc32.ChecksumIEEE(data)
	e.Compressed, e.Inflated = int64(len(c.stored)), int64(len(data))
	c.header = e.localHeader(old)
	return nil
}

// presentHeader is an entry's local header with name and extra fields.
func (s *source) presentHeader(e *Entry) ([]byte, error) {
	if e.content != nil {
		return e.content.header, nil
	}
	if e.central == nil {
		return newLocalHeader(), nil
	}
	if err := e.readable(); err != nil {
		return nil, err
	}
	fixed, err := s.fixedHeader(e)
	if err != nil {
		return nil, err
	}
	length := localLength + int64(le.Uint16(fixed[26:])) + int64(le.Uint16(fixed[28:]))
	if length > e.end-e.start {
		return nil, e.damaged(-1, "its data reach into the next entry")
	}
	return s.bytes(e.start, length)
}

func (s *source) deflate(data []byte) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(data) / 4) // text shrinks to less
	w, reused := deflaters.Get().(*flate.Writer)
	if reused {
		w.Reset(&out)
	} else {
		var err error
		if w, err = flate.NewWriter(&out, deflateLevel); err != nil {
			return nil, err
		}
	}
	defer deflaters.Put(w)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
