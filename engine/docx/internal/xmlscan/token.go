package xmlscan

// Kind of a token.
type Kind uint8

const (
	Start   Kind = iota + 1 // <a>
	End                     // </a>
	Empty                   // <a/>
	Text                    // character data, and a byte order mark
	CDATA                   // <![CDATA[…]]>
	Comment                 // <!--…-->
	PI                      // <?…?>, the XML declaration included
)

// Token is a stretch of the source. Its texts are parts of the source.
type Token struct {
	Kind       Kind
	Space      Space  // of a tag: the namespace of its element
	Depth      int    // of a tag: how deep its element stands, 1 for the root
	Start, End int    // half-open
	Local      string // of a tag: its name without a prefix
}

// set fills in t field by field: a Token as a whole is copied twice, which took
// an eighth of the time of Next.
func (t *Token) set(kind Kind, start, end int, space Space, depth int, local string) {
	t.Kind, t.Space, t.Depth, t.Start, t.End, t.Local = kind, space, depth, start, end, local
}

// Is reports whether t is a tag of the named element.
func (t *Token) Is(space Space, local string) bool {
	return t.Space == space && t.Local == local
}

// Inner is the range of the characters that a Text or CDATA token holds.
func (t *Token) Inner() (start, end int) {
	if t.Kind == CDATA {
		return t.Start + len("<![CDATA["), t.End - len("]]>")
	}
	return t.Start, t.End
}

// Space is a caller's number for a namespace. Zero is no namespace, or one
// that the caller did not number.
type Space uint8

// XML is the namespace that the prefix xml is always bound to.
const XML Space = 255

// Spaces numbers the namespaces a caller knows by their names. Several names
// may share a number, as those of Transitional and Strict do.
type Spaces map[string]Space
