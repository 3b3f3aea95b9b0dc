package report

import (
	"fmt"
	"time"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// RedlineOptions of Redline.
type RedlineOptions struct {
	Date time.Time // of the tracked changes; the zero time is left out
}

// Untold is a change that a redline does not show.
type Untold struct {
	Part      string // of the current report, or of the prior where that has lost it
	Story     docx.StoryKind
	Paragraph int
	Text      string // what stood there
	Reason    UntoldReason
}

// UntoldReason says why a change is not shown.
type UntoldReason string

const (
	LostStory UntoldReason = "lost-story" // the current report has no such header, footer or notes
	NoPlace   UntoldReason = "no-place"   // Word has no tracked changes for this place
	NotText   UntoldReason = "not-text"   // charts and SmartArt are not tracked
	Bound     UntoldReason = "bound"      // shown, but Word takes the text of this control from bound data
)

// Message says what a redline does not show, and why.
func (u Untold) Message(lang audit.Lang) string {
	zh, en := display.Story(u.Story)
	if zh == "" {
		zh, en = "正文", "body"
	}
	text := display.Visible(display.First(u.Text, contextRunes))
	say := func(zh, en string, args ...any) string {
		return fmt.Sprintf(audit.Text{ZH: zh, EN: en}.In(lang), args...)
	}
	name := audit.Text{ZH: zh, EN: en}.In(lang)
	switch u.Reason {
	case LostStory:
		return say("修订中没有前期%[1]s的“%[2]s”：本期没有这个%[1]s", "not in the redline: %[2]q in the prior's %[1]s, which the current report has not", name, text)
	case NotText:
		return say("%s中的改动不能记为修订，原为“%s”", "not in the redline: a change in a %s, which was %q", name, text)
	case Bound:
		return say("%s第%d段的“%s”是绑定数据的控件，已标出修订，但 Word 会按数据重填", "%s paragraph %d: %q is in the redline, but Word fills this control from the data it is bound to", name, u.Paragraph+1, text)
	}
	return say("%s第%d段的改动不能记为修订，原为“%s”", "not in the redline: a change of %s paragraph %d, which was %q", name, u.Paragraph+1, text)
}

// Redline returns the current report with tracked changes against a prior one,
// which is the last that c holds it against: accepting all gives the text of
// current, rejecting all that of prior, paragraph by paragraph, in the body,
// headers, footers, notes, tables and text boxes. The formatting is that of
// current. What can't be told so is listed. Comments and document properties
// are not looked at. Changes that current tracks already are part of its text
// as [docx.Document.Redline] says.
func Redline(c compare.Comparison, prior, current *docx.Document, opts RedlineOptions) (*docx.Document, []Untold, error) {
	r := &redline{storiesOf(prior), storiesOf(current), docx.Past{}, nil, 0, 0}
	if len(c.Against) > 0 {
		r.link(c.Against[len(c.Against)-1].Changes)
	}
	r.matchStories()
	for _, s := range r.current {
		r.story(s)
	}
	r.lost()
	out, untracked, err := current.Redline(r.past, docx.Revision{Author: docx.CommentAuthor, Date: opts.Date})
	for _, u := range untracked {
		r.untold = append(r.untold, Untold{u.Part, r.kindOf(u.Part), u.Para, u.Text, NoPlace})
	}
	return out, r.untold, err
}

// redline gathers what a report was before.
type redline struct {
	prior, current []*redlineStory
	past           docx.Past
	untold         []Untold
	moves, rows    int // numbered so far
}

// redlineStory is a part cut into paragraphs and table rows.
type redlineStory struct {
	docx.Story
	items   []*redlineItem
	partner *redlineStory // of the other report
}

// redlineItem is a paragraph, or the neighbouring paragraphs of a table row.
type redlineItem struct {
	story *redlineStory
	paras []*docx.Paragraph
	// Of the current report: what it was, and the text kept.
	prior *redlineItem
	kept  []keptText
	moved bool
	told  bool // the comparison, or a link, says what became of it
	at    int  // among the items of the story
}

// keptText is text that stands in two paragraphs.
type keptText struct {
	prior, current *docx.Paragraph
	compare.Stretch
}

// storiesOf lists the stories that a redline is about.
func storiesOf(doc *docx.Document) []*redlineStory {
	var list []*redlineStory
	for _, s := range doc.Stories() {
		switch s.Kind {
		case docx.Body, docx.Header, docx.Footer, docx.Footnotes, docx.Endnotes:
			list = append(list, newRedlineStory(s))
		}
	}
	return list
}

func newRedlineStory(s docx.Story) *redlineStory {
	out := &redlineStory{Story: s}
	var last *redlineItem
	for i := range s.Paragraphs {
		p := &s.Paragraphs[i]
		if p.Deleted {
			continue
		}
		if last == nil || !last.goesOnWith(p) {
			last = &redlineItem{story: out, at: len(out.items)}
			out.items = append(out.items, last)
		}
		last.paras = append(last.paras, p)
	}
	return out
}

// goesOnWith reports whether a paragraph stands in the row of an item.
func (it *redlineItem) goesOnWith(p *docx.Paragraph) bool {
	c := it.paras[0].Cell
	return c != nil && p.Cell != nil && c.Table == p.Cell.Table && c.Row == p.Cell.Row
}

func (it *redlineItem) isRow() bool   { return it.paras[0].Cell != nil }
func (it *redlineItem) isBox() bool   { return it.paras[0].TextBox }
func (it *redlineItem) isEmpty() bool { return it.text() == "" }

func (it *redlineItem) text() string {
	text := ""
	for _, p := range it.paras {
		text += p.Text
	}
	return text
}

// cells are the paragraphs of a row by its cells.
func (it *redlineItem) cells() [][]*docx.Paragraph {
	var list [][]*docx.Paragraph
	for i, p := range it.paras {
		if i == 0 || p.Cell == nil || p.Cell.Col != it.paras[i-1].Cell.Col {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], p)
	}
	return list
}

// sameShape reports whether one of two items can have become the other.
func (it *redlineItem) sameShape(other *redlineItem) bool {
	return it.isRow() == other.isRow() && len(it.cells()) == len(other.cells())
}
