package docx

import "github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"

// part is the source of a story and where in it the paragraphs stand.
type part struct {
	name      string
	kind      StoryKind
	root      xmlscan.Space
	tag       int // start of the root element
	end       rootEnd
	namespace string // of the root
	origin    origin // of a story that the main part does not name itself
	src       string // UTF-8
	paras     []Paragraph
	order     []int // the mark of every paragraph
	marks     []mark

	// Of a chart.
	cached   []cached
	external string // the relationship to its workbook
	book     *chartBook

	// Of a SmartArt or its drawing.
	points  []point
	shown   []showing
	drawing string // the relationship to the drawing

	blockCache blockCache

	controls []controlSource
	data     *boundData // of custom XML

	// declared is the stretch of src that names an encoding that src no longer
	// has; it is empty when none does.
	declared span
}

// rootEnd is the end tag of the root element, or its only tag if it is empty.
type rootEnd struct {
	span
	empty bool
}

// span is a half-open range of bytes of a source.
type span struct{ start, end int }

func (s span) holds(t span) bool { return s.start <= t.start && t.end <= s.end }

// mark is where a paragraph, or a copy of one, stands in the source.
type mark struct {
	tag    span // the start tag
	inside span // behind w:pPr to the end tag; empty for an empty tag
	format span // the w:rPr of the paragraph mark
	empty  bool // the tag is an empty one
	markup markup
	insert insertion
	text   string
	pieces []piece
	twins  []twin

	controls []controlPlace
}

// markup is how the text of a paragraph is marked up.
type markup uint8

const (
	wordMarkup    markup = iota // WordprocessingML and Office Math
	drawingMarkup               // DrawingML
	noMarkup                    // the characters of one element
)

// insertion says where text can go in a paragraph that has none.
type insertion uint8

const (
	nowhere insertion = iota // inside a field's code or a tracked deletion
	atStart
	atEnd
)

// piece is the source of a stretch of text.
type piece struct {
	start, end int  // in the paragraph's text
	src        span // in the source: characters, or the whole element
	tag        int  // start of the tag of the w:t or m:t around characters
	kind       pieceKind
	fixed      bool // Word would put back what it was
}

type pieceKind uint8

const (
	chars   pieceKind = iota // characters of a w:t or m:t, with references
	cdata                    // characters of a CDATA section in one
	element                  // an element that stands for one character
)

// twin is a copy of a paragraph's text, or of a part of it, that is edited
// along: what mc:AlternateContent holds for other readers.
type twin struct {
	start, end int // in the paragraph's text
	mark       int // in part.marks
}

// arena hands out slices cut from larger ones.
type arena[T any] struct {
	free []T
	size int // of the last slice made
}

const (
	arenaMin = 16
	arenaMax = 4096
)

// clone returns a copy of s, nil for an empty one.
func (a *arena[T]) clone(s []T) []T {
	if len(s) == 0 {
		return nil
	}
	out := a.take(len(s))
	copy(out, s)
	return out
}

// one returns a place for one value.
func (a *arena[T]) one() *T { return &a.take(1)[0] }

func (a *arena[T]) take(n int) []T {
	if len(a.free) < n {
		a.size = min(max(2*a.size, arenaMin), arenaMax)
		a.free = make([]T, max(n, a.size))
	}
	out := a.free[:n:n]
	a.free = a.free[n:]
	return out
}
