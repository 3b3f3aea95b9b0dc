package docx

import (
	"math"
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// paragraphFormat is what one w:pPr says of where a paragraph stands.
type paragraphFormat struct {
	align                          string
	line, firstLine, firstLineChar amount
	rule                           string
}

// amount is a number that may be left unsaid.
type amount struct {
	n    int
	said bool
}

func (a amount) over(b amount) amount {
	if a.said {
		return a
	}
	return b
}

// over is f where it says something, and g elsewhere.
func (f paragraphFormat) over(g paragraphFormat) paragraphFormat {
	return paragraphFormat{
		align:         first(f.align, g.align),
		rule:          first(f.rule, g.rule),
		line:          f.line.over(g.line),
		firstLine:     f.firstLine.over(g.firstLine),
		firstLineChar: f.firstLineChar.over(g.firstLineChar),
	}
}

// read takes in a child of a w:pPr.
func (f *paragraphFormat) read(s *xmlscan.Scanner, t *xmlscan.Token) {
	switch t.Local {
	case "jc":
		f.align = alignment(value(s, t))
	case "spacing":
		f.line = lengthOf(s, t, "line")
		f.rule, _ = s.Attr(t, nsWord, "lineRule")
	case "ind":
		f.readIndent(s, t)
	}
}

// readIndent reads a w:ind, whose w:hanging is a first line to the left.
func (f *paragraphFormat) readIndent(s *xmlscan.Scanner, t *xmlscan.Token) {
	f.firstLine = lengthOf(s, t, "hanging")
	f.firstLine.n = -f.firstLine.n
	f.firstLine = f.firstLine.over(lengthOf(s, t, "firstLine"))
	f.firstLineChar = lengthOf(s, t, "hangingChars")
	f.firstLineChar.n = -f.firstLineChar.n
	f.firstLineChar = f.firstLineChar.over(lengthOf(s, t, "firstLineChars"))
}

// alignment gives one name to what Strict and Transitional name differently.
func alignment(jc string) string {
	switch jc {
	case "start":
		return "left"
	case "end":
		return "right"
	}
	return jc
}

// lengthOf reads a length of an attribute: a number of twips, or one with a
// unit (ECMA-376 part 1, section 22.9.2.15).
func lengthOf(s *xmlscan.Scanner, t *xmlscan.Token, name string) amount {
	v, ok := s.Attr(t, nsWord, name)
	if !ok {
		return amount{}
	}
	scale := 1.0
	for _, unit := range lengthUnits {
		if number, found := strings.CutSuffix(v, unit.name); found {
			v, scale = number, unit.twips
			break
		}
	}
	n, err := strconv.ParseFloat(v, 64)
	if err != nil || !(math.Abs(n*scale) < maxLength) {
		return amount{}
	}
	return amount{int(math.Round(n * scale)), true}
}

var lengthUnits = [...]struct {
	name  string
	twips float64
}{{"pt", 20}, {"mm", 1440 / 25.4}, {"cm", 1440 / 2.54}, {"in", 1440}, {"pc", 240}, {"pi", 240}}

// maxLength is beyond any page: 22 inches is the longest that Word allows.
const maxLength = 1 << 20

// layoutCollector gathers the layout while a story is read.
type layoutCollector struct {
	fonts      themeFonts
	face       Face // of the text that follows
	sections   []PageLayout
	paragraphs []ParagraphLayout
}

// begin makes room for a paragraph.
func (c *layoutCollector) begin() { c.paragraphs = append(c.paragraphs, ParagraphLayout{}) }

// publish fills in the layout of the paragraph that b has read.
func (c *layoutCollector) publish(b *builder) {
	f := b.layout.over(b.style.layout)
	p := &c.paragraphs[b.para]
	p.Align = first(f.align, "left")
	p.LineRule = first(f.rule, "auto")
	p.Line = f.line.over(amount{oneLine, true}).n
	p.FirstLine, p.FirstLineChars = f.firstLine.n, f.firstLineChar.n
	p.Faces = b.faces
}

// format sets the type of the text that follows.
func (c *layoutCollector) format(f runFormat) {
	c.face = Face{EastAsia: c.fonts.name(f.font), Size: f.size, Bold: f.bold == on}
}

// add sets a stretch of text in the current type.
func (c *layoutCollector) add(b *builder, start, end int) {
	face := c.face
	face.Start, face.End = start, end
	if n := len(b.faces); n > 0 && b.faces[n-1].sameType(face) {
		b.faces[n-1].End = end
		return
	}
	b.faces = append(b.faces, face)
}

func (f Face) sameType(g Face) bool {
	f.Start, f.End = g.Start, g.End
	return f == g
}

// number says where the paragraphs are.
func (c *layoutCollector) number(p *part) {
	for i := range c.paragraphs {
		c.paragraphs[i].Part, c.paragraphs[i].Index = p.name, i
	}
}

// section reads a w:sectPr.
func (r *reader) section(sectPr *xmlscan.Token) {
	if r.layout == nil || r.shadow > 0 {
		return
	}
	page := PageLayout{LastParagraph: len(r.paras) - 1}
	var t xmlscan.Token
	for r.s.Child(sectPr, &t) {
		if t.Space == nsWord {
			page.read(r.s, &t)
		}
	}
	r.layout.sections = append(r.layout.sections, page)
}

func (page *PageLayout) read(s *xmlscan.Scanner, t *xmlscan.Token) {
	length := func(name string) int { return lengthOf(s, t, name).n }
	switch t.Local {
	case "pgSz":
		page.Width, page.Height = length("w"), length("h")
	case "pgMar":
		page.Top, page.Bottom, page.Gutter = length("top"), length("bottom"), length("gutter")
		page.Left = lengthOf(s, t, "left").over(lengthOf(s, t, "start")).n
		page.Right = lengthOf(s, t, "right").over(lengthOf(s, t, "end")).n
	case "docGrid":
		page.Grid, _ = s.Attr(t, nsWord, "type")
		page.LinePitch = length("linePitch")
	}
}
