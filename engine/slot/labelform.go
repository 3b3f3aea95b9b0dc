package slot

import (
	"strings"
	"unicode/utf8"
)

// byForm names the value behind a label: 姓名：____.
func (l *labeler) byForm(i int) naming {
	s := l.slots[i]
	first, nth := l.row(i)
	label := l.formLabel(l.slots[first].SurfaceStart, first)
	if label == "" {
		return naming{}
	}
	if sum := strings.TrimLeft(label, "（("); inWords.has(sum) && i > 0 && measured(l.slots[i-1]) == "money" {
		return naming{label: withoutUnit(l.named[i-1].label) + "（" + sum + "）"}
	}
	if enclosures.has(label) && strings.Contains(s.Class, ".") {
		return naming{} // 附件：XX县预算表 asks for the county
	}
	label += nth
	if measured(s) != "" && s.Unit != "" && !strings.Contains(label, s.Unit) {
		return compose(label, s)
	}
	return naming{label: label, stem: label}
}

var (
	// inWords ask for the sum in front once more: 500元（大写：伍佰元）.
	inWords = words(`大写 小写`)

	// enclosures introduce titles of papers.
	enclosures = words(`附件 附 附表`)
)

// longestFormLabel bounds the label of a form in Han characters; others are half
// as wide.
const longestFormLabel = 16

func isLongLabel(s string) bool {
	return utf8.RuneCountInString(s)+countHan(s) > 2*longestFormLabel
}

// byEnd names the blank of a name by what the name ends with: 举办____培训班.
func (l *labeler) byEnd(i int) naming {
	s := l.slots[i]
	if s.Class != "blank" || measured(s) != "" || s.Unit != "" || l.isDatePart(i) {
		return naming{}
	}
	behind := reachAfter(l.p.Text, s.Loc.End)
	x, ok := directSuffix(behind)
	if !ok || !x.proper() || x.class == "name.person" || x.length == firstLen(behind) {
		return naming{}
	}
	return naming{label: behind[:x.length] + "名称"}
}

// formLabel is the label with a colon that ends at byte at, "" for none.
func (l *labeler) formLabel(at, i int) string {
	head := trimSpaceRight(reachBefore(l.p.Text, at))
	label := strings.TrimRight(head, "：:")
	if label == head {
		return ""
	}
	if i > 0 && l.slots[i-1].SurfaceEnd < at && at-l.slots[i-1].SurfaceEnd < len(head) {
		label = label[len(label)-min(len(label), at-l.slots[i-1].SurfaceEnd-(len(head)-len(label))):]
	}
	label = trimSpaceRight(label)
	if k := strings.LastIndexAny(label, "，。；！？：:\n\t"); k >= 0 {
		label = label[k+firstLen(label[k:]):]
	}
	label = lastField(stripNumber(trimSpaceLeft(label)))
	if o := strings.LastIndexAny(label, "（("); o > 0 && !strings.ContainsAny(label[o:], "）)") && lastVerbEnd(label[:o]) > 0 {
		label = label[o+firstLen(label[o:]):] // 报送至政工科（邮箱：
	}
	if isLongLabel(label) {
		return ""
	}
	if inside := bracketBefore(label); inside != "" {
		return inside // XXX（签字）：____, （授权委托人）：____
	}
	return strings.TrimLeft(label, "、.．·●■□-—*＊ ")
}

// lastField is what stands behind the last wide space of a label: the labels of
// a form stand side by side. 姓 名 is one word spread out.
func lastField(s string) string {
	for _, gap := range []string{"  ", "\u3000\u3000", "\u3000 ", " \u3000"} {
		if k := strings.LastIndex(s, gap); k >= 0 {
			s = s[k+len(gap):]
		}
	}
	if strings.Trim(s, " \u3000") == s && utf8.RuneCountInString(s) <= 4 {
		return strings.NewReplacer(" ", "", "\u3000", "").Replace(s)
	}
	return strings.TrimSpace(s)
}

// promptFillers are what a prompt says besides what it asks for.
var promptFillers = strings.NewReplacer("请在此处", "", "请在此", "", "在此处", "", "此处", "", "请输入", "", "请填写", "", "请填入", "", "请选择", "", "请补充", "", "请填", "",
	"填写", "", "填入", "", "输入", "", "待填", "", "待补充", "", "待定", "", "待补", "", "在此", "", "插入", "", "补充", "", "键入", "", "选择", "", "具体", "", "单击或点击", "", "单击", "", "点击", "")

// entering are the verbs of prompts that what is asked for follows.
var entering = words(`insert enter type add specify provide input`)

// byPrompt names what a prompt or a tag asks for: 【请填写单位名称】, {{姓名}}.
func (l *labeler) byPrompt(i int) naming {
	s := l.slots[i]
	if s.Class != "prompt" && s.Class != "tmplvar" && !strings.HasPrefix(s.Class, "todo") {
		return naming{}
	}
	if name := strings.Trim(s.Text, "{}[]«»<>$%#@ "); s.Class == "tmplvar" && hasLetters(name) {
		return naming{label: name} // with its brackets: {金额（元）}
	}
	text := strings.Trim(s.Text, "{}[]【】（）()《》«»<>$％%#@＜＞［］〔〕「」 ")
	if k := strings.LastIndex(text, "填写"); k > 0 && hasLetters(text[k+len("填写"):]) {
		text = text[k:] // 请结合图纸填写施工说明
	}
	if verb, asked, ok := strings.Cut(text, " "); ok && whole(entering, strings.ToLower(verb)) {
		text = strings.TrimPrefix(asked, "the ") // [Insert project name]
	}
	text = strings.Trim(promptFillers.Replace(text), "，。：:、可 …")
	if !strings.HasSuffix(text, "目的") {
		text = strings.Trim(text, "的")
	}
	switch {
	case !hasLetters(text) || plainPrompts.has(text) || familyOf(firstRune(text)) != noFamily:
		return naming{}
	case isLongLabel(text):
		text = textAfter(text, 0, longestFormLabel)
	}
	return naming{label: text, stem: text}
}

// byTask names a mark of unfinished work in front of what is to be done by that:
// TODO：核对人数.
func (l *labeler) byTask(i int) naming {
	s := l.slots[i]
	if s.Class != "todo" || strings.Trim(l.p.Text[:s.SurfaceStart], "/#* \u3000") != "" {
		return naming{}
	}
	task := strings.TrimLeft(reachAfter(l.p.Text, s.SurfaceEnd), "：: \u3000")
	if k := strings.IndexAny(task, clauseEnds); k >= 0 {
		task = task[:k]
	}
	return naming{label: textAfter(task, 0, longestFormLabel)}
}

// byHint names what a bracket beside it names: ×××（单位名称）, （姓名）____.
func (l *labeler) byHint(i int) naming {
	head, tail := l.p.Text[:l.slots[i].SurfaceStart], l.p.Text[l.slots[i].SurfaceEnd:]
	for _, inside := range []string{bracketAt(tail), bracketBefore(reachBefore(l.p.Text, len(head)))} {
		if fields.has(inside) || signings.has(inside) && !l.isNamed(i) {
			return naming{label: inside, stem: inside}
		}
	}
	return naming{}
}

// isNamed reports whether the words in front of slot i say already who signs there:
// 法定代表人：____（签字）, 局长XXX（签字）.
func (l *labeler) isNamed(i int) bool {
	if l.formLabel(l.slots[i].SurfaceStart, i) != "" {
		return true
	}
	return major(l.slots[i].Class) == "name" && isPost(l.head(i))
}

// signings are what a bracket beside a blank asks a person to do.
var signings = words(`签名 签字 盖章 签章 公章 手印 签字盖章 签名盖章`)

// bracketAt and bracketBefore are the content of round brackets that s begins or
// ends with, "" for none. A bracket that s ends with counts at its start only:
// elsewhere it is a remark on the words in front.
func bracketAt(s string) string {
	const longest = 3 * 8 // bytes of a field's name
	inside, ok := strings.CutPrefix(s, "（")
	end := strings.Index(inside[:min(len(inside), longest+len("）"))], "）")
	if !ok || end < 0 {
		return ""
	}
	return inside[:end]
}

func bracketBefore(s string) string {
	body, ok := strings.CutSuffix(s, "）")
	if inside, open := strings.CutPrefix(body, "（"); ok && open && !strings.ContainsAny(inside, "（）") {
		return inside
	}
	return ""
}

// plainPrompts ask for something without saying what.
var plainPrompts = words(`文字 文本 内容 一项 项 TBD TODO TBC TBA FIXME XXX tbd todo 处 数据 相关内容`)

// byControl names a content control by the name that its author gave it.
func (l *labeler) byControl(i int) naming {
	s := l.slots[i]
	for _, c := range l.p.Controls {
		if c.Start <= s.Loc.Start && s.Loc.End <= c.End {
			if hasLetters(c.Alias) {
				return naming{label: c.Alias}
			}
			return naming{label: c.Tag}
		}
	}
	return naming{}
}
