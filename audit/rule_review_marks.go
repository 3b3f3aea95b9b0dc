package audit

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var reviewMarks = Rule{
	ID: "PH016", Name: Text{"审阅痕迹未清理", "review marks left"},
	What:  Text{"高亮、隐藏文字、修订和批注。", "Highlighting, hidden text, tracked changes and comments."},
	Why:   Text{"定稿发出后，收件人能看到内部的修改和意见。", "Whoever gets the file sees what was changed and what was said about it."},
	Draft: Info, Final: Error, Check: checkReviewMarks, anywhere: true,
}

// A mark is a way in which a run shows that someone is still at work on it.
type mark struct {
	class   string
	message Text
	on      func(docx.Run) bool
}

var marks = []mark{
	{"highlight", Text{"文字带有高亮标记", "highlighted text"}, func(r docx.Run) bool { return marker(r.Highlight) }},
	{"hidden", Text{"有隐藏文字", "hidden text"}, func(r docx.Run) bool { return r.Hidden }},
	{revisionClass, Text{"有未接受的修订", "a tracked insertion"}, func(r docx.Run) bool { return r.Inserted }},
}

// revisionClass is the class of findings about tracked changes.
const revisionClass = "revision"

// IsRevision reports whether a finding objects to a tracked change as such.
func (f Finding) IsRevision() bool { return f.Rule == reviewMarks.ID && f.Class == revisionClass }

func checkReviewMarks(p *Pass) {
	for _, par := range p.Paragraphs() {
		for _, m := range marks {
			p.reportRuns(par, m)
		}
	}
	for _, par := range storyParagraphs(p.Subject.Doc, docx.Comments) {
		if strings.TrimSpace(par.Text) != "" {
			p.Report(par, 0, len(par.Text), Note{Class: "comment", Message: Text{"有未删除的批注", "a comment"}})
		}
	}
}

// reportRuns reports every stretch of runs that bear m.
func (p *Pass) reportRuns(par *docx.Paragraph, m mark) {
	for i := 0; i < len(par.Runs); i++ {
		if !m.on(par.Runs[i]) {
			continue
		}
		first := i
		for i+1 < len(par.Runs) && m.on(par.Runs[i+1]) {
			i++
		}
		start, end := par.Runs[first].Start, par.Runs[i].End
		if strings.TrimSpace(par.Text[start:end]) != "" {
			p.Report(par, start, end, Note{Class: m.class, Message: m.message})
		}
	}
}

// marker reports whether a run's highlight is that of a marker pen. Shading
// is given as RRGGBB; pale and grey shades are design, only pure bright ones
// are marks.
func marker(highlight string) bool {
	switch strings.ToLower(highlight) {
	case "", "none", "white", "black", "auto", "lightgray", "darkgray":
		return false
	case "ffff00", "00ff00", "00ffff", "ff00ff", "ff0000":
		return true
	}
	return len(highlight) != 6 || strings.Trim(strings.ToLower(highlight), "0123456789abcdef") != ""
}
