package opc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// Methods of compression that Office knows.
const (
	methodStored   = 0
	methodDeflated = 8
)

// Read inflates a part and checks its size and checksum. What With put in is
// returned as it was given; the bytes must not be changed.
func (p *Package) Read(name string) ([]byte, error) {
	if e := p.find(name); e != nil && e.content != nil {
		return e.content.data, nil
	}
	var data bytes.Buffer
	if err := p.ReadInto(&data, name); err != nil {
		return nil, err
	}
	return data.Bytes(), nil
}

// ReadString is Read for a part that is kept as a string: what is inflated is
// not copied.
func (p *Package) ReadString(name string) (string, error) {
	e := p.find(name)
	if e == nil {
		return "", missing(name)
	}
	if e.content != nil {
		return string(e.content.data), nil
	}
	var data strings.Builder
	if err := p.src.inflate(e, &data); err != nil {
		return "", err
	}
	return data.String(), nil
}

// ReadInto appends a part to a buffer, which may be used again. What it appends
// is worth nothing when it fails.
func (p *Package) ReadInto(data *bytes.Buffer, name string) error {
	e := p.find(name)
	if e == nil {
		return missing(name)
	}
	if e.content != nil {
		data.Write(e.content.data)
		return nil
	}
	return p.src.inflate(e, data)
}

// inflate appends the data of an entry to a buffer.
func (s *source) inflate(e *Entry, data buffer) error {
	if err := e.readable(); err != nil {
		return err
	}
	if err := s.budget.admit(e); err != nil {
		return err
	}
	stored, err := s.data(e)
	if err != nil {
		return err
	}
	data.Grow(int(e.Inflated))
	out := &sink{buffer: data, room: e.Inflated}
	if e.Method == methodStored {
		err = s.readStored(e, stored, out)
	} else {
		err = s.readDeflated(e, stored, out)
	}
	if err != nil {
		return err
	}
	if out.sum != e.crc {
		return e.damaged(-1, fmt.Sprintf("the checksum is %08x and should be %08x", out.sum, e.crc))
	}
	return nil
}

// buffer is a bytes.Buffer or a strings.Builder.
type buffer interface {
	io.Writer
	Grow(n int)
}

// sink sums what it puts into a buffer, and takes no more than there is room for.
type sink struct {
	buffer
	room int64
	sum  uint32
}

var errNoRoom = errors.New("larger than the directory says")

func (s *sink) Write(b []byte) (int, error) {
	kept := b[:min(int64(len(b)), s.room)]
	s.sum = crc32.Update(s.sum, crc32.IEEETable, kept)
	s.room -= int64(len(kept))
	n, err := s.buffer.Write(kept)
	if err == nil && n < len(b) {
		err = errNoRoom
	}
	return n, err
}

// readable refuses what is encrypted or compressed in a way Office does not
// know.
func (e *Entry) readable() error {
	switch {
	case e.flags&flagEncrypted != 0:
		return &Error{Kind: Encrypted, Part: e.Part, Offset: -1, Detail: "the ZIP container is protected by a password: unpack and pack it again without"}
	case e.Method != methodStored && e.Method != methodDeflated:
		return &Error{Kind: NotZip, Part: e.Part, Offset: -1, Detail: fmt.Sprintf("compressed by method %d, which Word can't read either: save the file again in Word or WPS", e.Method)}
	}
	return nil
}

func (e *Entry) damaged(offset int64, detail string) *Error {
	return &Error{Kind: Truncated, Part: e.Part, Offset: offset, Detail: detail + ": the file is damaged"}
}

// data is the stored data of an entry: its local header is read to find where
// they begin, and must leave them room within the record.
func (s *source) data(e *Entry) (*io.SectionReader, error) {
	header, err := s.fixedHeader(e)
	if err != nil {
		return nil, err
	}
	start := e.start + localLength + int64(le.Uint16(header[26:])) + int64(le.Uint16(header[28:]))
	if start > e.end-e.Compressed {
		return nil, e.damaged(-1, "its data reach into the next entry")
	}
	return io.NewSectionReader(s.r, start, e.Compressed), nil
}

// fixedHeader reads the fixed part of an entry's local header.
func (s *source) fixedHeader(e *Entry) ([]byte, error) {
	header, err := s.bytes(e.start, localLength)
	if err != nil {
		return nil, err
	}
	if string(header[:4]) != localSignature {
		return nil, e.damaged(-1, "no record where the directory says")
	}
	return header, nil
}

func (s *source) readStored(e *Entry, stored io.Reader, data io.Writer) error {
	if e.Compressed != e.Inflated {
		return e.damaged(-1, "stored without compression in two sizes")
	}
	if n, err := io.CopyN(data, stored, e.Inflated); err != nil {
		return readError(err, e.start+n)
	}
	return nil
}

func (s *source) readDeflated(e *Entry, stored io.Reader, data io.Writer) error {
	in, reused := inflaters.Get().(*inflater)
	if !reused {
		in = newInflater()
	}
	defer inflaters.Put(in)
	switch n, err := in.copy(data, stored); {
	case err == errNoRoom:
		return e.damaged(e.Inflated, errNoRoom.Error())
	case err != nil:
		return e.inflateError(err, n)
	case n < e.Inflated:
		return e.inflateError(io.EOF, n)
	}
	return nil
}

// inflater inflates one stream after another.
type inflater struct {
	in  *bufio.Reader // or else flate makes one for each stream
	out io.ReadCloser
}

func newInflater() *inflater {
	in := bufio.NewReaderSize(nil, 16<<10)
	return &inflater{in, flate.NewReader(in)}
}

func (f *inflater) copy(w io.Writer, stored io.Reader) (int64, error) {
	f.in.Reset(stored)
	if err := f.out.(flate.Resetter).Reset(f.in, nil); err != nil {
		return 0, err
	}
	return io.Copy(w, f.out) // out is an io.WriterTo: what it inflates is copied once
}

// inflateError tells damaged data from a file that can't be read.
func (e *Entry) inflateError(err error, inflated int64) *Error {
	if _, corrupt := errors.AsType[flate.CorruptInputError](err); corrupt || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return e.damaged(inflated, "its compressed data can't be inflated")
	}
	return readError(err, e.start)
}
