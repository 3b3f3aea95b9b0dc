package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var metadata = Rule{
	ID: "LK001", Name: Text{"文件属性会随文件发出", "document properties leave with the file"},
	What:  Text{"文件属性里的作者、最后修改者、单位、备注、模板位置、批注作者、自定义属性。", "What the file says beside its text: author, last editor, company, comments, where its template lies, who commented, custom properties."},
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
		p.Report(par, 0, len(par.Text), leak("property", propertyName(par.Property), text))
	}
	p.checkProvenance()
}

// checkProvenance reports at the report's first words what the file tells of
// who made it that is no text of its own.
func (p *Pass) checkProvenance() {
	body := bodyProse(p.Subject.Doc)
	if len(body) == 0 {
		return
	}
	v := p.Subject.Doc.Provenance()
	report := func(class string, name Text, value string) {
		if value = strings.TrimSpace(value); value != "" {
			p.report(body[0], 0, len(body[0].Text), leak(class, name, value))
		}
	}
	report("editor", Text{"最后修改者", "last modified by"}, v.LastModifiedBy)
	report("commenters", Text{"批注作者", "authors of comments"}, strings.Join(v.Commenters, "、"))
	template := Text{"模板", "template"}
	if !usualTemplate(v.AttachedTemplate) {
		report("template", template, v.AttachedTemplate)
	} else if !usualTemplate(v.Template) {
		report("template", template, v.Template)
	}
}

// usualTemplate reports whether a path tells nothing: Word's own template, in
// no folder that anybody chose.
func usualTemplate(path string) bool {
	name := path[strings.LastIndexAny(path, "/\\")+1:]
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	return base == "normal" || base == ""
}

func leak(class string, name Text, value string) Note {
	return Note{Class: class, Message: Text{
		ZH: fmt.Sprintf("文件属性“%s”：%s", name.ZH, value),
		EN: fmt.Sprintf("document property %q: %s", name.EN, value),
	}}
}

// propertyName is a property as Word calls it in its dialogue; custom ones
// have their own names.
func propertyName(property string) Text {
	switch property {
	case "title":
		return Text{"标题", "title"}
	case "subject":
		return Text{"主题", "subject"}
	case "creator":
		return Text{"作者", "author"}
	case "description":
		return Text{"备注", "comments"}
	case "keywords":
		return Text{"标记", "tags"}
	case "category":
		return Text{"类别", "category"}
	case "contentStatus":
		return Text{"状态", "status"}
	case "Company":
		return Text{"单位", "company"}
	case "Manager":
		return Text{"经理", "manager"}
	}
	return Text{property, property}
}
