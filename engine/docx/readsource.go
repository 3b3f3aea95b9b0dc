package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// controlSource is what must be known of a content control to edit its text.
type controlSource struct {
	showing span   // what says that the prompt is shown
	typed   span   // the w:rPr of what is typed in its place
	prompts []span // the w:rPr of runs in the style of prompts
	binding binding
	rich    bool // the bound data are a document of their own
	kind    string
	date    *dateSource
	items   []Choice
	last    span // w:lastValue of a list, with its name; empty without one
	paras   int  // paragraphs the control stands in
}

// dateSource is the w:date of a control.
type dateSource struct {
	picture  datePicture
	attr     span // w:fullDate, with its name; empty without one
	storedAs string
	foreign  bool // not the Gregorian calendar
}

// controlPlace is where the text of a control stands in a paragraph.
type controlPlace struct {
	start, end int
	index      int // in Paragraph.Controls
	source     int // in part.controls
}

// controlSource reads what controlProperty does not look at.
func (r *reader) controlSource(c *control, t *xmlscan.Token) {
	switch t.Local {
	case "showingPlcHdr":
		if c.Prompt {
			c.from.showing = r.passed(t)
		}
	case "rPr":
		c.from.typed = r.passed(t)
	case "dataBinding":
		r.binding(&c.from.binding, t)
	case "date":
		c.from.date = r.dateSource(t)
		if c.from.date.picture.items() != nil && !c.from.date.foreign {
			c.Dates = string(c.from.date.picture)
		}
	case "dropDownList", "comboBox":
		c.from.last = attributeSpan(r.part.src, t.Start, prefix(r.part.src, t.Start)+"lastValue")
		c.from.items = r.listItems(t)
		c.Choices = c.from.items
		c.Strict = c.Kind == "dropdown" && len(c.Choices) > 0
	}
}

// passed moves behind an element and returns its place.
func (r *reader) passed(t *xmlscan.Token) span {
	start := t.Start
	r.s.Pass(t)
	_, end := r.s.Span()
	return span{start, end}
}

func (r *reader) binding(b *binding, t *xmlscan.Token) {
	id, _ := r.s.Attr(t, nsWord, "storeItemID")
	xpath, _ := r.s.Attr(t, nsWord, "xpath")
	mappings, _ := r.s.Attr(t, nsWord, "prefixMappings")
	*b = binding{strings.ToUpper(id), canonicalPath(xpath, mappings)}
}

func (r *reader) dateSource(t *xmlscan.Token) *dateSource {
	d := &dateSource{storedAs: "dateTime"}
	d.attr = attributeSpan(r.part.src, t.Start, prefix(r.part.src, t.Start)+"fullDate")
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		switch {
		case c.Is(nsWord, "dateFormat"):
			d.picture = datePicture(value(r.s, &c))
		case c.Is(nsWord, "storeMappedDataAs"):
			d.storedAs = value(r.s, &c)
		case c.Is(nsWord, "calendar"):
			d.foreign = value(r.s, &c) != "gregorian"
		}
	}
	return d
}

// attributeSpan is the place of an attribute, name and value, of the tag at an
// offset; it is empty without one.
func attributeSpan(src string, tag int, name string) span {
	start, end, ok := xmlscan.TagAttr(src, tag, name)
	if !ok {
		return span{}
	}
	return span{tag + strings.LastIndex(src[tag:start], name), end + len(`"`)}
}

func (r *reader) listItems(t *xmlscan.Token) []Choice {
	var items []Choice
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		if c.Is(nsWord, "listItem") {
			v, _ := r.s.Attr(&c, nsWord, "value")
			text, ok := r.s.Attr(&c, nsWord, "displayText")
			if !ok {
				text = v
			}
			items = append(items, Choice{text, v})
		}
	}
	return items
}

// keepSource notes a control whose text is not edited like other text, and
// returns its number.
func (r *reader) keepSource(c *control) int {
	if c.from.binding.store == "" && !c.Prompt && c.from.date == nil && c.from.last == (span{}) {
		return -1
	}
	c.from.kind = c.Kind
	r.part.controls = append(r.part.controls, c.from)
	return len(r.part.controls) - 1
}

// promptFormat notes the w:rPr that begins at an offset and has just been read,
// if it makes a prompt look like one.
func (r *reader) promptFormat(start int, style string) {
	n := len(r.control)
	if n == 0 || style == "" || !r.control[n-1].Prompt || !r.styles.isPrompt(style) {
		return
	}
	_, end := r.s.Span()
	c := &r.part.controls[r.control[n-1].source]
	c.prompts = append(c.prompts, span{start, end})
}

// isPrompt reports whether a character style is that of prompts.
func (sheet *styleSheet) isPrompt(id string) bool {
	st := sheet.byID[id]
	return id == "PlaceholderText" || st != nil && st.name == "placeholder text"
}

// places lists the controls of a paragraph whose sources are kept.
func (b *builder) places() []controlPlace {
	var places []controlPlace
	for i, source := range b.sources {
		if source >= 0 {
			places = append(places, controlPlace{b.controls[i].Start, b.controls[i].End, i, source})
		}
	}
	return places
}
