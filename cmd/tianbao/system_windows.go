package main

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// systemLocale is the language of the environment, or of the user's desktop.
func systemLocale() string {
	if l := localeFromEnvironment(); l != "" {
		return l
	}
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}

// heldOpen reports whether err says that another program holds the file.
func heldOpen(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// diskFull reports whether err says that there is no room left to write.
func diskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// readerGone reports whether err says that nobody reads the pipe any more.
func readerGone(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA)
}

// showsColour switches a console to showing colours, which older ones print as
// text, and reports whether it does.
func showsColour(screen *os.File) bool {
	console := windows.Handle(screen.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
