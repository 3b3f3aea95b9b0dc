package docx_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

func TestTwins(t *testing.T) {
	d := open(t, packArchive(t, partArchives(t)["bound"]))
	const body, header, core = "word/document.xml", "word/header1.xml", "docProps/core.xml"
	want := [][]docx.Loc{{{Part: body, End: 16}, {Part: header, End: 16}, {Part: core, End: 16}}}
	if diff := cmp.Diff(want, d.Twins()); diff != "" {
		t.Error(diff)
	}
}

// TestTwinsAgree edits the two copies of one text: each in its own place, both
// the same, and against each other.
func TestTwinsAgree(t *testing.T) {
	d := open(t, packArchive(t, partArchives(t)["bound"]))
	in := func(part string, start, end int, text string) docx.Edit {
		return docx.Edit{Loc: docx.Loc{Part: part, Start: start, End: end}, New: text}
	}
	const body, header = "word/document.xml", "word/header1.xml"
	for _, tt := range []struct {
		name  string
		edits []docx.Edit
		want  string // "" for an error
	}{
		{"apart", []docx.Edit{in(body, 6, 7, "走访"), in(header, 7, 10, "之")}, "关于走访之报告"},
		{"alike", []docx.Edit{in(body, 6, 7, "走访"), in(header, 6, 7, "走访")}, "关于走访的报告"},
		{"two texts", []docx.Edit{in(body, 6, 7, "走访"), in(header, 6, 7, "慰问")}, ""},
		{"across", []docx.Edit{in(body, 6, 10, "走访"), in(header, 7, 10, "之")}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, err := d.Apply(tt.edits)
			if tt.want == "" {
				if err == nil {
					t.Error("no error")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range q.Paragraphs() {
				if p.Index == 0 && p.Part != "docProps/app.xml" && p.Text != tt.want {
					t.Errorf("%s: %q", p.Part, p.Text)
				}
			}
		})
	}
}

func TestSigned(t *testing.T) {
	a := partArchives(t)["picture"]
	if open(t, packArchive(t, a)).Signed() {
		t.Error("signed without a signature")
	}
	f := section(a, "docProps/thumbnail.jpeg")
	f.Name = "_xmlsignatures/origin.sigs"
	if !open(t, packArchive(t, a)).Signed() {
		t.Error("not signed with a signature")
	}
}
