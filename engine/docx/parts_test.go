package docx_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestParts reads the Word files of testdata/parts, which consist of more than
// stories of text. In an archive
//
//   - a part's name is followed by what stands in its root element (see
//     partKinds); the parts of a workbook by its name and an exclamation mark;
//   - model, edits and "edited PART" are as in TestModel, but for PART being a
//     whole name;
//   - refused holds edits that can't be done, each with the error it gives.
func TestParts(t *testing.T) {
	for name, a := range partArchives(t) {
		t.Run(name, func(t *testing.T) { checkParts(t, name, a) })
	}
}

// partArchives lists the archives of testdata/parts by their names.
func partArchives(t *testing.T) map[string]*txtar.Archive {
	t.Helper()
	files, err := filepath.Glob("testdata/parts/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	archives := map[string]*txtar.Archive{}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		archives[strings.TrimSuffix(filepath.Base(file), ".txtar")] = a
	}
	return archives
}

func checkParts(t *testing.T, name string, a *txtar.Archive) {
	data := packArchive(t, a)
	d := open(t, data)
	if section(a, "model") != nil {
		checkSection(t, a, "model", describe(d))
	}
	if section(a, "edits") != nil {
		q, err := d.Apply(partEdits(t, section(a, "edits").Data))
		if err != nil {
			t.Fatal(err)
		}
		checkEdited(t, a, q)
	}
	if f := section(a, "refused"); f != nil {
		checkSection(t, a, "refused", refusals(t, d, f.Data))
	}
	if *update {
		if err := os.WriteFile("testdata/parts/"+name+".txtar", txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// checkEdited compares the parts of an edited Document with the archive, and
// with what it knows of itself.
func checkEdited(t *testing.T, a *txtar.Archive, q *docx.Document) {
	t.Helper()
	data := write(t, q)
	for i := range a.Files {
		if name, ok := strings.CutPrefix(a.Files[i].Name, "edited "); ok {
			checkSection(t, a, a.Files[i].Name, unwrap(t, data, name))
		}
	}
	if got, want := describe(q), describe(open(t, data)); got != want {
		t.Errorf("the edited Document is\n%s\nand, written and read again,\n%s", got, want)
	}
}

// refusals gives each line of edits with the error of Apply.
func refusals(t *testing.T, d *docx.Document, lines []byte) string {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(string(lines)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " → ")
		var edits []docx.Edit
		for e := range strings.SplitSeq(line, "; ") {
			edits = append(edits, partEdits(t, []byte(e))...)
		}
		_, err := d.Apply(edits)
		fmt.Fprintf(&b, "%s → %v\n", line, err)
	}
	return b.String()
}

func partEdits(t *testing.T, lines []byte) []docx.Edit {
	t.Helper()
	var edits []docx.Edit
	for line := range strings.Lines(string(lines)) {
		at, quoted, _ := strings.Cut(strings.TrimSpace(line), ` "`)
		var e docx.Edit
		_, err := fmt.Sscanf(at, "%s %d %d:%d", &e.Loc.Part, &e.Loc.Para, &e.Loc.Start, &e.Loc.End)
		if err == nil {
			e.New, err = strconv.Unquote(`"` + quoted)
		}
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		edits = append(edits, e)
	}
	return edits
}

// partKind says of parts whose names match what they are: how they are reached
// and what their root is. Parts without a root are written whole.
type partKind struct {
	pattern, owner, relationship, contentType string
	root                                      [2]string
}

const (
	wordType    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	chartRoot   = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`
	diagramRoot = `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram">`
	drawingRoot = `<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`
	coreRoot    = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
	appRoot     = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`
	customRoot  = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`
)

var partKinds = []partKind{
	{"word/document.xml", "", "", "", roots["body"]},
	{"word/styles.xml", "word/document.xml", "styles", wordType + "styles+xml", roots["styles"]},
	{"word/header*.xml", "word/document.xml", "header", wordType + "header+xml", roots["header"]},
	{"word/footnotes.xml", "word/document.xml", "footnotes", wordType + "footnotes+xml", roots["footnotes"]},
	{"word/comments.xml", "word/document.xml", "comments", wordType + "comments+xml", [2]string{"<w:comments" + namespaces + ">\n", "</w:comments>"}},
	{"word/charts/chart*.xml", "word/document.xml", "chart", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", [2]string{chartRoot + "\n", "</c:chartSpace>"}},
	{"word/embeddings/book*.xlsx", "word/charts/chart*.xml", "package", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [2]string{}},
	{"word/embeddings/object*.bin", "word/document.xml", "oleObject", "application/vnd.openxmlformats-officedocument.oleObject", [2]string{}},
	{"word/diagrams/data*.xml", "word/document.xml", "diagramData", "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", [2]string{diagramRoot + "\n", "</dgm:dataModel>"}},
	{"word/diagrams/drawing*.xml", "word/document.xml", "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing", "application/vnd.ms-office.drawingml.diagramDrawing+xml", [2]string{drawingRoot + "\n", "</dsp:drawing>"}},
	{"word/chunk*.html", "word/document.xml", "aFChunk", "text/html", [2]string{}},
	{"word/unknown*.xml", "word/document.xml", "http://example.org/relationships/unknown", "application/xml", [2]string{}},
	{"customXml/itemProps*.xml", "customXml/item*.xml", "customXmlProps", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", [2]string{}},
	{"customXml/item*.xml", "word/document.xml", "customXml", "application/xml", [2]string{}},
	{"docProps/core.xml", "", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "application/vnd.openxmlformats-package.core-properties+xml", [2]string{coreRoot + "\n", "</cp:coreProperties>"}},
	{"docProps/app.xml", "", "extended-properties", "application/vnd.openxmlformats-officedocument.extended-properties+xml", [2]string{appRoot + "\n", "</Properties>"}},
	{"docProps/custom.xml", "", "custom-properties", "application/vnd.openxmlformats-officedocument.custom-properties+xml", [2]string{customRoot + "\n", "</Properties>"}},
	{"docProps/thumbnail.jpeg", "", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "image/jpeg", [2]string{}},
	{"_xmlsignatures/origin.sigs", "", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "application/vnd.openxmlformats-package.digital-signature-origin", [2]string{}},
}

func kindOf(name string) *partKind {
	for i := range partKinds {
		if ok, _ := path.Match(partKinds[i].pattern, name); ok {
			return &partKinds[i]
		}
	}
	return nil
}

// packArchive makes the Word file that an archive describes.
func packArchive(t *testing.T, a *txtar.Archive) []byte {
	t.Helper()
	var parts []docxtest.Part
	books := map[string][]docxtest.Part{}
	var bookNames []string
	for _, f := range a.Files {
		if book, member, ok := strings.Cut(f.Name, "!"); ok && kindOf(book) != nil {
			if books[book] == nil {
				bookNames = append(bookNames, book)
			}
			books[book] = append(books[book], docxtest.Part{Name: member, Content: strings.TrimSpace(string(f.Data))})
		} else if k := kindOf(f.Name); k != nil {
			parts = append(parts, docxtest.Part{Name: f.Name, Content: wrap(k, string(f.Data))})
		}
	}
	for _, name := range bookNames {
		parts = append(parts, docxtest.Part{Name: name, Content: string(docxtest.Package(t, books[name]))})
	}
	return docxtest.Package(t, slices.Concat(contentTypes(parts), relationshipParts(parts), parts))
}

func wrap(k *partKind, content string) string {
	if k.root == ([2]string{}) {
		return strings.TrimSuffix(content, "\n")
	}
	return xml.Header + k.root[0] + content + k.root[1]
}

// unwrap is what an archive holds of a part of a written file.
func unwrap(t *testing.T, data []byte, name string) string {
	t.Helper()
	if book, member, ok := strings.Cut(name, "!"); ok {
		return readEntry(t, []byte(readEntry(t, data, book)), member) + "\n"
	}
	content := readEntry(t, data, name)
	k := kindOf(name)
	if k == nil || k.root == ([2]string{}) {
		return content + "\n"
	}
	_, after, _ := strings.Cut(content, k.root[0])
	return strings.TrimSuffix(strings.TrimSuffix(after, k.root[1]), "\n") + "\n" // as in an archive
}

func contentTypes(parts []docxtest.Part) []docxtest.Part {
	frame := docxtest.Frame()[:1]
	var b strings.Builder
	for _, p := range parts {
		if k := kindOf(p.Name); k.contentType != "" {
			fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, p.Name, k.contentType)
		}
	}
	frame[0].Content = strings.Replace(frame[0].Content, "</Types>", b.String()+"</Types>", 1)
	return frame
}

// relationshipParts are the relationships of parts, whose ids are the names of
// the parts without folder and extension.
func relationshipParts(parts []docxtest.Part) []docxtest.Part {
	var owners []string
	rels := map[string]string{"": `<Relationship Id="rId1" Type="` + relationships + `officeDocument" Target="/word/document.xml"/>`}
	for _, p := range parts {
		k := kindOf(p.Name)
		if k.relationship == "" {
			continue
		}
		kind := k.relationship
		if !strings.Contains(kind, ":") {
			kind = relationships + kind
		}
		owner := strings.Replace(k.owner, "*", strings.Trim(path.Base(p.Name), "abcdefghijklmnopqrstuvwxyzP."), 1)
		if _, ok := rels[owner]; !ok {
			owners = append(owners, owner)
		}
		id := strings.TrimSuffix(path.Base(p.Name), path.Ext(p.Name))
		rels[owner] += fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="/%s"/>`, id, kind, p.Name)
	}
	var out []docxtest.Part
	for _, owner := range append([]string{""}, owners...) {
		dir, base := path.Split(owner)
		out = append(out, docxtest.Part{
			Name:    dir + "_rels/" + base + ".rels",
			Content: xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels[owner] + `</Relationships>`,
		})
	}
	return out
}

// TestPartsValidate has the Open XML SDK look at the edited files of
// testdata/parts.
func TestPartsValidate(t *testing.T) {
	v := docxtest.NewValidation(t)
	for name, a := range partArchives(t) {
		f := section(a, "edits")
		if f == nil {
			continue
		}
		data := packArchive(t, a)
		q, err := open(t, data).Apply(partEdits(t, f.Data))
		if err != nil {
			t.Fatal(err)
		}
		v.Add(t, name, data, write(t, q))
	}
	v.Run(t)
}
