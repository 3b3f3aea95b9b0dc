package xmlscan

import "strings"

// Attr returns the value of an attribute of the tag t, with its references
// decoded. t must be the token that was read last.
func (s *Scanner) Attr(t *Token, space Space, local string) (value string, ok bool) {
	i := t.Start + 1
	for i += nameEnd(s.src[i:]); ; {
		name, start, end := nextAttr(s.src, i)
		if name == "" {
			return "", false
		}
		if s.names(name, space, local) {
			return decodeAttr(s.src[start:end]), true
		}
		i = end + 1
	}
}

// names reports whether an attribute written as name is the one looked for.
// Without a prefix it is in no namespace.
func (s *Scanner) names(name string, space Space, local string) bool {
	c := colon(name)
	if name[c:] != local {
		return false
	}
	if c == 0 {
		return space == 0
	}
	return s.lookup(name[:c-1]) == space
}

// nextAttr reads the attribute that follows offset i of a tag that attributes
// has checked.
func nextAttr(src string, i int) (name string, start, end int) {
	for isSpace(src[i]) {
		i++
	}
	n := nameEnd(src[i:])
	if n == 0 {
		return "", 0, 0
	}
	quote := i + n
	for src[quote] != '"' && src[quote] != '\'' {
		quote++
	}
	start = quote + 1
	end = start + strings.IndexByte(src[start:], src[quote])
	return src[i : i+n], start, end
}

// attributes checks the inside of a tag from offset i on, binds the namespaces
// it declares, and returns the offset behind the tag.
func (s *Scanner) attributes(i int) (end int, empty bool) {
	src := s.src
	for i < len(src) {
		c := src[i]
		if c == '>' {
			return i + 1, false
		}
		if c == '/' {
			if i+1 < len(src) && src[i+1] == '>' {
				return i + 2, true
			}
			break
		}
		if !isSpace(c) {
			break
		}
		for i++; i < len(src) && isSpace(src[i]); i++ {
		}
		if i < len(src) && src[i] != '>' && src[i] != '/' {
			if i = s.attribute(i); s.err != nil {
				return 0, false
			}
		}
	}
	if i >= len(src) {
		i = s.pos
		s.fail(Syntax, i, "the source ends inside a tag")
	} else {
		s.fail(Syntax, i, "not the end of a tag")
	}
	return 0, false
}

// attribute checks the attribute at offset i and returns the offset behind it.
func (s *Scanner) attribute(i int) int {
	src := s.src
	name := src[i:]
	name = name[:nameEnd(name)]
	if name == "" {
		s.fail(Syntax, i, "not an attribute")
		return 0
	}
	j := i + len(name)
	for j < len(src) && isSpace(src[j]) {
		j++
	}
	if j == len(src) || src[j] != '=' {
		s.fail(Syntax, i, "an attribute without a value")
		return 0
	}
	for j++; j < len(src) && isSpace(src[j]); j++ {
	}
	if j == len(src) || src[j] != '"' && src[j] != '\'' {
		s.fail(Syntax, i, "an attribute value without quotes")
		return 0
	}
	end := s.value(j+1, src[j])
	if s.err == nil && strings.HasPrefix(name, "xmlns") {
		s.declare(name, src[j+1:end])
	}
	return end + 1
}

// value checks an attribute value from offset i on and returns the offset of
// its closing quote.
func (s *Scanner) value(i int, quote byte) int {
	refs := false
	for j := i; j < len(s.src); j++ {
		switch s.src[j] {
		case quote:
			if refs {
				if bad := badReference(s.src[i:j]); bad >= 0 {
					s.fail(Syntax, i+bad, "no such reference")
				}
			}
			return j
		case '&':
			refs = true
		case '<':
			s.fail(Syntax, j, "< in an attribute value")
			return 0
		}
	}
	s.fail(Syntax, i-1, "the source ends inside an attribute value")
	return 0
}

// binding is a prefix and what it stands for.
type binding struct {
	prefix string
	name   string
	space  Space
}

func (s *Scanner) declare(attr, value string) {
	prefix := ""
	if attr != "xmlns" {
		if attr[len("xmlns")] != ':' {
			return
		}
		prefix = attr[len("xmlns:"):]
	}
	name := decodeAttr(value)
	s.bound = append(s.bound, binding{prefix, name, s.spaces[name]})
	s.cached = false
}

// unbind ends the bindings of elements that have ended.
func (s *Scanner) unbind() {
	if s.scope < len(s.bound) {
		s.bound = s.bound[:s.scope]
		s.cached = false
	}
}

// lookup is the namespace that a prefix stands for here. A prefix that is not
// bound stands for none.
func (s *Scanner) lookup(prefix string) Space {
	if !s.cached || s.last.prefix != prefix {
		s.last, s.cached = s.find(prefix), true
	}
	return s.last.space
}

func (s *Scanner) find(prefix string) binding {
	for i := len(s.bound) - 1; i >= 0; i-- {
		if s.bound[i].prefix == prefix {
			return s.bound[i]
		}
	}
	if prefix == "xml" {
		return binding{prefix, "http://www.w3.org/XML/1998/namespace", XML}
	}
	return binding{prefix: prefix}
}

// Namespace is the name of the namespace that a prefix stands for at the token
// that was read last, "" when it is not bound.
func (s *Scanner) Namespace(prefix string) string { return s.find(prefix).name }

// TagName is the name, as written, of the start tag at an offset of a source
// that has been scanned.
func TagName(src string, tag int) string {
	name := src[tag+1:]
	return name[:nameEnd(name)]
}

// TagAttr finds the value of an attribute of the start tag at an offset of a
// source that has been scanned. The name is as written.
func TagAttr(src string, tag int, attr string) (start, end int, ok bool) {
	for i := tag + 1 + len(TagName(src, tag)); ; i = end + 1 {
		var name string
		name, start, end = nextAttr(src, i)
		if name == attr || name == "" {
			return start, end, name != ""
		}
	}
}

// TagValue is the value of an attribute of such a tag, "" without it.
func TagValue(src string, tag int, attr string) string {
	start, end, _ := TagAttr(src, tag, attr)
	return decodeAttr(src[start:end])
}
