package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/figure"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// report is a Report cut into blocks.
type report struct {
	Report
	period     period.Period
	paragraphs []docx.Paragraph // of all stories, in the order of kinds
	kinds      []docx.StoryKind // by paragraph
	blocks     []align.Block
	members    [][]int                  // the paragraphs of each block
	blockOf    []int                    // the block of each paragraph
	numbers    [][]figure.Number        // by paragraph
	figures    []figure.Figure          // of the whole report
	named      bool                     // the figures have labels
	figuresIn  [][]int                  // indices into figures, by paragraph
	slotsIn    [][]slot.Slot            // by paragraph
	index      map[docx.Loc]int         // paragraph by Part and Para
	headed     map[string]period.Period // what the headers of columns name, zero for no period
}

// storyOrder is the order in which stories are aligned. It does not depend on
// how a file arranges its parts.
var storyOrder = []docx.StoryKind{
	docx.Body, docx.Header, docx.Footer, docx.Footnotes, docx.Endnotes,
	docx.Comments, docx.Chart, docx.Diagram, docx.Properties,
}

// newReport cuts a report into blocks. Its figures and slots are found by
// addFigures and find; the figures of priors are named where their names are
// asked for.
func newReport(r Report, named bool) *report {
	out := &report{Report: r, named: named, index: map[docx.Loc]int{}}
	for _, s := range ordered(r.Stories) {
		if s.Kind == docx.Properties {
			s.Paragraphs = chosenProperties(s.Paragraphs)
		}
		for _, p := range s.Paragraphs {
			out.add(p, s.Kind)
		}
	}
	return out
}

// ordered are stories in the order in which they are aligned: by kind, and those
// that programs write in any order by their words or their parts.
func ordered(stories []docx.Story) []docx.Story {
	stories = slices.Clone(stories)
	slices.SortStableFunc(stories, func(a, b docx.Story) int {
		if byKind := slices.Index(storyOrder, a.Kind) - slices.Index(storyOrder, b.Kind); byKind != 0 {
			return byKind
		}
		switch a.Kind {
		case docx.Header, docx.Footer:
			return cmp.Compare(lasting(a), lasting(b))
		case docx.Properties:
			return cmp.Compare(a.Part, b.Part)
		}
		return 0
	})
	return stories
}

// lasting is the text of a story without its figures, which change.
func lasting(s docx.Story) string {
	var b strings.Builder
	for i := range s.Paragraphs {
		for _, r := range s.Paragraphs[i].Text {
			if !unicode.IsDigit(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// chosenProperties are the properties that people choose, by name: programs write
// them in any order.
func chosenProperties(paragraphs []docx.Paragraph) []docx.Paragraph {
	chosen := slices.DeleteFunc(slices.Clone(paragraphs), func(p docx.Paragraph) bool { return notedByProgram(p.Property) })
	slices.SortStableFunc(chosen, func(p, q docx.Paragraph) int { return cmp.Compare(p.Property, q.Property) })
	return chosen
}

// notedByProgram reports whether a program writes a property into every file: WPS
// its build, the key of its installation and who is logged in, LibreOffice the
// version of the program before it.
func notedByProgram(property string) bool {
	switch property {
	case "KSOProductBuildVer", "ICV", "KSOTemplateDocerSaveRecord", "AppVersion":
		return true
	}
	return false
}

// add appends a paragraph, to the row at hand if it goes on with it.
func (r *report) add(p docx.Paragraph, kind docx.StoryKind) {
	at := len(r.paragraphs)
	last := len(r.blocks) - 1
	sameRow := last >= 0 && p.Cell != nil && sameRow(&r.paragraphs[at-1], &p)
	r.index[docx.Loc{Part: p.Part, Para: p.Index}] = at
	r.paragraphs = append(r.paragraphs, p)
	r.kinds = append(r.kinds, kind)
	if !sameRow {
		r.blocks = append(r.blocks, align.Block{Class: string(kind), Row: p.Cell != nil})
		r.members = append(r.members, nil)
		last++
	}
	numbers := figure.Scan(p.Text)
	r.numbers = append(r.numbers, numbers)
	r.blocks[last].Texts = append(r.blocks[last].Texts, align.Text{String: p.Text, Ignore: computedStretches(&p), Numbers: numbers})
	r.members[last] = append(r.members[last], at)
	r.blockOf = append(r.blockOf, last)
}

func sameRow(p, q *docx.Paragraph) bool {
	return p.Cell != nil && q.Cell != nil && p.Part == q.Part && p.Cell.Table == q.Cell.Table && p.Cell.Row == q.Cell.Row
}

// computedStretches are the results that Word computes itself.
func computedStretches(p *docx.Paragraph) []align.Span {
	var spans []align.Span
	for _, run := range p.Runs {
		if run.Field.Kind == docx.ComputedField && run.Start < run.End {
			spans = append(spans, align.Span{Start: run.Start, End: run.End})
		}
	}
	return spans
}

func (r *report) addFigures() {
	r.figures = figure.FindWith(r.paragraphs, figure.Options{Numbers: r.numbers, Unnamed: !r.named})
	r.figuresIn = make([][]int, len(r.paragraphs))
	for i, f := range r.figures {
		at := r.paragraphAt(f.Loc)
		r.figuresIn[at] = append(r.figuresIn[at], i)
	}
}

// find looks for slots and, where it is not given, for the report's period.
func (r *report) find(opts slot.Options) {
	opts.Unnamed = true
	found := slot.Find(r.paragraphs, opts)
	r.period = found.Period
	if opts.Period != (period.Period{}) {
		r.period = opts.Period
	}
	r.slotsIn = make([][]slot.Slot, len(r.paragraphs))
	for _, s := range found.Slots {
		at := r.paragraphAt(s.Loc)
		r.slotsIn[at] = append(r.slotsIn[at], s)
	}
	r.readHeaders()
}

func (r *report) paragraphAt(loc docx.Loc) int {
	return r.index[docx.Loc{Part: loc.Part, Para: loc.Para}]
}

// membersOf lists the paragraphs of several blocks.
func (r *report) membersOf(blocks []int) []int {
	var list []int
	for _, b := range blocks {
		list = append(list, r.members[b]...)
	}
	return list
}

func (r *report) texts(blocks []int) []align.Text {
	var list []align.Text
	for _, b := range blocks {
		list = append(list, r.blocks[b].Texts...)
	}
	return list
}

func (r *report) places(members []int) []Place {
	list := make([]Place, len(members))
	for i, at := range members {
		list[i] = r.place(at)
	}
	return list
}

func (r *report) place(at int) Place {
	p := &r.paragraphs[at]
	return Place{p.Part, p.Index, p.Text, p.Section, cellName(p.Cell), r.kinds[at]}
}

// cellName is what the headers of a cell call it.
func cellName(c *docx.Cell) string {
	if c == nil {
		return ""
	}
	return strings.Join(slices.Concat(c.RowHeaders, c.ColHeaders), " ")
}
