package audit

import (
	"fmt"
	"math"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Twips of a millimetre and of a point.
const (
	millimetre = 1440 / 25.4
	point      = 20
)

// paperSlack is how far paper may be off, in millimetres: printers' A4 is not
// all of the same size.
const paperSlack = 0.5

// marginSlack is how far a margin may be off, in millimetres.
const marginSlack = 1.05

// off reports whether a length in twips is further than slack from what is
// wanted, in millimetres. What is not said, on either side, is not off.
func off(twips int, want, slack float64) bool {
	return want != 0 && twips != 0 && math.Abs(float64(twips)/millimetre-want) > slack
}

// laidOut is the report on its pages, nil where there is none to judge.
func (p *Pass) laidOut() *layout {
	if l := p.view.layout(); l != nil && !l.plain {
		return l
	}
	return nil
}

// checkPlain says once what would be wrong everywhere. A file that says nothing
// of its pages was made by a program, for others to lay out.
func checkPlain(p *Pass) {
	if l := p.view.layout(); l != nil && l.plain && l.title != nil && l.sections[0].Width != 0 {
		p.report(l.title.par, 0, len(l.title.par.Text), Note{Class: "plain"})
	}
}

func checkPaper(p *Pass) {
	l := p.laidOut()
	if l == nil {
		return
	}
	want := l.profile
	for i, page := range l.sections {
		width, height := page.Width, page.Height
		if wide(page) { // a sheet turned round for a table
			width, height = height, width
		}
		if off(width, want.PageWidth, paperSlack) || off(height, want.PageHeight, paperSlack) {
			p.reportPage(l, i, Note{Class: "paper", Message: Text{
				ZH: fmt.Sprintf("纸张是%s×%s毫米，应为%s×%s毫米", mm(width), mm(height), number64(want.PageWidth), number64(want.PageHeight)),
				EN: fmt.Sprintf("the paper is %s × %s mm, not %s × %s mm", mm(width), mm(height), number64(want.PageWidth), number64(want.PageHeight)),
			}})
			return
		}
	}
}

func wide(page docx.PageLayout) bool { return page.Width > page.Height }

func checkMargins(p *Pass) {
	l := p.laidOut()
	if l == nil {
		return
	}
	for i, page := range l.sections {
		if wrong := l.profile.margins(page); len(wrong) > 0 && !wide(page) {
			p.reportPage(l, i, marginNote(wrong))
			return
		}
	}
}

// margin is one side of a page.
type margin struct {
	side Text
	is   int // twips
	want float64
}

// margins lists the margins of a page that are off.
func (l LayoutProfile) margins(page docx.PageLayout) []margin {
	var wrong []margin
	for _, m := range []margin{
		{Text{"上", "top"}, page.Top, l.Top},
		{Text{"下", "bottom"}, page.Bottom, l.Bottom},
		{Text{"左", "left"}, page.Left + page.Gutter, l.Left},
		{Text{"右", "right"}, page.Right, l.Right},
	} {
		if off(m.is, m.want, marginSlack) {
			wrong = append(wrong, m)
		}
	}
	return wrong
}

func marginNote(wrong []margin) Note {
	var zh, en []string
	for _, m := range wrong {
		zh = append(zh, fmt.Sprintf("%s%s毫米（应为%s）", m.side.ZH, mm(m.is), number64(m.want)))
		en = append(en, fmt.Sprintf("%s %s mm, not %s", m.side.EN, mm(m.is), number64(m.want)))
	}
	return Note{Class: "margin", Message: Text{"页边距" + strings.Join(zh, "、"), "margins: " + strings.Join(en, "; ")}}
}

// mm writes twips as millimetres.
func mm(twips int) string { return number64(math.Round(float64(twips)/millimetre*10) / 10) }

func number64(n float64) string { return fmt.Sprintf("%g", n) }

// reportPage reports a section at the first of its paragraphs that holds text.
func (p *Pass) reportPage(l *layout, section int, note Note) {
	from := 0
	if section > 0 {
		from = l.sections[section-1].LastParagraph + 1
	}
	for _, par := range storyParagraphs(p.Subject.Doc, docx.Body) {
		if par.Index >= from && strings.TrimSpace(par.Text) != "" {
			p.report(par, 0, len(par.Text), note)
			return
		}
	}
}

// checkLineSpacing looks at what most of the text has.
func checkLineSpacing(p *Pass) {
	l := p.laidOut()
	if l == nil || l.profile.LineMin == 0 {
		return
	}
	var wrong []laid
	for _, at := range l.body {
		if !l.spaced(at) {
			wrong = append(wrong, at)
		}
	}
	if 2*len(wrong) <= len(l.body) {
		return
	}
	at := wrong[0]
	p.Report(at.par, at.start, at.end, Note{Class: "spacing", Message: Text{
		ZH: fmt.Sprintf("行距是%s，应为%s—%s磅", spacing(at).ZH, number64(l.profile.LineMin), number64(l.profile.LineMax)),
		EN: fmt.Sprintf("the line spacing is %s, not %s–%s pt", spacing(at).EN, number64(l.profile.LineMin), number64(l.profile.LineMax)),
	}})
}

// spaced reports whether a paragraph's lines are as far apart as they should
// be, by its own word or by the grid of the page.
func (l *layout) spaced(at laid) bool {
	twips := at.Line
	if at.LineRule == "auto" {
		page := l.sectionOf(at.par)
		if page.Grid == "" || page.Grid == "default" || at.Line != 240 {
			return false
		}
		twips = page.LinePitch
	}
	points := float64(twips) / point
	return l.profile.LineMin <= points && points <= l.profile.LineMax
}

func (l *layout) sectionOf(par *docx.Paragraph) docx.PageLayout {
	for _, s := range l.sections {
		if par.Index <= s.LastParagraph {
			return s
		}
	}
	return l.sections[len(l.sections)-1]
}

// spacing is the line spacing of a paragraph as Word names it.
func spacing(at laid) Text {
	if at.LineRule == "auto" {
		times := number64(math.Round(float64(at.Line)/240*100) / 100)
		return Text{times + "倍", times + " lines"}
	}
	points := number64(float64(at.Line) / point)
	return Text{points + "磅", points + " pt"}
}

// severalPages is how long a body is that fills more than one page, in bytes:
// a page of the standard holds 22 lines of 28 characters.
const severalPages = 2 * 22 * 28 * 3

func checkPageNumber(p *Pass) {
	l := p.laidOut()
	if l == nil || l.profile.PageNumber.Size == 0 {
		return
	}
	for _, at := range l.footer {
		for _, f := range at.Faces {
			if !computed(at.par, f.Start) || !strings.ContainsAny(at.par.Text[f.Start:f.End], "0123456789") {
				continue
			}
			if !l.profile.PageNumber.sized(f.Size) {
				p.report(at.par, f.Start, f.End, Note{Class: "size", Message: sizeMessage(Text{"页码", "the page number"}, f, l.profile.PageNumber)})
			}
			return
		}
	}
	length := 0
	for _, at := range l.body {
		length += at.end - at.start
	}
	if length > severalPages && len(storyParagraphs(p.Subject.Doc, docx.Footer)) == 0 {
		p.report(l.first, 0, len(l.first.Text), Note{Class: "missing", Message: Text{"没有页码", "no page number"}})
	}
}
