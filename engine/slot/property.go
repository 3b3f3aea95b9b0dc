package slot

import "github.com/tianbao-dev/tianbao/engine/docx"

// propertyLinks links the slots of a property that repeats a paragraph, as that
// of the title does, to the slots of the paragraph.
func propertyLinks(paragraphs []docx.Paragraph, slots []Slot) map[int]int {
	repeated := repeatedParagraphs(paragraphs, slots)
	if len(repeated) == 0 {
		return nil
	}
	originals := map[paragraphID]bool{}
	for _, p := range repeated {
		originals[idOf(p)] = true
	}
	links := map[int]int{}
	first := map[stretch]int{}
	for i := range slots {
		at := paragraphOf(slots[i].Loc)
		key := stretch{at, slots[i].Kind, slots[i].Loc.Start, slots[i].Loc.End}
		if p := repeated[at]; p != nil {
			key.paragraphID = idOf(p)
			if of, ok := first[key]; ok {
				links[i] = of
			}
		} else if originals[at] {
			if _, known := first[key]; !known {
				first[key] = i
			}
		}
	}
	return links
}

// stretch is what a slot is a place of.
type stretch struct {
	paragraphID
	kind       Kind
	start, end int
}

func paragraphOf(loc docx.Loc) paragraphID { return paragraphID{loc.Part, loc.Para} }

// repeatedParagraphs finds, for each property with slots, the first paragraph
// that has its text.
func repeatedParagraphs(paragraphs []docx.Paragraph, slots []Slot) map[paragraphID]*docx.Paragraph {
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
	repeated := map[paragraphID]*docx.Paragraph{}
	for _, p := range filled {
		of := byText[p.Text]
		switch {
		case p.Story == docx.Properties && of != nil:
			repeated[idOf(p)] = of
		case p.Story != docx.Properties && of == nil:
			byText[p.Text] = p
		}
	}
	return repeated
}
