package engine_test

import (
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// withTitle is a report with a title property.
func withTitle(t testing.TB, title string, paragraphs ...string) *engine.Template {
	t.Helper()
	parts := docxtest.Without(docxtest.Frame(), "_rels/.rels")
	parts = append(parts,
		docxtest.Part{Name: "_rels/.rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		docxtest.Part{Name: "docProps/core.xml", Content: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + title + `</dc:title></cp:coreProperties>`},
		docxtest.Part{Name: "word/document.xml", Content: docxtest.Document(paragraphs)})
	return engine.Load(openBytes(t, docxtest.Package(t, parts)), slot.Options{})
}

// A title property that repeats the title takes its values; another one has
// slots of its own.
func TestPropertyLinks(t *testing.T) {
	const title = "2020年上半年X社区工作总结"
	template := withTitle(t, title, title, "培训党员X名。")
	form := template.Form()
	if n := len(form.Fields); n != 3 {
		t.Errorf("the form asks for %d values, want 3: %v", n, template.Keys())
	}
	var vals strings.Builder
	for _, f := range form.Fields {
		vals.WriteString(f.Key + ": " + map[string]string{"count": "36", "name": "朝阳", "period": "2021年上半年"}[strings.Split(f.Class, ".")[0]] + "\n")
	}
	filled, err := template.Fill(decode(t, vals.String()), engine.FillOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := lines(filled.Doc), "2021年上半年朝阳社区工作总结\n培训党员36名。\n2021年上半年朝阳社区工作总结\n"; got != want || len(filled.Missing) > 0 {
		t.Errorf("got\n%swant\n%smissing %v", got, want, keys(filled.Missing))
	}
	other := withTitle(t, "2020年上半年X村工作总结", title)
	if n := len(other.Form().Fields); n != 4 {
		t.Errorf("the form of another title asks for %d values, want 4: %v", n, other.Keys())
	}
}

// A name that is withheld on purpose is not missing.
func TestFillAnonymous(t *testing.T) {
	template := loadLines(t, "居民王某来电反映情况，培训党员X名。\n", slot.Options{})
	if len(template.Slots) != 2 || template.Slots[0].Class != "anon" {
		t.Skipf("slots %v", template.Keys())
	}
	filled, err := template.Fill(decode(t, "培训党员人数: 36"), engine.FillOptions{})
	if err != nil || len(filled.Missing) > 0 || lines(filled.Doc) != "居民王某来电反映情况，培训党员36名。\n" {
		t.Errorf("missing %v, error %v", keys(filled.Missing), err)
	}
	if found := template.Extract(filled.Doc); len(found.Missing) > 0 {
		t.Errorf("extract misses %v", found.Missing)
	}
	if filled, err = template.Fill(decode(t, template.Slots[0].Key+": 强"), engine.FillOptions{}); err != nil || !strings.Contains(lines(filled.Doc), "王强") {
		t.Errorf("filled %v, error %v", filled, err)
	}
}
