package compare

import (
	"context"

	"github.com/tianbao-dev/tianbao/audit/internal/parallel"
	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Report is one report to compare.
type Report struct {
	Name    string        // file name, in results
	Period  period.Period // zero: what the report itself says
	Stories []docx.Story
	Skipped []docx.Skip // what could not be read
}

// Of is the report that doc holds.
func Of(name string, doc *docx.Document) Report {
	return Report{Name: name, Stories: doc.Stories(), Skipped: doc.Skipped()}
}

// Options of Compare. The zero value is right for most reports.
type Options struct {
	// Slots say how placeholders are told from words in the current report.
	// Its periods are taken from the reports.
	Slots slot.Options
	// Waivers are what is right though flagged.
	Waivers []Waiver
}

// Comparison is a current report held against earlier ones.
type Comparison struct {
	Current string
	Period  period.Period // of the current report, zero when unknown
	Against []Against     // in the order of the priors
	Series  []Series      // in the order of the current report
	Ties    []Tie         // earlier figures that the current report tells otherwise
	Skipped []Skipped     // what was not compared, or only in part
}

// Against is the current report held against one prior.
type Against struct {
	Prior   string
	Period  period.Period
	Doubts  []Doubt  // whether this is the right prior
	Changes []Change // in the order of the current report; see align.Result
}

// Change is what became of one paragraph or table row (or of several that were
// split or merged).
type Change struct {
	Kind       align.Kind
	Similarity float64 // 1 for equal texts, 0 for what was added or removed
	Prior      []Place // empty for what was added
	Current    []Place // empty for what was removed
	Segments   []align.Segment
	Figures    []FigureChange // those that changed, and those that did not and should have
	Marks      []Mark         // what a person should look at, in order
	Waived     []Waived       // what a person has looked at and found right
}

// Place is one paragraph.
type Place struct {
	Part      string
	Paragraph int // number within the part
	Text      string
	Section   []string // headings above, outermost first
	Cell      string   // headers of a table's cell, "" for other paragraphs and headers
	Story     docx.StoryKind
}

// Flag is a reason to look at a change.
type Flag string

// In the order of their weight.
const (
	Unfilled        Flag = "unfilled"         // a placeholder was not filled
	StalePeriod     Flag = "stale-period"     // a period that should have moved on
	EarlierFigure   Flag = "earlier-figure"   // a figure of the prior's period that the prior tells otherwise
	WrongDirection  Flag = "wrong-direction"  // 增长 or 下降, or by how much, against the figures
	HalfUpdated     Flag = "half-updated"     // some figures or periods are new, others the prior's
	UnchangedFigure Flag = "unchanged-figure" // a figure of this period's work equals the prior's
	UnchangedText   Flag = "unchanged-text"   // a paragraph that should say something new does not
	DroppedSection  Flag = "dropped-section"  // a section of the prior that nothing took the place of
)

// Flags lists all flags, the weightiest first.
func Flags() []Flag {
	return []Flag{Unfilled, StalePeriod, EarlierFigure, WrongDirection, HalfUpdated, UnchangedFigure, UnchangedText, DroppedSection}
}

// Mark is the place that a flag is about.
type Mark struct {
	Flag Flag
	Loc  docx.Loc // in the current report; that of a dropped section in the prior
	Text string   // at Loc
	// Expected is what should stand there: the text that a stale period should
	// have become, the prior's figure, the direction of the figures. It is ""
	// when that is for a person to say.
	Expected string
	// Label is what a figure counts.
	Label string
	// Emptied tells an unfilled place that was filled in the prior report, a cell
	// or the space under a heading, from a placeholder.
	Emptied bool
	// Weight ranks unchanged figures: how unlikely it is that such a figure
	// comes out the same twice.
	Weight int
}

// Flags are the flags of the change's marks, the weightiest first.
func (c *Change) Flags() []Flag {
	var list []Flag
	for _, flag := range Flags() {
		for _, m := range c.Marks {
			if m.Flag == flag {
				list = append(list, flag)
				break
			}
		}
	}
	return list
}

// Flagged reports whether any change carries a flag.
func (c *Comparison) Flagged() bool {
	for i := range c.Against {
		for j := range c.Against[i].Changes {
			if len(c.Against[i].Changes[j].Marks) > 0 {
				return true
			}
		}
	}
	return false
}

// Count is the number of changes of a kind.
func (a *Against) Count(kind align.Kind) int {
	count := 0
	for i := range a.Changes {
		if a.Changes[i].Kind == kind {
			count++
		}
	}
	return count
}

// Skipped is content that was not compared.
type Skipped struct {
	File string
	Part string
	// Reason is one sentence in English, Chinese the same in Chinese.
	Reason, Chinese string
}

// Compare holds current against each of priors. Their order decides nothing but
// the order of the result. The only error is the cause of a context that ended.
func Compare(ctx context.Context, priors []Report, current Report, opts Options) (Comparison, error) {
	c, err := newComparer(ctx, priors, current, opts)
	if err != nil {
		return Comparison{}, err
	}
	c.settlePeriod()
	if err := c.learn(ctx); err != nil {
		return Comparison{}, err
	}
	for _, a := range c.alignments {
		a.dropped, a.bare = a.droppedSections(), a.bareHeadings()
		against, err := a.changes(ctx)
		if err != nil {
			return Comparison{}, err
		}
		against.Doubts = a.doubts()
		c.out.Against = append(c.out.Against, against)
	}
	c.out.Period = c.current.period
	c.out.Series = c.series()
	c.out.Ties = c.ties()
	c.out.Skipped = c.skipped()
	return c.out, nil
}

// comparer holds what the steps of Compare share.
type comparer struct {
	opts       Options
	current    *report
	priors     []*report
	alignments []*alignment // one for each prior
	history    history
	out        Comparison
}

// newComparer reads the reports. What the current report is about must be known
// before the priors are rolled forward to it; their figures are read meanwhile.
func newComparer(ctx context.Context, priors []Report, current Report, opts Options) (*comparer, error) {
	n := len(priors)
	c := &comparer{opts: opts, priors: make([]*report, n)}
	c.out.Current = current.Name
	own := opts.Slots
	own.Period = current.Period
	err := parallel.Each(ctx, n+1, func(i int) {
		if i == 0 {
			c.current = newReport(current, true)
			c.current.find(own)
		} else {
			c.priors[i-1] = newReport(priors[i-1], false)
			c.priors[i-1].addFigures()
		}
	})
	if err != nil {
		return nil, err
	}
	err = parallel.Each(ctx, n+1, func(i int) {
		if i == 0 {
			c.current.addFigures()
		} else {
			prior := c.priors[i-1]
			prior.find(slot.Options{Period: prior.Report.Period, Roll: c.current.period})
		}
	})
	if err != nil {
		return nil, err
	}
	for _, prior := range c.priors {
		a, err := newAlignment(ctx, c, prior, c.current)
		if err != nil {
			return nil, err
		}
		c.alignments = append(c.alignments, a)
	}
	return c, nil
}
