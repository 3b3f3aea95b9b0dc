package docx

import (
	"cmp"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// toggle is an on/off property that may also be left unsaid.
type toggle uint8

const (
	unsaid toggle = iota
	on
	off
)

func toggleOf(b bool) toggle {
	if b {
		return on
	}
	return off
}

// runFormat is what one w:rPr says. Empty strings are unsaid.
type runFormat struct {
	style     string // of a run: its character style
	hidden    toggle
	underline toggle
	highlight string
	shade     string
	color     string
	font      string // of Chinese characters, see readFont
	size      int    // half-points, 0 unsaid
	bold      toggle
}

// readRunFormat reads the children of a w:rPr and leaves the scanner behind
// its end. Only with faces it reads what type the text is set in.
func readRunFormat(s *xmlscan.Scanner, rPr *xmlscan.Token, faces bool) runFormat {
	var f runFormat
	var t xmlscan.Token
	for s.Child(rPr, &t) {
		if t.Space != nsWord {
			continue
		}
		switch t.Local {
		case "rStyle":
			f.style = value(s, &t)
		case "vanish":
			f.hidden = toggleOf(isOn(s, &t))
		case "u":
			v := value(s, &t)
			f.underline = toggleOf(v != "" && v != "none")
		case "highlight":
			f.highlight = value(s, &t)
		case "shd":
			f.shade, _ = s.Attr(&t, nsWord, "fill")
		case "color":
			f.color = value(s, &t)
		default:
			if faces {
				f.readFace(s, &t)
			}
		}
	}
	return f
}

func (f *runFormat) readFace(s *xmlscan.Scanner, t *xmlscan.Token) {
	switch t.Local {
	case "rFonts":
		f.font = readFont(s, t)
	case "sz":
		f.size = number(s, t, 0)
	case "b":
		f.bold = toggleOf(isOn(s, t))
	}
}

// over is f where it says something, and g elsewhere. It is how a style stands
// over the one it is based on.
func (f runFormat) over(g runFormat) runFormat {
	if f.hidden == unsaid {
		f.hidden = g.hidden
	}
	if f.underline == unsaid {
		f.underline = g.underline
	}
	f.highlight = first(f.highlight, g.highlight)
	f.shade = first(f.shade, g.shade)
	f.color = first(f.color, g.color)
	f.font = first(f.font, g.font)
	if f.size == 0 {
		f.size = g.size
	}
	if f.bold == unsaid {
		f.bold = g.bold
	}
	return f
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// apply sets the properties of a run whose own format is f, which stands in a
// character style and a paragraph style. Hiding is a toggle property: styles
// of both kinds that say so cancel each other out (ECMA-376 part 1, section
// 17.7.3), while the run's own word is final.
func (f *runFormat) apply(r *Run, char, para *runFormat) {
	r.Hidden = (char.hidden == on) != (para.hidden == on)
	if f.hidden != unsaid {
		r.Hidden = f.hidden == on
	}
	r.Underline = cmp.Or(f.underline, char.underline, para.underline) == on
	r.Highlight = shown(cmp.Or(f.highlight, char.highlight, para.highlight))
	if r.Highlight == "" {
		r.Highlight = shown(cmp.Or(f.shade, char.shade, para.shade))
	}
	r.Color = shown(cmp.Or(f.color, char.color, para.color))
}

// shown is a colour that differs from the page: white shading is what pasting
// from the web leaves behind, and nobody sees it.
func shown(color string) string {
	switch {
	case color == "none", color == "auto", strings.EqualFold(color, "FFFFFF"), color == "white":
		return ""
	}
	return color
}
