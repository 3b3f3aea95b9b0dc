package audit

import (
	"strings"
	"unicode/utf8"
)

// placeOpeners are words after which places are listed by name.
var placeOpeners = []string{"在", "到", "赴", "深入", "走访"}

// placeSuffixes end the names of places of a kind: such names are counted with what
// they end in.
const placeSuffixes = "省市县区乡镇村街道社"

// statedPlaces checks 在红旗、光明、胜利3个村: names of places without their kind, right before
// their number. Places of a larger kind may be named instead, with many of the
// counted in each, so only a number that is off by one is wrong.
func (p *Pass) statedPlaces(h hit) {
	if !strings.HasSuffix(h.text(), "个") || len(countedNouns(h.par.Text[h.end:])) == 0 {
		return
	}
	before, open := listBefore(h)
	clause := afterLast(before, "，；。：！？\n")
	at, size := -1, 0
	for _, opener := range placeOpeners {
		if i := strings.LastIndex(clause, opener); i > at {
			at, size = i, len(opener)
		}
	}
	if at < 0 || !bareNames(clause[at+size:]) || goesOn(h.par.Text[h.end:]) {
		return
	}
	least, most := itemsOf(clause[at+size:])
	r, _ := utf8.DecodeRuneInString(h.text())
	stated := number(strings.Replace(string(r), "两", "二", 1))
	if least > 2 && (stated == least-1 || stated == most+1 && !open) {
		p.compareCount(h, least, open)
	}
}

// bareNames reports whether a list is one of short names without what they are
// names of.
func bareNames(list string) bool {
	for _, name := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("、和与及", r) }) {
		last, _ := utf8.DecodeLastRuneInString(name)
		if n := utf8.RuneCountInString(name); n < 1 || n > 4 || strings.ContainsRune(placeSuffixes, last) || strings.ContainsFunc(name, notHan) {
			return false
		}
	}
	return true
}

func notHan(r rune) bool { return !isHan(r) }

// goesOn reports whether another count follows the first: 3个县和1个区.
func goesOn(rest string) bool {
	rest = rest[:runeStart(rest, sentenceReach/10)]
	at := strings.IndexAny(rest, "，。；：")
	if at >= 0 {
		rest = rest[:at]
	}
	return strings.ContainsAny(rest, "0123456789两二三四五六七八九十")
}
