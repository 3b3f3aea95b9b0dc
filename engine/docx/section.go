package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxHeading is the length of a heading in code points. What is longer is a
// paragraph that begins with a number.
const maxHeading = 60

// ordinalRank ranks the headings that are known by their numbers below all that
// are known by their outline level.
const ordinalRank = 10

// heading is one that the paragraphs being read stand under.
type heading struct {
	rank int // outline level, or ordinalRank + the level of its number
	path []string
}

// setSections gives the paragraphs of a body the headings they stand under.
//
// A heading is known by its outline level, or by the number it begins with, as
// official documents number theirs (GB/T 9704, section 7.3.3): 一、 （一） 1.
// （1）, and 第一章 第一节 above. Where a document has outline levels, paragraphs
// with Arabic numbers are taken for lists. A numbered heading may run in: its text ends at
// the first full stop, and its own paragraph is the first that stands under it.
// Paragraphs of tables and text boxes are no headings by their numbers, and
// entries of a table of contents none at all.
func setSections(paras []Paragraph, styles *styleSheet) {
	var open []heading
	deepest := lastOrdinal
	if slices.ContainsFunc(paras, func(p Paragraph) bool { return p.Outline > 0 && p.Text != "" }) {
		deepest = lastChinese
	}
	for i := range paras {
		p := &paras[i]
		h, text, runIn := findHeading(p, styles, deepest)
		for h > 0 && len(open) > 0 && open[len(open)-1].rank >= h {
			open = open[:len(open)-1]
		}
		var path []string
		if len(open) > 0 {
			path = open[len(open)-1].path
		}
		p.Section = path
		if text != "" {
			path = append(slices.Clip(path), text)
			open = append(open, heading{h, path})
			if runIn {
				p.Section = path
			}
		}
	}
}

// findHeading returns the rank of a heading and its text. The rank is 0 for
// other paragraphs; the text is empty for one that is too long and only ends
// the sections before it.
func findHeading(p *Paragraph, styles *styleSheet, deepest int) (rank int, text string, runIn bool) {
	if isContentsEntry(p, styles) {
		return 0, "", false
	}
	shown := strings.TrimFunc(p.Number+p.Text, unicode.IsSpace)
	if p.Outline > 0 {
		return p.Outline, strings.ReplaceAll(shown, "\n", " "), false
	}
	if p.Cell != nil || p.TextBox {
		return 0, "", false
	}
	level := ordinalLevel(shown)
	if level == 0 || level > deepest {
		return 0, "", false
	}
	text, rest, _ := cutSentence(shown)
	if utf8.RuneCountInString(text) > maxHeading {
		text = ""
	}
	return ordinalRank + level, text, rest != ""
}

// cutSentence cuts a text at its first full stop or line break.
func cutSentence(s string) (first, rest string, cut bool) {
	i := strings.IndexAny(s, "。\n")
	if i < 0 {
		return s, "", false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[:i], strings.TrimFunc(s[i+n:], unicode.IsSpace), true
}

func isContentsEntry(p *Paragraph, styles *styleSheet) bool {
	if p.Computed() {
		return true
	}
	st := styles.byID[p.Style]
	return st != nil && st.isContents()
}

// Levels of ordinalLevel.
const (
	lastChinese = 4 // （一）
	lastOrdinal = 6 // （1）
)

const chineseDigits = "〇零一二三四五六七八九十百"

// ordinalLevel is the level of the number that a heading begins with, 0 for
// none: 1 第一章, 2 第一节, 3 一、, 4 （一）, 5 1., 6 （1）.
func ordinalLevel(s string) int {
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		rest, n := cutAny(rest, chineseDigits)
		switch {
		case n > 0 && strings.HasPrefix(rest, "章"):
			return 1
		case n > 0 && strings.HasPrefix(rest, "节"):
			return 2
		}
		return 0
	}
	if rest, ok := cutOne(s, "（("); ok {
		return bracketedLevel(rest)
	}
	if rest, n := cutAny(s, chineseDigits); n > 0 {
		if strings.HasPrefix(rest, "、") {
			return 3
		}
		return 0
	}
	rest, n := cutAny(s, "0123456789０１２３４５６７８９")
	if n == 0 || n > 2 {
		return 0
	}
	if rest, ok := cutOne(rest, ".．、"); ok && !beginsWithDigit(rest) {
		return 5
	}
	return 0
}

func bracketedLevel(s string) int {
	rest, n := cutAny(s, chineseDigits)
	if _, ok := cutOne(rest, "）)"); ok && n > 0 {
		return 4
	}
	rest, n = cutAny(s, "0123456789０１２３４５６７８９")
	if _, ok := cutOne(rest, "）)"); ok && 0 < n && n <= 2 {
		return 6
	}
	return 0
}

func beginsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// cutAny cuts the leading characters that are in set, and counts them.
func cutAny(s, set string) (rest string, n int) {
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if !strings.ContainsRune(set, r) {
			break
		}
		s = s[size:]
		n++
	}
	return s, n
}

// cutOne cuts one leading character that is in set.
func cutOne(s, set string) (rest string, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune(set, r) {
		return s, false
	}
	return s[size:], true
}
