package audit

import (
	"regexp"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// namedSubject is the name of a place or an office: 城东街道, 机关支部.
var namedSubject = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\p{Han}{2,8}?(?:街道|社区|乡镇|[镇乡村局科处县区市站所队馆厂院]|支部|公司|企业|学校|小学|中学|医院|中心|小组)`)
})

// subjectOf names whose figure the words that start at offset at speak of: the
// places and offices named before them in the sentence and in the heading above.
// It is "" for the report's own.
func subjectOf(par *docx.Paragraph, at int) string {
	var names []string
	texts := []string{par.Text[sentenceStart(par.Text, at):at]}
	if n := len(par.Section); n > 0 {
		texts = append(texts, par.Section[n-1])
	}
	for _, text := range texts {
		for _, name := range namedSubject().FindAllString(text, 3) {
			if !startsWithAny(name, "全", "我", "本", "各") {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, " ")
}
