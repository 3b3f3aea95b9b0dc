package opc

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/flate"
)

// member is one entry of an archive that a test builds by hand, with oddities
// that archive/zip does not write.
type member struct {
	name         string
	data         string
	stored       bool
	descriptor   bool   // sizes and checksum stand behind the data
	flags        uint16 // in addition
	method       uint16 // instead, in the headers only
	localExtra   string
	centralExtra string
	comment      string
	gap          string // bytes behind the record
	wide         bool   // sizes and offset in ZIP64 fields
}

// archive is a ZIP file to be built.
type archive struct {
	prefix  string // before the first record, not counted by offsets
	members []member
	comment string
	suffix  string // behind the comment
	wide    bool   // with ZIP64 end records
}

func (a archive) bytes() []byte {
	var records, directory bytes.Buffer
	for _, m := range a.members {
		m.write(&records, &directory)
	}
	count, size, offset := uint64(len(a.members)), uint64(directory.Len()), uint64(records.Len())
	out := append([]byte(a.prefix), records.Bytes()...)
	out = append(out, directory.Bytes()...)
	if a.wide {
		out = append(out, end64(count, size, offset)...)
		count, size, offset = max16, max32, max32
	}
	out = append(out, endSignature...)
	out = le.AppendUint32(out, 0)
	out = le.AppendUint16(out, uint16(count))
	out = le.AppendUint16(out, uint16(count))
	out = le.AppendUint32(out, uint32(size))
	out = le.AppendUint32(out, uint32(offset))
	out = le.AppendUint16(out, uint16(len(a.comment)))
	return append(out, a.comment+a.suffix...)
}

func end64(count, size, offset uint64) []byte {
	out := append([]byte(nil), end64Signature...)
	out = le.AppendUint64(out, end64Length-12)
	out = le.AppendUint32(out, version45|version45<<16)
	for _, v := range []uint64{0, count, count, size, offset} {
		out = le.AppendUint64(out, v)
	}
	out = append(out, locator64Signature...)
	out = le.AppendUint32(out, 0)
	out = le.AppendUint64(out, offset+size)
	return le.AppendUint32(out, 1)
}

func (m member) write(records, directory *bytes.Buffer) {
	method, stored := uint16(methodStored), []byte(m.data)
	if !m.stored {
		method, stored = methodDeflated, deflated(m.data)
	}
	if m.method != 0 {
		method = m.method
	}
	flags := m.flags
	sizes := le.AppendUint32(nil, crc32.ChecksumIEEE([]byte(m.data)))
	sizes = le.AppendUint32(le.AppendUint32(sizes, uint32(len(stored))), uint32(len(m.data)))
	offset, localSizes, centralSizes := uint32(records.Len()), sizes, sizes
	if m.descriptor {
		flags |= flagDescriptor
		localSizes = make([]byte, 12)
	}
	if m.wide {
		extra := le.AppendUint16(le.AppendUint16(nil, extraZip64), 24)
		for _, v := range []int{len(m.data), len(stored), int(offset)} {
			extra = le.AppendUint64(extra, uint64(v))
		}
		m.centralExtra += string(extra)
		offset = max32
		centralSizes = append(sizes[:4:4], bytes.Repeat([]byte{0xff}, 8)...)
	}
	common := func(sizes []byte, extra string) []byte {
		b := le.AppendUint16(le.AppendUint16(nil, 20), flags)
		b = le.AppendUint16(b, method)
		b = le.AppendUint32(b, 0x21<<16|0x1234) // time and date
		b = append(b, sizes...)
		return le.AppendUint16(le.AppendUint16(b, uint16(len(m.name))), uint16(len(extra)))
	}
	records.WriteString(localSignature)
	records.Write(common(localSizes, m.localExtra))
	records.WriteString(m.name + m.localExtra)
	records.Write(stored)
	if m.descriptor {
		records.WriteString("PK\x07\x08")
		records.Write(sizes)
	}
	records.WriteString(m.gap)
	directory.WriteString(centralSignature + "\x14\x03")
	directory.Write(common(centralSizes, m.centralExtra))
	directory.Write(le.AppendUint16(nil, uint16(len(m.comment))))
	directory.WriteString("\x00\x00\x01\x00\x20\x00\xb4\x81") // disk, attributes
	directory.Write(le.AppendUint32(nil, offset))
	directory.WriteString(m.name + m.centralExtra + m.comment)
}

func deflated(s string) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 9)
	io.WriteString(w, s)
	w.Close()
	return b.Bytes()
}

const (
	relationshipsXML = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + typeOfficeDocument + `" Target="word/document.xml"/></Relationships>`
	contentTypesXML = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
)

// document is a small container of a Word document with more members.
func document(more ...member) archive {
	return archive{members: append([]member{
		{name: "[Content_Types].xml", data: contentTypesXML},
		{name: "_rels/.rels", data: relationshipsXML},
		{name: "word/document.xml", data: "<document>走访慰问</document>"},
	}, more...)}
}

func open(t testing.TB, b []byte) *Package {
	t.Helper()
	p, err := Open(bytes.NewReader(b), int64(len(b)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func with(t testing.TB, p *Package, changes ...Change) *Package {
	t.Helper()
	q, err := p.With(changes)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func read(t testing.TB, p *Package, part string) string {
	t.Helper()
	data, err := p.Read(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func written(t testing.TB, p *Package) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := p.WriteTo(&b)
	if err != nil {
		t.Fatal(err)
	}
	if n != int64(b.Len()) {
		t.Fatalf("WriteTo says %d bytes and wrote %d", n, b.Len())
	}
	return b.Bytes()
}

// seen is what archive/zip sees of an entry.
type seen struct {
	Name, Data, Error, Comment string
	Method, Flags              uint16
	Extra                      string
	Attributes                 uint32
}

// view is what archive/zip sees of an archive: of the data the first 16 MiB, of
// the extra fields all but ZIP64, which holds offsets.
func view(b []byte) ([]seen, string, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, "", err
	}
	var entries []seen
	for _, f := range z.File {
		s := seen{Name: f.Name, Comment: f.Comment, Method: f.Method, Flags: f.Flags &^ flagDescriptor, Extra: string(replaceExtra(f.Extra, extraZip64, nil)), Attributes: f.ExternalAttrs}
		data, err := contents(f)
		s.Data = string(data)
		if err != nil {
			s.Error = err.Error()
		}
		entries = append(entries, s)
	}
	return entries, z.Comment, nil
}

func contents(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, 16<<20))
}

// sameView fails when archive/zip sees other entries in got than in want, the
// data of the named entries aside.
func sameView(t testing.TB, got, want []byte, changed ...string) {
	t.Helper()
	entries, comment, err := view(got)
	if err != nil {
		t.Fatal("archive/zip can't read what was written:", err)
	}
	before, beforeComment, err := view(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]seen{entries, before} {
		for i := range list {
			if slices.Contains(changed, list[i].Name) {
				list[i].Data = ""
			}
		}
	}
	if diff := cmp.Diff(before, entries); diff != "" {
		t.Errorf("archive/zip sees a difference (-before +after):\n%s", diff)
	}
	if comment != beforeComment {
		t.Errorf("archive comment %q, before %q", comment, beforeComment)
	}
}
