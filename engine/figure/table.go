package figure

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// cellNumber is the number that a table cell consists of. Its unit may stand
// in a header, 金额（万元）, or in the line above the table, 单位：万元.
func (f *finder) cellNumber(p *docx.Paragraph) (Number, bool) {
	text := strings.TrimSpace(p.Text)
	if text == "" || !hasHeader(p.Cell) || identifies(p.Cell) {
		return Number{}, false
	}
	start := strings.Index(p.Text, text)
	n, ok := wholeNumber(text)
	if !ok {
		return Number{}, false
	}
	n.Start, n.End = n.Start+start, n.End+start
	if n.Unit == "" {
		f.cellUnit(p).apply(&n)
	}
	return n, true
}

// wholeNumber is the number that text consists of.
func wholeNumber(text string) (Number, bool) {
	if sign := signLen(text); sign < len(text) {
		if a := arabicAt(text[sign:]); a.length > 0 && sign+a.length == len(text) && a.digits <= maxDigits && !(a.plain && a.digits > 1 && a.leading == '0') {
			return Number{End: len(text), Kind: Quantity, Numeral: text}, true
		}
	}
	list := Scan(text)
	if len(list) != 1 || list[0].Kind != Quantity || list[0].End != len(text) {
		return Number{}, false
	}
	switch text[:list[0].Start] {
	case "", "约", "近", "超", "超过", "逾", "¥", "￥":
		return list[0], true
	}
	return Number{}, false
}

func hasHeader(c *docx.Cell) bool { return len(c.ColHeaders)+len(c.RowHeaders) > 0 }

// identifyingHeaders stand over numbers that name something and count nothing.
var identifyingHeaders = []string{
	"序号", "编号", "代码", "编码", "电话", "手机", "联系方式", "邮编", "身份证", "证号", "文号", "账号", "卡号",
	"学号", "工号", "年份", "年度", "日期", "时间", "月份", "年月", "届", "版本", "No", "页码",
}

// identifies reports whether the column holds numbers of that sort.
func identifies(c *docx.Cell) bool {
	if len(c.ColHeaders) == 0 {
		return false
	}
	header := c.ColHeaders[len(c.ColHeaders)-1]
	for _, word := range identifyingHeaders {
		if strings.Contains(header, word) {
			return true
		}
	}
	return false
}

// unit is a unit without a number.
type unit struct {
	text, base string
	scale, pow int32
}

func (u unit) apply(n *Number) {
	n.Unit, n.Base, n.scale, n.pow = u.text, u.base, u.scale, u.pow
}

// parseUnit reads a text that is a unit as a whole: 万元, 人次, %.
func parseUnit(text string) (unit, bool) {
	word, pow := multiplierAt(text)
	s, ok := suffixAt(text[len(word):])
	if !ok || s.kind != Quantity || len(word)+len(s.text) != len(text) {
		return unit{}, false
	}
	return unit{text, s.base, pow, pow + s.pow}, true
}

// cellUnit is the unit that the headers of a cell, or the line above its
// table, give.
func (f *finder) cellUnit(p *docx.Paragraph) unit {
	for _, headers := range [][]string{p.Cell.ColHeaders, p.Cell.RowHeaders} {
		for i := len(headers) - 1; i >= 0; i-- {
			if u, ok := bracketedUnit(headers[i]); ok {
				return u
			}
		}
	}
	if f.caption.part == p.Part {
		return f.caption.unit
	}
	return unit{}
}

// bracketedUnit reads 金额（万元） and 金额/万元.
func bracketedUnit(header string) (unit, bool) {
	for _, cut := range []struct{ open, close string }{{"（", "）"}, {"(", ")"}, {"/", ""}, {"：", ""}} {
		if _, rest, ok := strings.Cut(header, cut.open); ok {
			rest = strings.TrimSuffix(strings.TrimSpace(rest), cut.close)
			if u, ok := parseUnit(strings.TrimPrefix(rest, "单位：")); ok {
				return u, true
			}
		}
	}
	return unit{}, false
}

// caption is what the paragraph above a table says about its units.
type caption struct {
	part string
	unit unit
}

// read takes the unit from 单位：万元. Any other paragraph with text ends what
// the last one said.
func (c *caption) read(p *docx.Paragraph) {
	text := strings.TrimSpace(p.Text)
	if text == "" {
		return
	}
	*c = caption{}
	_, rest, ok := strings.Cut(strings.ReplaceAll(text, ":", "："), "单位：")
	if !ok {
		return
	}
	if u, ok := parseUnit(strings.TrimRight(strings.TrimSpace(rest), "）)")); ok {
		*c = caption{p.Part, u}
	}
}
