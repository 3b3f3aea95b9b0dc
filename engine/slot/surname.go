package slot

import (
	"strings"
	"unicode/utf8"
)

// takeSurname adds the surname that a half-filled name has kept, as the digits of a
// year: 联系人：李XX, 调解员王××. A value is the whole name. A single glyph needs
// the label of a form. Stars hide a name on purpose: 姓名：李*.
func (l *line) takeSurname(r *run) {
	if r.n > 2 || r.joined || r.year || r.family == stars {
		return
	}
	head, tail := l.before(r.start), l.after(r.end)
	surname := surnameAt(head)
	if surname == "" || quantityAt(tail).class != "" {
		return
	}
	left := trimSpaceRight(strings.TrimSuffix(head, surname))
	label := strings.TrimRight(left, "：:")
	labelled := label != left && personLabels.tail(label) != "" && (isEnd(tail) || startsAny(tail, "（("))
	if labelled || r.n == 2 && (isPost(left) || l.isNextName(left)) && compounds.tail(head) == "" {
		r.start -= len(surname)
	}
}

// isNextName reports whether left ends with a half-filled name and the sign between
// names: 书记张XX、李XX.
func (l *line) isNextName(left string) bool {
	if len(l.found) == 0 || !endsAny(left, "、和") {
		return false
	}
	last := l.found[len(l.found)-1]
	name := strings.TrimSuffix(left, lastOf(left))
	return last.reason == "" && strings.HasSuffix(name, l.text[last.start:last.end]) && surnameAt(l.text[:last.start+firstLen(l.text[last.start:])]) != ""
}

// surnameAt is the surname that head ends with, "" for none.
func surnameAt(head string) string { return familyNames.tail(head) }

// familyNames are the surnames, and those of two characters that are still met.
var familyNames = words(strings.Join(strings.Split(surnames, ""), " "), `欧阳 上官 司马 诸葛 司徒 皇甫 尉迟 夏侯 令狐 慕容 端木 东方`)

// takeMixed adds the crosses of a name whose surname is an X: 书记员X××, 申报人：X×X.
// Elsewhere a cross between letters multiplies.
func (l *line) takeMixed(r *run) {
	const name = 3 // glyphs
	end, n := r.end, r.n
	for n < name {
		c, size := utf8.DecodeRuneInString(l.text[end:])
		if f := familyOf(c); f != letters && f != crosses {
			return
		}
		end, n = end+size, n+1
	}
	if r.n == name || n != name || r.joined || !isEnd(l.text[end:]) && !isHan(firstRune(l.text[end:])) {
		return
	}
	head := strings.TrimRight(trimSpaceRight(l.before(r.start)), "：:")
	if personLabels.tail(head) != "" || isPost(head) {
		r.end, r.n = end, n
	}
}

// isMadeUp reports whether r hides the rest of a name in a text that says its names
// are made up: 张XX、李XX均为化名.
func (l *line) isMadeUp(r run) bool {
	if r.n > 2 || r.year {
		return false
	}
	head := l.before(r.start)
	hidden := surnameAt(head) != "" && nameHeads.tail(head) == "" || familyNames.head(l.text[r.start:]) != ""
	return hidden && strings.Contains(l.sentence(r.start, r.end), "化名")
}
