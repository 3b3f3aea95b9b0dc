//go:build !windows

package batch

import (
	"errors"
	"os"
	"syscall"
)

// lockFile locks a file until it is closed or the process ends. A file system
// that knows no locks is used without.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOLCK) {
		return nil
	}
	return err
}

// isLocked reports whether lockFile failed because another process was first.
func isLocked(err error) bool { return errors.Is(err, syscall.EWOULDBLOCK) }
