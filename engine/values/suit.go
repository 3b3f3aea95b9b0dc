package values

import (
	"math/big"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// check says why text can't go into the slot, nil when it can.
func (p Place) check(text string) *Error {
	if isPlainNumber(text) && p.kind() != "date" && p.kind() != "phone" {
		return nil // it has no unit and no word that could be there twice
	}
	return p.checkWords(text)
}

// isPlainNumber reports whether a text is digits and nothing else, as most values
// of a report are.
func isPlainNumber(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// checkWords is check for any text.
func (p Place) checkWords(text string) *Error {
	if err := checkCharacters(text, p.isOneLine()); err != nil {
		return err
	}
	p = p.close()
	if err := p.checkClass(text); err != nil {
		return err
	}
	if err := p.checkUnit(text); err != nil {
		return err
	}
	return p.checkDoubling(text)
}

// checkClass says why text is not what the class asks for.
func (p Place) checkClass(text string) *Error {
	switch p.kind() {
	case "count", "money", "percent":
		return p.checkNumber(text)
	case "ordinal":
		return p.checkOrdinal(text)
	case "meeting":
		if startsWithAny(p.After, "届次中") {
			return p.checkOrdinal(text)
		}
	case "date":
		return p.checkDate(text)
	case "phone":
		if !isPhone(text) {
			return &Error{Kind: KindPhone, Text: text}
		}
	}
	return nil
}

// isOneLine reports whether the slot stands for a name or a figure, not for a
// passage of text.
func (p Place) isOneLine() bool {
	switch p.kind() {
	case "count", "money", "percent", "date", "name", "title", "docnum", "meeting", "ordinal", "phone", "contact", "period":
		return true
	}
	return false
}

// checkCharacters refuses what XML 1.0 §2.2 forbids, and line breaks where one
// line is meant.
func checkCharacters(text string, oneLine bool) *Error {
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			return &Error{Kind: KindControl, Text: text, Detail: Text{"不是 UTF-8 的字节", "bytes that are no UTF-8"}}
		case r == utf8.RuneError:
			return &Error{Kind: KindControl, Text: text, Detail: Text{"U+FFFD，即读坏了的字", "U+FFFD, which stands for a character that was read wrongly"}}
		case r == '\n' && oneLine:
			return &Error{Kind: KindLines, Text: text}
		case r == '\t' && oneLine:
			return &Error{Kind: KindControl, Text: text, Detail: Text{"制表符", "a tab"}}
		case r != '\n' && r != '\t' && (unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF):
			return &Error{Kind: KindControl, Text: text, Detail: Text{"控制字符 U+%04X", "the control character U+%04X"}.with(r)}
		}
	}
	return nil
}

// checkNumber wants a quantity without the measure word that follows.
func (p Place) checkNumber(text string) *Error {
	q, ok := readQuantity(strings.TrimSpace(text))
	if !ok {
		return &Error{Kind: KindNumber, Text: text, Want: plainNumber(text)}
	}
	if err := p.checkTail(q, text); err != nil {
		return err
	}
	if err := p.checkScale(q, text); err != nil {
		return err
	}
	if err := p.checkFraction(q, text); err != nil {
		return err
	}
	return p.checkApprox(q, text)
}

var exponent = regexp.MustCompile(`^\d+(\.\d+)?[eE]\+?\d{1,2}$`)

// plainNumber writes 1e3 in full; "" for other texts.
func plainNumber(text string) string {
	if !exponent.MatchString(text) {
		return ""
	}
	value, ok := new(big.Rat).SetString(text)
	if !ok || !value.IsInt() {
		return ""
	}
	return value.Num().String()
}

// checkTail refuses words behind the number where the document has its own.
func (p Place) checkTail(q quantity, text string) *Error {
	tail := half(strings.TrimSpace(q.tail))
	if tail == "" {
		return nil
	}
	context := overlap(tail, p.measure())
	if context == "" {
		context = overlap(tail, half(p.After))
	}
	if p.unitFollows() {
		context = p.Unit
	}
	if context == "" {
		return nil
	}
	return &Error{Kind: KindFollows, Text: text, Context: context, Want: strings.TrimSpace(strings.TrimSuffix(text, q.tail))}
}

// checkUnit refuses 5人 in any slot, a bracketed blank （　　）人 too, behind which
// the document has 人.
func (p Place) checkUnit(text string) *Error {
	if !p.unitFollows() {
		return nil
	}
	q, ok := readQuantity(strings.TrimSpace(text))
	if !ok || half(strings.TrimSpace(q.tail)) != half(p.Unit) {
		return nil
	}
	return p.checkTail(q, text)
}

// checkScale refuses 3万 before 万元: what would come out is 3万万元.
func (p Place) checkScale(q quantity, text string) *Error {
	last, _ := utf8.DecodeLastRuneInString(q.numbers[len(q.numbers)-1])
	after := p.scaleAfter()
	if after == 0 || hanPower(last) < after {
		return nil
	}
	err := &Error{Kind: KindFollows, Text: text, Context: firstRunes(strings.TrimLeft(p.After, "余多"), 2)}
	if value, ok := parseNumber(text); ok {
		err.Want = exactText(value.Quo(value, new(big.Rat).SetInt64(after)))
	}
	return err
}

// checkFraction refuses 1/4 before %: it is 25.
func (p Place) checkFraction(q quantity, text string) *Error {
	if p.kind() != "percent" || half(p.Unit) != "%" || !p.unitFollows() || !fraction.MatchString(strings.Join(q.numbers, " ")) {
		return nil
	}
	err := &Error{Kind: KindFollows, Text: text, Context: p.Unit}
	if value, ok := new(big.Rat).SetString(half(strings.TrimSpace(text))); ok {
		err.Want = exactText(value.Mul(value, big.NewRat(100, 1)))
	}
	return err
}

var fraction = regexp.MustCompile(`/|／|分之`)

// checkApprox refuses a number that is approximate twice: 约30 before 余.
func (p Place) checkApprox(q quantity, text string) *Error {
	lead := q.lead
	if lead == "数" || lead == "几" || lead == "上" || lead == "达" || lead == "多达" {
		lead = ""
	}
	if lead == "" && q.trail == "" && !strings.ContainsAny(strings.Join(q.numbers, ""), "余多几来") {
		return nil
	}
	context := p.approximated()
	if context == "" && lead != "" && q.trail != "" {
		context = lead
	}
	if context == "" {
		return nil
	}
	want := strings.TrimSuffix(strings.TrimPrefix(text, q.lead), q.trail)
	return &Error{Kind: KindApprox, Text: text, Context: context, Want: want}
}

// checkOrdinal wants a number in a series: 3, 三, A, Ⅱ; 第 only where the
// document has none.
func (p Place) checkOrdinal(text string) *Error {
	bare, has第 := strings.CutPrefix(strings.TrimSpace(text), "第")
	if has第 && strings.HasSuffix(p.Before, "第") {
		return &Error{Kind: KindLeads, Text: text, Context: "第", Want: bare}
	}
	q, ok := readQuantity(bare)
	switch {
	case ok && q.lead == "" && q.trail == "":
		return p.checkTail(q, text)
	case seriesLetter.MatchString(bare):
		return nil
	}
	return &Error{Kind: KindOrdinal, Text: text}
}

var seriesLetter = regexp.MustCompile(`^(?:[A-Za-z]{1,3}|[Ⅰ-ⅿ①-⑳甲乙丙丁戊己庚辛壬癸])$`)

var phone = regexp.MustCompile(`^(?:[\d\s()（）+＋*、，,/；;—–-]|转|分机)+$`)

func isPhone(text string) bool {
	text = half(text)
	return phone.MatchString(text) && digits(text) >= 3
}

func startsWithAny(text, runes string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return text != "" && strings.ContainsRune(runes, first)
}

// firstRunes is the first n code points of text.
func firstRunes(text string, n int) string { return runePrefix(text, n) }
