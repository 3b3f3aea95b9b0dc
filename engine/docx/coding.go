package docx

import (
	"strings"
	"time"
)

// encode is what custom XML holds for the text of a control: that text, unless
// the control is a date or a list.
func (c *controlSource) encode(text string) (stored string, err error) {
	switch {
	case c == nil:
		return text, nil
	case c.date != nil && c.date.storedAs != "text":
		return c.date.encode(text)
	}
	if value, ok := c.valueOf(text); ok {
		return value, nil
	}
	return text, nil
}

// decode is the text that a control shows for what custom XML holds.
func (c *controlSource) decode(stored string) string {
	switch {
	case c == nil || stored == "": // no data are no choice, though one may have no value
		return stored
	case c.date != nil && c.date.storedAs != "text":
		return c.date.decode(stored)
	}
	for _, it := range c.items {
		if it.Value == stored {
			return it.Text
		}
	}
	return stored
}

// encode stores a date; no text is no date.
func (d *dateSource) encode(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	date, err := d.picture.parse(text)
	if err != nil {
		return "", err
	}
	if d.storedAs == "date" {
		return date.Format(time.DateOnly), nil
	}
	return date.Format("2006-01-02T15:04:05"), nil
}

// decode shows a stored date. What is none is shown as it stands.
func (d *dateSource) decode(stored string) string {
	day, _, _ := strings.Cut(stored, "T")
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return stored
	}
	if text, ok := d.picture.format(date); ok {
		return text
	}
	return stored
}

// understood reports whether the dates of the control can be told.
func (d *dateSource) understood() bool {
	return d.storedAs == "text" || !d.foreign && d.picture.items() != nil
}
