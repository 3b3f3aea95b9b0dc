package docx

import (
	"regexp"
	"strings"
)

// canonicalPath brings the XPath of a data binding to one spelling per
// element: "/{namespace}name[position]…". Understood are the paths that Word
// writes, absolute ones of elements with positions; others, and paths of
// attributes, give "".
func canonicalPath(xpath, mappings string) string {
	steps, ok := strings.CutPrefix(textStep.ReplaceAllString(strings.TrimSpace(xpath), ""), "/")
	if !ok {
		return ""
	}
	prefixes := prefixMappings(mappings)
	var b strings.Builder
	for step := range strings.SplitSeq(steps, "/") {
		m := pathStep.FindStringSubmatch(step)
		if m == nil {
			return ""
		}
		name, known := expandName(m[1], prefixes)
		if !known {
			return ""
		}
		position := m[2]
		if position == "" {
			position = "[1]"
		}
		b.WriteString("/" + name + position)
	}
	return b.String()
}

var (
	textStep      = regexp.MustCompile(`/text\(\)(\[1\])?$`)
	pathStep      = regexp.MustCompile(`^([^\s@\[\]()*=|'"]+)(\[[1-9][0-9]{0,5}\])?$`)
	prefixMapping = regexp.MustCompile(`xmlns:([^\s=]+)\s*=\s*(?:'([^']*)'|"([^"]*)")`)
)

func prefixMappings(mappings string) map[string]string {
	prefixes := map[string]string{}
	for _, m := range prefixMapping.FindAllStringSubmatch(mappings, -1) {
		prefixes[m[1]] = m[2] + m[3]
	}
	return prefixes
}

// expandName writes a name with its namespace in place of its prefix.
func expandName(name string, prefixes map[string]string) (expanded string, known bool) {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		return "{}" + name, true
	}
	namespace, known := prefixes[prefix]
	return "{" + namespace + "}" + local, known
}
