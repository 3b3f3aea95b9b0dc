package xmlscan

import "strings"

// DefaultDepth is the depth of nesting that Options.Depth stands for when it
// is zero.
const DefaultDepth = 512

// Options of New.
type Options struct {
	Spaces Spaces
	Depth  int // of nested elements; zero means DefaultDepth
}

// Scanner reads the tokens of a source in order.
type Scanner struct {
	src    string
	start  int // of the last token
	pos    int
	limit  int
	spaces Spaces
	open   []element
	bound  []binding
	last   binding // what lookup found last, while cached
	cached bool
	rooted bool // the root element has begun
	err    *Error
}

// element is one that has begun and not ended.
type element struct {
	name   string // as written
	colon  int    // length of the prefix with its colon
	space  Space
	bounds int // len(Scanner.bound) before it
}

// New returns a scanner of src. It reads src once through for characters that
// XML forbids; what it finds is the error of the first Next.
func New(src string, opts Options) *Scanner {
	s := &Scanner{src: src, limit: opts.Depth, spaces: opts.Spaces, err: checkChars(src)}
	if s.limit <= 0 {
		s.limit = DefaultDepth
	}
	return s
}

// Source is what New was given.
func (s *Scanner) Source() string { return s.src }

// Err is the error that ended the scan, nil at the end of a well-formed
// source. It is of type *Error.
func (s *Scanner) Err() error {
	if s.err == nil {
		return nil
	}
	return s.err
}

// Next returns the next token, or false at the end of the source or at the
// first error.
func (s *Scanner) Next() (Token, bool) {
	if s.err != nil {
		return Token{}, false
	}
	if s.pos == len(s.src) {
		s.finish()
		return Token{}, false
	}
	var t Token
	if s.src[s.pos] == '<' {
		t = s.markup()
	} else {
		t = s.text()
	}
	if s.err != nil {
		return Token{}, false
	}
	s.start, s.pos = s.pos, t.End
	return t, true
}

// Child returns the next child element of the one that parent opens, passing
// over what stands between and over what a child returned before still holds.
// It returns false behind the end tag of parent.
func (s *Scanner) Child(parent *Token) (Token, bool) {
	if parent.Kind == Empty {
		return Token{}, false
	}
	for {
		t, ok := s.Next()
		if !ok || t.Kind == End && t.Depth == parent.Depth {
			return Token{}, false
		}
		if (t.Kind == Start || t.Kind == Empty) && t.Depth == parent.Depth+1 {
			return t, true
		}
	}
}

func (s *Scanner) fail(offset int, detail string) Token {
	s.err = &Error{Offset: offset, Detail: detail}
	return Token{}
}

func (s *Scanner) finish() {
	switch {
	case len(s.open) > 0:
		s.fail(s.pos, "the source ends inside <"+s.open[len(s.open)-1].name+">")
	case !s.rooted:
		s.fail(s.pos, "no element")
	}
}

func (s *Scanner) text() Token {
	end := strings.IndexByte(s.src[s.pos:], '<')
	if end < 0 {
		end = len(s.src)
	} else {
		end += s.pos
	}
	t := Token{Kind: Text, Start: s.pos, End: end}
	raw := s.src[s.pos:end]
	if len(s.open) == 0 {
		return s.outside(t, raw)
	}
	if strings.IndexByte(raw, '&') >= 0 {
		if bad := badReference(raw); bad >= 0 {
			return s.fail(s.pos+bad, "no such reference")
		}
	}
	if i := strings.IndexByte(raw, ']'); i >= 0 {
		if i = strings.Index(raw, "]]>"); i >= 0 {
			return s.fail(s.pos+i, "]]> outside a CDATA section")
		}
	}
	return t
}

// outside checks text before or behind the root element.
func (s *Scanner) outside(t Token, raw string) Token {
	if t.Start == 0 {
		raw = strings.TrimPrefix(raw, "\uFEFF")
	}
	if rest := strings.TrimLeft(raw, " \t\r\n"); rest != "" {
		return s.fail(t.End-len(rest), "text outside the root element")
	}
	return t
}

func (s *Scanner) markup() Token {
	rest := s.src[s.pos+1:]
	switch {
	case rest == "":
		return s.fail(s.pos, "the source ends inside a tag")
	case rest[0] == '/':
		return s.endTag()
	case rest[0] == '?':
		return s.instruction()
	case rest[0] != '!':
		return s.startTag()
	case strings.HasPrefix(rest, "!--"):
		return s.comment()
	case strings.HasPrefix(rest, "![CDATA["):
		return s.section()
	case strings.HasPrefix(rest, "!DOCTYPE"):
		s.err = &Error{Reason: DTD, Offset: s.pos, Detail: "a document type declaration"}
		return Token{}
	}
	return s.fail(s.pos, "<! begins no markup")
}

func (s *Scanner) comment() Token {
	start := s.pos + len("<!--")
	i := strings.Index(s.src[start:], "--")
	if i < 0 {
		return s.fail(s.pos, "the source ends inside a comment")
	}
	end := start + i + len("-->")
	if end > len(s.src) || s.src[end-1] != '>' {
		return s.fail(start+i, "-- inside a comment")
	}
	return Token{Kind: Comment, Start: s.pos, End: end}
}

func (s *Scanner) section() Token {
	i := strings.Index(s.src[s.pos:], "]]>")
	switch {
	case len(s.open) == 0:
		return s.fail(s.pos, "text outside the root element")
	case i < 0:
		return s.fail(s.pos, "the source ends inside a CDATA section")
	}
	return Token{Kind: CDATA, Start: s.pos, End: s.pos + i + len("]]>")}
}

func (s *Scanner) instruction() Token {
	i := strings.Index(s.src[s.pos:], "?>")
	if i < 0 {
		return s.fail(s.pos, "the source ends inside a processing instruction")
	}
	target := s.src[s.pos+2 : s.pos+i]
	if n := nameEnd(target); n == 0 || n < len(target) && !isSpace(target[n]) {
		return s.fail(s.pos, "a processing instruction without a target")
	}
	return Token{Kind: PI, Start: s.pos, End: s.pos + i + len("?>")}
}

func (s *Scanner) endTag() Token {
	if len(s.open) == 0 {
		return s.fail(s.pos, "an end tag without a start tag")
	}
	top := &s.open[len(s.open)-1]
	i := s.pos + len("</")
	if !strings.HasPrefix(s.src[i:], top.name) {
		return s.fail(s.pos, "an end tag where </"+top.name+"> is due")
	}
	i += len(top.name)
	for i < len(s.src) && isSpace(s.src[i]) {
		i++
	}
	if i == len(s.src) {
		return s.fail(s.pos, "the source ends inside a tag")
	}
	if s.src[i] != '>' {
		return s.fail(s.pos, "an end tag where </"+top.name+"> is due")
	}
	t := top.token(End, s.pos, i+1, len(s.open))
	s.close()
	return t
}

func (e *element) token(kind Kind, start, end, depth int) Token {
	t := Token{Kind: kind, Space: e.space, Depth: depth, Start: start, End: end, Local: e.name[e.colon:]}
	if e.colon > 0 {
		t.Prefix = e.name[:e.colon-1]
	}
	return t
}

func (s *Scanner) close() {
	top := len(s.open) - 1
	s.unbind(s.open[top].bounds)
	s.open = s.open[:top]
}

func (s *Scanner) startTag() Token {
	name := s.src[s.pos+1:]
	name = name[:nameEnd(name)]
	switch {
	case name == "":
		return s.fail(s.pos, "< begins no tag")
	case s.rooted && len(s.open) == 0:
		return s.fail(s.pos, "a second root element")
	case len(s.open) == s.limit:
		s.err = &Error{Reason: Depth, Offset: s.pos, Detail: "elements are nested too deep"}
		return Token{}
	}
	s.rooted = true
	s.open = append(s.open, element{name: name, colon: colon(name), bounds: len(s.bound)})
	end, empty := s.attributes(s.pos + 1 + len(name))
	if s.err != nil {
		return Token{}
	}
	e := &s.open[len(s.open)-1]
	if e.colon > 0 {
		e.space = s.lookup(e.name[:e.colon-1])
	} else {
		e.space = s.lookup("")
	}
	if !empty {
		return e.token(Start, s.pos, end, len(s.open))
	}
	t := e.token(Empty, s.pos, end, len(s.open))
	s.close()
	return t
}

// Root returns the tag of the root element.
func (s *Scanner) Root() (Token, bool) {
	for {
		t, ok := s.Next()
		if !ok || t.Depth == 1 {
			return t, ok
		}
	}
}

// Span is the range of the token that Next returned last.
func (s *Scanner) Span() (start, end int) { return s.start, s.pos }
