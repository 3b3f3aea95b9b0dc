package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// findingMark is a stretch of text that findings object to.
type findingMark struct {
	Begins []string // ids of the places that begin here
	For    string   // ids of the findings, separated by spaces
	Link   string   // id of the first of them
	Level  string   // of the heaviest that counts, or suppressed
}

// noteID names a finding in a page, markID its place in the text.
func noteID(number int) string { return fmt.Sprintf("n%d", number) }
func markID(number int) string { return fmt.Sprintf("m%d", number) }

// findingCutter marks findings in the text.
type findingCutter struct {
	byPlace map[docx.Loc][]numbered // by part and paragraph, in order
}

type numbered struct {
	audit.Finding
	number int
}

func newFindingCutter(findings []audit.Finding) *findingCutter {
	c := &findingCutter{map[docx.Loc][]numbered{}}
	for i, f := range findings {
		at := docx.Loc{Part: f.Loc.Part, Para: f.Loc.Para}
		c.byPlace[at] = append(c.byPlace[at], numbered{f, i})
	}
	return c
}

// cut cuts a text where findings start and end. They may overlap.
func (c *findingCutter) cut(p *docx.Paragraph) []piece {
	findings := c.byPlace[docx.Loc{Part: p.Part, Para: p.Index}]
	cuts := []int{0, len(p.Text)}
	for _, f := range findings {
		cuts = append(cuts, f.Loc.Start, f.Loc.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var list []piece
	var open []numbered
	for i := 0; i+1 < len(cuts); i++ {
		start, end := cuts[i], cuts[i+1]
		open = slices.DeleteFunc(open, func(f numbered) bool { return f.Loc.End <= start })
		already := len(open)
		for len(findings) > 0 && findings[0].Loc.Start <= start {
			if findings[0].Loc.End > start {
				open = append(open, findings[0])
			}
			findings = findings[1:]
		}
		list = append(list, findingPiece(p.Text[start:end], open, already))
	}
	return list
}

// findingPiece is a text that the findings in open object to; those behind the
// first few already do so in the text before.
func findingPiece(text string, open []numbered, already int) piece {
	if len(open) == 0 {
		return piece{Text: text}
	}
	m := findingMark{Link: noteID(open[0].number), Level: "suppressed"}
	heaviest := audit.Off
	var ids []string
	for i, f := range open {
		ids = append(ids, noteID(f.number))
		if i >= already {
			m.Begins = append(m.Begins, markID(f.number))
		}
		if f.Suppressed == nil && f.Level > heaviest {
			heaviest = f.Level
			m.Level = f.Level.String()
		}
	}
	m.For = strings.Join(ids, " ")
	return piece{Text: text, Mark: m}
}
