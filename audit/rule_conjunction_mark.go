package audit

import (
	"strings"
	"unicode/utf8"
)

var markBeforeConjunction = Rule{
	ID: "PT208", Name: Text{"顿号后又用连词或“等”", "顿号 before 和 or 等"},
	What:   Text{"“、和”“、与”“、及”“、以及”“、等”。", "顿号 directly before 和, 与, 以及, 及 or 等."},
	Why:    Text{"连词和“等”前不用顿号。", "Neither a conjunction nor 等 takes a 顿号 before it."},
	Wrong:  []string{"覆盖学校、医院、和车站。", "配齐桌椅、灯具、等设施。"},
	Right:  []string{"覆盖学校、医院和车站。", "平安、和谐、有序", "民主、与时俱进", "一、等级评定", "四、与部门的协作"},
	Source: "GB/T 15834—2011",
	Draft:  Warning, Final: Warning, Unproven: true,
	words: []string{"、和", "、与", "、以及", "、及", "、等"},
	Check: checkMarkBeforeConjunction,
}

// notConjunctions are words that begin like a conjunction or 等.
var notConjunctions = strings.Fields(`
	和谐 和平 和睦 和解 和美 和顺 和气 和善 和合 和田 和县 和风 和声 和约 和谈 和服 和硕 和龙 和政县 和静县 和布克 和林格尔 和蔼 和缓 和衷
	与会 与时俱 与众不 与人为 与民同 与民争 与其 与日俱 与法同 与邻为 与世 与生俱
	及时 及早 及格 及第 及物 及至
	等级 等候 等待 等额 等同 等于 等次 等距 等价 等效 等值 等外 等温 等离 等比 等差 等高 等第`)

func checkMarkBeforeConjunction(p *Pass) {
	p.eachHit(func(h hit) {
		before, _ := utf8.DecodeLastRuneInString(h.par.Text[:h.start])
		if h.start == 0 || strings.ContainsRune("一二三四五六七八九十0123456789", before) {
			return // the number of a heading
		}
		if !startsWithAny(h.par.Text[h.start+len("、"):], notConjunctions...) {
			p.Report(h.par, h.start, h.end, Note{Suggestion: strings.TrimPrefix(h.text(), "、")})
		}
	})
}
