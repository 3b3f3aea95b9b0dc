package opc

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzPackage opens any bytes. What opens must be written as it was, and after
// a replaced and an added part archive/zip must see both, and every other
// entry as it saw it before.
func FuzzPackage(f *testing.F) {
	for _, a := range oddities() {
		f.Add(a.bytes(), "word/document.xml")
	}
	f.Add(document(member{name: "../evil", data: "x"}, member{name: "/WORD/document.xml", data: "x"}).bytes(), "word/document.xml")
	f.Add(compoundFile("Root Entry", "WordDocument"), "a")
	f.Fuzz(checkPackage)
}

// FuzzPatched writes two numbers anywhere into archives that are right
// otherwise, to reach what random bytes don't: directories that lie.
func FuzzPatched(f *testing.F) {
	var archives [][]byte
	list := oddities()
	for _, name := range slices.Sorted(maps.Keys(list)) {
		archives = append(archives, list[name].bytes())
	}
	for i, in := range archives {
		for n := range bytes.Count(in, []byte(centralSignature)) {
			header := uint16(index(in, centralSignature, n))
			f.Add(uint8(i), header+20, uint16(5), header+42, uint16(3))
			f.Add(uint8(i), header+8, uint16(9), header+28, uint16(2))
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, at1, value1, at2, value2 uint16) {
		in := bytes.Clone(archives[int(which)%len(archives)])
		le.PutUint16(in[int(at1)%(len(in)-1):], value1)
		le.PutUint16(in[int(at2)%(len(in)-1):], value2)
		checkPackage(t, in, "word/document.xml")
	})
}

func checkPackage(t *testing.T, in []byte, part string) {
	p, err := Open(bytes.NewReader(in), int64(len(in)), Limits{Part: 1 << 20, Inflated: 4 << 20})
	if err != nil {
		typed(t, "Open", err)
		return
	}
	if !bytes.Equal(written(t, p), in) {
		t.Fatal("differs unchanged")
	}
	readEverything(t, p)
	added := freeName(p)
	q, err := p.With([]Change{{Part: part, Data: []byte("<new/>")}, {Part: added, Data: []byte("<added/>"), ContentType: "a/b"}})
	if err != nil {
		typed(t, "With", err)
		return
	}
	checkChanged(t, in, p, q, part, added)
}

// freeName is the name of a part that p lacks.
func freeName(p *Package) string {
	name := "added.xml"
	for p.find(name) != nil {
		name = "x" + name
	}
	return name
}

func readEverything(t *testing.T, p *Package) {
	for _, e := range p.Entries() {
		if _, err := p.Read(e.Part); err != nil {
			typed(t, "Read", err)
		}
		if _, err := p.Relationships(e.Part); err != nil {
			typed(t, "Relationships", err)
		}
		p.ContentType(e.Part)
	}
	if main, err := p.MainPart(); err != nil {
		typed(t, "MainPart", err)
	} else if p.find(main) == nil {
		t.Errorf("the main part %q is not there", main)
	}
}

func checkChanged(t *testing.T, in []byte, p, q *Package, part, added string) {
	out := written(t, q)
	again := open(t, out)
	for name, want := range map[string]string{part: "<new/>", added: "<added/>"} {
		if foldASCII(partName(name)) == foldASCII(contentTypesPart) {
			continue // was edited once more
		}
		if got := read(t, again, name); got != want {
			t.Errorf("%s: read %q", name, got)
		}
	}
	before, _, err := view(in)
	if err != nil || !sameNames(before, p) {
		return // archive/zip reads the input otherwise than we do
	}
	after, _, err := view(out)
	if err != nil {
		t.Fatal("archive/zip can't read what was written:", err)
	}
	if !sameNames(after, q) {
		t.Fatal("archive/zip sees other names in what was written")
	}
	damaged := unreadable(p)
	if diff := cmp.Diff(untouched(before, p, damaged, part), untouched(after, q, damaged, part, added)); diff != "" {
		t.Errorf("archive/zip sees a difference:\n%s", diff)
	}
}

func sameNames(list []seen, p *Package) bool {
	return slices.EqualFunc(list, p.entries, func(s seen, e Entry) bool { return s.Name == e.Name })
}

// unreadable lists the entries that can't be inflated. Their data may reach
// into what follows, so archive/zip can see them change.
func unreadable(p *Package) map[string]bool {
	list := make(map[string]bool)
	for i := range p.entries {
		if err := p.src.inflate(&p.entries[i], new(bytes.Buffer)); err != nil {
			list[p.entries[i].Name] = true
		}
	}
	return list
}

// untouched is the list without the entries of the parts named and of the
// content types, and without the data of damaged ones.
func untouched(list []seen, p *Package, damaged map[string]bool, parts ...string) []seen {
	var rest []seen
	for i, s := range list {
		if damaged[s.Name] {
			s.Data, s.Error = "", ""
		}
		same := func(name string) bool { return foldASCII(partName(name)) == foldASCII(p.entries[i].Part) }
		if !slices.ContainsFunc(append(parts, contentTypesPart), same) {
			rest = append(rest, s)
		}
	}
	return rest
}
