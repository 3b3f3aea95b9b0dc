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
	if k := strings.IndexAny(tail, englishPauses); k >= 0 {
		tail = tail[:k]
	}
	before, after = nameWords(head), nameWords(tail)
	return before[max(0, len(before)-most):], after[:min(len(after), most)]
}

const englishPauses = ".;,:!?\n"

// functionWords begin and end no label.
var functionWords = words(`the The a an A An is are was were be by in In on On at At to of for and or with has have had`)

// nameWords are the words of an English text that can name a value: without the
// glyphs of other blanks, and without function words at its ends.
func nameWords(text string) []string {
	fields := strings.FieldsFunc(text, func(r rune) bool { return !isLatin(r) && r != '-' && r != '\'' })
	fields = slices.DeleteFunc(fields, isAllX)
	for len(fields) > 0 && whole(functionWords, fields[0]) {
		fields = fields[1:]
	}
	for len(fields) > 0 && whole(functionWords, fields[len(fields)-1]) {
		fields = fields[:len(fields)-1]
	}
	return fields
}
