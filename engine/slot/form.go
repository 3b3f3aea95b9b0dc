package slot

import (
	"sort"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// formBlanks finds what only a Word file has: controls and fields that nobody
// has filled, underlined or highlighted white space. A checkbox is none: open
// is an answer too.
func formBlanks(p *docx.Paragraph) []candidate {
	var found []candidate
	for _, c := range p.Controls {
		if c.Prompt && c.Start < c.End && c.Kind != "checkbox" && c.Kind != "picture" && c.Kind != "group" {
			found = append(found, candidate{start: c.Start, end: c.End, class: "prompt", evidence: "a control that shows its prompt"})
		}
	}
	for i := 0; i < len(p.Runs); {
		form := formOf(p.Runs[i])
		end := i + 1
		for end < len(p.Runs) && formOf(p.Runs[end]) == form {
			end++
		}
		if c, ok := form.candidate(p.Text, p.Runs[i].Start, p.Runs[end-1].End); ok {
			found = append(found, c)
		}
		i = end
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].start < found[j].start })
	return found
}

// form is what makes a stretch of runs a place to write on.
type form struct {
	field docx.Field
	ruled bool // underlined or highlighted
}

func formOf(r docx.Run) form {
	switch r.Field.Kind {
	case docx.MergeField, docx.FormField:
		return form{field: r.Field}
	}
	return form{ruled: r.Underline || r.Highlight != ""}
}

// ruledBlank is the least width of underlined white space that is a blank; less
// is the space between two words.
const ruledBlank = 2

// candidate is the blank that [start, end) of text is, ok false when it holds a
// value.
func (f form) candidate(text string, start, end int) (c candidate, ok bool) {
	s := text[start:end]
	empty := strings.TrimSpace(s) == ""
	c = candidate{start: start, end: end, class: "blank"}
	switch {
	case start == end:
		return c, false
	case f.field.Kind == docx.MergeField:
		c.class, c.evidence = "tmplvar", "a merge field without its value"
		return c, empty || strings.HasPrefix(s, "«") && strings.HasSuffix(s, "»")
	case f.field.Kind == docx.FormField:
		c.evidence = "a form field without a value"
		return c, empty
	case f.ruled && empty && width(s) >= ruledBlank && !strings.Contains(s, "\n"):
		q := quantityAt(text[end:])
		c.surfaceStart, c.surfaceEnd, c.unit = start, end+q.length, q.unit
		c.evidence = "underlined or highlighted white space"
		return c, true
	}
	return c, false
}

// mergeForms joins what the text and what the file say, both in order. Where
// they overlap the file is right: it knows which white space is underlined, and
// a value belongs there. The text may still know better what is asked for.
func mergeForms(text, forms []candidate) []candidate {
	if len(forms) == 0 {
		return text
	}
	var merged []candidate
	for _, f := range forms {
		if f.surfaceEnd == 0 {
			f.surfaceStart, f.surfaceEnd = f.start, f.end
		}
		if n := len(merged); n > 0 && f.start < merged[n-1].end {
			continue // a control in a control
		}
		for len(text) > 0 && text[0].end <= f.start {
			merged = append(merged, text[0])
			text = text[1:]
		}
		for len(text) > 0 && text[0].start < f.end {
			f = f.informed(text[0])
			text = text[1:]
		}
		merged = append(merged, f)
	}
	return append(merged, text...)
}

// informed is the form blank f with what t, the text's view of the same place,
// knows about it.
func (f candidate) informed(t candidate) candidate {
	if t.reason == "" && f.class == "blank" && t.start <= f.start && f.end <= t.end {
		f.class, f.unit = t.class, t.unit
		f.surfaceEnd = max(f.surfaceEnd, t.surfaceEnd)
	}
	return f
}

// mask rejects what stands in text that Word computes (a table of contents, a
// page number: a new value would not last) or that is hidden (no reader sees
// it; PH016 tells of hidden text as such). The message of a broken field stays:
// it is the result of a computed field, and it is printed.
func mask(p *docx.Paragraph, found []candidate) []candidate {
	for i := range found {
		c := &found[i]
		first := sort.Search(len(p.Runs), func(k int) bool { return p.Runs[k].End > c.start })
		for _, r := range p.Runs[first:] {
			if r.Start >= c.end || c.reason != "" {
				break
			}
			switch {
			case r.Hidden:
				c.reason = "hidden text: no reader sees it"
			case isMasked(r) && c.class != "field.error":
				c.reason = "the result of a field that Word computes"
			}
		}
	}
	return found
}

// isMasked reports whether mask rejects what stands in r.
func isMasked(r docx.Run) bool { return r.Hidden || r.Field.Kind == docx.ComputedField }
