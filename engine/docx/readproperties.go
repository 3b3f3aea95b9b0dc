package docx

import (
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// properties reads a part of properties. Those that hold words somebody chose
// are paragraphs, also when empty, and the author is one, whom cover pages
// name; what Word notes for itself is not.
func (r *reader) properties(root *xmlscan.Token) {
	var t xmlscan.Token
	for r.s.Child(root, &t) {
		if root.Space == nsCustom {
			r.customProperty(&t)
		} else if isPropertyText(&t) {
			r.property(&t, t.Local)
		}
	}
}

// isPropertyText tells the properties that are paragraphs from others of ECMA-
// 376 part 2, section 11, and part 1, section 22.2.
func isPropertyText(t *xmlscan.Token) bool {
	switch t.Space {
	case nsDublinCore:
		switch t.Local {
		case "title", "subject", "creator", "description":
			return true
		}
	case nsCore:
		switch t.Local {
		case "keywords", "category", "contentStatus":
			return true
		}
	case nsExtended:
		switch t.Local {
		case "Company", "Manager":
			return true
		}
	}
	return false
}

// customProperty reads a property element, which names a property and holds
// its value by its type. Only strings are paragraphs.
func (r *reader) customProperty(t *xmlscan.Token) {
	name, _ := r.s.Attr(t, 0, "name")
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		switch {
		case c.Space != nsVariant:
		case c.Local == "lpwstr", c.Local == "lpstr", c.Local == "bstr":
			r.property(&c, name)
		}
	}
}

func (r *reader) property(t *xmlscan.Token, name string) {
	n := len(r.paras)
	r.plain(t)
	r.paras[n].Property = name
}
