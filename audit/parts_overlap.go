package audit

import "github.com/tianbao-dev/tianbao/engine/figure"

// traits are words, by kinds, for what people, loans and visits are: one may have
// a trait of each kind, so that parts named by several kinds overlap.
var traits = [][]string{
	{"女", "妇女"},
	{"党员", "党派", "团员"},
	{"民族"},
	{"岁", "老年", "中年", "青年", "儿童"},
	{"学历", "学位", "本科", "大专", "研究生", "硕士", "博士"},
	{"职称", "高级", "中级", "初级", "教授", "技师"},
	{"残疾", "重病", "大病", "失独"},
	{"退役", "退伍", "军属", "烈属"},
	{"低保", "特困", "脱贫", "困难"},
	{"涉农", "三农", "农户"},
	{"小微", "民营", "普惠"},
	{"绿色", "科技", "信用", "中长期", "首贷"},
	{"重复", "越级"},
	{"集体"},
}

// overlap reports whether parts may have things in common: they are named by traits
// of several kinds, or only some of them by one. 其他 is a part of any kind.
func (pf paragraphFigures) overlap(parts []figure.Figure) bool {
	named, without := map[int]bool{}, false
	for _, part := range parts {
		lead := pf.lead(part)
		kind := kindOf(lead)
		switch {
		case kind >= 0:
			named[kind] = true
		case !theRest().MatchString(lead) && !shortPart(lead, "男"):
			without = true
		}
	}
	return len(named) > 1 || len(named) == 1 && without
}

// kindOf is the kind of the trait that a clause names, -1 for none.
func kindOf(lead string) int {
	for i, words := range traits {
		if containsAny(lead, words) {
			return i
		}
	}
	return -1
}
