package opc

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// odd has what a copy by entries would lose.
func odd() archive {
	a := document(
		member{name: "word/media/image1.png", data: strings.Repeat("picture", 99), stored: true, localExtra: "\x20\xa2\x04\x00grow", gap: "gap between"},
		member{name: "word/", stored: true},
		member{name: "docProps/app.xml", data: "<a/>", descriptor: true, localExtra: "\x55\x54\x05\x00\x01\x00\x00\x00\x00", centralExtra: "\x55\x54\x01\x00\x01", comment: "a comment"},
		member{name: "word/styles.xml", data: "<styles/>", descriptor: true},
	)
	a.members[2].localExtra = "\x20\xa2\x02\x00\x00\x00"
	a.members[2].comment = "the main part"
	a.members[2].descriptor = true
	return a
}

func oddities() map[string]archive {
	list := map[string]archive{"plain": document(), "odd": odd(), "none": {}}
	for name, change := range map[string]func(*archive){
		"prefix":     func(a *archive) { a.prefix = strings.Repeat("JUNK", 9) },
		"suffix":     func(a *archive) { a.suffix = strings.Repeat("junk", 99) },
		"comment":    func(a *archive) { a.comment = "an archive comment" },
		"zip64 end":  func(a *archive) { a.wide = true },
		"everything": func(a *archive) { a.prefix, a.suffix, a.comment = "JUNK", "junk", "comment" },
		"zip64": func(a *archive) {
			for i := range a.members {
				a.members[i].wide = true
			}
			a.wide = true
		},
	} {
		a := odd()
		change(&a)
		list[name] = a
	}
	return list
}

func TestUnchangedIsIdentical(t *testing.T) {
	for name, a := range oddities() {
		in := a.bytes()
		p := open(t, in)
		if !bytes.Equal(written(t, p), in) {
			t.Errorf("%s: differs", name)
		}
		if !bytes.Equal(written(t, with(t, p)), in) {
			t.Errorf("%s: differs after an empty change", name)
		}
	}
}

func TestReplaceKeepsTheRest(t *testing.T) {
	list := oddities()
	delete(list, "none")
	for name, a := range list {
		t.Run(name, func(t *testing.T) {
			in := a.bytes()
			p := open(t, in)
			q := with(t, p, Change{Part: "/WORD/document.xml", Data: []byte(strings.Repeat("<new/>", 50))})
			out := written(t, q)
			if !bytes.Equal(out, written(t, q)) {
				t.Error("written twice, the bytes differ")
			}
			sameView(t, out, in, "word/document.xml")
			again := open(t, out)
			if got := read(t, again, "word/document.xml"); got != strings.Repeat("<new/>", 50) {
				t.Errorf("read %q", got)
			}
			keepsRecords(t, in, p, out, again, "word/document.xml")
			if !bytes.Equal(written(t, p), in) {
				t.Error("With changed the package it was called on")
			}
			back := written(t, with(t, again, Change{Part: "word/document.xml", Data: []byte(read(t, p, "word/document.xml"))}))
			sameView(t, back, in)
		})
	}
}

// keepsRecords compares the record of every entry but one, and all that stands
// around them.
func keepsRecords(t *testing.T, in []byte, before *Package, out []byte, after *Package, but string) {
	t.Helper()
	if !bytes.Equal(out[:after.src.first], in[:before.src.first]) {
		t.Error("the bytes before the first record differ")
	}
	if !bytes.Equal(out[after.src.end.offset+endLength:], in[before.src.end.offset+endLength:]) {
		t.Error("the bytes behind the end record differ")
	}
	for i, e := range before.entries {
		f := after.entries[i]
		if e.Name == but {
			continue
		}
		if !bytes.Equal(out[f.start:f.end], in[e.start:e.end]) {
			t.Errorf("record of %s: %q, before %q", e.Name, out[f.start:f.end], in[e.start:e.end])
		}
		if diff := cmp.Diff(withoutOffset(e.central), withoutOffset(f.central)); diff != "" {
			t.Errorf("header of %s differs:\n%s", e.Name, diff)
		}
	}
}

// withoutOffset blanks the offset in a header, in the ZIP64 field too (its
// last value in these tests).
func withoutOffset(header []byte) []byte {
	h := bytes.Clone(header)
	clear(h[42:46])
	extra := centralLength + int(le.Uint16(h[28:]))
	if wide := findExtra(h[extra:extra+int(le.Uint16(h[30:]))], extraZip64); len(wide) == 24 {
		clear(wide[16:])
	}
	if le.Uint16(h[6:]) == version45 {
		le.PutUint16(h[6:], version20)
	}
	return h
}

func TestReplacedKeepsItsExtraFields(t *testing.T) {
	p := open(t, odd().bytes())
	q := open(t, written(t, with(t, p, Change{Part: "word/document.xml", Data: []byte("<x/>")}, Change{Part: "word/media/image1.png", Data: []byte("other")})))
	for part, want := range map[string]string{"word/document.xml": "\x20\xa2\x02\x00\x00\x00", "word/media/image1.png": "\x20\xa2\x04\x00grow"} {
		e := q.find(part)
		header, err := q.src.presentHeader(e)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(header[localLength+len(e.Name):]); got != want {
			t.Errorf("%s: local extra fields %q, want %q", part, got, want)
		}
		if e.Method != p.find(part).Method {
			t.Errorf("%s: method %d", part, e.Method)
		}
		if e.flags&flagDescriptor != 0 {
			t.Errorf("%s: has a data descriptor", part)
		}
	}
}

func TestAddAndRemove(t *testing.T) {
	const commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	in := odd().bytes()
	p := open(t, in)
	added := with(t, p,
		Change{Part: "word/comments.xml", Data: []byte("<comments/>"), ContentType: commentsType},
		Change{Part: "word/备注.xml", Data: []byte("<n/>")})
	again := open(t, written(t, added))
	for _, q := range []*Package{added, again} {
		if got := q.ContentType("word/comments.xml"); got != commentsType {
			t.Errorf("content type %q", got)
		}
		if got := q.ContentType("word/备注.xml"); got != "application/xml" {
			t.Errorf("content type by default %q", got)
		}
		if got := read(t, q, "Word/Comments.xml"); got != "<comments/>" {
			t.Errorf("read %q", got)
		}
		if got := q.entries[len(q.entries)-1].Name; got != "word/备注.xml" {
			t.Errorf("last entry %q", got)
		}
	}
	if flags := again.entries[len(again.entries)-1].flags; flags != flagUTF8 {
		t.Errorf("flags %x of a name beyond ASCII", flags)
	}
	removed := with(t, again, Change{Part: "word/comments.xml", Remove: true}, Change{Part: "word/备注.xml", Remove: true})
	sameView(t, written(t, removed), in)
	if _, err := removed.Read("word/comments.xml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("reading a removed part: %v", err)
	}
}

func TestChangesOfChanges(t *testing.T) {
	p := open(t, odd().bytes())
	q := with(t, p, Change{Part: "word/styles.xml", Data: []byte("one")}, Change{Part: "a.xml", Data: []byte("1")})
	r := with(t, q, Change{Part: "word/styles.xml", Data: []byte("two")}, Change{Part: "a.xml", Remove: true})
	direct := with(t, p, Change{Part: "word/styles.xml", Data: []byte("two")})
	if !bytes.Equal(written(t, r), written(t, direct)) {
		t.Error("two steps and one step differ")
	}
	if got := read(t, q, "word/styles.xml"); got != "one" {
		t.Errorf("the first step became %q", got)
	}
}

func TestRefusedChanges(t *testing.T) {
	p := open(t, document(member{name: "word/secret.xml", data: "x", flags: flagEncrypted}).bytes())
	tests := []struct {
		name    string
		changes []Change
		want    string
	}{
		{"twice", []Change{{Part: "word/a.xml"}, {Part: "/word/A.xml"}}, "word/A.xml: edit: the part is changed twice at once"},
		{"no name", []Change{{Part: ""}}, "edit: no part can have this name"},
		{"a folder", []Change{{Part: "word/"}}, "word/: edit: no part can have this name"},
		{"outside", []Change{{Part: "word/../../a"}}, "word/../../a: edit: no part can have this name"},
		{"remove what is not there", []Change{{Part: "word/a.xml", Remove: true}}, "word/a.xml: truncated: the part is not in the file: file does not exist"},
		{"encrypted", []Change{{Part: "word/secret.xml"}}, "word/secret.xml: encrypted: the ZIP container is protected by a password: unpack and pack it again without"},
	}
	for _, test := range tests {
		if _, err := p.With(test.changes); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v\nwant %s", test.name, err, test.want)
		}
	}
}

// TestDuplicates holds the rule of the package comment.
func TestDuplicates(t *testing.T) {
	a := document(member{name: "word/styles.xml", data: "<s/>"}, member{name: `Word\document.xml`, data: "<later/>"})
	p := open(t, a.bytes())
	if got := read(t, p, "word/document.xml"); got != "<later/>" {
		t.Errorf("read %q", got)
	}
	var shadowed []string
	for _, e := range p.Entries() {
		if e.Shadowed {
			shadowed = append(shadowed, e.Name)
		}
	}
	if diff := cmp.Diff([]string{"word/document.xml"}, shadowed); diff != "" {
		t.Error(diff)
	}
	q := open(t, written(t, with(t, p, Change{Part: "word/document.xml", Data: []byte("<new/>")})))
	if len(q.entries) != 4 {
		t.Errorf("%d entries after the change", len(q.entries))
	}
	if got := read(t, q, "word/document.xml"); got != "<new/>" {
		t.Errorf("read %q", got)
	}
}

type failingWriter struct{ left int }

var errFull = errors.New("disk full")

func (w *failingWriter) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestWriteFails(t *testing.T) {
	p := open(t, document(member{name: "big", data: strings.Repeat("x", 300_000), stored: true}).bytes())
	q := with(t, p, Change{Part: "word/document.xml", Data: []byte("x")})
	for _, room := range []int{0, 100_000} {
		_, err := q.WriteTo(&failingWriter{left: room})
		if e, ok := errors.AsType[*Error](err); !ok || e.Kind != IO || !errors.Is(err, errFull) {
			t.Errorf("room %d: %v", room, err)
		}
	}
}

// TestSourceShrinks reads and writes a file that was cut after it was opened.
func TestSourceShrinks(t *testing.T) {
	in := document().bytes()
	r := &shrinking{ReaderAt: bytes.NewReader(in)}
	p, err := Open(r, int64(len(in)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	r.ReaderAt = bytes.NewReader(in[:40])
	if _, err := p.WriteTo(io.Discard); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("writing: %v", err)
	}
	if _, err := p.Read("word/document.xml"); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("reading: %v", err)
	}
}

type shrinking struct{ io.ReaderAt }
