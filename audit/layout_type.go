package audit

import (
	"fmt"
	"math"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

func checkTitleType(p *Pass) {
	l := p.laidOut()
	if l == nil || l.title == nil {
		return
	}
	at, want, name := *l.title, l.profile.Title, Text{"标题", "the title"}
	if at.Align != "center" && want.Size != 0 {
		p.Report(at.par, at.start, at.end, Note{Class: "align", Message: Text{"标题没有居中", "the title is not centred"}})
	}
	for _, f := range at.faces() {
		switch {
		case !want.has(f.EastAsia):
			p.Report(at.par, at.start, at.end, Note{Class: "font", Message: fontMessage(name, f, want)})
		case !want.sized(f.Size):
			p.Report(at.par, at.start, at.end, Note{Class: "size", Message: sizeMessage(name, f, want)})
		default:
			continue
		}
		return
	}
}

func checkHeadingType(p *Pass) {
	l := p.laidOut()
	if l == nil {
		return
	}
	for level, want := range []Typeface{l.profile.Heading1, l.profile.Heading2} {
		name := []Text{{"一级标题", "the heading"}, {"二级标题", "the heading"}}[level]
		for _, at := range l.headings[level] {
			if f, ok := at.unlike(want.has); ok {
				p.Report(at.par, at.start, at.end, Note{Class: fmt.Sprintf("level%d", level+1), Message: fontMessage(name, f, want)})
				break
			}
		}
	}
}

// unlike is the first type of the stretch whose font fits does not have.
func (at laid) unlike(fits func(font string) bool) (docx.Face, bool) {
	for _, f := range at.faces() {
		if !fits(f.EastAsia) {
			return f, true
		}
	}
	return docx.Face{}, false
}

func checkBodyFont(p *Pass) {
	if l := p.laidOut(); l != nil {
		p.bodyType(l, func(f docx.Face) bool { return l.profile.Body.has(f.EastAsia) }, fontMessage)
	}
}

func checkBodySize(p *Pass) {
	if l := p.laidOut(); l != nil {
		p.bodyType(l, func(f docx.Face) bool { return l.profile.Body.sized(f.Size) }, sizeMessage)
	}
}

// bodyType reports the first paragraph that is set in no type that fits. Where
// most of the text does not fit, that is the whole document's; otherwise the
// paragraph stands apart. Words set off within a paragraph are nobody's fault.
func (p *Pass) bodyType(l *layout, fits func(docx.Face) bool, message func(Text, docx.Face, Typeface) Text) {
	class, name := "paragraph", Text{"这一段", "this paragraph"}
	if l.mostlyUnlike(fits) {
		class, name = "body", Text{"正文", "the text"}
	}
	for _, at := range l.body {
		faces := at.faces()
		if len(faces) == 0 || fits(longest(faces)) || class == "paragraph" && anyFits(faces, fits) {
			continue
		}
		p.Report(at.par, at.start, at.end, Note{Class: class, Message: message(name, longest(faces), l.profile.Body)})
		return
	}
}

// mostlyUnlike reports whether most of the text is set in types that don't fit.
func (l *layout) mostlyUnlike(fits func(docx.Face) bool) bool {
	all, unlike := 0, 0
	for _, at := range l.body {
		for _, f := range at.faces() {
			all += f.End - f.Start
			if !fits(f) {
				unlike += f.End - f.Start
			}
		}
	}
	return 2*unlike > all
}

func anyFits(faces []docx.Face, fits func(docx.Face) bool) bool {
	for _, f := range faces {
		if fits(f) {
			return true
		}
	}
	return false
}

// longest is the type of the longest stretch.
func longest(faces []docx.Face) docx.Face {
	best := faces[0]
	for _, f := range faces[1:] {
		if f.End-f.Start > best.End-best.Start {
			best = f
		}
	}
	return best
}

func fontMessage(name Text, is docx.Face, want Typeface) Text {
	return Text{
		ZH: fmt.Sprintf("%s字体是%s，应为%s", name.ZH, is.EastAsia, want.Fonts[0]),
		EN: fmt.Sprintf("%s is set in %s, not %s", name.EN, is.EastAsia, want.Fonts[0]),
	}
}

func sizeMessage(name Text, is docx.Face, want Typeface) Text {
	return Text{
		ZH: fmt.Sprintf("%s字号是%s磅，应为%s磅", name.ZH, number64(float64(is.Size)/2), number64(want.Size)),
		EN: fmt.Sprintf("%s is set in %s pt, not %s pt", name.EN, number64(float64(is.Size)/2), number64(want.Size)),
	}
}

// checkIndent looks at what most of the text has.
func checkIndent(p *Pass) {
	l := p.laidOut()
	if l == nil || l.profile.Indent == 0 {
		return
	}
	var all, wrong []laid
	for _, at := range l.body {
		if faces := at.faces(); len(faces) > 0 {
			all = append(all, at)
			if !at.indented(l.profile.Indent, faces[0].Size) {
				wrong = append(wrong, at)
			}
		}
	}
	if 2*len(wrong) > len(all) {
		p.Report(wrong[0].par, wrong[0].start, wrong[0].end, Note{Class: "indent"})
	}
}

// indented reports whether a paragraph begins as many characters in as wanted,
// by its format or by spaces.
func (at laid) indented(characters float64, halfPoints int) bool {
	in := float64(at.FirstLineChars) / 100
	if in == 0 && halfPoints > 0 {
		in = float64(at.FirstLine) / point / (float64(halfPoints) / 2)
	}
	for _, r := range at.par.Text {
		switch r {
		case '　', '\t':
			in++
		case ' ', '\u00a0':
			in += 0.5
		default:
			return math.Abs(in-characters) < 0.6 || strings.HasPrefix(at.par.Text, "\t")
		}
	}
	return true
}
