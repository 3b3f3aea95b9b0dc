package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// AnnotateOptions of Annotate. The zero value writes Chinese comments without
// a date.
type AnnotateOptions struct {
	Lang audit.Lang
	Date time.Time // of the comments; the zero time is left out
}

// Annotate returns doc, the report that result is about, with a Word comment at
// every finding that is not suppressed, on its exact characters. A comment says
// what the rule objects to, what to write instead, and how to waive it. Word
// allows comments in the body only: one on a header, a footer, a note or a text
// box hangs at the nearest paragraph of the body and says where it belongs.
//
// The text stays, and so do the comments of others; those that an earlier
// Annotate wrote are replaced. The error is a *docx.Error: plain text has no
// comments, nor has a document whose body has no paragraph.
func Annotate(doc *docx.Document, result audit.Result, opts AnnotateOptions) (*docx.Document, error) {
	var comments []docx.Comment
	for i := range result.Findings {
		if f := &result.Findings[i]; f.Suppressed == nil {
			comments = append(comments, comment(f, opts.Lang))
		}
	}
	return doc.Annotate(comments, docx.Revision{Date: opts.Date})
}

func comment(f *audit.Finding, lang audit.Lang) docx.Comment {
	say := func(zh, en string) string { return audit.Text{ZH: zh, EN: en}.In(lang) }
	lines := []string{fmt.Sprintf("%s %s　%s", f.Level.Name().In(lang), f.Rule, f.Message.In(lang))}
	if f.Suggestion != "" {
		lines = append(lines, say("建议：", "suggestion: ")+f.Suggestion)
	}
	if f.Waivable() {
		lines = append(lines, say(
			"确属正确时，在此处另加批注豁免：@审计 忽略 "+f.Rule+"：理由",
			"to waive it, add a comment here: @审计 忽略 "+f.Rule+"：reason"))
	}
	return docx.Comment{Loc: f.Loc, Text: strings.Join(lines, "\n"), Displaced: displaced(f, lang)}
}

// displaced says where a comment belongs that can't hang there.
func displaced(f *audit.Finding, lang audit.Lang) string {
	zh, en := display.Story(f.Story)
	if zh == "" {
		zh, en = "文本框", "text box"
	}
	place := audit.Text{
		ZH: fmt.Sprintf("【%s第%d段】", zh, f.Loc.Para+1),
		EN: fmt.Sprintf("[%s, paragraph %d] ", en, f.Loc.Para+1),
	}.In(lang)
	if text := display.Visible(display.First(f.Text, contextRunes)); text != "" {
		place += "“" + text + "”\n"
	}
	return place
}
