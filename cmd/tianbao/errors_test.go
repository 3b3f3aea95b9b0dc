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
