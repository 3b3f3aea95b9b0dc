package docx_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestTableStyles holds that styles are read right whatever the styles of tables
// between them hold, which is not read.
func TestTableStyles(t *testing.T) {
	const (
		heading = `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="h"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>`
		other   = `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="h"/></w:style>`
		table   = `<w:style w:type="table" w:styleId="T">`
	)
	for _, tt := range []struct {
		name, styles string
		outline      int // of a paragraph in style H
		skipped      string
	}{
		{"before", table + `<w:name w:val="t"/><w:tblPr/></w:style>` + heading, 2, ""},
		{"behind", heading + table + `<w:tblPr><w:tblInd w:w="0"/></w:tblPr></w:style>`, 2, ""},
		{"latent", `<w:latentStyles w:count="1"><w:lsdException w:name="h"/></w:latentStyles>` + heading, 2, ""},
		{"empty", `<w:style w:type="table" w:styleId="T"/><w:style w:type="table"></w:style>` + heading, 2, ""},
		{"single quotes", `<w:style w:type='table'><w:tblPr/></w:style>` + heading, 2, ""},
		{"of the same id", heading + `<w:style w:type="table" w:styleId="H"><w:pPr><w:outlineLvl w:val="5"/></w:pPr></w:style>`, 2, ""},
		{"base", `<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="T"/></w:style>` + table + `<w:pPr><w:outlineLvl w:val="5"/></w:pPr></w:style>`, 0, ""},
		{"comment in it", table + `<!-- </w:style>` + other + table + ` --></w:style>` + heading, 2, ""},
		{"comment around it", heading + `<!-- ` + table + ` --><w:style w:type="paragraph" w:styleId="N"></w:style>`, 2, ""},
		{"section", table + `<![CDATA[</w:style>` + other + table + `]]></w:style>` + heading, 2, ""},
		{"instruction", table + `<?a </w:style>` + other + table + ` ?></w:style>` + heading, 2, ""},
		{"style in it", table + `<w:style/></w:style>` + heading, 2, ""},
		{"> in its tag", `<w:style w:type="table" w:styleId=">"><w:tblPr/></w:style>` + heading, 2, ""},
		{"without end", heading + table + `<w:tblPr/>`, 0, "an end tag where </w:style> is due"},
		{"not well-formed behind it", table + `<w:tblPr/></w:style><w:style w:type="paragraph"></w:name></w:style>`, 0, "an end tag where </w:style> is due"},
		{"control character", table + `<w:tblPr/></w:style>` + heading + "\x01", 0, "a control character"},
	} {
		source := `<w:styles ` + wordRoot + `>` + tt.styles + `</w:styles>`
		for encoding, styles := range map[string]string{
			"UTF-8": source, "with a declaration": "\uFEFF" + `<?xml version="1.0"?>` + source, "UTF-16": inUTF16(source, binary.LittleEndian),
			"another prefix": strings.NewReplacer("w:", "x:", "xmlns:w", "xmlns:x").Replace(source),
		} {
			d := styled(t, styles)
			if got := d.Paragraphs()[0].Outline; got != tt.outline {
				t.Errorf("%s, %s: outline %d", tt.name, encoding, got)
			}
			skipped := fmt.Sprint(d.Skipped())
			if (tt.skipped == "") != (len(d.Skipped()) == 0) || encoding != "another prefix" && !strings.Contains(skipped, tt.skipped) {
				t.Errorf("%s, %s: skipped %s", tt.name, encoding, skipped)
			}
		}
	}
}

// TestTableStylesAnywhere holds that the end of a table style is found wherever it
// stands: the search goes by several bytes at a time.
func TestTableStylesAnywhere(t *testing.T) {
	for n := range 40 {
		table := `<w:style w:type="table"><w:name w:val="` + strings.Repeat("t", n) + `"/></w:style>`
		d := styled(t, `<w:styles `+wordRoot+`>`+table+`<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`)
		if d.Paragraphs()[0].Outline != 2 || len(d.Skipped()) > 0 {
			t.Errorf("%d: outline %d, skipped %v", n, d.Paragraphs()[0].Outline, d.Skipped())
		}
	}
}

// FuzzStyles reads any styles part as Open does, and as a whole, for which a comment
// at its end sees: what is passed over must change nothing.
func FuzzStyles(f *testing.F) {
	for _, seed := range []string{
		`<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:u w:val="single"/></w:rPr></w:style>`,
		`<w:latentStyles w:count="1"><w:lsdException w:name="h"/></w:latentStyles><w:style w:type="table" w:styleId="T"><w:name w:val="t"/><w:tblPr/></w:style><w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="T"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>`,
		`<w:style w:type="table" w:styleId="H"><w:style/></w:style><w:style w:type="character" w:styleId="H"><w:rPr><w:highlight w:val="red"/></w:rPr></w:style>`,
		`<w:style w:type="table"/><w:style w:type='table'>x</w:style><x:style w:type="table" xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&gt;</x:style>`,
	} {
		f.Add(`<w:styles ` + wordRoot + `>` + seed + `</w:styles>`)
	}
	f.Fuzz(func(t *testing.T, styles string) {
		file := docxtest.Package(t, styledParts(styles+"<!-- -->"))
		whole, err := docx.Open(bytes.NewReader(file), int64(len(file)), docx.Options{})
		if err != nil || len(whole.Skipped()) > 0 {
			return // what is wrong may be in what is passed over
		}
		if got := styled(t, styles); len(got.Skipped()) > 0 || !cmp.Equal(got.Paragraphs(), whole.Paragraphs()) {
			t.Errorf("skipped %v, -whole +read:\n%s", got.Skipped(), cmp.Diff(whole.Paragraphs(), got.Paragraphs()))
		}
	})
}

// styled is a document of two paragraphs, the first in style H with a run in it.
func styled(t *testing.T, styles string) *docx.Document {
	t.Helper()
	return openParts(t, styledParts(styles))
}

func styledParts(styles string) []docxtest.Part {
	return append(docxtest.Frame(),
		docxtest.Part{Name: "word/_rels/document.xml.rels", Content: relsRoot + `<Relationship Id="r1" Type="` + relType + `styles" Target="styles.xml"/></Relationships>`},
		docxtest.Part{Name: "word/styles.xml", Content: styles},
		docxtest.Part{Name: "word/document.xml", Content: `<w:document ` + wordRoot + `><w:body><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>` +
			`<w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>乙</w:t></w:r></w:p><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:body></w:document>`},
	)
}

// TestHostileAids holds that what only an attacker writes is refused in parts that
// text can be read without, too; what is broken there is listed.
func TestHostileAids(t *testing.T) {
	const dtd = `<!DOCTYPE a [<!ENTITY e "e">]>`
	for _, tt := range []struct{ kind, content, want string }{
		{"styles", dtd + `<w:styles ` + wordRoot + `/>`, "word/aid.xml: offset 0: dtd"},
		{"numbering", dtd + `<w:numbering ` + wordRoot + `/>`, "word/aid.xml: offset 0: dtd"},
		{"numbering", strings.Repeat("<a>", 1000), "elements are nested too deep"},
		{"styles", `<w:styles>`, ""},
		{"numbering", `<w:numbering>`, ""},
	} {
		data := docxtest.Package(t, append(docxtest.Frame(),
			docxtest.Part{Name: "word/_rels/document.xml.rels", Content: relsRoot + `<Relationship Id="r1" Type="` + relType + tt.kind + `" Target="aid.xml"/></Relationships>`},
			docxtest.Part{Name: "word/aid.xml", Content: tt.content},
			docxtest.Part{Name: "word/document.xml", Content: `<w:document ` + wordRoot + `><w:body/></w:document>`},
		))
		d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
		switch {
		case tt.want == "" && (err != nil || len(d.Skipped()) != 1):
			t.Errorf("%s %.30s: %v", tt.kind, tt.content, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s %.30s: %v, want %s", tt.kind, tt.content, err, tt.want)
		}
	}
}
