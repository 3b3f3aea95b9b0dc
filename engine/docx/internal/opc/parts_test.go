package opc

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

func TestPartName(t *testing.T) {
	tests := []struct{ stored, want string }{
		{"word/document.xml", "word/document.xml"},
		{"/word/document.xml", "word/document.xml"},
		{`word\document.xml`, "word/document.xml"},
		{`\word\document.xml`, "word/document.xml"},
		{"//word//./document.xml", "word/document.xml"},
		{"word/正文.xml", "word/正文.xml"},
		{"word/%E6%AD%A3%E6%96%87.xml", "word/正文.xml"},
		{"word/a%20b.png", "word/a b.png"},
		{"word/50%.png", "word/50%.png"},
		{"word/a%2Fb.png", "word/a%2Fb.png"},
		{"word/a%5cb.png", "word/a%5cb.png"},
		{"word/%ff.png", "word/%ff.png"},
		{"word/a%00.png", "word/a%00.png"},
		{"word/\xd5\xfd.png", "word/\xd5\xfd.png"},
		{"word/", ""},
		{`word\`, ""},
		{"", ""},
		{"/", ""},
		{".", ""},
		{"../evil.txt", ""},
		{"word/../../evil.txt", ""},
		{`word\..\evil.txt`, ""},
		{"word/%2e%2e/evil.txt", ""},
		{"word/..a", "word/..a"},
	}
	for _, test := range tests {
		if got := partName(test.stored); got != test.want {
			t.Errorf("partName(%q) = %q, want %q", test.stored, got, test.want)
		}
	}
}

func TestResolve(t *testing.T) {
	tests := []struct{ source, target, want string }{
		{"", "word/document.xml", "word/document.xml"},
		{"", "/word/document.xml", "word/document.xml"},
		{"word/document.xml", "styles.xml", "word/styles.xml"},
		{"word/document.xml", "./styles.xml", "word/styles.xml"},
		{"word/document.xml", "/word/styles.xml", "word/styles.xml"},
		{"word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"},
		{"word/document.xml", `..\customXml\item1.xml`, "customXml/item1.xml"},
		{"word/document.xml", "../../../etc/passwd", "etc/passwd"},
		{"word/document.xml", "%2e%2e/%2e%2e/etc/passwd", "etc/passwd"},
		{"word/document.xml", "media/a%20b.png", "word/media/a b.png"},
		{"word/document.xml", "#bookmark", "word/document.xml"},
		{"word/document.xml", "styles.xml#x", "word/styles.xml"},
		{"document.xml", "styles.xml", "styles.xml"},
	}
	for _, test := range tests {
		if got := resolve(test.source, test.target); got != test.want {
			t.Errorf("resolve(%q, %q) = %q, want %q", test.source, test.target, got, test.want)
		}
	}
}

func TestRelationships(t *testing.T) {
	const xml = `<?xml version="1.0"?><r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships">
<r:Relationship Id="rId2" Type="styles" Target="styles.xml"/>
<r:Relationship Id="rId1" Type="link" Target="https://example.org/../a b" TargetMode="External"></r:Relationship>
<r:Relationship Id="rId3" Type="link" Target="http://example.org"/>
<r:Relationship Id="rId4" Type="item" Target="&#x2e;./customXml/item1.xml" TargetMode="Internal"/>
</r:Relationships>`
	want := []Relationship{
		{ID: "rId2", Type: "styles", Target: "word/styles.xml"},
		{ID: "rId1", Type: "link", Target: "https://example.org/../a b", External: true},
		{ID: "rId3", Type: "link", Target: "http://example.org", External: true},
		{ID: "rId4", Type: "item", Target: "customXml/item1.xml"},
	}
	for name, data := range encodings(xml) {
		p := open(t, document(member{name: `word\_rels\document.xml.rels`, data: data}).bytes())
		got, err := p.Relationships("/Word/document.xml")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for i := range got {
			got[i].Target = strings.Replace(got[i].Target, "Word/", "word/", 1)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if none, err := p.Relationships("word/styles.xml"); none != nil || err != nil {
			t.Errorf("of a part without: %v, %v", none, err)
		}
	}
}

// encodings is XML without an encoding declaration in those that OPC allows.
func encodings(xml string) map[string]string {
	little, big := []byte("\xff\xfe"), []byte("\xfe\xff")
	declared := strings.Replace(xml, `"1.0"?>`, `"1.0" encoding="UTF-16"?>`, 1)
	for _, unit := range utf16.Encode([]rune(declared)) {
		little = append(little, byte(unit), byte(unit>>8))
		big = append(big, byte(unit>>8), byte(unit))
	}
	return map[string]string{
		"UTF-8":         xml,
		"UTF-8 and BOM": "\xef\xbb\xbf" + xml,
		"UTF-16LE":      string(little),
		"UTF-16BE":      string(big),
	}
}

func TestRelationshipErrors(t *testing.T) {
	tests := []struct{ name, xml, want string }{
		{"not well-formed", `<Relationships><Relationship></Relationships>`, "_rels/.rels: offset 29: xml: an end tag where </Relationship> is due"},
		{"cut", `<Relationships><Relationship Id=`, "_rels/.rels: offset 29: xml: an attribute value without quotes"},
		{"DTD", `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`, "_rels/.rels: offset 0: dtd: a document type is not allowed in an Office file"},
		{"too large", strings.Repeat(" ", maxOwnXML+1), "_rels/.rels: limit: the part is too large for a list of parts: 16777217, limit 16777216"},
		{"encoding", `<?xml version="1.0" encoding="GBK"?><x/>`, "_rels/.rels: offset 30: encoding: the encoding is GBK, and only UTF-8 and UTF-16 are allowed here"},
	}
	for _, test := range tests {
		p := open(t, archive{members: []member{{name: "_rels/.rels", data: test.xml}}}.bytes())
		if _, err := p.MainPart(); message(err) != test.want {
			t.Errorf("%s: %v\nwant %s", test.name, err, test.want)
		}
	}
}

func TestMainPart(t *testing.T) {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	rels := func(relType, target string) member {
		return member{name: "_rels/.rels", data: `<Relationships><Relationship Id="a" Type="thumbnail" Target="t.jpeg"/><Relationship Id="b" Type="` + relType + `" Target="` + target + `"/></Relationships>`}
	}
	types := func(part, contentType string) member {
		return member{name: "[Content_Types].xml", data: `<Types><Override PartName="/docProps/app.xml" ContentType="x"/><Override PartName="` + part + `" ContentType="` + contentType + `"/></Types>`}
	}
	main := member{name: "word/正文.xml", data: "<x/>"}
	tests := []struct {
		name    string
		members []member
		want    string
		err     string
	}{
		{"by relationship", []member{rels(typeOfficeDocument, "word/正文.xml"), main}, "word/正文.xml", ""},
		{"Strict", []member{rels(typeOfficeDocumentStrict, "/word/%E6%AD%A3%E6%96%87.xml"), main}, "word/正文.xml", ""},
		{"other case", []member{rels(typeOfficeDocument, "WORD/正文.XML"), main}, "word/正文.xml", ""},
		{"by content type", []member{types("/word/正文.xml", word+"document.main+xml"), main}, "word/正文.xml", ""},
		{"template", []member{types("/word/正文.xml", word+"template.main+xml"), main}, "word/正文.xml", ""},
		{"macros", []member{types("/word/正文.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), main}, "word/正文.xml", ""},
		{"relationship leads nowhere", []member{rels(typeOfficeDocument, "a.xml"), types("/word/正文.xml", word+"document.main+xml"), main}, "word/正文.xml", ""},
		{"upper-case content types", []member{{name: "[content_types].XML", data: `<Types><Override PartName="/word/正文.xml" ContentType="` + word + `document.main+xml"/></Types>`}, main}, "word/正文.xml", ""},
		{"nowhere", []member{rels(typeOfficeDocument, "word/document.xml"), main}, "", "no-main-part: the document should be in word/document.xml, which is not in the file"},
		{"external", []member{{name: "_rels/.rels", data: `<Relationships><Relationship Type="` + typeOfficeDocument + `" Target="word/正文.xml" TargetMode="External"/></Relationships>`}, main}, "", "no-main-part: the ZIP container holds no Word document"},
		{"other type", []member{types("/word/正文.xml", word+"styles+xml"), main}, "", "no-main-part: the ZIP container holds no Word document"},
		{"workbook", []member{rels(typeOfficeDocument, "word/正文.xml"), types("/word/正文.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), main}, "", "no-main-part: the file is an Excel workbook, no Word document"},
		{"OpenDocument", []member{{name: "mimetype", data: "application/vnd.oasis.opendocument.text", stored: true}}, "", "no-main-part: the file is no Word document but one of another program (OpenDocument, EPUB or the like): " + saveAsDocx},
		{"empty", nil, "", "no-main-part: the ZIP container is empty"},
		{"content types not well-formed", []member{{name: "[Content_Types].xml", data: "<Types>"}, rels(typeOfficeDocument, "word/正文.xml"), main}, "", "[Content_Types].xml: offset 7: xml: the source ends inside <Types>"},
	}
	for _, test := range tests {
		got, err := open(t, archive{members: test.members}.bytes()).MainPart()
		if got != test.want || message(err) != test.err {
			t.Errorf("%s: %q, %v\nwant %q, %s", test.name, got, err, test.want, test.err)
		}
	}
}

func TestContentType(t *testing.T) {
	const xml = `<?xml version="1.0"?><t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<t:Default Extension="XML" ContentType="application/xml"/><t:Default Extension="png" ContentType="image/png"/>` +
		`<t:Override PartName="/Word/Document.xml" ContentType="main"></t:Override><t:Override PartName="/word/document.xml" ContentType="second"/></t:Types>`
	for name, data := range encodings(xml) {
		p := open(t, archive{members: []member{{name: contentTypesPart, data: data}}}.bytes())
		for part, want := range map[string]string{
			"word/document.xml":  "main",
			"/WORD/document.XML": "main",
			"word/styles.xml":    "application/xml",
			"word/media/a.PNG":   "image/png",
			"word/a.bin":         "",
			"word/none":          "",
		} {
			if got := p.ContentType(part); got != want {
				t.Errorf("%s: content type of %s is %q, want %q", name, part, got, want)
			}
		}
	}
}

func TestRestateContentTypes(t *testing.T) {
	const part = "word/a&b.xml"
	override := `Override PartName="/word/a&amp;b.xml" ContentType="new"/>`
	tests := []struct{ name, before, after string }{
		{"none", "", emptyContentTypes[:len(emptyContentTypes)-len("</Types>")] + "<" + override + "</Types>"},
		{"plain", `<Types><Default Extension="xml" ContentType="x"/></Types>`, `<Types><Default Extension="xml" ContentType="x"/><` + override + `</Types>`},
		{"prefix", "\xef\xbb\xbf<?xml version='1.0'?>\n<t:Types xmlns:t='u'>\n</t:Types >\n<!-- end -->", "\xef\xbb\xbf<?xml version='1.0'?>\n<t:Types xmlns:t='u'>\n<t:" + override + "</t:Types >\n<!-- end -->"},
		{"empty-element tag", `<Types xmlns="u" />`, `<Types xmlns="u" ><` + override + `</Types>`},
		{"stated otherwise", `<Types><Override PartName="/WORD/A&amp;B.xml" ContentType="old"></Override><Override PartName="/z" ContentType="z"/></Types>`, `<Types><Override PartName="/z" ContentType="z"/><` + override + `</Types>`},
		{"stated already", `<Types><Override PartName="/word/a&amp;b.xml" ContentType="new"/></Types>`, `<Types><Override PartName="/word/a&amp;b.xml" ContentType="new"/></Types>`},
	}
	for _, test := range tests {
		var a archive
		if test.before != "" {
			a.members = []member{{name: contentTypesPart, data: test.before}}
		}
		p := with(t, open(t, a.bytes()), Change{Part: part, Data: []byte("<x/>"), ContentType: "new"})
		if got := read(t, p, contentTypesPart); got != test.after {
			t.Errorf("%s: %s\nwant %s", test.name, got, test.after)
		}
		if got := p.ContentType(part); got != "new" {
			t.Errorf("%s: content type %q", test.name, got)
		}
		gone := with(t, p, Change{Part: part, Remove: true})
		if strings.Contains(read(t, gone, contentTypesPart), "a&amp;b") {
			t.Errorf("%s: still stated after removal", test.name)
		}
	}
}

// TestRestateUTF16 holds that a content types part in UTF-16 is still read
// after it was edited.
func TestRestateUTF16(t *testing.T) {
	for name, data := range encodings(contentTypesXML) {
		a := document()
		a.members[0].data = data
		p := with(t, open(t, a.bytes()), Change{Part: "word/comments.xml", Data: []byte("<x/>"), ContentType: "new"})
		again := open(t, written(t, p))
		if main, err := again.MainPart(); main != "word/document.xml" || err != nil {
			t.Errorf("%s: main part %q, %v", name, main, err)
		}
		if got := again.ContentType("word/comments.xml"); got != "new" {
			t.Errorf("%s: content type %q", name, got)
		}
	}
}

// TestContentTypesGiven changes the content types part and adds a part in one
// step: what is given is the base.
func TestContentTypesGiven(t *testing.T) {
	p := with(t, open(t, document().bytes()),
		Change{Part: contentTypesPart, Data: bytes.ReplaceAll([]byte(contentTypesXML), []byte("application/xml"), []byte("text/xml"))},
		Change{Part: "word/comments.xml", Data: []byte("<x/>"), ContentType: "new"})
	if a, b := p.ContentType("word/comments.xml"), p.ContentType("any.xml"); a != "new" || b != "text/xml" {
		t.Errorf("content types %q and %q", a, b)
	}
}
