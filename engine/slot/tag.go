package slot

import (
	"strings"
	"unicode/utf8"
)

// A tagShape is the brackets of a template engine's tags, longest first.
type tagShape struct{ opener, closer string }

var tagShapes = []tagShape{
	{"{{{", "}}}"}, // Mustache, unescaped
	{"{{", "}}"},   // Mustache, Jinja, docxtemplater
	{"{%", "%}"},   // Jinja, docxtpl
	{"{#", "#}"},   // Jinja comment
	{"{", "}"},     // docxtemplater, easy-template-x, go-docx
	{"<<", ">>"},   // Aspose
	{"<%", "%>"},   // ERB, EJS
	{"[[", "]]"},   // docx-templates, wiki
	{"«", "»"},     // merge fields of Word
}

// longestTag bounds a tag, in bytes.
const longestTag = 160

// bracketTag looks for a tag of another engine at i.
func (l *line) bracketTag(i int) int {
	s := l.after(i)
	for _, shape := range tagShapes {
		if !strings.HasPrefix(s, shape.opener) {
			continue
		}
		if end := l.tagEnd(i, shape); end > i {
			return l.acceptTag(i, end)
		}
	}
	return i
}

func (l *line) acceptTag(start, end int) int {
	if l.isMention(start, end) && mentionTails.head(l.behindQuotes(l.after(end))) != "" {
		return l.reject(start, end, "mentioned, not used")
	}
	return l.accept(candidate{start: start, end: end, class: "tmplvar", evidence: "a tag of a template engine"})
}

// tagEnd is the end of the tag that opens at i, 0 when it is none.
func (l *line) tagEnd(i int, shape tagShape) int {
	from := i + len(shape.opener)
	to := min(len(l.text), i+longestTag)
	if from >= to {
		return 0
	}
	k := strings.Index(l.text[from:to], shape.closer)
	if k < 0 {
		return 0
	}
	content := l.text[from : from+k]
	end := from + k + len(shape.closer)
	switch shape.opener {
	case "{":
		if !l.isBraceTag(i, content, end) {
			return 0
		}
	case "«":
		if !isMergeName(content) {
			return 0
		}
	case "<<", "[[":
		if name := strings.Trim(content, "[]"); !isFieldName(name) || whole(stereotypes, name) {
			return 0
		}
	case "{{", "{{{", "{%", "<%", "{#":
		if strings.TrimSpace(content) == "" || strings.ContainsAny(content, "\n{") {
			return 0
		}
	}
	return end
}

// isBraceTag reports whether {content} is a tag and no set, code or formula.
func (l *line) isBraceTag(i int, content string, end int) bool {
	left := lastRune(l.before(i))
	if left == '\\' || left == '^' || left == '_' || left == '{' || isLatin(left) && left < utf8.RuneSelf && !isHan(firstRune(content)) {
		return false
	}
	if right := firstRune(l.after(end)); isASCIIAlnum(right) && !hasHan(content) && len(content) < 4 {
		return false // a set or a sequence: {pt}t=1
	}
	name := strings.TrimLeft(content, "#/^%@!&>=")
	if isKeyName(name) {
		return true
	}
	if !isFieldName(name) || isGUID(name) {
		return false
	}
	return len(name) > 1 || name != content || isHan(firstRune(name)) || isHan(left) || isHan(firstRune(l.after(end)))
}

// isFieldName reports an identifier, dotted or in Chinese, without spaces.
func isFieldName(s string) bool {
	first := firstRune(s)
	if !isLatin(first) && !isHan(first) && first != '_' {
		return false
	}
	ok := func(r rune) bool {
		return isAlnum(r) || isHan(r) || r == '_' || r == '.' || r == '-' || r == '（' || r == '）' || r == '(' || r == ')' || r == ':' || r == '|'
	}
	return endOf(s, 0, ok) == len(s) && utf8.RuneCountInString(s) <= 40
}

// isKeyName reports a key in Chinese that is no identifier: 1.5倍数, 城北—走访次数.
// One with 、 must not look like a set.
func isKeyName(s string) bool {
	first := firstRune(s)
	if !hasHan(s) || !isHan(first) && !isDigit(first) && first != '（' && first != '“' {
		return false
	}
	ok := func(r rune) bool {
		return isAlnum(r) || isHan(r) || strings.ContainsRune("_.（）—·“”％、", r)
	}
	return endOf(s, 0, ok) == len(s) && utf8.RuneCountInString(s) <= longestKey && (!strings.Contains(s, "、") || isListedKey(s))
}

// isListedKey tells a key that names several things (退休、病休人员慰问人数) from
// a set (甲、乙、丙): it ends as the label of a figure does, or in more words
// than a member of a set has.
func isListedKey(s string) bool {
	const longestMember = 5
	members := strings.Split(s, "、")
	for _, member := range members {
		if utf8.RuneCountInString(member) > longestMember {
			return true
		}
	}
	return len(members) == 2 && figureTails.tail(s) != ""
}

// figureTails end the label of a figure.
var figureTails = words(`人数 次数 件数 数量 人次 金额 ）`)

// isMergeName tells the name of a merge field from a word that a French or
// Russian text puts in quotes: it is Chinese, or no word of prose.
func isMergeName(s string) bool {
	name := strings.TrimLeft(s, "$#@{[/")
	if !isFieldName(strings.TrimRight(name, "}])")) {
		return false
	}
	inside := name[firstLen(name):]
	return isHan(firstRune(name)) || name != s || strings.ContainsAny(name, "_.0123456789") || strings.ToLower(inside) != inside
}

// stereotypes of UML stand in << >> too.
var stereotypes = words(`include extend extends interface abstract use import access actor entity control boundary enumeration create`)

func isGUID(s string) bool { return len(s) == 36 && strings.Count(s, "-") == 4 }

// signTag looks for ${x}, #x#, %x%, @{x} and the errors of Excel at i.
func (l *line) signTag(i int) int {
	s := l.after(i)
	sign := s[0]
	if len(s) > 1 && s[1] == '{' && sign != '%' {
		if k := strings.IndexByte(s, '}'); k > 2 && isFieldName(strings.TrimSpace(s[2:k])) {
			return l.acceptTag(i, i+k+1)
		}
	}
	if sign == '#' {
		if end := l.sheetError(i, s); end > i {
			return end
		}
	}
	if sign == '#' || sign == '%' || sign == '$' {
		return l.twinSign(i, s)
	}
	return i
}

// twinSign reads #合同金额#, $项目名称$ and %NAME%.
func (l *line) twinSign(i int, s string) int {
	k := strings.IndexByte(s[1:], s[0]) + 1
	if k <= 1 || isAlnum(lastRune(l.before(i))) {
		return i
	}
	name := s[1:k]
	if !isFieldName(name) || strings.ContainsAny(name, ".()（）:|") || isAlnum(firstRune(s[k+1:])) {
		return i
	}
	if sign := s[0]; sign == '$' && !hasHan(name) {
		return i // a formula of TeX
	}
	if hasHan(name) && (fields.tail(name) == "" || s[0] == '%' && isDigit(lastRune(l.before(i)))) || !hasHan(name) && !isIdentifierTag(name) {
		return i
	}
	return l.acceptTag(i, i+k+1)
}

// isIdentifierTag tells %NAME% and #unit_name# from a topic or a share.
func isIdentifierTag(s string) bool {
	if len(s) < 3 || !isLatin(firstRune(s)) {
		return false
	}
	return strings.ToUpper(s) == s || strings.ToLower(s) == s || strings.Contains(s, "_")
}

// sheetError reads an error that a sheet has left: #REF!, #DIV/0!.
func (l *line) sheetError(i int, s string) int {
	w := sheetErrors.head(s)
	if w == "" {
		return i
	}
	return l.accept(candidate{start: i, end: i + len(w), class: "field.error", evidence: "an error of a formula"})
}

var sheetErrors = words(`#REF! #N/A #VALUE! #DIV/0! #NAME? #NULL! #NUM!`)
