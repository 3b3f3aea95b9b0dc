package docx_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

func TestProvenance(t *testing.T) {
	const word = "word/document.xml"
	d := openParts(t, append(docxtest.Without(docxtest.Frame(), "_rels/.rels"),
		docxtest.Part{Name: "_rels/.rels", Content: relsRoot +
			`<Relationship Id="r1" Type="` + relType + `officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
			`<Relationship Id="r3" Type="` + relType + `extended-properties" Target="docProps/app.xml"/></Relationships>`},
		docxtest.Part{Name: "docProps/core.xml", Content: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><cp:lastModifiedBy>李&amp;王</cp:lastModifiedBy></cp:coreProperties>`},
		docxtest.Part{Name: "docProps/app.xml", Content: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>公文.dotm</Template></Properties>`},
		docxtest.Part{Name: "word/_rels/document.xml.rels", Content: relsRoot +
			`<Relationship Id="r1" Type="` + relType + `comments" Target="comments.xml"/>` +
			`<Relationship Id="r2" Type="` + relType + `settings" Target="settings.xml"/></Relationships>`},
		docxtest.Part{Name: "word/settings.xml", Content: `<w:settings ` + wordRoot + `><w:attachedTemplate r:id="r1"/></w:settings>`},
		docxtest.Part{Name: "word/_rels/settings.xml.rels", Content: relsRoot + `<Relationship Id="r1" Type="` + relType + `attachedTemplate" Target="file:///D:\模板\公文.dotm" TargetMode="External"/></Relationships>`},
		docxtest.Part{Name: "word/comments.xml", Content: `<w:comments ` + wordRoot + `><w:comment w:id="0" w:author="赵"><w:p/></w:comment><w:comment w:id="1" w:author="钱"/><w:comment w:id="2" w:author="赵"/><w:comment w:id="3" w:author="` + docx.CommentAuthor + `"/></w:comments>`},
		docxtest.Part{Name: word, Content: docxtest.Document([]string{"甲"})},
	))
	want := docx.Provenance{LastModifiedBy: "李&王", Template: "公文.dotm", AttachedTemplate: `file:///D:\模板\公文.dotm`, Commenters: []string{"赵", "钱"}}
	if diff := cmp.Diff(want, d.Provenance()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(docx.Provenance{}, openParts(t, append(docxtest.Frame(), docxtest.Part{Name: word, Content: docxtest.Document(nil)})).Provenance()); diff != "" {
		t.Error(diff)
	}
}
