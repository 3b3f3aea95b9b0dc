package audit

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

// saysRounded reports whether the report says that its parts need not make its
// totals.
func (v *view) saysRounded() bool {
	for _, par := range v.prose {
		if containsAny(par.Text, []string{"四舍五入", "尾差", "进位"}) {
			return true
		}
	}
	return false
}

// roundedOff reports whether a total is off by no more than what rounding each of
// its parts may make: where the report says so, or where there are three parts or
// more in units that nobody counts one by one, 6.52亿元, 0.68万吨.
func roundedOff(parts []figure.Figure, total figure.Figure, said bool) bool {
	step := shownStep(total)
	if !said && (len(parts) < 3 || !coarse(total)) {
		return false
	}
	for _, part := range parts {
		step = decimal.Max(step, shownStep(part))
	}
	most := step.Mul(decimal.NewFromInt(int64(len(parts) + 1))).Div(decimal.NewFromInt(2))
	if !said {
		most = step
	}
	return sumOf(parts).Sub(total.Exact()).Abs().LessThanOrEqual(most)
}

// coarse reports whether a figure has decimals of a unit that is itself many: 亿元,
// 万吨. Amounts in 万元 are told to the last digit.
func coarse(f figure.Figure) bool {
	return strings.Contains(f.Numeral, ".") && (strings.HasPrefix(f.Unit, "亿") || strings.HasPrefix(f.Unit, "万") && f.Base != "元")
}
