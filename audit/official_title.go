package audit

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// officialTitles are titles of official documents: 关于…的通知, …工作总结, …会议纪要.
var officialTitles = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[^。，；：]*关于[^。；：]+的(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|汇报|复函)(?:（[^（）]+）)?` +
		`|[^。，；：]*(?:工作|情况|年度|半年|季度|建设)(?:总结|报告|汇报|要点|安排|方案|计划|小结)(?:（[^（）]+）)?` +
		`|[^。，；：]+会议纪要)$`)
})

// titleReach is how many paragraphs may stand above a title.
const titleReach = 20

// officialTitle is the title of an official document, nil for any other.
func officialTitle(doc *docx.Document) *docx.Paragraph {
	for i, par := range bodyProse(doc) {
		text := strings.TrimSpace(par.Text)
		if i == titleReach || isSentence(text) || headingNumber(text) {
			return nil
		}
		if utf8.RuneCountInString(text) <= titleLimit && officialTitles().MatchString(text) {
			return par
		}
	}
	return nil
}
