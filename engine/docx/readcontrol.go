package docx

import (
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// maxControls is how many controls around a text are told of.
const maxControls = 32

// control is a content control around what is being read.
type control struct {
	Control
	index  int // in the controls of the paragraph being read
	from   controlSource
	source int // in part.controls, -1 for one that is edited like other text
}

// sdt reads a w:sdt: around blocks, rows, cells or runs.
func (r *reader) sdt(t *xmlscan.Token) {
	c := control{Control: Control{Kind: "richtext"}, source: -1}
	var child xmlscan.Token
	for r.s.Child(t, &child) {
		switch {
		case child.Is(nsWord, "sdtPr"):
			r.controlProperties(&c, &child)
			c.source = r.keepSource(&c)
		case child.Is(nsWord, "sdtContent"):
			r.controlContent(c, &child)
		}
	}
}

func (r *reader) controlContent(c control, content *xmlscan.Token) {
	depth := len(r.control)
	b := r.para
	if depth == maxControls {
		r.content(content)
		return
	}
	if b != nil {
		c.index = len(b.controls)
		c.Start = len(b.text)
		b.controls = append(b.controls, c.Control)
		b.sources = append(b.sources, c.source)
	}
	r.control = append(r.control, c)
	r.content(content)
	r.control = r.control[:depth]
	if b != nil {
		b.controls[c.index].End = len(b.text)
	}
}

func (r *reader) controlProperties(c *control, sdtPr *xmlscan.Token) {
	var t xmlscan.Token
	for r.s.Child(sdtPr, &t) {
		switch t.Space {
		case nsWord:
			r.controlProperty(c, &t)
			r.controlSource(c, &t)
		case nsWord2010:
			if t.Local == "checkbox" {
				c.Kind = "checkbox"
				c.Checked = r.checked(&t)
			}
		case nsWord2012:
			switch t.Local {
			case "dataBinding":
				c.Bound = true
				c.from.rich = true
				r.binding(&c.from.binding, &t)
			case "repeatingSection", "repeatingSectionItem":
				c.Kind = "repeating"
			}
		}
	}
}

func (r *reader) controlProperty(c *control, t *xmlscan.Token) {
	switch t.Local {
	case "tag":
		c.Tag = value(r.s, t)
	case "alias":
		c.Alias = value(r.s, t)
	case "showingPlcHdr":
		c.Prompt = isOn(r.s, t)
	case "dataBinding":
		c.Bound = true
	case "text", "date", "picture", "group", "citation", "bibliography", "equation":
		c.Kind = t.Local
	case "richText":
		c.Kind = "richtext"
	case "dropDownList":
		c.Kind = "dropdown"
	case "comboBox":
		c.Kind = "combobox"
	case "docPartObj", "docPartList":
		c.Kind = "docpart"
	}
}

func (r *reader) checked(checkbox *xmlscan.Token) (on bool) {
	var t xmlscan.Token
	for r.s.Child(checkbox, &t) {
		if t.Is(nsWord2010, "checked") {
			v, _ := r.s.Attr(&t, nsWord2010, "val")
			on = v == "1" || v == "true" || v == "on"
		}
	}
	return on
}
