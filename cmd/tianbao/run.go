package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
)

// app is one run of the command.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	lang           audit.Lang
	settings       *settings
	status         status // what the command found; errors are added by run
	stdinRead      bool

	// flags that every command has
	out                   string
	force, quiet, noColor bool
}

// run is the whole command: it never exits, prints results to stdout and
// messages for people to stderr, and returns the exit status. When ctx ends, the
// command stops, leaves no half of a file and says that it was interrupted.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	a.settings = loadSettings(earlyFlag(args, "config"))
	a.lang = a.chooseLanguage(earlyFlag(args, "lang"))

	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil || readerGone(err) || errors.Is(err, io.ErrClosedPipe) {
		return int(a.status)
	}
	if ctx.Err() != nil {
		a.complain(usage(interrupted))
		return int(statusUsage)
	}
	if statusOf(err) == statusInput {
		err = errors.Join(err, a.outputFault(ctx, cmd))
	}
	a.complain(err)
	return int(a.status.and(statusOf(err)))
}

// chooseLanguage follows the flag, then the settings, then the system. A wrong
// language is complained about later, in the best guess.
func (a *app) chooseLanguage(flag string) audit.Lang {
	for _, wish := range []string{flag, a.settings.text("lang")} {
		if l, ok := languageOf(wish); ok {
			return l
		}
	}
	return systemLanguage()
}

// found notes what the command will exit with unless something worse follows.
func (a *app) found(s status) { a.status = a.status.and(s) }

// say prints a message for a person to stderr, unless --quiet.
func (a *app) say(t text, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.stderr, a.t(t, args...))
	}
}

// warn prints a message for a person to stderr, --quiet or not.
func (a *app) warn(t text, args ...any) { fmt.Fprintln(a.stderr, a.t(t, args...)) }

// t is t in the language of this run. Text that comes from outside loses its
// control characters on the way.
func (a *app) t(t text, args ...any) string {
	safe := make([]any, len(args))
	for i, arg := range args {
		if s, ok := arg.(string); ok {
			arg = printable(s)
		}
		safe[i] = arg
	}
	return t.in(a.lang, safe...)
}

// complain prints an error, or each of several, to stderr.
func (a *app) complain(err error) {
	for _, one := range split(err) {
		fmt.Fprintln(a.stderr, "tianbao: "+a.explain(one))
	}
}

// earlyFlag finds the value of a flag before flags are parsed: the language of
// the help texts and the settings must be known by then.
func earlyFlag(args []string, name string) string {
	value := ""
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if arg == "--"+name && i+1 < len(args) {
			value = args[i+1]
		} else if v, ok := strings.CutPrefix(arg, "--"+name+"="); ok {
			value = v
		}
	}
	return value
}
