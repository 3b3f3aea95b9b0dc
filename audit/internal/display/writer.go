package display

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// The styles of Paint.
const (
	Bold    = "\x1b[1m"
	Dim     = "\x1b[2m"
	Red     = "\x1b[31m"
	Green   = "\x1b[32m"
	Yellow  = "\x1b[33m"
	Cyan    = "\x1b[36m"
	Reverse = "\x1b[7m"

	plain = "\x1b[0m"
)

// Writer writes lines for people, in one of two languages, with colour or
// without. The first error stays; Flush tells it.
type Writer struct {
	*bufio.Writer
	Color   bool
	English bool
}

// NewWriter writes to w.
func NewWriter(w io.Writer, color, english bool) Writer {
	return Writer{bufio.NewWriter(w), color, english}
}

// Line writes a line behind so many blanks.
func (w Writer) Line(indent int, format string, args ...any) {
	fmt.Fprintln(w, strings.Repeat(" ", indent)+fmt.Sprintf(format, args...))
}

// Paint gives s a style where there is colour.
func (w Writer) Paint(style, s string) string {
	if !w.Color || s == "" {
		return s
	}
	return style + s + plain
}

// Say chooses the text of the language.
func (w Writer) Say(zh, en string) string {
	if w.English {
		return en
	}
	return zh
}

// Deleted and Inserted mark a stretch of text by colour or, without, by
// [-deleted-] and {+inserted+}.
func (w Writer) Deleted(text string) string { return w.edit(Red, "[-", text, "-]") }

func (w Writer) Inserted(text string) string { return w.edit(Green, "{+", text, "+}") }

func (w Writer) edit(style, open, text, end string) string {
	if w.Color {
		return w.Paint(style, Visible(text))
	}
	return open + Visible(text) + end
}
