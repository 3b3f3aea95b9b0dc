package audit

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// LayoutProfile is how an office lays out its documents. What is zero is not
// looked at.
type LayoutProfile struct {
	Everywhere bool // all documents are laid out so, not official ones only

	PageWidth, PageHeight    float64 // millimetres
	Top, Right, Bottom, Left float64 // margins, millimetres; Left with the gutter

	LineMin, LineMax float64 // from one line of text to the next, points
	Indent           float64 // of the first line of a paragraph, characters

	Title      Typeface
	Heading1   Typeface // 一、
	Heading2   Typeface // （一）, its first sentence where the text runs on
	Body       Typeface
	PageNumber Typeface
}

// Typeface is a type and its size.
type Typeface struct {
	Fonts []string // names, or what names have in common: 仿宋; any of them will do
	Size  float64  // points
}

// GBLayout is the layout of official documents: the paper, margins, type and
// sizes of GB/T 9704-2012, with the right and lower margins that its type area
// leaves, and the names under which the types are sold.
func GBLayout() LayoutProfile {
	return LayoutProfile{
		PageWidth: 210, PageHeight: 297,
		Top: 37, Right: 26, Bottom: 35, Left: 28,
		LineMin: 28, LineMax: 30,
		Indent:     2,
		Title:      Typeface{[]string{"小标宋"}, 22},
		Heading1:   Typeface{[]string{"黑体", "SimHei"}, 16},
		Heading2:   Typeface{[]string{"楷体", "KaiTi"}, 16},
		Body:       Typeface{[]string{"仿宋", "FangSong"}, 16},
		PageNumber: Typeface{[]string{"宋体", "SimSun"}, 14},
	}
}

// has reports whether a font is one of the type's; a font that nothing names is
// taken for right.
func (t Typeface) has(font string) bool {
	if len(t.Fonts) == 0 || font == "" {
		return true
	}
	for _, name := range t.Fonts {
		if strings.Contains(strings.ToLower(font), strings.ToLower(name)) {
			return true
		}
	}
	return false
}

// sized reports whether a size in half-points is the type's; one that nothing
// says is taken for right.
func (t Typeface) sized(halfPoints int) bool {
	return t.Size == 0 || halfPoints == 0 || float64(halfPoints) == t.Size*2
}

// layout is a report on its pages, as the rules about layout see it.
type layout struct {
	profile  LayoutProfile
	sections []docx.PageLayout
	title    *laid
	headings [2][]laid // 一、 and （一）
	body     []laid    // what a reader reads as text
	footer   []laid
	first    *docx.Paragraph // of the body that holds text
	over     bool            // the imprint has begun
	plain    bool            // nobody has laid it out yet, so that no part of it is to blame
}

// laid is a stretch of a paragraph with its layout.
type laid struct {
	par        *docx.Paragraph
	start, end int
	docx.ParagraphLayout
}

// findLayout is how the report stands on its pages, nil where it is not to be
// judged: a text file has no pages, and only what calls itself an official
// document must look like one, unless the profile says otherwise.
func (v *view) findLayout(s *Subject, own *LayoutProfile) *layout {
	title := officialTitle(s.Doc)
	profile := GBLayout()
	if own != nil {
		profile = *own
	}
	if title == nil && !profile.Everywhere {
		return nil
	}
	read, err := s.Doc.Layout()
	if err != nil || len(read.Sections) == 0 {
		return nil
	}
	l := &layout{sections: read.Sections, profile: profile}
	titled := title == nil
	for i := range read.Paragraphs {
		at := read.Paragraphs[i]
		par := &v.paragraphs[v.order[place{at.Part, at.Index}]]
		if strings.TrimSpace(par.Text) == "" {
			continue
		}
		switch {
		case par.Story == docx.Footer:
			l.footer = append(l.footer, laid{par, 0, len(par.Text), at})
		case par.Story == docx.Body && par.Cell == nil && !par.TextBox:
			l.place(laid{par, 0, len(par.Text), at}, title, &titled)
		}
	}
	l.plain = own == nil && l.signs() < minSigns
	return l
}

// minSigns is how many signs of the layout a document shows that somebody has
// laid out as an official one.
const minSigns = 2

// signs counts what is as the profile has it: margins, the types of title and
// text, the size of text.
func (l *layout) signs() int {
	n := 0
	fits := func(named, fits bool) {
		if named && fits {
			n++
		}
	}
	fits(l.sections[0].Top != 0, len(l.profile.margins(l.sections[0])) == 0)
	if l.title != nil {
		for _, f := range l.title.faces() {
			fits(f.EastAsia != "", l.profile.Title.has(f.EastAsia))
			break
		}
	}
	for _, at := range l.body {
		for _, f := range at.faces() {
			fits(f.EastAsia != "", l.profile.Body.has(f.EastAsia))
			fits(f.Size != 0, l.profile.Body.sized(f.Size))
			return n
		}
	}
	return n
}

// place sorts a paragraph of the body. What stands above the title is none of
// the text.
func (l *layout) place(at laid, title *docx.Paragraph, titled *bool) {
	if l.first == nil {
		l.first = at.par
	}
	if at.par == title {
		l.title, *titled = &at, true
		return
	}
	if !*titled {
		return
	}
	heading, rest := at.split()
	if level := headingLevel(at.par.Text); level > 0 && heading.end > 0 {
		l.headings[level-1] = append(l.headings[level-1], heading)
	}
	l.over = l.over || startsWithAny(strings.TrimSpace(at.par.Text), imprint...)
	if l.isText(rest) {
		l.body = append(l.body, rest)
	}
}

// split divides a paragraph into the heading that it begins with and the text
// that runs on behind it.
func (at laid) split() (heading, rest laid) {
	heading, rest = at, at
	end := 0
	if headingLevel(at.par.Text) > 0 {
		if end = strings.Index(at.par.Text, "。"); end < 0 {
			end = len(at.par.Text)
		}
	}
	heading.end, rest.start = end, end
	if strings.HasPrefix(at.par.Text[end:], "。") {
		rest.start += len("。")
	}
	return heading, rest
}

// headingLevel is 1 for a text that begins with 一、 and 2 for （一）.
func headingLevel(text string) int {
	text = strings.TrimLeft(text, " 　\t")
	bracketed := strings.HasPrefix(text, "（")
	digits := strings.TrimPrefix(text, "（")
	rest := strings.TrimLeft(digits, "一二三四五六七八九十")
	switch {
	case len(rest) == len(digits):
		return 0
	case bracketed && strings.HasPrefix(rest, "）"):
		return 2
	case !bracketed && strings.HasPrefix(rest, "、"):
		return 1
	}
	return 0
}

// minText is how many bytes a stretch has that is certainly running text.
const minText = 60

// isText reports whether a stretch is running text.
func (l *layout) isText(at laid) bool {
	text := at.par.Text[at.start:at.end]
	return !l.over && len(text) >= minText && isSentence(text) && hasHan(text) && at.par.Number == "" &&
		at.Align != "center" && at.Align != "right" && !startsWithAny(strings.TrimSpace(text), apart...)
}

// imprint begins what official documents have at their end, set smaller; apart
// begins other paragraphs that are no text.
var (
	imprint = []string{"抄送", "分送", "主题词"}
	apart   = []string{"附件", "注：", "（此件", "（联系"}
)

// faces lists the types in which the Chinese characters of the stretch are set.
func (at laid) faces() []docx.Face {
	var list []docx.Face
	for _, f := range at.Faces {
		f.Start, f.End = max(f.Start, at.start), min(f.End, at.end)
		if f.Start < f.End && hasHan(at.par.Text[f.Start:f.End]) {
			list = append(list, f)
		}
	}
	return list
}
