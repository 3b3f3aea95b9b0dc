package slot

import (
	"maps"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// Kind of a slot.
type Kind string

const (
	Placeholder Kind = "placeholder" // must be filled
	Title       Kind = "title"       // a bracketed title
	Period      Kind = "period"      // a date or period expression
)

// IsOptional reports whether a report is whole with the slot as it is: titles,
// periods, and people whose names are withheld on purpose (王某).
func (s *Slot) IsOptional() bool { return s.Kind != Placeholder || s.Class == "anon" }

// Slot is one place. Slots may contain one another (《X》, a year in a title).
type Slot struct {
	Kind  Kind
	Class string // count, money, name.community …; for titles and periods their own classes
	Loc   docx.Loc
	Text  string // the text at Loc: X

	Surface      string // with its measure word or suffix: X次
	SurfaceStart int    // bytes in the paragraph's text
	SurfaceEnd   int
	Unit         string // measure word: 次, 万元, %

	Label  string // what a person would write over the cell
	Key    string // the label made unique; its name in the values file
	Link   string // key of the first slot that must stay the same as this one, "" for none
	Anchor string // digest of the words around the slot

	Section       []string // headings above, a run-in heading of the same paragraph included
	Before, After string   // up to 16 code points of text around

	Normalized string      // periods and dated titles: 2020-H1
	Roll       period.Roll // periods and titles: what a roll-forward does by default
	Suggestion string      // the new text for Shift, or what a person should look at

	Evidence string // why this is a slot (English clause, for --explain)
}

// Rejected is a candidate that is no slot.
type Rejected struct {
	Loc    docx.Loc
	Text   string
	Reason string
}

// Options of Find; the zero value takes the period from the report itself.
type Options struct {
	Period period.Period // the report's own period; zero: found in the text
	Roll   period.Period // roll to this period; zero: the next of the same unit
	Accept []string      // texts that are never placeholders
	Ignore []string      // kept for settings: texts whose slots are left out altogether
	Pinyin bool          // ASCII keys

	// Explain asks for Result.Rejected too.
	Explain bool

	// Unnamed leaves out Label, Key, Link and Anchor, for callers that only
	// ask what stands where.
	Unnamed bool
}

// Result of Find.
type Result struct {
	Period   period.Period // the report's own period, zero when unknown
	Slots    []Slot        // in document order; a container before what it contains
	Rejected []Rejected
}

// Find finds the slots of the paragraphs of a document.
func Find(paragraphs []docx.Paragraph, opts Options) Result {
	s := look(paragraphs)
	return s.restore(findSeen(s.seen, opts))
}

// findSeen finds the slots of paragraphs without invisible characters.
func findSeen(paragraphs []docx.Paragraph, opts Options) Result {
	tables := tablesOf(paragraphs)
	alone := emptyCells(paragraphs, tables)
	maps.Copy(alone, loneGlyphs(paragraphs, tables))
	maps.Copy(alone, glyphParagraphs(paragraphs))
	f := newFinder(paragraphs, opts)
	var l line // one for all paragraphs
	var rejected []Rejected
	for i := range paragraphs {
		found, others := l.placeholders(&paragraphs[i], alone[i], opts)
		f.paragraph(&paragraphs[i], found)
		rejected = append(rejected, others...)
	}
	slots := f.slots()
	if !opts.Unnamed {
		nameSlots(paragraphs, slots, opts)
	}
	return Result{Period: f.report, Slots: slots, Rejected: rejected}
}
