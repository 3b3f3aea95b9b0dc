package audit

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// waiversIn lists the waivers that stand in Word comments of the report, on the
// text they are about. The comment's first line is
//
//	@审计 忽略 PH014：通报按规定匿名
//
// or @audit ignore PH014: reason. Several rules are separated by commas or 、.
// The comment itself is no finding (PH016): it is there for the audit.
func waiversIn(doc *docx.Document) []waiverUse {
	var list []waiverUse
	for _, remark := range doc.Remarks() {
		if remark.Author == docx.CommentAuthor {
			continue
		}
		first, _, _ := strings.Cut(strings.TrimSpace(remark.Text), "\n")
		parts := waiverComment().FindStringSubmatch(first)
		if parts == nil {
			continue
		}
		w := Waiver{Reason: strings.TrimSpace(parts[2]), By: remark.Author, Range: remark.Range, Kind: ByComment, Where: first}
		for _, id := range ruleSeparator().Split(strings.TrimSpace(parts[1]), -1) {
			w.Rule = strings.ToUpper(id)
			list = append(list, waiverUse{Waiver: w, unknown: unknownRule(w.Rule)})
		}
		w.Rule, w.Reason = reviewMarks.ID, firstNonEmpty(w.Reason, first)
		for _, at := range remark.Own {
			w.Range = docx.Range{Part: at.Part, First: at.Para, Last: at.Para, End: at.End}
			list = append(list, waiverUse{Waiver: w, silent: true})
		}
	}
	return list
}

var waiverComment = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[@＠](?:审计|[Aa]udit)[\s　]*(?:忽略|[Ii]gnore)[\s　]*([A-Za-z0-9]*(?:[\s　]*[、，,][\s　]*[A-Za-z0-9]+)*)[\s　]*(?:[：:]?(.*))$`)
})

var ruleSeparator = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\s　]*[、，,][\s　]*`) })

// unknownRule says what is wrong with a rule that a comment names, zero if there
// is such a rule. Elsewhere that is an error; here it is in the text of the
// report, which still gets its audit.
func unknownRule(id string) Text {
	known := ruleIDs()
	if slices.Contains(known, id) {
		return Text{}
	}
	if near := values.Nearest(id, known); near != "" {
		return Text{"没有这条规则，是不是 " + near, "no such rule; did you mean " + near + "?"}
	}
	return Text{"没有这条规则", "no such rule"}
}
