package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// What can be wrong with the format of a result.
var (
	flagFormat   = text{"输出格式 `%s`", "output format `%s`"}
	flagResult   = text{"输出格式 `%s`（默认按 -o 的扩展名，否则为 text）", "output format `%s` (default: by the extension of -o, text otherwise)"}
	formatOther  = text{"--format %s 不能写成 %s。请改文件名，或去掉 --format", "--format %s can't be written as %s; choose another name, or leave --format out"}
	formatNone   = text{"结果不能写成 %s。可以写成 %s", "the result can't be written as %s; it can be %s"}
	formatNoWord = text{"结果不能写成 %s。可以写成 %s。Word 文件用 %s 写", "the result can't be written as %s; it can be %s; %s writes a Word file"}
	wrongWord    = text{"应为 %s 之一", "use one of %s"}
)

// formatsByExtension are the formats of results by the extension that promises
// them; no result is a Word file.
var formatsByExtension = map[string]string{
	".txt": "text", ".json": "json", ".sarif": "sarif", ".html": "html", ".htm": "html", ".xlsx": "xlsx",
	".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx",
}

// oneOf is a flag value that must be one of a few words; the first is the
// default.
type oneOf struct {
	allowed []string
	value   string
}

func (o *oneOf) String() string { return o.value }
func (o *oneOf) Type() string   { return "" }

// Set implements pflag.Value.
func (o *oneOf) Set(s string) error {
	for _, word := range o.allowed {
		if strings.EqualFold(s, word) {
			o.value = word
			return nil
		}
	}
	return usage(wrongWord, strings.Join(o.allowed, " "))
}

// is reports whether the flag has this value, by default or by wish.
func (o *oneOf) is(word string) bool {
	return o.value == word || o.value == "" && o.allowed[0] == word
}

// formatFlag gives cmd a --format flag; the first format is the default.
func (a *app) formatFlag(cmd *cobra.Command, formats ...string) *oneOf {
	return a.addFormat(cmd, flagFormat, formats)
}

// resultFormat is formatFlag for a command whose result goes to -o: the name of
// the file decides where the flag does not.
func (a *app) resultFormat(cmd *cobra.Command, formats ...string) *oneOf {
	format := a.addFormat(cmd, flagResult, formats)
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error { return a.settleFormat(cmd, format) }
	return format
}

func (a *app) addFormat(cmd *cobra.Command, about text, formats []string) *oneOf {
	format := &oneOf{allowed: formats}
	cmd.Flags().Var(format, "format", a.t(about, strings.Join(formats, "|")))
	return format
}

// settleFormat takes the format from the extension of -o, which weighs more than
// settings, and refuses what no program could open under that name.
func (a *app) settleFormat(cmd *cobra.Command, format *oneOf) error {
	ext := strings.ToLower(filepath.Ext(a.out))
	promised, known := formatsByExtension[ext]
	given := cmd.Flags().Changed("format")
	switch {
	case !known || a.toStdout():
		return nil
	case !slices.Contains(format.allowed, promised):
		return noSuchResult(cmd, ext, format)
	case !given:
		format.value = promised
	case !format.is(promised) && (promised == "html" || promised == "xlsx"):
		return usage(formatOther, format.value, ext)
	}
	return nil
}

// noSuchResult says what a result can be, and which flags write a Word file.
func noSuchResult(cmd *cobra.Command, ext string, format *oneOf) error {
	names := []string{".txt"}
	for _, word := range format.allowed[1:] {
		names = append(names, "."+word)
	}
	var writers []string
	for _, name := range []string{"annotate", "fix", "redline"} {
		if cmd.Flags().Lookup(name) != nil {
			writers = append(writers, "--"+name)
		}
	}
	if len(writers) > 0 && formatsByExtension[ext] == "docx" {
		return usage(formatNoWord, ext, strings.Join(names, " "), strings.Join(writers, " "))
	}
	return usage(formatNone, ext, strings.Join(names, " "))
}
