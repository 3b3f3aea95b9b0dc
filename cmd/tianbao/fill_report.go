package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// What fill says about its work.
var (
	fillDone      = text{"已填 %d 处空白，写入 %s", "filled %d placeholders, wrote %s"}
	fillStdout    = text{"已填 %d 处空白", "filled %d placeholders"}
	fillRolled    = text{"另改动 %d 处题名和时间", "changed %d titles and periods as well"}
	fillMissing   = text{"还缺 %d 个数值，原样保留：", "%d values are missing; their placeholders stay:"}
	fillLeft      = text{"  %s：%s", "  %s: %s"}
	fillDropped   = text{"删去 %d 项：", "dropped %d items:"}
	fillRenamed   = text{"键“%s”在此模板中为“%s”（前后文字未变，按同一处填写）", "the key %q is %q in this template (the words around it are the same)"}
	fillReview    = text{"有 %d 处时间或题名请人工判断：", "decide by hand about %d titles or periods:"}
	fillUndecided = text{"校验“%s”因缺少 %s 暂不能判断", "the check %q can't be decided without %s"}
	fillWould     = text{"将改动 %d 处：", "would change %d places:"}
	fillChange    = text{"  %s：%s → %s", "  %s: %s → %s"}
	fillChangeAt  = text{"    %s第%d段%s：%s", "    %sparagraph %d%s: %s"}
	fillReason    = text{"，%s", ", %s"}
)

// The JSON of fill.
type (
	fillJSON struct {
		Schema  string          `json:"schema"`
		Out     string          `json:"out"` // "" with --dry-run
		Filled  int             `json:"filled"`
		Missing []string        `json:"missing"`
		Changed []changeJSON    `json:"changed"`
		Dropped []droppedJSON   `json:"dropped"`
		Review  []string        `json:"review,omitempty"` // with --roll
		Audit   json.RawMessage `json:"audit,omitempty"`  // with --audit
	}
	droppedJSON struct {
		Key  string `json:"key"`
		Text string `json:"text"`
	}
	changeJSON struct {
		Key       string `json:"key"`
		Old       string `json:"old"`
		New       string `json:"new"`
		Part      string `json:"part"` // of the template
		Paragraph int    `json:"paragraph"`
		Why       string `json:"why,omitempty"` // of what --roll changes
	}
)

// tell says what was filled and what is missing, and audits the result.
func (f *filler) tell(ctx context.Context, filled *engine.Filled) error {
	if len(filled.Missing) > 0 && !f.dryRun {
		f.found(statusFindings)
	}
	if f.asJSON {
		return f.tellJSON(ctx, filled)
	}
	if f.dryRun {
		return f.showChanges(ctx, filled)
	}
	f.tellText(filled)
	if !f.audit {
		return nil
	}
	results, err := f.auditOutput(ctx, filled.Doc)
	if err != nil {
		return err
	}
	return f.printAudit(ctx, results)
}

func (f *filler) tellText(filled *engine.Filled) {
	if f.out == "-" {
		f.say(fillStdout, filled.Count)
	} else {
		f.say(fillDone, filled.Count, f.out)
	}
	if n := otherChanges(filled); n > 0 {
		f.say(fillRolled, n)
	}
	f.listRenamed(filled)
	f.listDropped(filled.Dropped)
	f.list(fillMissing, filled.Missing)
	f.list(fillReview, filled.Review)
	for _, check := range filled.Undecided {
		f.say(fillUndecided, check.Text, strings.Join(check.Items, ", "))
	}
}

// list names slots with the words around them.
func (f *filler) list(head text, slots []slot.Slot) {
	if len(slots) == 0 {
		return
	}
	f.say(head, len(slots))
	for _, s := range slots {
		f.say(fillLeft, s.Key, oneLine(s.Before+"【"+s.Text+"】"+s.After))
	}
}

// otherChanges counts the titles and periods that were changed.
func otherChanges(filled *engine.Filled) (n int) {
	for _, c := range filled.Changed {
		if c.Slot.Kind != slot.Placeholder {
			n++
		}
	}
	return n
}

// listRenamed tells of the keys whose values went to slots of another key.
func (f *filler) listRenamed(filled *engine.Filled) {
	changed := map[string]bool{}
	for _, c := range filled.Changed {
		changed[c.Slot.Key] = true
	}
	for _, r := range filled.Renamed {
		if changed[r.To] {
			f.say(fillRenamed, r.From, r.To)
		}
	}
}

// listDropped tells what was left out.
func (f *filler) listDropped(list []engine.Dropped) {
	if len(list) == 0 {
		return
	}
	f.say(fillDropped, len(list))
	for _, d := range list {
		f.say(fillLeft, d.Slot.Key, oneLine(d.Text))
	}
}

// showChanges is what --dry-run shows.
func (f *filler) showChanges(ctx context.Context, filled *engine.Filled) error {
	var b bytes.Buffer
	fmt.Fprintln(&b, f.t(fillWould, len(filled.Changed)))
	for _, c := range filled.Changed {
		fmt.Fprintln(&b, f.t(fillChange, c.Slot.Key, oneLine(c.Slot.Text), oneLine(c.New)))
		fmt.Fprintln(&b, f.changeAt(c))
	}
	f.listDropped(filled.Dropped)
	f.list(fillReview, filled.Review)
	return f.print(ctx, b.Bytes())
}

// bodyPart is the part whose name is not worth showing.
func bodyPart(doc *docx.Document) string {
	if stories := doc.Stories(); len(stories) > 0 {
		return stories[0].Part
	}
	return ""
}

// changeAt says where a change is, and why a roll makes it.
func (f *filler) changeAt(c engine.Change) string {
	part, why := "", ""
	if c.Slot.Loc.Part != f.body {
		part = c.Slot.Loc.Part + " "
	}
	if c.Rolled {
		why = f.t(fillReason, f.reason(c))
	}
	return f.t(fillChangeAt, part, c.Slot.Loc.Para+1, why, oneLine(c.Slot.Before+"【"+c.Slot.Text+"】"+c.Slot.After))
}

// reason says why a roll makes a change, "" for one that it does not make.
func (f *filler) reason(c engine.Change) string {
	if !c.Rolled {
		return ""
	}
	why := f.template.RollReason(&c.Slot)
	return audit.Text{ZH: why.ZH, EN: why.EN}.In(f.lang)
}

// print writes a result that is not the report, which -o is for.
func (a *app) print(ctx context.Context, data []byte) error {
	w := &sink{ctx: ctx, to: a.stdout}
	_, err := w.Write(data)
	return w.blame(err, stdoutFailed)
}

func (f *filler) tellJSON(ctx context.Context, filled *engine.Filled) error {
	result := fillJSON{Schema: "tianbao.fill/1", Out: f.out, Filled: filled.Count,
		Missing: keysOf(filled.Missing), Changed: []changeJSON{}, Dropped: []droppedJSON{}}
	if f.dryRun {
		result.Out = ""
	}
	for _, d := range filled.Dropped {
		result.Dropped = append(result.Dropped, droppedJSON{d.Slot.Key, d.Text})
	}
	for _, c := range filled.Changed {
		result.Changed = append(result.Changed, changeJSON{c.Slot.Key, c.Slot.Text, c.New, c.Slot.Loc.Part, c.Slot.Loc.Para, f.reason(c)})
	}
	if f.rolls() {
		result.Review = keysOf(filled.Review)
	}
	if f.audit {
		results, err := f.auditOutput(ctx, filled.Doc)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := report.JSON(&b, results, f.lang); err != nil {
			return err
		}
		result.Audit = b.Bytes()
	}
	data, err := encodeJSON(result)
	if err != nil {
		return err
	}
	return f.print(ctx, data)
}

func keysOf(slots []slot.Slot) []string {
	keys := make([]string, len(slots))
	for i, s := range slots {
		keys[i] = s.Key
	}
	return keys
}

// auditOutput audits what was written, as it lies on disk. What went to stdout
// can't be read back: then it is the document that was written. Tracked changes
// that --track asked for are no findings.
func (f *filler) auditOutput(ctx context.Context, written *docx.Document) ([]audit.Result, error) {
	x := newAuditor(f.app)
	x.tracked = f.track.track
	if err := x.prepare(ctx); err != nil {
		return nil, err
	}
	if f.out == "-" {
		result, err := x.document(ctx, f.out, written, x.main)
		if countsAsFailure(&result, x.main.failOn) {
			f.found(statusFindings)
		}
		return []audit.Result{result}, err
	}
	return x.files(ctx, []string{f.out})
}

// printAudit prints the findings where they don't mix with the report.
func (f *filler) printAudit(ctx context.Context, results []audit.Result) error {
	w := f.stdout
	if f.out == "-" {
		w = f.stderr
	}
	out := &sink{ctx: ctx, to: w}
	return out.blame(report.Text(out, results, report.TextOptions{Color: f.colour(w), Lang: f.lang}), stdoutFailed)
}
