package opc

import (
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
	e := p.find(name)
	if e == nil {
		return nil, missing(name)
	}
	if e.content != nil {
		return e.content.data, nil
	}
	var data bytes.Buffer
	if err := p.src.inflate(e, &data); err != nil {
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

// buffer is a bytes.Buffer or a strings.Builder.
type buffer interface {
	io.Writer
	Grow(n int)
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
	sum := crc32.NewIEEE()
	summed := io.MultiWriter(data, sum)
	if e.Method == methodStored {
		err = s.readStored(e, stored, summed)
	} else {
		err = s.readDeflated(e, stored, summed)
	}
	if err != nil {
		return err
	}
	if sum.Sum32() != e.crc {
		return e.damaged(-1, fmt.Sprintf("the checksum is %08x and should be %08x", sum.Sum32(), e.crc))
	}
	return nil
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
	inflater, reused := inflaters.Get().(io.ReadCloser)
	if !reused {
		inflater = flate.NewReader(stored)
	} else if err := inflater.(flate.Resetter).Reset(stored, nil); err != nil {
		return e.inflateError(err, 0)
	}
	defer inflaters.Put(inflater)
	if n, err := io.CopyN(data, inflater, e.Inflated); err != nil {
		return e.inflateError(err, n)
	}
	switch n, err := io.ReadFull(inflater, make([]byte, 1)); {
	case n > 0:
		return e.damaged(e.Inflated, "larger than the directory says")
	case err != io.EOF:
		return e.inflateError(err, e.Inflated)
	}
	return nil
}

// inflateError tells damaged data from a file that can't be read.
func (e *Entry) inflateError(err error, inflated int64) *Error {
	if _, corrupt := errors.AsType[flate.CorruptInputError](err); corrupt || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return e.damaged(inflated, "its compressed data can't be inflated")
	}
	return readError(err, e.start)
}
