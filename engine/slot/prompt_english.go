package slot

import "strings"

var (
	// englishVerbs begin a prompt: [Insert date], [Click here to …].
	englishVerbs = words(`insert enter type click select choose add fill specify describe provide input list name`)

	// englishFields are what a prompt in brackets names, by its last word.
	englishFields = words(`name names date address amount title number company city state zip country phone email e-mail signature position department organization organisation party year month day time location place recipient sender client customer employer employee contractor buyer seller tenant landlord description percentage percent quantity price rate term period project author subject logo text url website fax venue room speaker topic course school university institution deadline supplier vendor manager director chair chairperson secretary candidate student teacher duration budget`)

	// owners begin a prompt that names what belongs to the reader.
	owners = words(`your recipient's client company's sender's`)
)

// englishPrompt reads [Company Name], <insert project name>, [●].
func englishPrompt(p pair, content string, l *line) string {
	if content == "●" || content == "•" || content == "*" && p.opener == '[' && isStart(l.before(p.start)) {
		return "a bullet in brackets, the blank of contracts"
	}
	if p.opener == '{' || p.opener == '(' && !englishAsks(content) {
		return ""
	}
	if hasHan(content) || strings.ContainsAny(content, "=\"/:;|\\") || !isLatin(firstRune(content)) {
		return ""
	}
	if englishAsks(content) {
		return "asks to be filled in: " + content
	}
	last := strings.ToLower(content[strings.LastIndex(content, " ")+1:])
	if whole(englishFields, last) && isFieldSpelling(p, content) {
		return "names what is to be filled in: " + content
	}
	if party := strings.ToLower(content); strings.HasPrefix(party, "party ") && len(content) <= len("party AA") && p.opener == '[' {
		return "names what is to be filled in: " + content
	}
	return ""
}

// englishAsks reports content that begins with a verb that asks, or with your.
func englishAsks(content string) bool {
	first, rest, several := strings.Cut(strings.ToLower(content), " ")
	return several && rest != "" && (whole(englishVerbs, first) || whole(owners, first))
}

func whole(l *lexicon, s string) bool { return s != "" && l.head(s) == s }

// determiners begin an alternative of a contract, text to keep or to strike:
// [any third party].
var determiners = words(`the a an any each every all such this that no other some`)

// isCapitalised reports whether every word begins with a capital, small words
// left aside.
func isCapitalised(list []string) bool {
	for _, w := range list {
		if len(w) > 3 && strings.ToLower(w[:1]) == w[:1] {
			return false
		}
	}
	return true
}

// isFieldSpelling tells a field from a tag of HTML or code: several words, or
// square brackets around one.
func isFieldSpelling(p pair, content string) bool {
	if strings.Contains(content, " ") {
		list := strings.Fields(content)
		return len(list) <= 5 && !whole(determiners, strings.ToLower(list[0])) && (p.opener == '<' || len(list) <= 3 || isCapitalised(list))
	}
	return p.opener == '[' || firstRune(content) >= 'A' && firstRune(content) <= 'Z'
}
