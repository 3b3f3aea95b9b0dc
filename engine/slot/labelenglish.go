package slot

import (
	"slices"
	"strings"
)

// byEnglish names a quantity in English text by the words next to it.
func (l *labeler) byEnglish(i int) naming {
	before, after := l.nameWordsAround(i)
	label := strings.Join(append(before, after...), " ")
	return naming{label: label, stem: label}
}

// englishDate names a date in English text by the words in front of it, "" when
// there are none.
func (l *labeler) englishDate(i int) string {
	before, _ := l.nameWordsAround(i)
	if s := l.slots[i]; len(before) == 0 && len(s.Text) == len("20XX") && isLatin(lastRune(trimSpaceRight(l.p.Text[:s.Loc.Start]))) {
		return "Year" // In 20XX
	}
	if len(before) == 0 {
		return ""
	}
	return strings.Join(before, " ") + " date"
}

// nameWordsAround are the words of the clause that can name slot i, the nearest
// three on each side.
func (l *labeler) nameWordsAround(i int) (before, after []string) {
	const most = 3
	head, tail := reachBefore(l.p.Text, l.slots[i].Loc.Start), reachAfter(l.p.Text, l.slots[i].Loc.End)
	if k := strings.LastIndexAny(head, englishPauses); k >= 0 {
		head = head[k+1:]
	}
	if k := strings.LastIndex(head, " and "); k >= 0 && i > 0 && l.slots[i].Loc.Start-len(head) < l.slots[i-1].Loc.End {
		head = head[k:] // handled XX petitions and closed XX cases
	}
	if k := strings.IndexAny(tail, englishPauses); k >= 0 {
		tail = tail[:k]
	}
	before, after = nameWords(head), nameWords(tail)
	before = withoutLead(before[max(0, len(before)-most):])
	if k := slices.IndexFunc(after, leadsOn); k >= 0 {
		after = after[:k]
	}
	return before, after[:min(len(after), most)]
}

// leadsOn reports whether a word leads from what is counted to something else.
func leadsOn(s string) bool { return whole(leads, s) }

var leads = words(`and or in In at At by to for with from during that which who is are was were be has have had`)

func isFunctionWord(s string) bool { return whole(functionWords, s) }

// withoutLead cuts function words off the beginning.
func withoutLead(fields []string) []string {
	for len(fields) > 0 && isFunctionWord(fields[0]) {
		fields = fields[1:]
	}
	return fields
}

const englishPauses = ".;,:!?\n"

// functionWords begin and end no label.
var functionWords = words(`the The a an A An is are was were be by in In on On at At to of for and or with has have had`)

// nameWords are the words of an English text that can name a value: without the
// glyphs of other blanks, and without function words at its ends.
func nameWords(text string) []string {
	fields := strings.FieldsFunc(text, func(r rune) bool { return !isLatin(r) && r != '-' && r != '\'' })
	fields = slices.DeleteFunc(fields, isAllX)
	fields = withoutLead(fields)
	for len(fields) > 0 && isFunctionWord(fields[len(fields)-1]) {
		fields = fields[:len(fields)-1]
	}
	return fields
}
