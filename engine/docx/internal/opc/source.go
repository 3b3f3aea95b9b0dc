package opc

import (
	"errors"
	"io"
	"sync"
)

// source is the opened file, shared by a Package and all made from it.
type source struct {
	file
	first     int64    // where the first record begins
	directory int64    // where the directory begins, behind the last record
	end       endBlock // the end record
	budget    budget
}

// All files share these, as in archive/zip: new ones for each file cost a fill
// 1.2 MB and a twentieth of its time (BenchmarkFillCold).
var (
	inflaters sync.Pool // of *inflater
	deflaters sync.Pool // of *flate.Writer
	buffers   sync.Pool // of *bufio.Writer
)

// file reads ranges and turns failures into errors of this package.
type file struct {
	r    io.ReaderAt
	size int64
}

// bytes reads n bytes at offset.
func (f file) bytes(offset, n int64) ([]byte, error) {
	if offset < 0 || n < 0 || offset > f.size-n {
		return nil, &Error{Kind: Truncated, Offset: offset, Detail: "the file ends early"}
	}
	b := make([]byte, n)
	if got, err := f.r.ReadAt(b, offset); int64(got) < n {
		return nil, readError(err, offset+int64(got))
	}
	return b, nil
}

func readError(err error, offset int64) *Error {
	if err == nil || errors.Is(err, io.EOF) {
		return &Error{Kind: Truncated, Offset: offset, Detail: "the file is shorter than it was said to be", Err: io.ErrUnexpectedEOF}
	}
	return &Error{Kind: IO, Offset: offset, Detail: "reading failed", Err: err}
}

// Limits bound what a hostile container can cost. A zero field stands for the
// default.
type Limits struct {
	Entries  int   // entries of the container; 50,000
	Inflated int64 // bytes of all different parts that are read, inflated; 1 GiB
	Part     int64 // bytes of one part, inflated; 256 MiB
	Ratio    int64 // inflated bytes for one stored byte of a part beyond 32 MiB; 200
}

const (
	// maxDirectory bounds the directory, whose names and comments may be long.
	maxDirectory = 64 << 20
	// ratioFloor is a size that costs little at any ratio; long documents of
	// equal paragraphs do shrink to a thousandth.
	ratioFloor = 32 << 20
)

func (l Limits) withDefaults() Limits {
	if l.Entries == 0 {
		l.Entries = 50_000
	}
	if l.Inflated == 0 {
		l.Inflated = 1 << 30
	}
	if l.Part == 0 {
		l.Part = 256 << 20
	}
	if l.Ratio == 0 {
		l.Ratio = 200
	}
	return l
}

// budget counts what is inflated against the limits, each entry once.
type budget struct {
	limits Limits
	mu     sync.Mutex
	spent  int64
	paid   map[int64]bool // by start of record
}

// admit refuses an entry that breaks a limit, by the size it declares;
// inflating stops there.
func (b *budget) admit(e *Entry) error {
	switch {
	case e.Inflated > b.limits.Part:
		return limitError(e.Part, "the part is too large inflated", e.Inflated, b.limits.Part)
	case e.Inflated > ratioFloor && e.Inflated/max(e.Compressed, 1) > b.limits.Ratio:
		return limitError(e.Part, "the part inflates to too many times its stored size", e.Inflated/max(e.Compressed, 1), b.limits.Ratio)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.paid[e.start] {
		return nil
	}
	if b.spent+e.Inflated > b.limits.Inflated {
		return limitError(e.Part, "the parts are too large together inflated", b.spent+e.Inflated, b.limits.Inflated)
	}
	b.spent += e.Inflated
	b.paid[e.start] = true
	return nil
}
