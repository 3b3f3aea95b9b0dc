package period

import "unicode/utf8"

// The readers that expressions can begin with, in the order they are asked. Most
// runes that can begin an expression begin an ordinary word, and most numbers
// count something: one look at the rune behind tells.
var (
	yearWordReaders = []reader{readDate, readRelative}
	partReaders     = []reader{readDate, readRelative, readDecade, readElliptic}
	edgeReaders     = []reader{readLunar, readYearEdge, readRelative}
	dateReaders     = []reader{readDate}
	relativeReaders = []reader{readRelative}
	ellipticReaders = []reader{readElliptic}
	lunarReaders    = []reader{readLunar}
	holidayReaders  = []reader{readHoliday}
	meetingReaders  = []reader{readMeeting}
	planReaders     = []reader{readFiveYear, readHoliday}
	docReaders      = []reader{readDocNumber}
	eventReaders    = []reader{readEvent}
	numberReaders   = []reader{readFiveYear, readMeeting, readDecade, readDate, readEnglishDay, readElliptic, readHoliday}
)

// readersAt are the readers of an expression that begins with r and second.
func readersAt(r, second rune) []reader {
	switch r {
	case '今', '去', '明', '本', '当', '后', '来', '次', '翌', '全':
		if second == '年' || second == '月' || second == '季' {
			return yearWordReaders
		}
	case '上', '下', '前':
		switch second {
		case '半', '一', '年', '个', '世', '季', '月', '旬':
			return partReaders
		}
		if isNumeral(second) { // 前三季度
			return partReaders
		}
	case '年':
		switch second {
		case '初', '底', '末', '内', '度':
			return edgeReaders
		}
	case '中', '月':
		switch second {
		case '旬', '初', '底', '末':
			return ellipticReaders
		}
	case '近':
		return relativeReaders
	}
	return rareReadersAt(r, second)
}

// rareReadersAt is readersAt for what one word can follow.
func rareReadersAt(r, second rune) []reader {
	switch {
	case r == '元' && second == '月', r == '第' && isNumeral(second):
		return dateReaders
	case r == '同' && second == '期', r == '过' && second == '去', r == '未' && second == '来':
		return relativeReaders
	case r == '大' && second == '年', r == '农' && second == '历', (r == '正' || r == '腊') && second == '月':
		return lunarReaders
	case r == '元' && (second == '旦' || second == '宵'), r == '春' && second == '节', r == '清' && second == '明',
		r == '端' && second == '午', r == '中' && second == '秋', r == '国' && second == '庆', r == '重' && second == '阳':
		return holidayReaders
	case r == '党' && second == '的':
		return meetingReaders
	case r == '以' && second == '来':
		return eventReaders
	case r == '“' && isNumeral(second):
		return planReaders
	case (r == '〔' || r == '［' || r == '（') && isNumeral(second):
		return docReaders
	}
	return nil
}

// isNumeral reports a digit of any width or a Chinese numeral.
func isNumeral(r rune) bool { return isDigit(r) || hanDigit(r) >= 0 }

// numberReaders are the readers of an expression that begins with n.
func (s *scanner) numberReaders(n number) []reader {
	if n.style == han && n.digits > 1 { // 十四五时期
		return numberReaders
	}
	c := cursor{s: s.text, i: n.end}
	c.spaces()
	switch r := runeAfter(s.text, c.i); r {
	case '年', '月', '季', '日', '号', '上', '下', '、', '.', '/', 'H', 'h', 'Q', 'q', '世', '大', '届', '财', '学':
		return numberReaders
	default:
		if c.to() || c.i > n.end && r < utf8.RuneSelf { // 30 June
			return numberReaders
		}
	}
	return nil
}

// englishLetters begin the English words that expressions begin with: months,
// H1, Q3, first, FY, in, since, during, year.
const englishLetters = "ADFHIJMNOQSdfhiqsty"
