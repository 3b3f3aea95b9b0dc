package audit

import (
	"regexp"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var metadata = Rule{
	ID: "LK001", Name: Text{"文件属性会随文件发出", "document properties leave with the file"},
	What:  Text{"文件属性里的作者、修改人、单位、备注、自定义属性等文字。", "What the document's properties say: author, editor, company, comments, custom properties."},
	Why:   Text{"收件人能看到是谁、用什么模板、在哪里写的。", "Whoever gets the file sees who wrote it, and from what."},
	Draft: Off, Final: Info, Unproven: true, anywhere: true,
	Check: checkMetadata,
}

// productMark is what WPS writes into every file: its build and the key of the
// user's installation, which say nothing to a reader.
var productMark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:\d{4}-[\d.]+|[0-9A-F]{32}(?:_\d+)?)$`)
})

func checkMetadata(p *Pass) {
	texts := map[string]bool{}
	for _, par := range bodyProse(p.Subject.Doc) {
		texts[strings.TrimSpace(par.Text)] = true
	}
	for _, par := range storyParagraphs(p.Subject.Doc, docx.Properties) {
		text := strings.TrimSpace(par.Text)
		if text == "" || texts[text] || productMark().MatchString(text) {
			continue // the report's title may be its property too
		}
		p.Report(par, 0, len(par.Text), Note{Class: "property"})
	}
}
