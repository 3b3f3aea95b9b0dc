package docx

import (
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// controls lowers what edits of a paragraph mean for the controls whose text
// they change: a control that is filled no longer shows its prompt, and a date
// or a choice is noted a second time.
func (l *lowering) controls(m *mark, changes []change) {
	for _, at := range m.controls {
		if at.start == at.end && m.text != "" {
			continue // the changes go into the text beside it
		}
		t := twin{start: at.start, end: at.end}
		clipped := t.clip(changes)
		if len(clipped) == 0 || l.filled[at.source] {
			continue
		}
		if l.filled == nil {
			l.filled = map[int]bool{}
		}
		l.filled[at.source] = true
		c := &l.part.controls[at.source]
		l.hidePrompt(c)
		if c.last != (span{}) {
			l.choice(c, splicedText(m.text[at.start:at.end], clipped))
		}
		if c.date != nil && c.date.attr != (span{}) {
			l.date(c.date, splicedText(m.text[at.start:at.end], clipped))
		}
	}
}

// hidePrompt makes a control show what it holds as text that was typed.
func (l *lowering) hidePrompt(c *controlSource) {
	if c.showing == (span{}) {
		return
	}
	l.replace(c.showing, "")
	for _, at := range c.prompts {
		format := without(l.part.src[at.start:at.end], "rStyle")
		if c.typed != (span{}) {
			format = l.part.src[c.typed.start:c.typed.end]
		}
		l.replace(at, format)
		if l.restyled == nil {
			l.restyled = map[span]string{}
		}
		l.restyled[at] = format
	}
}

// styled is the source of a format as it is to be.
func (l *lowering) styled(format span) string {
	if s, ok := l.restyled[format]; ok {
		return s
	}
	return l.part.src[format.start:format.end]
}

// choice notes which choice of a list the text of a control is, or that it is
// none.
func (l *lowering) choice(c *controlSource, text string) {
	value, ok := c.valueOf(text)
	if !ok {
		l.replace(c.last, "")
		return
	}
	name := xmlscan.TagName(" "+l.part.src[c.last.start:c.last.end], 0)
	l.replace(c.last, name+`="`+escapeAttribute.Replace(value)+`"`)
}

// date notes the date that the text of a control is, or that it is none.
func (l *lowering) date(d *dateSource, text string) {
	date, err := d.picture.parse(text)
	if err != nil {
		l.replace(d.attr, "")
		return
	}
	name := xmlscan.TagName(" "+l.part.src[d.attr.start:d.attr.end], 0)
	l.replace(d.attr, name+`="`+date.Format(time.RFC3339)+`"`)
}

// splicedText is a text with changes done.
func splicedText(text string, changes []change) string {
	var b strings.Builder
	pos := 0
	for _, c := range changes {
		b.WriteString(text[pos:c.start])
		b.WriteString(c.text)
		pos = c.end
	}
	b.WriteString(text[pos:])
	return b.String()
}
