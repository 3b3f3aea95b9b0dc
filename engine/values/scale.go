package values

import (
	"math/big"
	"unicode/utf8"
)

// Powers of ten that 万 and 亿 stand for.
const (
	wanPower = 4
	yiPower  = 8
)

// checkScales refuses a format, or a scale word of the value, that the document's
// measure does not go with.
func (w formatter) checkScales(q quantity, text string) *Error {
	if why := w.scaleFault(); why != (Text{}) {
		return w.fail(text, why)
	}
	if w.scale != 0 || w.full {
		return nil // the value's own scale word is worked in
	}
	return w.place.close().checkScale(q, text)
}

// scaleFault says why a number in this format would be wrong by thousands of
// times: 万元 makes 35000 to 3.5, which is right before 万元 only. Where nothing
// tells the document's measure, nothing is wrong.
func (w formatter) scaleFault() Text {
	scale, unit, known := w.place.scale()
	switch {
	case !known || w.scale == 0 && !w.full || w.scale == scale:
		return Text{}
	case scale == 0:
		return Text{"文档中的单位是“" + unit + "”，数值会小 " + times(w.scale) + " 倍；请为此键另写格式，如“原样”",
			`the document counts in "` + unit + `"; the value would be ` + times(w.scale) + " times too small; give this key a format of its own, such as text"}
	}
	return Text{"文档中的单位是“" + unit + "”；请用“" + scaleWords[scale] + "”", `the document counts in "` + unit + `"; use ` + scaleWords[scale]}
}

var scaleWords = map[int]string{wanPower: "万元", yiPower: "亿元"}

func times(power int) string { return groupThousands(powerOfTen(power).FloatString(0)) }

// scale is the power of ten that the document counts the slot's number in, 0 for
// single ones, and the measure that says so. It is unknown where nothing follows
// and no header gives a unit.
func (p Place) scale() (power int, unit string, known bool) {
	p = p.close()
	switch p.scaleAfter() {
	case 1e4:
		return wanPower, "万" + firstRunes(p.measure(), 1), true
	case 1e8:
		return yiPower, "亿" + firstRunes(p.measure(), 1), true
	}
	switch first, _ := utf8.DecodeRuneInString(p.Unit); {
	case p.unitFollows():
		return 0, p.Unit, true
	case first == '万':
		return wanPower, p.Unit, true
	case first == '亿':
		return yiPower, p.Unit, true
	}
	return 0, p.Unit, p.Unit != ""
}

// mostPercent is the greatest ratio that is taken for one: 10 is 1,000 %.
const mostPercent = 10

// percentFault says why a number is no ratio that 百分数 could turn into per cent.
func (w formatter) percentFault(value *big.Rat, spelled string) Text {
	if !w.percent || new(big.Rat).Abs(value).Cmp(big.NewRat(mostPercent, 1)) < 0 {
		return Text{}
	}
	result := new(big.Rat).Mul(value, powerOfTen(2))
	text := exactText(result) + "%"
	return Text{"会成为 " + text + "；请写 " + spelled + "%，确实如此则写 " + text, "the value would be " + text + "; write " + spelled + "%, or " + text + " if that is meant"}
}
