package slot

import (
	"strings"
	"unicode"

	"github.com/tianbao-dev/tianbao/engine/period"
)

// Classes of titles.
const (
	titleMark        = "mark"             // 【…】: a column's mark, no document
	titlePlaceholder = "placeholder"      // 《X》, 《XX方案》
	titleDated       = "period.dated"     // 《2020年工作要点》
	titleRelative    = "period.relative"  // 《上年度落实情况》
	titleNational    = "national.fixed"   // laws, Party regulations, works of leaders
	titleRecurring   = "local.recurring"  // 《整改情况月报表》
	titleOneOff      = "local.oneoff"     // 《轮岗交流实施意见》
	titleUnknown     = "external.unknown" // 《关于…的通知》 of an issuer not named
	titleWork        = "external.fixed"   // films, books
	shortForm        = ".short"           // 《条例》 for a title named in full before
)

func isNational(class string) bool { return strings.HasPrefix(class, titleNational) }

// titleContext is a title with what helps to classify it.
type titleContext struct {
	text         string // of the paragraph
	title        title
	core         string // titleCore of it
	nested       bool   // stands in another title
	placeholders []*Slot
	dates        []period.Expr
}

// knownTitles remembers the titles of a document in their order, for short
// forms.
type knownTitles struct{ full []knownTitle }

type knownTitle struct{ core, class string }

// memory is how many titles before may be meant by a short form.
const memory = 200

// classify names the class of a title and the reason.
func (k *knownTitles) classify(c titleContext) (class, evidence string) {
	class, evidence = k.class(c)
	if !strings.HasSuffix(class, shortForm) && class != titleMark && class != titlePlaceholder {
		if len(k.full) == memory {
			k.full = k.full[1:]
		}
		k.full = append(k.full, knownTitle{core: c.core, class: class})
	}
	return class, evidence
}

func (k *knownTitles) class(c titleContext) (class, evidence string) {
	if c.title.opener == '【' {
		return titleMark, "stands in 【】"
	}
	if knownNational().has(c.core) {
		return titleNational, "a national document"
	}
	if full := k.shortFor(c); full != nil {
		return full.class + shortForm, "short for 《" + full.core + "》"
	}
	if dated := datedIn(c.dates); dated != "" {
		return titleDated, "names " + dated
	}
	if len(c.placeholders) > 0 {
		return titlePlaceholder, "holds a placeholder"
	}
	if len(c.dates) > 0 {
		return titleRelative, "names its period without a year"
	}
	return c.undated()
}

// datedIn is the value of the first date with a year of its own.
func datedIn(dates []period.Expr) string {
	for _, e := range dates {
		if !strings.HasPrefix(e.Kind, "relative.") && e.Normalized != "" {
			return e.Normalized
		}
	}
	return ""
}

// titleCore is a title without spaces and without what stands in brackets at its
// end: （试行）.
func titleCore(inner string) string {
	if strings.ContainsFunc(inner, unicode.IsSpace) {
		inner = strings.Join(strings.Fields(inner), "")
	}
	if k := strings.LastIndexAny(inner, "（("); k > 0 && (strings.HasSuffix(inner, "）") || strings.HasSuffix(inner, ")")) {
		inner = inner[:k]
	}
	return inner
}

// shortTypes are the words that alone name a document named in full before.
var shortTypes = words(`条例 准则 规定 意见 办法 纲要 章程 规则 规程 细则 实施细则 实施办法 实施意见 实施方案 工作方案 行动方案 方案 计划 规划 通知 决定 制度 要点 清单 措施 指南 标准 手册 预案 公约 协议 合同 责任书`)

// shortFor finds the title before that a bare type word stands for.
func (k *knownTitles) shortFor(c titleContext) *knownTitle {
	if c.nested || !shortTypes.has(c.core) {
		return nil
	}
	for i := len(k.full) - 1; i >= 0; i-- {
		full := &k.full[i]
		if len(full.core) > len(c.core) && strings.HasSuffix(full.core, c.core) {
			return full
		}
	}
	return nil
}

var (
	// localVerbs stand in front of a title that the reporting office wrote
	// itself.
	localVerbs = words(`制定 制订 印发 下发 出台 修订 修改 拟定 拟订 编制 编写 编印 编发 起草 草拟 签订 签署 建立 形成 研究制定 完善 健全 发布 审议通过 通过了 制定了 出台了 印发了 制发 订立 修改完善 制定印发 制定下发 制定出台`)

	// foreignVerbs stand in front of a title that others wrote.
	foreignVerbs = words(`转发 传达 传达学习 学习 学习贯彻 贯彻 贯彻落实 按照 根据 依据 依照 对照 遵照 下达 上级 收到 接到 宣传 宣贯 学习了`)

	// workVerbs stand in front of a film, a book or a play, and workNames too.
	workVerbs = words(`观看 收看 阅读 研读 诵读 演唱 合唱 朗诵 播放 品读 重温 编排 表演 观影 收听 学唱`)
	workNames = words(`电影 影片 专题片 教育片 纪录片 警示片 宣传片 微视频 短视频 视频 歌曲 话剧 书籍 图书 专著 小说 文章 节目 电视剧 舞蹈 歌舞 教材 微电影 小品 一书 栏目`)

	// paperTypes end the titles of the papers of an office.
	paperTypes = words(`方案 意见 办法 制度 细则 规定 清单 要点 计划 安排 措施 预案 规划 责任书 承诺书 倡议书 机制 规则 规程 标准 指引 指南 手册 协议 合同 报告 通知 通报 决定 请示 函 方法 台账 目录 汇编 总结 情况 说明 表 建议 要求 纪要 细目 流程 公约 章程 条例 准则 纲要 名单 备忘录 告知书 建议书 意见书 通告 公告 体系 任务 分工 须知 守则 一览 登记簿`)

	// recurringTypes end the titles of papers that are written again and again.
	recurringTypes = words(`月报表 月报 季报 季报表 周报 日报 旬报 快报 简报 工作简报 信息简报 统计表 报表 台账 登记簿 登记表 动态 通讯 月度计划 周报表 日报表 情况通报 会议纪要`)

	// ownWords begin the titles of one's own papers.
	ownWords = words(`我 本 局 市社 机关 党委 党组 支部 公司 集团 单位 县社 区 镇 乡 街道 学校 学院 医院 中心 处 科`)
)

// undated classifies a title that names no period, by the words in front of it
// and by its own.
func (c titleContext) undated() (class, evidence string) {
	core := c.core
	verb := c.verb()
	paper := paperTypes.tail(core)
	switch {
	case recurringTypes.tail(core) != "":
		return titleRecurring, "ends with " + recurringTypes.tail(core)
	case workNames.tail(c.lead()) != "" || workVerbs.tail(verb) != "" || paper == "":
		return titleWork, "a work, no paper of an office"
	case localVerbs.tail(verb) != "":
		return titleOneOff, "made by the office: " + localVerbs.tail(verb)
	case strings.HasPrefix(core, "关于"):
		return titleUnknown, "does not name its issuer"
	case foreignVerbs.tail(verb) != "" && ownWords.head(core) == "":
		return titleUnknown, "made by others: " + foreignVerbs.tail(verb)
	}
	return titleOneOff, "ends with " + paper
}

// lead is the text in front of the title, the titles it is listed with and what
// joins them left out: 观看电影《甲》和《乙》.
func (c titleContext) lead() string {
	head := reachBefore(c.text, c.title.start)
	for {
		head = strings.TrimRight(head, "、和与及了新 ")
		if !strings.HasSuffix(head, "》") {
			return head
		}
		k := strings.LastIndex(head, "《")
		if k < 0 {
			return head
		}
		head = head[:k]
	}
}

// verb is the clause in front of the title up to its last verb: 认真学习了.
func (c titleContext) verb() string {
	head := c.lead()
	if k := strings.LastIndexAny(head, "，。；！？\n"); k >= 0 {
		head = head[k:]
	}
	const window = 8 // runes between the verb and the title: 印发本单位的
	runes := []rune(head)
	for n := len(runes); n > 0 && n > len(runes)-window; n-- {
		s := string(runes[:n])
		if localVerbs.tail(s) != "" || foreignVerbs.tail(s) != "" || workVerbs.tail(s) != "" {
			return s
		}
	}
	return head
}
