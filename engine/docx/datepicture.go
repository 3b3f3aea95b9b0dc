package docx

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// datePicture is how a date control writes its date (w:dateFormat; ECMA-376
// part 1, section 17.16.4.1): yyyy年M月d日. Understood are pictures of numbers.
type datePicture string

// pictureItem is a number (y, M or d and how many) or other text.
type pictureItem struct {
	letter byte // 0 for text
	width  int
	text   string
}

// items splits a picture. It is nil for one that holds names of months or days,
// or times.
func (p datePicture) items() []pictureItem {
	var items []pictureItem
	for rest := string(p); rest != ""; {
		switch c := rest[0]; {
		case c == 'y' || c == 'M' || c == 'd':
			n := len(rest) - len(strings.TrimLeft(rest, string(c)))
			if c == 'y' && n != 4 && n != 2 || c != 'y' && n > 2 {
				return nil
			}
			items = append(items, pictureItem{letter: c, width: n})
			rest = rest[n:]
		case c == '\'':
			text, after, _ := strings.Cut(rest[1:], "'")
			items = append(items, pictureItem{text: text})
			rest = after
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			return nil
		default:
			n := strings.IndexFunc(rest, func(r rune) bool { return r == '\'' || r < unicode.MaxASCII && unicode.IsLetter(r) })
			if n < 0 {
				n = len(rest)
			}
			items = append(items, pictureItem{text: rest[:n]})
			rest = rest[n:]
		}
	}
	return items
}

// parse reads a date as the picture writes it.
func (p datePicture) parse(text string) (time.Time, error) {
	year, month, day := 0, 1, 1
	rest := strings.TrimSpace(text)
	items := p.items()
	for _, it := range items {
		if it.letter == 0 {
			after, ok := strings.CutPrefix(rest, it.text)
			if !ok {
				return time.Time{}, p.refuse(text)
			}
			rest = after
			continue
		}
		digits := 2
		if it.letter == 'y' {
			digits = it.width
		}
		n := 0
		for n < len(rest) && n < digits && '0' <= rest[n] && rest[n] <= '9' {
			n++
		}
		value, err := strconv.Atoi(rest[:n])
		if err != nil {
			return time.Time{}, p.refuse(text)
		}
		rest = rest[n:]
		switch it.letter {
		case 'y':
			year = value
			if it.width == 2 {
				year += 2000
			}
		case 'M':
			month = value
		case 'd':
			day = value
		}
	}
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if rest != "" || items == nil || year == 0 || int(date.Month()) != month || date.Day() != day {
		return time.Time{}, p.refuse(text)
	}
	return date, nil
}

func (p datePicture) refuse(text string) error {
	return fmt.Errorf("the control takes a date like %s, and %q is none", string(p), text)
}

// format writes a date; ok is false when the picture is not understood.
func (p datePicture) format(date time.Time) (text string, ok bool) {
	var b strings.Builder
	for _, it := range p.items() {
		switch it.letter {
		case 'y':
			fmt.Fprintf(&b, "%0*d", it.width, date.Year()%pow10(it.width))
		case 'M':
			fmt.Fprintf(&b, "%0*d", it.width, int(date.Month()))
		case 'd':
			fmt.Fprintf(&b, "%0*d", it.width, date.Day())
		default:
			b.WriteString(it.text)
		}
	}
	return b.String(), b.Len() > 0
}

func pow10(n int) int {
	if n == 2 {
		return 100
	}
	return 10000
}
