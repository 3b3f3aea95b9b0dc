package figure

import (
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// proseLabels says what each of the numbers of p counts, in the words in which
// a placeholder at its place would be named.
func proseLabels(p *docx.Paragraph, numbers []Number) []string {
	if len(numbers) == 0 {
		return nil
	}
	places := make([]slot.Slot, len(numbers))
	for i, n := range numbers {
		places[i] = slot.Slot{
			Kind:         slot.Placeholder,
			Class:        class(n),
			Loc:          docx.Loc{Part: p.Part, Para: p.Index, Start: n.Start, End: n.Start + len(n.Numeral)},
			Text:         n.Numeral,
			Surface:      p.Text[n.Start:n.End],
			SurfaceStart: n.Start,
			SurfaceEnd:   n.End,
			Unit:         n.Unit,
		}
	}
	return slot.Labels(p, places)
}

// class is the class of the placeholder that n would fill.
func class(n Number) string {
	switch n.Base {
	case "元", "美元", "港元", "欧元", "英镑", "日元":
		return "money"
	case "%", "百分点":
		return "percent"
	}
	return "count"
}
