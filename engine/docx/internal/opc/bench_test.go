package opc

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// withMedia is a report of the usual size with 20 pictures of 2 MiB, which do
// not compress.
func withMedia() []byte {
	source := rand.NewChaCha8([32]byte{1})
	var more []member
	for i := range 20 {
		picture := make([]byte, 2<<20)
		source.Read(picture)
		more = append(more, member{name: fmt.Sprintf("word/media/image%d.png", i+1), data: string(picture), stored: true})
	}
	a := document(more...)
	a.members[2].data = mainXML()
	return a.bytes()
}

// mainXML is some 50 kB of paragraphs, each a little different.
func mainXML() string {
	var b strings.Builder
	for i := range 250 {
		fmt.Fprintf(&b, `<w:p w:rsidR="%08X"><w:pPr><w:spacing w:line="560"/></w:pPr><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>（%d）走访困难群众X次，发放慰问金X元。</w:t></w:r></w:p>`, i*7919, i)
	}
	return b.String()
}

func BenchmarkOpen(b *testing.B) {
	in := withMedia()
	r := bytes.NewReader(in)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(r, int64(len(in)), Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadMainPart(b *testing.B) {
	p := open(b, withMedia())
	b.SetBytes(int64(len(mainXML())))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Read("word/document.xml"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReplaceMainPart(b *testing.B) {
	p := open(b, withMedia())
	changes := []Change{{Part: "word/document.xml", Data: []byte(mainXML())}}
	b.SetBytes(int64(len(mainXML())))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.With(changes); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrite writes 40 MiB of pictures around one replaced part; memory
// must not grow with them.
func BenchmarkWrite(b *testing.B) {
	in := withMedia()
	q := with(b, open(b, in), Change{Part: "word/document.xml", Data: []byte(mainXML())})
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := q.WriteTo(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
