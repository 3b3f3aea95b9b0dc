// Tianbao finds every blank of an official Chinese Word document, fills it
// without touching the formatting, reads the values back, and audits drafts.
//
// Every command keeps to the same exit status; see the status type.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	cobra.MousetrapHelpText = "" // a double click opens the page instead
	ctx, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, release) // the second signal ends the program at once
	os.Exit(run(ctx, withoutTerminal(os.Args[1:]), os.Stdin, os.Stdout, os.Stderr))
}
