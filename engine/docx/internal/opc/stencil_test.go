package opc

import (
	"bytes"
	"strings"
	"testing"
)

// TestStencil holds what archive/zip reads from a stencil's files, for parts that
// are deflated and stored, against plain joining.
func TestStencil(t *testing.T) {
	long := strings.Repeat("走访慰问", 1000)
	for _, stored := range []bool{false, true} {
		for _, g := range []Gapped{
			{Static: [][]byte{[]byte("<a>"), []byte("</a>")}, Gaps: []int{0}},
			{Static: [][]byte{[]byte(long), []byte(long), []byte(long)}, Gaps: []int{1, 0}},
			{Static: [][]byte{nil, nil, nil}, Gaps: []int{0, 0}},
			{Static: [][]byte{[]byte(long)}},
		} {
			a := document(member{name: "word/media/1.png", data: long, stored: true})
			a.members[2].stored = stored
			g.Part = "word/document.xml"
			p := with(t, open(t, a.bytes()), Change{Part: g.Part, Data: []byte("with markers")})
			s, err := p.Stencil([]Gapped{g})
			if err != nil {
				t.Fatal(err)
			}
			for _, texts := range [][]string{{"5", "7"}, {"", ""}, {"朝阳&lt;", strings.Repeat("长", MaxText/3)}} {
				checkStencil(t, s, g, texts)
			}
		}
	}
}

func checkStencil(t *testing.T, s *Stencil, g Gapped, texts []string) {
	t.Helper()
	var out bytes.Buffer
	if n, err := s.WriteTo(&out, texts); err != nil || n != int64(out.Len()) {
		t.Fatalf("wrote %d of %d bytes: %v", n, out.Len(), err)
	}
	want := string(g.Static[0])
	for i, gap := range g.Gaps {
		want += texts[gap] + string(g.Static[i+1])
	}
	entries, _, err := view(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Error != "" || e.Name == g.Part && e.Data != want {
			t.Errorf("%s: %s, %d bytes, want %d", e.Name, e.Error, len(e.Data), len(want))
		}
	}
	if got := read(t, open(t, out.Bytes()), g.Part); got != want {
		t.Error("the package reads another text")
	}
}

func TestStencilWithoutPart(t *testing.T) {
	p := open(t, document().bytes())
	for _, part := range []string{"word/none.xml", "word/document.xml"} { // not there, not changed
		if _, err := p.Stencil([]Gapped{{Part: part, Static: [][]byte{nil}}}); err == nil {
			t.Errorf("%s: no error", part)
		}
	}
}
