package report

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// FixOptions of Fix. The zero value leaves the date of the changes out.
type FixOptions struct {
	Date time.Time
}

// Fixed is what Fix made of a report.
type Fixed struct {
	Doc  *docx.Document
	Done []audit.Finding // mended; none of them is there once the changes are accepted
	Left []audit.Finding // for a person to decide; suppressed ones are in neither list
}

// Fix returns doc, the report that result is about, with what can be mended
// without a person's judgement done as tracked changes: 截止 where 截至 is meant,
// half-width marks in Chinese text, marks written twice, and the advertisement
// of a document site above the title. Accepting the changes gives the mended
// text, rejecting them the old one.
//
// The error is a *docx.Error: plain text can't hold tracked changes.
func Fix(doc *docx.Document, result audit.Result, opts FixOptions) (Fixed, error) {
	f := &fixer{doc: doc, by: docx.Revision{Author: docx.CommentAuthor, Date: opts.Date}, block: map[docx.Loc]bool{}}
	for i := range result.Findings {
		if finding := &result.Findings[i]; isBlock(finding) {
			f.block[paragraphOf(finding.Loc)] = true
		}
	}
	fixed, err := f.remove()
	if err != nil {
		return Fixed{}, err
	}
	var done []bool
	if fixed, done, err = f.mend(fixed, result.Findings); err != nil {
		return Fixed{}, err
	}
	out := Fixed{Doc: fixed}
	for i, finding := range result.Findings {
		switch {
		case finding.Suppressed != nil:
		case done[i] || f.block[paragraphOf(finding.Loc)]:
			out.Done = append(out.Done, finding)
		default:
			out.Left = append(out.Left, finding)
		}
	}
	return out, nil
}

// replacement is what to write at a finding, if that is beyond doubt.
func replacement(f *audit.Finding) (text string, ok bool) {
	switch f.Rule {
	case "WD101", "PT201":
		return f.Suggestion, f.Suggestion != "" && tracked(f)
	case "PT204":
		return f.Suggestion, f.Suggestion != "" && tracked(f) && strings.Trim(f.Text, f.Suggestion) == ""
	}
	return "", false
}

// isBlock reports whether a finding is a paragraph of an advertisement above
// the title.
func isBlock(f *audit.Finding) bool {
	return f.Rule == "BP601" && f.Class == "block" && f.Suppressed == nil && f.Story == docx.Body
}

// tracked reports whether Word tracks changes where the finding is.
func tracked(f *audit.Finding) bool {
	switch f.Story {
	case docx.Body, docx.Header, docx.Footer, docx.Footnotes, docx.Endnotes:
		return f.Suppressed == nil
	}
	return false
}

func paragraphOf(at docx.Loc) docx.Loc { return docx.Loc{Part: at.Part, Para: at.Para} }

type fixer struct {
	doc   *docx.Document
	by    docx.Revision
	block map[docx.Loc]bool // the paragraphs of an advertisement
}

// remove removes the paragraphs of the advertisement and the empty ones behind
// each. What Word can't remove by a tracked change stays.
func (f *fixer) remove() (*docx.Document, error) {
	var paras []docx.Loc
	behind := false
	for _, p := range f.doc.Paragraphs() {
		at := docx.Loc{Part: p.Part, Para: p.Index}
		behind = f.block[at] || behind && isBlank(&p)
		if behind {
			paras = append(paras, at)
		}
	}
	q, err := f.doc.RemoveTracked(paras, f.by)
	if len(paras) > 0 && untrackable(err) {
		clear(f.block)
		return f.doc, nil
	}
	return q, err
}

func isBlank(p *docx.Paragraph) bool { return strings.Trim(p.Text, " \t　") == "" }

// mend does the replacements outside the advertisement, and tells of which
// findings.
func (f *fixer) mend(doc *docx.Document, findings []audit.Finding) (mended *docx.Document, done []bool, err error) {
	edits, of := f.replacements(findings)
	mended, err = doc.ApplyTracked(edits, f.by)
	if untrackable(err) {
		edits, of = f.possible(doc, edits, of)
		mended, err = doc.ApplyTracked(edits, f.by)
	}
	done = make([]bool, len(findings))
	for _, i := range of {
		done[i] = true
	}
	return mended, done, err
}

// replacements are the edits to make, and of which findings they are.
func (f *fixer) replacements(findings []audit.Finding) (edits []docx.Edit, of []int) {
	var last docx.Loc
	for i := range findings {
		text, ok := replacement(&findings[i])
		at := findings[i].Loc
		overlaps := paragraphOf(at) == paragraphOf(last) && at.Start < last.End
		if ok && !overlaps && !f.block[paragraphOf(at)] {
			edits, of, last = append(edits, docx.Edit{Loc: at, New: text}), append(of, i), at
		}
	}
	return edits, of
}

// possible are those of edits whose places take tracked changes.
func (f *fixer) possible(doc *docx.Document, edits []docx.Edit, of []int) (ok []docx.Edit, okOf []int) {
	for i, edit := range edits {
		if _, err := doc.ApplyTracked([]docx.Edit{edit}, f.by); !untrackable(err) {
			ok, okOf = append(ok, edit), append(okOf, of[i])
		}
	}
	return ok, okOf
}

// untrackable reports whether an edit failed for its place.
func untrackable(err error) bool {
	var e *docx.Error
	return errors.As(err, &e) && e.Kind == docx.KindEdit && e.Part != "" && e.Offset >= 0
}

// WriteFixed lists for people what was mended, and counts what was not.
func WriteFixed(w io.Writer, fixed Fixed, lang audit.Lang) error {
	t := newTextWriter(w, TextOptions{Lang: lang})
	for i := range fixed.Done {
		f := &fixed.Done[i]
		change := t.Say("删去", "removed")
		if text, ok := replacement(f); ok {
			change = "→ " + text
		}
		fmt.Fprintf(t, "  %s  %s  “%s” %s\n", t.where(f), f.Rule, display.Visible(display.First(f.Text, contextRunes/2)), change)
	}
	if len(fixed.Left) > 0 {
		fmt.Fprintf(t, "%s%s\n", t.Say("请人工处理：", "left to you: "), ruleLine([]audit.Result{{Findings: fixed.Left}}))
	}
	return t.Flush()
}
