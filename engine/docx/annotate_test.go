package docx_test

import (
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

func TestAnnotateMarks(t *testing.T) {
	const s, e = `<w:commentRangeStart w:id="1"/>`, `<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`
	const bold = `<w:rPr><w:b/></w:rPr>`
	for _, tt := range []struct {
		name, in   string
		start, end int
		want       string
	}{
		{"within a text", `<w:p><w:r>` + bold + `<w:t>走访X次</w:t></w:r></w:p>`, 6, 7,
			`<w:p><w:r>` + bold + `<w:t xml:space="preserve">走访</w:t></w:r>` + s + `<w:r>` + bold + `<w:t xml:space="preserve">X</w:t></w:r>` + e +
				`<w:r>` + bold + `<w:t xml:space="preserve">次</w:t></w:r></w:p>`},
		{"whole runs", `<w:p><w:r><w:t>走</w:t></w:r><w:hyperlink><w:r><w:t>访</w:t></w:r></w:hyperlink></w:p>`, 0, 6,
			`<w:p>` + s + `<w:r><w:t>走</w:t></w:r><w:hyperlink><w:r><w:t>访</w:t></w:r>` + e + `</w:hyperlink></w:p>`},
		{"around a control", `<w:p><w:r><w:t>走</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>访X</w:t></w:r></w:sdtContent></w:sdt></w:p>`, 6, 7,
			`<w:p><w:r><w:t>走</w:t></w:r>` + s + `<w:sdt><w:sdtContent><w:r><w:t>访X</w:t></w:r></w:sdtContent></w:sdt>` + e + `</w:p>`},
		{"around a formula", `<w:p><m:oMath><m:r><m:t>xy</m:t></m:r></m:oMath><w:r><w:t>走</w:t></w:r></w:p>`, 1, 2,
			`<w:p>` + s + `<m:oMath><m:r><m:t>xy</m:t></m:r></m:oMath>` + e + `<w:r><w:t>走</w:t></w:r></w:p>`},
		{"nothing, within", `<w:p><w:r><w:t>走访</w:t></w:r></w:p>`, 3, 3,
			`<w:p><w:r><w:t xml:space="preserve">走</w:t></w:r>` + s + e + `<w:r><w:t xml:space="preserve">访</w:t></w:r></w:p>`},
		{"nothing, at the end", `<w:p><w:r><w:t>走访</w:t></w:r></w:p>`, 6, 6,
			`<w:p><w:r><w:t>走访</w:t></w:r>` + s + e + `</w:p>`},
		{"an empty paragraph", `<w:p><w:pPr/></w:p>`, 0, 0, `<w:p><w:pPr/>` + s + e + `</w:p>`},
		{"an empty tag", `<w:p/>`, 0, 0, `<w:p>` + s + e + `</w:p>`},
		{"the result of a field", `<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>12</w:t></w:r></w:fldSimple></w:p>`, 0, 1,
			`<w:p>` + s + `<w:fldSimple w:instr="PAGE"><w:r><w:t>12</w:t></w:r></w:fldSimple>` + e + `</w:p>`},
		{"a text box", `<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框X</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>外</w:t></w:r></w:p>`, -1, 0,
			`<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框X</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>` + s + `<w:r><w:t>外</w:t></w:r>` + e + `</w:p>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := open(t, body(t, tt.in))
			loc := docx.Loc{Part: mainPart, Start: tt.start, End: tt.end}
			if tt.start < 0 {
				loc = docx.Loc{Part: mainPart, Para: 1, Start: 0, End: 3}
			}
			q, err := d.Annotate([]docx.Comment{{Loc: loc, Text: "未填写"}}, byClerk)
			if err != nil {
				t.Fatal(err)
			}
			if got := bodyOf(t, q); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestAnnotateAgain annotates twice: our comments are replaced, those of others
// stay, and the file is the same as after the first time.
func TestAnnotateAgain(t *testing.T) {
	d := open(t, packArchive(t, partArchives(t)["comments"]))
	comments := []docx.Comment{
		{Loc: docx.Loc{Part: mainPart, Start: 6, End: 7}, Text: "第一行\n第<二>行"},
		{Loc: docx.Loc{Part: mainPart, Start: 6, End: 10}, Text: "重叠"},
		{Loc: docx.Loc{Part: "word/comments.xml", Para: 2, Start: 0, End: 3}, Text: "在批注里", Displaced: "批注："},
	}
	once, err := d.Annotate(comments, byClerk)
	if err != nil {
		t.Fatal(err)
	}
	out := write(t, once)
	part := readEntry(t, out, "word/comments.xml")
	for _, want := range []string{"请核实X", "已核实", `w:author="填报" w:date="2026-07-16T08:00:00Z"`, "第&lt;二&gt;行", "批注：在批注里"} {
		if !strings.Contains(part, want) {
			t.Errorf("no %s in %s", want, part)
		}
	}
	if strings.Contains(part, "未填写") {
		t.Errorf("our old comment stays: %s", part)
	}
	twice, err := open(t, out).Annotate(comments, byClerk)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{mainPart, "word/comments.xml"} {
		if a, b := readEntry(t, out, name), readEntry(t, write(t, twice), name); a != b {
			t.Errorf("%s differs:\n%s\n%s", name, a, b)
		}
	}
	none, err := twice.Annotate(nil, byClerk)
	if err != nil {
		t.Fatal(err)
	}
	if got := bodyOf(t, none); strings.Count(got, "comment") != 3 {
		t.Errorf("marks of others are gone, or ours stay: %s", got)
	}
}

func TestAnnotateRefusals(t *testing.T) {
	d := open(t, body(t, `<w:p><w:r><w:t>走访</w:t></w:r></w:p>`))
	for _, tt := range []struct {
		comment docx.Comment
		want    string
	}{
		{docx.Comment{Loc: docx.Loc{Part: "word/footer1.xml"}}, "no such part"},
		{docx.Comment{Loc: docx.Loc{Part: mainPart, Para: 1}}, "no such paragraph"},
		{docx.Comment{Loc: docx.Loc{Part: mainPart, Start: 1, End: 3}}, "the edit splits a character"},
		{docx.Comment{Loc: docx.Loc{Part: mainPart}, Text: "\x00"}, "XML forbids"},
	} {
		if _, err := d.Annotate([]docx.Comment{tt.comment}, byClerk); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: got %v, want %s", tt.comment, err, tt.want)
		}
	}
}
