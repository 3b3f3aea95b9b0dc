package main

import (
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// What man says.
var (
	manShort = text{"把手册页写入文件夹", "write the manual pages into a folder"}
	manNoDir = text{"请用 -o 给出已有的文件夹", "name an existing folder with -o"}
	manTitle = text{"填报手册", "Tianbao Manual"}
)

// newMan writes the manual pages of all commands; packagers call it.
func newMan(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    "man -o DIR",
		Short:  a.t(manShort),
		Args:   arguments(0, 0),
		Hidden: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !isFolder(a.out) {
				return usage(manNoDir)
			}
			undated := time.Unix(0, 0).UTC() // the same pages at any time
			root := cmd.Root()
			root.DisableAutoGenTag = true
			header := &doc.GenManHeader{Section: "1", Source: "tianbao", Manual: a.t(manTitle), Date: &undated}
			if err := doc.GenManTree(root, header, a.out); err != nil {
				return outputError(err, a.out)
			}
			return nil
		},
	}
}
