package audit

import (
	"strings"
	"time"
)

// Term is a name or phrase that was right for a time only.
type Term struct {
	Text     string
	From, To time.Time // first and last day; zero for none
	Instead  string    // "" where only a person can tell
	After    []string  // texts right before it that make it another word
	Before   []string  // texts right after it that do
}

// ReadTerms reads a file of terms: the text, first and last day, what to write
// instead, and exceptions, separated by tabs, as data/terms.txt describes.
// name is used in errors, which are of type *FileError.
func ReadTerms(name string, data []byte) ([]Term, error) {
	var list []Term
	line := 0
	for text := range strings.Lines(string(data)) {
		line++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		term, wrong := parseTerm(strings.Split(text, "\t"))
		if wrong != nil {
			return nil, &FileError{name, line, *wrong}
		}
		list = append(list, term)
	}
	return list, nil
}

// parseTerm reads the fields of a line, or says what is wrong with them.
func parseTerm(fields []string) (t Term, wrong *Text) {
	if len(fields) < 4 || fields[0] == "" {
		what := bilingual("有 %d 栏，应有以制表符分开的四栏：文字、首日、末日、改为", "%d fields, need the text, first day, last day and what to write instead, separated by tabs", len(fields))
		return t, &what
	}
	t.Text = fields[0]
	if t.From, wrong = parseDay(fields[1]); wrong != nil {
		return t, wrong
	}
	if t.To, wrong = parseDay(fields[2]); wrong != nil {
		return t, wrong
	}
	if fields[3] != "-" {
		t.Instead = fields[3]
	}
	for _, f := range fields[4:] {
		switch {
		case strings.HasPrefix(f, "-"):
			t.After = append(t.After, strings.Split(f[1:], "-")...)
		case strings.HasPrefix(f, "+"):
			t.Before = append(t.Before, strings.Split(f[1:], "+")...)
		default:
			what := bilingual("例外 %q 应以 - 或 + 开头", "exception %q starts with neither - nor +", f)
			return t, &what
		}
	}
	return t, nil
}

func parseDay(s string) (time.Time, *Text) {
	if s == "-" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		what := bilingual("%q 不是日期，应写作 2020-02-07，没有则写 -", "%q is no day: write it as 2020-02-07, or - for none", s)
		return time.Time{}, &what
	}
	return day, nil
}

// validOn reports whether the term was right on a day.
func (t Term) validOn(day time.Time) bool {
	return !day.Before(t.From) && (t.To.IsZero() || !day.After(t.To))
}
