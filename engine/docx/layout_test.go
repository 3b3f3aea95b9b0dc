package docx_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

const (
	wordRoot = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relsRoot = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relType  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// laidOut is a document with styles, a theme and a body.
func laidOut(t *testing.T, styles, body string) *docx.Document {
	t.Helper()
	return openParts(t, append(docxtest.Frame(),
		docxtest.Part{Name: "word/_rels/document.xml.rels", Content: relsRoot +
			`<Relationship Id="r1" Type="` + relType + `styles" Target="styles.xml"/>` +
			`<Relationship Id="r2" Type="` + relType + `theme" Target="theme/theme1.xml"/></Relationships>`},
		docxtest.Part{Name: "word/styles.xml", Content: `<w:styles ` + wordRoot + `>` + styles + `</w:styles>`},
		docxtest.Part{Name: "word/theme/theme1.xml", Content: `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>` +
			`<a:majorFont><a:ea typeface="黑体"/></a:majorFont><a:minorFont><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont>` +
			`</a:fontScheme></a:themeElements></a:theme>`},
		docxtest.Part{Name: "word/document.xml", Content: `<w:document ` + wordRoot + `><w:body>` + body + `</w:body></w:document>`},
	))
}

func openParts(t *testing.T, parts []docxtest.Part) *docx.Document {
	t.Helper()
	data := docxtest.Package(t, parts)
	d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "test.docx"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// text is a run with properties.
func textRun(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t>` + text + `</w:t></w:r>`
}

func TestLayoutOfParagraphs(t *testing.T) {
	const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsiaTheme="majorEastAsia"/><w:sz w:val="44"/><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Body"/><w:basedOn w:val="a"/><w:pPr><w:spacing w:line="580" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="k"><w:name w:val="k"/><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style>`
	tests := []struct {
		name, body string
		want       docx.ParagraphLayout
	}{
		{"defaults", `<w:p><w:r><w:t>甲</w:t></w:r></w:p>`, docx.ParagraphLayout{Align: "left", Line: 360, LineRule: "auto",
			Faces: []docx.Face{{Start: 0, End: 3, EastAsia: "等线", Size: 21}}}},
		{"style", `<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`, docx.ParagraphLayout{Align: "center", Line: 360, LineRule: "auto",
			Faces: []docx.Face{{Start: 0, End: 3, EastAsia: "黑体", Size: 44, Bold: true}}}},
		{"runs over the style, equal ones joined", `<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>` + textRun(`<w:rStyle w:val="k"/>`, "甲") + textRun(``, "乙") + textRun(`<w:sz w:val="32"/>`, "丙") + `</w:p>`,
			docx.ParagraphLayout{Align: "left", Line: 580, LineRule: "exact", FirstLine: 640, FirstLineChars: 200,
				Faces: []docx.Face{{Start: 0, End: 3, EastAsia: "楷体", Size: 32}, {Start: 3, End: 9, EastAsia: "仿宋_GB2312", Size: 32}}}},
		{"the paragraph over its style", `<w:p><w:pPr><w:pStyle w:val="b"/><w:jc w:val="end"/><w:ind w:firstLineChars="0" w:hanging="10mm"/><w:spacing w:lineRule="atLeast"/></w:pPr></w:p>`,
			docx.ParagraphLayout{Align: "right", Line: 580, LineRule: "atLeast", FirstLine: -567}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			layout, err := laidOut(t, styles, test.body).Layout()
			if err != nil {
				t.Fatal(err)
			}
			test.want.Part = "word/document.xml"
			if diff := cmp.Diff([]docx.ParagraphLayout{test.want}, layout.Paragraphs, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLayoutOfPages(t *testing.T) {
	layout, err := laidOut(t, ``, `<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr></w:pPr></w:p>`+
		`<w:p/><w:sectPr><w:pgSz w:w="297mm" w:h="210mm"/><w:pgMar w:start="28mm" w:end="26mm"/></w:sectPr>`).Layout()
	if err != nil {
		t.Fatal(err)
	}
	want := []docx.PageLayout{
		{Width: 11906, Height: 16838, Top: 2098, Bottom: 1984, Left: 1587, Right: 1474, Grid: "lines", LinePitch: 579},
		{Width: 16838, Height: 11906, Left: 1587, Right: 1474, LastParagraph: 1},
	}
	if diff := cmp.Diff(want, layout.Sections); diff != "" {
		t.Error(diff)
	}
}

// TestLayoutFitsParagraphs: the layout of every real file has the paragraphs
// that the document has, and the faces of each tile its text.
func TestLayoutFitsParagraphs(t *testing.T) {
	for i, name := range docxtest.CorpusFiles(t) {
		if testing.Short() && i%20 != 0 {
			continue
		}
		d, err := docx.OpenFile(name, docx.Options{})
		if err != nil {
			continue // other tests say what must open
		}
		layout, err := d.Layout()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		checkTiles(t, d, layout)
		d.Close()
	}
}

func checkTiles(t *testing.T, d *docx.Document, layout docx.Layout) {
	t.Helper()
	next := 0
	for _, p := range d.Paragraphs() {
		if p.Story != docx.Body && p.Story != docx.Header && p.Story != docx.Footer {
			continue
		}
		if next == len(layout.Paragraphs) {
			t.Fatalf("%s: no layout of %s %d", d.Name(), p.Part, p.Index)
		}
		l := layout.Paragraphs[next]
		next++
		end := 0
		for _, f := range l.Faces {
			if f.Start != end || f.End <= f.Start {
				t.Errorf("%s: %s %d: the faces have a gap at %d", d.Name(), p.Part, p.Index, end)
			}
			end = f.End
		}
		if l.Part != p.Part || l.Index != p.Index || end != len(p.Text) {
			t.Errorf("%s: layout of %s %d, %d bytes, for %s %d, %d bytes", d.Name(), l.Part, l.Index, end, p.Part, p.Index, len(p.Text))
		}
	}
	if next != len(layout.Paragraphs) {
		t.Errorf("%s: %d paragraphs have a layout, %d text", d.Name(), len(layout.Paragraphs), next)
	}
}

func TestTextHasNoLayout(t *testing.T) {
	d, err := docx.Text("a.txt", []byte("甲\n"), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if layout, err := d.Layout(); err != nil || len(layout.Sections)+len(layout.Paragraphs) > 0 {
		t.Errorf("%+v, %v", layout, err)
	}
}

func BenchmarkLayout(b *testing.B) {
	data, err := os.ReadFile(docxtest.Shared(b, "official-report", "report.docx"))
	if err != nil {
		b.Fatal(err)
	}
	d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := d.Layout(); err != nil {
			b.Fatal(err)
		}
	}
}
