package values

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Place is where a value goes: the class and measure word of its slot and the
// words beside it in the document.
type Place struct {
	Class, Unit   string
	Before, After string // the text up to the slot and from it on; a few words are enough
}

// Fit is the text that goes into the slot: the entry's text in the given format
// (see Format), checked as Suits does. Words that the document already has
// beside the slot (约, 余, 第) are not written again by a format. Errors are of
// type *Error, with the entry's key and place.
func (p Place) Fit(format string, e Entry) (string, error) {
	text, err := p.format(format, lineEnds.Replace(p.Bare(e)))
	if p.isFigure() {
		text = strings.TrimSpace(text)
	}
	if err == nil {
		err = p.check(text)
	}
	if err != nil {
		err.Key, err.Pos = e.Key, e.Pos
		return "", err
	}
	return text, nil
}

// Bare is the text of e without the percent sign that its cell shows, where the
// document has one: behind the slot or in the head of its column.
func (p Place) Bare(e Entry) string {
	if e.Percent && (half(p.Unit) == "%" || strings.HasPrefix(p.close().measure(), "%")) {
		return strings.TrimSuffix(e.Text, "%")
	}
	return e.Text
}

// lineEnds makes the line breaks of Windows plain ones.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// Suits reports, as an *Error, why text can't go into a slot of this class and
// measure word between these words of the document; nil when it can.
func Suits(class, unit, before, after, text string) error {
	p := Place{Class: class, Unit: unit, Before: before, After: after}
	if err := p.check(text); err != nil {
		return err
	}
	return nil
}

// isFigure reports whether space around a value can't be meant.
func (p Place) isFigure() bool {
	switch p.kind() {
	case "count", "money", "percent", "date", "ordinal", "phone":
		return true
	}
	return false
}

// close drops the space beside the slot: X 次 is X次.
func (p Place) close() Place {
	p.Before, p.After = strings.TrimRightFunc(p.Before, isBlank), strings.TrimLeftFunc(p.After, isBlank)
	return p
}

func isBlank(r rune) bool { return unicode.IsSpace(r) && r != '\n' }

// kind is the class without its detail: name for name.community.
func (p Place) kind() string {
	kind, _, _ := strings.Cut(p.Class, ".")
	return kind
}

// Words that make the number beside them approximate.
var (
	approxBefore = []string{"大约", "约", "将近", "接近", "近", "超过", "超", "逾", "突破", "不足", "不到"}
	approxAfter  = []string{"余", "多", "左右", "上下", "以上", "以下", "以内"}
)

// approximated is the word beside the slot that makes its number approximate,
// "" for none.
func (p Place) approximated() string {
	for _, word := range approxBefore {
		if rest, found := strings.CutSuffix(p.Before, word); found && !endsWithAny(rest, "附最邻临靠") {
			return word
		}
	}
	for _, word := range approxAfter {
		if strings.HasPrefix(p.After, word) {
			return word
		}
	}
	return ""
}

func endsWithAny(text, runes string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && strings.ContainsRune(runes, last)
}

// measure is what follows the slot without 余 and without 万 and 亿: where the
// measure word stands, be it behind the bracket around the slot, （X）人.
func (p Place) measure() string {
	after := half(p.After)
	for _, brackets := range []string{"()", "[]", "【】", "「」", "〔〕"} {
		open, closing := firstRunes(brackets, 1), brackets[len(firstRunes(brackets, 1)):]
		if strings.HasSuffix(half(p.Before), open) {
			after = strings.TrimPrefix(after, closing)
		}
	}
	for _, word := range approxAfter[:2] {
		after = strings.TrimPrefix(after, word)
	}
	return strings.TrimLeft(after, "十百千万亿")
}

// unitFollows reports whether the slot's measure word stands in the document
// right behind it.
func (p Place) unitFollows() bool {
	unit := strings.TrimLeft(half(p.Unit), "十百千万亿")
	return unit != "" && strings.HasPrefix(p.measure(), unit)
}

// scaleAfter is the 万 or 亿 that follows the slot, 0 for none.
func (p Place) scaleAfter() int64 {
	after := p.After
	for _, word := range approxAfter[:2] {
		after = strings.TrimPrefix(after, word)
	}
	r, _ := utf8.DecodeRuneInString(after)
	return hanPower(r)
}
