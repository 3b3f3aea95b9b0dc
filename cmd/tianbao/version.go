package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// What version says.
var versionShort = text{"显示版本", "print the version"}

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.t(versionShort),
		Args:  arguments(0, 0),

		// A person who reports a fault must get the version with broken
		// settings, too.
		PersistentPreRunE: func(*cobra.Command, []string) error { return nil },
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.deliverBytes(cmd.Context(), []byte(versionLine()))
		},
	}
}

// versionLine names the version, the commit it was built from where that is
// known, and the platform.
func versionLine() string {
	version, commit := "unknown", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		commit = commitOf(info)
	}
	return fmt.Sprintf("tianbao %s%s %s/%s %s\n", version, commit, runtime.GOOS, runtime.GOARCH, runtime.Version())
}

func commitOf(info *debug.BuildInfo) string {
	revision, modified := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = "+"
		}
	}
	if revision == "" {
		return ""
	}
	return " (" + revision + modified + ")"
}
