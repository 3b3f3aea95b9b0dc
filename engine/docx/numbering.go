package docx

import "github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"

// listRef is what a w:numPr says: a list and a level in it.
type listRef struct {
	num   string // numId; "0" takes a paragraph out of its style's list
	level int    // from 0; unsaidLevel
	style string // the style that said so, "" for the paragraph itself
}

const (
	levels       = 9   // of a list
	maxLevelText = 256 // bytes; what is longer is no number
)

func readListRef(s *xmlscan.Scanner, numPr *xmlscan.Token) listRef {
	ref := listRef{level: unsaidLevel}
	var t xmlscan.Token
	for s.Child(numPr, &t) {
		switch {
		case t.Is(nsWord, "ilvl"):
			ref.level = min(max(number(s, &t, 0), 0), levels-1)
		case t.Is(nsWord, "numId"):
			ref.num = value(s, &t)
		}
	}
	return ref
}

// numbering is what the reader needs of a numbering part.
type numbering struct {
	abstracts map[string]*abstractList
	lists     map[string]*list
}

// abstractList is a w:abstractNum. Lists made from one count on together.
type abstractList struct {
	levels   [levels]listLevel
	styleRef string // of a list style, whose list has the levels
}

type listLevel struct {
	start   int
	format  string
	text    string // with %1 to %9
	restart int    // behind which level, from 1; 0 never; unsaidLevel any
	legal   bool   // all numbers are decimal
	style   string // the paragraph style bound to the level
}

// list is a w:num.
type list struct {
	abstract  string
	overrides [levels]*listOverride
}

type listOverride struct {
	start    int // unsaidLevel
	level    listLevel
	replaces bool // level is said
}

func readNumbering(s *xmlscan.Scanner) (numbering, error) {
	n := numbering{map[string]*abstractList{}, map[string]*list{}}
	var root xmlscan.Token
	s.Root(&root)
	var t xmlscan.Token
	for s.Child(&root, &t) {
		switch {
		case t.Is(nsWord, "abstractNum"):
			id, _ := s.Attr(&t, nsWord, "abstractNumId")
			n.abstracts[id] = readAbstract(s, &t)
		case t.Is(nsWord, "num"):
			id, _ := s.Attr(&t, nsWord, "numId")
			n.lists[id] = readList(s, &t)
		}
	}
	return n, s.Err()
}

func readAbstract(s *xmlscan.Scanner, tag *xmlscan.Token) *abstractList {
	a := &abstractList{}
	var t xmlscan.Token
	for s.Child(tag, &t) {
		switch {
		case t.Is(nsWord, "numStyleLink"):
			a.styleRef = value(s, &t)
		case t.Is(nsWord, "lvl"):
			if i := levelIndex(s, &t); i >= 0 {
				a.levels[i] = readLevel(s, &t)
			}
		}
	}
	return a
}

// levelIndex is the w:ilvl of a tag, -1 when there is no such level.
func levelIndex(s *xmlscan.Scanner, t *xmlscan.Token) int {
	v, _ := s.Attr(t, nsWord, "ilvl")
	if i := atoi(v, -1); i < levels {
		return i
	}
	return -1
}

func readLevel(s *xmlscan.Scanner, lvl *xmlscan.Token) listLevel {
	l := listLevel{format: "decimal", restart: unsaidLevel}
	var t xmlscan.Token
	for s.Child(lvl, &t) {
		switch {
		case t.Is(nsCompat, "AlternateContent"):
			l.format = readFallbackFormat(s, &t)
		case t.Space == nsWord:
			l.read(s, &t)
		}
	}
	return l
}

func (l *listLevel) read(s *xmlscan.Scanner, t *xmlscan.Token) {
	switch t.Local {
	case "start":
		l.start = number(s, t, 0)
	case "numFmt":
		l.format = value(s, t)
	case "lvlText":
		l.text = value(s, t)
		if len(l.text) > maxLevelText {
			l.text = ""
		}
	case "lvlRestart":
		l.restart = number(s, t, unsaidLevel)
	case "isLgl":
		l.legal = isOn(s, t)
	case "pStyle":
		l.style = value(s, t)
	}
}

// readFallbackFormat reads the number format for readers that don't know
// formats of one's own, which says what they look like anyhow.
func readFallbackFormat(s *xmlscan.Scanner, alternate *xmlscan.Token) string {
	format := "decimal"
	var branch xmlscan.Token
	for s.Child(alternate, &branch) {
		var t xmlscan.Token
		for s.Child(&branch, &t) {
			if t.Is(nsWord, "numFmt") {
				format = value(s, &t)
			}
		}
	}
	return format
}

func readList(s *xmlscan.Scanner, tag *xmlscan.Token) *list {
	l := &list{}
	var t xmlscan.Token
	for s.Child(tag, &t) {
		switch {
		case t.Is(nsWord, "abstractNumId"):
			l.abstract = value(s, &t)
		case t.Is(nsWord, "lvlOverride"):
			if i := levelIndex(s, &t); i >= 0 {
				l.overrides[i] = readOverride(s, &t)
			}
		}
	}
	return l
}

func readOverride(s *xmlscan.Scanner, tag *xmlscan.Token) *listOverride {
	o := &listOverride{start: unsaidLevel}
	var t xmlscan.Token
	for s.Child(tag, &t) {
		switch {
		case t.Is(nsWord, "startOverride"):
			o.start = number(s, &t, 0)
		case t.Is(nsWord, "lvl"):
			o.level, o.replaces = readLevel(s, &t), true
		}
	}
	return o
}
