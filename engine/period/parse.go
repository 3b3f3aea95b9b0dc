package period

import (
	"fmt"
	"strings"
	"unicode"
)

// ParseError says why a text is no period.
type ParseError struct {
	Text   string
	Reason string // one English clause
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("period %q: %s (write 2020H1, 2020年上半年, 2020Q3, 2020年 or 2020-06)", e.Text, e.Reason)
}

// Parse reads 2020H1, 2020-H1, 2020年上半年, 2020Q3, 2020年第三季度, 2020年,
// 2020-06, 2020年6月, in any width and case, digits or Chinese numerals, with or
// without spaces. The error is a *ParseError.
func Parse(s string) (Period, error) {
	text := narrow(s)
	year, ok := readNumber(text, 0)
	switch {
	case text == "":
		return Period{}, &ParseError{s, "it is empty"}
	case !ok:
		return Period{}, &ParseError{s, "it does not begin with a year"}
	case year.digits != 4 || year.value < 1000:
		return Period{}, &ParseError{s, "the year needs four digits"}
	}
	p := Period{Year: year.value, Unit: Year}
	rest := text[year.end:]
	if rest == "" {
		return p, nil
	}
	p.Unit, p.Index, ok = parseWithin(rest)
	if !ok {
		return Period{}, &ParseError{s, fmt.Sprintf("%q after the year is no half-year, quarter or month", rest)}
	}
	if per := p.Unit.perYear(); p.Unit != Year && (p.Index < 1 || p.Index > per) {
		return Period{}, &ParseError{s, fmt.Sprintf("%q must be between 1 and %d", rest, per)}
	}
	return p, nil
}

// parseWithin reads what follows the year.
func parseWithin(rest string) (Unit, int, bool) {
	switch strings.TrimPrefix(rest, "年") {
	case "", "度", "全年", "年度":
		return Year, 0, strings.HasPrefix(rest, "年")
	case "上半年", "上半年度":
		return Half, 1, true
	case "下半年", "下半年度":
		return Half, 2, true
	}
	for _, form := range []struct {
		unit          Unit
		prefix, units string
	}{
		{Half, "H", "|"}, {Quarter, "Q", "|"},
		{Quarter, "", "季度|季"}, {Quarter, "第", "季度|季"},
		{Month, "", "月|月份"}, {Month, "-", "|"}, {Month, "/", "|"},
	} {
		for _, unit := range strings.Split(form.units, "|") {
			if n, ok := numberBetween(rest, form.prefix, unit); ok {
				return form.unit, n, true
			}
		}
	}
	return None, 0, false
}

// numberBetween reads the number of s between the prefix (年 or a dash may come
// before it) and the unit.
func numberBetween(s, prefix, unit string) (int, bool) {
	s = strings.TrimPrefix(s, "年")
	if prefix == "H" || prefix == "Q" {
		s = strings.TrimPrefix(s, "-")
	}
	if !strings.HasPrefix(s, prefix) || prefix == "" && unit == "" {
		return 0, false
	}
	n, ok := readNumber(s, len(prefix))
	if !ok || s[n.end:] != unit || n.value < 0 || n.digits > 3 {
		return 0, false
	}
	return n.value, true
}

// narrow makes full-width characters narrow and upper-case, dashes hyphens, and
// drops spaces.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r == '—' || r == '–' || r == '‐' || r == '‑' || r == '－':
			return '-'
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		}
		return unicode.ToUpper(r)
	}, s)
}
