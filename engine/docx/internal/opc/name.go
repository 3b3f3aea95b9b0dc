package opc

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// partName is the name of the part that a stored name or a target from the
// package root means, "" for none.
func partName(stored string) string {
	s := strings.ReplaceAll(stored, `\`, "/")
	if s == "" || strings.HasSuffix(s, "/") {
		return ""
	}
	s = decodePercent(s)
	if climbs(s) {
		return ""
	}
	return strings.TrimPrefix(path.Clean("/"+s), "/")
}

// climbs tells whether a segment is "..".
func climbs(name string) bool {
	for segment := range strings.SplitSeq(name, "/") {
		if segment == ".." {
			return true
		}
	}
	return false
}

// decodePercent decodes percent escapes. A name that would not be text then,
// or would gain a separator, stays as it is.
func decodePercent(name string) string {
	if !strings.Contains(name, "%") {
		return name
	}
	decoded, err := url.PathUnescape(name)
	if err != nil || !utf8.ValidString(decoded) ||
		strings.ContainsFunc(decoded, func(r rune) bool { return r < ' ' || r == '\\' }) ||
		strings.Count(decoded, "/") != strings.Count(name, "/") {
		return name
	}
	return decoded
}

// resolve is the part that target means in a relationship of source. It can't
// lead out of the package.
func resolve(source, target string) string {
	target, _, _ = strings.Cut(strings.ReplaceAll(target, `\`, "/"), "#")
	if target == "" {
		return source
	}
	target = decodePercent(target)
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", path.Dir(source), target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// relationshipsPart is the part that holds the relationships of source.
func relationshipsPart(source string) string {
	dir, base := path.Split(source)
	return dir + "_rels/" + base + ".rels"
}

// foldASCII makes names that OPC holds equal the same. It goes by bytes, as a
// stored name need not be UTF-8.
func foldASCII(s string) string {
	folded := []byte(s)
	for i, c := range folded {
		if 'A' <= c && c <= 'Z' {
			folded[i] = c + 'a' - 'A'
		}
	}
	return string(folded)
}
