package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// reader builds the paragraphs of one story from its tokens, by recursive
// descent over the elements that mean something to text. Elements it does not
// know are entered, so that wrappers (w:smartTag, w:customXml, shapes) are
// transparent; elements that hold properties are passed over.
type reader struct {
	s      *xmlscan.Scanner
	part   *part
	styles *styleSheet

	flow
	run        Run          // properties of the current run; its offsets mean nothing
	deleted    int          // tracked deletions around
	inserted   int          // tracked insertions around
	annotation int          // ruby annotations around
	tables     int          // tables begun
	shadow     int          // branches of mc:AlternateContent that are not counted
	order      []int        // marks of the paragraphs begun in the branch being read
	dangling   []int        // where fields begin that never end
	ignore     map[int]bool // of those, found in an earlier reading
	chunks     []string     // relationship ids of w:altChunk

	layout *layoutCollector // nil for a reading of the text alone

	chartCells map[string]int // marks of the texts that a chart has from its workbook

	paras    []Paragraph
	lists    []listPlace
	free     []*builder
	runs     arena[Run]
	controls arena[Control]
	pieces   arena[piece]
	cells    arena[Cell]
}

// flow is what begins anew in a text box.
type flow struct {
	para    *builder  // the paragraph being read, nil between paragraphs
	fields  []field   // complex and simple fields around
	code    int       // fields around whose instruction is being read
	field   Field     // whose result is being read
	control []control // content controls around
	table   *table
	cell    *cell
	box     bool
}

// listPlace is a paragraph that stands in a list.
type listPlace struct {
	para int
	ref  listRef
}

// read reads the whole story.
func (r *reader) read() error {
	var root, rest xmlscan.Token
	if r.s.Root(&root) {
		if err := r.checkRoot(&root); err != nil {
			return err
		}
		empty := root.Kind == xmlscan.Empty
		r.root(&root)
		start, end := r.s.Span()
		r.part.end = rootEnd{span{start, end}, empty}
		r.abandon(0)
	}
	for r.s.Next(&rest) {
	}
	return r.s.Err()
}

// element reads the element that t opens.
func (r *reader) element(t *xmlscan.Token) {
	switch t.Space {
	case nsWord:
		r.word(t)
	case nsMath:
		r.math(t)
	case nsCompat:
		if t.Local == "AlternateContent" {
			r.alternate(t)
		} else {
			r.content(t)
		}
	case nsSymEx:
		if t.Local == "symEx" {
			r.symbol(t)
		}
	case nsDrawing:
		r.drawing(t)
	case nsChart:
		r.chart(t)
	case nsDiagram, nsDiagramShapes:
		r.diagram(t)
	default:
		r.content(t)
	}
}

// content reads the children of the element that t opens.
func (r *reader) content(t *xmlscan.Token) {
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		r.element(&c)
	}
}

func (r *reader) word(t *xmlscan.Token) {
	switch t.Local {
	case "p":
		r.paragraph(t)
	case "r":
		r.runElement(t)
	case "t":
		r.text(t)
	case "tab", "ptab":
		r.symbolElement(t, '\t')
	case "br", "cr":
		r.symbolElement(t, '\n')
	case "noBreakHyphen":
		r.symbolElement(t, '\u2011')
	case "softHyphen":
		r.symbolElement(t, '\u00AD')
	case "sym":
		r.symbol(t)
	case "ins", "moveTo":
		r.inserted++
		r.content(t)
		r.inserted--
	case "del", "moveFrom":
		r.deleted++
		r.content(t)
		r.deleted--
	case "rt":
		r.annotation++
		r.content(t)
		r.annotation--
	case "fldChar":
		r.fieldChar(t)
	case "instrText":
		r.instruction(t)
	case "fldSimple":
		r.simpleField(t)
	case "sdt":
		r.sdt(t)
	case "tbl":
		r.tableElement(t)
	case "tr":
		r.row(t)
	case "tc":
		r.cellElement(t)
	case "txbxContent":
		r.textBox(t)
	case "comment":
		r.comment(t)
	case "altChunk", "subDoc":
		r.chunk(t)
	case "sectPr":
		r.section(t)
	case "delText", "delInstrText", "fldData", "binData":
	default:
		if !strings.HasSuffix(t.Local, "Pr") {
			r.content(t)
		}
	}
}

func (r *reader) math(t *xmlscan.Token) {
	switch {
	case t.Local == "t":
		r.text(t)
	case t.Local == "r":
		r.runElement(t)
	case !strings.HasSuffix(t.Local, "Pr"):
		r.content(t)
	}
}

// textBox reads the paragraphs of a text box. They come at their own start
// tags; the paragraph that the box is anchored in goes on behind it.
func (r *reader) textBox(t *xmlscan.Token) {
	outer, run := r.flow, r.run
	r.flow = flow{box: true}
	r.content(t)
	r.abandon(0)
	r.flow, r.run = outer, run
}

func (r *reader) chunk(t *xmlscan.Token) {
	if id, ok := r.s.Attr(t, nsRel, "id"); ok && r.shadow == 0 {
		r.chunks = append(r.chunks, id)
	}
}
