package slot

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/internal/runes"
)

// meaning is what the words around a run say it stands for.
type meaning struct {
	class    string
	unit     string
	before   int    // bytes of the surface in front of the run
	after    int    // bytes of the surface behind the run
	evidence string // "" when nothing around says that the run is a placeholder
	weak     bool   // the evidence holds for a run of several glyphs only
}

// A reading asks one question about the words around a run.
type reading func(l *line, r run) meaning

// readings are asked in order; the first that has an answer gives the class.
var readings = []reading{
	(*line).readContact,
	(*line).readResidue,
	(*line).readDocNumber,
	(*line).readDate,
	(*line).readMeeting,
	(*line).readOrdinal,
	(*line).readQuantity,
	(*line).readTitle,
	(*line).readName,
	(*line).readCoordination,
	(*line).readRange,
	(*line).readChange,
	(*line).readFraction,
	(*line).readEnglish,
	(*line).readLabel,
}

// meaningOf is what the words around r say it stands for.
func (l *line) meaningOf(r run) meaning {
	for _, ask := range readings {
		if m := ask(l, r); m.evidence != "" {
			return m
		}
	}
	return meaning{}
}

// following is the text behind r, a single space between Latin and Han left
// out, and the bytes left out.
func (l *line) following(r run) (string, int) {
	s := l.after(r.end)
	if len(s) > 1 && s[0] == ' ' && !isSpace(firstRune(s[1:])) {
		return s[1:], 1
	}
	return s, 0
}

// preceding is the text in front of r without a single space.
func (l *line) preceding(r run) string {
	s := l.before(r.start)
	if strings.HasSuffix(s, " ") && !isSpace(lastRune(s[:len(s)-1])) {
		return s[:len(s)-1]
	}
	return s
}

// gapBefore is the length of what preceding leaves out.
func (l *line) gapBefore(r run) int { return len(l.before(r.start)) - len(l.preceding(r)) }

// startsAny reports whether s begins with one of the runes of set.
func startsAny(s, set string) bool {
	r, size := runes.Decode(s)
	return r != utf8.RuneError && strings.Contains(set, s[:size])
}

// endsAny reports whether s ends with one of the runes of set.
func endsAny(s, set string) bool {
	r, size := runes.DecodeLast(s)
	return r != utf8.RuneError && strings.Contains(set, s[len(s)-size:])
}

// readQuantity reads X次, X余人次, X万元, X%, 各X箱, $XX.
func (l *line) readQuantity(r run) meaning {
	s, gap := l.following(r)
	head := l.preceding(r)
	if tail := skipDecimals(s); tail != s && quantityAt(tail).class != "" {
		gap, s = gap+len(s)-len(tail), tail
	}
	q := quantityAt(s)
	if groups.head(q.unit) != "" && (isStart(head) || endsAny(head, "村镇乡区级司业")) {
		q = quantity{} // XX类项目, X村X组
	}
	if q.unit == "部" && strings.HasSuffix(head, "委") {
		q = quantity{} // 市委X部
	}
	if r.n > 1 && endsAny(head, "“‘「") && q.length > 0 && startsAny(s[q.length:], "”’」") {
		q = quantity{} // “XX杯”
	}
	switch {
	case q.class != "":
	case fractions.tail(head) != "":
		return meaning{class: "percent", evidence: "preceded by " + fractions.tail(head)}
	case startsAny(s, "日") && withins.head(s[len("日"):]) != "":
		w := withins.head(s[len("日"):])
		return meaning{class: "count", unit: "日", after: gap + len("日") + len(w), evidence: "followed by 日" + w}
	case startsAny(s, "股") && shareHeads.tail(head) != "":
		return meaning{class: "count", unit: "股", after: gap + len("股"), evidence: "followed by 股"}
	case l.isRatio(r, head, s):
		return meaning{class: "count", evidence: "part of a ratio"}
	case moneySigns.tail(head) != "" && isEnd(skipDecimals(s)):
		return meaning{class: "money", evidence: "preceded by a currency"}
	case moneySigns.tail(head) != "" && englishScales.head(s) != "":
		w := englishScales.head(s)
		return meaning{class: "money", unit: w, after: gap + len(w), evidence: "preceded by a currency"}
	case englishUnits.head(s) != "" && !isLatin(firstRune(s[len(englishUnits.head(s)):])):
		w := englishUnits.head(s)
		return meaning{class: "count", unit: w, after: gap + len(w), evidence: "followed by " + w}
	default:
		return meaning{}
	}
	m := meaning{class: q.class, unit: q.unit, after: gap + q.length}
	switch {
	case q.class == "count" && strings.HasSuffix(head, "各"):
		m.class = "count.each"
	case moneySigns.tail(head) != "" && strings.Trim(q.unit, scales) == "": // ￥X万
		m.class = "money"
	}
	m.evidence = "followed by " + strings.TrimSpace(l.text[r.end:r.end+m.after])
	return m
}

// fractions stand in front of a share that no sign follows.
var fractions = words(`百分之 千分之 万分之`)

// shareHeads stand in front of a number of shares. Elsewhere 股 ends the name of an
// office: 综合股.
var shareHeads = words(`股份 股本 股权 股数 原始股 量化 折 折股 配股 持 持股 持有 认购 发行 增发 转让 回购`)

// groups are measure words that rather end a name when nothing is counted in
// front of them.
var groups = words(`类 组 班`)

// ranges stand between the ends of a range: X—X次.
var ranges = words(`— —— - － – ~ ～ 至 到 — ∼`)

// readRange reads the first end of a range as its last end.
func (l *line) readRange(r run) meaning {
	s := l.after(r.end)
	w := ranges.head(s)
	if w == "" {
		w = changeHeads.head(s)
	}
	if w == "" || familyOf(firstRune(s[len(w):])) != r.family {
		return meaning{}
	}
	other := l.glyphRun(r.end + len(w))
	for _, ask := range []reading{(*line).readDate, (*line).readOrdinal, (*line).readQuantity, (*line).readChange} {
		if m := ask(l, other); m.evidence != "" {
			return meaning{class: m.class, unit: m.unit, evidence: "the start of a range " + m.evidence}
		}
	}
	return meaning{}
}

var (
	// endsRatio ends the words in front of a ratio.
	endsRatio = words(`比 比例`)

	// ratios tell that a clause speaks of the parts of a whole.
	ratios = words(`比例 占比 配比 之比 结构`)
)

// isRatio reports whether a colon and the other number of a ratio stand in front of
// r, 师生比达到1:X, or behind it, 师生比为X:15.
func (l *line) isRatio(r run, head, tail string) bool {
	const colons, ratioSign = ":：∶", '∶'
	isNumber := func(c rune) bool { return isDigit(c) || familyOf(c) != noFamily }
	switch {
	case endsAny(head, colons) && isNumber(lastRune(strings.TrimRight(head, colons))):
		return lastRune(head) == ratioSign || compares(l.clause(r.start))
	case startsAny(tail, colons) && isNumber(firstRune(strings.TrimLeft(tail, colons))):
		return firstRune(tail) == ratioSign || endsRatio.tail(trimTail(l.clause(r.start))) != "" || hasWord(l.clause(r.start), ratios)
	}
	return false
}

// compares reports whether a clause speaks of a ratio, and not of a match.
func compares(clause string) bool {
	return strings.Contains(strings.ReplaceAll(clause, "比赛", ""), "比") || hasWord(clause, ratios)
}

// skipDecimals cuts the decimals of a half-filled number: X.5件.
func skipDecimals(s string) string {
	if len(s) < 2 || s[0] != '.' || !isASCIIDigit(rune(s[1])) {
		return s
	}
	return s[endOf(s, 1, isASCIIDigit):]
}
