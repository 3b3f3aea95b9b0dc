package docx_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

var update = flag.Bool("update", false, "write what comes out into testdata")

// TestModel reads the Word features of testdata, one file each. In an archive
//
//   - body, styles, numbering, header, footer, footnotes and endnotes are what
//     stands in the root element of the part; document is a whole main part;
//   - model is what is read;
//   - edits are edits, one a line: paragraph start:end "new text", the paragraph
//     preceded by its part where that is not the body;
//   - edited is what body, document or the part in the name becomes.
func TestModel(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { checkModel(t, file) })
	}
}

func checkModel(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := openArchive(t, a)
	checkSection(t, a, "model", describe(d))
	if section(a, "edits") != nil {
		edits := parseEdits(t, a)
		q, err := d.Apply(edits)
		if err != nil {
			t.Fatal(err)
		}
		for i := range a.Files {
			if part, ok := strings.CutPrefix(a.Files[i].Name, "edited"); ok {
				part = strings.TrimSpace(part)
				checkSection(t, a, a.Files[i].Name, inside(t, q, part))
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// checkSection compares a section of an archive with what came out, or puts
// that in.
func checkSection(t *testing.T, a *txtar.Archive, name, got string) {
	t.Helper()
	f := section(a, name)
	if *update {
		f.Data = []byte(got)
	} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
		t.Errorf("%s:\n%s", name, diff)
	}
}

func section(a *txtar.Archive, name string) *txtar.File {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	return nil
}

const (
	namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"` +
		` xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:alien="urn:example:alien"`
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// roots are the tags around the sections of an archive.
var roots = map[string][2]string{
	"body":      {"<w:document" + namespaces + "><w:body>\n", "</w:body></w:document>"},
	"styles":    {"<w:styles" + namespaces + ">\n", "</w:styles>"},
	"numbering": {"<w:numbering" + namespaces + ">\n", "</w:numbering>"},
	"header":    {"<w:hdr" + namespaces + ">\n", "</w:hdr>"},
	"footer":    {"<w:ftr" + namespaces + ">\n", "</w:ftr>"},
	"footnotes": {"<w:footnotes" + namespaces + ">\n", "</w:footnotes>"},
	"endnotes":  {"<w:endnotes" + namespaces + ">\n", "</w:endnotes>"},
}

func openArchive(t *testing.T, a *txtar.Archive) *docx.Document {
	t.Helper()
	parts := docxtest.Frame()
	rels := ""
	for _, f := range a.Files {
		root, ok := roots[f.Name]
		switch {
		case f.Name == "body":
			parts = append(parts, docxtest.Part{Name: "word/document.xml", Content: xml.Header + root[0] + string(f.Data) + root[1]})
		case f.Name == "document":
			parts = append(parts, docxtest.Part{Name: "word/document.xml", Content: string(f.Data)})
		case ok:
			parts = append(parts, docxtest.Part{Name: "word/" + f.Name + ".xml", Content: root[0] + string(f.Data) + root[1]})
			rels += fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="%s.xml"/>`, f.Name, relationships+f.Name, f.Name)
		}
	}
	parts = append(parts, docxtest.Part{
		Name:    "word/_rels/document.xml.rels",
		Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`,
	})
	data := docxtest.Package(t, parts)
	d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// inside is what stands in the root element of a part that has been written.
func inside(t *testing.T, d *docx.Document, name string) string {
	t.Helper()
	part := "word/document.xml"
	if name != "" {
		part = "word/" + name + ".xml"
	}
	xml := readEntry(t, write(t, d), part)
	if name == "" {
		name = "body"
	}
	if _, after, ok := strings.Cut(xml, roots[name][0]); ok {
		return strings.TrimSuffix(after, roots[name][1])
	}
	return xml
}

func parseEdits(t *testing.T, a *txtar.Archive) []docx.Edit {
	t.Helper()
	var edits []docx.Edit
	for line := range strings.Lines(string(section(a, "edits").Data)) {
		at, quoted, _ := strings.Cut(strings.TrimSpace(line), ` "`)
		fields := strings.Fields(at)
		e := docx.Edit{Loc: docx.Loc{Part: "word/document.xml"}}
		if len(fields) == 3 {
			e.Loc.Part = "word/" + fields[0] + ".xml"
			fields = fields[1:]
		}
		var err error
		if _, err = fmt.Sscanf(strings.Join(fields, " "), "%d %d:%d", &e.Loc.Para, &e.Loc.Start, &e.Loc.End); err == nil {
			e.New, err = strconv.Unquote(`"` + quoted)
		}
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		edits = append(edits, e)
	}
	return edits
}

// describe writes down all that is known of the paragraphs of a document, one
// property a line, leaving out what is as usual.
func describe(d *docx.Document) string {
	var b strings.Builder
	for _, s := range d.Stories() {
		fmt.Fprintf(&b, "%s %s\n", s.Part, s.Kind)
		for i := range s.Paragraphs {
			describeParagraph(&b, &s.Paragraphs[i])
		}
	}
	for _, s := range d.Skipped() {
		fmt.Fprintf(&b, "skipped %s: %s\n", s.Part, s.Reason)
	}
	return b.String()
}

func describeParagraph(b *strings.Builder, p *docx.Paragraph) {
	fmt.Fprintf(b, "%d %q", p.Index, p.Text)
	property(b, "style", p.Style, "")
	property(b, "outline", p.Outline, 0)
	property(b, "number", p.Number, "")
	property(b, "box", p.TextBox, false)
	property(b, "property", p.Property, "")
	if len(p.Section) > 0 {
		fmt.Fprintf(b, " section %q", p.Section)
	}
	b.WriteString("\n")
	if c := p.Cell; c != nil {
		fmt.Fprintf(b, "\tcell %d,%d of table %d (%d×%d)", c.Row, c.Col, c.Table, c.Rows, c.Cols)
		property(b, "rows", c.RowSpan, 1)
		property(b, "columns", c.ColSpan, 1)
		if len(c.ColHeaders)+len(c.RowHeaders) > 0 {
			fmt.Fprintf(b, " under %q beside %q", c.ColHeaders, c.RowHeaders)
		}
		b.WriteString("\n")
	}
	for _, c := range p.Controls {
		fmt.Fprintf(b, "\tcontrol %q %s", p.Text[c.Start:c.End], c.Kind)
		property(b, "tag", c.Tag, "")
		property(b, "alias", c.Alias, "")
		property(b, "prompt", c.Prompt, false)
		property(b, "bound", c.Bound, false)
		property(b, "checked", c.Checked, false)
		b.WriteString("\n")
	}
	if len(p.Runs) > 1 || len(p.Runs) == 1 && p.Runs[0] != (docx.Run{End: len(p.Text), Control: -1}) {
		for _, r := range p.Runs {
			describeRun(b, p, &r)
		}
	}
}

func describeRun(b *strings.Builder, p *docx.Paragraph, r *docx.Run) {
	fmt.Fprintf(b, "\trun %q", p.Text[r.Start:r.End])
	property(b, "hidden", r.Hidden, false)
	property(b, "underline", r.Underline, false)
	property(b, "inserted", r.Inserted, false)
	property(b, "highlight", r.Highlight, "")
	property(b, "color", r.Color, "")
	property(b, "field", r.Field, docx.Field{})
	property(b, "control", r.Control, -1)
	property(b, "fixed", r.Fixed, docx.NotFixed)
	b.WriteString("\n")
}

func property[T comparable](b *strings.Builder, name string, value, usual T) {
	switch {
	case value == usual:
	case any(value) == any(true):
		fmt.Fprintf(b, " %s", name)
	default:
		fmt.Fprintf(b, " %s=%v", name, value)
	}
}
