package slot

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// nameSlots gives every slot of a document its label, key, link and anchor. The
// slots come in the order of the paragraphs.
func nameSlots(paragraphs []docx.Paragraph, slots []Slot, opts Options) {
	rest := slots
	for i := range paragraphs {
		n := slotsOf(&paragraphs[i], rest)
		nameParagraph(&paragraphs[i], rest[:n])
		if n > 0 && isGlyphAlone(&paragraphs[i]) {
			nameByLabelAbove(paragraphs, i, rest[:n])
		}
		rest = rest[n:]
	}
	links := linksOf(slots)
	for i, first := range propertyLinks(paragraphs, slots) {
		if of, ok := links[first]; ok {
			first = of
		}
		links[i] = first
	}
	keys := keysFor(slots, links, keyTellers(paragraphs), opts)
	for i := range slots {
		slots[i].Key = keys[i]
		if first, ok := links[i]; ok {
			slots[i].Link = keys[first]
		}
	}
}

// nameParagraph labels and anchors the slots of one paragraph.
func nameParagraph(p *docx.Paragraph, slots []Slot) {
	if len(slots) == 0 {
		return
	}
	placeholders := make([]*Slot, 0, len(slots))
	for i := range slots {
		if slots[i].Kind == Placeholder {
			placeholders = append(placeholders, &slots[i])
		}
	}
	for i, label := range labels(p, placeholders) {
		placeholders[i].Label = label
	}
	for i := range slots {
		s := &slots[i]
		switch s.Kind {
		case Title:
			s.Label = titleLabel(s, slots, placeholders)
		case Period:
			s.Label = periodLabel(p, s, slots, placeholders)
		}
		s.Anchor = anchor(p, s, placeholders)
	}
}

// titleLabel is a title without its brackets and without the slots in it, which
// are what changes; a title that is to be filled in has its placeholder's label.
func titleLabel(s *Slot, slots []Slot, placeholders []*Slot) string {
	inside := touching(placeholders, s.Loc.Start, s.Loc.End)
	if s.Class == titlePlaceholder && len(inside) == 1 && !strings.HasPrefix(inside[0].Class, "name") {
		return inside[0].Label + titleMarker
	}
	inner := s.Text
	at := sort.Search(len(slots), func(i int) bool { return slots[i].Loc.Start >= s.Loc.End })
	for i := at - 1; i >= 0 && slots[i].Loc.Start > s.Loc.Start; i-- {
		if e := slots[i].Loc; slots[i].Kind != Title && e.End-s.Loc.Start <= len(inner) {
			inner = inner[:e.Start-s.Loc.Start] + inner[e.End-s.Loc.Start:]
		}
	}
	inner = tidyLabel(strings.Trim(inner, "《》〈〉【】"))
	if !hasLetters(inner) {
		return "题名"
	}
	return inner + titleMarker
}

// titleMarker tells the label of a title from that of a placeholder.
const titleMarker = "（题名）"

// periodLabel says what a date is the date of: the title it stands in, or the
// words that follow it.
func periodLabel(p *docx.Paragraph, s *Slot, slots []Slot, placeholders []*Slot) string {
	if s.Class == period.KindDocNumber {
		return issuerBefore(p.Text[:s.Loc.Start]) + "文号（年份）"
	}
	marker := periodMarker(s.Class)
	if t := titleOf(s, slots); t != nil {
		return strings.TrimSuffix(titleLabel(t, slots, placeholders), titleMarker) + marker
	}
	after := reachAfter(p.Text, s.Loc.End)
	next := sort.Search(len(slots), func(i int) bool { return slots[i].Loc.Start >= s.Loc.End })
	if next < len(slots) {
		after = after[:min(len(after), slots[next].Loc.Start-s.Loc.End)]
	}
	after = strings.TrimLeft(after, "，、的 ")
	if k := strings.IndexAny(after, clauseEnds); k > 0 {
		after = after[:k]
	}
	const most = 14 // code points of the words that follow
	after = tidyLabel(textAfter(after, 0, most))
	if !hasLetters(after) {
		return s.Text + marker
	}
	return after + marker
}

// issuerBefore is the code of the office in front of the year of a document number:
// 水发〔2023〕8号.
func issuerBefore(head string) string {
	from := len(head)
	for n := 0; n <= issuerReach; n++ {
		c, size := utf8.DecodeLastRuneInString(head[:from])
		if !isHan(c) || prepositions.tail(head[:from]) != "" || citings.tail(head[:from]) != "" {
			return head[from:]
		}
		from -= size
	}
	return "" // prose, no code
}

// citings lead to a document that is cited.
var citings = words(`见 执行 落实 印发 下发 转发 贯彻 按 依 据 遵照`)

// periodMarker tells the label of a date from that of a placeholder.
func periodMarker(class string) string {
	switch {
	case strings.HasPrefix(class, "cutoff."):
		return "（截止时间）"
	case class == period.KindDeadline:
		return "（期限）"
	case strings.HasPrefix(class, "month"), strings.HasPrefix(class, "day"), class == period.KindLunarDay:
		return "（时间）"
	}
	return "（期间）"
}

// keysFor makes a key of every label. Slots with the same label are told apart
// by the heading they stand under, then by the words in front of them, and only
// when neither helps by a number. A slot with a link takes its value from the
// first, so a number will do for it.
func keysFor(slots []Slot, links map[int]int, tellers []teller, opts Options) []string {
	keys := make([]string, len(slots))
	for i := range slots {
		keys[i] = keyText(slots[i].Label)
	}
	for _, tell := range tellers {
		qualify(slots, keys, links, tell)
	}
	for i, first := range links {
		keys[i] = keys[first]
	}
	if opts.Pinyin {
		for i := range keys {
			keys[i] = asciiKey(keys[i])
		}
	}
	number(keys)
	return keys
}

// qualify adds a word to the keys that several slots share, where the word is
// not the same for all of them.
func qualify(slots []Slot, keys []string, links map[int]int, tell teller) {
	for _, group := range sharing(keys, links) {
		tellApart(slots, keys, group, tell)
	}
}

// sharing lists the slots that share a key with others, by key, those with a
// link left out.
func sharing(keys []string, links map[int]int) [][]int {
	var groups [][]int
	firsts := make(map[string]int, len(keys)) // slots that are first with their key
	groupOf := make([]int, len(keys))         // by first slot, from 1; 0 while it is alone
	for i, k := range keys {
		if _, linked := links[i]; linked {
			continue
		}
		first, known := firsts[k]
		switch {
		case !known:
			firsts[k] = i
			continue
		case groupOf[first] == 0:
			groups = append(groups, []int{first})
			groupOf[first] = len(groups)
		}
		g := groupOf[first] - 1
		groups[g] = append(groups[g], i)
	}
	return groups
}

// tellApart adds a word to the keys of a group, unless all get the same.
func tellApart(slots []Slot, keys []string, group []int, tell teller) {
	words := make([]string, len(group))
	differ := false
	for n, i := range group {
		words[n] = tell(&slots[i])
		differ = differ || words[n] != words[0]
	}
	if !differ {
		return
	}
	for n, i := range group {
		if !hasLetters(words[n]) {
			continue
		}
		if w := keyText(words[n]); !strings.Contains(keys[i], w) {
			keys[i] = w + "—" + keys[i]
		}
	}
}

// sectionWord is the innermost heading of a slot without its number.
func sectionWord(s *Slot) string {
	return textAfter(stripNumber(lastOfSection(s.Section)), 0, 16)
}

// clauseWord is what stands in front of a slot, back to a punctuation mark.
func clauseWord(s *Slot) string {
	before := strings.TrimRight(s.Before, clauseEnds+"《〈【 ")
	if k := strings.LastIndexFunc(before, isClauseEnd); k >= 0 {
		before = before[k+firstLen(before[k:]):]
	}
	const most = 8 // code points
	before = textBefore(before, len(before), most)
	if strings.Trim(before, "年月日时至 ：:_—\u3000") == "" {
		return "" // the other parts of a date
	}
	return before
}

// longestKey bounds a key in code points.
const longestKey = 48

// keyText makes a key of a label: letters, digits and a few marks that YAML,
// the command line and a spreadsheet leave alone.
func keyText(label string) string {
	key := label
	if strings.ContainsFunc(label, isNoKeyRune) {
		key = keyRunes(label)
	}
	key = strings.TrimRight(textAfter(key, 0, longestKey), "_")
	key = strings.TrimLeft(key, "_—·、）")
	if key == "" || isScalarWord(key) {
		key += "项"
	}
	return key
}

// isNoKeyRune reports what keyRunes may not leave as it is.
func isNoKeyRune(r rune) bool { return !isHan(r) && !isASCIIAlnum(r) && r != '（' && r != '）' }

// keyRunes makes runes that a key can hold of those of a label.
func keyRunes(label string) string {
	var b strings.Builder
	b.Grow(len(label) + len("％"))
	for i, r := range label {
		switch {
		case r == '.' && isASCIIDigit(lastRune(label[:i])) && isASCIIDigit(firstRune(label[i+1:])):
			b.WriteByte('.')
		case isHan(r), unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r), strings.ContainsRune("（）、—·“”％℃㎡㎥²³‰", r):
			b.WriteRune(r)
		case r == '%':
			b.WriteRune('％')
		case r == '_' || r == ' ' || r == '-' || isJoint(r) && isAlnum(lastRune(label[:i])) && isAlnum(firstRune(label[i+utf8.RuneLen(r):])):
			if b.Len() > 0 && !strings.HasSuffix(b.String(), "_") {
				b.WriteByte('_')
			}
		}
	}
	return b.String()
}

// isJoint reports a sign that keeps the numbers and letters around it apart: 50×32,
// 1+N.
func isJoint(r rune) bool { return r == '×' || r == '+' || r == '＋' || r == '*' || r == '/' }

// isScalarWord reports keys that YAML would read as something else than text.
func isScalarWord(s string) bool {
	if firstRune(s) >= utf8.RuneSelf {
		return false
	}
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf":
		return true
	}
	return strings.Trim(s, "0123456789_eExXoObB") == ""
}

// asciiKey spells a key in ASCII, Chinese in Pinyin: zou_fang_ci_shu.
func asciiKey(key string) string {
	args := pinyin.NewArgs()
	var words []string
	word := ""
	flush := func() {
		if word != "" {
			words = append(words, strings.ToLower(word))
			word = ""
		}
	}
	for _, r := range key {
		switch {
		case r < utf8.RuneSelf && isASCIIAlnum(r):
			word += string(r)
		case isHan(r):
			flush()
			if syllables := pinyin.SinglePinyin(r, args); len(syllables) > 0 {
				words = append(words, strings.ReplaceAll(syllables[0], "ü", "v"))
			}
		case r == '％':
			flush()
			words = append(words, "percent")
		default:
			flush()
		}
	}
	flush()
	key = strings.Join(words, "_")
	if key == "" || isScalarWord(key) || isASCIIDigit(rune(key[0])) {
		key = "slot_" + key
	}
	return strings.TrimRight(key, "_")
}

// linksOf links a title, or the variable of a template engine, that is named
// again to the first slot with it: both take the same value. The short form of a
// title is another text and has no link.
func linksOf(slots []Slot) map[int]int {
	links := map[int]int{}
	firsts := map[string]int{}
	for i := range slots {
		s := &slots[i]
		if !isLinked(s) {
			continue
		}
		if first, ok := firsts[s.Text]; ok {
			links[i] = first
		} else {
			firsts[s.Text] = i
		}
	}
	return links
}

// isLinked reports whether the same text again means the same value.
func isLinked(s *Slot) bool {
	switch s.Kind {
	case Title:
		return s.Class != titleMark && s.Class != titlePlaceholder
	case Placeholder:
		return s.Class == "tmplvar" && !strings.HasPrefix(s.Text, "{%") && !strings.HasPrefix(s.Text, "{{%")
	}
	return false
}
