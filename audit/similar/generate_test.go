package similar

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// planted is a paragraph that stands in two generated reports, with other
// figures and a few other characters in the second.
type planted struct {
	first, second     int // reports
	firstAt, secondAt int // paragraphs
}

type generated struct {
	reports []Report
	planted []planted
	lines   [][]string
}

var (
	who  = strings.Fields(`林业站 护林大队 苗圃中心 湿地管理科 野生动物救护站 防火指挥部 营林公司 木材检查站 林权服务窗口 古树名木专班 森林公安联络组 退耕还林办 种质资源库 生态护林员 信息监测室 林下经济合作社`)
	how  = strings.Fields(`趁着春雨抢抓时机 沿着山脊逐片踏勘 请来老把式现场示范 借用无人机巡护影像 对照卫片图斑逐一比对 按照小班边界重新放样 组成三支突击小分队 同毗邻乡镇交换台账 在集市日摆摊答疑 利用农闲时节上门 依靠村规民约约束 参照往年受灾位置 委托第三方抽样 先易后难分期分批 白天进山晚上复盘`)
	did  = strings.Fields(`补植补造 抚育间伐 清理枯立木 设置防火隔离带 回收废弃套夹 移栽濒危幼苗 核定公益林补偿 调处山界纠纷 放归雕鸮与猕猴 查验调运检疫证 修复步道栈桥 评定古树等级 更换瞭望塔电台 登记林下种植户 绘制病虫害分布图 收购野果种子 悬挂监测诱捕器 纠正错登的林权证`)
	unit = strings.Fields(`亩 株 公里 处 起 只 户 份 台 公斤 张 座`)
	so   = strings.Fields(`山谷里的黑鹳又多了起来 群众拎着土鸡蛋来道谢 火情比预想的少 几片秃坡披上了新绿 争了多年的界桩终于立稳 外来虫源被挡在县界以外 年轻人愿意留下来管山 账面同实地对上了号 林农头一回拿到分红 雨季再没有滑坡封路 老林班重新有了路名 诱捕量逐旬回落`)
)

func clause(g *rand.Rand) string {
	pick := func(list []string) string { return list[g.Intn(len(list))] }
	switch g.Intn(4) {
	case 0:
		return pick(who) + pick(how)
	case 1:
		return fmt.Sprintf("%s%d%s", pick(did), 2+g.Intn(4000), pick(unit))
	case 2:
		return pick(how) + "，" + unique(g) + pick(did)
	}
	return pick(so)
}

// unique is text that no other report has: its words are random characters
// among those of the vocabulary.
func unique(g *rand.Rand) string {
	var b strings.Builder
	for range 4 + g.Intn(12) {
		b.WriteRune('一' + rune(g.Intn(4000)))
	}
	return b.String()
}

func paragraph(g *rand.Rand) string {
	var b strings.Builder
	for i := range 5 + g.Intn(6) {
		if i > 0 {
			b.WriteString("，")
		}
		b.WriteString(unique(g))
		b.WriteString(clause(g))
	}
	return b.String() + "。"
}

// retell gives a text other figures and up to 4 % other characters.
func retell(g *rand.Rand, text string) string {
	var b strings.Builder
	edits := g.Intn(5)
	for _, r := range text {
		switch {
		case '0' <= r && r <= '9':
			r = '0' + rune(1+g.Intn(9))
		case r != '，' && r != '。' && g.Intn(100) < edits:
			r = '一' + rune(g.Intn(4000))
		}
		b.WriteRune(r)
	}
	return b.String()
}

// boilerplate stands in most generated reports.
var boilerplate = []string{
	"各级林业主管部门切实把生态保护责任扛在肩上，层层签订目标责任状，做到山有人管、林有人护、火有人防、责有人担。",
	"下一步，将围绕年度任务查漏补缺，倒排工期，挂图作战，确保各项指标如期完成，为建设美丽家园作出新的更大贡献。",
}

// generate makes so many reports of about size characters, and plants shared
// paragraphs among them.
func generate(tb testing.TB, seed int64, reports, size, shared int) generated {
	tb.Helper()
	g := rand.New(rand.NewSource(seed))
	var out generated
	for range reports {
		var lines []string
		for total := 0; total < size; {
			p := paragraph(g)
			total += len([]rune(p))
			lines = append(lines, p)
			if g.Intn(8) == 0 {
				lines = append(lines, boilerplate[g.Intn(len(boilerplate))])
			}
		}
		out.lines = append(out.lines, lines)
	}
	for range shared {
		out.plant(g)
	}
	for i, lines := range out.lines {
		doc, err := docx.Text(fmt.Sprintf("r%03d.txt", i), []byte(strings.Join(lines, "\n")), docx.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		out.reports = append(out.reports, Of(doc.Name(), doc))
	}
	return out
}

// plant copies a paragraph over one of another report; no paragraph is used
// twice.
func (out *generated) plant(g *rand.Rand) {
	used := map[[2]int]bool{}
	for _, p := range out.planted {
		used[[2]int{p.first, p.firstAt}], used[[2]int{p.second, p.secondAt}] = true, true
	}
	for {
		p := planted{first: g.Intn(len(out.lines)), second: g.Intn(len(out.lines))}
		p.firstAt, p.secondAt = g.Intn(len(out.lines[p.first])), g.Intn(len(out.lines[p.second]))
		text := out.lines[p.first][p.firstAt]
		isBoilerplate := text == boilerplate[0] || text == boilerplate[1]
		if p.first == p.second || isBoilerplate || used[[2]int{p.first, p.firstAt}] || used[[2]int{p.second, p.secondAt}] {
			continue
		}
		out.lines[p.second][p.secondAt] = retell(g, text)
		out.planted = append(out.planted, p)
		return
	}
}
