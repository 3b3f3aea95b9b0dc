package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// What init says.
var (
	initShort = text{"生成填报表", "write the form to be filled in"}
	initLong  = text{
		"生成填报表：每处空白所在的部分、句子、单位，以及上期数值（给出 --prior 时）。\n格式由 -o 的扩展名决定：.yaml .xlsx .csv .json。重新生成时保留已填的内容。",
		"Write the form: each blank with its section, sentence and unit, and last period's value where\n--prior is given. The extension of -o decides the format: .yaml, .xlsx, .csv or .json. An\nexisting form keeps what was entered.",
	}
	initPrior  = text{"从上期报告 `FILE` 读出上期数值", "read last period's values from the report `FILE`"}
	initRoll   = text{"为题名和时间给出报告期 `PERIOD` 的建议", "propose titles and periods for `PERIOD`"}
	initFormat = text{"不能写 %s 格式的填报表。请用 .yaml .xlsx .csv 或 .json", "can't write a form as %s; use .yaml, .xlsx, .csv or .json"}
	initDone   = text{"填报表有 %d 处空白，写入 %s", "the form has %d blanks, wrote %s"}
	initBoth   = text{"填报表有 %d 处空白，另有 %d 处题名和时间，写入 %s", "the form has %d blanks, and %d titles and periods, wrote %s"}
	initNoRoll = text{"注意：%s 填报表不含题名和时间。要按 --roll 改，请用 .xlsx 或 .yaml，或在 fill 时加 --roll", "note: a form as %s has no titles and periods; for --roll use .xlsx or .yaml, or fill with --roll"}
	initKept   = text{"保留已填 %d 项，新增 %d 项，模板中已没有 %d 项", "kept %d entered values, %d new fields, %d no longer in the template"}
	initMoved  = text{"空白前后的文字与填写时不同，请核对：%s", "the words around these blanks are not those they were filled in for; check them: %s"}
)

// formWriters write a form by the extension of its file.
var formWriters = map[string]func(io.Writer, values.Form) error{
	"":      values.WriteYAML,
	".yaml": values.WriteYAML,
	".yml":  values.WriteYAML,
	".xlsx": values.WriteXLSX,
	".csv":  values.WriteCSV,
	".json": values.WriteJSON,
}

func newInit(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "init FILE [-o values.yaml|values.xlsx|values.csv] [--prior FILE] [--roll PERIOD]",
		Short: a.t(initShort),
		Long:  a.t(initLong),
		Args:  arguments(1, 1),
	}
	load := a.loadFlags(cmd)
	prior := cmd.Flags().String("prior", "", a.t(initPrior))
	cmd.Flags().Var(&load.roll, "roll", a.t(initRoll))
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return a.init(cmd.Context(), args[0], *prior, load) }
	return cmd
}

func (a *app) init(ctx context.Context, name, prior string, load *loadFlags) error {
	write, err := a.formWriter()
	if err != nil {
		return err
	}
	t, err := a.load(ctx, name, load)
	if err != nil {
		return err
	}
	defer t.Doc.Close()
	a.noteSkipped(t.Doc)
	form := t.FormIn(a.lang == audit.English)
	if roll := load.roll.Period; roll.String() != "" {
		form.Period = roll.Chinese()
	}
	if err := a.addPrior(ctx, &form, t, prior); err != nil {
		return err
	}
	form, err = a.keepEntered(form)
	if err != nil {
		return err
	}
	err = a.deliverForm(ctx, form, write, name, prior)
	if err == nil && !a.toStdout() {
		a.tellForm(form, load.roll.String() != "")
	}
	return err
}

// tellForm says what the form asks for. Tables and JSON can't offer a change
// without making it, so they leave titles and periods out.
func (a *app) tellForm(form values.Form, rolls bool) {
	blanks, others := 0, 0
	for _, f := range form.Fields {
		switch {
		case f.Optional:
			others++
		case f.State != values.Gone:
			blanks++
		}
	}
	ext := strings.ToLower(filepath.Ext(a.out))
	switch offers := ext != ".csv" && ext != ".json"; {
	case others > 0 && offers:
		a.say(initBoth, blanks, others, a.out)
		return
	case others > 0 && rolls:
		a.say(initNoRoll, ext)
	}
	a.say(initDone, blanks, a.out)
}

// formWriter is the writer for the file that -o names.
func (a *app) formWriter() (func(io.Writer, values.Form) error, error) {
	ext := ""
	if !a.toStdout() {
		ext = strings.ToLower(filepath.Ext(a.out))
	}
	write, ok := formWriters[ext]
	if !ok {
		return nil, usage(initFormat, ext)
	}
	return write, nil
}

// addPrior puts last period's values beside the fields.
func (a *app) addPrior(ctx context.Context, form *values.Form, t *engine.Template, prior string) error {
	if prior == "" {
		return nil
	}
	doc, err := a.open(ctx, prior)
	if err != nil {
		return err
	}
	defer doc.Close()
	a.noteSkipped(doc)
	form.Prior = prior
	last := map[string]string{}
	found, err := extracted(ctx, t, doc)
	if err != nil {
		return err
	}
	for _, v := range found.Values {
		last[v.Key] = v.Text
	}
	for i := range form.Fields {
		form.Fields[i].Last = last[form.Fields[i].Key]
	}
	return nil
}

// keepEntered takes over what an existing form at -o holds. A pipe or a device
// holds none, and to read it would wait.
func (a *app) keepEntered(form values.Form) (values.Form, error) {
	if a.toStdout() || isDevice(a.out) {
		return form, nil
	}
	data, err := readSmall(a.out)
	var told *failure
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return form, nil
	case errors.As(err, &told):
		return form, err
	case err != nil:
		return form, outputError(err, a.out)
	}
	old, err := values.Decode(a.out, data)
	if err != nil {
		return form, err
	}
	merged := values.MergeForm(form, old)
	states := map[values.State]int{}
	kept := 0
	var moved []string
	for _, f := range merged.Fields {
		if !f.Optional {
			states[f.State]++
		}
		if f.Value.Text != "" {
			kept++
			if f.State == values.Moved {
				moved = append(moved, f.Key)
			}
		}
	}
	a.say(initKept, kept, states[values.New], states[values.Gone])
	if len(moved) > 0 {
		a.say(initMoved, strings.Join(moved, " "))
	}
	return merged, nil
}

func (a *app) deliverForm(ctx context.Context, form values.Form, write func(io.Writer, values.Form) error, inputs ...string) error {
	data, err := await(ctx, func() ([]byte, error) {
		var b bytes.Buffer
		err := write(&b, form)
		return b.Bytes(), err
	})
	if err != nil {
		return err
	}
	return a.deliverBytes(ctx, data, inputs...)
}
