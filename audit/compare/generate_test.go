package compare

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// rollForward is a generated report and the next one made from it, imperfectly:
// flags holds what was left, by paragraph of the current report.
type rollForward struct {
	prior, current []string
	flags          map[int][]Flag
}

// period texts of the three reports that can be generated.
type halfYear struct{ name, end, year string }

var (
	firstHalf  = halfYear{"2025年上半年", "6月底", "2025年"}
	secondHalf = halfYear{"2025年下半年", "12月底", "2025年"}
	nextYear   = halfYear{"2026年上半年", "6月底", "2026年"}
)

type reportGenerator struct {
	*rand.Rand
	from, to halfYear
	out      rollForward
}

var (
	actors = strings.Fields(`局党组 机关党委 渔政支队 养殖服务站 良种场 执法大队 质检中心 财务科 人事科 青年工作组 港区管理所 资源养护科`)
	acts   = []string{
		"组织开展增殖放流%s", "检查渔船%s", "查处违规捕捞案件%s", "培训养殖户%s", "发放补助资金%s", "新建标准化池塘%s",
		"清理取缔违规网具%s", "走访渔民家庭%s", "举办技术讲座%s", "抽检水产品%s", "化解涉渔纠纷%s", "维修养护航标%s",
		"推广生态养殖%s", "接待群众来访%s", "印发宣传资料%s", "落实项目资金%s", "安装定位终端%s", "开展联合巡航%s",
	}
	actUnits   = []string{"次", "艘", "起", "人次", "万元", "亩", "件", "户", "场", "批次", "件", "座", "亩", "人次", "份", "万元", "套", "次"}
	stockFacts = []string{
		"全市现有在册渔船%d艘", "渔港占地%d亩", "机关编制%d名", "下设养殖服务站%d个", "共有基层党支部%d个", "岸线全长%d公里",
	}
	demandFacts = []string{
		"各支部每季度至少开展主题党日%d次", "要求每名干部每年联系养殖户不少于%d户", "按规定每月巡港%d次", "力争抽检合格率不低于%d%%",
	}
	principles = []string{
		"坚持把安全生产摆在突出位置，层层压实责任，织密防控网络。",
		"注重源头治理与执法监管相结合，不断健全长效机制。",
		"始终把渔民群众的利益放在心上，用心用情回应关切。",
		"严格落实民主集中制，重大事项由集体研究决定。",
	}
	shortcomings = []string{
		"一是基层执法力量仍显薄弱，人员老化较为突出。", "二是产业链条不长，精深加工占比偏低。", "三是部分设施年久失修，抗风险能力有限。",
	}
)

// generate makes reports of about size characters.
func generate(seed int64, size int) rollForward {
	g := reportGenerator{Rand: rand.New(rand.NewSource(seed)), from: firstHalf, to: secondHalf}
	if seed%2 == 0 {
		g.to = nextYear
	}
	g.out.flags = map[int][]Flag{}
	g.both(g.from.name+"渔业工作总结", g.to.name+"渔业工作总结")
	g.both("一、主要工作及成效", "一、主要工作及成效")
	for n, total := 0, 0; total < size; n++ {
		total += g.paragraph(n)
	}
	g.both("二、存在的问题", "二、存在的问题")
	for _, s := range shortcomings {
		g.both(s, s)
	}
	g.both("三、下一步工作打算", "三、下一步工作打算")
	plan := fmt.Sprintf("计划培训养殖户%d人次，检查渔船%d艘。", 100+g.Intn(900), 100+g.Intn(900))
	g.both(plan, plan)
	return g.out
}

func (g *reportGenerator) both(prior, current string, flags ...Flag) {
	if len(flags) > 0 {
		g.out.flags[len(g.out.current)] = flags
	}
	g.out.prior = append(g.out.prior, prior)
	g.out.current = append(g.out.current, current)
}

// paragraph adds one paragraph about work done and returns its length.
func (g *reportGenerator) paragraph(n int) int {
	head := fmt.Sprintf("（%s）%s工作有序推进。", numeral(n%99+1), pick(g, actors))
	prior, current := head, head
	var flags []Flag
	add := func(p, c string) { prior, current = prior+p, current+c }
	for range 1 + g.Intn(2) {
		s := pick(g, principles)
		add(s, s)
	}
	if g.Intn(3) == 0 {
		s := fmt.Sprintf(pick(g, stockFacts), 20+g.Intn(400)) + "，" + fmt.Sprintf(pick(g, demandFacts), 2+g.Intn(50)) + "。"
		add(s, s)
	}
	staleFigure := g.Intn(12) == 0
	stalePeriod := g.Intn(12) == 0
	period := g.Intn(2) == 0 || stalePeriod
	count := 2 + g.Intn(3)
	if period {
		to := g.to.name
		if stalePeriod {
			to = g.from.name
		}
		add(g.from.name+"，", to+"，")
	}
	stale := g.Intn(count)
	for i := range count {
		act := g.Intn(len(acts))
		old := 2 + g.Intn(3000)
		now := old
		for now == old {
			now = 2 + g.Intn(3000)
		}
		if staleFigure && i == stale {
			now = old
		}
		add(g.act(act, old), g.act(act, now))
	}
	prior, current = strings.TrimSuffix(prior, "，")+"。", strings.TrimSuffix(current, "，")+"。"
	switch {
	case staleFigure && stalePeriod:
		flags = []Flag{StalePeriod, HalfUpdated, UnchangedFigure}
	case staleFigure:
		flags = []Flag{HalfUpdated, UnchangedFigure}
	case stalePeriod:
		flags = []Flag{StalePeriod, HalfUpdated}
	}
	g.both(prior, current, flags...)
	return len([]rune(current))
}

func (g *reportGenerator) act(n, value int) string {
	return fmt.Sprintf(acts[n], fmt.Sprint(value)+actUnits[n]) + "，"
}

func pick(g *reportGenerator, list []string) string { return list[g.Intn(len(list))] }

// numeral writes 1 to 99.
func numeral(n int) string {
	digits := []rune("〇一二三四五六七八九")
	text := ""
	if n >= 20 {
		text = string(digits[n/10])
	}
	if n >= 10 {
		text += "十"
	}
	if n%10 > 0 {
		text += string(digits[n%10])
	}
	return text
}

// reports reads the texts as a file of lines is read.
func (r rollForward) reports(tb testing.TB) (prior, current Report) {
	return textReport(tb, "prior.txt", r.prior), textReport(tb, "current.txt", r.current)
}

func textReport(tb testing.TB, name string, lines []string) Report {
	tb.Helper()
	doc, err := docx.Text(name, []byte(strings.Join(lines, "\n")), docx.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return Of(name, doc)
}
