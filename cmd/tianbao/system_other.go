//go:build !windows

package main

import (
	"errors"
	"os"
	"syscall"
)

// systemLocale is the language of the environment.
func systemLocale() string { return localeFromEnvironment() }

// heldOpen reports whether err says that another program holds the file. Here
// no program can.
func heldOpen(error) bool { return false }

// diskFull reports whether err says that there is no room left to write.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// readerGone reports whether err says that nobody reads the pipe any more.
func readerGone(err error) bool { return errors.Is(err, syscall.EPIPE) }

// showsColour reports whether a terminal shows colours.
func showsColour(*os.File) bool { return os.Getenv("TERM") != "dumb" }
