package slot

import (
	"strings"
	"unicode/utf8"
)

// Words of the calendar and the clock.
var (
	dateParts = words(`年 半年 月 日 时 点 分 学年 年度 年代 世纪`)

	// durations in front of X年 make it a length of time.
	durations = words(`历时 为期 任期 期限 期限为 近 约 共 满 超过 长达 达 连续 已有 至少 不少于 不超过 未来 最近 过去 累计 有效期 有效期为 保质期 质保期 服务期 工期 寿命 租期 租期为 聘期 聘期为 刑期 学制 学制为 船龄 车龄 工龄 党龄 教龄 军龄 司龄 店龄 树龄 龄为`)

	// weekHeads stand in front of the day of a week.
	weekHeads = words(`本周 上周 下周 每周 当周 星期 礼拜`)

	// withins follow a number of days, not the day of a month: 之日起X日内.
	withins = words(`内 之内 以内`)

	// noonWords begin like the rest of 上午 or 下午.
	noonWords = words(`午餐 午饭 午宴 午休 午睡 午后 午间 午夜`)

	// dayParts in front of X点 make it a time of day.
	dayParts = words(`日 号 上午 下午 中午 晚上 晚 早 早上 凌晨 午 于 至 到`)
)

// readDate reads 20XX年, X月X日, X时X分, 201X.XX.XX.
func (l *line) readDate(r run) meaning {
	if l.isDateInFigures(r) {
		return meaning{class: "date", evidence: "part of a date in figures"}
	}
	s, gap := l.following(r)
	head := l.preceding(r)
	if w := weekHeads.tail(l.before(r.start)); w != "" && r.n == 1 && quantityAt(s).class == "" && !namesDirectly(s) {
		return meaning{class: "date", before: len(w), evidence: "preceded by " + w}
	}
	if startsAny(s, "午") && noonWords.head(s) == "" && (isStart(head) || endsAny(head, "日号）)年月当")) {
		return meaning{class: "date", after: gap + len("午"), evidence: "followed by 午"}
	}
	w := dateParts.head(s)
	if r.year && (w != "" || isEnd(l.after(r.end)) || startsAny(s, "-－—–~～至〕）)]】级届")) {
		m := meaning{class: "date", evidence: "a year with digits left out"}
		if w == "" && startsAny(s, "级届") {
			w = s[:firstLen(s)]
		}
		if w != "" {
			m.after = gap + len(w)
		}
		return m
	}
	if !isWord(s, w) || !l.isDatePart(r, w, s[len(w):]) {
		return meaning{}
	}
	return meaning{class: "date", after: gap + len(w), evidence: "followed by " + w}
}

// namesDirectly reports whether s begins with the end of a name: 本周X会议室检修.
func namesDirectly(s string) bool {
	x, ok := suffixAt(s)
	return ok && x.proper()
}

// isDatePart decides for the words that may measure, or mean something else.
func (l *line) isDatePart(r run, w, rest string) bool {
	head := l.preceding(r)
	switch w {
	case "年":
		if l.beginsMonth(r, rest) {
			return true
		}
		return durations.tail(head) == "" && !strings.HasSuffix(head, "第") && !startsAny(rest, "级来内期")
	case "月":
		return !startsAny(rest, "球亮")
	case "日":
		return withins.head(rest) == "" || endsAny(head, "月")
	case "点":
		return dayParts.tail(head) != "" || isStart(head) || startsAny(rest, "半整前") || strings.Contains(rest[:min(len(rest), 9)], "分")
	case "分":
		return endsAny(head, "时点")
	}
	return true
}

// beginsMonth reports whether s goes on with the blank or the number of a month.
func (l *line) beginsMonth(r run, s string) bool {
	s = strings.TrimLeftFunc(s, func(c rune) bool { return familyOf(c) == r.family || isDigit(c) || isSpace(c) })
	return strings.HasPrefix(s, "月")
}

// isDateInFigures reports whether r is part of 201X.XX.XX, 2020-XX-XX,
// XX/XX/XXXX or 20XX.X.
func (l *line) isDateInFigures(r run) bool {
	part := func(c rune) bool {
		return familyOf(c) == r.family || isASCIIDigit(c) || strings.ContainsRune(dateSeparators, c) || c == '：'
	}
	head, tail := l.before(r.start), l.after(r.end)
	if !r.joined && !part(lastRune(head)) && !part(firstRune(tail)) {
		return false // a date in figures has separators
	}
	if l.isRatio(r, head, tail) {
		return false
	}
	const longest = len("2020-12-31") * 3 // glyphs have up to three bytes
	end := endOf(tail, 0, part)
	start := len(head) - len(strings.TrimRightFunc(head, part))
	if start+end+r.end-r.start > longest {
		return false
	}
	const signs = dateSeparators + "："
	shape := strings.TrimRight(l.text[r.start-start:r.end+end], signs)
	lead := len(shape) - len(strings.TrimLeft(shape, signs))
	shape = shape[lead:]
	return isDateShape(shape) || isClock(shape) && l.isTimeOfDay(r.start-start+lead, shape)
}

const dateSeparators = "./-:"

// isClock reports whether s is an hour and a minute of one or two signs each:
// X:X, ×：××.
func isClock(s string) bool {
	hour, minute, ok := strings.Cut(strings.ReplaceAll(s, "：", ":"), ":")
	short := func(part string) bool {
		n := utf8.RuneCountInString(part)
		return (n == 1 || n == 2) && !strings.ContainsAny(part, dateSeparators)
	}
	return ok && short(hour) && short(minute)
}

// isTimeOfDay reports whether what stands around an hour and a minute at i
// speaks of the time of day: ×日×：××, ×:×集合.
func (l *line) isTimeOfDay(i int, clock string) bool {
	head := l.before(i)
	if compares(l.clause(i)) {
		return false
	}
	return dayParts.tail(head) != "" ||
		!strings.Contains(clock, "：") && isStart(head) && isHan(firstRune(l.after(i+len(clock))))
}

// isDateShape reports whether s has the parts of a date in figures.
func isDateShape(s string) bool {
	k := strings.IndexAny(s, dateSeparators)
	if k < 0 {
		return false
	}
	parts := strings.Split(s, s[k:k+1])
	n := make([]int, len(parts))
	for i, p := range parts {
		n[i] = len([]rune(p))
	}
	short := func(i int) bool { return n[i] == 1 || n[i] == 2 }
	if s[k] == ':' {
		return len(n) == 2 && short(0) && n[1] == 2 || len(n) == 3 && short(0) && n[1] == 2 && n[2] == 2
	}
	switch len(n) {
	case 2:
		return n[0] == 4 && short(1) && isYearHead(s[:2])
	case 3:
		return n[0] == 4 && short(1) && short(2) || short(0) && short(1) && n[2] == 4
	}
	return false
}
