package slot

import (
	_ "embed"
	"strings"
	"sync"
)

// nationalList names the national documents that can't be told by their
// wording, one a line.
//
//go:embed national.txt
var nationalList string

// nationalTitles knows the titles of national documents: laws, regulations of
// the Party and the state, works of leaders. They are nobody's to roll forward.
type nationalTitles map[string]bool

// knownNational are the titles of nationalList.
var knownNational = sync.OnceValue(func() nationalTitles { return readNational(nationalList) })

func readNational(list string) nationalTitles {
	known := nationalTitles{}
	for line := range strings.Lines(list) {
		if name, _, _ := strings.Cut(line, "#"); strings.TrimSpace(name) != "" {
			known[strings.TrimSpace(name)] = true
		}
	}
	return known
}

// A nationalForm is a wording that only national documents have.
type nationalForm struct {
	head  string
	tails *lexicon
}

var nationalForms = []nationalForm{
	{"中华人民共和国", words(`法 法典 宪法 条例 规定 办法 细则 规则 章程 规划 纲要 公报 通则 草案`)},
	{"中国共产党", words(`章程 准则 条例 规定 办法 规则 细则 纲要 简史 历史 决议 宣言`)},
	{"中共中央", words(`决定 意见 通知 规定 建议 决议 公报 条例 办法 纲要 说明`)},
	{"国务院", words(`决定 意见 通知 规定 办法 条例 报告`)},
	{"习近平", words(`选编 摘编 论述 选读 汇编 文选 讲话 治国理政 纲要 文集 故事 概论 用典 七年知青岁月 经济思想 法治思想 文化思想 生态文明思想 外交思想 强军思想 重要论述`)},
	{"毛泽东", words(`选集 文集 年谱 著作选读`)},
	{"邓小平", words(`文选 文集 年谱`)},
}

// has reports whether the core of a title is a national document's, with or
// without the name of the state or the Party in front.
func (n nationalTitles) has(core string) bool {
	if n[core] || n[strings.TrimPrefix(core, "中华人民共和国")] || n[strings.TrimPrefix(core, "中国共产党")] {
		return true
	}
	for _, form := range nationalForms {
		if strings.HasPrefix(core, form.head) && form.tails.tail(core) != "" {
			return true
		}
	}
	return isRegulation(core) || isLaw(core)
}

// isLaw reports a 法: only the national legislature calls what it writes so.
func isLaw(core string) bool {
	const least = 3 * 3 // bytes
	core = strings.TrimSuffix(core, "实施条例")
	return strings.HasSuffix(core, "法") && len(core) >= least && otherLaws.tail(core) == "" && !strings.ContainsAny(core, "X×某○")
}

// otherLaws end in 法 and are no laws. The list ends where a word does not end the
// title of a paper or a book.
var otherLaws = words(`办法 方法 做法 用法 书法 兵法 看法 说法 想法 算法 技法 疗法 手法 笔法 佛法 魔法 枪法 拳法 剑法 刀法 语法 文法 章法 句法 心法 打法 玩法 吃法 写法 读法 教法 学法 普法 执法 司法 守法 违法 非法 合法 依法 释法 工作法 教学法 学习法 记忆法 分析法 领导法`)

// isRegulation reports a 条例 without the name of a place: only the Party's
// centre, the State Council and legislatures call what they write so.
func isRegulation(core string) bool {
	const least = 6 * 3 // bytes; 《条例》 alone is short for another
	return strings.HasSuffix(core, "条例") && len(core) >= least && !strings.ContainsAny(core, "省市县区州旗镇X×某○")
}
