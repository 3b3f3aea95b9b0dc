package audit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
)

// A fault is a way in which a report goes wrong, as an editor would describe
// it. It is planted at every site where a clean report matches at; the finding
// must overlap what was planted.
type fault struct {
	what string
	rule string // the rule that should see it
	at   string // where it can be planted; group 1, or the whole, is replaced
	with func(found string, groups []string) []string
	// spot is where the finding belongs when it is not the text replaced: the
	// group of at.
	spot int
}

// always replaces by the same texts.
func always(texts ...string) func(string, []string) []string {
	return func(string, []string) []string { return texts }
}

func around(before, after string) func(string, []string) []string {
	return func(found string, _ []string) []string { return []string{before + found + after} }
}

func mapped(f func(string) string) func(string, []string) []string {
	return func(found string, _ []string) []string { return []string{f(found)} }
}

// added changes a figure by amounts.
func added(amounts ...float64) func(string, []string) []string {
	return func(found string, _ []string) []string {
		n, err := strconv.ParseFloat(found, 64)
		if err != nil {
			return nil
		}
		var list []string
		for _, a := range amounts {
			list = append(list, strconv.FormatFloat(n+a, 'f', -1, 64))
		}
		return list
	}
}

const counted = `(\d[\d.]*)(?:名|户|次|场|个|处|项|期|份|家)`

var faults = []fault{
	{what: "a letter for a figure", rule: "PH001", at: counted, with: always("X", "XX")},
	{what: "crosses for a figure", rule: "PH002", at: counted, with: always("××")},
	{what: "circles for a figure", rule: "PH004", at: counted, with: always("○○")},
	{what: "asterisks for a figure", rule: "PH005", at: counted, with: always("**")},
	{what: "underscores for a figure", rule: "PH006", at: counted, with: always("____")},
	{what: "a prompt for a figure", rule: "PH007", at: counted, with: always("（此处填写数据）")},
	{what: "a tag for a figure", rule: "PH008", at: counted, with: always("{{figure}}", "${n}")},
	{what: "a date left open", rule: "PH009", at: `\d{1,2}月\d{1,2}日`, with: always("X月X日", "××月××日")},

	{what: "opening with last year's period", rule: "PD001", at: `\n(20\d\d)年[上下]半年，`, with: added(-1)},
	{what: "last year in a title", rule: "PD002", at: `《(20\d\d)年`, with: added(-1, -2)},
	{what: "closing date mistaken for cut-off", rule: "WD101", at: `截至`, with: always("截止")},

	{what: "total changed", rule: "FG002", at: `[共合]计(\d+)`, with: added(1, 10, -1, 7)},
	{what: "men or women changed", rule: "FG002", at: `男(\d+)人、女\d+人`, with: added(1, -2, 10)},
	{what: "share changed", rule: "FG003", at: `(?:占总数的|占比|下降|增长)(\d[\d.]*)%`, with: added(3, -4, 10)},
	{what: "direction turned", rule: "FG003", at: `(增至)`, with: always("减至", "降至"), spot: 0},
	{what: "direction turned down", rule: "FG003", at: `(减至|降至|缩短到)`, with: always("增至", "升至"), spot: 0},
	{what: "stated count changed", rule: "FG004", at: `([两二三四])(?:个方面|项工作|个方面的工作)[^。：]{0,4}[：。]一是`, with: always("五", "六", "七")},
	{what: "count of names changed", rule: "FG004", at: `社区([三])个社区|([两])部党内法规`, with: always("四", "五", "六")},
	{what: "part above the whole", rule: "FG005", at: `(\d+)(?:张|亩|处|个|起|项|批次)，其中[^，。\d]{0,6}(\d+)(?:张|亩|处|个|起|项|批次)`, with: added(0.0), spot: 2},

	{what: "day that the month lacks", rule: "DT426", at: `\d{1,2}月\d{1,2}日`, with: always("6月31日", "4月31日", "2月30日", "13月1日", "9月32日")},
	{what: "weekday moved", rule: "DT428", at: `星期([一二三四五六日])`, with: mapped(func(s string) string {
		return map[string]string{"一": "二", "二": "三", "三": "四", "四": "五", "五": "六", "六": "日", "日": "一"}[s]
	})},
	{what: "full-width digits", rule: "NU319", at: `\d{2,}`, with: mapped(func(s string) string {
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, s)
	})},
	{what: "percent before percentage points", rule: "NU317", at: `(\d)个百分点`, with: around("", "%")},

	{what: "half-width comma", rule: "PT201", at: `\p{Han}(，)\p{Han}`, with: always(",")},
	{what: "half-width semicolon", rule: "PT201", at: `\p{Han}(；)\p{Han}`, with: always(";")},
	{what: "stop written twice", rule: "PT204", at: `\p{Han}(。)`, with: always("。。", "，。")},
	{what: "comma written twice", rule: "PT204", at: `\p{Han}(，)\p{Han}`, with: always("，，", "、，")},
	{what: "straight quotes", rule: "PT203", at: `“\p{Han}+”`, with: mapped(strings.NewReplacer("“", `"`, "”", `"`).Replace)},
	{what: "half-width brackets", rule: "PT202", at: `\p{Han}(（[^）\n]{3,}）)`, with: mapped(strings.NewReplacer("（", "(", "）", ")").Replace)},
	{what: "顿号 before 和", rule: "PT208", at: `\p{Han}{2}(、)\p{Han}{2}`, with: always("、和")},
	{what: "title within a title", rule: "PT206", at: `《[^》]+》`, with: around("《关于印发", "的通知》")},
	{what: "closing mark lost", rule: "PT216", at: `《[^》]+》|“[^”]+”|（\p{Han}[^）]{3,}）`, with: mapped(withoutLast)},
	{what: "opening mark lost", rule: "PT216", at: `《[^》]+》|“[^”]+”|（\p{Han}[^）]{3,}）`, with: mapped(withoutFirst)},

	{what: "heading skipped", rule: "ST409", at: `(?m)^([二三])、`, with: mapped(next)},
	{what: "heading repeated", rule: "ST409", at: `(?m)^（([二三])）`, with: mapped(previous)},
	{what: "item skipped", rule: "ST410", at: `[。；：]([二三])是`, with: mapped(next)},
	{what: "point after 一", rule: "ST401", at: `(?m)^[一二三](、)`, with: always(".", "．", "：")},
	{what: "mark after （一）", rule: "ST402", at: `(?m)^（[一二三]）()`, with: always("、", "，")},
	{what: "half-width brackets around a number", rule: "ST403", at: `(?m)^（[一二三]）`, with: mapped(strings.NewReplacer("（", "(", "）", ")").Replace)},
	{what: "顿号 after 1", rule: "ST404", at: `(?m)^\d(\.)`, with: always("、", "．")},

	{what: "misspelt words", rule: "WD102", at: `部署|签订|落实到位|乡村振兴|覆盖率`, with: mapped(strings.NewReplacer(
		"部署", "布署", "签订", "签定", "落实到位", "落实倒位", "乡村振兴", "乡村震兴", "覆盖率", "复盖率").Replace)},
	{what: "quotes of a phrase lost", rule: "TF110", at: `“(?:三会一课|一岗双责|四个意识|四个自信|两个维护|两个确立|三重一大)”`, with: mapped(strings.NewReplacer("“", "", "”", "").Replace)},
	{what: "characters of the full name lost", rule: "TF112", at: `习近平新时代中国特色社会主义思想`, with: always("习近平新时代特色社会主义思想", "习近平新时代中国特色社会思想", "习近平新时代中国特色主义思想")},
	{what: "full stop behind the title", rule: "PT213", at: `\A()`, with: always("关于报送有关材料的通知。\n", "关于调整领导小组成员的请示。\n", "江城市水务局工作总结。\n关于2023年防汛工作情况的报告。\n")},
	{what: "advertisement above the title", rule: "BP601", at: `\A()`, with: always("本资料仅供学习交流，禁止外传\n", "会员群：123456\n", "加微信领取更多范文\n", "百度文库下载\n")},
}

// planted sentences stand at the end of a paragraph: kinds of faults for which
// the clean reports hold no site.
var sentences = []struct {
	rule  string
	texts []string
}{
	{"WD101", []string{"截止目前，各项任务进展顺利。", "截止9月20日，共有11家单位报名参加。"}},
	{"WD103", []string{"随后进行召开座谈会，听取意见。", "并对先进个人进行颁发证书。"}},
	{"WD105", []string{"截止至年底，所有欠账全部清零。"}},
	{"PT205", []string{"负责人说：“一定按期交付。”。"}},
	{"PT209", []string{"购置桌椅、书架、电脑……等设备。"}},
	{"NU301", []string{"老城区管网多为80年代铺设。"}},
	{"NU311", []string{"每村补助3～5万元。"}},
	{"NU312", []string{"预计成本下降10～15%。"}},
	{"NU313", []string{"整个过程持续了五、六个小时。"}},
	{"NU314", []string{"受益居民约2000人左右。", "先后接待近40余批客人。"}},
	{"NU315", []string{"出勤率超过97%以上。", "最多时高达600人以上。"}},
	{"NU316", []string{"投诉件数减少了两倍。"}},
	{"NU318", []string{"另有3千人通过网络观看。"}},
	{"NU321", []string{"全年支出经费3，860元。"}},
	{"DN411", []string{"具体要求见青政发[2021]9号文件。", "具体要求见青政办函（2021）33号文件。"}},
	{"DN412", []string{"详见青政发〔2021〕第9号文件。"}},
	{"DN413", []string{"详见青政发〔2021〕09号文件。"}},
	{"DN414", []string{"详见青政发〔21〕9号文件。"}},
	{"DT421", []string{"协议签订于2019年05月09日。"}},
	{"DT422", []string{"该设施在19年5月投入使用。"}},
	{"DT423", []string{"协议签订于二〇一九年5月9日。"}},
	{"DT424", []string{"协议签订于二零一九年五月九日。"}},
	{"DT425", []string{"协议签订于二○一九年五月九日。", "协议签订于二O一九年五月九日。"}},
	{"TF111", []string{"进一步坚定“四个意识”。", "自觉做到“四个自信”。"}},
	{"TF113", []string{"巩固深化不忘初心、牢记使命主题教育成果。"}},
	{"PD405", []string{"会同县国土资源局核查用地。", "配合县卫计委开展督导。"}},
	{"BP601", []string{"更多范文请关注公众号。", "本文由网友整理上传，侵删。"}},
	{"FG002", []string{"发放棉被40床、大衣25件、毛毯30床，共计80床。", "参赛选手48人，其中男30人、女20人。"}},
	{"FG003", []string{"应到会80人，其中请假4人，占比10%。", "能耗由500吨降至450吨，下降15%。", "开支从60万元增至45万元。"}},
	{"FG004", []string{"工作中遵循三个原则。做到四个方面：一是公开；二是公正；三是及时。", "选读《乡土中国》《活着》三部作品。"}},
	{"FG005", []string{"共评出优秀案例9个，其中一等奖12个。", "到场嘉宾35人，其中本市嘉宾41人。"}},
	{"FG001", []string{"共走访独居老人家庭126户。\n目前累计走访独居老人家庭118户。"}},
	{"FG006", []string{"累计培训民间手艺人320人。\n共培训民间手艺人320人次。"}},
	{"PD003", []string{"\n九、主要工作成效\n2039年3月，组织义诊1场。"}},
	{"PD004", []string{"截至3月5日，办结9件。截至3月9日，办结12件。"}},
	{"PH003", []string{"由某某街道负责落实。"}},
	{"PH010", []string{"具体要求见X政发〔2021〕X号文件。"}},
	{"PH011", []string{"\n牵头单位：待定", "\n验收时间：TBD"}},
	{"PH012", []string{"发放宣传资料0000份。"}},
	{"PH013", []string{"深入学习X的二十大精神。"}},
	{"PH015", []string{"详细数据见错误!未找到引用源。"}},
	{"NM502", []string{"其他科室要主动配合。其它科室不得推诿。"}},
	{"DT427", []string{"启动编制2019-2023年发展规划。"}},
	{"NU303", []string{"该队伍年初三即返岗值守。"}},
	{"NU320", []string{"另有20几个网点同步开放。"}},
	{"NU319", []string{"另有志愿者１２０人参加。"}},
	{"ST406", []string{"首先、要摸清底数。"}},
	{"ST407", []string{"\n一是、摸清底数，建立台账。"}},
	{"ST408", []string{"\n五、有关保障措施。"}},
	{"PT214", []string{"\n附件：1.任务分工表。"}},
	{"PT215", []string{"\n附件:1.任务分工表"}},
	{"WD104", []string{"此项工作涉及到多个部门。"}},
	{"DT428", []string{"2023年5月1日（星期三）照常开放。"}},
	{"NU317", []string{"满意率提高3%个百分点。"}},
}

// ends are the ends of paragraphs that are no headings.
const ends = `(?m)。()$`

func withoutFirst(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[size:]
}

func withoutLast(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-size]
}

func next(s string) string {
	return map[string]string{"一": "二", "二": "三", "三": "四", "四": "五"}[s]
}

func previous(s string) string {
	return map[string]string{"二": "一", "三": "二", "四": "三"}[s]
}

// planted is a report with one fault, and its place in bytes of the text.
type planted struct {
	name, text string
	start, end int
}

func plant(f fault, name, clean string) []planted {
	var list []planted
	for _, m := range regexp.MustCompile(f.at).FindAllStringSubmatchIndex(clean, -1) {
		g := 1
		for 2*g < len(m) && m[2*g] < 0 {
			g++
		}
		if 2*g >= len(m) {
			g = 0
		}
		if f.spot > 0 {
			g = f.spot
		}
		start, end := m[2*g], m[2*g+1]
		found := clean[start:end]
		texts := f.with(found, nil)
		if f.spot == 2 {
			whole, _ := strconv.Atoi(clean[m[2]:m[3]])
			texts = []string{fmt.Sprint(whole + 1), fmt.Sprint(whole + 25), fmt.Sprint(whole * 10)}
		}
		for _, text := range texts {
			if text != found {
				list = append(list, planted{name, clean[:start] + text + clean[end:], start, start + len(text)})
			}
		}
	}
	return list
}

// found reports whether a finding of rule overlaps what was planted; a fault
// that took away a mark lies between its neighbours.
func (p planted) found(result audit.Result, rule string) bool {
	offset := 0
	for n, line := range strings.Split(p.text, "\n") {
		for _, f := range result.Findings {
			if f.Rule == rule && f.Loc.Para == n && offset+f.Loc.Start <= p.end && p.start <= offset+f.Loc.End {
				return true
			}
		}
		offset += len(line) + 1
	}
	return false
}

func cleanReports(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("testdata/clean/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no clean reports", err)
	}
	reports := map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		reports[filepath.Base(name)] = strings.TrimSuffix(string(data), "\n")
	}
	for name, doc := range filledTemplates(t) {
		reports[name] = bodyLines(doc)
	}
	return reports
}

func TestCleanReports(t *testing.T) {
	for name, text := range cleanReports(t) {
		for _, f := range mustRun(t, text, audit.Options{}).Findings {
			if f.Level == audit.Info {
				continue
			}
			t.Errorf("%s: %s %v objects to %q in %s", name, f.Rule, f.Level, f.Text, f.Sentence)
		}
	}
}

// TestSeededFaults wants at least 95 of 100 faults of each kind found, where
// they were planted.
func TestSeededFaults(t *testing.T) {
	reports := cleanReports(t)
	all := faults
	for _, s := range sentences {
		all = append(all, fault{what: "a sentence with the fault", rule: s.rule, at: ends, with: always(s.texts...)})
	}
	for _, f := range all {
		var sites, found int
		var missed []string
		for name, text := range reports {
			for _, p := range plant(f, name, text) {
				sites++
				if p.found(mustRun(t, p.text, audit.Options{Levels: audittest.Only(f.rule)}), f.rule) {
					found++
				} else {
					missed = append(missed, p.name+": "+excerpt(p))
				}
			}
		}
		t.Logf("%s %s: %d of %d", f.rule, f.what, found, sites)
		if sites == 0 || found*100 < sites*95 {
			t.Errorf("%s %s: found %d of %d; missed:\n%s", f.rule, f.what, found, sites, strings.Join(missed[:min(len(missed), 8)], "\n"))
		}
	}
}

func excerpt(p planted) string {
	from := strings.LastIndexByte(p.text[:p.start], '\n') + 1
	runes := []rune(p.text[from:p.start])
	rest := []rune(p.text[p.end:])
	return string(runes[max(0, len(runes)-20):]) + "⟦" + p.text[p.start:p.end] + "⟧" + string(rest[:min(20, len(rest))])
}
