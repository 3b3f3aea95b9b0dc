package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// styleSheet is what the reader needs of a styles part: not the styles of tables,
// which are most of it and say nothing of text that the reader tells. A paragraph
// that names one has no style (ECMA-376 part 1, section 17.3.1.27), and a style
// that is based on one is based on none (section 17.7.4.3).
type styleSheet struct {
	byID     map[string]*style
	standard *style // of paragraphs that name none, or one that is not there
}

// style is a paragraph or character style with what it inherits.
type style struct {
	id, name string
	kind     string // paragraph, character, numbering
	basedOn  string
	outline  int // 1–9; 0 is body text; unsaidLevel before it is resolved
	list     listRef
	run      runFormat
	layout   paragraphFormat
	state    resolution
}

const (
	unsaidLevel = -1
	maxStyles   = 1000 // based on one another
	usualStyles = 64   // what room is made for
)

// resolution keeps styles that are based on one another from a circle.
type resolution uint8

const (
	unresolved resolution = iota
	resolving
	resolved
)

// noStyles is the sheet of a document without styles.
func noStyles() styleSheet { return styleSheet{standard: &style{}} }

// readStyles reads a styles part.
func readStyles(s *xmlscan.Scanner) (styleSheet, error) {
	sheet := styleSheet{byID: make(map[string]*style, usualStyles)}
	styles := make([]*style, 0, usualStyles)
	var places arena[style]
	var defaults style
	var root xmlscan.Token
	s.Root(&root)
	var t xmlscan.Token
	for s.Child(&root, &t) {
		switch {
		case t.Is(nsWord, "docDefaults"):
			defaults = readDefaults(s, &t)
		case t.Is(nsWord, "style") && !ofTables(s, &t):
			styles = append(styles, sheet.read(s, &t, places.one()))
		}
	}
	if sheet.standard == nil {
		sheet.standard = &style{kind: "paragraph", outline: unsaidLevel}
		styles = append(styles, sheet.standard)
	}
	for _, st := range styles {
		sheet.resolve(st, maxStyles)
	}
	for _, st := range styles {
		if st.kind == "paragraph" {
			st.run = st.run.over(defaults.run)
			st.layout = st.layout.over(defaults.layout)
		}
	}
	return sheet, s.Err()
}

func readDefaults(s *xmlscan.Scanner, docDefaults *xmlscan.Token) (f style) {
	var d xmlscan.Token
	for s.Child(docDefaults, &d) {
		var t xmlscan.Token
		for s.Child(&d, &t) {
			switch {
			case d.Is(nsWord, "rPrDefault") && t.Is(nsWord, "rPr"):
				f.run = readRunFormat(s, &t, true)
			case d.Is(nsWord, "pPrDefault") && t.Is(nsWord, "pPr"):
				f.readParagraph(s, &t)
			}
		}
	}
	return f
}

func ofTables(s *xmlscan.Scanner, style *xmlscan.Token) bool {
	kind, _ := s.Attr(style, nsWord, "type")
	return kind == "table"
}

// read reads a w:style into st.
func (sheet *styleSheet) read(s *xmlscan.Scanner, tag *xmlscan.Token, st *style) *style {
	st.outline = unsaidLevel
	st.id, _ = s.Attr(tag, nsWord, "styleId")
	st.kind, _ = s.Attr(tag, nsWord, "type")
	standard, _ := s.Attr(tag, nsWord, "default")
	var t xmlscan.Token
	for s.Child(tag, &t) {
		if t.Space != nsWord {
			continue
		}
		switch t.Local {
		case "name":
			st.name = strings.ToLower(value(s, &t))
		case "basedOn":
			st.basedOn = value(s, &t)
		case "rPr":
			st.run = readRunFormat(s, &t, true)
		case "pPr":
			st.readParagraph(s, &t)
		}
	}
	sheet.byID[st.id] = st
	if st.kind == "paragraph" && standard != "" && standard != "0" && standard != "false" {
		sheet.standard = st
	}
	return st
}

func (st *style) readParagraph(s *xmlscan.Scanner, pPr *xmlscan.Token) {
	var t xmlscan.Token
	for s.Child(pPr, &t) {
		switch {
		case t.Is(nsWord, "outlineLvl"):
			st.outline = readOutline(s, &t)
		case t.Is(nsWord, "numPr"):
			st.list = readListRef(s, &t)
		case t.Space == nsWord:
			st.layout.read(s, &t)
		}
	}
}

// readOutline reads a w:outlineLvl, which counts from 0 and has 9 for body
// text.
func readOutline(s *xmlscan.Scanner, t *xmlscan.Token) int {
	level := number(s, t, 9)
	if level < 0 || level > 8 {
		return 0
	}
	return level + 1
}

// resolve fills in what st does not say from its name and from the styles it
// is based on.
func (sheet *styleSheet) resolve(st *style, depth int) {
	if st.state != unresolved || depth == 0 {
		return
	}
	st.state = resolving
	if st.outline == unsaidLevel {
		st.outline = headingLevel(st.name)
	}
	if st.list.num != "" {
		st.list.style = st.id
	}
	if base := sheet.byID[st.basedOn]; base != nil && base.state != resolving {
		sheet.resolve(base, depth-1)
		st.inherit(base)
	}
	if st.outline == unsaidLevel {
		st.outline = 0
	}
	st.state = resolved
}

func (st *style) inherit(base *style) {
	st.run = st.run.over(base.run)
	st.layout = st.layout.over(base.layout)
	if st.outline == unsaidLevel {
		st.outline = base.outline
	}
	if st.list.num == "" {
		st.list.num, st.list.style = base.list.num, base.list.style
	}
	if st.list.level == unsaidLevel {
		st.list.level = base.list.level
	}
}

// headingLevel is the outline level that a built-in style has by its name.
// Word writes the English names, other writers localised ones.
func headingLevel(name string) int {
	for _, prefix := range [...]string{"heading ", "标题 "} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			if n := atoi(rest, 0); 1 <= n && n <= 9 {
				return n
			}
		}
	}
	return unsaidLevel
}

// paragraph is the style with an id, or the standard one.
func (sheet *styleSheet) paragraph(id string) *style {
	if st := sheet.byID[id]; st != nil {
		return st
	}
	return sheet.standard
}

// character is the format of the character style with an id.
func (sheet *styleSheet) character(id string) *runFormat {
	if id == "" {
		return &noFormat
	}
	if st := sheet.byID[id]; st != nil {
		return &st.run
	}
	return &noFormat
}

var noFormat runFormat

// isContents reports whether st is a style of tables of contents.
func (st *style) isContents() bool {
	return strings.HasPrefix(st.name, "toc ") || strings.HasPrefix(st.name, "目录 ")
}
