package align

import (
	"fmt"
	"math/rand"
	"strings"
)

// A pair of generated texts with the relation of each of their paragraphs.
type generated struct {
	prior, current []Block
	truth          []Pair
}

var (
	subjects = strings.Fields(`局党组 机关支部 业务科室 河道管理站 窗口单位 志愿服务队 班子成员 青年干部 驻村工作队 财务部门 项目专班 技术骨干 退休党员 联络小组 信访接待室 督查组 灌区中心 水质监测站 宣传干事 后勤保障组`)
	manners  = strings.Fields(`围绕中心任务 按照年度安排 结合岗位实际 坚持问题导向 聚焦群众诉求 对照整改清单 依托网格平台 采取集中与分散相结合的方式 统筹线上线下资源 突出关键环节 立足职能优势 紧盯薄弱领域 借助结对机制 会同属地街道 发挥示范作用`)
	verbs    = strings.Fields(`开展 组织 举办 完成 推进 落实 排查 整治 走访 慰问 培训 宣讲 修订 编制 检查 督办 化解 改造 维护 巡查 建立 发放 征集 协调 评估`)
	objects  = strings.Fields(`供水管网改造 河湖巡查行动 节水宣传活动 廉政警示教育 支部主题党日 困难家庭帮扶 安全隐患排查 业务技能比武 防汛物资储备 水源地保护 老旧泵站维修 合同审查工作 档案数字化整理 志愿服务活动 村级河长培训 信访积案化解 公务接待自查 农田灌溉保障 应急演练 水费收缴核对 巡河记录抽查 窗口作风督查 技术标准宣贯 党员先锋岗评选 年轻干部座谈`)
	results  = strings.Fields(`取得明显成效 得到群众好评 形成长效机制 压实了工作责任 补齐了设施短板 提高了办事效率 消除了风险隐患 凝聚了队伍合力 推动了作风转变 保障了供水安全 规范了内部管理 拓宽了服务渠道 夯实了基层基础 激发了干事热情 确保了任务落地`)
	units    = strings.Fields(`次 人次 户 万元 公里 个 场 份 项 处 亩 条 名 件`)
	boilers  = strings.Fields(`本项无调整。 特此报告。 不涉及。 情况同上，不再赘述。 按照既定部署继续推进。`)
)

type generator struct{ *rand.Rand }

func (g *generator) word(list []string) string { return list[g.Intn(len(list))] }

func (g *generator) number() string { return fmt.Sprintf("%d%s", 2+g.Intn(990), g.word(units)) }

func (g *generator) clause() string {
	switch g.Intn(5) {
	case 0:
		return g.word(subjects) + g.word(manners)
	case 1:
		return g.word(verbs) + g.word(objects) + g.number()
	case 2:
		return g.word(manners) + g.word(verbs) + g.word(objects)
	case 3:
		return fmt.Sprintf("%d月%s%s", 1+g.Intn(12), g.word(verbs), g.word(objects))
	}
	return "共" + g.word(verbs) + g.word(objects) + g.number() + g.word(results)
}

func (g *generator) sentence() string {
	list := make([]string, 2+g.Intn(3))
	for i := range list {
		list[i] = g.clause()
	}
	return strings.Join(list, "，") + "。"
}

func (g *generator) paragraph() string {
	var b strings.Builder
	for range 2 + g.Intn(4) {
		b.WriteString(g.sentence())
	}
	return b.String()
}

// refill gives a text other numbers and months.
func (g *generator) refill(text string) string {
	var b strings.Builder
	rs := []rune(text)
	for i := 0; i < len(rs); i++ {
		if rs[i] < '0' || rs[i] > '9' {
			b.WriteRune(rs[i])
			continue
		}
		j := i
		for j < len(rs) && rs[j] >= '0' && rs[j] <= '9' {
			j++
		}
		old, limit := string(rs[i:j]), 990
		if j < len(rs) && rs[j] == '月' {
			limit = 12
		}
		for {
			if fresh := fmt.Sprint(1 + g.Intn(limit)); fresh != old {
				b.WriteString(fresh)
				break
			}
		}
		i = j - 1
	}
	return b.String()
}

// reword replaces a share of the characters, one by one or phrase by phrase.
func (g *generator) reword(text string, share float64) string {
	rs := []rune(text)
	todo := int(share * float64(len(rs)))
	if g.Intn(2) == 0 {
		for _, at := range g.Perm(len(rs))[:todo] {
			rs[at] = '一' + rune(g.Intn(5000))
		}
		return string(rs)
	}
	for todo > 0 {
		n := min(2+g.Intn(8), len(rs)-1)
		at := g.Intn(len(rs) - n)
		fresh := []rune(g.clause())
		rs = append(rs[:at:at], append(fresh, rs[at+n:]...)...)
		todo -= n
	}
	return string(rs)
}

func (g *generator) halves(text string) (string, string) {
	parts := strings.SplitAfter(text, "。")
	at := 1 + g.Intn(len(parts)-2)
	return strings.Join(parts[:at], ""), strings.Join(parts[at:], "")
}

func block(text string) Block { return Block{Texts: []Text{{String: text}}} }

// generate makes two texts of about size characters each.
func generate(seed int64, size int) generated {
	g := generator{rand.New(rand.NewSource(seed))}
	var out generated
	var moved []Pair
	add := func(kind Kind, prior, current []string) {
		p := Pair{Kind: kind}
		for _, text := range prior {
			p.Prior = append(p.Prior, len(out.prior))
			out.prior = append(out.prior, block(text))
		}
		for _, text := range current {
			p.Current = append(p.Current, len(out.current))
			out.current = append(out.current, block(text))
		}
		out.truth = append(out.truth, p)
	}
	for total := 0; total < size; {
		text := g.paragraph()
		total += len([]rune(text))
		// What was moved comes back some paragraphs later.
		if len(moved) > 0 && g.Intn(12) == 0 {
			p := moved[0]
			moved = moved[1:]
			p.Current = []int{len(out.current)}
			text := out.prior[p.Prior[0]].Texts[0].String
			switch g.Intn(3) {
			case 0:
				text = g.refill(text)
			case 1:
				text = g.reword(text, 0.05+0.2*g.Float64())
			}
			out.current = append(out.current, block(text))
			out.truth = append(out.truth, p)
		}
		switch n := g.Intn(100); {
		case n < 30:
			add(Unchanged, []string{text}, []string{text})
		case n < 60:
			fresh := g.refill(text)
			kind := FiguresOnly
			if fresh == text {
				kind = Unchanged
			}
			add(kind, []string{text}, []string{fresh})
		case n < 75:
			add(Edited, []string{text}, []string{g.reword(text, 0.05+0.35*g.Float64())})
		case n < 79:
			add(Removed, []string{text}, nil)
		case n < 83:
			add(Added, nil, []string{text})
		case n < 87:
			moved = append(moved, Pair{Kind: Moved, Prior: []int{len(out.prior)}})
			out.prior = append(out.prior, block(text))
		case n < 89:
			first, second := g.halves(text)
			add(Split, []string{text}, []string{first, g.refill(second)})
		case n < 91:
			first, second := g.halves(text)
			add(Merged, []string{first, second}, []string{g.refill(text)})
		default:
			same := g.word(boilers)
			add(Unchanged, []string{same}, []string{same})
		}
	}
	for _, p := range moved { // never came back
		p.Kind = Removed
		out.truth = append(out.truth, p)
	}
	return out
}
