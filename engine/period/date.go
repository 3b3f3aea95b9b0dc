package period

import "strings"

// readDate reads a phrase and says what it means here.
func readDate(s *scanner, i int) (Expr, bool) {
	p, ok := readPhrase(s.text, i)
	if !ok || !s.allowed(p) {
		return Expr{}, false
	}
	return s.expr(p), true
}

// allowed reports whether the words around let the phrase be a date.
func (s *scanner) allowed(p phrase) bool {
	year := p.first.year
	switch {
	case p.first.half.present() && !year.present():
		return s.before(p.start) != '以' // 三年以上半年以下
	case !year.present():
		return s.allowedBare(p)
	case year.style == relative:
		return true
	case p.finest() == Year && p.join == single:
		return s.allowedYear(p)
	case s.text[year.end] != ' ' && s.text[year.end] < 0x80: // 2020-06-30, 2020Q3
		return s.allowedISO(p.start)
	}
	return !strings.HasPrefix(s.text[p.end:], "年级")
}

// allowedYear refuses durations (距今2000年, 2000年的历史) and decades.
func (s *scanner) allowedYear(p phrase) bool {
	before, after := s.text[s.clause:p.start], s.text[p.end:]
	for _, w := range []string{"距今", "长达", "已有", "将近", "大约", "约", "近", "逾", "超过", "经历了"} {
		if strings.HasSuffix(before, w) {
			return false
		}
	}
	for _, w := range []string{"的历史", "历史", "文明", "的文明", "之久", "来"} {
		if strings.HasPrefix(after, w) {
			return false
		}
	}
	return !decadeFollows(s.text, p.end-len("年"))
}

// allowedBare refuses what only looks like a month, day or quarter: 每3月,
// 近6月, 第3月, 1.5月, 一月一次.
func (s *scanner) allowedBare(p phrase) bool {
	r := s.before(p.start)
	if strings.ContainsRune("每几数逐按半个满整近约达超余多前第", r) || r < 0x80 && isWord(byte(r)) {
		return false
	}
	if strings.ContainsRune(".．-－/:：,", r) && s.insideNumber(p.start) {
		return false
	}
	if hasAnySuffix(s.text[s.clause:p.start], []string{"每年", "历年", "每月"}) {
		return false
	}
	if p.first.toDate {
		return p.start == s.clause || s.endsAt(p.start)
	}
	if p.first.month.style == han && !p.first.day.present() {
		return !strings.HasPrefix(s.text[p.end:], "一")
	}
	return !s.isHeading(p)
}

// insideNumber reports whether a digit stands before the mark before byte i,
// other than a list number at the beginning of the text (1.6月份).
func (s *scanner) insideNumber(i int) bool {
	head := s.text[:i-len(string(s.before(i)))]
	digits := strings.TrimRight(head, "0123456789")
	return len(digits) < len(head) && digits != ""
}

// isHeading reports whether the 二、 of 二、三季度安排 is the number of a short
// heading rather than a quarter.
func (s *scanner) isHeading(p phrase) bool {
	return p.start == 0 && p.join == listed && p.first.quarter.style == han &&
		len(s.text) < 90 && !strings.ContainsAny(s.text, "，。；")
}

// allowedISO refuses dates that are part of a code: GB/T 2020-06, v2020.6.30,
// 010-2020-06-30.
func (s *scanner) allowedISO(i int) bool {
	if i == 0 {
		return true
	}
	switch c := s.text[i-1]; {
	case isWord(c) || strings.IndexByte("-./", c) >= 0:
		return false
	case c != ' ':
		return true
	}
	word := strings.TrimRight(s.text[:i-1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ/")
	return len(s.text[len(word):i-1]) < 2
}

// expr gives a phrase its kind and value.
func (s *scanner) expr(p phrase) Expr {
	e := Expr{Start: p.start, End: p.end}
	if year := p.first.year; year.style == relative && p.finest() == Year && p.first.part == whole {
		if rest := strings.TrimPrefix(s.text[p.end:], "的"); strings.HasPrefix(rest, "同期") {
			e.End = len(s.text) - len(rest) + len("同期")
			e.Kind, e.Normalized = KindRelSame, s.samePeriod(year.value).String()
			return e
		}
	}
	r := s.resolve(p)
	e.Normalized = r.String()
	e.Kind = s.kind(p, r)
	s.remember(p, r)
	return e
}

// samePeriod is the report's period, so many years away.
func (s *scanner) samePeriod(years int) Period {
	p := s.ctx.Report
	if p.IsZero() {
		return p
	}
	return p.Next(years * p.Unit.perYear())
}

// remember keeps the year and month for bare dates that follow.
func (s *scanner) remember(p phrase, r resolved) {
	if s.titles > 0 || !p.first.month.present() {
		return
	}
	if p.dated() {
		s.year = r.last.period.Year
	}
	s.month = Period{Year: r.last.period.Year, Unit: Month, Index: p.final().monthOr(p.first)}
}

func (p point) monthOr(q point) int {
	if p.month.present() {
		return p.month.value
	}
	return q.month.value
}
