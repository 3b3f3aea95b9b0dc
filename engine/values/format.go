package values

import (
	"math/big"
	"strings"

	"golang.org/x/text/width"
)

// Format writes text in a format, such as "万元 2位小数" or "千分位"; doc.go has
// the vocabulary. An empty format leaves it as it is. A text that the format
// can't be applied to and a format that nobody knows are errors of type *Error.
// Digits are dropped as 四舍五入 says unless the format says otherwise.
func Format(format, text string) (string, error) {
	written, err := Place{}.format(format, text)
	if err != nil {
		return "", err
	}
	return written, nil
}

func (p Place) format(format, text string) (string, *Error) {
	if format == "" {
		return text, nil
	}
	pattern, err := parsePattern(format)
	if err != nil {
		return "", err
	}
	w := formatter{pattern: pattern, place: p}
	switch {
	case pattern.asSpelled():
		return text, nil
	case pattern.date != noDate:
		return w.date(text)
	}
	return w.quantity(strings.TrimSpace(text))
}

// formatter writes one value.
type formatter struct {
	pattern
	place Place
}

func (w formatter) fail(text string, detail Text) *Error {
	return &Error{Kind: KindFormat, Text: text, Context: w.source, Detail: detail}
}

func (w formatter) date(text string) (string, *Error) {
	d, ok := parseDate(text)
	if !ok {
		return "", &Error{Kind: KindDate, Text: text, Want: "2020-06-30"}
	}
	written, why := d.write(w.pattern.date)
	if why != (Text{}) {
		return "", w.fail(text, Text{text + " " + why.ZH, text + " " + why.EN})
	}
	return written, nil
}

// quantity writes each number of a value; the words between them stay.
func (w formatter) quantity(text string) (string, *Error) {
	bare, ordinal := strings.CutPrefix(text, "第")
	q, ok := readQuantity(bare)
	if !ok || ordinal && !w.ordinal {
		return "", &Error{Kind: KindNumber, Text: text}
	}
	if q.tail != "" {
		if !w.percent || width.Fold.String(q.tail) != "%" {
			return "", &Error{Kind: KindFollows, Text: text, Context: q.tail, Want: strings.TrimSuffix(text, q.tail)}
		}
		w.percent = false // 12.5% states what 0.125 would become
	}
	if err := w.checkScales(q, text); err != nil {
		return "", err
	}
	written, inexact, err := w.numbers(q, text)
	if err != nil {
		return "", err
	}
	for i, joint := range q.joints {
		if w.span && isRange(joint) {
			joint = "—"
		}
		written[i] += joint
	}
	return w.words(q, strings.Join(written, ""), inexact), nil
}

// numbers writes the numbers of q; inexact reports whether digits were dropped.
func (w formatter) numbers(q quantity, text string) (written []string, inexact bool, err *Error) {
	shared := sharedScale(q)
	for i, number := range q.numbers {
		value, ok := parseNumber(number)
		if !ok {
			return nil, false, &Error{Kind: KindNumber, Text: text}
		}
		if i < len(q.numbers)-1 {
			value.Mul(value, shared)
		}
		s, rounded, why := w.number(value, number)
		if why != (Text{}) {
			return nil, false, w.fail(text, why)
		}
		written, inexact = append(written, s), inexact || rounded
	}
	return written, inexact, nil
}

// sharedScale is the scale word that the right end of 3—5万 lends the left.
func sharedScale(q quantity) *big.Rat {
	one := big.NewRat(1, 1)
	last := len(q.numbers) - 1
	m := arabicScale.FindStringSubmatch(width.Fold.String(q.numbers[last]))
	if last == 0 || m == nil || arabicScale.MatchString(width.Fold.String(q.numbers[0])) || !isRange(q.joints[last-1]) {
		return one
	}
	for _, r := range m[2] {
		one.Mul(one, new(big.Rat).SetInt64(hanPower(r)))
	}
	return one
}

// number writes one number that was spelled as given. why says why it can't.
func (w formatter) number(value *big.Rat, spelled string) (text string, inexact bool, why Text) {
	if why := w.percentFault(value, spelled); why != (Text{}) {
		return "", false, why
	}
	value = new(big.Rat).Mul(value, powerOfTen(-w.scale))
	if w.percent {
		value.Mul(value, powerOfTen(2))
	}
	exact := value
	if step := w.roundingStep(value); step != nil {
		value = roundTo(value, step, w.mode)
	}
	decimals, finite := w.decimalsOf(value, spelled)
	if !finite {
		return "", false, Text{"数字除不尽；请写明位数，如 2位小数", "the number has no end; say how many decimals, such as decimals:2"}
	}
	value = roundTo(value, powerOfTen(-decimals), w.mode)
	text = value.FloatString(decimals)
	if w.trim && decimals > 0 {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	text, ok := w.spell(text, value, strings.Contains(width.Fold.String(spelled), ","))
	if !ok {
		return "", false, Text{"这个数不能写成这种数字", "the number can't be written in these numerals"}
	}
	return text, exact.Cmp(value) != 0, Text{}
}

// decimalsOf is how many decimals to write; false when there is no end to them.
func (w formatter) decimalsOf(value *big.Rat, spelled string) (int, bool) {
	if w.decimals >= 0 {
		return w.decimals, true
	}
	_, fraction, _ := strings.Cut(width.Fold.String(spelled), ".")
	moved := w.scale > 0 || w.percent || w.step != nil || w.approx == "近" || w.approx == "余"
	asSpelled := digits(fraction) == len(fraction) && (fraction != "" || value.IsInt())
	if !moved && asSpelled {
		return len(fraction), true
	}
	return value.FloatPrec()
}

// roundingStep is what a number is rounded to a multiple of before its decimals
// are: 整百, or the place that 近 and 余 leave uncertain (1,234 → 1,200余).
func (w formatter) roundingStep(value *big.Rat) *big.Rat {
	switch {
	case w.step != nil:
		return w.step
	case w.decimals >= 0 || w.approx != "近" && w.approx != "余":
		return nil
	}
	whole := new(big.Int).Quo(value.Num(), value.Denom())
	places := len(whole.Abs(whole).String())
	if places <= 2 && value.IsInt() {
		return powerOfTen(places - 1)
	}
	return powerOfTen(places - 2)
}

// spell writes the digits in the numerals of the format.
func (w formatter) spell(number string, value *big.Rat, wasGrouped bool) (string, bool) {
	switch w.glyphs {
	case lowerHan, upperHan:
		text, ok := writeHan(number, w.glyphs == upperHan)
		return text, ok
	case amountHan:
		return writeAmount(number)
	case digitHan:
		return spellDigits(number, false), value.Sign() >= 0 && value.IsInt()
	}
	if w.thousands == grouped || w.thousands == groupingAsSpelled && wasGrouped && !w.full {
		return groupThousands(number), true
	}
	return number, true
}

// words puts 第, 约, 余 and the like around the number unless the value or the
// document already has such a word, or the number is exact after all.
func (w formatter) words(q quantity, number string, inexact bool) string {
	text := q.lead + number + q.trail
	if w.ordinal && !strings.HasSuffix(w.place.Before, "第") {
		text = "第" + text
	}
	if q.lead != "" || q.trail != "" || w.place.approximated() != "" {
		return text
	}
	switch w.approx {
	case "约":
		return "约" + text
	case "近", "余":
		if !inexact {
			return text
		}
		if w.approx == "近" {
			return "近" + text
		}
	}
	return text + w.approx
}
