package slot

import (
	"strings"
	"unicode/utf8"
)

// filler looks at a token that is no run of X: N次, A社区, 0000元, YYYY年, TBD,
// ZZ功能, and the English texts of Word.
func (l *line) filler(i, end int) int {
	t := l.text[i:end]
	switch {
	case len(t) == 1 && isASCIILetter(rune(t[0])):
		return l.letterFiller(i, end, t)
	case t == "0" && (strings.HasPrefix(l.text[end:], "月0日") || strings.HasPrefix(l.text[end:], "日") && strings.HasSuffix(l.text[:i], "0月")):
		return l.zeros(i, end)
	case strings.Trim(t, "0") == "" && len(t) > 1:
		return l.zeros(i, end)
	case isDatePicture(t):
		return l.datePicture(i, end, t)
	case t == "Click" || t == "Choose" || t == "Type" || t == "Tap" || t == "Enter" || t == "Insert":
		return l.englishDefault(i)
	case t == "Error":
		return l.fieldError(i)
	}
	if next := l.politicsAt(i, end); next > i {
		return next
	}
	return l.pendingToken(i, end)
}

// englishDefaults are the prompts of empty controls in English.
var englishDefaults = []string{
	"Click or tap here to enter text", "Click or tap to enter a date", "Click here to enter text", "Click here to enter a date",
	"Click or tap here to ", "Click here to enter ", "Click to enter ", "Choose an item", "Choose a building block", "Click to add ", "Click to edit ", "Enter text here", "Type your text here", "Type text here", "Insert text here", "Tap here to enter ", "Enter any content that you want to repeat",
}

func (l *line) englishDefault(i int) int {
	s := l.after(i)
	for _, d := range englishDefaults {
		if strings.HasPrefix(s, d) {
			end := i + len(d)
			end += endOf(l.after(end), 0, func(c rune) bool { return c != '.' && c != '\n' && c != '。' && c != ']' })
			if startsAny(l.text[end:], ".。") {
				end += firstLen(l.text[end:])
			}
			return l.accept(candidate{start: i, end: end, class: "prompt", evidence: "the prompt of an empty control"})
		}
	}
	return i
}

// zoneWords follow a letter that is part of a real name: A座, B区, C类.
var zoneWords = words(`区 楼 栋 座 口 馆 厅 室 班 组 站 线 号 段 股 级 类 型 超 轮 档 卷 面 点 端 角 柱 校区 院区 片区 园区 小区 证 照 等 排 门 座楼`)

// letterFiller reads one Latin letter: N次, A社区, M月D日.
func (l *line) letterFiller(i, end int, t string) int {
	head, s := l.before(i), l.after(end)
	if isCodeJoint(lastRune(head)) || isAlnum(lastRune(head)) || startsAny(s, "+＋-/.=＝'’") || endsAny(head, "+＋") || l.isMention(i, end) {
		return i
	}
	r := run{start: i, end: end, n: 1, glyph: rune(t[0])}
	switch c := strings.ToUpper(t); {
	case (c == "Y" || c == "M" || c == "D" || c == "N") && l.isPictureDate(head, s, c):
		return l.accept(r.candidate(meaning{class: "date", after: len("年"), evidence: "a letter in the place of a date"}))
	case c == "N":
		return l.numberLetter(r, head)
	case t == c && c <= "F":
		return l.nameLetter(r, head, s)
	}
	return i
}

// numberLetter reads N in the place of a number.
func (l *line) numberLetter(r run, head string) int {
	if strings.HasSuffix(head, "第") {
		if r.glyph == 'n' || strings.Contains(l.sentence(r.start, r.end), "第一") { // 第n个, 第一……第N次: an index
			return r.start
		}
		return l.accept(r.candidate(l.readOrdinal(r)))
	}
	m := l.readQuantity(r)
	if m.evidence == "" || isStart(head) && (r.glyph == 'n' || m.unit == "个") || !isHan(lastRune(l.preceding(r))) && !isStart(head) || strings.ContainsAny(l.sentence(r.start, r.end), "=≥≤") {
		return r.start
	}
	m.evidence = "a letter in the place of a number: " + m.evidence
	return l.accept(r.candidate(m))
}

// isPictureDate reports Y年M月, M月D日, N月N日.
func (l *line) isPictureDate(head, s, c string) bool {
	switch c {
	case "N":
		return strings.HasPrefix(s, "年N月") || strings.HasPrefix(s, "月N日") || strings.HasPrefix(s, "日") && strings.HasSuffix(head, "N月")
	case "Y":
		return strings.HasPrefix(s, "年M") || strings.HasPrefix(s, "年m") || strings.HasPrefix(s, "年X")
	case "M":
		return strings.HasPrefix(s, "月") && (strings.HasSuffix(head, "年") || strings.HasPrefix(s, "月D") || strings.HasPrefix(s, "月d"))
	}
	return strings.HasPrefix(s, "日") && endsAny(head, "月")
}

// nameLetter reads A–F in front of the end of a name: A社区, B单位.
func (l *line) nameLetter(r run, head, s string) int {
	x, ok := directSuffix(s)
	left := lastRune(head)
	if !ok || !x.proper() || x.class == "name.person" || x.class == "name.project" || len(zoneWords.head(s)) >= x.length || !isStart(head) && !isHan(left) {
		return r.start
	}
	return l.accept(r.candidate(meaning{class: x.class, after: x.length, evidence: "a letter in front of " + s[:x.length]}))
}

// zeros reads 0000元, 00月00日.
func (l *line) zeros(i, end int) int {
	head, s := l.before(i), l.after(end)
	if left := lastRune(head); left == '.' || left == ',' || left == '，' && isDigit(lastRune(head[:len(head)-3])) || left == ':' || left == '：' && isDigit(firstRune(s)) || left == '-' || isLatin(left) {
		return i
	}
	r := run{start: i, end: end, n: end - i}
	const shortest = 7 // digits of a telephone number
	if r.n >= shortest && isEnd(s) {
		return l.zeroContact(r)
	}
	if startsDate(s) {
		return l.accept(r.candidate(meaning{class: "date", after: firstLen(s), evidence: "zeros in the place of a date"}))
	}
	q := quantityAt(s)
	if q.class == "" || q.unit == "" || q.unit == "度" || q.unit == "分" || q.unit == "点" || q.unit == "代" || q.unit == "级" {
		return i
	}
	return l.accept(r.candidate(meaning{class: q.class, unit: q.unit, after: q.length, evidence: "zeros in front of " + q.unit}))
}

// zeroContact reads 电话：00000000.
func (l *line) zeroContact(r run) int {
	m := l.readContact(r)
	if m.evidence == "" {
		return r.start
	}
	m.evidence = "zeros as " + m.evidence
	return l.accept(r.candidate(m))
}

// isDatePicture reports YYYY, MM, DD and the like.
func isDatePicture(t string) bool {
	switch strings.ToUpper(t) {
	case "YYYY", "YY", "MM", "DD", "HH":
		return true
	}
	return false
}

// dateFormats are pictures of whole dates.
var dateFormats = words(`YYYY-MM-DD yyyy-MM-dd yyyy-mm-dd YYYY/MM/DD yyyy/MM/dd yyyy/mm/dd YYYY.MM.DD yyyy.MM.dd yyyy.mm.dd DD/MM/YYYY MM/DD/YYYY dd/mm/yyyy mm/dd/yyyy`)

// datePicture reads YYYY年MM月DD日, YYYY-MM-DD.
func (l *line) datePicture(i, end int, t string) int {
	s := l.after(end)
	if w := dateFormats.head(l.after(i)); w != "" && isStart(l.before(i)) && isEnd(l.after(i)[len(w):]) && !strings.Contains(l.clause(i), "格式") {
		r := run{start: i, end: i + len(w)}
		return l.accept(r.candidate(meaning{class: "date", evidence: "the picture of a date in the place of one"}))
	}
	want := map[byte]string{'Y': "年", 'M': "月", 'D': "日", 'H': "时"}[strings.ToUpper(t)[0]]
	if !strings.HasPrefix(s, want) || strings.HasSuffix(l.clause(i), "格式为") || strings.Contains(l.clause(i), "格式") {
		return i
	}
	r := run{start: i, end: end, n: end - i}
	return l.accept(r.candidate(meaning{class: "date", after: len(want), evidence: "letters in the place of a date"}))
}

// stems are the cyclical characters that stand for names of places in examples.
var stemPlaces = words(`村 镇 乡 县 市 社区 街道`)

// stemName looks at 甲, 乙 or 丙 in front of the name of a place: 甲村.
func (l *line) stemName(i int) int {
	_, size := utf8.DecodeRuneInString(l.text[i:])
	s := l.after(i + size)
	w := stemPlaces.head(s)
	if w == "" || len(nonNames.head(s)) > len(w) {
		return i
	}
	left := lastRune(l.before(i))
	if left != 0 && !isStart(l.before(i)) && conjunctions.tail(l.before(i)) == "" && nameHeads.tail(l.before(i)) == "" {
		return i
	}
	r := run{start: i, end: i + size, n: 1}
	x, _ := directSuffix(s)
	return l.accept(r.candidate(meaning{class: x.class, after: x.length, evidence: "a stem in front of " + w}))
}
