package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// What can be wrong with an output.
var (
	outputIsInput = text{"输出 %s 就是输入文件。请换一个文件名，或加 --force 覆盖", "the output %s is the input; choose another name, or add --force to overwrite it"}
	outputIsDir   = text{"输出 %s 是文件夹。请给出文件名", "the output %s is a folder; name a file"}
	outputIsFile  = text{"它是文件，不是文件夹", "it is a file, no folder"}
	outputNoDir   = text{"输出 %s 的文件夹不存在。请先建立文件夹", "the folder of the output %s does not exist; make it first"}
	outputDenied  = text{"不能在文件夹 %s 中写文件：没有权限。请换一个文件夹", "can't write in the folder %s: no permission; choose another folder"}
	outputOpen    = text{"%s 正在 Word 或 WPS 中打开。请先关闭再重试（确认没有打开时可加 --force）", "%s is open in Word or WPS; close it and try again (--force if it is not)"}
	outputLocked  = text{"%s 是只读文件。请换一个文件名，或加 --force 覆盖", "%s is read-only; choose another name, or add --force to replace it"}
	outputFull    = text{"没有写出 %s：磁盘已满或超过限额。请腾出空间再试", "%s was not written: the disk is full or over its quota; make room and try again"}
	outputFailed  = text{"无法写入 %s：%v", "can't write %s: %v"}
	outputStdout  = text{"标准输出", "standard output"}
	stdoutFailed  = text{"无法写到标准输出：%v", "can't write to the standard output: %v"}
)

// outputFile is a file that appears under its name whole or not at all: it is
// written beside its target and renamed at the end. A device or a pipe is
// written as it is.
type outputFile struct {
	*os.File
	target string
	direct bool
}

// create opens a file for writing. It refuses to replace one of the inputs, or
// a file that is open in a word processor, unless --force.
func (a *app) create(ctx context.Context, target string, inputs ...string) (*outputFile, error) {
	if real, err := filepath.EvalSymlinks(target); err == nil {
		target = real
	}
	info, err := os.Stat(target)
	if err == nil && info.IsDir() {
		return nil, usage(outputIsDir, target)
	}
	if err == nil && !info.Mode().IsRegular() {
		f, err := await(ctx, func() (*os.File, error) { return os.OpenFile(target, os.O_WRONLY, 0) }) // a pipe waits for its reader
		return &outputFile{f, target, true}, outputError(err, target)
	}
	if err := a.mayReplace(target, info, inputs); err != nil {
		return nil, err
	}
	f, err := createBeside(target)
	return &outputFile{f, target, false}, outputError(err, target)
}

// outputFault says why the file or folder that -o names can't be written, where
// an input was at fault before anything was: the output weighs more.
func (a *app) outputFault(ctx context.Context, cmd *cobra.Command) error {
	if a.toStdout() {
		return nil
	}
	switch {
	case cmd.Name() == "batch":
		if info, err := os.Stat(a.out); err == nil && !info.IsDir() {
			return usage(batchNoFolder, a.out, outputIsFile)
		}
		return nil // it is made
	case isDevice(a.out):
		return nil // a pipe would wait
	}
	f, err := a.create(ctx, a.out)
	if err == nil {
		f.discard()
	}
	return err
}

// createBeside creates a new file in the folder of target.
func createBeside(target string) (*os.File, error) {
	for i := 0; ; i++ {
		name := fmt.Sprintf(".tianbao-%d-%d.tmp", os.Getpid(), i)
		f, err := os.OpenFile(filepath.Join(filepath.Dir(target), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// outputError says why a file can't be written, in words for people.
func outputError(err error, target string) error {
	switch dir := filepath.Dir(target); {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrPermission):
		return usage(outputDenied, dir)
	case diskFull(err):
		return usage(outputFull, target)
	case !isFolder(dir):
		return usage(outputNoDir, target)
	}
	return usage(outputFailed, target, systemCause(err))
}

// isDevice reports whether a path leads to something that is neither a file nor a
// folder: a pipe, a terminal.
func isDevice(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// mayReplace refuses a target that is an input, open in a word processor or
// read-only.
// The info is that of an existing target.
func (a *app) mayReplace(target string, info fs.FileInfo, inputs []string) error {
	switch {
	case a.force:
		return nil
	case info != nil && isInput(info, inputs):
		return usage(outputIsInput, target)
	case heldByOwnerFile(target):
		return usage(outputOpen, target)
	case info != nil && isReadOnly(info):
		return usage(outputLocked, target)
	}
	return nil
}

// isReadOnly reports whether someone has protected a file from being written.
// Renaming another over it would not ask.
func isReadOnly(info fs.FileInfo) bool { return info.Mode().Perm()&0o222 == 0 }

// isInput reports whether a file is one of the inputs, by whatever name.
func isInput(target fs.FileInfo, inputs []string) bool {
	for _, input := range inputs {
		if info, err := os.Stat(input); err == nil && os.SameFile(info, target) {
			return true
		}
	}
	return false
}

// heldByOwnerFile reports whether a word processor has left the mark that it
// has target open: Word's ~$, WPS's .~, LibreOffice's .~lock.
func heldByOwnerFile(target string) bool {
	dir, name := filepath.Split(target)
	marks := []string{"~$" + name, ".~" + name, ".~lock." + name + "#"}
	if runes := []rune(name); len(runes) > 2 {
		marks = append(marks, "~$"+string(runes[2:]))
	}
	for _, mark := range marks {
		if _, err := os.Lstat(dir + mark); err == nil {
			return true
		}
	}
	return false
}

// commit makes the file appear under its name.
func (f *outputFile) commit() error {
	if f.direct {
		return outputError(f.Close(), f.target)
	}
	err := errors.Join(f.keepMode(), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), f.target)
	}
	if err == nil {
		return nil
	}
	_ = os.Remove(f.Name())
	if heldOpen(err) {
		return usage(outputOpen, f.target)
	}
	return outputError(err, f.target)
}

// keepMode gives the file the permissions of the one it replaces.
func (f *outputFile) keepMode() error {
	info, err := os.Stat(f.target)
	if err != nil {
		return nil // a new file has its permissions already
	}
	return f.Chmod(info.Mode().Perm())
}

// discard removes what was written so far.
func (f *outputFile) discard() {
	_ = f.Close()
	if !f.direct {
		_ = os.Remove(f.Name())
	}
}

// deliver writes a result to the file that -o names, or to stdout.
func (a *app) deliver(ctx context.Context, write func(io.Writer) error, inputs ...string) error {
	if a.toStdout() {
		return a.save(ctx, stdoutName, write)
	}
	return a.save(ctx, a.out, write, inputs...)
}

// stdoutName stands for stdout where a file is named.
const stdoutName = "-"

// place is what messages call a target.
func (a *app) place(target string) string {
	if target == stdoutName {
		return a.t(outputStdout)
	}
	return target
}

// save writes a file, or to stdout.
func (a *app) save(ctx context.Context, target string, write func(io.Writer) error, inputs ...string) error {
	if target == stdoutName {
		w := &sink{ctx: ctx, to: a.stdout}
		return awaitError(ctx, func() error { return w.blame(write(w), stdoutFailed) })
	}
	f, err := a.create(ctx, target, inputs...)
	if err != nil {
		return err
	}
	w := &sink{ctx: ctx, to: f}
	work := func() error { return w.blameFile(write(w), target) }
	if f.direct {
		err = awaitError(ctx, work) // a pipe waits for its reader, and no half is left
	} else {
		err = work()
	}
	if err != nil {
		f.discard()
		return err
	}
	return f.commit()
}

// sink remembers why writing failed, to tell it from a failure of what was to
// be written. It takes nothing more once ctx, that of one delivery, has ended.
type sink struct {
	ctx context.Context
	to  io.Writer
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	if err := context.Cause(s.ctx); err != nil {
		return 0, err
	}
	n, err := s.to.Write(p)
	if err != nil {
		s.err = err
	}
	return n, err
}

// blame puts a failure of the output into words; other errors stay.
func (s *sink) blame(err error, what text, args ...any) error {
	if err == nil || s.err == nil || readerGone(s.err) {
		return err
	}
	return usage(what, append(args, systemCause(s.err))...)
}

// blameFile is blame for a sink that writes the file target.
func (s *sink) blameFile(err error, target string) error {
	if err != nil && diskFull(s.err) {
		return usage(outputFull, target)
	}
	return s.blame(err, outputFailed, target)
}

// deliverBytes is deliver for a result that is at hand.
func (a *app) deliverBytes(ctx context.Context, data []byte, inputs ...string) error {
	return a.deliver(ctx, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}, inputs...)
}

func (a *app) toStdout() bool { return a.out == "" || a.out == "-" }

// systemCause takes the names of temporary files out of an error.
func systemCause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
