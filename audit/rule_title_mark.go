package audit

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var titleMark = Rule{
	ID: "PT213", Name: Text{"公文标题末尾用了标点", "mark at the end of a document's title"},
	What:   Text{"“关于……的通知”一类标题末尾用了句号等标点。", "A title of the form 关于……的通知 that ends with a mark."},
	Why:    Text{"公文标题末尾不用标点。", "The title of an official document ends without a mark."},
	Wrong:  []string{"关于开展消防演练的通知。\n各科室："},
	Right:  []string{"关于开展消防演练的通知\n各科室：", "现转发省厅关于开展消防演练的通知。", "会议听取了关于消防演练情况的报告。"},
	Source: "GB/T 9704—2012 7.3.1",
	Draft:  Warning, Final: Warning, Unproven: true,
	words: []string{"通知", "报告", "汇报", "请示", "函", "意见", "总结", "批复", "决定", "通报", "方案"},
	Check: checkTitleMark,
}

var titleWithMark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^。；，“]{0,20}关于[^。；，]{2,50}的(?:通知|报告|汇报|请示|函|意见|总结|批复|决定|通报|方案)([。；，,.])\s*$`)
})

// sentenceVerbs are words that make 关于……的通知。 a sentence.
var sentenceVerbs = []string{"现", "请", "根据", "按照", "收到", "下发", "出台", "制定", "附", "详见", "参照",
	"了", "听取", "审议", "通过", "落实", "传达", "学习", "执行", "填报", "同意", "贯彻", "宣读", "研究", "讨论", "修订", "起草", "提交", "审定", "、"}

func checkTitleMark(p *Pass) {
	var done *docx.Paragraph
	p.eachHit(func(h hit) {
		if h.par == done || len(h.par.Text) > 300 || !beforeText(p, h.par) {
			return
		}
		done = h.par
		text := h.par.Text
		m := titleWithMark().FindStringSubmatchIndex(text)
		if m != nil && !containsAny(text[:strings.Index(text, "关于")], sentenceVerbs) && utf8.RuneCountInString(text) <= titleLimit {
			p.Report(h.par, m[2], m[3], Note{})
		}
	})
}

// beforeText reports whether par stands where a title does: among the first
// few paragraphs of the body that hold text.
func beforeText(p *Pass, par *docx.Paragraph) bool {
	for i, first := range p.Paragraphs() {
		if i == 6 {
			break
		}
		if first == par {
			return par.Cell == nil
		}
	}
	return false
}
