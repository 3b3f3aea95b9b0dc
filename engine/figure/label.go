package figure

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// proseLabel says what the number n of a sentence counts.
func proseLabel(p *docx.Paragraph, n Number) string {
	start, end := clause(p.Text, n.Start, n.End)
	return strings.Trim(p.Text[start:n.Start]+p.Text[n.End:end], " 　")
}

// clause is the stretch between marks around [start, end).
func clause(text string, start, end int) (int, int) {
	const marks = "，。；！？：、,;\n\t"
	from := strings.LastIndexAny(text[:start], marks)
	if from >= 0 {
		from += runeLen(text[from:])
	}
	to := strings.IndexAny(text[end:], marks)
	if to < 0 {
		to = len(text) - end
	}
	return max(from, 0), end + to
}

func runeLen(text string) int {
	for i := range text {
		if i > 0 {
			return i
		}
	}
	return len(text)
}
