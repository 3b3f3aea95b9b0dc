package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

var (
	//go:embed html/report.tmpl
	htmlPage string
	//go:embed html/report.css
	htmlStyle string
	//go:embed html/report.js
	htmlScript string
)

var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report").Parse(htmlPage)
})

// HTML writes one self-contained page: the text of every report with the places
// marked, the findings under their paragraphs, and a filter by level and rule.
func HTML(w io.Writer, results []audit.Result, lang audit.Lang) error {
	page, err := pageTemplate()
	if err != nil {
		return err
	}
	return page.Execute(w, newHTMLPage(results, lang))
}

type htmlData struct {
	Lang, Title, Summary, RulesLabel string
	Style                            template.CSS
	Script                           template.JS
	Levels                           []htmlLevel
	Rules                            []htmlRule
	Files                            []htmlFile
}

type htmlLevel struct {
	Level, Name string
	Count       int
}

type htmlRule struct {
	ID, Name string
	Count    int
}

type htmlFile struct {
	Name       string
	Skipped    []string
	Paragraphs []htmlParagraph
}

type htmlParagraph struct {
	Number   string
	Segments []htmlSegment
	Found    []htmlFinding
}

type htmlSegment struct {
	Text  string
	Level string // of the heaviest finding here, "" without one
	Rules string // RULE:level of each, separated by spaces
}

type htmlFinding struct {
	Rule, Level, LevelName, Message, Text, Suggestion, Suppressed string
}

func newHTMLPage(results []audit.Result, lang audit.Lang) htmlData {
	say := func(zh, en string) string { return audit.Text{ZH: zh, EN: en}.In(lang) }
	s := summary(results)
	page := htmlData{
		Lang:       languageTag(lang),
		Title:      say("文稿审核", "Audit"),
		Summary:    summaryLine(results, lang),
		RulesLabel: say("按规则筛选", "filter by rule"),
		Style:      template.CSS(htmlStyle),
		Script:     template.JS(htmlScript),
	}
	for _, l := range []struct {
		level audit.Level
		count int
	}{{audit.Error, s.Error}, {audit.Warning, s.Warning}, {audit.Info, s.Info}} {
		page.Levels = append(page.Levels, htmlLevel{l.level.String(), l.level.Name().In(lang), l.count})
	}
	count := map[string]int{}
	for i := range results {
		for _, f := range results[i].Findings {
			count[f.Rule]++
		}
		page.Files = append(page.Files, newHTMLFile(&results[i], lang))
	}
	for _, rule := range audit.Rules() {
		if count[rule.ID] > 0 {
			page.Rules = append(page.Rules, htmlRule{rule.ID, rule.Name.In(lang), count[rule.ID]})
		}
	}
	return page
}

func newHTMLFile(r *audit.Result, lang audit.Lang) htmlFile {
	file := htmlFile{Name: r.File}
	for _, s := range r.Skipped {
		file.Skipped = append(file.Skipped, s.Part+": "+s.Reason)
	}
	if r.Subject == nil || r.Subject.Doc == nil {
		return file
	}
	findings := r.Findings
	for _, par := range r.Subject.Doc.Paragraphs() {
		n := 0
		for n < len(findings) && findings[n].Loc.Part == par.Part && findings[n].Loc.Para == par.Index {
			n++
		}
		if n > 0 || strings.TrimSpace(par.Text) != "" {
			file.Paragraphs = append(file.Paragraphs, newHTMLParagraph(&par, findings[:n], lang))
		}
		findings = findings[n:]
	}
	return file
}

func newHTMLParagraph(par *docx.Paragraph, findings []audit.Finding, lang audit.Lang) htmlParagraph {
	p := htmlParagraph{Number: fmt.Sprint(par.Index + 1), Segments: segments(par.Text, findings)}
	for _, f := range findings {
		h := htmlFinding{
			Rule: f.Rule, Level: f.Level.String(), LevelName: f.Level.Name().In(lang),
			Message: f.Message.In(lang), Text: shown(f.Text), Suggestion: f.Suggestion,
		}
		if s := f.Suppressed; s != nil {
			h.Suppressed = strings.TrimSpace(string(s.Kind) + " " + s.Reason)
		}
		p.Found = append(p.Found, h)
	}
	return p
}

// segments cuts a text where findings that count start and end.
func segments(text string, findings []audit.Finding) []htmlSegment {
	cuts := []int{0, len(text)}
	for _, f := range findings {
		if f.Suppressed == nil {
			cuts = append(cuts, f.Loc.Start, f.Loc.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	list := make([]htmlSegment, 0, len(cuts))
	var open []audit.Finding
	for i := 0; i+1 < len(cuts); i++ {
		start, end := cuts[i], cuts[i+1]
		open = slices.DeleteFunc(open, func(f audit.Finding) bool { return f.Loc.End <= start })
		for len(findings) > 0 && findings[0].Loc.Start <= start {
			if f := findings[0]; f.Suppressed == nil && f.Loc.End > start {
				open = append(open, f)
			}
			findings = findings[1:]
		}
		list = append(list, newHTMLSegment(text[start:end], open))
	}
	return list
}

func newHTMLSegment(text string, open []audit.Finding) htmlSegment {
	segment := htmlSegment{Text: text}
	heaviest := audit.Off
	var rules []string
	for _, f := range open {
		heaviest = max(heaviest, f.Level)
		rules = append(rules, f.Rule+":"+f.Level.String())
	}
	if heaviest != audit.Off {
		segment.Level, segment.Rules = heaviest.String(), strings.Join(rules, " ")
	}
	return segment
}
