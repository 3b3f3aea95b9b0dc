package audit

import (
	"fmt"
	"sync"
)

var variantWord = Rule{
	ID: "NM502", Name: Text{"同一词两种写法", "two forms of one word"},
	What:  Text{"“制定”与“制订”、“其他”与“其它”等在同一报告里混用。", "制定 and 制订, 其他 and 其它 and the like in one report."},
	Why:   Text{"同一报告里用词应统一。", "One report uses one form."},
	Wrong: []string{"制定方案3个，制订制度2项。"},
	Right: []string{"制定方案3个、制度2项。", "制订方案3个。"},
	Draft: Info, Final: Info, Unproven: true,
	words: variantWords(),
	Check: checkVariants,
}

func variantWords() []string {
	var list []string
	for _, fields := range dataFields(variantData) {
		list = append(list, fields...)
	}
	return list
}

// usualForm gives the usual form of every variant.
var usualForm = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, fields := range dataFields(variantData) {
		m[fields[1]] = fields[0]
	}
	return m
})

func checkVariants(p *Pass) {
	count := map[string]int{}
	p.eachHit(func(h hit) { count[h.text()]++ })
	p.eachHit(func(h hit) {
		usual, variant := usualForm()[h.text()]
		if variant && count[usual] > 0 {
			p.Report(h.par, h.start, h.end, Note{Class: "variant", Suggestion: usual, Message: Text{
				ZH: fmt.Sprintf("别处写作“%s”（%d处）", usual, count[usual]),
				EN: fmt.Sprintf("written %s elsewhere (%d times)", usual, count[usual]),
			}})
		}
	})
}
