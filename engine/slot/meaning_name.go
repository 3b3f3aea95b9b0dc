package slot

import "strings"

// readTitle reads 《X》, 《XX方案》, “XX”, 关于XX的通知.
func (l *line) readTitle(r run) meaning {
	head, s := l.before(r.start), l.after(r.end)
	switch {
	case endsAny(head, "《〈") && startsAny(s, "》〉"):
		return meaning{class: "title.work", before: len(lastOf(head)), after: firstLen(s), evidence: "all that stands in 《》"}
	case l.isInTitle(r):
		if m := l.nameInTitle(r); m.evidence != "" {
			return m
		}
		return meaning{class: "title", evidence: "stands in 《》", weak: true}
	case endsAny(head, "“‘「『\"") && startsAny(s, "”’」』\""):
		return l.quotedRun(r, head, s)
	case endsAny(head, "“‘「") && insideOf(head, s, lastOf(head), closing(lastOf(head))):
		if startsAny(s, "号") && startsAny(s[len("号"):], "”’」") {
			return meaning{class: "name", after: len("号"), evidence: "a quoted name"}
		}
		if x, ok := directSuffix(s); ok && (x.class == "name.person" || x.class == "name.city") {
			return meaning{}
		}
		return meaning{class: "title", evidence: "begins a quoted name", weak: true}
	case strings.HasSuffix(head, "关于") && hasWord(s, paperKinds):
		if x, ok := suffixAt(s); ok && x.proper() {
			return meaning{}
		}
		return meaning{class: "title", evidence: "the subject of a paper", weak: true}
	}
	return meaning{}
}

// isInTitle reports whether 《 stands nearer to r on its left than 》, and 》 nearer
// on its right than 《.
func (l *line) isInTitle(r run) bool {
	o := l.titles.before(r.start-len(l.before(r.start)), r.start)
	c := l.titles.after(r.end, r.end+len(l.after(r.end)))
	return o >= 0 && startsAny(l.text[o:], "《") && startsAny(l.text[c:r.end+len(l.after(r.end))], "》")
}

func isTitleBracket(r rune) bool { return r == '《' || r == '》' }

// nameInTitle reads the single X of 《X市节水行动实施方案》: in front of the end of
// a place or an office it stands for its name, and the rest is the title's own.
func (l *line) nameInTitle(r run) meaning {
	m := l.readName(r)
	x, ok := suffixAt(l.after(r.end))
	if r.n > 1 || r.family == someones || !ok || !x.direct || !whole(titledBodies, strings.TrimPrefix(m.class, "name.")) {
		return meaning{}
	}
	return m
}

// titledBodies are the bodies and places whose papers have titles; of teams,
// people and projects there are works of fiction too.
var titledBodies = words(`community village town county city province road school hospital bank company party office museum science_museum`)

// quotedRun reads a run that is all a pair of quotes holds: a theme, or a name
// when the rest of it follows.
func (l *line) quotedRun(r run, head, s string) meaning {
	quote := firstLen(s)
	before := len(lastOf(head))
	m := meaning{class: "title", before: before, after: quote, evidence: "all that stands in quotes"}
	small := r.n == 1 && isASCIILower(r.glyph)
	if w := vesselAt(s[quote:]); w != "" && (w != "号" || r.n > 1) || strings.HasSuffix(head[:len(head)-before], "台风") {
		return meaning{class: "name", before: before, after: quote + len(w), evidence: "a quoted name", weak: small}
	}
	m.weak = small || r.n == 1 && titled.head(s[quote:]) == ""
	return m
}

// vessels follow the quoted name of a ship.
var vessels = words(`轮 号 艇 舰 号轮 号船 号艇 号舰 号渔船 号货轮 号客轮 客轮 货轮 油轮 渔船 货船 邮轮`)

// vesselAt is the word for a ship that s begins with, "" for none.
func vesselAt(s string) string {
	w := vessels.head(s)
	if !isWord(s, w) || nonNames.head(s) != "" { // 轮训, 号码
		return ""
	}
	return w
}

// titled follow a quote and are called what it holds: “X”品牌. The list ends where
// the sign X may be meant: “X”表示, “X”因素.
var titled = words(`品牌 特色品牌 为主题 主题 为题 称号 荣誉称号 等称号 活动 主题活动 系列活动 实践活动 行动 专项行动 工程 工作法 工作模式 大赛 竞赛 讲座 论坛 课题 奖 杯`)

// paperKinds end the titles of papers: 关于XX的报告.
var paperKinds = words(`报告 方案 通知 决定 意见 请示 函 批复 通报 决议 公告 通告 办法 规定 总结 说明 汇报 纪要 建议 提案 议案 复函 倡议书`)

// insideOf reports whether the place between head and s stands in a pair of
// brackets opened in head and closed in s.
func insideOf(head, s, opener, closer string) bool {
	o := strings.LastIndex(head, opener)
	c := strings.Index(s, closer)
	return o >= 0 && c >= 0 && o > strings.LastIndex(head, closer) &&
		!strings.Contains(s[:c], opener)
}

func closing(opener string) string {
	switch opener {
	case "“":
		return "”"
	case "‘":
		return "’"
	case "「":
		return "」"
	}
	return "』"
}

// readName reads X社区, XX建筑有限公司, XXX同志.
func (l *line) readName(r run) meaning {
	s, gap := l.following(r)
	x, ok := suffixAt(s)
	if !ok {
		return meaning{}
	}
	if r.n == 1 && x.direct && tellings.head(s[x.length:]) != "" && addresses.tail(s[:x.length]) != "" {
		return meaning{class: "anon", after: gap + x.length, evidence: "a person whom the text tells of without the name"}
	}
	return meaning{
		class:    x.class,
		after:    gap + x.length,
		evidence: "the name ends with " + s[:x.length],
		weak:     !x.proper(),
	}
}

var (
	// addresses are what a person is called by when the name is left out, as a
	// story does.
	addresses = words(`教授 先生 女士 小姐 博士 医生 老师 同学 阿姨 大爷`)

	// tellings go on with what the person is or says.
	tellings = words(`是 说 称 认为 表示 告诉 回忆 坦言 觉得 感叹`)
)

// chain bounds how many parallel names are looked through: X、X和X博物馆.
const chain = 8

// readCoordination reads names that share a head: X和X两个社区, X、X博物馆.
func (l *line) readCoordination(r run) meaning {
	next := r
	for range chain {
		s := l.after(next.end)
		w := conjunctions.head(s)
		c := firstRune(s[len(w):])
		if w == "" || familyOf(c) != r.family {
			break
		}
		next = l.glyphRun(next.end + len(w))
		if m := l.readName(next); m.evidence != "" && !m.weak {
			return meaning{class: m.class, evidence: "one of several: " + strings.TrimPrefix(m.evidence, "the ")}
		}
	}
	if detail := countedHead(l.after(next.end)); detail != "" && (next != r || l.followsGlyph(r)) {
		return meaning{class: "name." + detail, evidence: "one of several that are counted behind"}
	}
	return meaning{}
}

// conjunctions stand between parallel names.
var conjunctions = words(`、 和 与 及 或 以及 ， /`)

// followsGlyph reports whether a run of the same family and a conjunction stand
// in front of r.
func (l *line) followsGlyph(r run) bool {
	head := l.before(r.start)
	w := conjunctions.tail(head)
	return w != "" && familyOf(lastRune(head[:len(head)-len(w)])) == r.family
}

// countedHead reads 两个社区, 等三家企业 and returns the sort of name counted.
func countedHead(s string) string {
	s = strings.TrimPrefix(s, "等")
	rest := strings.TrimLeft(s, "两二三四五六七八九十几多23456789")
	if rest == s {
		return ""
	}
	rest = strings.TrimPrefix(rest, measureAt(rest).unit)
	if w := bodies.head(rest); w != "" {
		return "town"
	}
	if x, ok := directSuffix(rest); ok {
		return strings.TrimPrefix(x.class, "name.")
	}
	return ""
}

// bodies are counted as a kind: 三个乡镇. They end no name.
var bodies = words(`乡镇 县区 县市 区县 市县 镇街 街镇 镇村 村居 市州`)

// Labels in front of a value, by what they ask for. They end a clause that a
// colon follows; the lists end where a form would not ask for it in one line.
var (
	phoneLabels   = words(`电话 手机 手机号 手机号码 热线 传真 座机 联系方式 联系电话 电话号码 Tel Phone TEL Fax Mobile`)
	contactLabels = words(`身份证 身份证号 身份证号码 证号 证件号 证件号码 账号 帐号 账户 卡号 银行卡号 邮箱 邮件 邮编 邮政编码 车牌 车牌号 车牌号码 号牌号码 QQ QQ号 QQ群 QQ群号 微信 微信号 微信群 群号 信用代码 社会信用代码 识别号 税号 社保号 医保号 社保卡号 护照号 许可证号 执照号 学籍号 考号 准考证号 军官证号 优待证号 编码 网址 地址 学号 工号 编号 E-mail Email email`)
	paperNumbers  = words(`编号 合同号 文件号 档号`)
	personLabels  = words(`联系人 姓名 负责人 责任人 主持人 主持 记录人 记录 经办人 审核人 审批人 审核 复核 校对 签发 批准 制表 缺席 请假 与会 参会 参加 见证人 监督人 填表人 填报人 拟稿 拟稿人 核稿 核稿人 签发人 记者 通讯员 收件人 寄件人 作者 汇报人 指导教师 导师 学生 申请人 申报人 报名人 报告人 调查人 法定代表人 法人 委托人 受托人 书记 主任 组长 副组长 成员 出席 列席 参加人员 参会人员 编辑 供稿 签字 签名 介绍人 发言人 撰稿 主讲人 授课人 参会人 承办人 验收人`)
	unitLabels    = words(`单位 主送 抄送 抄报 发文机关 主办 承办 协办 主办单位 承办单位 施工单位 建设单位 监理单位 公司 甲方 乙方 丙方 部门 牵头单位 责任单位 学校 学院 班级 专业 地点 会议地点 项目名称 名称 题目 主题`)
)

// readLabel reads a value behind its label: 联系人：XXX.
func (l *line) readLabel(r run) meaning {
	head := trimSpaceRight(l.before(r.start))
	label := strings.TrimRight(head, "：:")
	if label == head {
		return meaning{}
	}
	if tail := l.after(r.end); !isEnd(tail) && !isHan(firstRune(tail)) && !startsAny(tail, "（(") {
		return meaning{}
	}
	label = trimSpaceRight(strings.TrimSuffix(label, "）"))
	if m := headerMeaning(label); m.class != "" && m.class != "date" && isEnd(l.after(r.end)) {
		m.evidence = "the value of a figure's label"
		if measured(&Slot{Class: m.class}) == "" {
			m.evidence = "the value of a label"
		}
		return m
	}
	switch {
	case personLabels.tail(label) != "":
		return meaning{class: "name.person", evidence: "the value of " + personLabels.tail(label)}
	case unitLabels.tail(label) != "":
		return meaning{class: "name", evidence: "the value of " + unitLabels.tail(label)}
	}
	return meaning{class: "name", evidence: "the value of a label", weak: true}
}

// beginsPlace reports whether r is the name of a place that an address begins
// with: 地址：XX省XX市.
func (l *line) beginsPlace(r run) bool {
	x, ok := suffixAt(l.after(r.end))
	return ok && x.direct && x.proper()
}

// readContact reads 电话：XXXXXXXX, 身份证号：XXX, XXX@163.com, 138XXXXXXXX.
func (l *line) readContact(r run) meaning {
	head := strings.TrimRight(trimSpaceRight(l.before(r.start)), "：:为是 　0123456789-()（）")
	switch {
	case r.n < 2:
		return meaning{}
	case startsAny(l.after(r.end), "@") || strings.HasSuffix(head, "www."):
		return meaning{class: "contact", evidence: "an address of the net"}
	case phoneLabels.tail(head) != "":
		return meaning{class: "phone", evidence: "the value of " + phoneLabels.tail(head)}
	case paperNumbers.tail(head) != "" && isEnd(l.after(r.end)):
		return meaning{class: "docnum", evidence: "the value of " + paperNumbers.tail(head)}
	case contactLabels.tail(head) != "" && !l.beginsPlace(r) && !strings.Contains(l.after(r.end), "字第"):
		return meaning{class: "contact", evidence: "the value of " + contactLabels.tail(head)}
	}
	return meaning{}
}
