package audit

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

var partyBody = Rule{
	ID: "NM501", Name: Text{"“党委”与“党组”混用", "党委 and 党组 for one body"},
	What: Text{"全文都写“党委”，有一处没有写明单位的“党组”，或者相反。", "A lone 党组, of no office named, in a report that says 党委 throughout, or the other way round."},
	Why:  Text{"一个单位只有其中一种，多半是从别处借用文字时没有改。", "An office has one of the two; the other was likely copied from elsewhere."},
	Wrong: []string{
		"局党委高度重视。\n党委专题研究2次。\n党委班子带头。\n经党委会议审议。\n局党委书记主抓。\n制定党组学习计划。",
	},
	Right: []string{
		"局党委高度重视。\n党委专题研究2次。\n党委班子带头。\n经党委会议审议。\n局党委书记主抓。\n市财政局党组来访。",
		"党委（党组）要担起主体责任。\n党委（党组）书记是第一责任人。",
		"局党组高度重视。\n党组专题研究2次。\n党组班子带头。\n经党组会议审议。\n局党组书记主抓。\n在县委的领导下，党委政府齐抓共管。",
	},
	Draft: Info, Final: Info, Unproven: true,
	words: []string{"党委", "党组"},
	Check: checkPartyBody,
}

// usualBody is how often a report must name its party body for a single other
// name to be a slip.
const usualBody = 5

func checkPartyBody(p *Pass) {
	named := map[string][]hit{}
	p.eachHit(func(h hit) {
		if !bothBodies(h) {
			named[h.text()] = append(named[h.text()], h)
		}
	})
	p.loneBody(named["党组"], named["党委"])
	p.loneBody(named["党委"], named["党组"])
}

// loneBody reports the one hit of a name where the report uses the other.
func (p *Pass) loneBody(lone, usual []hit) {
	if len(lone) != 1 || len(usual) < usualBody || ofNamedOffice(lone[0]) {
		return
	}
	h := lone[0]
	p.Report(h.par, h.start, h.end, Note{Suggestion: usual[0].text(), Message: Text{
		ZH: fmt.Sprintf("别处都是“%s”（%d处）", usual[0].text(), len(usual)),
		EN: fmt.Sprintf("elsewhere it is %s (%d times)", usual[0].text(), len(usual)),
	}})
}

// bothBodies reports whether a hit is part of another word or of a phrase that
// means the bodies of all kinds: 党组织, 党委（党组）, 党委政府.
func bothBodies(h hit) bool {
	before, after := h.par.Text[:h.start], h.par.Text[h.end:]
	return startsWithAny(after, "织", "（党", "(党", "、党", "和党", "或党", "政府", "、政府", "和政府", "与政府", "主体责任") ||
		hasSuffixOf(before, []string{"党委（", "党委(", "党组（", "党组(", "党委、", "党组、", "党委和", "党组和", "党委或", "党组或"})
}

// ofNamedOffice reports whether the words before a hit say whose body it is.
func ofNamedOffice(h hit) bool {
	r, _ := utf8.DecodeLastRuneInString(h.par.Text[:h.start])
	return strings.ContainsRune("局厅部委办院社会府县市区省镇乡司团中心校学村级层业关道处科队站所库馆", r)
}
