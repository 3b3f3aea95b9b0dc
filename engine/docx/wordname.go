package docx

import "strings"

// wordNames are the prefixes that new WordprocessingML takes in a part.
type wordNames struct {
	element     string // with its colon
	attribute   string
	declaration string // of the attributes' prefix, where elements have none
}

// names are those beside the tag at an offset.
func (p *part) names(tag int) wordNames {
	if w := prefix(p.src, tag); w != "" {
		return wordNames{element: w, attribute: w}
	}
	return wordNames{"", "w:", ` xmlns:w="` + p.namespace + `"`}
}

// open writes a start tag with attributes, which come as name, value, name,
// value.
func (n wordNames) open(local string, attributes ...string) string {
	s := "<" + n.element + local + n.declaration
	for i := 0; i < len(attributes); i += 2 {
		s += " " + n.attribute + attributes[i] + `="` + escapeAttribute.Replace(attributes[i+1]) + `"`
	}
	return s + ">"
}

// empty writes an element without content.
func (n wordNames) empty(local string, attributes ...string) string {
	return strings.TrimSuffix(n.open(local, attributes...), ">") + "/>"
}

func (n wordNames) close(local string) string { return "</" + n.element + local + ">" }
