package audit

import (
	"regexp"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

var (
	// rateWords is what stands between a part and its rate: 合格48批次，合格率96%.
	rateWords = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[，,（、]?(\p{Han}{2,4})率(?:为|达|达到|是)?$`)
	})
	// dueAndDone are the names of a whole and its part: 应到80人，实到72人.
	dueAndDone = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`应(\p{Han})[^应实]*$`)
	})
)

// rateAt checks the rate at i against the part right before it, which the rate
// is named after, and the whole before that.
func (p *Pass) rateAt(pf paragraphFigures, figures []figure.Figure, i int) {
	if i < 2 || figures[i].Base != "%" || figures[i].Unit == "‰" || !exact(figures[i]) {
		return
	}
	whole, part, rate := figures[i-2], figures[i-1], figures[i]
	named := rateWords().FindStringSubmatch(pf.between(part, rate))
	if named == nil || !pf.rates(whole, part, named[1]) || !alike([]figure.Figure{part}, whole) || !exact(whole) ||
		part.Exact().GreaterThan(whole.Exact()) || whole.Exact().IsZero() {
		return
	}
	for _, other := range figures[:i-1] {
		if other.Base == part.Base && exact(other) && !other.Exact().IsZero() && fits(rate, share(part, other)) {
			return // 受理120件，办结118件，其中按期办结100件: the whole stands further left
		}
	}
	p.compareShare(pf.par, rate, part, whole)
}

// rates reports whether a rate of this name is that of part in whole: the
// clause of part says the word that the rate is named after, or the two are
// what was due and what was done.
func (pf paragraphFigures) rates(whole, part figure.Figure, name string) bool {
	lead := pf.lead(part)
	if due := dueAndDone().FindStringSubmatch(pf.lead(whole)); due != nil {
		return containsAny(lead, []string{"实" + due[1], "已" + due[1], "实际" + due[1]})
	}
	return strings.Contains(lead, name) && !containsAny(lead, []string{"不" + name, "未" + name}) && !strings.Contains(pf.lead(whole), name)
}
