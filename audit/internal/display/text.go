// Package display shows pieces of documents to people: excerpts, and names of
// places. Lengths are code points.
package display

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// First is the beginning of s, with … where it was cut.
func First(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}

// Last is the end of s, with … where it was cut.
func Last(s string, n int) string {
	at := len(s)
	for ; at > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	if at == 0 {
		return s
	}
	return "…" + s[at:]
}

// Visible replaces control characters, which a document must not send to the
// terminal, and marks without a width, which make a text look like another.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '⏎'
		case r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) && r != softHyphen:
			return '�'
		}
		return r
	}, s)
}

const softHyphen = '\u00ad'

// Story names a story other than the body, which goes without saying: its names
// are "".
func Story(kind docx.StoryKind) (zh, en string) {
	names := stories[kind]
	return names[0], names[1]
}

var stories = map[docx.StoryKind][2]string{
	docx.Header:     {"页眉", "header"},
	docx.Footer:     {"页脚", "footer"},
	docx.Footnotes:  {"脚注", "footnotes"},
	docx.Endnotes:   {"尾注", "endnotes"},
	docx.Comments:   {"批注", "comments"},
	docx.Chart:      {"图表", "chart"},
	docx.Diagram:    {"图示", "diagram"},
	docx.Properties: {"文档属性", "properties"},
}
