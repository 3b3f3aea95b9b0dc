package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// TextOptions of Text. The zero value writes Chinese without colour.
type TextOptions struct {
	Color bool
	Lang  audit.Lang
}

// Text writes the results for people: by file and section, every place marked
// within its sentence, then a summary. Suppressed findings are only counted.
// Lines fit into 80 columns where a name or a word is not longer. Marks are
// colours or, without colour, brackets; nothing has to line up with anything.
func Text(w io.Writer, results []audit.Result, opts TextOptions) error {
	t := newTextWriter(w, opts)
	for i := range results {
		t.file(&results[i])
	}
	t.summary(results)
	return t.Flush()
}

type textWriter struct {
	display.Writer
	lang audit.Lang
}

func newTextWriter(w io.Writer, opts TextOptions) *textWriter {
	return &textWriter{display.NewWriter(w, opts.Color, opts.Lang == audit.English), opts.Lang}
}

func (t *textWriter) file(r *audit.Result) {
	fmt.Fprintln(t, t.Paint(display.Bold, display.Visible(r.File)))
	var section []string
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Suppressed != nil {
			continue
		}
		if i == 0 || !slices.Equal(section, f.Section) {
			section = f.Section
			t.heading(section)
		}
		t.finding(f)
	}
	for _, s := range r.Skipped {
		fmt.Fprintf(t, "  %s\n", display.Visible(t.Say("未能读取：", "not read: ")+skipped(s, t.lang)))
	}
}

// skipped says what of a report was not read, and why.
func skipped(s docx.Skip, lang audit.Lang) string {
	reason := audit.SkipReason(s).In(lang)
	if s.Part == "" {
		return reason // the report itself
	}
	return s.Part + audit.Text{ZH: "：", EN: ": "}.In(lang) + reason
}

func (t *textWriter) heading(section []string) {
	if len(section) > 0 {
		fmt.Fprintf(t, "  %s\n", t.Paint(display.Dim, display.Visible(strings.Join(section, " › "))))
	}
}

func (t *textWriter) finding(f *audit.Finding) {
	head := fmt.Sprintf("    %s  %s  %s  ", t.where(f), f.Rule, f.Level.Name().In(t.lang))
	message := wrap(display.Visible(f.Message.In(t.lang)), columnsOf(head), lineColumns, deepIndent)
	fmt.Fprintf(t, "    %s  %s  %s  %s\n", t.where(f), f.Rule, t.level(f.Level), message)
	t.deep(t.marked(f))
	if f.Suggestion != "" {
		t.deep(wrap(t.Say("建议：", "suggestion: ")+display.Visible(f.Suggestion), deepIndent, lineColumns, deepIndent))
	}
}

// lineColumns is how wide a terminal is taken to be, and deepIndent where what
// belongs to a finding begins.
const (
	lineColumns = 80
	deepIndent  = 8
)

func (t *textWriter) deep(line string) {
	fmt.Fprintf(t, "%s%s\n", strings.Repeat(" ", deepIndent), line)
}

// where is the place for a person: paragraphs and characters count from 1.
func (t *textWriter) where(f *audit.Finding) string {
	zh := fmt.Sprintf("第%d段第%d字", f.Loc.Para+1, f.RuneStart+1)
	en := fmt.Sprintf("paragraph %d, character %d", f.Loc.Para+1, f.RuneStart+1)
	storyZH, storyEN := display.Story(f.Story)
	return t.Say(storyZH+zh, strings.TrimSpace(storyEN+" "+en))
}

func (t *textWriter) level(l audit.Level) string {
	style := map[audit.Level]string{audit.Error: display.Red, audit.Warning: display.Yellow, audit.Info: display.Cyan}[l]
	return t.Paint(style, l.Name().In(t.lang))
}

// contextRunes is how much of a text is quoted where there is no line to fit.
const contextRunes = 40

// marked is the place marked in as much of its sentence as a line holds.
func (t *textWriter) marked(f *audit.Finding) string {
	before, after := f.Sentence[:f.Mark.Start], f.Sentence[f.Mark.End:]
	place := shown(f.Text)
	const marks = 8 // the brackets and an ellipsis on each side
	room := max(lineColumns-deepIndent-marks-columnsOf(place), 16)
	front := max(room/2, room-columnsOf(after))
	before = lastColumns(before, front)
	after = firstColumns(after, max(room-columnsOf(before), room/2))
	before, after = display.Visible(before), display.Visible(after)
	if t.Color {
		return before + t.Paint(display.Reverse, place) + after
	}
	return before + "【" + place + "】" + after
}

// shownColumns is how much of the text of a place is shown.
const shownColumns = 48

// shown is the text of a place, its middle left out when it is long.
func shown(s string) string {
	if columnsOf(s) > shownColumns {
		s = strings.TrimSuffix(firstColumns(s, shownColumns*2/3), "…") + "…" + strings.TrimPrefix(lastColumns(s, shownColumns/3), "…")
	}
	return display.Visible(s)
}

func (t *textWriter) summary(results []audit.Result) {
	if rules := ruleLine(results); rules != "" {
		fmt.Fprintln(t, wrap(rules, 0, lineColumns, 0))
	}
	fmt.Fprintln(t, t.Paint(display.Bold, summaryLine(results, t.lang)))
}

// ruleLine says how many findings each rule has, in the order of the rules.
func ruleLine(results []audit.Result) string {
	count := countByRule(results)
	var parts []string
	for _, rule := range audit.Rules() {
		if n := count[rule.ID]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s×%d", rule.ID, n))
		}
	}
	return strings.Join(parts, "  ")
}

// countByRule counts the findings that are not suppressed.
func countByRule(results []audit.Result) map[string]int {
	count := map[string]int{}
	for i := range results {
		for _, f := range results[i].Findings {
			if f.Suppressed == nil {
				count[f.Rule]++
			}
		}
	}
	return count
}

// carriers are what suppresses findings, as people call it.
var carriers = map[audit.SuppressionKind]audit.Text{
	audit.ByAccept:   {ZH: "设置中认可", EN: "accepted in the settings"},
	audit.ByComment:  {ZH: "批注豁免", EN: "waived by a comment"},
	audit.BySidecar:  {ZH: "豁免文件", EN: "waived by the waiver file"},
	audit.ByBaseline: {ZH: "基线中已有", EN: "in the baseline"},
}

// waivedBy says why a finding does not count, "" for one that does.
func waivedBy(f *audit.Finding, lang audit.Lang) string {
	s := f.Suppressed
	if s == nil {
		return ""
	}
	why := carriers[s.Kind].In(lang)
	if s.Reason != "" {
		why += audit.Text{ZH: "：", EN: ": "}.In(lang) + s.Reason
	}
	return why
}

// summaryLine says how many findings of each level there are.
func summaryLine(results []audit.Result, lang audit.Lang) string {
	s := summary(results)
	zh := fmt.Sprintf("共%d个文件：错误%d处，警告%d处，提示%d处", len(results), s.Error, s.Warning, s.Info)
	en := fmt.Sprintf("%d file(s): %d error(s), %d warning(s), %d info", len(results), s.Error, s.Warning, s.Info)
	if s.Suppressed > 0 {
		zh += fmt.Sprintf("，另有%d处已豁免", s.Suppressed)
		en += fmt.Sprintf(", %d suppressed", s.Suppressed)
	}
	return audit.Text{ZH: zh, EN: en}.In(lang)
}
