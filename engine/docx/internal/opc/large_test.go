package opc

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
)

// sparse is a file that keeps only its blocks that are not zero.
type sparse struct {
	size   int64
	blocks map[int64][]byte // by number
}

const blockLength = 64 << 10

func (s *sparse) Write(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		at := s.size % blockLength
		n := min(len(rest), int(blockLength-at))
		if bytes.Count(rest[:n], []byte{0}) < n {
			number := s.size / blockLength
			if s.blocks[number] == nil {
				s.blocks[number] = make([]byte, blockLength)
			}
			copy(s.blocks[number][at:], rest[:n])
		}
		s.size += int64(n)
		rest = rest[n:]
	}
	return len(b), nil
}

func (s *sparse) ReadAt(b []byte, offset int64) (int, error) {
	b = b[:max(0, min(int64(len(b)), s.size-offset))]
	clear(b)
	for done := 0; done < len(b); {
		at := offset + int64(done)
		n := min(len(b)-done, int(blockLength-at%blockLength))
		if block := s.blocks[at/blockLength]; block != nil {
			copy(b[done:done+n], block[at%blockLength:])
		}
		done += n
	}
	if len(b) == 0 {
		return 0, io.EOF
	}
	return len(b), nil
}

// videoLength makes offsets and sizes need ZIP64.
const videoLength = 5 << 30

// withVideo has a video of 5 GiB, stored, before the other members.
func withVideo(t testing.TB) *sparse {
	file := &sparse{blocks: make(map[int64][]byte)}
	z := zip.NewWriter(file)
	video := &zip.FileHeader{Name: "word/media/video.mp4", CompressedSize64: videoLength, UncompressedSize64: videoLength}
	w, err := z.CreateRaw(video)
	if err != nil {
		t.Fatal(err)
	}
	megabyte := make([]byte, 1<<20)
	for range videoLength >> 20 {
		w.Write(megabyte)
	}
	for _, m := range document().members {
		w, err := z.Create(m.name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, m.data)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestLargerThan4GiB opens and changes a container whose sizes and offsets
// need ZIP64.
func TestLargerThan4GiB(t *testing.T) {
	in := withVideo(t)
	p, err := Open(in, in.size, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Read("word/media/video.mp4"); err == nil {
		t.Error("read 5 GiB")
	}
	q := with(t, p, Change{Part: "word/document.xml", Data: []byte("<new/>")}, Change{Part: "word/added.xml", Data: []byte("<added/>")})
	out := &sparse{blocks: make(map[int64][]byte)}
	if _, err := q.WriteTo(out); err != nil {
		t.Fatal(err)
	}
	again, err := Open(out, out.size, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(out, out.size)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct{ name, data string }{
		{"[Content_Types].xml", contentTypesXML},
		{"_rels/.rels", relationshipsXML},
		{"word/document.xml", "<new/>"},
		{"word/added.xml", "<added/>"},
	}
	if len(z.File) != 1+len(want) || z.File[0].UncompressedSize64 != videoLength {
		t.Fatalf("archive/zip sees %d entries, the first of %d bytes", len(z.File), z.File[0].UncompressedSize64)
	}
	for i, w := range want {
		f := z.File[1+i]
		if data, err := contents(f); f.Name != w.name || string(data) != w.data || err != nil {
			t.Errorf("archive/zip reads %s: %q, %v", f.Name, data, err)
		}
		if got := read(t, again, w.name); got != w.data {
			t.Errorf("%s: %q", w.name, got)
		}
	}
}

// TestManyEntries needs ZIP64 for their number.
func TestManyEntries(t *testing.T) {
	a := document()
	for range max16 - 4 {
		a.members = append(a.members, member{name: "x", stored: true})
	}
	in := a.bytes()
	limits := Limits{Entries: 1 << 20}
	p, err := Open(bytes.NewReader(in), int64(len(in)), limits)
	if err != nil {
		t.Fatal(err)
	}
	q := with(t, p, Change{Part: "a.xml", Data: []byte("a")})
	out := written(t, q)
	z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil || len(z.File) != max16 {
		t.Fatalf("archive/zip: %v", err)
	}
	again, err := Open(bytes.NewReader(out), int64(len(out)), limits)
	if err != nil {
		t.Fatal(err)
	}
	fewer := written(t, with(t, again, Change{Part: "a.xml", Remove: true}))
	if !slices.Equal(fewer, in) {
		t.Error("adding and removing a part is not as before")
	}
}

// TestConcurrent reads, changes and writes one package from many goroutines.
// Equal changes must give equal bytes, whichever compressor they get.
func TestConcurrent(t *testing.T) {
	p := open(t, odd().bytes())
	data := []byte(strings.Repeat("<w:t>走访慰问</w:t>", 5000))
	want := written(t, with(t, p, Change{Part: "word/document.xml", Data: data}))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				p.ContentType("word/styles.xml")
				if got, err := p.Read("word/styles.xml"); string(got) != "<styles/>" || err != nil {
					t.Errorf("read %q, %v", got, err)
				}
				q, err := p.With([]Change{{Part: "word/document.xml", Data: data}})
				if err != nil {
					t.Error(err)
					return
				}
				var out bytes.Buffer
				if _, err := q.WriteTo(&out); err != nil || !bytes.Equal(out.Bytes(), want) {
					t.Errorf("written otherwise, %v", err)
				}
			}
		})
	}
	group.Wait()
}
