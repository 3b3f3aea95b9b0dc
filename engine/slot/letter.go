package slot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token looks at the run of letters and digits that starts at i: a run of X, a
// half-filled year, a filler such as N or 0000, or an ordinary word.
func (l *line) token(i int) int {
	end := endOf(l.text, i, isAlnum)
	glyphs := i
	for glyphs < end {
		r, size := utf8.DecodeRuneInString(l.text[glyphs:])
		if familyOf(r) == letters {
			break
		}
		glyphs += size
	}
	if cut := max(l.gluedUnit(i, end), l.gluedNumber(i, end)); cut > i {
		end = cut
	}
	if glyphs < end && glyphs > i && isASCIILower(firstRune(l.text[glyphs:])) && isASCIILetter(rune(l.text[glyphs-1])) {
		return end // docx
	}
	if glyphs < end && isAllX(l.text[glyphs:end]) {
		if next := l.letterRun(i, glyphs); next > i {
			return next
		}
		return end
	}
	if next := l.filler(i, end); next > i {
		return next
	}
	return end
}

// gluedUnit is where a unit in Latin letters begins that is written right
// behind the blank: 里程Xkm; i when there is none.
func (l *line) gluedUnit(i, end int) int {
	glyphs := endOf(l.text, i, func(r rune) bool { return familyOf(r) == letters })
	if glyphs == i || glyphs == end || !isHan(lastRune(l.before(i))) {
		return i
	}
	unit := l.text[glyphs:end]
	if w := foreignUnits.head(l.text[glyphs:]); len(w) > len(unit) && !isLatin(firstRune(l.text[glyphs+len(w):])) {
		return glyphs // m³, whose last sign is no letter
	}
	if unit == "L" && strings.Contains(l.clause(i), "码") {
		return i // 尺码XXL
	}
	if !whole(foreignUnits, unit) && !(whole(letterUnits, unit) && isEnd(l.text[end:])) {
		return i
	}
	return glyphs
}

// gluedNumber is where the number of a document begins that stands right behind
// its year: 建财发XX14号, where 〔2013〕 was replaced.
func (l *line) gluedNumber(i, end int) int {
	glyphs := endOf(l.text, i, func(r rune) bool { return familyOf(r) == letters })
	digits := strings.Trim(l.text[glyphs:end], "0123456789")
	if glyphs > i && glyphs < end && endsAny(l.before(i), "）)") && isCaseCode(l.text[glyphs:]) {
		return glyphs // X0102民初8号, the code of a court
	}
	if glyphs == i || glyphs == end || digits != "" || !strings.HasPrefix(l.text[end:], "号") || !endsAny(l.before(i), "发字办函") {
		return i
	}
	return glyphs
}

func isAlnum(r rune) bool { return isASCIIAlnum(r) || isWideAlnum(r) }

func isAllX(s string) bool {
	return endOf(s, 0, func(r rune) bool { return familyOf(r) == letters }) == len(s)
}

// letterRun judges the run of X at glyphs, in a token that starts at start.
func (l *line) letterRun(start, glyphs int) int {
	r := l.glyphRun(glyphs)
	if digits := l.text[start:glyphs]; digits != "" && !r.year {
		if !l.takeDigits(&r, digits) {
			return l.reject(start, r.end, "part of a word or model: letters and digits mixed")
		}
	}
	l.join(&r)
	l.takeMixed(&r)
	l.takeSurname(&r)
	l.takeNumber(&r)
	if why := l.letterReason(r); why != "" {
		return l.reject(r.start, r.end, why)
	}
	m := l.meaningOf(r)
	if l.isProgrammersMark(r) {
		m = meaning{class: "todo", evidence: "marked as unfinished"}
	}
	if m.evidence == "" || m.weak && r.n < 2 {
		m = l.bareLetters(r, m)
	}
	if m.evidence == "" && l.isLone(r) {
		l.lone = append(l.lone, len(l.found))
		l.add(candidate{start: r.start, end: r.end, reason: noEvidence})
		return r.end
	}
	if m.evidence == "" {
		return l.reject(r.start, r.end, noEvidence)
	}
	return l.accept(r.candidate(m))
}

// isProgrammersMark reports XXX: with a half-width colon in front of English, or
// behind the sign of a comment in code: that is how programmers mark what is
// unfinished. In front of a Chinese colon it is the name of whoever is addressed.
func (l *line) isProgrammersMark(r run) bool {
	if l.text[r.start:r.end] != "XXX" || !strings.HasPrefix(l.text[r.end:], ":") {
		return false
	}
	head := trimSpaceRight(l.before(r.start))
	next := firstRune(trimSpaceLeft(l.text[r.end+len(":"):]))
	return head == "" && isLatin(next) && familyOf(next) != letters || strings.HasSuffix(head, "//") || head == "#" || strings.HasSuffix(head, "/*")
}

// candidate is the placeholder that r is with meaning m.
func (r run) candidate(m meaning) candidate {
	return candidate{
		start: r.start, end: r.end,
		surfaceStart: r.start - m.before, surfaceEnd: r.end + m.after,
		class: m.class, unit: m.unit, evidence: m.evidence,
	}
}

// letterReason says why a run of X is certainly none, "" when it may be one.
func (l *line) letterReason(r run) string {
	head, tail := l.before(r.start), l.after(r.end)
	left, right := lastRune(head), firstRune(tail)
	switch {
	case left == '+' || left == '＋' || right == '+' || right == '＋':
		return "part of a formula such as 1+X"
	case l.isMention(r.start, r.end):
		return "mentioned, not used"
	case l.isMadeUp(r):
		return "a masked personal name"
	case l.orders.within(l.clauseStart(r.start), r.start) && hasWord(l.sentence(r.start, r.end), typefaces):
		return "part of an instruction how to write"
	case l.isCode(r, head, tail):
		return "part of a model, code or address"
	case xWord(r, tail) != "":
		return "a word of its own: " + l.text[r.start:r.end] + xWord(r, tail)
	case romanHeads.tail(trimSpaceRight(head)) != "" || l.isRoman(r):
		return "a Roman numeral"
	case r.n == 2 && l.isKaryotype(r, head, tail):
		return "a pair of chromosomes"
	case isASCIILower(r.glyph) && isASCIIDigit(rune(l.text[r.start])) && hasWord(l.sentence(r.start, r.end), statusCodes):
		return "a class of codes"
	case r.n == 1 && startsAny(tail, "级") && hasWord(l.sentence(r.start, r.end), flares):
		return "a class of solar flares"
	case r.n == 1 && l.networks.within(l.sentenceBounds(r.start, r.end)) && quantityAt(tail).class == "":
		return "the social network of that name"
	case r.n == 1 && l.isVariable(r, head, tail):
		return "a variable"
	case r.n <= 2 && checkDigit.tail(l.clause(r.start)) != "":
		return "a check digit"
	}
	return ""
}

var (
	// xWords are words that X begins: terms of science and technology, and a few
	// titles and brands. The list ends where a person would rather take the X
	// for a blank.
	xWords = words(
		`光 光机 光片 射线 射线管 线 轴 染色体 性染色体 波段 荧光 因子 理论 效率 综合征 连锁 波 衍射 坐标 方向 分量 蛋白 基因 透视 造影 元素`,
		`形 型 字形 型腿 形腿 刀 臂 构型`,
		`会员店 战警 档案 特遣队 世代 一代 级片`,
	)

	// xCompounds are ordinary words that begin like one of xWords.
	xCompounds = words(`光荣 光明 光伏 光电 光谷 光山 光大 光缆 光纤 线索 线路 线上 线下 线条 形势 形式 形成 形象 型号 理论学习 理论中心组 理论宣讲 架设 架构 波及 方向盘`)

	// chromosomes are what XX stands for in biology.
	chromosomes = words(`染色体 性染色体 型性染色体 型染色体 核型 型核型`)
)

// statusCodes tell 5xx, a class of the answers of a server, from a number.
var statusCodes = words(`状态码 响应码 返回码 错误码 HTTP`)

// genetics are what a sentence on chromosomes has.
var genetics = words(`染色体 核型`)

// isKaryotype reports whether XX is a pair of chromosomes: 46,XX or XX或XY in a
// sentence that speaks of them.
func (l *line) isKaryotype(r run, head, tail string) bool {
	counted := endsAny(head, ",，") && isDigit(lastRune(head[:len(head)-len(lastOf(head))]))
	if !counted && conjunctions.head(tail) == "" && conjunctions.tail(head) == "" {
		return false
	}
	s := l.sentence(r.start, r.end)
	return hasWord(s, genetics) && (counted || strings.Contains(s, "XY"))
}

// fillOrders and typefaces tell an instruction from a blank: 填写20XX年X月，使用小二号
// 宋体.
var (
	fillOrders = words(`填写 写为 写成 输入 录入`)
	typefaces  = words(`字号 字体 宋体 黑体 楷体 仿宋 小二号 小三号 小四号 三号字 四号字 五号字 加粗 居中`)
)

// xWord is the rest of the word that r begins, "" when it begins none.
func xWord(r run, tail string) string {
	switch {
	case r.year || r.n > 2:
		return ""
	case r.n == 2:
		return chromosomes.head(tail)
	}
	w := xWords.head(tail)
	for _, other := range []string{xCompounds.head(tail), nonNames.head(tail), suffixes.head(tail)} {
		if len(other) > len(w) {
			return ""
		}
	}
	return w
}

// flares tell X级, the strongest class, from the blank of a grade.
var flares = words(`耀斑 太阳 日冕 磁暴 空间天气`)

// socials tell the network X, formerly Twitter, from a blank.
var socials = words(`推特 推文 发推 马斯克 社交媒体 Twitter Musk`)

// romanHeads stand in front of a Roman numeral in English.
var romanHeads = words(`Title Article Section Chapter Part Appendix Bowl Act Annex Schedule Volume Book Phase Type Class Olympiad Pope King Louis`)

// romanSigns are Roman numerals that cannot be taken for placeholders.
var romanSigns = words(`罗马数字 II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XXI`)

// isRoman reports whether the sentence speaks of Roman numerals, or counts in
// them: 附录IX与附录X.
func (l *line) isRoman(r run) bool {
	if r.glyph != 'X' || !l.mayBeRoman() {
		return false
	}
	s := l.sentence(r.start, r.end)
	if strings.Contains(s, "罗马数字") {
		return true
	}
	for i, c := range s {
		if w := romanSigns.head(s[i:]); isASCIILetter(c) && w != "" && !isAlnum(lastRune(s[:i])) && !isAlnum(firstRune(s[i+len(w):])) {
			return true
		}
	}
	return false
}

// mayBeRoman reports whether the text has anything Roman at all.
func (l *line) mayBeRoman() bool {
	if l.roman == unknown {
		l.roman = no
		if strings.Contains(l.text, "I") || strings.Contains(l.text, "V") || strings.Contains(l.text, "罗马") {
			l.roman = yes
		}
	}
	return l.roman == yes
}

// checkDigit ends a clause that speaks of the X in an identity number.
var checkDigit = words(`末位为 末位是 最后一位为 最后一位是 末尾为 末尾是 校验码为 校验位为 尾号为 尾号是 尾数为 尾数是 末位数为 末位数是 大写 小写 字母 英文字母 大写字母 最后一位 末位`)

// isCode reports whether r is a piece of a longer word in Latin letters, or of
// an address: X-ray, T-X, X.25, Xi'an, iPhone X.
func (l *line) isCode(r run, head, tail string) bool {
	left, right := lastRune(head), firstRune(tail)
	if r.year || r.n == 1 && l.isEnglishFigure(r) || r.n > 2 && strings.HasSuffix(head, "www.") || l.isDateInFigures(r) || l.isRatio(r, head, tail) {
		return false
	}
	if isWebPath(head) || l.isPartedNumber(r, head) {
		return true
	}
	leftNext := lastRune(head[:len(head)-len(lastOf(head))])
	rightNext := firstRune(tail[min(len(tail), runeLen(right)):])
	switch {
	case isCodeJoint(left) && isAlnum(leftNext) && familyOf(leftNext) != letters && !(isDigit(leftNext) && r.n > 1):
		return true
	case isCodeJoint(right) && isLatin(rightNext) && familyOf(rightNext) != letters:
		return true
	case right == '-' && isDigit(rightNext) && !startsDate(strings.TrimLeft(tail, "-0123456789")):
		return true
	case right == '.' && isDigit(rightNext) && r.n < 3 && quantityAt(skipDecimals(tail)).class == "":
		return true
	case r.n == 1 && left == ' ' && isLatin(leftNext) && familyOf(leftNext) != letters:
		return true
	case r.n == 1 && left == ' ' && isDigit(leftNext) && isModel(head) && quantityAt(tail).class == "":
		return true
	case r.n == 1 && right == ' ' && isLatin(rightNext) && familyOf(rightNext) != letters:
		return true
	}
	return false
}

// isWebPath reports whether head ends within the path of a web address; its host
// may be a blank: https://www.xxx.com.
func isWebPath(head string) bool {
	outside := func(c rune) bool { return c > unicode.MaxASCII || isSpace(c) }
	k := strings.LastIndexFunc(head, outside)
	_, path, ok := strings.Cut(head[k+1:], "://")
	return ok && strings.ContainsAny(path, "/?#")
}

// isPartedNumber reports whether a number in front of r goes on with further parts:
// an address of the net, 10.20.x.x, or a version, 3.X.X.
func (l *line) isPartedNumber(r run, head string) bool {
	number, ok := strings.CutSuffix(head, ".")
	return ok && isDigit(lastRune(number)) && strings.Contains(l.text[r.start:r.end], ".")
}

// isModel reports whether head ends with letters and digits mixed, and a space: ID.4 .
func isModel(head string) bool {
	head = strings.TrimRight(head, " ")
	word := head[strings.LastIndexFunc(head, func(c rune) bool { return !isAlnum(c) && c != '.' && c != '-' })+1:]
	return strings.ContainsFunc(word, isLatin)
}

func isCodeJoint(r rune) bool { return r != 0 && strings.ContainsRune("-.'’_/\\&:=<>", r) }

func runeLen(r rune) int {
	if r == 0 {
		return 0
	}
	return utf8.RuneLen(r)
}

// variableHeads and variableTails stand around a variable: 设x为, x值.
var (
	variableHeads = words(`设 令 若 当 则 求 求解 解得 变量 未知数 参数 函数 公式中 式中 其中 常数 系数 自变量 因变量 记为 记作`)
	variableTails = words(`为自变量 为因变量 为变量 为未知数 表示 代表 等于 大于 小于 应大于 应小于 代入 带入 的值 的取值 值 服从 取值 轴 、y 、Y 与y 与Y 和y 和Y ，y ，Y 、Z 是指 为常数`)
)

// isVariable reports whether a single X is a variable of a formula or of the
// text that explains one.
func (l *line) isVariable(r run, head, tail string) bool {
	measured := quantityAt(tail).class != ""
	if startsAny(tail, "=＝<>≤≥≠≈∈＜＞^²³₁₂−÷*/") || endsAny(head, "=＝<>≤≥≠≈∈＜＞−÷*") && !measured || isArgument(head) {
		return true
	}
	if variableTails.head(tail) != "" {
		return true
	}
	if startsAny(tail, "为") && (variableHeads.tail(head) != "" || isStart(head) && strings.ContainsAny(tail, "YyZz")) {
		return true
	}
	if variableHeads.tail(head) != "" && !measured {
		return true
	}
	return isASCIILower(r.glyph) && strings.ContainsAny(l.sentence(r.start, r.end), "=＝≥≤∈") ||
		endsAny(head, "为是") && isStart(tail) && strings.Contains(l.clause(r.start), "设")
}

// isArgument reports whether head ends with the name of a function: f(x).
func isArgument(head string) bool {
	return strings.HasSuffix(head, "(") && isLatin(lastRune(head[:len(head)-1]))
}

func isASCIILower(r rune) bool { return r >= 'a' && r <= 'z' }
