package audit

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

var fieldError = Rule{
	ID: "PH015", Name: Text{"域或引用出错", "broken field or reference"},
	What:  Text{"Word 更新域失败后写进正文的错误提示。", "The error that Word writes into the text when a field fails."},
	Why:   Text{"引用的书签或标题已不存在，读者看到的是一句报错。", "The bookmark or caption is gone and the reader sees an error."},
	Wrong: []string{"任务分工见错误!未找到引用源。", "See Error! Bookmark not defined."},
	Right: []string{"错误！以上做法均不可取。"},
	Draft: Error, Final: Error, Check: checkFieldError, anywhere: true,
	words: []string{
		"错误!未找到引用源", "错误！未找到引用源", "错误!未定义书签", "错误！未定义书签",
		"错误!超链接引用无效", "错误!文档中没有指定样式的文字", "错误!使用“开始”选项卡",
		"Error! Reference source not found", "Error! Bookmark not defined",
		"Error! Hyperlink reference not valid", "Error! No text of specified style in document",
	},
}

// checkFieldError looks at computed text too: updating the field does not mend
// a reference that leads nowhere.
func checkFieldError(p *Pass) {
	note := Note{Class: "field.error", Message: p.rule.Name}
	p.eachHit(func(h hit) {
		end := h.end
		for _, stop := range []string{"。", "."} {
			if strings.HasPrefix(h.par.Text[end:], stop) {
				end += len(stop)
			}
		}
		p.report(h.par, h.start, end, note)
	})
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		if s.Kind != slot.Placeholder || placeholderRule(s) != p.rule.ID {
			continue
		}
		if par := p.Paragraph(s.Loc); par != nil && !p.reported(par, s.Loc) {
			p.report(par, s.Loc.Start, s.Loc.End, placeholderNote(s, p.rule))
		}
	}
}

// reported reports whether the rule has already objected to some of loc.
func (p *Pass) reported(par *docx.Paragraph, loc docx.Loc) bool {
	for _, o := range p.found {
		if o.par == par && o.start < loc.End && loc.Start < o.end {
			return true
		}
	}
	return false
}
