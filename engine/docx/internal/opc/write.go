package opc

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"slices"
)

// WriteTo writes the container. Ranges of the source are streamed, so what is
// not changed never is in memory as a whole.
func (p *Package) WriteTo(w io.Writer) (int64, error) {
	out := &counter{w: w}
	buffered, reused := buffers.Get().(*bufio.Writer)
	if !reused {
		buffered = bufio.NewWriterSize(nil, 64<<10)
	}
	buffered.Reset(out)
	defer buffers.Put(buffered)
	for _, piece := range p.pieces() {
		if err := p.src.copyPiece(buffered, piece); err != nil {
			return out.n, err
		}
	}
	if err := buffered.Flush(); err != nil {
		return out.n, writeError(err)
	}
	return out.n, nil
}

// counter counts what is written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}

func writeError(err error) *Error {
	return &Error{Kind: IO, Offset: -1, Detail: "writing failed", Err: err}
}

// piece is a stretch of the output: bytes of our own, or else the range
// [from, to) of the source.
type piece struct {
	own      []byte
	from, to int64
}

func (s *source) copyPiece(w *bufio.Writer, piece piece) error {
	if piece.own != nil {
		if _, err := w.Write(piece.own); err != nil {
			return writeError(err)
		}
		return nil
	}
	length := piece.to - piece.from
	n, err := io.Copy(w, io.NewSectionReader(sourceReader{s}, piece.from, length))
	if own, ok := errors.AsType[*Error](err); ok {
		return own
	}
	if err != nil {
		return writeError(err)
	}
	if n < length {
		return readError(io.EOF, piece.from+n)
	}
	return nil
}

// sourceReader marks the errors of the source, so that they can be told from
// those of the target.
type sourceReader struct{ s *source }

func (r sourceReader) ReadAt(b []byte, offset int64) (int, error) {
	n, err := r.s.r.ReadAt(b, offset)
	if err != nil && err != io.EOF {
		return n, readError(err, offset+int64(n))
	}
	return n, err
}

// pieces is the whole output in order. Offsets count from the start of the
// file, even where those of the source counted from the first record: bytes
// before the archive may hold another, and only so none is taken for the other.
func (p *Package) pieces() []piece {
	if !p.changed {
		return []piece{{to: p.src.size}}
	}
	l := layout{at: p.src.first, pieces: []piece{{to: p.src.first}}}
	offsets := make([]int64, len(p.entries))
	for _, i := range p.recordOrder() {
		offsets[i] = l.at
		l.addRecord(&p.entries[i])
	}
	directory := l.at
	for i := range p.entries {
		l.add(p.entries[i].centralHeader(offsets[i]))
	}
	l.add(p.src.endRecords(directory, l.at, len(p.entries)))
	l.addRange(p.src.end.offset+endLength, p.src.size)
	return l.pieces
}

// recordOrder lists the entries in the order of their records: as in the
// source, then the new ones.
func (p *Package) recordOrder() []int {
	order := make([]int, len(p.entries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(p.entries[a].start, p.entries[b].start)
	})
	return order
}

// layout collects pieces.
type layout struct {
	at     int64 // length so far
	pieces []piece
}

func (l *layout) addRecord(e *Entry) {
	if e.content == nil {
		l.addRange(e.start, e.end)
		return
	}
	l.add(e.content.header)
	l.add(e.content.stored)
}

func (l *layout) add(own []byte) {
	if len(own) > 0 {
		l.pieces = append(l.pieces, piece{own: own})
		l.at += int64(len(own))
	}
}

// addRange joins ranges that adjoin, so that they are read as one.
func (l *layout) addRange(from, to int64) {
	l.at += to - from
	if last := &l.pieces[len(l.pieces)-1]; last.own == nil && last.to == from {
		last.to = to
		return
	}
	l.pieces = append(l.pieces, piece{from: from, to: to})
}

// endRecords is the end record without its comment, with the ZIP64 records
// before it when a value does not fit.
func (s *source) endRecords(directory, limit int64, count int) []byte {
	size := limit - directory
	end := slices.Clone(s.end.raw)
	le.PutUint16(end[8:], uint16(min(count, max16)))
	le.PutUint16(end[10:], uint16(min(count, max16)))
	le.PutUint32(end[12:], uint32(min(size, max32)))
	le.PutUint32(end[16:], uint32(min(directory, max32)))
	if count < max16 && size < max32 && directory < max32 {
		return end
	}
	wide := append(make([]byte, 0, end64Length+locator64Length+endLength), end64Signature...)
	wide = le.AppendUint64(wide, end64Length-12) // what follows
	wide = le.AppendUint16(wide, version45)
	wide = le.AppendUint16(wide, version45)
	wide = le.AppendUint64(wide, 0) // disks
	wide = le.AppendUint64(wide, uint64(count))
	wide = le.AppendUint64(wide, uint64(count))
	wide = le.AppendUint64(wide, uint64(size))
	wide = le.AppendUint64(wide, uint64(directory))
	wide = append(wide, locator64Signature...)
	wide = le.AppendUint32(wide, 0) // disk
	wide = le.AppendUint64(wide, uint64(limit))
	wide = le.AppendUint32(wide, 1) // disks in all
	return append(wide, end...)
}
