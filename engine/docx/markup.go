package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// prefix is the namespace prefix, with its colon, of the tag at an offset.
func prefix(src string, tag int) string {
	name := xmlscan.TagName(src, tag)
	return name[:strings.IndexByte(name, ':')+1]
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")

// cutBreak cuts a text at its first line break or tab.
func cutBreak(text string) (line, rest string, broken bool) {
	i := strings.IndexAny(text, "\n\t")
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+1:], true
}

// breakElement is the element for the break that line was cut off at.
func breakElement(w, text, line string) string {
	if text[len(line)] == '\n' {
		return "<" + w + "br/>"
	}
	return "<" + w + "tab/>"
}

// elements writes text as children of a w:r. w is the prefix to write.
func elements(w, text string) string { return textElements(w, w+"t", text) }

// textElements writes text as children of a run whose elements of text have
// this name.
func textElements(w, name, text string) string {
	var b strings.Builder
	for {
		line, rest, broken := cutBreak(text)
		switch {
		case line == "":
		case spaced(line):
			b.WriteString("<" + name + ` xml:space="preserve">` + escape.Replace(line) + "</" + name + ">")
		default:
			b.WriteString("<" + name + ">" + escape.Replace(line) + "</" + name + ">")
		}
		if !broken {
			return b.String()
		}
		b.WriteString(breakElement(w, text, line))
		text = rest
	}
}

// characters writes text inside the element called name (a w:t), which breaks
// divide into several.
func characters(text, name, w string, kind pieceKind) string {
	var b strings.Builder
	for {
		line, rest, broken := cutBreak(text)
		b.WriteString(escape.Replace(line))
		if !broken {
			break
		}
		b.WriteString("</" + name + ">" + breakElement(w, text, line) + "<" + name + ` xml:space="preserve">`)
		text = rest
	}
	if kind == cdata && b.Len() > 0 {
		return "]]>" + b.String() + "<![CDATA["
	}
	return b.String()
}

var escapeAttribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;")
