package audit

import (
	"context"
	"strings"
	"sync"
	"unicode"

	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// view is the report as all rules of one Run see it. It is not changed once
// made.
type view struct {
	paragraphs []docx.Paragraph
	prose      []*docx.Paragraph        // those whose wording rules judge
	foreign    map[*docx.Paragraph]bool // in another language
	order      map[place]int            // index into paragraphs
	slots      map[place][]slot.Slot
	story      map[string]docx.StoryKind // by part
	hits       map[string][]hit          // by rule id
	figures    func() []paragraphFigures
	comparison func() compare.Comparison
	layout     func() *layout // nil where there is none to judge
	rounding   func() bool    // it says that its figures are rounded
}

// place is a paragraph's address.
type place struct {
	part string
	para int
}

func placeOf(par *docx.Paragraph) place { return place{par.Part, par.Index} }

func newView(ctx context.Context, s *Subject, words *lexicon, opts Options) *view {
	v := &view{order: map[place]int{}, slots: map[place][]slot.Slot{}}
	v.paragraphs = s.Doc.Paragraphs()
	for i := range v.paragraphs {
		v.order[placeOf(&v.paragraphs[i])] = i
	}
	for _, sl := range s.Slots.Slots {
		at := place{sl.Loc.Part, sl.Loc.Para}
		v.slots[at] = append(v.slots[at], sl)
	}
	v.story = map[string]docx.StoryKind{}
	for _, story := range s.Doc.Stories() {
		v.story[story.Part] = story.Kind
	}
	v.prose = prose(s.Doc)
	v.foreign = map[*docx.Paragraph]bool{}
	for _, par := range v.prose {
		if !hasHan(par.Text) && strings.ContainsFunc(par.Text, unicode.IsLetter) {
			v.foreign[par] = true
		}
	}
	v.hits = words.find(v.prose)
	v.figures = sync.OnceValue(v.findFigures)
	v.rounding = sync.OnceValue(v.saysRounded)
	v.comparison = sync.OnceValue(func() compare.Comparison { return compareWithPriors(ctx, s) })
	v.layout = sync.OnceValue(func() *layout { return v.findLayout(s, opts.Layout) })
	return v
}

// prose lists the paragraphs that are the report's own text: comments are
// talk about it, and properties are no sentences.
func prose(doc *docx.Document) []*docx.Paragraph {
	var list []*docx.Paragraph
	for _, story := range doc.Stories() {
		if story.Kind == docx.Comments || story.Kind == docx.Properties {
			continue
		}
		for i := range story.Paragraphs {
			if par := &story.Paragraphs[i]; par.Text != "" {
				list = append(list, par)
			}
		}
	}
	return list
}

// storyParagraphs lists the paragraphs of the stories of one kind.
func storyParagraphs(doc *docx.Document, kind docx.StoryKind) []*docx.Paragraph {
	var list []*docx.Paragraph
	for _, story := range doc.Stories() {
		if story.Kind != kind {
			continue
		}
		for i := range story.Paragraphs {
			list = append(list, &story.Paragraphs[i])
		}
	}
	return list
}
