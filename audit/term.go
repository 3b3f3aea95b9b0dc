package audit

import (
	"fmt"
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
// name is used in errors.
func ReadTerms(name string, data []byte) ([]Term, error) {
	var list []Term
	line := 0
	for text := range strings.Lines(string(data)) {
		line++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		term, err := parseTerm(strings.Split(text, "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		list = append(list, term)
	}
	return list, nil
}

func parseTerm(fields []string) (Term, error) {
	if len(fields) < 4 || fields[0] == "" {
		return Term{}, fmt.Errorf("%d fields, need the text, first day, last day and what to write instead, separated by tabs", len(fields))
	}
	t := Term{Text: fields[0]}
	var err error
	if t.From, err = parseDay(fields[1]); err != nil {
		return Term{}, err
	}
	if t.To, err = parseDay(fields[2]); err != nil {
		return Term{}, err
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
			return Term{}, fmt.Errorf("exception %q starts with neither - nor +", f)
		}
	}
	return t, nil
}

func parseDay(s string) (time.Time, error) {
	if s == "-" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no day: write it as 2020-02-07, or - for none", s)
	}
	return day, nil
}

// validOn reports whether the term was right on a day.
func (t Term) validOn(day time.Time) bool {
	return !day.Before(t.From) && (t.To.IsZero() || !day.After(t.To))
}
