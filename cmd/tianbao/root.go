package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// What the root command and the flags that every command has say.
var (
	rootShort = text{"找出公文中的空白，填好，并审核", "find the blanks of official documents, fill and audit them"}
	rootLong  = text{
		"填报（tianbao）在没有任何标记的公文 DOCX 中找出每一处空白（走访X次、慰问金X元、《X》），\n填写时不动一个字节的格式，审核文稿，并从已填的报告中读回数值。",
		"Tianbao finds every blank of an untagged official DOCX (走访X次, 慰问金X元, 《X》), fills it\nwithout touching a byte of the formatting, audits drafts, and reads values back.",
	}
	flagLang    = text{"界面语言 `zh|en`（默认随系统）", "language of messages, `zh|en` (default: the system's)"}
	flagConfig  = text{"设置文件 `FILE`（默认逐级向上查找 .tianbao.yaml）", "settings `FILE` (default: .tianbao.yaml here or above)"}
	flagForce   = text{"允许覆盖输入文件、只读文件和正在打开的文件", "let an output replace an input, a read-only file or one that is open"}
	flagQuiet   = text{"只报告错误", "report errors only"}
	flagNoColor = text{"不用颜色", "no colour"}
	flagOut     = text{"结果写入 `FILE`（- 为标准输出）", "write the result to `FILE` (- is stdout)"}
	flagHelp    = text{"显示帮助", "show help"}
	flagPeriod  = text{"报告期 `PERIOD`，如 2020H1（默认取自报告）", "reporting `PERIOD`, such as 2020H1 (default: the report's own)"}
)

// What can be wrong with a command line.
var (
	usageNoCommand = text{"请给出命令。运行 tianbao --help 查看", "name a command; 'tianbao --help' lists them"}
	usageCommand   = text{"没有命令“%s”。运行 tianbao --help 查看全部命令", "unknown command %q; 'tianbao --help' lists them"}
	usageCommandIs = text{"没有命令“%s”。是不是“%s”？", "unknown command %q; did you mean %q?"}
	usageFlag      = text{"%s 没有选项 %s。运行 %[1]s --help 查看", "%s has no flag %s; '%[1]s --help' lists them"}
	usageFlagIs    = text{"%s 没有选项 %s。是不是 --%s？", "%s has no flag %s; did you mean --%s?"}
	usageNoValue   = text{"选项 --%s 后面缺少内容", "flag --%s needs a value"}
	usageBadValue  = text{"选项 --%[1]s 的值“%[2]s”不对：%[3]v", "bad value %[2]q for --%[1]s: %[3]v"}
	usageOther     = text{"命令行有误：%v", "wrong command line: %v"}
	usageTooFew    = text{"%s 缺少参数。用法：%s", "%s needs more arguments; usage: %s"}
	usageTooMany   = text{"%s 的参数太多：%s。用法：%s", "%s has too many arguments: %s; usage: %s"}
)

// newRoot builds the command tree.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "tianbao COMMAND",
		Short:         a.t(rootShort),
		Long:          a.t(rootLong),
		Version:       versionLine(),
		SilenceErrors: true,
		SilenceUsage:  true,

		DisableFlagsInUseLine: true,

		Args: a.noSuchCommand,
		RunE: func(*cobra.Command, []string) error { return usage(usageNoCommand) },

		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.settings.apply(cmd) },
	}
	root.SetVersionTemplate("{{.Version}}")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{
		Use: "help [COMMAND]", Short: a.t(flagHelp), Hidden: true,

		PersistentPreRunE: func(*cobra.Command, []string) error { return nil }, // broken settings don't matter
		RunE:              func(_ *cobra.Command, args []string) error { return a.helpOn(root, args) },
	})
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.help(cmd) })
	root.SetFlagErrorFunc(flagError)

	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.StringVarP(&a.out, "out", "o", "", a.t(flagOut))
	flags.Var(&oneOf{allowed: []string{"zh", "en"}}, "lang", a.t(flagLang))
	flags.String("config", "", a.t(flagConfig))
	flags.BoolVar(&a.force, "force", false, a.t(flagForce))
	flags.BoolVar(&a.quiet, "quiet", false, a.t(flagQuiet))
	flags.BoolVar(&a.noColor, "no-color", false, a.t(flagNoColor))
	flags.BoolP("help", "h", false, a.t(flagHelp))

	for _, cmd := range []*cobra.Command{
		newScan(a), newInit(a), newFill(a), newExtract(a), newTags(a), newBatch(a), newAudit(a), newDiff(a),
		newSimilar(a), newRules(a), newTemplates(a), newServe(a), newCompletion(a), newMan(a), newVersion(a),
	} {
		cmd.DisableFlagsInUseLine = true
		cmd.Example = examplesOf(cmd.Name())
		root.AddCommand(cmd)
		completeWords(cmd, cmd.Flags())
	}
	completeWords(root, flags)
	return root
}

// completeWords lets a shell complete the words that flags of cmd may have.
func completeWords(cmd *cobra.Command, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if words, ok := f.Value.(*oneOf); ok {
			complete := cobra.FixedCompletions(words.allowed, cobra.ShellCompDirectiveNoFileComp)
			_ = cmd.RegisterFlagCompletionFunc(f.Name, complete) // fails only twice for one flag
		}
	})
}

// noSuchCommand is reached when the first word names no command.
func (a *app) noSuchCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, cmd := range root.Commands() {
		names = append(names, cmd.Name())
	}
	if near := values.Nearest(args[0], names); near != "" {
		return usage(usageCommandIs, args[0], near)
	}
	return usage(usageCommand, args[0])
}

// arguments checks the number of arguments; most < 0 means any number.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage(usageTooFew, cmd.CommandPath(), cmd.UseLine())
		case most >= 0 && len(args) > most:
			return usage(usageTooMany, cmd.CommandPath(), strings.Join(args[most:], " "), cmd.UseLine())
		}
		return nil
	}
}

// flagError explains what pflag objects to.
func flagError(cmd *cobra.Command, err error) error {
	if !cmd.HasParent() && cmd.Flags().NArg() > 0 {
		return cmd.Args(cmd, cmd.Flags().Args()) // the command is what is wrong
	}
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &bare):
		return usage(usageNoValue, bare.GetFlag().Name)
	case errors.As(err, &bad):
		return usage(usageBadValue, bad.GetFlag().Name, bad.GetValue(), wrongValue(bad))
	}
	return usage(usageOther, err.Error())
}

// What a flag of a plain type wants.
var (
	wantsNumber = text{"应为整数", "write a whole number"}
	wantsYesNo  = text{"应为 true 或 false，也可以不写值", "write true or false, or leave the value out"}
)

// wrongValue says what a flag wants instead: what it says itself, or its type.
func wrongValue(bad *pflag.InvalidValueError) any {
	switch bad.GetFlag().Value.Type() {
	case "int":
		return wantsNumber
	case "bool":
		return wantsYesNo
	}
	return bad.Unwrap()
}

func unknownFlag(cmd *cobra.Command, e *pflag.NotExistError) error {
	name := e.GetSpecifiedName()
	if short := e.GetSpecifiedShortnames(); short != "" {
		return usage(usageFlag, cmd.CommandPath(), "-"+short)
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := values.Nearest(name, names); near != "" {
		return usage(usageFlagIs, cmd.CommandPath(), "--"+name, near)
	}
	return usage(usageFlag, cmd.CommandPath(), "--"+name)
}

// Headings of a help text.
var (
	helpUsage    = text{"用法：", "Usage:"}
	helpCommands = text{"命令：", "Commands:"}
	helpFlags    = text{"选项：", "Flags:"}
	helpShared   = text{"所有命令都有的选项：", "Flags of every command:"}
	helpMore     = text{"运行 tianbao 命令 --help 查看某个命令的用法。", "Run 'tianbao COMMAND --help' for one command."}
)

// helpOn is the help command.
func (a *app) helpOn(root *cobra.Command, args []string) error {
	cmd, rest, err := root.Find(args)
	if err != nil || len(rest) > 0 {
		return a.noSuchCommand(root, args)
	}
	a.help(cmd)
	return nil
}

// help prints what a command does, how it is called and its flags.
func (a *app) help(cmd *cobra.Command) {
	w := a.stdout
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(w, "%s\n\n%s\n  %s\n", about, a.t(helpUsage), cmd.UseLine())
	if cmd.HasExample() {
		fmt.Fprintf(w, "\n%s\n%s\n", a.t(helpExamples), cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		a.helpOnCommands(w, cmd)
	}
	if cmd.HasParent() && cmd.LocalNonPersistentFlags().HasFlags() {
		fmt.Fprintf(w, "\n%s\n", a.t(helpFlags))
		printFlags(w, cmd.LocalNonPersistentFlags())
	}
	fmt.Fprintf(w, "\n%s\n", a.t(helpShared))
	printFlags(w, cmd.Root().PersistentFlags())
	if !cmd.HasParent() {
		fmt.Fprintf(w, "\n%s\n", a.t(helpMore))
	}
}

func (a *app) helpOnCommands(w io.Writer, cmd *cobra.Command) {
	fmt.Fprintf(w, "\n%s\n", a.t(helpCommands))
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			fmt.Fprintf(w, "  %-11s %s\n", sub.Name(), sub.Short)
		}
	}
}

// printFlags lists flags; the left column is ASCII, so padding lines it up. What
// is longer has a line of its own.
func printFlags(w io.Writer, flags *pflag.FlagSet) {
	const column = 25
	flags.VisitAll(func(f *pflag.Flag) {
		argument, about := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		name = strings.TrimSpace(name + " " + argument)
		if len(name) > column {
			fmt.Fprintf(w, "  %s\n", name)
			name = ""
		}
		fmt.Fprintf(w, "  %-*s %s\n", column, name, about)
	})
}
