package slot

import (
	"strings"
	"unicode/utf8"
)

// A nameKind is a sort of name and the words that such names end with.
type nameKind struct{ detail, words string }

// nameKinds lists heads of names, not names. A word belongs to the first kind
// that has it; each list ends where a word is no longer put behind a proper
// name in an official text.
var nameKinds = []nameKind{
	{"community", `社区 居委会 小区 居民区 新村 家园 花园`},
	{"village", `村 自然村 行政村 村民小组 屯 寨 庄`},
	{"town", `镇 乡 街道 苏木 办事处`},
	{"county", `县 区 旗 新区 开发区 高新区 经开区 园区 工业园 示范区 保税区 管委会 灌区 库区 矿区 景区 林区 校区 院区 营区 牧区 港区 片区`},
	{"city", `市 州 盟 地区 自治州`},
	{"province", `省 自治区`},
	{"road", `路 街 巷 大道 公路 国道 省道 高速 高速公路 铁路 大街 弄 胡同 桥 大桥 隧道 河 江 湖 水库 港 码头 机场 广场 公园 山 岛 渠 标段`},
	{"science_museum", `科技馆 科学馆 天文馆 科学技术馆`},
	{"museum", `博物馆 纪念馆 展览馆 美术馆 陈列馆 故居 旧址 烈士陵园 陵园 纪念碑 纪念园 图书馆 档案馆 文化馆 体育馆 规划馆 党史馆 史料馆 展馆 教育基地 基地`},
	{"school", `大学 学院 中学 小学 学校 高中 初中 幼儿园 党校 技校 职校 高校 中专 职高 附中 附小 教研室 实验室 研究院 研究所 科学院 设计院`},
	{"hospital", `医院 卫生院 诊所 卫生室 疾控中心 保健院 敬老院 养老院 福利院`},
	{"bank", `银行 支行 分行 农商行 信用社 联社 营业部 证券 保险 信托 基金`},
	{"company", `公司 集团 企业 厂 船厂 店 合作社 律师事务所 会计师事务所 事务所 商场 超市 酒店 宾馆 饭店 供电所 电厂 车间 矿 农场 林场 工地 供应商 商户 门店`},
	{"party", `党委 党组 党支部 支部 党总支 总支 机关党委 党工委 工委 团委 纪委 纪检组 工会 妇联 委员会 支委 团支部 党小组`},
	{"office", `局 委 办 厅 部 处 科 室 院 所 署 站 中心 法院 检察院 检察官 公安局 派出所 分局 支队 大队 中队 政府 人民政府 机关 单位 部门 处室 科室 办公室 协会 学会 商会 总社 联合会 领导小组 工作组 专班 指挥部 项目部 人大 政协 总队 消防站 供销社 工作站 服务站 服务中心 服务大厅 窗口 网点 理事会 董事会 监事会 海关 边检站 法庭 监狱 看守所 村委会 业委会 气象台 出版社 日报 晚报 电视台 报社 杂志社`},
	{"group", `队 团 组 班 连 排 营 旅 工作队 小组 班级 支队伍 团队 车队 战队 代表队`},
	{"project", `项目 工程 系统 平台 课题 专项 计划 活动 课程 品牌 产品 设备 软件 专业 会议 大会 论坛 讲座 培训班 网站 公众号 行动`},
	{"person", `同志 书记 副书记 主任 副主任 局长 副局长 处长 副处长 科长 副科长 县长 市长 镇长 乡长 区长 省长 部长 院长 副院长 校长 副校长 副省长 副市长 副州长 副县长 副区长 副镇长 副乡长 副部长 副厅长 副所长 副站长 副队长 副组长 所长 站长 队长 组长 班长 主席 副主席 委员 常委 经理 总经理 副总经理 董事长 先生 女士 小姐 老师 教师 教授 同学 学生 医生 医师 主任医师 副主任医师 主治医师 高级工程师 总工程师 高级教师 副教授 护士 律师 法官 检察官 警官 会计 工程师 研究员 师傅 阿姨 大爷 老人 主编 记者 专家 院士 博士 老板 教练 会长 秘书长 理事长 司机 家长 代表 嘉宾 领导 政委 参谋 团长 一行`},
	{"item", `问题 事项 工作 任务 领域 行业 方面 环节 岗位 职务 职称 精神 主题 产业 材料 文件 制度 办法 规定 方案 措施 机制 内容 案件 事件 疾病 证书 称号 药品 品种 村民 居民 群众 干部 职工 人员 号 类 型 牌 线 户 楼 栋 群 病 证 奖 姓 总 级`},
}

// suffixDetails maps each word of nameKinds to its detail.
var suffixDetails = detailsOf(nameKinds)

// suffixes holds the words of nameKinds.
var suffixes = suffixWords(nameKinds)

func detailsOf(kinds []nameKind) map[string]string {
	m := map[string]string{}
	for _, k := range kinds {
		for _, w := range strings.Fields(k.words) {
			if m[w] == "" {
				m[w] = k.detail
			}
		}
	}
	return m
}

func suffixWords(kinds []nameKind) *lexicon {
	lists := make([]string, len(kinds))
	for i, k := range kinds {
		lists[i] = k.words
	}
	return words(lists...)
}

// nonNames are words that begin with a one-rune suffix and end no name. The
// list ends where the whole would not stand behind a letter or a mark.
var nonNames = words(
	`市场 市民 市值 市政 市容 区域 区别 区间 区分 区划 乡村 乡镇 乡亲 乡土 乡风 村民 村庄 镇静 镇痛 州际`,
	`路线 路径 路面 路灯 路网 路况 路长 路基 路政 街区 街景 街头 局面 局部 局限 局势 局级 委托 委派 委员 委培 委任 委屈 办理 办法 办公 办学 办事 办案 办好 办结 办证 办件 厅级 部分 部署 部队 部件 部位 部级 部长 部门`,
	`处理 处置 处长 处罚 处级 处分 处于 处方 处境 处室 科学 科研 科普 科目 科技 科级 室内 室外 室温 院士 院落 院长 院校 院内 院外 所有 所在 所属 所长 所得 所谓 所需 所以 所学 所致 站位 站立 站点 站长 站在 署名`,
	`厂房 厂家 厂区 厂商 店铺 店面 店长 矿产 矿山 矿石 矿业 矿务 队伍 队员 队长 队列 团结 团员 团体 团队 团圆 团聚 团长 组织 组建 组长 组成 组合 组团 班子 班级 班长 班次 连续 连接 连锁 连任 连片 排查 排名 排序 排放 排污 排练 排除 排水 排出 营业 营造 营商 营养 营销 营收 旅游 旅客 旅行 旅居`,
	`河道 河长 河流 河段 江南 江苏 江西 江北 湖泊 湖南 湖北 港口 山区 山东 山西 山体 山林 岛屿 桥梁 桥头 渠道 线路 线上 线下 线索 线条 号召 号码 号牌 号令 类别 类型 类似 型号 型式 群众 群体 群聊 证明 证据 证实 证照 证件 奖励 奖金 奖惩 奖项 病例 病人 病房 病历 病毒 病区 户籍 户口 户外 户主 户型 牌匾 牌照 牌子 楼道 楼宇 楼层 楼长 总结 总体 总额 总数 总量 总分 总计 总共 总投资 总人数 总书记 总理 总局 总部 总工会 总公司 姓名 姓氏`,
	`系统性 工程量 工程师 计划生育 活动室 品牌化 专业化 专业性 平台化 企业家 公司化 机关化 领导力 代表性 代表大会 代表团 主题教育 工作日 工作者 精神文明 问题导向 事项清单 公路局 单位面积 部门间 地区生产总值 保险柜 基金会 证券交易所`,
)

// stops end the search for a suffix that does not follow at once: words that
// a name does not contain.
var stops = words(`的 了 在 和 与 对 将 把 被 为 是 等 及 从 由 以 向 于 召开 开展 举行 举办 组织 负责 进行 高度 认真 深入 积极 扎实 参加 主持 出席 荣获 获得 提出 建立 完善 落实 到 就 按照 根据 通过 围绕`)

// nameReach is how many runes after its blank a name may end.
const nameReach = 14

// suffix is the rest of a name behind its blank.
type suffix struct {
	class  string // name.community …
	length int    // bytes from the blank to the end of the name
	direct bool   // nothing stands between the blank and the suffix
}

// proper reports whether a name must stand before the suffix: 社区 wants one,
// 工作 can do without.
func (x suffix) proper() bool { return x.class != "" && x.class != "name.item" }

// suffixAt reads the rest of a name that s begins with: 社区, 科技馆,
// 建筑工程有限公司.
func suffixAt(s string) (suffix, bool) {
	lead := 0
	if firstRune(s) == ' ' {
		lead = 1
	}
	if x, ok := directSuffix(s[lead:]); ok {
		x.length += lead
		return x, true
	}
	if countedHead(s[lead:]) != "" { // X和X两个社区: the names are bare
		return suffix{}, false
	}
	return remoteSuffix(s, lead)
}

// directSuffix reads a suffix right at the start of s.
func directSuffix(s string) (suffix, bool) {
	w := suffixes.head(s)
	if w == "" || len(nonNames.head(s)) > len(w) {
		return suffix{}, false
	}
	return suffix{class: "name." + suffixDetails[w], length: len(w), direct: true}, true
}

// remoteSuffix looks for a suffix of two or more runes further on in s.
func remoteSuffix(s string, lead int) (suffix, bool) {
	i := lead
	for n := 0; n < nameReach && i < len(s); n++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isHan(r) || stops.head(s[i:]) != "" {
			break
		}
		if x, ok := directSuffix(s[i:]); ok && x.length > size && n > 0 && x.class != "name.item" && x.class != "name.person" {
			x.length += i
			x.direct = false
			return extendSuffix(s, x), true
		}
		i += size
	}
	return suffix{}, false
}

// extendSuffix takes in the longer suffix that x begins: 人民医院 … 分院.
func extendSuffix(s string, x suffix) suffix {
	if y, ok := directSuffix(s[x.length:]); ok && (y.class == x.class || y.class == "name.company") {
		x.class, x.length = y.class, x.length+y.length
	}
	return x
}
