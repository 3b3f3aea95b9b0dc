package slot

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/period"
)

// clauseEnds end a clause.
const clauseEnds = "，。；：！？\n,;!?:（(|"

// isClauseEnd is what clauseEnds lists, asked for every rune of many texts.
func isClauseEnd(r rune) bool {
	switch r {
	case '，', '。', '；', '：', '！', '？', '\n', ',', ';', '!', '?', ':', '（', '(', '|':
		return true
	}
	return false
}

// clauseHead is the clause in front of a slot.
type clauseHead struct {
	raw  string // as it is written, back to the slot before it
	told string // without dates and words of no meaning of their own
}

// head is the clause in front of slot i, back to the slot before it, without
// what is in brackets, the time and the words that carry no meaning of their
// own: 截至6月底，累计|发放慰问金|共.
func (l *labeler) head(i int) string { return l.clause(i).told }

func (l *labeler) rawHead(i int) string { return l.clause(i).raw }

// clause is the clause in front of slot i. The rules for one slot ask for it
// many times.
func (l *labeler) clause(i int) clauseHead {
	if l.asked != i+1 {
		raw := l.readHead(i)
		l.asked, l.clauseOf = i+1, clauseHead{raw: raw, told: trimHead(trimTail(raw))}
	}
	return l.clauseOf
}

func (l *labeler) readHead(i int) string {
	from := 0
	if i > 0 {
		from = l.slots[i-1].SurfaceEnd
	}
	head := reachBefore(l.p.Text, l.slots[i].SurfaceStart)
	if start := l.slots[i].SurfaceStart - from; start < len(head) {
		head = head[len(head)-start:]
	}
	if i > 0 {
		head = l.cutFollower(i, head)
	}
	head = dropPairs(head)
	k := lastClauseEnd(head)
	if k >= 0 {
		head = head[k+firstLen(head[k:]):]
	}
	if k < 0 && i > 0 && measured(l.slots[i-1]) != "" && !startsAny(head, "、和及与") {
		if rest := head[firstVerb(head):]; trimHead(trimTail(rest)) != "" { // what the slot before counts ends there
			head = rest
		}
	}
	head = l.ownPart(i, stripNumber(head), k < 0 && i > 0)
	if number := strings.TrimRight(trimSpaceRight(head), ".．、0123456789"); familyOf(firstRune(number)) != noFamily && firstLen(number) == len(number) || number == "" {
		return "" // X. or 4.2, the number of an item
	}
	return head
}

// cutFollower cuts what belongs to the slot in front of slot i off the text between
// them: XXX等X名同志, X月起停薪X人. Behind a wide space another field begins.
func (l *labeler) cutFollower(i int, head string) string {
	switch {
	case l.isDatePart(i - 1):
		head = head[len(dateFollowers.head(head)):]
	case measured(l.slots[i-1]) != "": // X万元以上的
		if w := aboveBelow.head(head); w != "" {
			head = strings.TrimPrefix(head[len(w):], "的")
		}
	}
	if body := strings.TrimRight(head, "\u3000 0123456789.．、"); strings.Contains(head[len(body):], "\u3000") {
		return "" // the number of an item behind the space
	}
	return strings.TrimPrefix(head, "等")
}

// dateFollowers are behind a date and go with it.
var dateFollowers = words(`起 前后 左右`)

// dropPairs cuts remarks in brackets, with the brackets. The other name of a
// place is no remark: 区（县）水务局.
func dropPairs(s string) string {
	if !strings.Contains(s, "）") && !strings.Contains(s, ")") {
		return s
	}
	for end := len(s); ; {
		c := lastIndexOf(s[:end], "）", ")")
		if c < 0 {
			return s
		}
		o := lastIndexOf(s[:c], "（", "(")
		if o < 0 {
			return s
		}
		if !isOtherPlace(s[:o], s[o+firstLen(s[o:]):c]) {
			s = s[:o] + s[c+firstLen(s[c:]):]
		}
		end = o
	}
}

// lastIndexOf is where the last of two marks begins in s, -1 without one.
func lastIndexOf(s, mark, other string) int {
	return max(strings.LastIndex(s, mark), strings.LastIndex(s, other))
}

// places end the names of areas that are administered.
var places = words(`省 市 州 盟 区 县 旗 镇 乡 街道 苏木 村 社区 自治区 自治州`)

// isOtherPlace reports whether brackets behind head hold nothing but other ends
// for the name of a place: 县（市、区）.
func isOtherPlace(head, inside string) bool {
	for _, w := range strings.Split(inside, "、") {
		if !places.has(strings.TrimSpace(w)) {
			return false
		}
	}
	return places.tail(head) != ""
}

// lastClauseEnd is where the mark stands that ends the last clause but one of s,
// -1 without one. Brackets that are closed again end nothing.
func lastClauseEnd(s string) int {
	for end := len(s); ; {
		k := strings.LastIndexFunc(s[:end], isClauseEnd)
		if k < 0 || !startsAny(s[k:], "（(") || !strings.ContainsAny(s[k:], "）)") {
			return k
		}
		end = k
	}
}

var (
	// headFillers begin a clause and carry no meaning of their own.
	headFillers = words(`中共 共需 其中 同时 并且 并 还 也 再 又 已经 已 共计 合计 总计 累计 一共 共有 共 先后 分别 均 都 截至目前 截至 截止到 截止 目前 现有 现 将 另外 另 此外 以及 和 与 及 、 了 的 通过 积极 认真 扎实 深入 切实 进一步 继续 持续 不断 大力 有序 全面 及时 主动 充分 努力 着力 稳步 严格 按时 按期 成功 顺利 圆满 有效 坚持 期间 以来 至今 年初以来 我们 较好地 相比 ” ’ 》 」 』 是 “ 自`)

	// headKeeps begin like a filler and are words of their own.
	headKeeps = words(`共青团 共产党 共同 共享 共建 共治 共有产权 现代 现场 现金 再生 都市 自来水 自治 自贸 将军 均衡`)

	// tailFillers stand between what is measured and the number.
	tailFillers = words(`了 过 达到 达 为 约为 约 近 将近 超过 超 突破 共计 合计 总计 累计 共有 共 有 只有 仅有 仅 到 至 高达 多达 不少于 不低于 不超过 分别 各 各有 各达 增加到 增至 已 已达 就 总共 一共 前后 先后 第 “ 《 大约 平均 人均 均 都 零下 百分之 千分之 万分之 控制在 保持在 稳定在 维持在 下降至 下降到 降低至 降低到 降至 降到 上升至 上升到 升至 升到 提高至 提高到 提升至 提升到 压缩至 压缩到 缩短至 缩短到 人民币`)

	// tailKeeps end with a filler that belongs to the word.
	tailKeeps = words(`应到 实到 未到 报到 签到 中共 国有 私有 公有 享有 作为 行为 传达 下达 抵达 直达 到达 送达 表达 发达 收到 接到 得到 做到 看到 办到 人均 户均 甚至 直至 以至 通过 经过 超过 签约 预约 履约 节约 违约 合约 解约 邀约 续约 集约 公约 条约 师均 生均 亩均 年均 月均 日均 校均 村均 次均 首都 成都 古都`)

	// adverbs stand before a verb and say nothing of what is counted.
	adverbs = []string{"先后", "分别", "共计", "累计", "已经", "积极", "认真", "均已", "及时", "陆续", "相继", "集中组织"}
)

// trimHead cuts fillers and dates off the beginning.
func trimHead(s string) string {
	for {
		s = strings.TrimSpace(s)
		cut := len(headFillers.head(s))
		if len(headKeeps.head(s)) > cut {
			break
		}
		if makesNoun(s[cut:]) {
			cut = 0
		}
		if cut == 0 {
			cut = leadingDate(s)
		}
		if cut == 0 {
			cut = subjectEnd(s)
		}
		if cut == 0 || cut == len(s) && cut > 6 {
			break
		}
		s = s[cut:]
	}
	for _, w := range adverbs {
		if k := strings.Index(s, w); k >= 0 && !makesNoun(s[k+len(w):]) {
			s = s[:k] + s[k+len(w):]
		}
	}
	return s
}

var (
	// nounEnds make a noun of the adverb they follow: 积极分子, 及时率, 有效期.
	nounEnds = words(`分子 性 率 度 期`)

	// newWords begin like one of nounEnds and stand for themselves.
	newWords = words(`率先 率队 率领 度过 性质 期间 期末 期初 期中 期满 期望 期待 期盼`)
)

// makesNoun reports whether s makes a noun of the adverb in front of it.
func makesNoun(s string) bool { return nounEnds.head(s) != "" && newWords.head(s) == "" }

// leadingDate is the length of the date that s begins with, 0 for none.
func leadingDate(s string) int {
	const longest = 24 // code points of a date
	if !beginsDate(firstRune(s)) || strings.HasPrefix(s, "年度") {
		return 0
	}
	found := period.Find(textAfter(s, 0, longest), period.Context{})
	if len(found) == 0 || found[0].Start > 0 || found[0].Kind == period.KindTermFixed {
		return 0
	}
	return found[0].End
}

// beginsDate reports the runes that dates begin with.
func beginsDate(r rune) bool {
	switch r {
	case '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '上', '下', '今', '去', '明', '前', '后', '本', '当',
		'全', '同', '年', '近', '过', '未', '第', '“', '正', '腊', '农', '大', '党':
		return true
	}
	return isDigit(r)
}

// trimTail cuts fillers off the end.
func trimTail(s string) string {
	for {
		s = strings.TrimSpace(s)
		w := tailFillers.tail(s)
		if w == "" || len(w) == len(s) && len(w) > 3 {
			return s
		}
		if keep := tailKeeps.tail(s); len(keep) > len(w) {
			return s
		}
		s = s[:len(s)-len(w)]
	}
}

var (
	// tailStops end what a number counts: X名同志都为….
	tailStops = words(`都 均 为 是 已 正 将 全部 分别 也 就 同时 并 以来 后 前 期间 其中 等`)

	// stopKeeps are nouns that end with one of tailStops: 课后服务.
	stopKeeps = words(`课后 售后 灾后 术后 产后 战后 学前 产前 岗前 婚前 考前 赛前`)

	// approximates follow a number with its unit.
	approximates = words(`以上 以下 左右 以内 上下 多 余`)
)

// tail is what stands behind slot i up to the end of its clause or the next
// slot: the thing counted and what it did. With short it is cut to the noun.
func (l *labeler) tail(i int, short bool) string {
	s := reachAfter(l.p.Text, l.slots[i].SurfaceEnd)
	next := false
	if i+1 < len(l.slots) {
		if n := l.slots[i+1].SurfaceStart - l.slots[i].SurfaceEnd; n < len(s) {
			s, next = s[:max(n, 0)], true
		}
	}
	if k := strings.IndexAny(s, clauseEnds+"、）)”》"); k >= 0 {
		s, next = s[:k], false
	}
	s = strings.TrimSpace(s[len(perUnit(s)):])
	s = s[noteLen(s):]
	if next && linksFigures(s) || firstRune(s) == '∶' {
		return ""
	}
	s = strings.TrimPrefix(s[len(approximates.head(s)):], "的")
	s = cutAtStop(s)
	switch {
	case next && startsVerb(s) && !acted.has(l.slots[i].Unit):
		return ""
	case next && startsVerb(s):
		s = s[:lastVerbEnd(s)]
	case next || short:
		s = s[:firstVerb(s)]
	}
	s = strings.ReplaceAll(s, "了", "")
	if compounds.tail(s) != "" { // the 为 of 行为 leads to nothing
		return s
	}
	return s[:len(s)-len(prepositions.tail(s))]
}

// acted are the units of what does something or is done, so that a verb behind
// belongs to the number: X次带队走访.
var acted = words(`次 人次 遍 回 趟 轮 人 名 位 户 家`)

// cutAtStop cuts s at the first word that ends what is counted.
func cutAtStop(s string) string {
	for k := 0; k < len(s); {
		if w := compounds.head(s[k:]) + stopKeeps.head(s[k:]); w != "" { // the 为 of 行为 is none
			k += len(w)
			continue
		}
		if k > 0 && tailStops.head(s[k:]) != "" {
			return s[:k]
		}
		k += firstLen(s[k:])
	}
	return s
}

// deeds are verbs of reports. The list ends where a word is rather the name of
// a thing (活动, 工作) than something done to one.
var deeds = words(`收回 批准 提起 起诉 不起诉 破案 召开 开展 组织 举办 举行 参加 参与 进行 实施 走访 慰问 发放 拨付 发送 发出 下发 印发 制定 出台 修订 建立 设立 成立 组建 创建 打造 建成 新建 改造 改建 扩建 修建 建设 完成 实现 达成 办理 受理 办结 处理 处置 查处 查办 立案 排查 整改 检查 抽查 巡察 巡查 督查 督导 指导 调研 走进 深入 赴 前往 观看 收看 学习 研读 撰写 编写 编发 编印 报送 上报 刊发 发布 推送 播放 张贴 悬挂 发展 转正 吸收 培养 培训 轮训 选派 派出 选拔 提拔 任用 招聘 引进 录用 安置 解决 化解 调解 协调 帮助 帮扶 救助 资助 扶持 支持 服务 接待 接收 收到 征集 收集 采纳 接受 提供 提出 捐赠 捐助 捐款 购买 采购 购置 投入 争取 筹集 募集 落实 兑现 减免 减少 增加 新增 增长 下降 提高 提升 降低 惠及 覆盖 栽种 种植 培育 清理 清运 拆除 回收 销售 生产 加工 收购 签订 签署 邀请 聘请 表彰 表扬 评选 评定 授予 荣获 获得 取得 到位 到岗 检视 审议 审批 审核 核查 核实 填报 登记 建档 入户 送去 送上 讲授 讲 宣讲 宣传 推进 推动 推广 推荐 保障 保护 维护 巩固 加强 强化 规范 优化 完善 健全 深化 拓展 搭建 开设 开通 开办 联系 结对 挂钩 对接 交流 座谈 谈话 约谈 问责 诫勉 处分 罚款 带队 带头 牵头 负责 主持 出席 列席 任职 退休 轮岗 调动 疏导 疏散 转移 治疗 接诊 就诊 检测 监测 隔离 消毒 配备 安装 更换 维修 修复 升级 调整 变更 划拨 缴纳 上缴 收缴 补发 发 使用 占用 归还 流转 认领 领取 领办 承担 承办 协办 转发 传达 部署 研究 讨论 汇报 述职 考核 评议 测评 培植 选举 换届 考察 参观 寻访 采取 体验 祭扫 植树 送达 下达 抵达 送 为 是 有 拟发展 派驻 进驻 驻守 值守 执勤 巡逻 巡护 拜访 探望 看望 递补 决定 任命 免去 聘任 提名 增补 给予 轮换 追缴 追回 挽回 查获 侦破 抓获 缴获 调拨 抢修 疏浚 清淤 救治 收治 审结 代写 移送 移交 回复 答复 启动 减负 迁移 批评教育 责令 没收 吊销 注销 暂扣 劝返 劝导 督促 贯彻`)

// thingEnds make a thing of the verb they follow: 慰问金, 培训班, 整改率.
var thingEnds = words(`班 会 组 队 站 员 者 团 栏 片 册 率 量 费 金 点 室 所 部 书 证 表 法 期 单 卡 箱 中心 手册 平台 方案 计划 情况 工作 活动 基地 制度 人员 人数 总额 总数 面积 水平 质量 效率 能力 领域 项目 事项 问题 次数 时间 资金 经费 收入 对象`)

// deedNouns hold a verb that is none there.
var deedNouns = words(`行为 学习强国 党组织 社会组织 群团组织 基层组织 志愿服务 公共服务 社会服务 网络安全 高质量发展 意识形态 自我 主题教育 对口支援 城市建设 作风建设 组织生活 理论学习 政治学习 集中学习 日常管理 行政处罚 党建引领 负责人 联系人 主持人 代理人 经办人 承办人 参加人 申请人 举报人 担保人`)

// verbAt is the verb that s begins with, "" when it begins none or a thing
// named by one.
func verbAt(s string) string {
	w := deeds.head(s)
	if w == "" || deedNouns.head(s) != "" || thingEnds.head(s[len(w):]) != "" {
		return ""
	}
	return w
}

// firstVerb is where the first verb begins in s, not at its start; len(s)
// without one.
func firstVerb(s string) int {
	for k := 0; k < len(s); {
		if w := deedNouns.head(s[k:]); w != "" {
			k += len(w)
			continue
		}
		if k > 0 && verbAt(s[k:]) != "" {
			return k
		}
		k += firstLen(s[k:])
	}
	return len(s)
}

// lastVerbEnd is where the last verb of s ends, 0 without one.
func lastVerbEnd(s string) int {
	end := 0
	for k := 0; k < len(s); {
		w := deedNouns.head(s[k:])
		if w == "" {
			if w = verbAt(s[k:]); w != "" {
				end = k + len(w)
			}
		}
		k += max(len(w), firstLen(s[k:]))
	}
	return end
}

func startsVerb(s string) bool { return verbAt(s) != "" }

// shorten cuts a phrase that is too long for a label in front of a verb, so that
// what is left still makes sense.
func shorten(s string) string {
	const most = 20 * 3 // bytes
	if len(s) <= most {
		return s
	}
	for k := range s {
		if len(s)-k <= most && startsVerb(s[k:]) {
			return s[k:]
		}
	}
	return textBefore(s, len(s), most/3)
}

// noPrepositions begin like one.
var noPrepositions = words(`同意 同事 同步 同类 由于 自己 自主 自行 自治 自愿 对象 对口 从事 从业 给予 与会 在职 在校 在编 在岗 在建 在册 向上 经费 经验 经营 经济 经理 经办 将军 赴任 到期 到位`)

// prepositions lead to the one that something is done to.
var prepositions = words(`关于 对 向 为 给 与 同 和 由 从 在 于 赴 到 至 自 把 将 按照 依照 依据 参照 根据 针对 面对 围绕 经 于`)
