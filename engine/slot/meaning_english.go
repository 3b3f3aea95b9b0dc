package slot

import "strings"

var (
	// englishUnits follow a number in English. The list ends where a report would
	// rather count with another word in front.
	englishUnits = words(
		`percent million billion thousand hundred dozen dollars yuan shares units points copies pages items boxes tons tonnes kilometers kilometres miles meters metres acres hectares`,
		`people persons employees students members participants staff volunteers attendees families households villages schools hospitals companies enterprises teachers doctors officers patients children workers farmers residents`,
		`times days weeks months years hours minutes meetings sessions workshops visits events activities cases projects reports issues complaints lectures courses classes`,
	)

	// englishScales follow a currency and a number.
	englishScales = words(`thousand million billion trillion`)

	// englishCounts begin the label of a number: Number of participants: XX.
	englishCounts = words(`number Number NUMBER total Total TOTAL count Count`)

	// englishPeople stand in front of a name.
	englishPeople = words(`by Mr. Ms. Mrs. Dr. Prof. Miss Mr Ms Mrs Dr`)

	// englishNumbers stand in front of the number of a paper.
	englishNumbers = words(`No. No Number Nos. Ref. Ref`)

	// englishBodies end the names of bodies and places. The list ends where a Roman
	// numeral may stand in front: XX Corps, XXX Congress.
	englishBodies = words(`University College Hospital Company Corporation Limited Group Bank Institute Academy Bureau Department Ministry Municipality County Township Village Province City District Street Road School`)

	// geneticNouns are told apart by XX.
	geneticNouns = words(`chromosomes males females embryos cells individuals genotypes karyotypes mice`)
)

// readEnglish reads several capital X among English words: XX training sessions,
// approved by XXX, Invoice No.: XXX.
func (l *line) readEnglish(r run) meaning {
	if r.n < 2 || r.glyph != 'X' || r.year {
		return meaning{}
	}
	before := l.before(r.start)
	head := strings.TrimRight(before, ": ")
	last := head[strings.LastIndex(head, " ")+1:]
	switch {
	case last == "" && before != "":
		return meaning{}
	case strings.HasSuffix(strings.TrimRight(before, " "), ":") && isCountLabel(head) && isEnd(l.after(r.end)):
		return meaning{class: "count", evidence: "the value of a label that counts " + last}
	case englishBody(l.after(r.end)) != "":
		w := englishBody(l.after(r.end))
		return meaning{class: "name", after: len(" " + w), evidence: "the name ends with " + w}
	case whole(englishPeople, last) && isEnd(l.after(r.end)):
		return meaning{class: "name.person", evidence: "a name behind " + last}
	case whole(englishNumbers, last) && isEnd(l.after(r.end)):
		return meaning{class: "docnum", evidence: "the number behind " + last}
	}
	if noun := pluralBehind(l.after(r.end)); noun != "" && (isASCIILower(firstRune(last)) || isStart(strings.TrimSuffix(head, last))) {
		return meaning{class: "count", unit: noun, evidence: "counts " + noun}
	}
	return meaning{}
}

// englishBody is the end of a name that s begins with behind a space, "" for none.
func englishBody(s string) string {
	rest, spaced := strings.CutPrefix(s, " ")
	w := englishBodies.head(rest)
	if !spaced || w == "" || isLatin(firstRune(rest[len(w):])) {
		return ""
	}
	return w
}

// isCountLabel reports whether s ends with a label such as Total number of
// participants.
func isCountLabel(s string) bool {
	k := strings.LastIndex(s, " of ")
	return k >= 0 && whole(englishCounts, s[strings.LastIndexAny(s[:k], " \n")+1:k]) && !strings.ContainsAny(s[k:], ",.;:")
}

// pluralBehind is the plural that is the first or second word of s, in small
// letters: training sessions. "" for none.
func pluralBehind(s string) string {
	s, spaced := strings.CutPrefix(s, " ")
	if !spaced {
		return ""
	}
	list := strings.SplitN(s, " ", 3)
	for _, w := range list[:min(2, len(list))] {
		noun := strings.TrimRight(w, ".,;:!?)")
		if strings.Trim(noun, "abcdefghijklmnopqrstuvwxyz-") != "" || whole(geneticNouns, noun) {
			return ""
		}
		const shortest = 4
		if len(noun) >= shortest && strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") {
			return noun
		}
		if noun != w {
			return ""
		}
	}
	return ""
}

// isEnglishFigure reports whether r is one X in the place of a figure in an
// English sentence: visited X households, rose by X%.
func (l *line) isEnglishFigure(r run) bool {
	head, spaced := strings.CutSuffix(l.before(r.start), " ")
	if !spaced || r.glyph != 'X' {
		return false
	}
	tail, last := l.after(r.end), head[strings.LastIndex(head, " ")+1:]
	if whole(determiners, last) || whole(suppositions, strings.ToLower(last)) {
		return false
	}
	if percents.head(tail) != "" {
		return true
	}
	rest := strings.TrimPrefix(tail, " ")
	unit := englishUnits.head(rest)
	return isASCIILower(firstRune(last)) && rest != tail && unit != "" && !isLatin(firstRune(rest[len(unit):])) && !hasWord(l.sentence(r.start, r.end), equations)
}

// suppositions stand in front of a variable.
var suppositions = words(`let if where suppose assume when`)

// equations tell the sign of a product in words, X times Y, from a blank.
var equations = words(`equals multipl Multipl variable = axis`)
