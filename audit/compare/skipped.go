package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
)

// skipped lists what was not compared, or only in part.
func (c *comparer) skipped() []Skipped {
	var list []Skipped
	for _, r := range append(slices.Clone(c.priors), c.current) {
		for _, s := range r.Skipped {
			list = append(list, Skipped{r.Name, s.Part, s.Reason, display.SkipReason(s.Reason)})
		}
		list = append(list, r.computed()...)
	}
	for _, a := range c.alignments {
		list = append(list, a.limits()...)
	}
	return list
}

// computed names the parts with paragraphs that consist of results Word
// computes, such as a table of contents.
func (r *report) computed() []Skipped {
	counts, parts := map[string]int{}, []string{}
	for i := range r.paragraphs {
		p := &r.paragraphs[i]
		if strings.TrimSpace(p.Text) == "" || !isComputed(r, i) {
			continue
		}
		if counts[p.Part] == 0 {
			parts = append(parts, p.Part)
		}
		counts[p.Part]++
	}
	var list []Skipped
	for _, part := range parts {
		list = append(list, Skipped{r.Name, part,
			fmt.Sprintf("%d paragraphs are results that Word computes and were not compared", counts[part]),
			fmt.Sprintf("%d段是 Word 自动生成的内容（如目录），没有比较", counts[part])})
	}
	return list
}

// isComputed reports whether a paragraph's text is all results of fields.
func isComputed(r *report, at int) bool {
	p := &r.paragraphs[at]
	end := 0
	for _, s := range computedStretches(p) {
		if strings.TrimSpace(p.Text[end:s.Start]) != "" {
			return false
		}
		end = s.End
	}
	return strings.TrimSpace(p.Text[end:]) == ""
}

// limits tells where a limit made the comparison coarser.
func (a *alignment) limits() []Skipped {
	var list []Skipped
	for _, r := range a.relations {
		if r.delta.Coarse {
			p := &a.current.paragraphs[r.new[0]]
			list = append(list, Skipped{a.current.Name, p.Part,
				fmt.Sprintf("paragraph %d is too long and too different to be compared word by word with %s", p.Index, a.prior.Name),
				fmt.Sprintf("第%d段太长且差别太大，没有与%s逐字比较", p.Index+1, a.prior.Name)})
		}
	}
	for _, b := range a.result.Unsearched {
		p := &a.current.paragraphs[a.current.members[b][0]]
		list = append(list, Skipped{a.current.Name, p.Part,
			fmt.Sprintf("paragraph %d has only words that are everywhere in %s; it was looked for near its place only", p.Index, a.prior.Name),
			fmt.Sprintf("第%d段的文字在%s中到处都有，只在相应位置附近查找", p.Index+1, a.prior.Name)})
	}
	return list
}
