package docx

// Paragraph is one w:p (or its counterpart in another story) as plain text.
type Paragraph struct {
	Part  string // part name, as in Loc
	Index int    // number within the part, from 0, by start tags in document order
	Text  string // what a reader sees, valid UTF-8
	Runs  []Run  // tile Text; empty for an empty paragraph

	Style    string    // style id, "" for the default
	Outline  int       // outline level 1–9 from style or properties; 0 is body text
	Number   string    // the list number that Word shows: "一、", "1.", "" without
	Listed   bool      // an item of a list that Word numbers or bullets
	Section  []string  // texts of the headings above, outermost first (see Outline)
	Cell     *Cell     // table position, nil outside tables
	Controls []Control // content controls that touch this paragraph
	TextBox  bool      // inside a text box
	Deleted  bool      // as a tracked change, with all its text

	Story    StoryKind // of the part
	Property string    // in the properties: what the property is called
}

// Computed reports whether p has text and Word computes all of it, as it does a
// table of contents.
func (p *Paragraph) Computed() bool {
	for i := range p.Runs {
		if p.Runs[i].Field.Kind != ComputedField {
			return false
		}
	}
	return len(p.Runs) > 0
}

// Run is a stretch of text with the same properties. Offsets are bytes in
// Paragraph.Text, half-open.
type Run struct {
	Start, End int
	Hidden     bool
	Underline  bool
	Inserted   bool   // inside w:ins or w:moveTo
	Highlight  string // w:highlight or shading fill, "" for none
	Color      string // RRGGBB, "" for automatic
	Field      Field  // the field whose result this is
	Control    int    // index into Paragraph.Controls, -1 outside
	Fixed      Fixed  // why an edit here would not last
}

// Fixed says why text is not edited: Word would put back what it was. Apply
// refuses an edit that would write into such a run.
type Fixed string

const (
	NotFixed     Fixed = ""
	FixedField   Fixed = "field"   // the result of a field that Word computes
	FixedChart   Fixed = "chart"   // from a workbook that can't be edited along
	FixedBinding Fixed = "binding" // from data that can't be edited along
)

// Field is the kind of field whose result a run shows.
type Field struct {
	Kind FieldKind
	Name string // the field's argument: the name of a MERGEFIELD, a bookmark
}

// FieldKind groups Word's fields by what they mean to a filler.
type FieldKind string

const (
	NoField       FieldKind = ""
	ComputedField FieldKind = "computed" // TOC, PAGE, DATE, REF, SEQ …: Word recomputes it
	MergeField    FieldKind = "merge"    // MERGEFIELD
	FormField     FieldKind = "form"     // FORMTEXT, FORMCHECKBOX, FORMDROPDOWN
	LinkField     FieldKind = "link"     // HYPERLINK
	OtherField    FieldKind = "other"
)

// Control is a content control (w:sdt). Offsets are bytes in Paragraph.Text.
type Control struct {
	Start, End int
	Kind       string // text, richtext, dropdown, combobox, date, checkbox, picture, group
	Tag, Alias string
	Prompt     bool // it still shows its prompt
	Bound      bool // bound to custom XML
	Linked     bool // what it is bound to is edited along with it
	Checked    bool // of a checkbox

	Choices []Choice // of a drop-down list or combo box
	Dates   string   // of a date control: how it writes dates (yyyy年M月d日), "" when that is not understood
	Strict  bool     // it shows only one of its choices, or a date as Dates has it
}

// Choice is what a control offers: what it shows, and what stands for that in
// data it is bound to.
type Choice struct{ Text, Value string }

// Cell is the place of a paragraph in a table; the innermost one when nested.
type Cell struct {
	Table      int // number of the table within the part, from 0
	Row, Col   int // grid position, from 0
	RowSpan    int // ≥ 1
	ColSpan    int // ≥ 1
	Rows, Cols int // size of the table's grid
	// ColHeaders are the texts of the header cells above, topmost first;
	// RowHeaders those to the left, leftmost first. Empty when the cell is
	// itself a header.
	ColHeaders []string
	RowHeaders []string
}
