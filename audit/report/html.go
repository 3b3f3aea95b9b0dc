package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"slices"
	"strconv"
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
	Lang, Title, Summary, RulesLabel, Previous, Next string
	Style                                            template.CSS
	Script                                           template.JS
	Levels                                           []htmlLevel
	Rules                                            []htmlRule
	Files                                            []htmlFile
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
	Name, Path string
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
	Found string // the numbers of the findings here, separated by spaces
}

type htmlFinding struct {
	Number                                                        int // on the page, from 1
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
		Previous:   say("上一处", "previous"),
		Next:       say("下一处", "next"),
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
	numbers := 0
	for i := range results {
		for _, f := range results[i].Findings {
			count[f.Rule]++
		}
		page.Files = append(page.Files, newHTMLFile(&results[i], numbers, lang))
		numbers += len(results[i].Findings)
	}
	for _, rule := range audit.Rules() {
		if count[rule.ID] > 0 {
			page.Rules = append(page.Rules, htmlRule{rule.ID, rule.Name.In(lang), count[rule.ID]})
		}
	}
	return page
}

// newHTMLFile shows one report. Its findings are numbered from behind a number.
func newHTMLFile(r *audit.Result, behind int, lang audit.Lang) htmlFile {
	file := htmlFile{Name: filepath.Base(filepath.ToSlash(r.File)), Path: r.File}
	for _, s := range r.Skipped {
		file.Skipped = append(file.Skipped, skipped(s, lang))
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
			file.Paragraphs = append(file.Paragraphs, newHTMLParagraph(&par, findings[:n], behind, lang))
		}
		findings = findings[n:]
		behind += n
	}
	return file
}

func newHTMLParagraph(par *docx.Paragraph, findings []audit.Finding, behind int, lang audit.Lang) htmlParagraph {
	p := htmlParagraph{Number: fmt.Sprint(par.Index + 1), Segments: segments(par.Text, findings, behind)}
	for i, f := range findings {
		h := htmlFinding{
			Number: behind + i + 1, Rule: f.Rule, Level: f.Level.String(), LevelName: f.Level.Name().In(lang),
			Message: f.Message.In(lang), Text: shown(f.Text), Suggestion: f.Suggestion, Suppressed: waivedBy(&f, lang),
		}
		p.Found = append(p.Found, h)
	}
	return p
}

// segments cuts a text where findings that count start and end. The findings
// are numbered from behind a number.
func segments(text string, findings []audit.Finding, behind int) []htmlSegment {
	cuts := []int{0, len(text)}
	for _, f := range findings {
		if f.Suppressed == nil {
			cuts = append(cuts, f.Loc.Start, f.Loc.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	list := make([]htmlSegment, 0, len(cuts))
	var open []int // indexes of findings
	next := 0
	for i := 0; i+1 < len(cuts); i++ {
		start, end := cuts[i], cuts[i+1]
		open = slices.DeleteFunc(open, func(i int) bool { return findings[i].Loc.End <= start })
		for ; next < len(findings) && findings[next].Loc.Start <= start; next++ {
			if f := &findings[next]; f.Suppressed == nil && f.Loc.End > start {
				open = append(open, next)
			}
		}
		list = append(list, newHTMLSegment(text[start:end], findings, open, behind))
	}
	return list
}

func newHTMLSegment(text string, findings []audit.Finding, open []int, behind int) htmlSegment {
	segment := htmlSegment{Text: text}
	heaviest := audit.Off
	var numbers []string
	for _, i := range open {
		heaviest = max(heaviest, findings[i].Level)
		numbers = append(numbers, strconv.Itoa(behind+i+1))
	}
	if heaviest != audit.Off {
		segment.Level, segment.Found = heaviest.String(), strings.Join(numbers, " ")
	}
	return segment
}
