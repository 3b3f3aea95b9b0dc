package docx

import "time"

// Shows reports whether the control may hold this text. A Strict one holds
// nothing but what it offers: Word puts back what it can't show, or leaves a
// list without its choice.
func (c *Control) Shows(text string) bool {
	if !c.Strict {
		return true
	}
	if c.Dates != "" {
		_, err := datePicture(c.Dates).parse(text)
		return text == "" || err == nil
	}
	for i := range c.Choices {
		if c.Choices[i].Text == text {
			return true
		}
	}
	return false
}

// TextOf is the text that the control shows for one of its values; ok is false
// for what is none. A text that it shows counts as its own value.
func (c *Control) TextOf(value string) (text string, ok bool) {
	for i := range c.Choices {
		if c.Choices[i].Text == value {
			return value, true
		}
	}
	for i := range c.Choices {
		if c.Choices[i].Value == value {
			return c.Choices[i].Text, true
		}
	}
	return "", false
}

// WriteDate is a date as the control writes it; ok is false for a control that
// is none for dates.
func (c *Control) WriteDate(date time.Time) (text string, ok bool) {
	return datePicture(c.Dates).format(date)
}

// valueOf is what data hold for a text that a list shows.
func (c *controlSource) valueOf(text string) (value string, ok bool) {
	for _, it := range c.items {
		if it.Text == text {
			return it.Value, true
		}
	}
	return "", false
}
