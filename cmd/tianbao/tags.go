package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// What tags says.
var (
	tagsShort = text{"把空白改写成 {键} 标签", "turn placeholders into {key} tags"}
	tagsLong  = text{
		"把每一处空白改写成 {键} 标签，供 go-docx 等只认标签的程序填写。",
		"Turn every placeholder into a {key} tag, for programs that fill tags only, such as go-docx.",
	}
	tagsDone = text{"已写入 %d 个标签，存为 %s", "wrote %d tags to %s"}
)

func newTags(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "tags FILE -o OUT",
		Short: a.t(tagsShort),
		Long:  a.t(tagsLong),
		Args:  arguments(1, 1),
	}
	load := a.loadFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return a.tags(cmd.Context(), args[0], load) }
	return cmd
}

func (a *app) tags(ctx context.Context, name string, load *loadFlags) error {
	if err := a.checkDocumentOut(); err != nil {
		return err
	}
	if isPlainText(name) {
		return usage(fillPlain, name)
	}
	t, err := a.load(ctx, name, load)
	if err != nil {
		return err
	}
	defer t.Doc.Close()
	a.noteSkipped(t.Doc)
	tagged, err := await(ctx, t.Tags)
	if err == nil {
		tagged, err = asExtension(tagged, a.out)
	}
	if err != nil {
		return err
	}
	err = a.deliver(ctx, func(w io.Writer) error {
		_, err := tagged.WriteTo(w)
		return errors.Join(err, tagged.Close())
	}, name)
	if err != nil {
		return err
	}
	count := 0
	for i, s := range t.Slots {
		if s.Kind == slot.Placeholder && !t.IsFixed(i) {
			count++
		}
	}
	a.say(tagsDone, count, a.place(a.out))
	return nil
}

// checkDocumentOut wants a place for a Word file.
func (a *app) checkDocumentOut() error {
	switch {
	case a.out == "":
		return usage(fillNoOut)
	case a.out == "-" && isTerminal(a.stdout):
		return usage(fillBinary)
	}
	return checkDocumentName(a.out)
}

// checkDocumentName refuses a name that promises another format than DOCX.
func checkDocumentName(name string) error {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".doc", ".wps", ".rtf", ".odt", ".pdf", ".txt", ".md", ".html", ".htm", ".xlsx", ".csv", ".yaml", ".yml", ".json":
		return usage(fillFormat, ext)
	}
	return nil
}
