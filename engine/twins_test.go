package engine_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// boundControl is a content control that shows the unit in the data of
// boundPackage.
const boundControl = `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/report[1]/unit[1]" w:storeItemID="{0A000000-0000-0000-0000-000000000001}"/><w:text/></w:sdtPr>` +
	`<w:sdtContent><w:r><w:t>XX局</w:t></w:r></w:sdtContent></w:sdt>`

// boundPackage is a document with a body and data that controls are bound to.
func boundPackage(t *testing.T, body string) *docx.Document {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/"
	relationships := func(kind, target string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + office + `relationships/` + kind + `" Target="` + target + `"/></Relationships>`
	}
	return openBytes(t, docxtest.Package(t, append(docxtest.Frame(),
		docxtest.Part{Name: "word/document.xml", Content: bodyHead + body + `</w:body></w:document>`},
		docxtest.Part{Name: "word/_rels/document.xml.rels", Content: relationships("customXml", "../customXml/item1.xml")},
		docxtest.Part{Name: "customXml/item1.xml", Content: `<report><unit>XX局</unit></report>`},
		docxtest.Part{Name: "customXml/_rels/item1.xml.rels", Content: relationships("customXmlProps", "itemProps1.xml")},
		docxtest.Part{Name: "customXml/itemProps1.xml", Content: `<ds:datastoreItem ds:itemID="{0A000000-0000-0000-0000-000000000001}" xmlns:ds="` + office + `customXml"/>`},
	)))
}

// What Word keeps the same is one blank: a value for one of the controls goes
// into all, and two different ones contradict each other.
func TestFillTwins(t *testing.T) {
	template := engine.Load(boundPackage(t, `<w:p><w:r><w:t>单位：</w:t></w:r>`+boundControl+`</w:p><w:p><w:r><w:t>落款：</w:t></w:r>`+boundControl+`</w:p>`), slot.Options{})
	const want = "单位：市供销局\n落款：市供销局\n"
	for _, vals := range []string{"单位: 市供销", "落款: 市供销", "单位: 市供销\n落款: 市供销"} {
		filled, err := template.Fill(decode(t, vals), engine.FillOptions{})
		if err != nil {
			t.Fatal(err, template.Keys())
		}
		if got := lines(filled.Doc); got != want || len(filled.Missing) > 0 {
			t.Errorf("%s: filled %q, missing %v", vals, got, keys(filled.Missing))
		}
		var b bytes.Buffer
		if _, err := template.Compile(engine.FillOptions{}).Write(&b, decode(t, vals)); err != nil {
			t.Fatal(err)
		}
		if got := lines(openBytes(t, b.Bytes())); got != want {
			t.Errorf("%s: compiled: %q", vals, got)
		}
	}
	_, err := template.Fill(decode(t, "单位: 市供销\n落款: 县供销"), engine.FillOptions{})
	if err == nil || !strings.Contains(err.Error(), "values.yaml:2: 落款: must read as 单位 does, which has another value (values.yaml:1)") {
		t.Errorf("two values: %v", err)
	}
	var form []string
	for _, item := range template.Form().Fields {
		form = append(form, item.Key)
	}
	if got := strings.Join(form, " "); got != "单位" {
		t.Errorf("the form has %s", got)
	}
}

// An empty control beside a blank gets nothing of what goes into the blank.
func TestFillBesideEmptyControl(t *testing.T) {
	empty := strings.Replace(boundControl, `<w:r><w:t>XX局</w:t></w:r>`, `<w:r/>`, 1)
	for _, tt := range []struct{ body, want string }{
		{`<w:p><w:r><w:t>单位：</w:t></w:r>` + empty + `<w:r><w:t>走访X次</w:t></w:r></w:p>`, "单位：走访12次\n"},
		{`<w:p>` + empty + `<w:r><w:t>X次走访</w:t></w:r></w:p>`, "12次走访\n"},
		{`<w:p><w:r><w:t>走访X</w:t></w:r>` + empty + `<w:r><w:t>次</w:t></w:r></w:p>`, "走访12次\n"},
		{`<w:p>` + empty + `</w:p><w:p><w:r><w:t>走访X次</w:t></w:r></w:p>`, "\n走访12次\n"},
	} {
		template := engine.Load(boundPackage(t, tt.body), slot.Options{})
		filled, err := template.Fill(decode(t, template.Keys()[0]+": 12"), engine.FillOptions{})
		if err != nil {
			t.Errorf("%q: %v", tt.want, err)
			continue
		}
		if got := lines(filled.Doc); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// Links that a template has already and those of its controls go together.
func TestTwinsJoinLinks(t *testing.T) {
	title := strings.Replace(boundControl, `XX局`, `《2020年工作要点》`, 1)
	template := engine.Load(boundPackage(t, `<w:p><w:r><w:t>印发</w:t></w:r>`+title+`</w:p><w:p><w:r><w:t>落实《2020年工作要点》</w:t></w:r></w:p><w:p><w:r><w:t>学习</w:t></w:r>`+title+`</w:p>`), slot.Options{})
	var titles []string
	for _, s := range template.Slots {
		if s.Kind == slot.Title {
			titles = append(titles, s.Key+"→"+s.Link)
		}
	}
	if len(titles) != 3 || !strings.HasSuffix(titles[0], "→") || strings.HasSuffix(titles[1], "→") || strings.HasSuffix(titles[2], "→") {
		t.Error(titles)
	}
}
