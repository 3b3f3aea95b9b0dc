package slot

import "strings"

// Filters of web sites take 党 and 政治 out of a text and leave X, ZZ. What is
// left must be restored, not filled with a figure.
var (
	// gutted words are 党员, 党建 … without their 党, and 十四五 without its 十.
	gutted = words(`员 建 课 章 旗 性 费 总支 内 风廉政 史 龄 务 誓词 徽 的建设 的领导 的十八大 的十九大 的二十大 的纪律 的群众路线 的创新理论 的方针 四五 三五`)

	// guttedBodies are 党委, 党组织, 党支部 without their 党; a name may stand
	// there as well, so guttedHeads must come before.
	guttedBodies = words(`委 组织 支部`)
	guttedHeads  = words(`镇 乡 县 市 区 省 街道 村 社区 基层 机关 各级 各 局 公司 学校 企业 医院`)

	// politics are words that 政治 stands in front of.
	politics = words(`功能 理论 学习 站位 思想 意识 觉悟 建设 纪律 规矩 生态 素质 任务 责任 立场 方向 领导 巡察 巡视 生活 能力 引领 担当 教育 属性 标准 底色 本色 忠诚`)
)

// readResidue reads what a filter has left: X员, 镇X委, 近XX余份.
func (l *line) readResidue(r run) meaning {
	head, tail := l.before(r.start), l.after(r.end)
	if r.family == letters && r.n == 1 {
		if isPartyItself(head, tail) {
			return meaning{class: "redact", evidence: "what a filter left of 党"}
		}
		if w := guttedWord(head, tail); w != "" {
			return meaning{class: "redact", after: len(w), evidence: "what a filter left in front of " + w}
		}
	}
	if r.n == 2 && strings.HasSuffix(head, "近") && startsAny(tail, "余") {
		if q := quantityAt(tail); q.class == "count.approx" {
			return meaning{class: "redact", unit: q.unit, after: q.length, evidence: "what a replaced year left of a number"}
		}
	}
	return meaning{}
}

var (
	// devotions are verbs that nothing but 党 follows in a report.
	devotions = words(`热爱 忠于 忠诚于 拥护 永远跟 坚决听 始终跟`)

	// devoted follow the 党 of 听党话 and 对党忠诚.
	devoted = words(`话 走 忠诚`)
)

// isPartyItself reports whether 党 alone is what a filter took: 热爱X, 对X忠诚.
func isPartyItself(head, tail string) bool {
	if w := devotions.tail(head); w != "" && (isEnd(tail) || devoted.head(tail) != "") {
		return true
	}
	return endsAny(head, "对") && strings.HasPrefix(strings.TrimPrefix(tail, "绝对"), "忠诚") || endsAny(head, "跟") && strings.HasPrefix(tail, "走") ||
		endsAny(head, "听") && strings.HasPrefix(tail, "话") && !strings.HasPrefix(tail, "话题")
}

func guttedWord(head, tail string) string {
	if w := gutted.head(tail); isWord(tail, w) && len(measures.head(tail)) <= len(w) {
		return w
	}
	if w := guttedBodies.head(tail); w != "" && guttedHeads.tail(head) != "" {
		return w
	}
	return ""
}

// politicsAt reads ZZ in place of 政治.
func (l *line) politicsAt(i, end int) int {
	if t := l.text[i:end]; (t == "ZZ" || t == "zz") && politics.head(l.text[end:]) != "" {
		w := politics.head(l.text[end:])
		return l.accept(candidate{
			start: i, end: end, surfaceStart: i, surfaceEnd: end + len(w),
			class: "redact", evidence: "what a filter left of 政治" + w,
		})
	}
	return i
}
