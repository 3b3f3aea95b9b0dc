package batch

import (
	"errors"
	"math"
	"os"

	"golang.org/x/sys/windows"
)

// lockFile locks a file until it is closed or the process ends. The range lies
// behind all that is ever written: Windows keeps others from reading what is
// locked.
func lockFile(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	at := windows.Overlapped{Offset: math.MaxUint32 - 1, OffsetHigh: math.MaxInt32}
	return windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &at)
}

// isLocked reports whether lockFile failed because another process was first.
func isLocked(err error) bool { return errors.Is(err, windows.ERROR_LOCK_VIOLATION) }
