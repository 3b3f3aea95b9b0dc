package figure

import "github.com/shopspring/decimal"

// Kind says what a number stands for.
type Kind uint8

const (
	Quantity Kind = iota + 1 // 5次, 12.5万元, 三百二十人, 40%
	Date                     // 2020年, 6月底, 三季度, 上半年
	Ordinal                  // 第3届, （1）
	Code                     // 〔2020〕15号, A4, 7×24, a number inside a title or a quoted slogan
)

// Number is a number expression in a text.
type Number struct {
	Start, End int // bytes in the text, half-open; unit included
	Kind       Kind

	// The rest is set for quantities.
	Numeral string // as written: 1,234.56, 三百二十
	Upper   string // second numeral of a range (3—5次), "" otherwise
	Approx  string // 约, 近, 超 or 余 as written around the numeral, "" for an exact number
	Unit    string // as written, 万 and 亿 included: 万元, 人次, %; "" without
	Base    string // normal unit: 元 for 万元

	scale int32 // of 万 or 亿 in Unit
	pow   int32 // 1 Unit = 10^pow Base
}

// Value is the numeral in Unit; of a range, its lower end. It is false when
// the numeral can't be read exactly.
func (n Number) Value() (decimal.Decimal, bool) { return numeralValue(n.Numeral, n.scale) }

// UpperValue is the upper end of a range in Unit, false when n is no range.
func (n Number) UpperValue() (decimal.Decimal, bool) {
	if n.Upper == "" {
		return decimal.Decimal{}, false
	}
	return numeralValue(n.Upper, n.scale)
}

// Exact turns a value in Unit into one in Base.
func (n Number) Exact(value decimal.Decimal) decimal.Decimal { return value.Shift(n.pow) }

// FromExact turns a value in Base into one in Unit.
func (n Number) FromExact(value decimal.Decimal) decimal.Decimal { return value.Shift(-n.pow) }

// numeralValue reads a numeral that may hold multipliers of its own, as in
// 1亿2000(万元), in the scale of its unit.
func numeralValue(numeral string, scale int32) (decimal.Decimal, bool) {
	if length, _ := hanRun(numeral); length == len(numeral) && length > 0 {
		value, ok := hanValue(numeral)
		return decimal.NewFromInt(value), ok
	}
	var sum decimal.Decimal
	for numeral != "" {
		sign := signLen(numeral)
		a := arabicAt(numeral[sign:])
		if a.length == 0 || a.digits > maxDigits {
			return decimal.Decimal{}, false
		}
		value, ok := arabicValue(numeral[:sign+a.length])
		if !ok {
			return decimal.Decimal{}, false
		}
		numeral = numeral[sign+a.length:]
		if word, pow := multiplierAt(numeral); word != "" {
			value, numeral = value.Shift(pow-scale), numeral[len(word):]
		}
		sum = sum.Add(value)
	}
	return sum, true
}
