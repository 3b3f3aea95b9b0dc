package compare

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

var update = flag.Bool("update", false, "write what came out as what is wanted")

// TestCases compares the reports of each archive in testdata/cases: the last
// file before "want" is the current report, those before it are its priors. A
// line is a paragraph; lines of the form | a | b | are rows of a table, @name: text
// is a custom property, and ^text a header.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { runCase(t, path) })
	}
}

func runCase(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var reports []Report
	want := &archive.Files[len(archive.Files)-1]
	if want.Name != "want" {
		t.Fatalf("the last file of %s is %s, not want", path, want.Name)
	}
	for _, f := range archive.Files[:len(archive.Files)-1] {
		reports = append(reports, wordReport(t, f.Name, string(f.Data)))
	}
	last := len(reports) - 1
	got := describe(compared(t, reports[:last], reports[last], Options{}))
	if *update {
		want.Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want.Data), got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// wordReport makes a Word file of lines and reads it.
func wordReport(t *testing.T, name, text string) Report {
	t.Helper()
	const relationships, office = "http://schemas.openxmlformats.org/package/2006/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/"
	var body, properties, headers strings.Builder
	parts := docxtest.Without(docxtest.Frame(), "_rels/.rels")
	for line := range strings.Lines(text) {
		switch line[0] {
		case '@':
			key, value, _ := strings.Cut(strings.TrimSpace(line[1:]), ": ")
			fmt.Fprintf(&properties, `<property name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`, key, value)
		case '^':
			n := len(parts)
			fmt.Fprintf(&headers, `<Relationship Id="h%d" Type="%srelationships/header" Target="header%d.xml"/>`, n, office, n)
			parts = append(parts, docxtest.Part{Name: fmt.Sprintf("word/header%d.xml", n),
				Content: `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + paragraph(strings.TrimSpace(line[1:])) + `</w:hdr>`})
		default:
			body.WriteString(line)
		}
	}
	data := docxtest.Package(t, append(parts,
		docxtest.Part{Name: "_rels/.rels", Content: `<Relationships xmlns="` + relationships + `"><Relationship Id="d" Type="` + office + `relationships/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="p" Type="` + office + `relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`},
		docxtest.Part{Name: "word/document.xml", Content: document(body.String())},
		docxtest.Part{Name: "word/_rels/document.xml.rels", Content: `<Relationships xmlns="` + relationships + `">` + headers.String() + `</Relationships>`},
		docxtest.Part{Name: "docProps/custom.xml", Content: `<Properties xmlns="` + office + `custom-properties" xmlns:vt="` + office + `docPropsVTypes">` + properties.String() + `</Properties>`}))
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return Of(name, doc)
}

// document is a main part with paragraphs and tables.
func document(text string) string {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	inTable := false
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		row := strings.HasPrefix(line, "|")
		if row != inTable {
			b.WriteString(map[bool]string{true: "<w:tbl>", false: "</w:tbl>"}[row])
			inTable = row
		}
		if row {
			b.WriteString("<w:tr>")
			for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
				b.WriteString("<w:tc>" + paragraph(strings.TrimSpace(cell)) + "</w:tc>")
			}
			b.WriteString("</w:tr>")
			continue
		}
		b.WriteString(paragraph(line))
	}
	if inTable {
		b.WriteString("</w:tbl>")
	}
	return b.String() + `</w:body></w:document>`
}

func paragraph(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a Buffer takes everything
	return `<w:p><w:r><w:t xml:space="preserve">` + b.String() + `</w:t></w:r></w:p>`
}

// describe lists what is worth a look: changes other than plain unchanged ones,
// with their figures and marks, and the series of more than two points.
func describe(c Comparison) string {
	var b strings.Builder
	for i := range c.Against {
		a := &c.Against[i]
		fmt.Fprintf(&b, "%s %s > %s %s\n", a.Prior, a.Period, c.Current, c.Period)
		for _, d := range a.Doubts {
			fmt.Fprintf(&b, "doubt %s\n", d)
		}
		for j := range a.Changes {
			describeChange(&b, &a.Changes[j])
		}
	}
	for _, s := range c.Series {
		if len(s.Points) < 3 {
			continue
		}
		fmt.Fprintf(&b, "series %s:", s.Label)
		for _, p := range s.Points {
			fmt.Fprintf(&b, " %s %s%s", p.Period, p.Value, s.Unit)
		}
		b.WriteString("\n")
	}
	for _, t := range c.Ties {
		fmt.Fprintf(&b, "tie %s: %s is %s %s in %s\n", t.Label, t.Text, t.Reported, t.Unit, t.Prior)
	}
	for _, s := range c.Skipped {
		fmt.Fprintf(&b, "skipped %s %s: %s\n", s.File, s.Part, s.Reason)
	}
	return b.String()
}

func describeChange(b *strings.Builder, c *Change) {
	if c.Kind == align.Unchanged && len(c.Marks) == 0 {
		return
	}
	fmt.Fprintf(b, "%s>%s %s\n", numbers(c.Prior), numbers(c.Current), c.Kind)
	for i := range c.Figures {
		f := &c.Figures[i]
		fmt.Fprintf(b, "  figure %s: %s → %s %s (%s, %s%%)\n", f.Label, f.Prior, f.Current, f.Unit, f.Delta(), f.Percent())
	}
	for _, m := range c.Marks {
		text := m.Text
		if m.Flag == HalfUpdated || m.Flag == UnchangedText {
			text = ""
		}
		fmt.Fprintf(b, "  %s\n", strings.TrimSpace(strings.Join([]string{string(m.Flag), text, m.Expected}, " ")))
	}
}

func numbers(places []Place) string {
	var list []string
	for _, p := range places {
		list = append(list, fmt.Sprint(p.Paragraph))
	}
	return strings.Join(list, ",")
}
