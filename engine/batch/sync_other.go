//go:build !linux

package batch

import "os"

// sync brings files of the folder to the disk.
func (f *Folder) sync(names []string) error {
	for _, name := range names {
		if err := f.syncFile(name); err != nil {
			return err
		}
	}
	return nil
}

func (f *Folder) syncFile(name string) error {
	file, err := os.OpenFile(f.at(name), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	return file.Sync()
}
