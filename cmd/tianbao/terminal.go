package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// screen is the terminal that a stream goes to, nil for a file or a pipe.
func screen(stream any) *os.File {
	if f, ok := stream.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

func isTerminal(stream any) bool { return screen(stream) != nil }

// colour reports whether text on w may be coloured: only on a terminal, and
// not against --no-color or NO_COLOR (no-color.org).
func (a *app) colour(w io.Writer) bool {
	if a.noColor || os.Getenv("NO_COLOR") != "" {
		return false
	}
	terminal := screen(w)
	return terminal != nil && showsColour(terminal)
}

// printable writes control characters as \u{1b}: text of a document or the
// name of a file must not drive the terminal. Marks without a width count too,
// since those that turn the direction of the text, or part words that look like
// one, make it look like another.
func printable(s string) string {
	if !strings.ContainsFunc(s, steers) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if steers(r) {
			fmt.Fprintf(&b, `\u{%x}`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

const softHyphen = '\u00ad'

func steers(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) && r != softHyphen
}
