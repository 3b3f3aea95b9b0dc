package slot

import "github.com/tianbao-dev/tianbao/engine/docx"

// propertyLinks links the slots of a property that repeats a paragraph, as that
// of the title does, to the slots of the paragraph.
func propertyLinks(paragraphs []docx.Paragraph, slots []Slot) map[int]int {
	repeated := repeatedParagraphs(paragraphs, slots)
	if len(repeated) == 0 {
		return nil
	}
	links := map[int]int{}
	first := map[stretch]int{}
	for i := range slots {
		at := paragraphOf(slots[i].Loc)
		if p := repeated[at]; p == nil {
			key := stretch{at, slots[i].Kind, slots[i].Loc.Start, slots[i].Loc.End}
			if _, known := first[key]; !known {
				first[key] = i
			}
		} else if of, ok := first[stretch{paragraphPlace{p.Part, p.Index}, slots[i].Kind, slots[i].Loc.Start, slots[i].Loc.End}]; ok {
			links[i] = of
		}
	}
	return links
}

// stretch is what a slot is a place of.
type stretch struct {
	paragraphPlace
	kind       Kind
	start, end int
}

type paragraphPlace struct {
	part string
	para int
}

func paragraphOf(loc docx.Loc) paragraphPlace { return paragraphPlace{loc.Part, loc.Para} }

// repeatedParagraphs finds, for each property with slots, the first paragraph
// that has its text.
func repeatedParagraphs(paragraphs []docx.Paragraph, slots []Slot) map[paragraphPlace]*docx.Paragraph {
	var filled []*docx.Paragraph // those with slots
	properties := false
	for i := range paragraphs {
		p := &paragraphs[i]
		if n := slotsOf(p, slots); n > 0 {
			slots = slots[n:]
			filled = append(filled, p)
			properties = properties || p.Story == docx.Properties
		}
	}
	if !properties {
		return nil
	}
	byText := map[string]*docx.Paragraph{}
	repeated := map[paragraphPlace]*docx.Paragraph{}
	for _, p := range filled {
		of := byText[p.Text]
		switch {
		case p.Story == docx.Properties && of != nil:
			repeated[paragraphPlace{p.Part, p.Index}] = of
		case p.Story != docx.Properties && of == nil:
			byText[p.Text] = p
		}
	}
	return repeated
}
