package main

import (
	"io"

	"github.com/spf13/cobra"
)

// What completion says.
var (
	completionShort = text{"生成命令补全脚本", "print a completion script"}
	completionLong  = text{
		"生成命令补全脚本。例如在 bash 中（须装有 bash-completion）：source <(tianbao completion bash)",
		"Print a completion script for a shell. In bash, with the package bash-completion:\nsource <(tianbao completion bash)",
	}
	completionShell = text{"没有“%s”的补全脚本。可用：bash zsh fish powershell", "no completion for %q; there is one for bash, zsh, fish and powershell"}
)

func newCompletion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     a.t(completionShort),
		Long:      a.t(completionLong),
		Args:      arguments(1, 1),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			generate, ok := completions(cmd.Root())[args[0]]
			if !ok {
				return usage(completionShell, args[0])
			}
			return a.deliver(cmd.Context(), generate)
		},
	}
}

// completeNames lets a shell complete the one argument of a command that is no
// file: a name from a list, each with what it is called.
func completeNames(cmd *cobra.Command, list func() []cobra.Completion) {
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return list(), cobra.ShellCompDirectiveNoFileComp
	}
}

func completions(root *cobra.Command) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{
		"bash":       func(w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"zsh":        root.GenZshCompletion,
		"fish":       func(w io.Writer) error { return root.GenFishCompletion(w, true) },
		"powershell": root.GenPowerShellCompletionWithDesc,
	}
}
