package audit

import (
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// sharesOfOne checks shares that are told one after another of the same whole: 共463人次，
// 第一种形态320人次，占69.1%；第二种形态109人次，占23.5%. What the whole is, the shares themselves
// tell: where at least two fit and hardly any does not, the one that doesn't is
// wrong.
func (p *Pass) sharesOfOne(pf paragraphFigures, figures []figure.Figure) {
	var parts, shares []figure.Figure
	for i := 1; i < len(figures); i++ {
		part, shown := figures[i-1], figures[i]
		if shown.Base == "%" && shown.Unit != "‰" && exact(shown) && exact(part) && part.Base != "%" && plainShare(pf.between(part, shown)) &&
			(len(parts) == 0 || parts[0].Base == part.Base) {
			parts, shares = append(parts, part), append(shares, shown)
		}
	}
	if len(parts) < 3 {
		return
	}
	wholes := append(figures[:len(figures):len(figures)], sumFigure(parts))
	for _, whole := range wholes {
		if whole.Base != parts[0].Base || !exact(whole) || whole.Exact().IsZero() {
			continue
		}
		wrong := misfits(parts, shares, whole)
		if len(shares)-len(wrong) < 2 || len(wrong)*3 > len(shares) {
			continue
		}
		for _, i := range wrong {
			if !fitsAny(parts[i], shares[i], wholes) && !p.reportedAt(pf, shares[i]) {
				p.compareShare(pf.par, shares[i], parts[i], whole)
			}
		}
		return
	}
}

// plainShare reports whether nothing but 占 stands between a part and its share.
func plainShare(between string) bool {
	return strings.TrimLeft(between, "，（") == "占" || strings.TrimLeft(between, "，（") == "占比"
}

// misfits are the indices of shares that are not those of the parts in whole.
func misfits(parts, shares []figure.Figure, whole figure.Figure) []int {
	var list []int
	for i := range parts {
		if !fits(shares[i], share(parts[i], whole)) {
			list = append(list, i)
		}
	}
	return list
}

// fitsAny reports whether a share is that of the part in any of wholes.
func fitsAny(part, shown figure.Figure, wholes []figure.Figure) bool {
	for _, whole := range wholes {
		if whole.Base == part.Base && exact(whole) && !whole.Exact().IsZero() && fits(shown, share(part, whole)) {
			return true
		}
	}
	return false
}

// reportedAt reports whether the rule has objected to a figure already.
func (p *Pass) reportedAt(pf paragraphFigures, f figure.Figure) bool {
	for _, o := range p.found {
		if o.par == pf.par && o.start == f.Start {
			return true
		}
	}
	return false
}

var (
	assets      = []string{"资产总额", "总资产", "资产总计", "资产合计"}
	liabilities = []string{"负债总额", "总负债", "负债总计", "负债合计"}
)

// debtAt checks 资产总额146.3亿元，负债总额86.9亿元，资产负债率59.4%.
func (p *Pass) debtAt(pf paragraphFigures, figures []figure.Figure, i int) {
	if i < 2 || figures[i].Base != "%" || !exact(figures[i]) || strings.TrimLeft(pf.between(figures[i-1], figures[i]), "，") != "资产负债率" {
		return
	}
	whole, part := figures[i-2], figures[i-1]
	if hasSuffixOf(pf.lead(whole), assets) && slices.Contains(liabilities, pf.lead(part)) && alike([]figure.Figure{part}, whole) && exact(whole) && !whole.Exact().IsZero() {
		p.compareShare(pf.par, figures[i], part, whole)
	}
}
