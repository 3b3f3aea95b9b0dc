package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
)

// Words that tell what a section, a sentence or a clause of a report is about.
// A list ends where a word is no longer typical of the one thing it stands for.
var (
	problemHeadings = strings.Fields(`问题 不足 困难 短板 建议`)
	workHeadings    = strings.Fields(`工作 做法 成效 情况 完成 进展 开展 落实 推进 加强 深化 强化 抓 建设 活动 成绩 亮点 经验`)

	// demands ask for something in every period; what they name stays.
	demands = strings.Fields(`至少 不少于 不低于 不超过 不得 不小于 不大于 每年 每季 每月 每周 每日 每天 每半年 每人 每名 每户 每个
		每支部 每次 力争 确保 计划 拟 预计 应当 必须 原则上 上限 下限 满分`)
	// noDemands hold such a word without its sense.
	noDemands = strings.NewReplacer("模拟", "", "虚拟", "", "草拟", "", "拟定", "", "完成计划", "", "计划生育", "", "计划外", "", "每人次", "")
	// stocks tell how things are; they often stay the same for years.
	stocks = strings.Fields(`现有 在职 共有 设有 下设 下辖 管辖 辖区 拥有 编制 在编 占地 面积 总人口 户籍 常住 位于 成立于 隶属 内设 在册
		实有 建有 配有 核定 注册资本 总股本 全长 总长 库容`)
	// makers make a stock a result: 新建厂房面积.
	makers = strings.Fields(`新建 新增 改造 改建 扩建 修建 铺设 完成 种植 绿化 清理 整治 拆除 建成 开垦 推广 造林 播种`)
	// terms are for so many years.
	terms = strings.Fields(`延长 期限 为期 年限 租期 任期`)
	// bounds stand behind what only has to be reached, 95%以上, and behind what tells a
	// kind from others, 50万元以上的案件.
	bounds = []string{"以上", "以内", "以下"}
	// keepers hold something within a range.
	keepers = strings.Fields(`控制在 保持在 维持在`)
	// baselines tell another period's figures.
	baselines = strings.Fields(`上年同期 去年同期 上期 上年末 去年底 上年底 较年初 比年初`)
	// deeds tell what was done.
	deeds = strings.Fields(`开展 组织 举办 召开 完成 实施 推进 推动 落实 排查 整治 整改 走访 慰问 发放 培训 宣讲 修订 编制 印发 制定 出台 检查 督查
		督办 化解 改造 维修 维护 巡查 建立 建成 新建 征集 收集 协调 评估 评选 表彰 学习 参观 观看 撰写 刊发 发表 发布 推送 接待 受理 办理
		处理 处置 查处 立案 约谈 谈话 通报 曝光 捐赠 捐款 募集 筹集 投入 支出 拨付 下达 兑现 购置 采购 配置 安装 更新 收缴 征收 收入 实现 增长
		增加 减少 下降 提高 提升 节约 解决 解答 答复 回访 服务 帮扶 资助 救助 补贴 补助 补发 发展 吸收 接收 转正 选派 选配 选拔 提拔 调整 轮岗 交流
		招聘 引进 录用 退休 调动 参加 参与 覆盖 惠及 受益 签订 签约 承办 协办 联合 成立 创建 打造 培育 验收 审核 审批 审查 审计 抽查 抽检 检测
		监测 巡视 巡察 清理 清退 拆除 新增 净增 累计 先后 共计 合计 到位 办结 结案 移交 报送 上报 填报 核实 调研 座谈 研讨 讨论 宣传 演练 植树 栽植`)
	// done marks a sentence as telling what is over.
	done = strings.Fields(`了 已 先后 累计 召开 举办 印发 荣获 获得 被评为 完成 受到 未发生 没有发生`)
)

func containsAny(text string, words []string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// isNorm reports whether a figure is a term, a bound or a range that something has to
// keep to.
func isNorm(text, clause string, f *figure.Figure) bool {
	rest := text[f.Loc.End:]
	bound := startsWithAny(rest, bounds) && (f.Base == "%" || !startsWithAny(rest[len(bounds[0]):], strings.Split(clauseMarks, "")))
	return bound || f.Base == "年" && containsAny(clause, terms) || f.Upper != "" && containsAny(clause, keepers)
}

func startsWithAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(text, word) })
}

// headsWork reports whether one of headings heads an account of work done.
func headsWork(section []string) bool { return anyContains(section, workHeadings) }

// headsProblems reports whether one of headings heads what is wrong.
func headsProblems(section []string) bool { return anyContains(section, problemHeadings) }

func anyContains(texts, words []string) bool {
	for _, text := range texts {
		if containsAny(text, words) {
			return true
		}
	}
	return false
}

// mayChange reports whether nothing around a figure says that it stays: no rule,
// no fact, no figure of another period.
func mayChange(p *docx.Paragraph, f *figure.Figure) bool {
	if isDemand(p, f) {
		return false
	}
	if p.Cell != nil && len(p.Cell.ColHeaders)+len(p.Cell.RowHeaders) > 0 {
		return isWorkCell(p.Cell, f)
	}
	clause := clauseAround(p.Text, f.Loc.Start, f.Loc.End)
	return !isNorm(p.Text, clause, f) && !isStock(clause) && !containsAny(clause, baselines)
}

// tellsDeed reports whether the sentence of a figure tells what was done.
func tellsDeed(p *docx.Paragraph, f *figure.Figure) bool {
	return containsAny(sentenceAround(p.Text, f.Loc.Start, f.Loc.End), deeds)
}

// isDemand reports whether the clause of a figure asks for something, so that
// its figure is a rule and no result.
func isDemand(p *docx.Paragraph, f *figure.Figure) bool {
	return containsAny(noDemands.Replace(clauseAround(p.Text, f.Loc.Start, f.Loc.End)), demands)
}

// isStock reports whether a clause tells how things are.
func isStock(clause string) bool { return containsAny(clause, stocks) && !containsAny(clause, makers) }

// isWorkCell reports whether the headers of a cell leave its figure to be a
// result, and it is large enough not to be equal by chance.
func isWorkCell(c *docx.Cell, f *figure.Figure) bool {
	for _, headers := range [][]string{c.ColHeaders, c.RowHeaders} {
		if anyContains(headers, demands) || anyContains(headers, stocks) || anyContains(headers, baselines) {
			return false
		}
	}
	return f.Value.Abs().IntPart() >= 10 || f.Value.Exponent() < 0
}

// tellsDeeds reports whether a text tells what is over.
func tellsDeeds(text string) bool { return containsAny(text, done) && containsAny(text, deeds) }

const (
	clauseMarks   = "，。；！？：,;!?:\n\t"
	sentenceMarks = "。；！？;!?\n"
	// reach bounds, in bytes, how far a clause or sentence goes to each side.
	reach = 600
)

func clauseAround(text string, start, end int) string { return around(text, start, end, clauseMarks) }
func sentenceAround(text string, start, end int) string {
	return around(text, start, end, sentenceMarks)
}

// around is the stretch of text between marks that holds [start, end).
func around(text string, start, end int, marks string) string {
	lo, hi := max(start-reach, 0), min(end+reach, len(text))
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	if at := strings.LastIndexAny(text[lo:start], marks); at >= 0 {
		_, n := utf8.DecodeRuneInString(text[lo+at:])
		lo += at + n
	}
	if at := strings.IndexAny(text[end:hi], marks); at >= 0 {
		hi = end + at
	}
	return text[lo:hi]
}
