package batch

import (
	"os"

	"golang.org/x/sys/unix"
)

// sync brings files of the folder, and their names, to the disk. One call for
// the file system is many times faster than one for each file.
func (f *Folder) sync([]string) error {
	dir, err := os.Open(f.Path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return unix.Syncfs(int(dir.Fd()))
}
