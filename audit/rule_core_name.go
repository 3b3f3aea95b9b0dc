package audit

import (
	"strings"
	"unicode/utf8"
)

var coreName = Rule{
	ID: "TF112", Name: Text{"核心名称缺字、错字", "core name misspelt"},
	What:  Text{"“习近平新时代中国特色社会主义思想”写得不完整。", "The full name 习近平新时代中国特色社会主义思想 with characters missing or wrong."},
	Why:   Text{"这一名称必须完整准确。", "The name must be complete and exact."},
	Wrong: []string{"学习贯彻习近平新时代特色社会主义思想。", "以习近平新时代中国特色社会主义思思想为指导。"},
	Right: []string{"学习贯彻习近平新时代中国特色社会主义思想。", "学习贯彻习近平经济思想。", "习近平新时代中国特色社会主义经济思想"},
	Draft: Warning, Final: Warning, Unproven: true,
	words: []string{"习近平新时代", "习近平时代", "习近平中国特色", "习近平新时期"},
	Check: checkCoreName,
}

const coreFullName = "习近平新时代中国特色社会主义思想"

// coreVariants are names of parts of the whole.
var coreVariants = []string{"经济", "外交", "法治", "文化", "强军", "生态文明"}

func checkCoreName(p *Pass) {
	p.eachHit(func(h hit) {
		name, ok := nameFrom(h.par.Text[h.start:])
		if !ok {
			name, ok = endWrong(h.par.Text[h.start:])
		}
		if !ok || name == coreFullName || variant(name) || distance([]rune(name), []rune(coreFullName)) > 3 {
			return
		}
		p.Report(h.par, h.start, h.start+len(name), Note{Suggestion: coreFullName})
	})
}

// nameFrom is the start of s up to 思想, if that is near.
func nameFrom(s string) (string, bool) {
	s = s[:runeStart(s, len(coreFullName)+5*len("字"))]
	end := strings.Index(s, "思想")
	if end < 0 || strings.ContainsAny(s[:end], "，。；、：“”《》（） \n") {
		return "", false
	}
	return s[:end+len("思想")], true
}

// endWrong is the start of s if it is the full name but for its end: 思相, 理论.
func endWrong(s string) (string, bool) {
	if theory := strings.TrimSuffix(coreFullName, "思想") + "理论"; strings.HasPrefix(s, theory) {
		return theory, true
	}
	stem := strings.TrimSuffix(coreFullName, "想")
	rest, ok := strings.CutPrefix(s, stem)
	r, size := utf8.DecodeRuneInString(rest)
	if !ok || !isHan(r) {
		return "", false
	}
	return s[:len(stem)+size], true
}

func variant(name string) bool {
	for _, v := range coreVariants {
		if name == strings.TrimSuffix(coreFullName, "思想")+v+"思想" {
			return true
		}
	}
	return false
}

// distance is the edit distance of two short texts.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
