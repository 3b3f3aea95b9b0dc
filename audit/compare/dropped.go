package compare

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// droppedSections finds the headed sections of the latest prior that are gone
// as a whole. A section with something new in its place was replaced, and a
// report of the same period was merely edited.
func (a *alignment) droppedSections() map[*relation]bool {
	if !a.later() || !a.isLatest() {
		return nil
	}
	dropped := map[*relation]bool{}
	for from := 0; from < len(a.relations); from++ {
		to, added := from, false
		for to < len(a.relations) && (a.relations[to].Kind == align.Removed || a.relations[to].Kind == align.Added) {
			added = added || a.relations[to].Kind == align.Added
			to++
		}
		if !added {
			a.dropIn(a.relations[from:to], dropped)
		}
		from = to
	}
	return dropped
}

// bareHeadings finds the headings of the latest prior that are still there while
// all that stood under them is gone, with nothing in its place.
func (a *alignment) bareHeadings() map[*relation]bool {
	if !a.later() || !a.isLatest() {
		return nil
	}
	gone, bare := map[int]bool{}, map[*relation]bool{}
	for _, r := range a.relations {
		if r.Kind == align.Removed {
			note(gone, r)
		}
	}
	for _, r := range a.relations {
		if len(r.old) != 1 || len(r.new) != 1 {
			continue
		}
		at := r.old[0]
		end := a.prior.sectionEnd(at)
		if end > at+1 && anyIn(gone, at+1, end) && allIn(gone, a.prior, at+1, end) && a.current.sectionEnd(r.new[0]) == r.new[0] {
			bare[r] = true
		}
	}
	return bare
}

// note enters the paragraphs of a removed block.
func note(gone map[int]bool, r *relation) {
	for _, at := range r.old {
		gone[at] = true
	}
}

func anyIn(gone map[int]bool, from, to int) bool {
	for i := from; i < to; i++ {
		if gone[i] {
			return true
		}
	}
	return false
}

// isLatest reports whether no other prior is later.
func (a *alignment) isLatest() bool {
	for _, p := range a.priors {
		if p.period.Compare(a.prior.period) > 0 {
			return false
		}
	}
	return true
}

// dropIn notes the sections that begin in a run of removed blocks and lie
// within it.
func (a *alignment) dropIn(removed []*relation, dropped map[*relation]bool) {
	gone := map[int]bool{} // paragraphs
	for _, r := range removed {
		note(gone, r)
	}
	inside := 0 // the paragraph behind the section found last
	for _, r := range removed {
		at := r.old[0]
		if end := a.prior.sectionEnd(at); at >= inside && end > at && allIn(gone, a.prior, at, end) {
			dropped[r] = true
			inside = end
		}
	}
}

func allIn(gone map[int]bool, r *report, from, to int) bool {
	for i := from; i < to; i++ {
		if !gone[i] && strings.TrimSpace(r.paragraphs[i].Text) != "" {
			return false
		}
	}
	return true
}

// sectionEnd is the paragraph behind the section that a paragraph of the body
// heads; it is the paragraph itself where that heads none.
func (r *report) sectionEnd(at int) int {
	p := &r.paragraphs[at]
	if p.Cell != nil || r.kinds[at] != docx.Body {
		return at
	}
	depth := len(p.Section)
	if depth > 0 && headsItself(p) {
		depth--
	} else if at+1 == len(r.paragraphs) || len(r.paragraphs[at+1].Section) <= depth || !strings.Contains(p.Text, r.paragraphs[at+1].Section[depth]) {
		return at
	}
	end := at + 1
	for end < len(r.paragraphs) && r.kinds[end] == docx.Body && len(r.paragraphs[end].Section) > depth &&
		strings.Contains(p.Text, r.paragraphs[end].Section[depth]) {
		end++
	}
	return end
}

// headsItself reports whether a paragraph begins with its own heading and goes
// on: （一）走访慰问。上半年……
func headsItself(p *docx.Paragraph) bool {
	own := p.Section[len(p.Section)-1]
	return strings.HasPrefix(strings.TrimSpace(p.Text), own) && len(p.Text) > len(own)
}

// droppedMark marks the heading of a dropped section, which stands in the
// prior.
func (a *alignment) droppedMark(r *relation) Mark {
	p := &a.prior.paragraphs[r.old[0]]
	text := p.Text
	if len(p.Section) > 0 && headsItself(p) {
		text = p.Section[len(p.Section)-1]
	}
	start := strings.Index(p.Text, text)
	return Mark{Flag: DroppedSection, Text: text, Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: start, End: start + len(text)}}
}
