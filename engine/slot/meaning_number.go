package slot

import (
	"strings"
	"unicode/utf8"
)

var (
	// sessions follow the number of a session: X届, X中全会.
	sessions = words(`届 中全会 次全会 次全体会议 次全国代表大会 次党代会 次人代会 次代表大会`)

	// meetings are numbered within a session: X届人大X次会议.
	meetings = words(`会议 全会 全体会议`)

	// congresses stand in front of the number of a congress, 党的XX大, and
	// nonCongresses begin like its short name.
	congresses    = words(`党的 中共 中国共产党`)
	nonCongresses = words(`大学 大队 大会 大院 大楼 大厅 大道`)

	// ordinalHeads stand in front of an ordinal that is not a date.
	ordinalHeads = words(`第 附件 附表 附图 附录 见表 见图 如图 如表 续表`)

	// ordinalTails follow an ordinal; a 第 in front of them is not asked for.
	ordinalTails = words(`季度 年级 号楼 号线 号院 号门 号机 号井 号矿 号厅 号会议室 单元 级响应 级预警 级资质 级医院 级职称 级教师 级以上 级标准`)

	// issueHeads tell 第X期 of a series from 第X期 of a course.
	issueHeads = words(`简报 纪要 通报 专报 专刊 信息 快报 公报 会刊 月刊 周刊 季刊 督查`)
)

// readDocNumber reads X发〔2020〕X号, 〔20XX〕, X号文件.
func (l *line) readDocNumber(r run) meaning {
	s, gap := l.following(r)
	head := l.preceding(r)
	if m := l.readCaseNumber(r, head, s, gap); m.evidence != "" {
		return m
	}
	switch {
	case inYearBrackets(head, s):
		return meaning{class: "docnum", before: l.gapBefore(r) + len(lastOf(head)), after: gap + firstLen(s), evidence: "the year of a document number"}
	case endsAny(strings.TrimSuffix(head, "第"), "〕］") && startsAny(s, "号"):
		return meaning{class: "docnum", after: gap + len("号"), evidence: "the number of a document"}
	case startsAny(s, "号") && behindYear(head):
		return meaning{class: "docnum", after: gap + len("号"), evidence: "the number of a document"}
	case isIssuerCode(s):
		return meaning{class: "docnum", evidence: "the issuer in a document number"}
	case strings.HasPrefix(s, "字第"):
		return meaning{class: "docnum", after: gap, evidence: "the issuer in the number of a certificate"}
	case strings.HasSuffix(head, "字第") && startsAny(s, "号"):
		return meaning{class: "docnum", after: gap + len("号"), evidence: "the number of a certificate"}
	case endsAny(head, "发字办函") && isDigit(firstRune(s)):
		return meaning{class: "docnum", evidence: "the year of a document number"}
	case startsAny(s, "号") && startsAny(s[len("号"):], "文令") && r.n > 0:
		return meaning{class: "docnum", after: gap + len("号"), evidence: "the number of a document"}
	case endsAny(head, "第") && startsAny(s, "期号") && hasWord(l.clause(r.start), issueHeads):
		return meaning{class: "docnum", before: l.gapBefore(r) + len("第"), after: gap + len("期"), evidence: "the number of an issue"}
	}
	return meaning{}
}

// behindYear reports whether head ends with a year in square brackets, which also
// hold the numbers of notes: 发[2020].
func behindYear(head string) bool {
	const year = len("2020]")
	return len(head) > year && strings.HasSuffix(head, "]") && head[len(head)-year-1] == '[' && isYearHead(head[len(head)-year:len(head)-year+2])
}

// caseKinds are the codes of proceedings in the number of a court case:
// （2021）京0105民初8号.
var caseKinds = words(`民初 民终 民再 民申 民特 民撤 民监 民辖 民催 民破 刑初 刑终 刑再 刑申 刑更 刑监 刑辖 行初 行终 行再 行申 行审 行赔 执 执异 执恢 执保 执复 执监 执字 破 破申 破终 财保 诉前调 赔初 司救执 知民初 知民终 商初 商终 民建 刑建 行建 执建 法建 司建 检建`)

// readCaseNumber reads the year, the court and the number of a court case:
// （20XX）X民初X号.
func (l *line) readCaseNumber(r run, head, s string, gap int) meaning {
	switch {
	case caseKinds.tail(head) != "" && startsAny(s, "号"):
		return meaning{class: "docnum.case", after: gap + len("号"), evidence: "the number of a court case"}
	case endsAny(head, "）)") && isCaseCode(s):
		return meaning{class: "docnum.case", evidence: "the court in the number of a case"}
	case endsAny(head, "（(") && startsAny(s, "）)") && isCaseCode(s[firstLen(s):]):
		return meaning{class: "docnum.case", before: l.gapBefore(r) + len(lastOf(head)), after: gap + firstLen(s), evidence: "the year of a court case"}
	}
	return meaning{}
}

// courtReach is how many signs the code of a court has at most: 京0105, ××01.
const courtReach = 6

// isCaseCode reports whether s begins with the rest of a court's code, the code of
// a proceeding and the number of the case.
func isCaseCode(s string) bool {
	for n := 0; n < courtReach; n++ {
		if w := caseKinds.head(s); w != "" {
			number := trimIssue(s[len(w):])
			return len(number) < len(s)-len(w) && startsAny(number, "号")
		}
		c := firstRune(s)
		if !isHan(c) && !isDigit(c) && familyOf(c) == noFamily {
			return false
		}
		s = s[firstLen(s):]
	}
	return false
}

// inYearBrackets reports whether a run stands alone in 〔 〕, the brackets of a
// document number's year.
func inYearBrackets(head, s string) bool {
	return endsAny(head, "〔［[") && startsAny(s, "〕］]") && startsAny(trimIssue(s[firstLen(s):]), "号")
}

// trimIssue cuts the number in front of 号.
func trimIssue(s string) string {
	return strings.TrimLeftFunc(s, func(c rune) bool {
		return isDigit(c) || familyOf(c) != noFamily || isSpace(c) || c == '第'
	})
}

// issuerReach is how many Han characters an issuer's code has at most behind
// its blank: X政办函〔2020〕.
const issuerReach = 5

// isIssuerCode reports whether s goes on as a document number: 发〔2020〕.
func isIssuerCode(s string) bool {
	i := 0
	for n := 0; n < issuerReach; n++ {
		c, size := utf8.DecodeRuneInString(s[i:])
		if !isHan(c) {
			break
		}
		i += size
	}
	if !startsAny(s[i:], "〔［[") {
		return false
	}
	year := s[i+firstLen(s[i:]):]
	end := endOf(year, 0, func(c rune) bool { return isDigit(c) || familyOf(c) != noFamily || isSpace(c) })
	const inFull = 4 // digits
	if note := endOf(year, 0, isASCIIDigit); note == end && (note == 1 || note < inFull && s[i] == '[') {
		return false // 亿元[1]: a note
	}
	return end > 0 && startsAny(year[end:], "〕］]")
}

// readMeeting reads X届X次全会, XX届X中全会.
func (l *line) readMeeting(r run) meaning {
	s, gap := l.following(r)
	w := sessions.head(s)
	if w == "" && endsAny(l.preceding(r), "届") && (startsAny(s, "次中")) {
		w = s[:len("次")]
	}
	if startsAny(s, "次") && meetings.head(s[len("次"):]) != "" && strings.Contains(l.clause(r.start), "届") && !endsAny(l.preceding(r), "第") {
		w = s[:len("次")+len(meetings.head(s[len("次"):]))]
	}
	if w == "" && congresses.tail(l.preceding(r)) != "" && startsAny(s, "大") && nonCongresses.head(s) == "" {
		w = s[:len("大")]
	}
	if !isWord(s, w) {
		return meaning{}
	}
	return meaning{class: "meeting", after: gap + len(w), evidence: "the number of a meeting: followed by " + w}
}

// ordinalHead is the word in front of an ordinal that head ends with, and s goes on. A caption
// begins with the bare word: 图X 系统架构.
func ordinalHead(head, s string) string {
	if head == "图" || head == "表" {
		return head
	}
	w := ordinalHeads.tail(head)
	if w == "" && endsAny(head, "图表") && shown.head(s) != "" {
		return lastOf(head) // 和图X所示
	}
	if w == "见表" && strings.HasSuffix(head, "意见表") {
		return ""
	}
	return w
}

// addressPart is the part of an address that s begins with, a building that further
// parts follow or a room behind one: X栋X单元X室. Elsewhere 栋 counts and 室 ends the
// name of an office.
func addressPart(head, s string) string {
	if startsAny(s, "班") && classHeads.tail(head) != "" && nonNames.head(s) == "" {
		return "班"
	}
	if startsAny(s, "室") && endsAny(head, "栋幢楼层元号") && nonNames.head(s) == "" {
		return "室"
	}
	building := s[:firstLen(s)]
	if !startsAny(s, "栋幢座楼") {
		return ""
	}
	rest := s[len(building):]
	if building == "楼" {
		if isHan(lastRune(head)) && (rooms.head(rest) != "" || startsAny(trimIssue(rest), "号") && trimIssue(rest) != rest) {
			return building // a storey of the building named in front
		}
		return ""
	}
	number := endOf(rest, 0, func(c rune) bool { return isDigit(c) || familyOf(c) != noFamily })
	if number > 0 && (strings.HasPrefix(rest[number:], "单元") || startsAny(rest[number:], "楼层室号")) {
		return building
	}
	return ""
}

// shown follow the number of a figure or table.
var shown = words(`所示 所列 所述`)

// countsPapers reports whether a quantity that ends a value follows the word for a
// paper: 调查表X份, 附件X个, but 附件X.
func countsPapers(w, s string) bool {
	q := quantityAt(s)
	return w != "第" && q.class == "count" && isEnd(s[q.length:])
}

var (
	// classHeads stand in front of the number of a class in a school.
	classHeads = words(`年级 初一 初二 初三 高一 高二 高三`)

	// rooms are on a storey: X楼会议室.
	rooms = words(`会议室 大厅 报告厅 会议厅 多功能厅 会客厅 接待室 接访室 阅览室 活动室 办公室 服务大厅 大会议室 小会议室 东侧 西侧 南侧 北侧`)
)

// readOrdinal reads 第X批, 附件X, （X）关于.
func (l *line) readOrdinal(r run) meaning {
	s, gap := l.following(r)
	head := l.preceding(r)
	if w := ordinalHead(head, s); w != "" && r.family != someones && !countsPapers(w, s) {
		m := meaning{class: "ordinal", before: l.gapBefore(r) + len(w), evidence: "preceded by " + w}
		if q := quantityAt(s); q.class == "count" {
			m.unit, m.after = q.unit, gap+q.length
		} else if w == "第" && startsAny(s, "号") {
			m.after = gap + len("号")
		}
		return m
	}
	if w := ordinalTails.head(s); w != "" && !(w == "单元" && isHan(firstRune(s[len(w):])) && !startsAny(s[len(w):], "室号楼") && !endsAny(head, "号楼栋幢座")) {
		return meaning{class: "ordinal", after: gap + len(w), evidence: "followed by " + w}
	}
	if w := addressPart(head, s); w != "" {
		return meaning{class: "ordinal", unit: w, after: gap + len(w), evidence: "followed by " + w}
	}
	if endsAny(head, "（(") && startsAny(s, "）)") && isStart(head[:len(head)-len(lastOf(head))]) && isHan(firstRune(s[firstLen(s):])) {
		return meaning{class: "ordinal", before: l.gapBefore(r) + len(lastOf(head)), after: gap + firstLen(s), evidence: "the number of a heading"}
	}
	if startsAny(s, "号") && !endsAny(head, "月“‘「") && !isLatin(lastRune(head)) {
		return meaning{class: "ordinal", after: gap + len("号"), evidence: "followed by 号", weak: true}
	}
	return meaning{}
}
