package figure

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// labels says what each of the numbers of p counts, in the words in which a
// placeholder at its place would be named; in a table, by its headers.
func labels(p *docx.Paragraph, numbers []Number) []string {
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
	labels := slot.Labels(p, places)
	for i, label := range labels {
		labels[i] = strings.TrimSuffix(label, "（"+numbers[i].Unit+"）")
	}
	return labels
}

// class is the class of the placeholder that n would fill.
func class(n Number) string {
	base, _, _ := strings.Cut(n.Base, "/") // 元/人
	switch base {
	case "元", "美元", "港元", "欧元", "英镑", "日元":
		return "money"
	case "%", "百分点":
		return "percent"
	}
	return "count"
}
