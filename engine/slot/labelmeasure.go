package slot

import (
	"strings"
)

// byMeasure names a quantity: what is measured and the word for its measure.
func (l *labeler) byMeasure(i int) naming {
	s := l.slots[i]
	if measured(s) == "" {
		return naming{}
	}
	if !hasHanAround(l, i) {
		return l.byEnglish(i)
	}
	if strings.HasSuffix(l.p.Text[:s.SurfaceStart], "第") && s.Unit != "" {
		return naming{label: s.Unit + "序号"}
	}
	phrase := l.phrase(i)
	if phrase == "" {
		phrase = l.clauseBefore(i)
	}
	return compose(shorten(phrase), s)
}

// measured is the class of a quantity: that of the slot, or of its unit where
// the slot is a blank; "" for what is no quantity.
func measured(s *Slot) string {
	head, _, _ := strings.Cut(s.Class, ".")
	switch head {
	case "count", "money", "percent":
		return head
	}
	if s.Unit == "" || head == "ordinal" || head == "date" {
		return ""
	}
	if q := quantityAt(s.Unit); q.class != "" {
		head, _, _ = strings.Cut(q.class, ".")
		return head
	}
	return ""
}

// phrase says what slot i measures, from the words in front of it and behind.
func (l *labeler) phrase(i int) string {
	if i > 0 && measured(l.slots[i-1]) != "" && linksFigures(strings.TrimSpace(l.gapBefore(i))) {
		return l.named[i-1].stem
	}
	raw := strings.TrimSpace(l.rawHead(i))
	head := dropHelper(l.head(i))
	tail := l.tail(i, false)
	behind := l.p.Text[l.slots[i].SurfaceEnd:]
	if measured(l.slots[i]) == "money" && strings.HasPrefix(behind[len(aboveBelow.head(behind)):], "的") {
		tail = "" // 收入突破X万元的村: the sum is not the village's
	}
	if fractions.tail(raw) != "" || withins.tail(l.slots[i].Surface) != "" {
		tail = "" // 按日万分之X收取, X日内支付: what is done follows, not what is measured
	}
	if w := recipients.tail(raw); w != "" && tail != "" { // 对X个支部: what it is done to comes behind
		return l.tail(i, true)
	}
	if w := recipients.head(head); w != "" && tail != "" {
		head, tail = head[len(w):], l.tail(i, true)
	}
	switch {
	case head == "" && tail == "":
		return l.sharedStem(i)
	case tail != "":
		return head + tail
	}
	head = strings.TrimSuffix(head, "的")
	if isComparison(head) && !namesTopic(head) {
		return l.topic(i, head) + head
	}
	if w := bareAmounts.tail(head); w != "" && (head == w || payments.has(head[:len(head)-len(w)])) {
		if stem := l.counted(i); stem != "" && bareAmounts.tail(stem) == "" {
			return stem + bareAmounts.tail(head)
		}
	}
	return l.sharedVerb(i, raw) + head
}

// linksFigures reports the sign between the ends of a range or the parts of a ratio.
func linksFigures(s string) bool { return ranges.has(s) || s == ":" || s == "：" || s == "∶" }

// bareAmounts say that there is a sum, but not for what: 发放金额X万元.
var bareAmounts = words(`金额 总金额 总额`)

// payments in front of a bare amount say that it went to what was counted; another
// verb makes the sum one of its own: 考核金额, 销售总额.
var payments = words(`发放 补发 拨付 支付 支出 投入 采购 购买 购置 使用 落实 到位 完成 办理 兑现 缴纳 上缴 补助 资助 捐赠 报销 减免 奖励 共计 累计`)

// counted is what the nearest count or sum in front of slot i measures, in the
// same sentence.
func (l *labeler) counted(i int) string {
	const most = 4 // slots back
	for k := i - 1; k >= 0 && k >= i-most; k-- {
		if strings.ContainsAny(l.p.Text[l.slots[k].SurfaceEnd:l.slots[k+1].SurfaceStart], "。；\n") {
			break
		}
		if m := measured(l.slots[k]); m == "count" || m == "money" {
			return l.named[k].stem
		}
	}
	return ""
}

// recipients lead to the one that something is done to or for.
var recipients = words(`对 为 给 向 与 将 把 由 从 被 让`)

// dropHelper cuts the 组织 of 组织购买: the second verb says it.
func dropHelper(s string) string {
	for _, w := range []string{"组织", "开展", "完成", "进行", "实施"} {
		if rest, ok := strings.CutPrefix(s, w); ok && startsVerb(rest) && len(deeds.head(rest)) > 3 && len(rest) > len(deeds.head(rest)) {
			return rest
		}
	}
	return s
}

// sharedStem is what the slot in front measures, for 接待来访X批X人次.
func (l *labeler) sharedStem(i int) string {
	if i == 0 || strings.TrimSpace(l.p.Text[l.slots[i-1].SurfaceEnd:l.slots[i].SurfaceStart]) != "" {
		return ""
	}
	return l.named[i-1].stem
}

// sharedVerb is the verb that governs slot i from further in front: 发放慰问金
// X元，助学金X元. raw is the clause of slot i as it is written.
func (l *labeler) sharedVerb(i int, raw string) string {
	if i == 0 || startsVerb(l.head(i)) || ownHeads.head(strings.TrimLeft(raw, "，、 ")) != "" {
		return ""
	}
	prev := l.slots[i-1]
	gap := l.p.Text[prev.SurfaceEnd:l.slots[i].SurfaceStart]
	sep := firstRune(gap)
	rest := strings.TrimLeft(gap, "、，和及与以")
	if strings.ContainsAny(rest, clauseEnds) || measured(prev) == "" || measured(prev) != measured(l.slots[i]) {
		return ""
	}
	if sep != '、' && sep != '和' && sep != '及' && (sep != '，' || measured(prev) == "count" && prev.Unit != l.slots[i].Unit) {
		return ""
	}
	return governingVerb(l.named[i-1].stem)
}

// ownHeads begin a clause that says itself how far its matter is, or what share of
// it each has: no verb further in front governs it.
var ownHeads = words(`其中 正在 尚 未 仍 拟 户均 人均 师均 生均 亩均 村均 年均 月均 日均 平均`)

// governingVerb is the verb that a phrase begins with, or that follows the one
// something is done for: 为社区配备.
func governingVerb(stem string) string {
	if recipients.head(stem) != "" {
		stem = stem[firstVerb(stem):]
	}
	return verbAt(stem)
}

var (
	// comparisons begin what is only told of something named before: 同比增长X%.
	comparisons = words(`同比 环比 比上年 较上年 比去年 较去年 比上 较上 增长 下降 提高 上升 降低 减少 增加 占 增速 增幅 降幅 涨幅 同期`)

	// changes end a phrase that says how something changed.
	changes = words(`增长 下降 提高 上升 降低 减少 增加 提升 回落 上涨 下滑 增速 增幅 降幅 涨幅 缩减 压减`)
)

func isComparison(head string) bool { return comparisons.head(head) != "" }

// periodsBefore begin a comparison by the time compared with.
var periodsBefore = words(`同比 环比 比上年 较上年 比去年 较去年 同期`)

// namesTopic reports whether a comparison says itself what it is about:
// 同比节约用水, but not 较上年同期下降.
func namesTopic(head string) bool {
	rest := head
	for {
		w := periodsBefore.head(rest)
		if w == "" {
			break
		}
		rest = rest[len(w):]
	}
	if rest == head {
		return changesThing(head)
	}
	return hasLetters(rest) && comparisons.head(rest) == "" && changes.tail(rest) == ""
}

// changesThing reports whether a change has its own object: 减少企业支出.
func changesThing(head string) bool {
	rest := head[len(changeVerbs.head(head)):]
	return rest != head && hasLetters(rest) && changeNouns.head(rest) == ""
}

var (
	// changeVerbs are changes that one makes.
	changeVerbs = words(`提高 降低 减少 增加`)

	// changeNouns behind a change say how large it is.
	changeNouns = words(`幅度 速度 比例 比率 率 额 值 量 数 到 至 了 约 近 超 的`)
)

// topic is what a comparison is about: what the slot in front measures, in the
// same sentence.
func (l *labeler) topic(i int, head string) string {
	if i == 0 || strings.ContainsAny(l.p.Text[l.slots[i-1].SurfaceEnd:l.slots[i].SurfaceStart], "。；\n") {
		return l.filledBefore(i)
	}
	prev := l.named[i-1]
	if strings.HasPrefix(head, "占") && measured(l.slots[i-1]) == "count" {
		return withoutUnit(prev.label)
	}
	return prev.stem
}

// filledBefore is the topic of a figure that is filled in already: 收入200万元，
// 同比增长X%.
func (l *labeler) filledBefore(i int) string {
	clause := l.clauseBefore(i)
	k := strings.IndexAny(clause, "0123456789０１２３４５６７８９")
	if k < 0 {
		return ""
	}
	return trimTail(clause[:k])
}

// clauseBefore is the clause in front of the one that slot i stands in, when
// that one is empty or needs a topic.
func (l *labeler) clauseBefore(i int) string {
	head := dropPairs(reachBefore(l.p.Text, l.slots[i].SurfaceStart))
	k := lastClauseEnd(head)
	if k < 0 || strings.HasPrefix(head[k:], "。") {
		return ""
	}
	head = head[:k]
	if i > 0 && l.slots[i].SurfaceStart-l.slots[i-1].SurfaceEnd < len(reachBefore(l.p.Text, l.slots[i].SurfaceStart)) {
		return l.named[i-1].stem
	}
	if k := lastClauseEnd(head); k >= 0 {
		head = head[k+firstLen(head[k:]):]
	}
	return trimHead(trimTail(stripNumber(head)))
}

// withoutUnit cuts the （万元） of a label.
func withoutUnit(label string) string {
	if k := strings.LastIndex(label, "（"); k > 0 && strings.HasSuffix(label, "）") {
		return label[:k]
	}
	return label
}

// compose adds the word for the measure: 走访 + 次 = 走访次数.
func compose(phrase string, s *Slot) naming {
	n := naming{stem: phrase}
	switch measured(s) {
	case "money":
		n.label = composeMoney(phrase, s.Unit)
	case "percent":
		n.label = composePercent(phrase, s.Unit)
	default:
		n.label = composeCount(phrase, s)
	}
	return n
}

// amounts end a phrase that says itself that it is a sum of money.
var amounts = words(`金额 总额 余额 额 额度 产值 收入 利润 投资 资金 经费 成本 支出 税收 债务 预算 决算 造价 价格 价值 货值 工资 薪酬 罚款 产业增加值 增加值 总值 单价 标的 资产 负债 存款 贷款`)

func composeMoney(phrase, unit string) string {
	if unit == "" {
		return phrase + "金额"
	}
	if amounts.tail(phrase) == "" && changes.tail(phrase) == "" {
		phrase += "金额"
	}
	return phrase + "（" + unit + "）"
}

// rates end a phrase that says itself that it is a share.
var rates = words(`率 比例 比重 占比 比 百分比 份额 覆盖面 浓度 湿度 纯度 含量 贡献度 满意度 知晓度 进度 结构`)

func composePercent(phrase, unit string) string {
	switch {
	case strings.Contains(unit, "百分点"):
		return phrase + "（百分点）"
	case periodsBefore.has(phrase) || endsAny(phrase, "比") && periodsBefore.tail(phrase) != "":
		return phrase + "（%）"
	case rates.tail(phrase) != "":
		return phrase
	case changes.tail(phrase) != "":
		return phrase + "（%）"
	case strings.HasSuffix(phrase, "占"):
		return phrase + "比"
	}
	return phrase + "比例"
}

// measureNouns say what a unit counts. Units that are not here count a 数量.
var measureNouns = map[string]string{
	"次": "次数", "遍": "次数", "回": "次数", "趟": "次数", "人次": "人次", "场次": "场次", "户次": "户次", "家次": "家次", "批次": "批次", "班次": "班次", "台次": "台次", "辆次": "辆次", "件次": "件次", "项次": "项次", "例次": "例次",
	"人": "人数", "名": "人数", "位": "人数", "口": "人数", "户": "户数", "场": "场次", "期": "期数", "批": "批次", "轮": "轮次", "届": "届数",
	"篇": "篇数", "份": "份数", "件": "件数", "天": "天数", "日": "天数", "家": "家数", "笔": "笔数", "课时": "课时数", "学时": "学时数", "学期": "学期数", "学年": "学年数",
	"小时": "时长", "分钟": "时长", "个月": "时长", "年": "年数", "周": "周数", "个工作日": "工作日数",
	"公里": "长度", "千米": "长度", "米": "长度", "里": "长度", "延米": "长度", "厘米": "长度", "毫米": "长度",
	"亩": "面积", "公顷": "面积", "平方米": "面积", "平方公里": "面积", "平方千米": "面积", "平米": "面积",
}

// selfEvident are measure nouns that say their unit.
func selfEvident(noun, unit string) bool {
	switch noun {
	case "时长", "长度", "面积":
		return false
	case "数量":
		return unit == "" || unit == "个" || unit == "条" || unit == "项"
	}
	return true
}

// quantities end a phrase that says itself what is counted.
var quantities = words(`数 数量 次数 人数 户数 面积 长度 时长 年龄 里程 总量 产量 重量 高度 宽度 深度 规模 得分 分数 工期 期限 岁数 里数 量 容量 流量 销量 存量 增量 频次 频率 龄 寿命 温度 湿度 速度 风速 流速 车速 转速 气温 水温 体温 等级 级别 距离 时间 单产 总产 亩产 库容 雨强 雨量 分值 功率 电压 电流 电量 压力 浓度 强度 流量`)

var (
	// lengths end a phrase that is a length: 水位X米.
	lengths = words(`高 深 宽 厚 长 径 距 程 水位 潮位 海拔 雨强 半径 低于 高于`)

	// notLengths end like one of them.
	notLengths = words(`增长 成长 生长 提高 新高 加深 加宽 加厚 拓宽 组长 队长 工程`)

	// degrees end a phrase that says how much more or less there is.
	degrees = words(`偏高 偏低 升高 偏多 偏少 高于 低于`)
)

// advances tell places in a ranking, 前进X位, from people.
var advances = words(`前进 前移 后退 后移 倒退 跃升`)

func composeCount(phrase string, s *Slot) string {
	base, scaled := strings.CutPrefix(strings.TrimLeft(s.Unit, "百千十"), "万")
	if !scaled {
		base, scaled = strings.CutPrefix(base, "亿")
	}
	if s.Class == "count.each" {
		return phrase + "各多少" + s.Unit
	}
	noun := measureNouns[base]
	if of, times := strings.CutSuffix(base, "次"); noun == "" && times && measureNouns[of] == "" {
		noun = base // 艘次, but 亩次 is an area
	}
	if noun == "" || base == "位" && changes.tail(phrase)+advances.tail(phrase) != "" {
		noun = "数量"
	}
	if noun == "长度" && lengths.tail(phrase) != "" && notLengths.tail(phrase) == "" || base == "℃" || degrees.tail(phrase) != "" && noun != "人数" {
		return phrase + "（" + s.Unit + "）"
	}
	if base == "页" && phrase == "" {
		return "页数"
	}
	if phrase == "" && (base == "岁" || base == "周岁") {
		phrase = "年龄" // 男，XX岁
	}
	if base == "岁" || base == "周岁" || base == "倍" || base == "分" {
		return phrase + "（" + s.Unit + "）"
	}
	if strings.HasSuffix(phrase, "数量") {
		return phrase + unitRemark(s.Unit, base == "个" || base == "")
	}
	if base == "" && rates.tail(phrase) != "" {
		return phrase // 师生比为X:12
	}
	if quantities.tail(phrase) != "" || strings.HasSuffix(phrase, noun) {
		if selfEvident(noun, base) && noun != "数量" && !scaled {
			return phrase
		}
		return phrase + unitRemark(s.Unit, base == "个" || base == "")
	}
	return phrase + noun + unitRemark(s.Unit, selfEvident(noun, base) && !scaled)
}

func unitRemark(unit string, evident bool) string {
	if evident || unit == "" {
		return ""
	}
	return "（" + unit + "）"
}

// hasHanAround reports whether Chinese words stand next to slot i.
func hasHanAround(l *labeler, i int) bool {
	s := l.slots[i]
	const near = 12 // code points
	return hasHan(textBefore(l.p.Text, s.Loc.Start, near)) || hasHan(textAfter(l.p.Text, s.Loc.End, near))
}
