package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/values"
	"github.com/tianbao-dev/tianbao/templates"
)

// What templates says.
var (
	templatesShort = text{"列出自带的公文模板，或取出一个", "list the official templates that come with it, or write one"}
	templatesLong  = text{
		"列出自带的公文模板。给出名称和 -o 时写出该模板的 DOCX；加 --values 写出它的示例数据。",
		"List the official templates. With a NAME and -o, write its DOCX, or with --values its example values.",
	}
	templatesValues  = text{"写出示例数据（YAML）而不是 DOCX", "write the example values (YAML) instead of the DOCX"}
	templatesUnknown = text{"没有模板“%s”。自带的模板：%s", "no template %q; there are: %s"}
	templatesIs      = text{"没有模板“%s”。是不是“%s”？", "no template %q; did you mean %q?"}
	templatesName    = text{"--values 要给出模板名称", "--values needs the name of a template"}
	templatesYAML    = text{"示例数据是 YAML，不能写成 %s。请用 .yaml", "the example values are YAML and can't be written as %s; use .yaml"}
	templatesBinary  = text{"DOCX 不能显示在屏幕上。请加 -o 文件名", "a DOCX can't be shown on the screen; add -o FILE"}
)

func newTemplates(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "templates [NAME [--values] -o FILE]",
		Short: a.t(templatesShort),
		Long:  a.t(templatesLong),
		Args:  arguments(0, 1),
	}
	wantValues := cmd.Flags().Bool("values", false, a.t(templatesValues))
	format := a.resultFormat(cmd, "text", "json")
	settle := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			return a.checkTemplateOut(*wantValues)
		}
		return settle(cmd, args)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 1:
			return a.writeTemplate(cmd.Context(), args[0], *wantValues)
		case *wantValues:
			return usage(templatesName)
		}
		return a.listTemplates(cmd.Context(), format.is("json"))
	}
	completeNames(cmd, func() (names []cobra.Completion) {
		for _, t := range templates.All() {
			names = append(names, cobra.CompletionWithDesc(t.Name, audit.Text{ZH: t.TitleZH, EN: t.TitleEN}.In(a.lang)))
		}
		return names
	})
	return cmd
}

// checkTemplateOut wants a name that suits the DOCX or its values.
func (a *app) checkTemplateOut(wantValues bool) error {
	if !wantValues {
		return checkDocumentName(a.out)
	}
	ext := strings.ToLower(filepath.Ext(a.out))
	if promised := formatsByExtension[ext]; promised != "" && promised != "text" || ext == ".csv" {
		return usage(templatesYAML, ext)
	}
	return nil
}

func (a *app) writeTemplate(ctx context.Context, name string, wantValues bool) error {
	t, ok := templates.Lookup(name)
	if !ok {
		return noTemplate(name)
	}
	content := t.DOCX
	if wantValues {
		content = t.Values
	} else if a.toStdout() && isTerminal(a.stdout) {
		return usage(templatesBinary)
	}
	data, err := content()
	if err != nil {
		return err
	}
	return a.deliverBytes(ctx, data)
}

func noTemplate(name string) error {
	var names []string
	for _, t := range templates.All() {
		names = append(names, t.Name)
	}
	if near := values.Nearest(name, names); near != "" {
		return usage(templatesIs, name, near)
	}
	return usage(templatesUnknown, name, strings.Join(names, " "))
}

type templatesJSON struct {
	Schema    string         `json:"schema"`
	Templates []templateJSON `json:"templates"`
}

type templateJSON struct {
	Name   string    `json:"name"`
	Title  titleJSON `json:"title"`
	Period string    `json:"period"`
}

type titleJSON struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

func (a *app) listTemplates(ctx context.Context, asJSON bool) error {
	if asJSON {
		list := templatesJSON{Schema: "tianbao.templates/1", Templates: []templateJSON{}}
		for _, t := range templates.All() {
			list.Templates = append(list.Templates, templateJSON{t.Name, titleJSON{t.TitleZH, t.TitleEN}, t.Period})
		}
		return a.deliverJSON(ctx, list)
	}
	var b bytes.Buffer
	for _, t := range templates.All() {
		fmt.Fprintf(&b, "%-12s %s\n", t.Name, audit.Text{ZH: t.TitleZH, EN: t.TitleEN}.In(a.lang))
	}
	return a.deliverBytes(ctx, b.Bytes())
}
