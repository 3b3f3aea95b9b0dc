package main

import (
	"context"
	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// What scan says.
var (
	scanShort   = text{"列出每一处空白、题名和时间", "list every blank, title and period"}
	scanExplain = text{"说明每一处为什么是、或不是空白", "say why each is a slot, and what was no slot"}
	keysFlag    = text{"键名用汉字或拼音 `zh|pinyin`", "keys in Chinese or pinyin, `zh|pinyin`"}
)

func newScan(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "scan FILE [--explain] [--keys zh|pinyin]",
		Short: a.t(scanShort),
		Args:  arguments(1, 1),
	}
	load := a.loadFlags(cmd)
	explain := cmd.Flags().Bool("explain", false, a.t(scanExplain))
	format := a.resultFormat(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		load.explain = *explain
		t, err := a.load(cmd.Context(), args[0], load)
		if err != nil {
			return err
		}
		defer t.Doc.Close()
		a.noteSkipped(t.Doc)
		if format.is("json") {
			return a.deliverJSON(cmd.Context(), scanResult(args[0], t, *explain), args[0])
		}
		return a.deliverBytes(cmd.Context(), a.scanText(args[0], t, *explain), args[0])
	}
	return cmd
}

// loadFlags are the flags that say how slots are found.
type loadFlags struct {
	keys   *oneOf
	period periodFlag
	roll   periodFlag

	explain bool
}

// loadFlags gives cmd the flags --period and --keys.
func (a *app) loadFlags(cmd *cobra.Command) *loadFlags {
	f := &loadFlags{keys: &oneOf{allowed: []string{"zh", "pinyin"}}}
	cmd.Flags().Var(f.keys, "keys", a.t(keysFlag))
	cmd.Flags().Var(&f.period, "period", a.t(flagPeriod))
	return f
}

// load opens a document and finds its slots.
func (a *app) load(ctx context.Context, name string, f *loadFlags) (*engine.Template, error) {
	opts, err := a.slotOptions(f)
	if err != nil {
		return nil, err
	}
	doc, err := a.open(ctx, name)
	if err != nil {
		return nil, err
	}
	return await(ctx, func() (*engine.Template, error) { return engine.Load(doc, opts), nil })
}

// slotOptions are the flags and settings that say how slots are found.
func (a *app) slotOptions(f *loadFlags) (slot.Options, error) {
	accept, err := a.settings.texts("accept")
	if err != nil {
		return slot.Options{}, err
	}
	ignore, err := a.settings.texts("ignore")
	if err != nil {
		return slot.Options{}, err
	}
	return slot.Options{
		Period: f.period.Period, Roll: f.roll.Period,
		Accept: accept, Ignore: ignore, Pinyin: f.keys.is("pinyin"), Explain: f.explain,
	}, nil
}

// periodFlag is a flag whose value is a reporting period.
type periodFlag struct{ period.Period }

var wrongPeriod = text{"应写作 2020H1、2020-H1、2020年上半年、2020Q3、2020年 或 2020-06", "write 2020H1, 2020-H1, 2020年上半年, 2020Q3, 2020年 or 2020-06"}

func (p *periodFlag) Type() string { return "" }

// Set implements pflag.Value.
func (p *periodFlag) Set(s string) error {
	parsed, err := period.Parse(s)
	if err != nil {
		return usage(wrongPeriod)
	}
	p.Period = parsed
	return nil
}

// noteSkipped says what could not be read; the input then counts as read only
// partly, unless all its own text was.
func (a *app) noteSkipped(doc *docx.Document) { a.noteSkips(doc.Name(), doc.Skipped()) }

func (a *app) noteSkips(name string, skips []docx.Skip) {
	objects := 0
	for _, skip := range skips {
		if skip.Object {
			objects++
			continue
		}
		a.found(statusInput)
		a.warn(partSkipped, name, skip.Part, audit.SkipReason(skip).In(a.lang))
	}
	if objects > 0 {
		a.say(objectsSkipped, name, objects)
	}
}

var (
	partSkipped    = text{"tianbao: %s 的部分内容无法读取（%s）：%s", "tianbao: %s could be read only partly (%s): %s"}
	objectsSkipped = text{"注意：%s 中嵌入的 %d 个对象（公式、表格等）未读取", "note: %s embeds %d objects (formulas, workbooks, …), which are not read"}
)
