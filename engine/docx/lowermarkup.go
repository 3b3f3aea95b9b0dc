package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// elements writes text in the place of an element that stands for a character.
func (l *lowering) elements(m *mark, p *piece, text string) string {
	w := prefix(l.part.src, m.tag.start)
	if m.markup == drawingMarkup {
		return drawingRuns(w, runFormatAt(l.part.src[p.src.start:p.src.end], 0), text)
	}
	return elements(w, text)
}

// characters writes text inside the element called name that p stands in.
func (l *lowering) characters(m *mark, p *piece, name, text string) string {
	src := l.part.src
	switch m.markup {
	case drawingMarkup:
		format := ""
		if strings.Contains(text, "\n") {
			format = runFormatAt(src[m.tag.start:m.inside.end], p.tag-m.tag.start)
		}
		return drawingCharacters(text, name, prefix(src, m.tag.start), format, p.kind)
	case noMarkup:
		return plainCharacters(text, p.kind)
	}
	return characters(text, name, prefix(src, m.tag.start), p.kind)
}

// run writes text into a paragraph that has none.
func (l *lowering) run(m *mark, text string) string {
	w := prefix(l.part.src, m.tag.start)
	switch m.markup {
	case drawingMarkup:
		format := l.part.src[m.format.start:m.format.end]
		return drawingRuns(w, strings.ReplaceAll(format, w+"endParaRPr", w+"rPr"), text)
	case noMarkup:
		return plainCharacters(text, chars)
	}
	return "<" + w + "r>" + l.markFormat(m) + elements(w, text) + "</" + w + "r>"
}

// plainCharacters writes text inside an element that knows no markup.
func plainCharacters(text string, kind pieceKind) string {
	return enclose(escape.Replace(text), kind)
}

// enclose puts markup where the characters of a piece stand.
func enclose(markup string, kind pieceKind) string {
	if kind == cdata && markup != "" {
		return "]]>" + markup + "<![CDATA["
	}
	return markup
}

// drawingCharacters writes text inside the a:t called name of a run in this
// format. A line break divides the run.
func drawingCharacters(text, name, a, format string, kind pieceKind) string {
	run := xmlRun(a, "r", format)
	lines := strings.Split(escape.Replace(text), "\n")
	between := "</" + name + "></" + a + "r>" + xmlBreak(a, format) + run + "<" + name + ">"
	return enclose(strings.Join(lines, between), kind)
}

// drawingRuns writes text as children of an a:p.
func drawingRuns(a, format, text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(xmlBreak(a, format))
		}
		if line != "" {
			b.WriteString(xmlRun(a, "r", format) + "<" + a + "t>" + escape.Replace(line) + "</" + a + "t></" + a + "r>")
		}
	}
	return b.String()
}

func xmlRun(prefix, local, format string) string { return "<" + prefix + local + ">" + format }

func xmlBreak(a, format string) string {
	if format == "" {
		return "<" + a + "br/>"
	}
	return xmlRun(a, "br", format) + "</" + a + "br>"
}

// runFormatAt is the rPr of the DrawingML run whose text element begins at an
// offset of src, "" without one. At offset 0 it is that of src itself.
func runFormatAt(src string, offset int) string {
	s := xmlscan.New(src, xmlscan.Options{})
	format := ""
	var t xmlscan.Token
	for s.Next(&t) {
		switch {
		case t.Kind != xmlscan.Start && t.Kind != xmlscan.Empty:
		case t.Start == offset && offset > 0:
			return format
		case t.Local == "rPr":
			start := t.Start
			s.Pass(&t)
			_, end := s.Span()
			format = src[start:end]
		case t.Local == "r", t.Local == "fld", t.Local == "br":
			format = ""
		}
	}
	return format
}
