package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var byClerk = docx.Revision{Author: "填报&审核", Date: time.Date(2026, 7, 16, 8, 0, 0, 0, time.UTC)}

func TestApplyTracked(t *testing.T) {
	const who = ` w:author="填报&amp;审核" w:date="2026-07-16T08:00:00Z">`
	const bold = `<w:rPr><w:b/></w:rPr>`
	ins := func(id, run string) string { return `<w:ins w:id="` + id + `"` + who + run + `</w:ins>` }
	del := func(id, run string) string { return `<w:del w:id="` + id + `"` + who + run + `</w:del>` }
	for _, tt := range []struct {
		name, in   string
		start, end int
		text       string
		want       string
	}{
		{"within a text", `<w:p><w:r w:rsidR="1">` + bold + `<w:t>走访X次</w:t></w:r></w:p>`, 6, 7, "5",
			`<w:p><w:r w:rsidR="1">` + bold + `<w:t xml:space="preserve">走访</w:t></w:r>` +
				del("2", `<w:r w:rsidR="1">`+bold+`<w:delText xml:space="preserve">X</w:delText></w:r>`) +
				ins("1", `<w:r w:rsidR="1">`+bold+`<w:t>5</w:t></w:r>`) +
				`<w:r w:rsidR="1">` + bold + `<w:t xml:space="preserve">次</w:t></w:r></w:p>`},
		{"a whole run", `<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>X</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`, 0, 1, "",
			`<w:p><w:bookmarkStart w:id="1" w:name="a"/>` + del("2", `<w:r><w:delText xml:space="preserve">X</w:delText></w:r>`) + `<w:bookmarkEnd w:id="1"/></w:p>`},
		{"across runs", `<w:p><w:r>` + bold + `<w:t>走X</w:t></w:r><w:r><w:tab/><w:t>次数</w:t></w:r></w:p>`, 3, 8, "5\n",
			`<w:p><w:r>` + bold + `<w:t xml:space="preserve">走</w:t></w:r>` + del("2", `<w:r>`+bold+`<w:delText xml:space="preserve">X</w:delText></w:r>`) +
				del("3", `<w:r><w:tab/><w:delText xml:space="preserve">次</w:delText></w:r>`) +
				ins("1", `<w:r>`+bold+`<w:t>5</w:t><w:br/></w:r>`) + `<w:r><w:t xml:space="preserve">数</w:t></w:r></w:p>`},
		{"from a link", `<w:p><w:hyperlink><w:r><w:t>走X</w:t></w:r></w:hyperlink><w:r><w:t>次</w:t></w:r></w:p>`, 3, 7, "5",
			`<w:p><w:hyperlink><w:r><w:t xml:space="preserve">走</w:t></w:r>` + del("2", `<w:r><w:delText xml:space="preserve">X</w:delText></w:r>`) +
				ins("1", `<w:r><w:t>5</w:t></w:r>`) + `</w:hyperlink>` + del("3", `<w:r><w:delText xml:space="preserve">次</w:delText></w:r>`) + `</w:p>`},
		{"at the beginning", `<w:p><w:r><w:t>走访</w:t></w:r></w:p>`, 0, 0, "共",
			`<w:p>` + ins("1", `<w:r><w:t>共</w:t></w:r>`) + `<w:r><w:t>走访</w:t></w:r></w:p>`},
		{"at the end", `<w:p><w:r><w:t>走访</w:t></w:r></w:p>`, 6, 6, "次",
			`<w:p><w:r><w:t>走访</w:t></w:r>` + ins("1", `<w:r><w:t>次</w:t></w:r>`) + `</w:p>`},
		{"an empty paragraph", `<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>`, 0, 0, "共",
			`<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>` + ins("1", `<w:r>`+bold+`<w:t>共</w:t></w:r>`) + `</w:p>`},
		{"another's insertion", `<w:p><w:ins w:id="7" w:author="王"><w:r><w:rPr><w:b/><w:rPrChange w:id="8" w:author="王"/></w:rPr><w:t>走访</w:t></w:r></w:ins></w:p>`, 3, 3, "5",
			`<w:p><w:ins w:id="7" w:author="王"><w:r><w:rPr><w:b/><w:rPrChange w:id="8" w:author="王"/></w:rPr><w:t xml:space="preserve">走</w:t></w:r></w:ins>` +
				ins("1", `<w:r>`+bold+`<w:t>5</w:t></w:r>`) +
				`<w:ins w:id="2" w:author="王"><w:r><w:rPr><w:b/><w:rPrChange w:id="8" w:author="王"/></w:rPr><w:t xml:space="preserve">访</w:t></w:r></w:ins></w:p>`},
		{"a formula", `<w:p><m:oMath><m:r><w:rPr><w:i/></w:rPr><m:t>xy</m:t></m:r></m:oMath></w:p>`, 0, 1, "z",
			`<w:p><m:oMath>` + del("2", `<m:r><w:rPr><w:i/></w:rPr><m:t xml:space="preserve">x</m:t></m:r>`) + ins("1", `<m:r><w:rPr><w:i/></w:rPr><m:t>z</m:t></m:r>`) +
				`<m:r><w:rPr><w:i/></w:rPr><m:t xml:space="preserve">y</m:t></m:r></m:oMath></w:p>`},
		{"a prompt", `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>输入</w:t></w:r></w:sdtContent></w:sdt></w:p>`, 0, 6, "云岭",
			`<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>` + del("2", `<w:r><w:rPr></w:rPr><w:delText xml:space="preserve">输入</w:delText></w:r>`) +
				ins("1", `<w:r><w:rPr></w:rPr><w:t>云岭</w:t></w:r>`) + `</w:sdtContent></w:sdt></w:p>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := open(t, body(t, tt.in))
			q, err := d.ApplyTracked([]docx.Edit{{Loc: docx.Loc{Part: mainPart, Start: tt.start, End: tt.end}, New: tt.text}}, byClerk)
			if err != nil {
				t.Fatal(err)
			}
			if got := bodyOf(t, q); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			checkReject(t, d, write(t, q))
		})
	}
}

// checkReject rejects our tracked changes in a written file, as Word would, and
// compares the text with that of the file they were made in.
func checkReject(t *testing.T, before *docx.Document, after []byte) {
	t.Helper()
	d := open(t, after)
	rejected := map[string]string{}
	for _, s := range d.Stories() {
		rejected[s.Part] = reject(readEntry(t, after, s.Part))
	}
	again := open(t, replaceEntries(t, after, rejected))
	if len(before.Paragraphs()) != len(again.Paragraphs()) {
		t.Errorf("%s: %d paragraphs became %d", before.Name(), len(before.Paragraphs()), len(again.Paragraphs()))
		return
	}
	for i, p := range before.Paragraphs() {
		if got := again.Paragraphs()[i].Text; got != p.Text && p.Story != docx.Properties && p.Story != docx.Chart && p.Story != docx.Diagram {
			t.Errorf("%s: %s: paragraph %d: rejected %q, was %q", before.Name(), p.Part, p.Index, got, p.Text)
			return
		}
	}
}

var (
	ourInsertion = regexp.MustCompile(`(?s)<((?:\w+:)?)ins\b[^>]* (?:\w+:)?author="填报&amp;审核"[^>]*>.*?</((?:\w+:)?)ins>`)
	ourDeletion  = regexp.MustCompile(`(?s)<(?:\w+:)?del\b[^>]* (?:\w+:)?author="填报&amp;审核"[^>]*>(.*?)</(?:\w+:)?del>`)
	deletedMark  = regexp.MustCompile(`<(?:\w+:)?del\b[^>]* (?:\w+:)?author="填报&amp;审核"[^>]*/>`)
	delText      = regexp.MustCompile(`(</?(?:\w+:)?)delText\b`)
)

func reject(xml string) string {
	xml = ourInsertion.ReplaceAllString(deletedMark.ReplaceAllString(xml, ""), "")
	return ourDeletion.ReplaceAllStringFunc(xml, func(s string) string {
		return delText.ReplaceAllString(ourDeletion.ReplaceAllString(s, "$1"), "${1}t")
	})
}

// replaceEntries writes a ZIP file again with other contents of some entries.
func replaceEntries(t *testing.T, data []byte, contents map[string]string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		content, ok := contents[name]
		if strings.HasSuffix(name, "/") {
			continue
		}
		if !ok {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		entry, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(entry, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
