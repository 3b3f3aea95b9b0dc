package slot

import (
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
)

// Labels names places of p as Find names placeholders: what a person would
// write over each. The places are in order and do not overlap; of each, Loc,
// Class, Unit and the Surface offsets are read. Package figure names the
// figures of a filled report so.
func Labels(p *docx.Paragraph, places []Slot) []string {
	return labels(p, pointersTo(places))
}

// IsPlan reports whether one of the headings above a paragraph opens a section
// about the time after the report's period.
func IsPlan(section []string, report period.Period) bool {
	for _, heading := range section {
		if isPlanHeading(heading, report) {
			return true
		}
	}
	return false
}

// StripNumber cuts the number that a heading or list item begins with.
func StripNumber(s string) string { return stripNumber(s) }
