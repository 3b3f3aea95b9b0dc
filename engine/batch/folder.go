package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
)

// Folder is where a batch writes its reports, held by one run.
type Folder struct {
	Path string

	lock   *os.File // the record, which is locked as long as the folder is open
	record *record
	shard  Shard
	serial atomic.Int64 // of temporary names
}

// FolderOptions of OpenFolder.
type FolderOptions struct {
	Shard  Shard
	Resume bool // keep the record of earlier runs
}

// prefix begins every name that a batch uses for itself. No report begins with a
// dot (see SafeName).
const prefix = ".tianbao-batch"

// RecordName is the file in the output folder that says which reports are done.
func RecordName(s Shard) string { return prefix + s.suffix("-") + ".jsonl" }

// OpenFolder makes the folder if need be, locks it, and removes what a killed
// run has left under temporary names. Errors are those of the system, or *Error
// when another run works in the folder.
func OpenFolder(path string, opts FolderOptions) (*Folder, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, err
	}
	f := &Folder{Path: path, shard: opts.Shard}
	var err error
	if f.lock, err = os.OpenFile(f.at(RecordName(opts.Shard)), os.O_RDWR|os.O_CREATE, 0o666); err != nil {
		return nil, err
	}
	err = lockFile(f.lock)
	if isLocked(err) {
		err = &Error{Kind: KindBusy, Text: path}
	}
	if err == nil {
		err = f.removeLeftovers()
	}
	if err == nil {
		f.record, err = openRecord(f, opts.Resume)
	}
	if err != nil {
		f.lock.Close()
		return nil, err
	}
	return f, nil
}

// Close lets the next run in.
func (f *Folder) Close() error { return f.lock.Close() }

func (f *Folder) at(name string) string { return filepath.Join(f.Path, name) }

// temporary begins the names of files that are not whole yet. It differs from
// shard to shard: another shard may be writing.
func (f *Folder) temporary() string { return prefix + f.shard.suffix("-") + "+" }

func (f *Folder) removeLeftovers() error {
	entries, err := os.ReadDir(f.Path)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), f.temporary()) && e.Type().IsRegular() {
			if err := os.Remove(f.at(e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// folderError is a failure of the folder or its disk, which the next report
// would meet as well.
type folderError struct{ err error }

func (e *folderError) Error() string { return e.err.Error() }
func (e *folderError) Unwrap() error { return e.err }

// write makes a file appear under its name, whole or not at all, and returns the
// digest of its bytes. It is on the disk after the next sync.
func (f *Folder) write(name string, content func(io.Writer) error) (digest string, err error) {
	path := f.at(fmt.Sprintf("%s%d.tmp", f.temporary(), f.serial.Add(1)))
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", &folderError{err}
	}
	w := &digester{file: file, sum: sha256.New()}
	err = content(w)
	if closing := errors.Join(w.err, file.Close()); closing != nil {
		err = &folderError{closing}
	}
	if err == nil {
		err = f.replace(path, name)
	}
	if err != nil {
		_ = os.Remove(path)
		return "", err
	}
	return hex.EncodeToString(w.sum.Sum(nil)), nil
}

// digester writes a file, takes its digest on the way, and remembers why writing
// failed, to tell it from a failure of what was to be written.
type digester struct {
	file *os.File
	sum  hash.Hash
	err  error
}

func (d *digester) Write(p []byte) (int, error) {
	n, err := d.file.Write(p)
	if err != nil {
		d.err = err
	}
	d.sum.Write(p[:n]) // a Hash doesn't fail
	return n, err
}

func (f *Folder) replace(path, name string) error {
	target := f.at(name)
	if info, err := os.Lstat(target); err == nil && info.IsDir() {
		return &Error{Kind: KindFolder, Text: name}
	}
	return os.Rename(path, target)
}

// digest is the digest of a file in the folder, "" when it can't be read or is
// no regular file.
func (f *Folder) digest(name string) string {
	info, err := os.Lstat(f.at(name))
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	file, err := os.Open(f.at(name))
	if err != nil {
		return ""
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
