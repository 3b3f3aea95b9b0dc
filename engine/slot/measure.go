package slot

import "strings"

// measures are the words that follow a number. The list ends where a word is
// no longer counted with in reports: no dialect words, no currencies (see
// currencies) and no time of day (see dateParts).
var measures = words(
	// people and bodies
	`个 名 位 人 户 家 口 员次 代 任 批 队 组 班 支 届次 人次 家次 户次 人份 人天 人日 人月 头次`,
	// acts and occasions
	`次 场 场次 件次 起 起次 宗 例 例次 台次 辆次 架次 班次 车次 剂次 针次 批次 频次 遍 趟 轮 轮次 回 项次 项 条 条次 期 节 堂 步 圈 岗次`,
	// papers and goods
	`件 份 篇 篇次 封 则 册 本 部 卷 集 套 张 幅 块 片 面 枚 颗 粒 只 头 匹 棵 株 羽 尾 根 把 顶 床 扇 盏 尊 具 款 种 类 样 道 笔 门 处 所 座 栋 幢 间 层 级 台 辆 艘 架 列 节次 段 页 字 行 格 档 点 环 站 席 桌 票 盘 串 沓 摞`,
	// packings
	`箱 袋 瓶 盒 包 桶 罐 杯 碗 枝 束 捆 担 斗 筐 副 双 对 副次`,
	// units of measurement
	`米 克 升 吨 斤 公斤 千克 毫克 毫升 厘米 毫米 公里 千米 海里 里 丈 尺 寸 亩 公顷 平方米 平方公里 平方千米 平米 立方米 立方 方 度 倍 秒 分 瓦 瓦时 千瓦 千瓦时 兆瓦 万千瓦 吨标准煤 标准煤 摄氏度 标箱 延米 延长米 车公里 人公里 吨公里 吨海里 亩次`,
	// lengths of time
	`年 天 周 周岁 周年 岁 小时 分钟 秒钟 个月 个工作日 工作日 自然日 课时 学时 学分 工时 星期 季 载`,
)

// rareMeasures follow a number as well, but begin too many other words (首批,
// 联社, 基地) to be told in front of a noun: they count only where a value ends.
var rareMeasures = words(
	`眼 孔 池 塘 茬 发 挺 贴 味 剂 针 丸 板 联 帧 幕 首 曲 拨 伙 窝 杆 基 讲 单 柜 版 稿 晚 夜 朵 滴 堵 拱 跨 仓 垛 棚 栏 塔 缸 锅 笼 管 锭 岗 兆 帕 卡`,
	`英寸 平方 床位 学位 车位 泊位 工日 工分 学期 昼夜 标准箱 版面 兆帕 赫兹 兆赫 像素 流明 克拉 兆瓦时`,
)

// rareMeasure is the measure word in front of the end of a value: X眼，. A single
// character in front of 次 makes one, too: X庭次, X航次.
func rareMeasure(s string) string {
	if w := rareMeasures.head(s); w != "" && isEnd(s[len(w):]) {
		return w
	}
	first := firstLen(s)
	if isHan(firstRune(s)) && !startsAny(s, timesHeads) && strings.HasPrefix(s[first:], "次") && isEnd(s[first+len("次"):]) {
		return s[:first+len("次")]
	}
	return ""
}

// timesHeads make a word of their own with 次: 每次, 首次, 其次.
const timesHeads = "每首此其再多屡依逐层名档位初上下本各几某这那数主"

// compounds are ordinary words that begin with a measure word or a date part.
// The list ends where a word would not follow a number's place in a report.
var compounds = words(
	`人民 人员 人才 人大 人社 人数 人力 人口 人事 人物 人类 人文 人寿 人选 人群 人心 人士`,
	`名单 名称 名誉 名义 名录 名额`,
	`条件 条例 条文 条线 条块 项目 个人 个体 个别 个性 个案 次要 次数 次方 次日 次序`,
	`家庭 家长 家属 家具 家电 家乡 家风 家政 家访 家园 家校 户籍 户口 户外 户主 户型 户数 口径 口岸 口罩 口号 口头 口腔`,
	`件数 份额 本科 本级 本表 本页 本栏 本条 本款 本项 本附件 本通知 本办法 本人 本地 本单位 本年 本月 本报 本市 本县 本省 本区 本校 本院 本次 本期 本部 本着 本职 本文 位于 位置 位列 位居 位次`,
	`场地 场所 场馆 场景 场面 场内 场外 场站 台账 台风 台湾 台阶 台式 期间 期限 期末 期刊 期中 期望 期货 期待 期满 期初 批准 批复 批示 批评 批发 批量 批改 篇幅 篇章 篇目`,
	`瓦片 瓦房 瓦斯 瓦砾 瓦工`,
	`所示 所列 所述 所指`,
	`道路 道德 道理 道教 处室 处理 处置 处长 处罚 处级 处分 处于 处方 处境 组织 组建 组长 组成 组合 组团 组员 班子 班级 班长 班主任 班组 部门 部分 部署 部队 部长 部级 部委 部属 部件 部位`,
	`盘活 盘点 盘子 盘查 盘锦 盘州 串联 串门 串通 串标`,
	`门店 门诊 门户 门卫 门牌 所有 所在 所属 所长 所得 所谓 所需 所以 所学 所致 头衔 头部 头条 面积 面向 面临 面对 面貌 面试 面谈 面上 点位 点评 点击 点赞 点名 线路 片区 片段 片长`,
	`级别 级次 度假 度汛 分别 分析 分公司 分局 分管 分会 分校 分支 分行 分之 分数 分工 分类 分解 分布 分配 分级 分批 分期 分散 分中心 分院 分部 分享 分厂 分红 分包 分值 分组 分歧 分量`,
	`段落 段长 步骤 步行 步入 步伐 类型 类别 类似 种植 种子 种类 种业 种养 双方 双向 双拥 双创 双减 对于 对口 对照 对接 对象 对标 对外 对内 对比 对策 对方 对应 对待 把握 把关 把好 把脉`,
	`支部 支持 支队 支行 支出 支付 支撑 支委 支书 支援 支教 支线 支架 支护 支座 届满 届时 届末 年龄 年轻 年会 年报 年鉴 年画 年薪 年审 年检 年均 月报 月均 月饼 月薪 月嫂 日报 日期 日常 日志 日本 日均 日产 日语 日历 日用 日益`,
	`天气 天然 天津 天空 天花 天平 天地 天文 时间 时代 时期 时候 时任 时段 时刻 时效 时政 时常 时事 周围 周密 周期 周报 周边 周到 周末 周转 周一 周二 周三 周四 周五 季节 季报 季度`,
	`元旦 元素 元宵 元件 元月 成功 成立 成为 成员 成绩 成果 成效 成都 成本 成长 成熟 成交 成人 成品 成分 成就 成形 成片 倍增 吨位 米饭 米粉 米面 里面 里程 架构 架设 列车 列入 列为 列席 列支 列出`,
	`套餐 套改 套取 套路 幅度 副书记 副主任 副县长 副市长 副省长 副局长 副院长 副校长 副总 副科 副处 副教授 副本 副刊 起草 起到 起步 起来 起诉 起重 起点 起源 起止 起火 例会 例如 例行 例外 宗教 宗旨 座谈 座位 座椅 株洲 只有 只要 只能 只是 张某 张贴 笔试 笔记 笔录 笔者 单位 单独 单纯 单项 单元 单价 单一 单据 单次 单边`,
	`站长 站点 站位 站立 堂口 轮岗 轮换 轮流 轮训 轮值 轮胎 封闭 封控 封面 封锁 封存 块状 根据 根本 根治 根源 包括 包含 包装 包保 包村 包联 包抓 包干 车辆 车间 车队 车站 车位 车牌 车主 车型 层面 层次 间隔 间接 席位 手机 手续 手段 手册 手术 手工 手动 股份 股东 股权 股票 票据 票务 票证 票款 样本 样式 样品 样板 行动 行业 行政 行为 行程 行长 行驶 行使 行文 格式 格局 字样 字段 字体 字形 页面 页码 页脚 页眉 档案 档次 档期 环境 环节 环保 环比 环卫 环评 方案 方面 方式 方法 方便 方针 方向 方位 里约 升级 升学 升旗 升值 升降 克服 克拉 克隆 斤两 桌面 桌椅 船舶 船员 双月 双语 副食 束缚 队伍 队员 队长 代表 代码 代理 代替 代办 代码 代价 代号 代际 代谢 任务 任何 任职 任命 任期 任教 任免 回复 回头 回收 回访 回报 回顾 回归 回答 回应 集团 集体 集中 集合 集市 集镇 集成 卷宗 卷烟 面包 种族 款项 款式 尾款 尾矿 根系 床位 床单 具有 具体 具备 丈夫 尺寸 尺度 载体 载重 载明`,
)

// splits are a measure word and the noun behind it that together look like a
// compound: X个案件, X支队伍, X起重大事故. The list ends where the noun would not
// be counted with that measure word.
var splits = words(
	`个人员 个人才 个案件 个案例 个体育 个体系 个人大 次日常 次数字 家乡镇 家电商 家电力 家电子 家政府 家园林 家长期 家属地 家具有 户主动 户口粮 本科技 本科普 本地方 位居民 位次 场面试 场面向 场地震 场地方`,
	`台式样 期中国 期中小 款项目 列车辆 批发电 批示范 批改造 批量大 道路口 道理论 处理论 处分散 处室外 组织物 组长期 组合作 班级别 部门类 部分类 所有色 所在建 所得到 门诊疗 面向上 点评价 片区域 级别墅 分析仪`,
	`种植物 种类型 种业务 种子公司 双方形 支队伍 支持有 支线缆 年报废 天平均 天然气站 时间隔 套路由 套路灯 套取暖 起重大 起重点 起诉讼 起火灾 例行业 座位于 笔记录 笔试题 站点位`,
	`所以上 所以下 所学校 所小学 所学院 组成员 支行动 元月租 轮训练 人大病 人事业 人物资 人选派 人选择 人力所 人口头 人民警 人心理 人员额 人群众 人大学生`,
	`日报送 日报到 日报名 日报告 日报请 日报经 日志愿 日产生 日历时 日用餐 日本单位 月报名 月报送 月报到 年报名 年报送 年会员 年检查 年审计 年报告 年审结 周报告 月报告`,
	`条线路 条线索 条件数 项目标 项目录 张贴画 根据点 包装修 包括号 车位于 层次要 行业务 套餐具 件数据 份额外 名称职 名单身 名录取 名录入 名义工 名义务 户主要 户外来 户外出 条文明`,
)

// isWord reports whether s begins with w as a word of its own, and not with a
// compound that happens to begin like it.
func isWord(s, w string) bool {
	if w == "" {
		return false
	}
	if splits.head(s) != "" {
		return true
	}
	office := suffixes.head(s) // XXX副站长
	return len(compounds.head(s)) <= len(w) && !(len(office) > len(w) && suffixDetails[office] == "person")
}

// currencies follow an amount of money.
var currencies = words(`元 圆 美元 欧元 港元 港币 日元 英镑 人民币 块钱 元人民币 美金 元整`)

// moneySigns stand before an amount of money.
var moneySigns = words(`$ ￥ ¥ € £ 人民币 RMB USD CNY US$`)

// approximators stand between a number and its measure word: X余人次.
const approximators = "余多来几"

// scales stand between a number and its measure word: X万元.
const scales = "十百千万亿"

// foreignUnits are units written in Latin letters or as signs.
var foreignUnits = words(`m/s km/h L/s t/h km kg cm mm m² m³ ㎡ m2 m3 ㎞ ㎝ ㎜ ㎏ mg ml mL kW kWh MW GW GWh TEU ha ℃ °C dB GB TB MB Mbps kV MPa DDDs`)

// letterUnits are units of one letter. The list ends where a letter rather
// counts or names something else behind a Chinese word: n, m, s, A.
var letterUnits = words(`h V W t g L`)

// percents follow a share.
var percents = words(`% ％ ‰ 个百分点 百分点`)

// quantity is what stands after the place of a number.
type quantity struct {
	class  string // count, money or percent; "" when nothing there measures
	unit   string // with its scale, without an approximator: 万元
	length int    // bytes from the number to the end of the unit
}

// quantityAt reads the quantity that s begins with, as in 余人次, 万元, %.
func quantityAt(s string) quantity {
	rest := strings.TrimPrefix(s, " ")
	if w := percents.head(rest); w != "" {
		return quantity{"percent", w, len(s) - len(rest) + len(w)}
	}
	body, approx := trimAny(rest, approximators)
	unitless, scale := trimAny(body, scales)
	// A scale may itself be approximate: X万余元.
	tail, late := trimAny(unitless, approximators)
	if scale == "" {
		tail, late = unitless, ""
	}
	q := measureAt(tail)
	if q.class == "" && (scale != "" && !isWordBefore(body) || approx != "" && isEnd(tail)) {
		q = quantity{class: "count"} // 投入X万, 共X余
	}
	if q.class == "" {
		return q
	}
	if approx+late != "" && q.class == "count" {
		q.class = "count.approx"
	}
	per := perUnit(tail[q.length:])
	q.length += len(s) - len(tail) + len(per)
	q.unit = scale + q.unit + per
	return q
}

// perUnit is what a rate is counted by, with its signs, "" for none: the /人·天 of
// 元/人·天.
func perUnit(s string) string {
	end := 0
	for startsAny(s[end:], "/／·") {
		rest := s[end+firstLen(s[end:]):]
		w := perUnits.head(rest)
		if !isWord(rest, w) {
			break
		}
		end = len(s) - len(rest) + len(w)
	}
	return s[:end]
}

// perUnits are what rates are counted by.
var perUnits = words(`秒 分 分钟 小时 时 天 日 周 月 季度 季 年 人 人次 户 家 个 次 件 台 套 辆 头 只 株 棵 亩 公顷 平方米 立方米 方 吨 公斤 千克 斤 克 升 毫升 米 公里 千米 度 千瓦时 班 课时 学时 学年 学期 床 份 村 镇 县 校 kg km m m² m³ m2 m3 ㎡ h s ha L mL kWh`)

// measureAt reads a measure word or a currency at the start of s.
func measureAt(s string) quantity {
	if w := currencies.head(s); isWord(s, w) {
		return quantity{"money", strings.TrimSuffix(w, "整"), len(w)}
	}
	if strings.HasPrefix(s, "成") && (isEnd(s[len("成"):]) || aboveBelow.head(s[len("成"):]) != "") {
		return quantity{"percent", "成", len("成")}
	}
	w := measures.head(s)
	if t := timesOf(s, w); t != "" {
		return quantity{"count", t, len(t)}
	}
	if isWord(s, w) {
		return quantity{"count", w, len(w)}
	}
	if w := rareMeasure(s); w != "" {
		return quantity{"count", w, len(w)}
	}
	if w := foreignUnits.head(s); w != "" && !isLatin(firstRune(s[len(w):])) {
		return quantity{"count", w, len(w)}
	}
	if w := letterUnits.head(s); w != "" && isEnd(s[len(w):]) {
		return quantity{"count", w, len(w)}
	}
	return quantity{}
}

// timesOf is the measure word w of s with the 次 behind it that ends a value, "" for
// none: X艘次.
func timesOf(s, w string) string {
	if w == "" || w == "次" || startsAny(s, timesHeads) || !strings.HasPrefix(s[len(w):], "次") || !isEnd(s[len(w)+len("次"):]) {
		return ""
	}
	return s[:len(w)+len("次")]
}

// aboveBelow may follow a share in place of a punctuation mark.
var aboveBelow = words(`以上 以下 左右 以内`)

// scaleWords begin with a scale without being one.
var scaleWords = words(`万州 万宁 万达 万科 万物 万里 万一 万众 万名 百货 百姓 百年 百日 百分 百家 百科 千方 千年 千岛 亿达 十堰 十三五 十四五 十五五 十八大 十九大 二十大 十二五`)

func isWordBefore(s string) bool { return scaleWords.head(s) != "" }

// trimAny cuts the run of runes of set that s begins with, at most four.
func trimAny(s, set string) (rest, cut string) {
	n := 0
	for i, r := range s {
		if !strings.ContainsRune(set, r) || n == 4 {
			return s[i:], s[:i]
		}
		n++
	}
	return "", s
}
