package values

import (
	"math/big"
	"strings"
)

// rounding says what becomes of digits that are dropped.
type rounding int

const (
	halfUp   rounding = iota // 四舍五入, away from zero
	halfEven                 // 四舍六入五成双
	down                     // 舍去, towards zero
	up                       // 进一, away from zero
)

// roundTo rounds value to a multiple of step.
func roundTo(value, step *big.Rat, mode rounding) *big.Rat {
	steps := new(big.Rat).Quo(value, step)
	sign := steps.Sign()
	whole, rest := new(big.Int).QuoRem(steps.Num(), steps.Denom(), new(big.Int))
	double := new(big.Int).Abs(rest)
	double.Lsh(double, 1)
	half := double.Cmp(steps.Denom())
	var away bool
	switch mode {
	case halfUp:
		away = half >= 0
	case halfEven:
		away = half > 0 || half == 0 && whole.Bit(0) == 1
	case up:
		away = rest.Sign() != 0
	}
	if away {
		whole.Add(whole, big.NewInt(int64(sign)))
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(whole), step)
}

// powerOfTen is 10^n, n negative or not.
func powerOfTen(n int) *big.Rat {
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil)
	value := new(big.Rat).SetInt(power)
	if n < 0 {
		value.Inv(value)
	}
	return value
}

// exactText writes a number with as many decimals as it has; "" when they have
// no end.
func exactText(value *big.Rat) string {
	decimals, exact := value.FloatPrec()
	if !exact {
		return ""
	}
	return value.FloatString(decimals)
}

// groupThousands writes 1234567.5 as 1,234,567.5.
func groupThousands(number string) string {
	negative, number := cutSign(number)
	whole, fraction, point := strings.Cut(number, ".")
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if point {
		b.WriteString("." + fraction)
	}
	return b.String()
}
