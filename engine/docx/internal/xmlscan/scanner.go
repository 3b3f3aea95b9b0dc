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
	bound  []binding // innermost last
	scope  int       // len(bound) without those of an empty tag
	last   binding   // what lookup found last, while cached
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

// Next reads the next token into t. It returns false at the end of the source
// or at the first error; then t means nothing.
func (s *Scanner) Next(t *Token) bool {
	s.unbind()
	switch {
	case s.err != nil:
		return false
	case s.pos == len(s.src):
		s.finish()
		return false
	case s.src[s.pos] == '<':
		s.markup(t)
	default:
		s.text(t)
	}
	s.start = s.pos
	if s.err != nil {
		return false // Span stays where the error is, whatever t holds
	}
	s.pos = t.End
	return true
}

// Root reads the tag of the root element into t.
func (s *Scanner) Root(t *Token) bool {
	for s.Next(t) {
		if t.Depth == 1 {
			return true
		}
	}
	return false
}

// Child reads the tag of the next child of the element that parent opens into
// t, passing over what stands between and over what the child before still
// holds. It returns false behind the end tag of parent.
func (s *Scanner) Child(parent, t *Token) bool {
	depth := parent.Depth
	if parent.Kind == Empty {
		return false
	}
	for s.Next(t) {
		if t.Depth == depth && t.Kind == End {
			return false
		}
		if t.Depth == depth+1 && t.Kind != End {
			return true
		}
	}
	return false
}

// Pass moves behind the end of the element that t opens.
func (s *Scanner) Pass(t *Token) {
	var child Token
	for s.Child(t, &child) {
	}
}

// Span is the range of the token that was read last; after an error, an empty one
// where the token is wrong.
func (s *Scanner) Span() (start, end int) { return s.start, s.pos }

func (s *Scanner) fail(reason Reason, offset int, detail string) {
	s.err = &Error{reason, offset, detail}
}

func (s *Scanner) finish() {
	switch {
	case len(s.open) > 0:
		s.fail(Syntax, s.pos, "the source ends inside <"+s.open[len(s.open)-1].name+">")
	case !s.rooted:
		s.fail(Syntax, s.pos, "no element")
	}
}

func (s *Scanner) text(t *Token) {
	raw := s.src[s.pos:]
	if i := strings.IndexByte(raw, '<'); i >= 0 {
		raw = raw[:i]
	}
	t.set(Text, s.pos, s.pos+len(raw), 0, 0, "")
	if len(s.open) == 0 {
		s.outside(raw)
		return
	}
	if strings.IndexByte(raw, '&') >= 0 {
		if bad := badReference(raw); bad >= 0 {
			s.fail(Syntax, s.pos+bad, "no such reference")
		}
	}
	if strings.IndexByte(raw, ']') >= 0 {
		if i := strings.Index(raw, "]]>"); i >= 0 {
			s.fail(Syntax, s.pos+i, "]]> outside a CDATA section")
		}
	}
}

// outside checks text before or behind the root element.
func (s *Scanner) outside(raw string) {
	end := s.pos + len(raw)
	if s.pos == 0 {
		raw = strings.TrimPrefix(raw, "\uFEFF")
	}
	if rest := strings.TrimLeft(raw, " \t\r\n"); rest != "" {
		s.fail(Syntax, end-len(rest), "text outside the root element")
	}
}

func (s *Scanner) markup(t *Token) {
	rest := s.src[s.pos+1:]
	switch {
	case rest == "":
		s.fail(Syntax, s.pos, "the source ends inside a tag")
	case rest[0] == '/':
		s.endTag(t)
	case rest[0] == '?':
		s.instruction(t)
	case rest[0] != '!':
		s.startTag(t)
	case strings.HasPrefix(rest, "!--"):
		s.comment(t)
	case strings.HasPrefix(rest, "![CDATA["):
		s.section(t)
	case strings.HasPrefix(rest, "!DOCTYPE"):
		s.fail(DTD, s.pos, "a document type declaration")
	default:
		s.fail(Syntax, s.pos, "<! begins no markup")
	}
}

func (s *Scanner) comment(t *Token) {
	start := s.pos + len("<!--")
	i := strings.Index(s.src[start:], "--")
	if i < 0 {
		s.fail(Syntax, s.pos, "the source ends inside a comment")
		return
	}
	end := start + i + len("-->")
	if end > len(s.src) || s.src[end-1] != '>' {
		s.fail(Syntax, start+i, "-- inside a comment")
	}
	t.set(Comment, s.pos, end, 0, 0, "")
}

func (s *Scanner) section(t *Token) {
	i := strings.Index(s.src[s.pos:], "]]>")
	switch {
	case len(s.open) == 0:
		s.fail(Syntax, s.pos, "text outside the root element")
	case i < 0:
		s.fail(Syntax, s.pos, "the source ends inside a CDATA section")
	}
	t.set(CDATA, s.pos, s.pos+i+len("]]>"), 0, 0, "")
}

func (s *Scanner) instruction(t *Token) {
	start := s.pos + len("<?")
	i := strings.Index(s.src[start:], "?>")
	if i < 0 {
		s.fail(Syntax, s.pos, "the source ends inside a processing instruction")
		return
	}
	target := s.src[start : start+i]
	if n := nameEnd(target); n == 0 || n < len(target) && !isSpace(target[n]) {
		s.fail(Syntax, s.pos, "a processing instruction without a target")
	}
	t.set(PI, s.pos, start+i+len("?>"), 0, 0, "")
}

func (s *Scanner) startTag(t *Token) {
	name := s.src[s.pos+1:]
	name = name[:nameEnd(name)]
	switch {
	case name == "":
		s.fail(Syntax, s.pos, "< begins no tag")
		return
	case s.rooted && len(s.open) == 0:
		s.fail(Syntax, s.pos, "a second root element")
		return
	case len(s.open) == s.limit:
		s.fail(Depth, s.pos, "elements are nested too deep")
		return
	}
	s.rooted = true
	end, empty := s.attributes(s.pos + 1 + len(name))
	c := colon(name)
	space := s.lookup(name[:max(c-1, 0)])
	t.set(Start, s.pos, end, space, len(s.open)+1, name[c:])
	if empty {
		t.Kind = Empty
		return
	}
	s.open = append(s.open, element{name, c, space, s.scope})
	s.scope = len(s.bound)
}

func (s *Scanner) endTag(t *Token) {
	if len(s.open) == 0 {
		s.fail(Syntax, s.pos, "an end tag without a start tag")
		return
	}
	e := &s.open[len(s.open)-1]
	i := s.pos + len("</")
	right := strings.HasPrefix(s.src[i:], e.name)
	if right {
		for i += len(e.name); i < len(s.src) && isSpace(s.src[i]); i++ {
		}
	}
	switch {
	case i == len(s.src):
		s.fail(Syntax, s.pos, "the source ends inside a tag")
		return
	case !right || s.src[i] != '>':
		s.fail(Syntax, s.pos, "an end tag where </"+e.name+"> is due")
		return
	}
	t.set(End, s.pos, i+1, e.space, len(s.open), e.name[e.colon:])
	s.scope = e.bounds
	s.open = s.open[:len(s.open)-1]
}
