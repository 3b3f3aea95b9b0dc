package docx

import (
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Layout is how a document stands on its pages. Lengths are twips, of which a
// point has 20 and a millimetre 56.7; sizes of type are half-points.
type Layout struct {
	Sections   []PageLayout
	Paragraphs []ParagraphLayout // of the body, headers and footers, as Document.Paragraphs has them
}

// PageLayout is what a section (w:sectPr) says of its pages. A length that it
// does not say is 0.
type PageLayout struct {
	Width, Height            int
	Top, Right, Bottom, Left int    // margins
	Gutter                   int    // for binding, beside the margin
	Grid                     string // default, lines, linesAndChars, snapToChars; "" without a grid
	LinePitch                int    // of the grid
	LastParagraph            int    // of the body, that the section holds; -1 without one
}

// ParagraphLayout is how one paragraph stands, by its own formatting, its
// styles and the document's defaults together. What the style of a table adds
// is left out.
type ParagraphLayout struct {
	Part  string
	Index int // as Paragraph.Index

	Align          string // left, center, right, both, distribute
	Line           int    // of line spacing; by LineRule
	LineRule       string // auto: 240ths of a line; exact, atLeast: twips
	FirstLine      int    // indent of the first line; less than 0 hangs
	FirstLineChars int    // the same in hundredths of a character, counts instead where not 0

	Faces []Face // tile the text
}

// Face is a stretch of text set in one type. Offsets are bytes in
// Paragraph.Text, half-open.
type Face struct {
	Start, End int
	EastAsia   string // the font of Chinese characters, "" where nothing says
	Size       int    // half-points, 0 where nothing says: Word takes 20 then
	Bold       bool
}

// oneLine is the spacing of lines where nothing says otherwise, in 240ths
// (ECMA-376 part 1, section 17.3.1.33).
const oneLine = 240

// Layout reads how the document stands on its pages. A plain-text file has no
// pages: its Layout is empty. It reads the body a second time and must not be
// called after Close.
func (d *Document) Layout() (Layout, error) {
	if d.loader.pkg == nil {
		return Layout{}, nil
	}
	l := d.loader // what reading lists as skipped is listed already
	l.skipped = nil
	fonts, err := l.themeFonts()
	if err != nil {
		return Layout{}, err
	}
	var layout Layout
	for _, p := range d.parts {
		if p.hidden() || p.kind != Body && p.kind != Header && p.kind != Footer {
			continue
		}
		c, err := l.lay(p, &fonts)
		if err != nil {
			return Layout{}, err
		}
		layout.Paragraphs = append(layout.Paragraphs, c.paragraphs...)
		if p.kind == Body {
			layout.Sections = c.sections
		}
	}
	return layout, nil
}

// lay reads a story for its layout alone: the part stays as it is.
func (l *loader) lay(p *part, fonts *themeFonts) (*layoutCollector, error) {
	r, err := l.readStory(&part{name: p.name, kind: p.kind, src: p.src}, fonts)
	if err != nil {
		return nil, l.fail(err, p.name)
	}
	r.layout.number(p)
	return r.layout, nil
}

// themeFonts reads the fonts that a theme gives Chinese text.
func (l *loader) themeFonts() (fonts themeFonts, err error) {
	err = l.aid("theme", func(name string) error {
		return l.scan(name, func(s *xmlscan.Scanner) error {
			fonts = readThemeFonts(s)
			return s.Err()
		})
	})
	return fonts, err
}
