package main

import (
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

func TestExplainDocument(t *testing.T) {
	for _, tt := range []struct {
		err    docx.Error
		zh, en string
	}{
		{docx.Error{Kind: docx.KindEdit, Name: "a.docx", Part: "word/document.xml", Para: 4, Offset: 9, Detail: "it can't be done"},
			"无法修改 a.docx（部件 word/document.xml，第 5 段）：it can't be done",
			"can't edit a.docx (part word/document.xml, paragraph 5): it can't be done"},
		{docx.Error{Kind: docx.KindEdit, Name: "a.docx", Part: "word/document.xml", Para: 4, Offset: 9, Detail: "the change can't be tracked here"},
			"无法修改 a.docx（部件 word/document.xml，第 5 段）：此处不能记为修订；请去掉 --track，或在 Word 中修改这一处",
			"can't edit a.docx (part word/document.xml, paragraph 5): the change can't be tracked here"},
		{docx.Error{Kind: docx.KindLimit, Name: "a.docx", Part: "word/document.xml", Offset: -1, Detail: "the part is too large inflated: 300, limit 200"},
			"a.docx 超出安全限制（部件 word/document.xml）：部件解压后过大：300，上限 200。请确认文件来源可靠",
			"a.docx is over a safety limit (part word/document.xml): the part is too large inflated: 300, limit 200; make sure that it comes from a source you trust"},
		{docx.Error{Kind: docx.KindXML, Name: "a.docx", Part: "word/document.xml", Offset: 9, Detail: "a tag is open"},
			"a.docx 的 XML 有错误（部件 word/document.xml，第 9 字节）：a tag is open。请用 Word 或 WPS 打开后另存",
			"a.docx has broken XML (part word/document.xml, offset 9): a tag is open; open it in Word or WPS and save it again"},
	} {
		for lang, want := range map[audit.Lang]string{audit.Chinese: tt.zh, audit.English: tt.en} {
			if got := (&app{lang: lang}).explain(&tt.err); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
	}
}

// TestPageConvertsNothing: installing LibreOffice is no advice for the page,
// which keeps files in memory.
func TestPageConvertsNothing(t *testing.T) {
	s := &servant{app: &app{}}
	got := s.explainIn(&docx.Error{Kind: docx.KindLegacyDoc, Name: "a.doc", Offset: -1}, audit.Chinese)
	if want := "a.doc 是旧版 .doc 或 .wps 文件。请用 Word 或 WPS 打开后另存为 .docx"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
