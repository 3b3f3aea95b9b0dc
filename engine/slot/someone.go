package slot

import "strings"

var (
	// indefinites follow 某 in ordinary words: 某些, 某种.
	indefinites = words(`些 种 个 一 项 类 天 次 方面 地 处 人 时 刻 几 位 名 段 程度 样 件 事 物 点 块 部分 方 层 级 种程度 款 条 年级 届 家 所 座 张 本 份 篇 支 场 期 批 者 君 女 男`)

	// cases tell in front of a name that it is withheld on purpose.
	cases = words(`被告人 被告 原告 嫌疑人 犯罪嫌疑人 受害人 被害人 当事人 举报人 违法行为人 罪犯 上诉人 证人 化名 诉`)

	// examples introduce a name that is made up.
	examples = words(`如 例如 比如 譬如 诸如`)

	// proceedings tell in a sentence that its names are withheld.
	proceedings = words(`被告 原告 嫌疑 涉嫌 受害人 被害人 当事人 举报人 罪犯 上诉人 证人 化名 死者 伤者 患者 遇难 肇事 逃逸 逃离 案发 反映 投诉 联名 挪用 被查 抓获 逮捕 拘留 刑拘 判处 起诉 立案 强制措施 移送司法 留置 传唤 行贿 受贿 盗窃 诈骗 违纪 违法`)

	// forces are named by 某 on purpose.
	forces = words(`部队 军区 部官兵 旅 舰`)
)

// someone looks at a run of 某.
func (l *line) someone(i int) int {
	r := l.glyphRun(i)
	head, tail := l.before(r.start), l.after(r.end)
	switch {
	case l.isMention(r.start, r.end):
		return l.reject(r.start, r.end, "mentioned, not used")
	case examples.tail(strings.TrimRight(head, "，：,: ")) != "" || strings.Contains(l.clause(r.start), "如某"):
		return l.reject(r.start, r.end, "an example, not a blank")
	case r.n == 1 && indefinites.head(tail) != "" && !isPlaceSuffix(tail):
		return l.reject(r.start, r.end, "an ordinary word: 某"+indefinites.head(tail))
	case l.readDate(r).evidence != "":
		if r.n == 1 && !isDatedSomeone(head, tail) {
			return l.reject(r.start, r.end, "an indefinite day")
		}
		return l.accept(r.candidate(l.readDate(r)))
	case isSurname(head) || r.n == 1 && forces.head(tail) != "" || cases.tail(head) != "":
		return l.withheld(r, head, tail)
	}
	m := l.meaningOf(r)
	if r.n == 1 && (!namesPlace(tail) || behindPlace(head) || l.isAccused(r)) {
		return l.reject(r.start, r.end, "an indefinite reference")
	}
	if m.evidence != "" && (r.n > 1 || !m.weak && strings.HasPrefix(m.class, "name")) {
		return l.accept(r.candidate(m))
	}
	if r.n > 1 && (strings.TrimSpace(l.text) == l.text[r.start:r.end] || isHan(firstRune(tail)) || isHan(lastRune(head))) {
		return l.accept(r.candidate(meaning{class: "name", evidence: "several 某"}))
	}
	return l.reject(r.start, r.end, "an ordinary word")
}

// isPlaceSuffix reports 地区, 家庭医院 and the like: an indefinite word that a
// longer suffix overrules.
func isPlaceSuffix(tail string) bool {
	x, ok := directSuffix(tail)
	return ok && x.length > len(indefinites.head(tail)) && x.proper()
}

// isDatedSomeone reports whether 某 stands for a part of a whole date, 某月某日,
// and not for some day or other: 某日晚, 某年某月的某一天.
func isDatedSomeone(head, tail string) bool {
	if hasWord(tail, idioms) {
		return false
	}
	rest := tail[firstLen(tail):]
	return strings.HasPrefix(rest, "某") || isDigit(firstRune(rest)) || endsAny(head, "年月")
}

// idioms end a date that nobody means to fill.
var idioms = words(`的某一天 的一天 某一天 的某天`)

// narratives are bodies that texts speak of as 某 without a blank in mind: 某企业.
var narratives = words(`school hospital company bank project group person item museum`)

// vague heads of names are told of as 某 too, whatever their kind.
var vague = words(`单位 中心 小区 居民区 家园 花园 机关 部门 工地 路段`)

// namesPlace reports whether a single 某 in front of tail stands for a name: it
// does before the end of a place or an office, 某镇, 某局; a company, a school or
// a project is told of as 某 in ordinary prose, 某企业为降低成本, unless an office
// of it follows, 某公司党支部.
func namesPlace(tail string) bool {
	x, ok := directSuffix(tail)
	if !ok || !x.proper() || startsAny(tail[x.length:], "级") { // 某县级医院
		return false
	}
	indefinite := whole(narratives, strings.TrimPrefix(x.class, "name.")) || vague.head(tail) != ""
	if !indefinite {
		return true
	}
	y, ok := directSuffix(tail[x.length:])
	return ok && (y.class == "name.party" || y.class == "name.office")
}

// behindPlace reports whether a real place stands in front: 云南省某县 is a county
// that the text does not want to name.
func behindPlace(head string) bool {
	if !endsAny(head, "省市州县区") {
		return false
	}
	place := lastRune(strings.TrimSuffix(head, lastOf(head)))
	return isHan(place) && place != '某'
}

// isSurname reports whether head ends with a surname that begins a word.
func isSurname(head string) bool { return endsAny(head, surnames) && nameHeads.tail(head) == "" }

// withheld notes a name that is left out on purpose, 王某 in a police report:
// nothing to fill, but something to know.
func (l *line) withheld(r run, head, tail string) int {
	if r.n > 1 && !l.isWithheld(r, tail) {
		l.takeSurname(&r)
		return l.accept(r.candidate(meaning{class: "name.person", evidence: "several 某 behind a surname"}))
	}
	return l.accept(r.candidate(meaning{class: "anon", evidence: "a name withheld on purpose"}))
}

// isWithheld reports whether several 某 behind a surname hide a name on purpose: in a
// text about a case, of a person who is told of or described, 李某某，男, or beside
// others that are hidden, 李某.
func (l *line) isWithheld(r run, tail string) bool {
	s := l.sentence(r.start, r.end)
	return hasWord(s, proceedings) || tellings.head(tail) != "" || sexes.head(tail) != "" || hidesName(s)
}

// hidesName reports whether s has a surname with a single 某.
func hidesName(s string) bool {
	for i, c := range s {
		rest := s[i:]
		if c == '某' && isSurname(s[:i]) && !strings.HasPrefix(rest[len("某"):], "某") {
			return true
		}
	}
	return false
}

// isAccused reports whether a sentence tells of what somebody did wrong whose office
// it leaves out on purpose: 某镇党委书记挪用公款.
func (l *line) isAccused(r run) bool {
	return hasWord(l.sentence(r.start, r.end), misdeeds)
}

// misdeeds are what texts tell of without saying who did them.
var misdeeds = words(`挪用 公款 贪污 受贿 行贿 被查 被开除 违规收受 违规吃喝 骗取`)
