package compare

import "unicode/utf8"

// Doubt is a reason to ask whether a prior is the right one.
type Doubt string

const (
	NotLater  Doubt = "not-later" // the current report's period is not later than the prior's
	Unrelated Doubt = "unrelated" // the two have hardly a sentence in common
)

var doubtNames = map[Doubt]words{
	NotLater:  {"报告期不晚于前期报告，没有查沿用的时间。请核对报告期和文件次序", "not of a later period than the prior; stale dates were not looked for"},
	Unrelated: {"与前期报告几乎没有对应的文字。请确认前期报告没有拿错", "hardly a sentence is in both reports; is this the right prior?"},
}

func (a *alignment) doubts() []Doubt {
	var list []Doubt
	if !a.prior.period.IsZero() && !a.current.period.IsZero() && !a.later() {
		list = append(list, NotLater)
	}
	if a.unrelated() {
		list = append(list, Unrelated)
	}
	return list
}

// leastRelated is the part of the shorter report, one in so many characters,
// that has a counterpart in any two reports of one kind.
const leastRelated = 10

// unrelated reports whether next to nothing of the shorter report corresponds to
// anything in the other.
func (a *alignment) unrelated() bool {
	var all, paired [2]int
	for _, r := range a.relations {
		old, now := a.prior.runes(r.old), a.current.runes(r.new)
		all[0], all[1] = all[0]+old, all[1]+now
		if old > 0 && now > 0 {
			paired[0], paired[1] = paired[0]+old, paired[1]+now
		}
	}
	shorter := 0
	if all[1] < all[0] {
		shorter = 1
	}
	return paired[shorter]*leastRelated < all[shorter]
}

// runes is the length of paragraphs.
func (r *report) runes(paragraphs []int) int {
	n := 0
	for _, at := range paragraphs {
		n += utf8.RuneCountInString(r.paragraphs[at].Text)
	}
	return n
}
