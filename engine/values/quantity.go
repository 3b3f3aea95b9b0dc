package values

import (
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"
)

// quantity is a value that states a number, a range of numbers or a list of
// them: 约30, 1,200余, 3—5, 3%—5%, 两, 十余万. Its texts are slices of the value
// as spelled; joined they are the value again.
type quantity struct {
	lead    string   // what stands before: 约, 近, 超过
	numbers []string // 3, 5, with the scale word of each: 3.5万
	joints  []string // between the numbers: —, 至, 、; with the unit a left end carries: %—
	trail   string   // 余, 多, 左右
	tail    string   // all that is left: 次, 万元
}

// The grammar of a quantity, over text of half width.
const (
	arabicPattern = `(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:/\d+)?`
	hanPattern    = `[〇○零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億半](?:[〇○零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億点]|分之)*`
	scalePattern  = `[十百千万亿]*`
	numberPattern = `(?:[+\-−]|负)?(?:` + arabicPattern + `|` + hanPattern + `)(?:[余多几来]` + `[十百千万亿]+|` + scalePattern + `)`
	leadPattern   = `大约|约|将近|接近|近|超过|超|逾|突破|不足|不到|至少|最多|多达|达|上|数|几`
	trailPattern  = `余|多|来|几|左右|上下|以上|以下|以内`
	jointPattern  = `(?:%|‰|[^\d\s—~\-、至到]{1,3})??(?:—|——|–|~|-|至|到|、|和)`
)

var (
	leadStart   = regexp.MustCompile(`^(?:` + leadPattern + `)`)
	numberStart = regexp.MustCompile(`^` + numberPattern)
	jointStart  = regexp.MustCompile(`^` + jointPattern)
	trailStart  = regexp.MustCompile(`^(?:` + trailPattern + `)`)
	arabicOnly  = regexp.MustCompile(`^[+\-−]?` + arabicPattern + `$`)
	arabicScale = regexp.MustCompile(`^([+\-−]?` + arabicPattern + `)([十百千万亿]+)$`)
)

// readQuantity reads text as a quantity and what follows it. It is false when
// text does not begin with one, or goes on with more digits (1e3, 1,20,
// 2020-06-30).
func readQuantity(text string) (quantity, bool) {
	s := cursor{text: text, half: half(text)}
	q := quantity{lead: s.take(leadStart)}
	number := s.take(numberStart)
	for ranges := 0; number != ""; {
		q.numbers = append(q.numbers, number)
		mark := s
		joint := s.take(jointStart)
		if number = s.take(numberStart); joint == "" || number == "" {
			s = mark
			break
		}
		if q.joints = append(q.joints, joint); isRange(joint) {
			if ranges++; ranges > 1 {
				return quantity{}, false
			}
		}
	}
	q.trail = s.take(trailStart)
	q.tail = s.text
	return q, len(q.numbers) > 0 && digits(half(q.tail)) == 0
}

// isRange reports whether a joint stands between the ends of a range rather
// than between the items of a list.
func isRange(joint string) bool {
	return !strings.HasSuffix(joint, "、") && !strings.HasSuffix(joint, "和")
}

// cursor reads a text and its half-width form side by side.
type cursor struct{ text, half string }

// take cuts what pattern matches off both forms and returns it as spelled.
func (c *cursor) take(pattern *regexp.Regexp) string {
	length := len(pattern.FindString(c.half))
	taken := runePrefix(c.text, utf8.RuneCountInString(c.half[:length]))
	c.half, c.text = c.half[length:], c.text[len(taken):]
	return taken
}

// runePrefix is the first n code points of text.
func runePrefix(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// parseNumber reads a whole text as one exact number: 12, 1,200, -3.2, 3.5万,
// 十二. It is false for anything else and for numbers of more than maxNumeral
// digits.
func parseNumber(text string) (*big.Rat, bool) {
	text = half(strings.TrimSpace(text))
	if utf8.RuneCountInString(text) > maxNumeral+maxNumeral/3 {
		return nil, false
	}
	if rest, negative := strings.CutPrefix(text, "负"); negative {
		value, ok := parseNumber(rest)
		if !ok {
			return nil, false
		}
		return value.Neg(value), true
	}
	scale := big.NewRat(1, 1)
	if m := arabicScale.FindStringSubmatch(text); m != nil {
		text = m[1]
		for _, r := range m[2] {
			scale.Mul(scale, new(big.Rat).SetInt64(hanPower(r)))
		}
	}
	if !arabicOnly.MatchString(text) {
		return readHan(text)
	}
	value, ok := new(big.Rat).SetString(strings.NewReplacer(",", "", "−", "-", "+", "").Replace(text))
	if !ok || digits(text) > maxNumeral {
		return nil, false
	}
	return value.Mul(value, scale), true
}
