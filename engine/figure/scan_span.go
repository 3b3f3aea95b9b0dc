package figure

import (
	"strings"
	"unicode/utf8"
)

// tail is what follows a numeral: 余, 万, the unit.
type tail struct {
	end    int
	approx string
	unit   string // multiplier and measure word
	scale  int32
	inner  int // end of multipliers that belong to the numeral: 1亿(2000万元)
	suffix suffix
}

// tail reads what follows the numeral that ends at end. It is false when no
// measure word or date word does.
func (s *scanner) tail(end int) (tail, bool) {
	t := tail{end: end, inner: end}
	t.approx = t.skip(s.text, "余", "多")
	word, pow := multiplierAt(s.text[t.end:])
	t.unit, t.scale = word, pow
	t.end += len(word)
	if word != "" && t.approx == "" {
		t.approx = t.skip(s.text, "余", "多")
	}
	t.skip(s.text, " ")
	var ok bool
	if t.suffix, ok = suffixAt(s.text[t.end:]); !ok {
		return t, false
	}
	t.end += len(t.suffix.text)
	t.unit += t.suffix.text
	t.rate(s.text)
	return t, true
}

// skip passes the first of words that text goes on with.
func (t *tail) skip(text string, words ...string) string {
	for _, word := range words {
		if strings.HasPrefix(text[t.end:], word) {
			t.end += len(word)
			return word
		}
	}
	return ""
}

// rate extends 元 to 元/人: such units have no other sizes.
func (t *tail) rate(text string) {
	rest, ok := strings.CutPrefix(text[t.end:], "/")
	if !ok || t.suffix.kind != Quantity {
		return
	}
	per, ok := suffixAt(rest)
	if !ok || per.kind == Code {
		return
	}
	t.end += len("/") + len(per.text)
	t.unit += "/" + per.text
	t.suffix.base += "/" + per.text
}

// span reads the whole expression whose numeral is [start, end): a further
// part (1亿2000万元), a range, a list of months, the unit.
func (s *scanner) span(start, end int) (Number, bool) {
	end = s.compound(end)
	t, ok := s.tail(end)
	if upper, n := s.rangeEnd(end, t, ok); n.Kind != 0 {
		n.Start = start
		n.Numeral, n.Upper = s.text[start:end], upper
		return n, true
	}
	if !ok {
		return Number{}, false
	}
	n := s.number(start, end, t)
	return n, true
}

// compound extends a numeral over falling multipliers with more digits behind
// them: 1亿|2000.
func (s *scanner) compound(end int) int {
	for limit := int32(1 << 30); ; {
		word, pow := multiplierAt(s.text[end:])
		next := end + len(word)
		if word == "" || pow >= limit || next == len(s.text) {
			return end
		}
		limit = pow
		a := arabicAt(s.text[next:])
		if a.length == 0 {
			return end
		}
		end = next + a.length
	}
}

// number is the expression made of the numeral [start, end) and its tail.
func (s *scanner) number(start, end int, t tail) Number {
	n := Number{Start: start, End: t.end, Kind: t.suffix.kind}
	if n.Kind == Quantity && s.isYear(start, end, t) || s.continuesDate(start, t) {
		n.Kind = Date
	}
	switch n.Kind {
	case Date:
		n.End = s.dateEnd(n.End)
	case Quantity:
		n.Numeral, n.Unit, n.Base = s.text[start:end], t.unit, t.suffix.base
		n.scale, n.pow = t.scale, t.scale+t.suffix.pow
		n.Approx = s.approx(start, t)
	}
	return n
}

// isYear tells the year 2020年 from the span of time 3年.
func (s *scanner) isYear(start, end int, t tail) bool {
	if t.suffix.text != "年" || t.scale != 0 {
		return false
	}
	numeral := s.text[start:end]
	if length, count := hanRun(numeral); length > 0 {
		_, ok := hanValue(numeral)
		return !ok && count > 1
	}
	_, digits, first := digitRun(numeral)
	if digits == 4 && (first == '1' || first == '2') {
		return true
	}
	next := arabicAt(s.text[t.end:] + " ")
	return next.length > 0 && strings.HasPrefix(s.text[t.end+next.length:], "月")
}

// continuesDate reports whether 30号 or 15分 goes on with a date or time.
func (s *scanner) continuesDate(start int, t tail) bool {
	return s.touchesDate(start) && (t.suffix.text == "号" || t.suffix.text == "分" || t.suffix.text == "秒")
}

// touchesDate reports whether a date ends at a place.
func (s *scanner) touchesDate(at int) bool {
	last := len(s.out) - 1
	return last >= 0 && s.out[last].Kind == Date && s.out[last].End == at
}

// dateEnd takes in 底, 初 and 以来's likes after a date.
func (s *scanner) dateEnd(end int) int {
	for _, word := range []string{"底", "初", "末", "份", "中旬", "上旬", "下旬"} {
		if strings.HasPrefix(s.text[end:], word) {
			return end + len(word)
		}
	}
	return end
}

// approx is the word that makes the number at start an estimate.
func (s *scanner) approx(start int, t tail) string {
	if t.approx != "" {
		return t.approx
	}
	for _, word := range []string{"约", "近", "超", "超过", "逾"} {
		if before, ok := strings.CutSuffix(s.text[:start], word); ok && !endsLongerWord(before, word) {
			return word
		}
	}
	for _, word := range []string{"左右", "以上", "上下"} {
		if strings.HasPrefix(s.text[t.end:], word) {
			return word
		}
	}
	return ""
}

// endsLongerWord reports whether the character after before is the end of a
// word that says nothing of how exact a number is: 签约30家, 节约5万元, 附近3个村.
func endsLongerWord(before, word string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	switch word {
	case "约":
		return strings.ContainsRune("签预履节特合条公契邀制违简集", r)
	case "近":
		return strings.ContainsRune("附靠临邻远亲最就", r)
	}
	return false
}

// rangeEnd reads the upper end of a range whose lower numeral ends at end and
// is followed by the tail t, if ok. The Number has no Start and Numeral yet;
// its Kind is 0 when there is no range.
func (s *scanner) rangeEnd(end int, t tail, ok bool) (string, Number) {
	from := end
	if ok || t.scale != 0 {
		from = t.end
	}
	joint := rangeJoint(s.text[from:], !ok)
	if joint == "" {
		return "", Number{}
	}
	numeral := s.numeralAt(from + len(joint))
	if numeral == "" {
		return "", Number{}
	}
	upperEnd := from + len(joint) + len(numeral)
	upper, found := s.tail(upperEnd)
	if !found || t.scale != 0 && t.scale != upper.scale {
		return "", Number{}
	}
	if ok && (upper.suffix.base != t.suffix.base || upper.scale != t.scale || upper.suffix.kind != Quantity) {
		return "", Number{}
	}
	n := s.number(from+len(joint), upperEnd, upper)
	if joint == "、" && n.Kind != Date || n.Kind == Code || n.Kind == Ordinal {
		return "", Number{}
	}
	return numeral, n
}

// rangeJoint is the sign that joins the ends of a range. A list of months or
// quarters (三、四季度) is only possible where the first has no unit.
func rangeJoint(text string, bare bool) string {
	for _, joint := range []string{"—", "–", "-", "~", "～", "至", "－"} {
		if strings.HasPrefix(text, joint) {
			return joint
		}
	}
	if bare && strings.HasPrefix(text, "、") {
		return "、"
	}
	return ""
}

// hanListNumber reads the number of a heading: 一、 or （一） at the start.
func (s *scanner) hanListNumber() bool {
	length, _ := hanRun(s.text[s.pos:])
	before, after := s.text[s.lead:s.pos], s.text[s.pos+length:]
	plain := before == "" && strings.HasPrefix(after, "、")
	bracketed := (before == "（" || before == "(") && (strings.HasPrefix(after, "）") || strings.HasPrefix(after, ")"))
	if !plain && !bracketed {
		return false
	}
	s.add(Number{Start: s.pos, End: s.pos + length, Kind: Ordinal})
	return true
}

// han reads the number expression that starts with the Chinese numeral at pos.
func (s *scanner) han() {
	length, count := hanRun(s.text[s.pos:])
	end := s.pos + length
	if n, ok := s.hanSpan(end, count); ok {
		s.add(n)
		return
	}
	s.pos = end
}

func (s *scanner) hanSpan(end, count int) (Number, bool) {
	if rest, ok := strings.CutPrefix(s.text[end:], "分之"); ok {
		below, _ := hanRun(rest)
		return Number{Start: s.pos, End: len(s.text) - len(rest) + below, Kind: Code}, below > 0
	}
	before := s.text[:s.pos]
	if hasSuffixIn(before, "周", "星期", "初", "每", "任何", "另", "同", "某", "这", "那", "几", "数") && !strings.HasSuffix(before, "合同") {
		return Number{}, false
	}
	end = s.splitMultiplier(end)
	n, ok := s.span(s.pos, end)
	switch {
	case !ok || n.Kind == Code || n.Kind == Ordinal:
		return Number{}, false
	case n.Kind == Quantity:
		return n, s.countsThings(n, count)
	}
	return n, !hasSuffixIn(s.text[:n.End], "时", "点") || s.touchesDate(n.Start)
}

// splitMultiplier leaves a last 万 or 亿 to the unit, as in 十二|万元.
func (s *scanner) splitMultiplier(end int) int {
	r, n := utf8.DecodeLastRuneInString(s.text[s.pos:end])
	if hanPower(r) < 1_0000 || end-n <= s.pos {
		return end
	}
	return end - n
}

// countsThings tells 三名党员 and 两个社区 from words that only look like a
// count: 一个时期, 一户一策, 十分, 四处.
func (s *scanner) countsThings(n Number, count int) bool {
	if _, ok := n.Value(); !ok {
		return false
	}
	if count > 1 {
		return true
	}
	unit, _ := suffixAt(s.text[s.pos+len(n.Numeral):])
	switch expression := s.text[n.Start:n.End]; {
	case n.Numeral == "一" && unit.article, expression == "十分", expression == "四处":
		return false
	}
	before := []rune(lastRunes(s.text[:n.Start], 2))
	paired := len(before) == 2 && before[0] == '一' && n.Numeral == "一"
	return !paired && !(n.Numeral == "一" && strings.HasPrefix(s.text[n.End:], "一"))
}

// lastRunes is the end of text, count runes long.
func lastRunes(text string, count int) string {
	at := len(text)
	for ; count > 0 && at > 0; count-- {
		_, n := utf8.DecodeLastRuneInString(text[:at])
		at -= n
	}
	return text[at:]
}
