package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// What fill says.
var (
	fillShort = text{"把数值填入报告", "fill values into a report"}
	fillLong  = text{
		"把数值填入报告，不改动任何格式。缺少数值的空白保持原样并列出，退出码为 1。",
		"Fill values into a report without touching its formatting. Blanks without a value keep\ntheir text and are listed; the exit status is then 1.",
	}
	fillValues   = text{"数值文件 `VALUES`：YAML JSON XLSX CSV（可重复，多个文件合并）", "values file `VALUES`: YAML, JSON, XLSX or CSV (may be repeated; files are merged)"}
	fillSet      = text{"单个数值 `k=v`，优先于数值文件（可重复）", "one value `k=v`, over those of the files (may be repeated)"}
	fillRoll     = text{"把题名和时间滚动到报告期 `PERIOD`", "roll titles and periods forward to `PERIOD`"}
	fillDryRun   = text{"只显示 --roll 会改动什么，不写文件", "only show what --roll would change"}
	fillBackend  = text{"由谁写入 `native|go-docx`（默认 native）", "who writes, `native|go-docx` (default native)"}
	fillAudit    = text{"填好后审核写出的文件", "audit what was written"}
	fillBackward = text{"注意：要滚动到的 %s 不晚于报告期 %s，请核对", "note: %s, to which --roll moves the report, is not later than its period, %s; please check"}
	fillSigned   = text{"注意：%s 带有数字签名，填写后签名失效", "note: %s is digitally signed; filling it breaks the signature"}
	fillFormat   = text{"写出的是 Word 文件，不能写成 %s。请用 .docx", "what is written is a Word file and can't be a %s; use .docx"}
	fillNoOut    = text{"请用 -o 给出要写的文件", "name the file to write with -o"}
	fillNothing  = text{"没有要填的内容。请给出 -c 数值文件、--set 或 --roll", "nothing to fill in: give -c VALUES, --set or --roll"}
	fillDryAlone = text{"--dry-run 只和 --roll 一起使用", "--dry-run goes with --roll only"}
	fillBinary   = text{"DOCX 不能显示在屏幕上。请用 -o 给出文件名", "a DOCX can't be shown on the screen; name a file with -o"}
	fillPlain    = text{"%s 是纯文本，只能扫描和审核，不能填写。请用 Word 文件", "%s is plain text, which can be scanned and audited but not filled; use a Word file"}
	fillMacros   = text{"文件带有宏，不能写成 %s。请把输出的扩展名改为 .docm", "the file holds macros and can't be written as %s; give the output the extension .docm"}
	fillTwice    = text{"-o - 已把 DOCX 写到标准输出，不能再输出 JSON。请用 -o 给出文件名", "-o - writes the DOCX to stdout, where the JSON would follow; name a file with -o"}
)

// filler is one run of fill.
type filler struct {
	*app
	load    *loadFlags
	files   []string
	sets    []string
	dryRun  bool
	backend *oneOf
	audit   bool
	track   trackFlags
	asJSON  bool

	template *engine.Template
	body     string // the part that needs no name
}

func newFill(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "fill FILE -c VALUES... [--set k=v] [--roll PERIOD [--dry-run]] [--backend native|go-docx] [--track] [--clear-marks] [--date DATE] [--audit] -o OUT",
		Short: a.t(fillShort),
		Long:  a.t(fillLong),
		Args:  arguments(1, 1),
	}
	f := &filler{app: a}
	flags := cmd.Flags()
	flags.StringArrayVarP(&f.files, "values", "c", nil, a.t(fillValues))
	flags.StringArrayVar(&f.sets, "set", nil, a.t(fillSet))
	f.load = a.loadFlags(cmd)
	flags.Var(&f.load.roll, "roll", a.t(fillRoll))
	flags.BoolVar(&f.dryRun, "dry-run", false, a.t(fillDryRun))
	f.backend = &oneOf{allowed: []string{"native", "go-docx"}}
	flags.Var(f.backend, "backend", a.t(fillBackend))
	f.track.add(flags, a)
	flags.BoolVar(&f.audit, "audit", false, a.t(fillAudit))
	format := a.formatFlag(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		f.asJSON = format.is("json") && (f.out != "-" || cmd.Flags().Changed("format")) // settings don't forbid -o -
		return f.run(cmd.Context(), args[0])
	}
	return cmd
}

func (f *filler) run(ctx context.Context, name string) error {
	if err := f.checkFlags(); err != nil {
		return err
	}
	if name == "-" && slices.Contains(f.files, "-") {
		return usage(inputTwice)
	}
	opts, err := f.track.options(engine.FillOptions{Roll: f.rolls()})
	if err != nil {
		return err
	}
	if isPlainText(name) {
		return usage(fillPlain, name)
	}
	vals, valuesErr := f.readValues(ctx, f.files, f.sets)
	t, err := f.app.load(ctx, name, f.load)
	if err := errors.Join(valuesErr, err); err != nil {
		return err
	}
	defer t.Doc.Close()
	f.template, f.body = t, bodyPart(t.Doc)
	f.noteSkipped(t.Doc)
	if t.Doc.Signed() {
		f.warn(fillSigned, name)
	}
	f.noteRoll(f.load, t)
	fill := t.Fill
	if f.backend.is("go-docx") {
		fill = t.FillWithGoDocx
	}
	filled, err := await(ctx, func() (*engine.Filled, error) { return fill(vals, opts) })
	if err != nil {
		return err
	}
	if !f.dryRun {
		if filled.Doc, err = asExtension(filled.Doc, f.out); err != nil {
			return err
		}
		if err := f.write(ctx, filled.Doc, append(f.files, name)); err != nil {
			return err
		}
	}
	return f.tell(ctx, filled)
}

// noteRoll asks about a roll-forward that leads to no later period, which most
// often is a slip of the year.
func (a *app) noteRoll(load *loadFlags, t *engine.Template) {
	if to := load.roll.Period; !to.IsZero() && !t.Period.IsZero() && to.Compare(t.Period) <= 0 {
		a.say(fillBackward, a.periodName(to), a.periodName(t.Period))
	}
}

// periodName is a period as people write it.
func (a *app) periodName(p period.Period) string {
	if a.lang == audit.English {
		return p.String()
	}
	return p.Chinese()
}

func (f *filler) rolls() bool { return f.load.roll.String() != "" }

// checkFlags refuses combinations that make no sense before anything is read.
func (f *filler) checkFlags() error {
	switch {
	case f.dryRun && !f.rolls():
		return usage(fillDryAlone)
	case len(f.files) == 0 && len(f.sets) == 0 && !f.rolls():
		return usage(fillNothing)
	case f.backend.is("go-docx") && (f.track.track || f.track.clearMarks):
		return usage(fillGoDocx)
	case f.dryRun:
		return nil
	case f.out == "-" && f.asJSON:
		return usage(fillTwice)
	}
	return f.checkDocumentOut()
}

// readValues reads and merges the values files, with those of --set on top.
func (a *app) readValues(ctx context.Context, files, sets []string) (*values.File, error) {
	var decoded []*values.File
	var errs []error
	for _, name := range files {
		data, err := a.readFile(ctx, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		file, err := values.Decode(valuesName(name, data), data)
		errs = append(errs, err)
		decoded = append(decoded, file)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	merged, err := values.Merge(decoded...)
	if err != nil {
		return nil, err
	}
	return values.Override(merged, sets)
}

// valuesName gives what comes from stdin an extension: JSON is YAML, too.
func valuesName(name string, data []byte) string {
	if name == "-" && !isWorkbook(data) && !startsAsTable(data) {
		return "stdin.yaml"
	}
	return tableName(name, data)
}

// isWorkbook tells an XLSX by the signature of a ZIP container.
func isWorkbook(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// startsAsTable tells CSV from YAML by its first line, which in YAML is a key, a
// comment, a mark or a bracket.
func startsAsTable(data []byte) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\uFEFF")))
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return bytes.ContainsAny(first, ",\t;") && !bytes.ContainsAny(first, ":#{")
}

// asExtension makes a document what the extension of a file promises: Word
// doesn't open a template that is called .docx.
func asExtension(doc *docx.Document, name string) (*docx.Document, error) {
	ext := strings.ToLower(filepath.Ext(name))
	same, err := doc.WithExtension(ext)
	if err != nil && doc.Macros() {
		return nil, usage(fillMacros, ext)
	}
	return same, err
}

// write writes the filled report and lets go of the file it was made from,
// which may be about to be replaced.
func (f *filler) write(ctx context.Context, doc *docx.Document, inputs []string) error {
	return f.deliver(ctx, func(w io.Writer) error {
		_, err := doc.WriteTo(w)
		return errors.Join(err, doc.Close())
	}, inputs...)
}
