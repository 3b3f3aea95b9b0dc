package slot

import (
	"strings"
	"unicode/utf8"
)

var (
	// fillVerbs ask somebody to write.
	fillVerbs = words(`插图 插表 贴图 配图 粘贴 填写 填入 填报 补充 输入 插入 键入 录入 填 补填 写明 写入 列出 粘贴 添加 描述 概述 简述 阐述 说明 介绍 替换 修改 调整 增减 删减 增删`)

	// strongVerbs ask without a 请 or 此处 in front.
	strongVerbs = words(`填写 填入 输入 插入 键入 录入 填报 插图 插表 贴图 配图`)

	// asks stand in front of a verb that asks: 此处填写, 请补充.
	asks = words(`此处 请 可 这里 在此 需 由 根据 按 结合 待 自行 视情`)

	// fields are the heads of what a prompt asks for; the list ends where the
	// word in brackets is more often a remark.
	fields = words(
		`单位名称 部门名称 公司名称 学校名称 项目名称 活动名称 会议名称 产品名称 名称 单位全称 公司全称 全称 简称 姓名 名字 职务 职称 性别 年龄 籍贯 学号 工号 班级`,
		`日期 时间 年份 月份 年度 地点 地址 场所 金额 数量 人数 次数 数字 数据 数值 比例 百分比 总数 面积 单价 价格 总价 所在地 电话 联系电话 联系方式 手机号 邮箱 邮编 账号 编号 文号 字号 证号`,
		`标题 题目 主题 副标题 内容 正文 摘要内容 文字 文本 单位 部门 公司 机关 主送机关 发文机关 印发机关 抄送机关 署名 落款 签发人 负责人 联系人 责任人 主持人 作者 收件人 客户 甲方 乙方 丙方 事由 事项 原因 措施 案例 图片 照片 成效 做法 字数 篇幅 出席人员 参加人员 参会人员 列席人员 审核人 审批人 记录人 经办人 汇报人 填报人 填表人 申请人`,
	)

	// signed are the fields that round brackets name when they are all there is
	// of a paragraph: the place of a signature.
	signed = words(`名称 姓名 全称 日期 单位 地点 时间 金额 部门`)

	// precise words in front of a field make even a common word a prompt.
	precise = words(`具体 相关 某 本 你 您 贵 所在 对应 实际`)

	// marksOfForm look like fields but stay in a filled form.
	headings = words(`时间 地点 主题 内容 日期 摘要 正文 标题 题目 活动时间 活动地点 会议时间 会议地点 活动主题 会议主题 单位 部门 公司 案例 措施 原因 图片 照片 成效 做法 事项 数据 文字 编号`)

	// pending are marks of unfinished work when they are all a bracket holds.
	pending = words(`待定 待补 待补充 待填 待填写 待填报 待核 待核实 待核定 待确认 待确定 待完善 待更新 待提供 待录入 待商定 待明确 暂缺 待查 待定稿 TBD TODO TBC TBA 待续 待插入 待替换`)
)

// promptEvidence says why the content of a bracket asks to be replaced, "" when
// it does not.
func (l *line) promptEvidence(p pair) string {
	content := strings.TrimSpace(p.content)
	switch p.opener {
	case '《', '〈', '«':
		return ""
	case '<', '[', '{', '(':
		if why := englishPrompt(p, content, l); why != "" {
			return why
		}
	}
	if pending.head(content) == content {
		return "marked as unfinished: " + content
	}
	if !hasHan(content) || utf8.RuneCountInString(content) > 40 || strings.ContainsAny(content, "。；") {
		return ""
	}
	if p.opener == '（' || p.opener == '(' {
		return l.parenPrompt(p, content)
	}
	return l.squarePrompt(p, content)
}

func hasHan(s string) bool { return strings.IndexFunc(s, isHan) >= 0 }

// parenPrompt reads round brackets: they hold remarks far more often, so an
// explicit request is asked for.
func (l *line) parenPrompt(p pair, content string) string {
	if isRequest(content) {
		return "asks to be filled in: " + content
	}
	short := utf8.RuneCountInString(content) <= 8 && !startsAny(l.after(p.end), "：:")
	alone := strings.TrimSpace(l.text) == l.text[p.start:p.end]
	if l.isWholeValue(p, content) {
		return "names what is to be filled in: " + content
	}
	if short && (precise.head(content) != "" && fields.tail(content) != "" || alone && signed.tail(content) != "" && !strings.ContainsAny(content, "/、或和")) {
		return "names what is to be filled in: " + content
	}
	return ""
}

// isWholeValue reports whether a field in round brackets stands where its value
// would: all there is behind a label, 监理单位：（单位名称）, or between a preposition
// and a verb, 由（部门名称）负责.
func (l *line) isWholeValue(p pair, content string) bool {
	if named.tail(content) == "" || strings.ContainsAny(content, "/、，或和及：:") {
		return false
	}
	head, tail := strings.TrimSuffix(l.before(p.start), " "), l.after(p.end)
	switch {
	case isSpace(lastRune(head)): // a hint at the blank in front
		return false
	case endsAny(head, "：:"):
		return hasHan(lastOf(strings.TrimRight(head, "：:"))) && isEnd(tail) && !startsAny(tail, "：:、（(")
	case whole(valueHeads, lastOf(head)):
		return isHan(firstRune(tail)) && suffixes.head(tail) == ""
	}
	return false
}

var (
	// named end what a bracket says that a name is to be put for.
	named = words(`名称 姓名 全称`)

	// valueHeads lead to a name.
	valueHeads = words(`由 向 与 经 赴 在`)
)

// isRequest reports 此处填写…, 请补充…, 根据实际填写, 填写….
func isRequest(s string) bool {
	if strings.HasPrefix(s, "请于") || strings.HasPrefix(s, "请注明") || strings.Contains(s, "填写人") || strings.Contains(s, "填写说明") {
		return false
	}
	if strongVerbs.head(s) != "" {
		return true
	}
	if asks.head(s) == "" {
		return false
	}
	verb, ok := fillVerbs.within(s)
	if !ok {
		return false
	}
	return strings.HasPrefix(s, "此处") || strings.HasPrefix(s, "请") || strongVerbs.head(verb) != "" || strings.HasSuffix(s, verb)
}

// squarePrompt reads the brackets that texts seldom use otherwise.
func (l *line) squarePrompt(p pair, content string) string {
	if isRequest(content) {
		return "asks to be filled in: " + content
	}
	w := fields.tail(strings.TrimRight(content, "ABCD0123456789一二三四"))
	n := utf8.RuneCountInString(content)
	if strings.HasPrefix(content, "具体") && n > 2 && n <= 10 {
		return "names what is to be filled in: " + content
	}
	switch {
	case w == "" || n > 10 || strings.ContainsAny(content, "，、：:。"):
		return ""
	case l.isHeading(p, content):
		return ""
	}
	return "names what is to be filled in: " + content
}

// isHeading reports 【时间】 or [收稿日期] in front of its own text.
func (l *line) isHeading(p pair, content string) bool {
	tail := l.after(p.end)
	if head := strings.TrimRightFunc(l.before(p.start), isSpace); head != "" && !endsAny(head, "。；\n") {
		return false
	}
	if isDigit(firstRune(trimSpaceLeft(strings.TrimLeft(tail, "：:")))) {
		return true
	}
	if p.opener != '【' && p.opener != '［' || headings.head(content) != content {
		return false
	}
	return tail == "" || quantityAt(tail).class == "" && verbs.head(tail) == ""
}

// verbs go on with a sentence whose subject or place a prompt stands for.
var verbs = words(`举行 举办 召开 开展 组织 顺利 成功 在 于 已 将 被 是 为 与 和 同志 党支部 党委`)

// wordPrompts are the texts Word and WPS show in empty controls. Each begins
// with one of promptHeads and goes on with a verb of promptVerbs.
var (
	promptHeads = words(`单击或点击此处 点击或点击此处 单击此处 点击此处 单击这里 点击这里 在此处 在此 请在此处 请在此 请单击此处 请点击此处 单击或点按此处 单击或轻击此处 点击或点按此处`)
	promptVerbs = words(`输入 添加 键入 编辑 填写 插入 录入 选择 以输入 以添加 以编辑 可输入 可添加 进行编辑`)
	dropdowns   = words(`选择一项 选择块 选取一项 请选择一项 选择日期 请选择日期 选择构建基块`)
)

// word looks at the words that can start a prompt, a to-do mark or an error.
func (l *line) word(i int) int {
	s := l.after(i)
	if w := promptHeads.head(s); w != "" && promptVerbs.head(s[len(w):]) != "" {
		end := i + len(w) + endOfPrompt(s[len(w):])
		return l.accept(candidate{start: i, end: end, class: "prompt", evidence: "the prompt of an empty control"})
	}
	if w := dropdowns.head(s); w != "" && isStart(l.before(i)) && isEnd(s[len(w):]) {
		end := i + len(w) + endOfPrompt(s[len(w):])
		return l.accept(candidate{start: i, end: end, class: "prompt", evidence: "the prompt of an empty control"})
	}
	if next := l.barePrompt(i, s); next > i {
		return next
	}
	if next := l.fieldError(i); next > i {
		return next
	}
	return l.pendingWord(i)
}

// longestBare is how many code points a prompt without 此处 has at most.
const longestBare = 12

// bareHeads begin prompts that are told from an instruction only by being all
// the text there is: 请输入标题, 点击输入文字.
var bareHeads = words(`请输入 请填写 请键入 请选择 请补充 点击输入 单击输入 点击添加 单击添加 点击编辑 点击填写`)

// barePrompt reads a short prompt that is the whole text of a paragraph.
func (l *line) barePrompt(i int, s string) int {
	head := bareHeads.head(s)
	if head == "" {
		return i
	}
	all := strings.TrimSpace(l.text)
	if !strings.HasPrefix(s, all) || utf8.RuneCountInString(all) > longestBare {
		return i
	}
	if asked := all[len(head):]; asked != "" && fields.tail(asked) == "" {
		return i
	}
	return l.accept(candidate{start: i, end: i + len(all), class: "prompt", evidence: "all the text is a prompt"})
}

// endOfPrompt is the end of the prompt's sentence, its full stop included.
func endOfPrompt(s string) int {
	end := endOf(s, 0, func(c rune) bool { return !strings.ContainsRune("。.；;，,\n）)】]　 ", c) })
	if startsAny(s[end:], "。.") {
		end += firstLen(s[end:])
	}
	return end
}
