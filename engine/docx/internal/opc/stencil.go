package opc

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"math"
	"slices"

	"github.com/klauspost/compress/flate"
)

// Stencil writes a Package again and again, each time with other texts in the
// gaps of some parts. What stands between the gaps was deflated once; a text is
// spliced in as a stored block (RFC 1951 section 3.2.4). So a file costs little
// more than copying its bytes. It is safe for concurrent use.
//
// The price is size: what was deflated stands for itself and can't refer back
// across a gap. Growth says how much.
type Stencil struct {
	pkg   *Package
	parts []stencilPart
	grown int64 // bytes
}

// Gapped is a part of a Stencil: what stands before, between and behind its gaps,
// and for each gap the number of the text that goes into it.
type Gapped struct {
	Part   string
	Static [][]byte // one more than Gaps
	Gaps   []int
}

// stencilPart is a Gapped whose static stretches are deflated.
type stencilPart struct {
	Gapped
	entry    int      // index into Package.entries
	deflated [][]byte // of each stretch; all but the last end before the length of a stored block
}

// MaxText is how long a text can be: as long as a stored block, in bytes.
const MaxText = math.MaxUint16

// Stencil prepares p, whose parts named by parts have other content.
func (p *Package) Stencil(parts []Gapped) (*Stencil, error) {
	s := &Stencil{pkg: p}
	w, err := flate.NewWriter(nil, flate.BestCompression) // once a template
	if err != nil {
		return nil, err
	}
	for _, g := range parts {
		i, found := p.parts[foldASCII(partName(g.Part))]
		if !found || p.entries[i].content == nil {
			return nil, missing(g.Part)
		}
		part := stencilPart{Gapped: g, entry: i}
		for n, static := range g.Static {
			data, err := deflateStretch(w, static, n == len(g.Static)-1)
			if err != nil {
				return nil, err
			}
			part.deflated = append(part.deflated, data)
			s.grown += int64(len(data)) + blockLengths
		}
		s.grown -= p.entries[i].Compressed
		s.parts = append(s.parts, part)
	}
	return s, nil
}

// Growth is how many times larger a file is than one whose parts were deflated
// as a whole, texts aside.
func (s *Stencil) Growth() float64 {
	size := int64(0)
	for _, piece := range s.pkg.pieces() {
		size += int64(len(piece.own)) + piece.to - piece.from
	}
	return float64(size+s.grown) / float64(size)
}

// blockLengths is how many bytes the length of a stored block and its complement
// take.
const blockLengths = 4

// deflateStretch deflates a stretch for itself. A stretch that is not the last
// is flushed, which ends in an empty stored block; of that the lengths are cut
// off, so that the block can take a text.
func deflateStretch(w *flate.Writer, static []byte, last bool) ([]byte, error) {
	var out bytes.Buffer
	w.Reset(&out)
	if _, err := w.Write(static); err != nil {
		return nil, err
	}
	if last {
		err := w.Close()
		return out.Bytes(), err
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	data, empty := bytes.CutSuffix(out.Bytes(), []byte{0, 0, 0xff, 0xff})
	if !empty {
		return nil, &Error{Kind: Edit, Offset: -1, Detail: "the deflate library ends a flush in another way"}
	}
	return data, nil
}

// WriteTo writes the package with these texts, as they are to stand in the
// parts. None may be longer than MaxText.
func (s *Stencil) WriteTo(w io.Writer, texts []string) (int64, error) {
	q := *s.pkg
	q.entries = slices.Clone(q.entries)
	for i := range s.parts {
		s.parts[i].fill(&q.entries[s.parts[i].entry], texts)
	}
	return q.WriteTo(w)
}

// fill puts the part with texts into its entry.
func (p *stencilPart) fill(e *Entry, texts []string) {
	content := *e.content
	e.content = &content
	e.crc, e.Inflated = p.sum(texts)
	content.data = nil // nobody reads it
	if e.Method == methodDeflated {
		content.stored = p.join(p.deflated, texts, appendStored)
	} else {
		content.stored = p.join(p.Static, texts, appendPlain)
	}
	e.Compressed = int64(len(content.stored))
	content.header = slices.Clone(content.header)
	e.putSizes(content.header[14:])
}

// sum is the checksum of the part and its size.
func (p *stencilPart) sum(texts []string) (crc uint32, size int64) {
	for i, static := range p.Static {
		crc = crc32.Update(crc, crc32.IEEETable, static)
		size += int64(len(static))
		if i < len(p.Gaps) {
			text := texts[p.Gaps[i]]
			crc = crc32.Update(crc, crc32.IEEETable, []byte(text))
			size += int64(len(text))
		}
	}
	return crc, size
}

// join puts stretches and texts one behind the other.
func (p *stencilPart) join(stretches [][]byte, texts []string, add func(out []byte, text string) []byte) []byte {
	size := 0
	for i, stretch := range stretches {
		size += len(stretch)
		if i < len(p.Gaps) {
			size += len(texts[p.Gaps[i]]) + blockLengths
		}
	}
	out := make([]byte, 0, size)
	for i, stretch := range stretches {
		out = append(out, stretch...)
		if i < len(p.Gaps) {
			out = add(out, texts[p.Gaps[i]])
		}
	}
	return out
}

func appendPlain(out []byte, text string) []byte { return append(out, text...) }

// appendStored completes the block header at the end of out.
func appendStored(out []byte, text string) []byte {
	out = binary.LittleEndian.AppendUint16(out, uint16(len(text)))
	out = binary.LittleEndian.AppendUint16(out, ^uint16(len(text)))
	return append(out, text...)
}
