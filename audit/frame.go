package audit

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// frame is where a report says which period it is about.
type frame struct {
	title    []stated // the periods in its title; 工作总结和…计划 has two
	lead     *stated  // the period that its first sentence opens with
	margins  []stated // those in headers and footers
	body     []stated // those that open a sentence of the body
	planning bool     // the title is that of a plan
	both     bool     // it is that of a summary and a plan, with a period for each
}

// stated is a reporting period written out with its year.
type stated struct {
	par    *docx.Paragraph
	slot   *slot.Slot
	period period.Period
}

// titleLimit is the length of the longest paragraph taken for a title, in code
// points.
const titleLimit = 60

var (
	reportNouns   = []string{"总结", "报告", "汇报", "小结", "述职", "简报", "通报", "公报", "情况"}
	planningNouns = []string{"计划", "安排", "要点", "打算", "思路", "方案", "规划"}
)

func (p *Pass) frame() frame {
	var f frame
	body := bodyProse(p.Subject.Doc)
	title := f.findTitle(p, body)
	for i, par := range body {
		if i <= title {
			continue
		}
		if f.lead == nil && i > title && isSentence(par.Text) {
			f.lead = p.opening(par)
			if f.lead == nil {
				f.lead = &stated{}
			}
			continue
		}
		f.body = append(f.body, p.openings(par)...)
	}
	if f.lead != nil && f.lead.par == nil {
		f.lead = nil
	}
	for _, kind := range []docx.StoryKind{docx.Header, docx.Footer} {
		for _, par := range storyParagraphs(p.Subject.Doc, kind) {
			f.margins = append(f.margins, p.stated(par)...)
		}
	}
	return f
}

// findTitle finds the title's periods and returns its index in body, -1
// without one.
func (f *frame) findTitle(p *Pass, body []*docx.Paragraph) int {
	for i, par := range body {
		if isSentence(par.Text) || headingNumber(par.Text) {
			return -1
		}
		if utf8.RuneCountInString(par.Text) > titleLimit || !containsAny(par.Text, reportNouns, planningNouns) {
			continue
		}
		if f.title = p.stated(par); len(f.title) > 0 {
			f.planning = containsAny(par.Text, planningNouns)
			f.both = f.planning && len(f.title) > 1 && strings.Contains(par.Text, "总结")
			return i
		}
	}
	return -1
}

// bodyProse lists the paragraphs of the body outside tables and text boxes
// that hold text.
func bodyProse(doc *docx.Document) []*docx.Paragraph {
	var list []*docx.Paragraph
	for _, par := range storyParagraphs(doc, docx.Body) {
		if par.Cell == nil && !par.TextBox && strings.TrimSpace(par.Text) != "" {
			list = append(list, par)
		}
	}
	return list
}

func isSentence(text string) bool { return strings.ContainsAny(text, "。；") }

func headingNumber(text string) bool {
	return strings.HasPrefix(strings.TrimSpace(text), "一、") || strings.HasPrefix(strings.TrimSpace(text), "（一）")
}

// startsWithAny reports whether s begins with one of prefixes.
func startsWithAny(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func containsAny(text string, lists ...[]string) bool {
	for _, list := range lists {
		for _, s := range list {
			if strings.Contains(text, s) {
				return true
			}
		}
	}
	return false
}

// stated lists the reporting periods of a paragraph that name their year:
// years, halves and quarters, outside bracketed titles.
func (p *Pass) stated(par *docx.Paragraph) []stated {
	var list []stated
	inTitle := 0
	slots := p.Slots(par)
	for i := range slots {
		s := &slots[i]
		if s.Kind == slot.Title {
			inTitle = max(inTitle, s.Loc.End)
		}
		if s.Kind != slot.Period || s.Loc.Start < inTitle || !namesYear(s.Text) {
			continue
		}
		at, err := period.Parse(s.Normalized)
		if err == nil && (at.Unit == period.Year || at.Unit == period.Half || at.Unit == period.Quarter) {
			list = append(list, stated{par, s, at})
		}
	}
	return list
}

// namesYear reports whether an expression starts with a year of four digits.
func namesYear(text string) bool {
	digits := 0
	for _, r := range text {
		if !strings.ContainsRune("0123456789０１２３４５６７８９〇一二三四五六七八九零", r) {
			return digits == 4 && r == '年'
		}
		digits++
	}
	return false
}

// opening is the stated period that a paragraph begins with.
func (p *Pass) opening(par *docx.Paragraph) *stated {
	for _, s := range p.stated(par) {
		if strings.TrimSpace(par.Text[:s.slot.Loc.Start]) == "" && opens(par.Text[s.slot.Loc.End:]) {
			return &s
		}
	}
	return nil
}

// openings lists the stated periods that begin a sentence of a paragraph.
func (p *Pass) openings(par *docx.Paragraph) []stated {
	var list []stated
	for _, s := range p.stated(par) {
		at := s.slot.Loc.Start
		if sentenceStart(par.Text, at) == at && opens(par.Text[s.slot.Loc.End:]) {
			list = append(list, s)
		}
	}
	return list
}

// opens reports whether rest goes on as a sentence about the period before it.
func opens(rest string) bool {
	for _, s := range []string{"，", "以来", "来，", "里，", "期间"} {
		if strings.HasPrefix(rest, s) {
			return true
		}
	}
	return false
}

// overlap reports whether two periods have a day in common.
func overlap(a, b period.Period) bool {
	return !a.End().Before(b.Start()) && !b.End().Before(a.Start())
}
